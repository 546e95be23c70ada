/** An event in full: who, what, whom, when, where, how many, according to whom, and what can be done with it. */
import type { ReactNode } from 'react';
import type { Event } from '../engine/event.ts';
import { countryName } from './names.ts';
import { accordingTo, Link, percent, StatusTag, What, Who, whenOf } from './parts.tsx';
import { judge } from './undo.tsx';

/** How the date is known. */
const BASES: Readonly<Record<string, string>> = {
  stated: 'as it stands there',
  implied: 'worked out',
  inherited: 'from the words around',
  default: 'by the date of the text',
};

export function EventFacts({ event }: { event: Event }): ReactNode {
  const { date, quantities, places, parties } = event;
  return (
    <dl className="facts">
      {date?.value ? (
        <>
          <dt>When</dt>
          <dd>
            {whenOf(event)}{' '}
            <small className="soft">
              {BASES[date.basis]}
              {date.text ? `, “${date.text}”` : ''}
            </small>
          </dd>
        </>
      ) : null}
      {places.length > 0 ? (
        <>
          <dt>Where</dt>
          <dd>
            {places
              .map(
                (place) =>
                  [place.name, place.precision === 'country' ? '' : countryName(place.country)]
                    .filter(Boolean)
                    .join(', ') + (place.role === 'site' ? '' : ` (${place.role})`),
              )
              .join('; ')}
          </dd>
        </>
      ) : null}
      {quantities.length > 0 ? (
        <>
          <dt>How many</dt>
          <dd>
            {quantities
              .map((one) => `${one.role}: ${one.text}${one.scope === 'cumulative' ? ' (in all)' : ''}`)
              .join('; ')}
          </dd>
        </>
      ) : null}
      {parties.length > 0 ? (
        <>
          <dt>Others</dt>
          <dd>{parties.map((party) => `${party.role} ${party.actor.name}`).join('; ')}</dd>
        </>
      ) : null}
      <dt>According to</dt>
      <dd>{accordingTo(event) || 'the author'}</dd>
    </dl>
  );
}

interface Props {
  event: Event;
  chosen?: boolean;
  choose?: () => void;
  /** The page says already how it came about. */
  told?: boolean;
  children?: ReactNode;
}

export function EventCard({ event, chosen = false, choose, told = false, children }: Props): ReactNode {
  return (
    <article className={`event-card${chosen ? ' is-chosen' : ''}`} id={`card-${event.id}`}>
      <h3>
        {choose ? (
          <button type="button" className="mark-title" aria-pressed={chosen} onClick={choose}>
            <Who actor={event.actor} /> → <Who actor={event.recipient} />
          </button>
        ) : (
          <>
            <Who actor={event.actor} /> → <Who actor={event.recipient} />
          </>
        )}
      </h3>
      <p>
        <strong>
          <What event={event} />
        </strong>{' '}
        <StatusTag status={event.status} /> <small className="soft">{percent(event.confidence)} sure</small>
        {event.review ? <small className="tag">{event.review.state}</small> : null}
        {event.incident && event.incident.reports > 1 ? (
          <small className="soft"> · {event.incident.reports} reports</small>
        ) : null}
      </p>
      {chosen ? (
        <>
          <EventFacts event={event} />
          <p className="actions no-print">
            <button
              type="button"
              aria-pressed={event.review?.state === 'accepted'}
              onClick={() => void judge('/review/verdict', { ids: [event.id], verdict: 'accept' })}
            >
              ✓ Accept
            </button>
            <button
              type="button"
              aria-pressed={event.review?.state === 'rejected'}
              onClick={() => void judge('/review/verdict', { ids: [event.id], verdict: 'reject' })}
            >
              ✗ Reject
            </button>
            <Link className="button" to={{ path: '/review', set: { event: event.id } }}>
              Edit
            </Link>
            {told ? null : (
              <Link className="button" to={{ path: `/events/${event.id}` }}>
                How it came about
              </Link>
            )}
          </p>
        </>
      ) : null}
      {children}
    </article>
  );
}
