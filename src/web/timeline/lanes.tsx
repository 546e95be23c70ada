/** Events one by one as bars over a common axis: a bar is as long as its date is uncertain, dashed if it did not happen. */
import type { ReactNode } from 'react';
import type { Event } from '../../engine/event.ts';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Link, nameOf, number, quadClass, Show, titleCase, whenOf } from '../parts.tsx';
import { useServer } from '../server.ts';
import { dateOf, dayOf, ticksOf } from '../time/days.ts';

const A_PAGE = 100;

export function Lanes(): ReactNode {
  const { query } = useLocation();
  const after = query.get('lanes');
  const loaded = useServer<{ rows: Event[]; total: number; next: string | null }>(
    `/events.json?${filterQuery(query, { sort: 'day', limit: A_PAGE, after })}`,
  );
  return (
    <Show loaded={loaded} what="the events">
      {({ rows, total, next }) => {
        const dated = rows.filter((event) => event.date?.earliest && event.date.latest);
        const undated = rows.filter((event) => !(event.date?.earliest && event.date.latest));
        if (rows.length === 0) return null;
        return (
          <section className="panel">
            <h2>Event by event</h2>
            <p className="soft">
              {total > rows.length ? `${number(rows.length)} of ${number(total)}, by date. ` : ''}A bar is as long as
              its date is uncertain; a dashed one did not happen, or not yet.
            </p>
            <Axis events={dated} />
            {undated.length > 0 ? (
              <details>
                <summary>{number(undated.length)} of these without a date</summary>
                <ul className="plain">
                  {undated.map((event) => (
                    <li key={event.id}>
                      <EventLink event={event} />
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
            <p className="actions">
              {after ? (
                <button type="button" onClick={() => navigate({ set: { lanes: null } })}>
                  From the beginning
                </button>
              ) : null}
              {next ? (
                <button type="button" onClick={() => navigate({ set: { lanes: next } })}>
                  The next {A_PAGE}
                </button>
              ) : null}
            </p>
          </section>
        );
      }}
    </Show>
  );
}

function EventLink({ event }: { event: Event }): ReactNode {
  return (
    <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }} title={event.evidence.text}>
      {nameOf(event.actor)} → {nameOf(event.recipient)}, {titleCase(event.type)}
    </Link>
  );
}

/** Where, in per cent of the axis, a label that began at its day might end beyond the page: it ends there instead. */
const LATE = 75;

function Axis({ events }: { events: readonly Event[] }): ReactNode {
  if (events.length === 0) return null;
  const days = events
    .flatMap((event) => [dayOf(event.date!.earliest!), dayOf(event.date!.latest!) + 1])
    .sort((a, b) => a - b);
  // One event dated to a century must not squeeze the rest.
  const first = days[Math.floor(days.length * 0.02)]!;
  const last = Math.max(days[Math.ceil(days.length * 0.98) - 1]!, first + 1);
  const share = (day: number) => Math.max(0, Math.min(100, ((day - first) / (last - first)) * 100));
  const ticks = ticksOf(first, last, 5);
  return (
    <div className="lanes">
      <div className="lane-head" aria-hidden="true">
        <span />
        <span className="lane-axis">
          {ticks.map(({ day, text }) => (
            <span key={day} style={share(day) > LATE ? { right: `${100 - share(day)}%` } : { left: `${share(day)}%` }}>
              {text}
            </span>
          ))}
        </span>
      </div>
      <ul className="plain">
        {events.map((event) => {
          const left = share(dayOf(event.date!.earliest!));
          const right = share(dayOf(event.date!.latest!) + 1);
          return (
            <li key={event.id}>
              <EventLink event={event} />
              <span className="lane" title={whenOf(event)}>
                <span className="visually-hidden">{whenOf(event)}</span>
                {ticks.map(({ day }) => (
                  <span key={day} className="lane-tick" style={{ left: `${share(day)}%` }} />
                ))}
                <span
                  className={`lane-bar ${quadClass(event.quad)} ${event.status}`}
                  style={{ left: `min(${left}%, 100% - 5px)`, width: `max(5px, ${right - left}%)` }}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="soft">
        {dateOf(first)} to {dateOf(last - 1)}
      </p>
    </div>
  );
}
