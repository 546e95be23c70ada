/** An event in full: who, what, whom, when, where, how many, according to whom, and what can be done with it. */
import type { ReactNode } from 'react';
import type { Event } from '../engine/event.ts';
import { Link, percent, StatusTag, What, Who } from './parts.tsx';
import { judge } from './undo.tsx';

export function EventFacts({ event }: { event: Event }): ReactNode {
  const { date, attribution, quantities, places, parties } = event;
  return (
    <dl className="facts">
      {date?.value ? (
        <>
          <dt>When</dt>
          <dd>
            {date.edtf ?? date.value}{' '}
            <small className="soft">
              {date.basis}
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
                  [place.name, place.country].filter(Boolean).join(', ') +
                  (place.role === 'site' ? '' : ` (${place.role})`),
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
      <dd>
        {attribution
          .map((link) => `${link.source ?? (link.kind === 'author' ? 'the author' : link.kind)} ${link.stance}`)
          .join(' ‹ ') || 'the author'}
      </dd>
    </dl>
  );
}

interface Props {
  event: Event;
  chosen?: boolean;
  choose?: () => void;
  children?: ReactNode;
}

export function EventCard({ event, chosen = false, choose, children }: Props): ReactNode {
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
        <StatusTag status={event.status} /> <small className="soft">{percent(event.confidence)}</small>
        {event.review ? <small className="tag"> {event.review.state}</small> : null}
        {event.incident && event.incident.reports > 1 ? (
          <small className="soft"> · {event.incident.reports} reports</small>
        ) : null}
      </p>
      {chosen ? (
        <>
          <EventFacts event={event} />
          <p className="actions">
            <button type="button" onClick={() => void judge('/review/verdict', { ids: [event.id], verdict: 'accept' })}>
              ✓ Right
            </button>{' '}
            <button type="button" onClick={() => void judge('/review/verdict', { ids: [event.id], verdict: 'reject' })}>
              ✗ Wrong
            </button>{' '}
            <Link className="button" to={{ path: '/review', set: { event: event.id } }}>
              Edit
            </Link>{' '}
            <Link className="button" to={{ path: `/events/${event.id}` }}>
              How it came about
            </Link>
          </p>
        </>
      ) : null}
      {children}
    </article>
  );
}
