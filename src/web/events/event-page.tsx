/** One event: its words in context, how it came about, the other reports of it, and what people said of it. */
import type { ReactNode } from 'react';
import type { Event } from '../../engine/event.ts';
import { EventCard } from '../event-card.tsx';
import { Link, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { type Mark, Words } from '../words.tsx';

interface Answer {
  event: Event;
  meta: { title: string | null; publisher: string | null; published: string | null } | null;
  context: { start: number; text: string };
  reports: Event[];
  corrections: {
    kind: string;
    field: string;
    before: unknown;
    after: unknown;
    by: string;
    at: string;
    reason: string;
  }[];
}
interface Line {
  stage: string;
  verdict: string;
  rule: string;
  message: string;
  start: number;
  end: number;
}
interface Explanation {
  reasons: { what: string; value: string; stage: string; text: string | null }[];
  kept: Line[];
  rejected: Line[];
  note?: string;
}

export function eventMarks(event: Event): Mark[] {
  const marks: Mark[] = [{ ...event.trigger, kind: 'act', title: event.type.toLowerCase(), event: event.id }];
  for (const actor of [event.actor, event.recipient])
    if (actor && actor.end > actor.start)
      marks.push({ start: actor.start, end: actor.end, kind: 'actor', title: actor.id ?? actor.name });
  const { date } = event;
  if (date && date.start !== null && date.end !== null)
    marks.push({ start: date.start, end: date.end, kind: 'time', title: date.value ?? '' });
  for (const place of event.places)
    if (place.start !== null && place.end !== null)
      marks.push({ start: place.start, end: place.end, kind: 'place', title: place.name });
  return marks;
}

export function EventPage({ id }: { id: string }): ReactNode {
  const loaded = useServer<Answer>(`/events/${id}.json`);
  const explanation = useServer<Explanation>(`/explanations/${id}.json`);
  return (
    <Show loaded={loaded} what="the event">
      {({ event, meta, context, reports, corrections }) => (
        <>
          <div className="head">
            <h1>One event</h1>
            <p>
              <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }}>
                {meta?.title ?? 'its document'}
              </Link>
              {meta ? `, ${[meta.publisher, meta.published?.slice(0, 10)].filter(Boolean).join(', ')}` : ''}
            </p>
          </div>
          <div className="grid">
            <section className="panel">
              <EventCard event={event} chosen />
              <div className="words">
                <Words text={context.text} offset={context.start} marks={eventMarks(event)} />
              </div>
            </section>
            <section className="panel">
              <h2>How it came about</h2>
              <Show loaded={explanation} what="the explanation">
                {(told) => <Told told={told} />}
              </Show>
            </section>
            {reports.length > 0 ? (
              <section className="panel">
                <h2>The same event elsewhere</h2>
                {reports.map((report) => (
                  <EventCard key={report.id} event={report}>
                    <blockquote>{report.evidence.text}</blockquote>
                    <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id, beside: report.id } }}>
                      Side by side
                    </Link>
                  </EventCard>
                ))}
              </section>
            ) : null}
            {corrections.length > 0 ? (
              <section className="panel">
                <h2>What people said of it</h2>
                <ul className="plain">
                  {corrections.map((one) => (
                    <li key={one.at + one.field}>
                      {one.kind} {one.field}{' '}
                      <small className="soft">
                        {one.by}, {one.at.slice(0, 16).replace('T', ' ')}
                        {one.reason ? `: ${one.reason}` : ''}
                      </small>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </div>
        </>
      )}
    </Show>
  );
}

function Told({ told }: { told: Explanation }): ReactNode {
  return (
    <>
      {told.note ? <p>{told.note}</p> : null}
      <dl className="facts">
        {told.reasons.map((reason) => (
          <div key={reason.what + reason.value + (reason.text ?? '')} style={{ display: 'contents' }}>
            <dt>{reason.what}</dt>
            <dd>
              {reason.value} {reason.text ? <q>{reason.text}</q> : null} <small className="soft">{reason.stage}</small>
            </dd>
          </div>
        ))}
      </dl>
      <Lines title="Why" lines={told.kept} />
      <Lines title="Readings rejected" lines={told.rejected} />
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="plain">
        {lines.map((line) => (
          <li key={`${line.rule}${line.start}${line.message}`}>
            {line.message}{' '}
            <small className="soft">
              {line.stage}, {line.rule}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
