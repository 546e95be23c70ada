/** One event: its words in context, how it came about, the other reports of it, and what people said of it. */
import { type ReactNode, useState } from 'react';
import type { Event } from '../../engine/event.ts';
import { EventCard } from '../event-card.tsx';
import { Link, nameOf, Show, titleCase } from '../parts.tsx';
import { judge } from '../undo.tsx';
import { read, useServer } from '../server.ts';
import { type Mark, Words } from '../words.tsx';
import './events.css';

interface Answer {
  event: Event;
  meta: { title: string | null; publisher: string | null; published: string | null } | null;
  context: { start: number; text: string; cut: [boolean, boolean] };
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
            <h1>
              {nameOf(event.actor)} → {nameOf(event.recipient)}: {titleCase(event.type)}
            </h1>
            <p>
              <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }}>
                {meta?.title ?? 'its document'}
              </Link>
              {meta ? `, ${[meta.publisher, meta.published?.slice(0, 10)].filter(Boolean).join(', ')}` : ''}
            </p>
          </div>
          <div className="event-columns">
            <section className="panel">
              <h2 className="visually-hidden">What was read</h2>
              <EventCard event={event} chosen told />
              <div className="words">
                {context.cut[0] ? <span className="soft">… </span> : null}
                <Words text={context.text} offset={context.start} marks={eventMarks(event)} />
                {context.cut[1] ? <span className="soft"> …</span> : null}
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
                    <p className="actions">
                      <Link
                        className="button"
                        to={{ path: `/documents/${event.doc}`, set: { event: event.id, beside: report.id } }}
                      >
                        Side by side
                      </Link>
                      <button
                        type="button"
                        onClick={() => void judge('/review/incident', { ids: [report.id], incident: null })}
                      >
                        Not the same event
                      </button>
                    </p>
                  </EventCard>
                ))}
              </section>
            ) : null}
            <JoinReport event={event} />
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

/** Says that this report tells of the same event as another: by the address or id of that one. */
function JoinReport({ event }: { event: Event }): ReactNode {
  const [problem, setProblem] = useState('');
  const submit = async (form: FormData) => {
    const id = /ev_[0-9a-f]+/.exec(String(form.get('other')))?.[0];
    if (!id || id === event.id) return setProblem('Paste the link or the id of another report; ids begin with ev_.');
    const other = await read<Answer>(`/events/${id}.json`).catch(() => null);
    if (!other?.event.incident) return setProblem(`There is no report ${id} in this project.`);
    setProblem('');
    await judge('/review/incident', { ids: [event.id], incident: other.event.incident.id });
  };
  return (
    <details className="panel no-print">
      <summary>It tells of the same event as another report</summary>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void submit(new FormData(submitted.currentTarget));
        }}
      >
        <p className="field">
          <label htmlFor="join-other">Link or id of that report</label>
          <input id="join-other" name="other" required />
        </p>
        {problem ? <p role="alert">{problem}</p> : null}
        <button type="submit">Join them</button>
      </form>
    </details>
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
