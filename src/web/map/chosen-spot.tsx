/** What happened in a chosen place: a few of its sentences, and the way to all of them. */
import type { ReactNode } from 'react';
import type { Event } from '../../engine/event.ts';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { countryName } from '../names.ts';
import { Link, plural, Show, whenOf } from '../parts.tsx';
import { useServer } from '../server.ts';
import { PRECISIONS, type Spot } from './spot.ts';

const MOST = 4;

/** What the filter Where takes for this place. */
export const filterOf = (spot: Spot): string =>
  spot.precision === 'country' ? (spot.country ?? spot.name) : spot.name;

export function ChosenSpot({ spot }: { spot: Spot }): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<{ rows: Event[] }>(
    `/events.json?${filterQuery(query, { place: filterOf(spot), sort: 'day', descending: 'true', limit: 60 })}`,
  );
  const here = (event: Event) =>
    event.places.some((place) => place.name === spot.name && place.precision === spot.precision);
  return (
    <section className="panel" aria-live="polite">
      <div className="head">
        <h2>
          {[spot.name, spot.precision === 'country' ? '' : countryName(spot.country)].filter(Boolean).join(', ')}:{' '}
          {plural(spot.acts, 'act')}
        </h2>
        <p>known to {PRECISIONS[spot.precision]}</p>
        <div className="actions">
          <Link className="button" to={{ path: '/events', set: { place: filterOf(spot) } }}>
            All its events
          </Link>
          <button type="button" onClick={() => navigate({ set: { spot: null }, replace: true })}>
            Close
          </button>
        </div>
      </div>
      <Show loaded={loaded} what="its sentences">
        {({ rows }) => (
          <>
            {rows
              .filter(here)
              .slice(0, MOST)
              .map((event) => (
                <blockquote key={event.id}>
                  {event.evidence.text}{' '}
                  <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }}>
                    {[event.publisher, whenOf(event)].filter(Boolean).join(', ') || 'its document'}
                  </Link>
                </blockquote>
              ))}
          </>
        )}
      </Show>
    </section>
  );
}
