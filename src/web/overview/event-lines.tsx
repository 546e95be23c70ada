/** A few events, a line each, that lead to their words. */
import type { ReactNode } from 'react';
import type { Event } from '../../engine/event.ts';
import { Link, nameOf, percent, StatusTag, What, whenOf } from '../parts.tsx';

export function EventLines({
  events,
  confidence = false,
}: {
  events: readonly Event[];
  confidence?: boolean;
}): ReactNode {
  return (
    <ul className="plain event-lines">
      {events.map((event) => (
        <li key={event.id}>
          <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }} title={event.evidence.text}>
            {nameOf(event.actor)} → {nameOf(event.recipient)}
          </Link>{' '}
          <span>
            <What event={event} /> <StatusTag status={event.status} />{' '}
            <small className="soft">{confidence ? `${percent(event.confidence)} sure` : whenOf(event)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
