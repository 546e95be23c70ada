/** One event to judge: its sentence in context, what was read from it, and the decisions. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Event } from '../../engine/event.ts';
import { EventFacts } from '../event-card.tsx';
import { eventMarks } from '../events/event-page.tsx';
import { Empty, Link, number, percent, StatusTag, What, Who } from '../parts.tsx';
import { Words } from '../words.tsx';
import { EditForm } from './edit-form.tsx';

export interface Answer {
  event: Event;
  meta: { title: string | null; publisher: string | null; published: string | null } | null;
  context: { start: number; text: string; cut: [boolean, boolean] };
}
export type Verdict = 'accept' | 'reject' | 'edit' | 'skip';

const BEFORE: Readonly<Record<Verdict, string>> = {
  accept: 'accepted before',
  reject: 'rejected before',
  edit: 'edited before',
  skip: 'skipped before',
};

export function AllDone({ judged, empty }: { judged: number; empty: boolean }): ReactNode {
  return (
    <Empty title={empty ? 'Nothing left to judge in this filter' : 'The end of this queue'}>
      <p>
        {judged > 0 ? `${number(judged)} judged. Every judgement can be undone.` : 'Take off a filter to see more.'}
      </p>
      <p>
        <Link className="button" to={{ path: '/events', set: { event: null, order: null } }}>
          To the table
        </Link>
      </p>
    </Empty>
  );
}

export interface CardProps {
  answer: Answer;
  verdict: Verdict | null;
  decide(verdict: Verdict): Promise<void>;
  editing: boolean;
  setEditing(editing: boolean): void;
  back: (() => void) | null;
}

export function Card({ answer, verdict, decide, editing, setEditing, back }: CardProps): ReactNode {
  const { event, meta, context } = answer;
  const words = useRef<HTMLDivElement>(null);
  const marks = useMemo(
    () => [{ ...event.evidence, kind: 'evidence' as const, title: '' }, ...eventMarks(event)],
    [event],
  );
  // The sentence is what is judged: it stands in sight however long the words before it are.
  useEffect(() => {
    const sentence = words.current?.querySelector<HTMLElement>('.evidence');
    if (words.current && sentence) words.current.scrollTop = sentence.offsetTop - words.current.offsetTop - 40;
  }, []);
  return (
    <article className="panel review-card">
      <p className="soft review-source">
        <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }} title="Open in the reader (o)">
          {meta?.title ?? 'In its document'}
        </Link>
        {[meta?.publisher, meta?.published?.slice(0, 10)]
          .filter(Boolean)
          .map((one) => ` · ${one}`)
          .join('')}
        {verdict ? ` · ${BEFORE[verdict]}` : ''}
      </p>
      <h2>
        <Who actor={event.actor} /> → <Who actor={event.recipient} />
      </h2>
      <p>
        <strong>
          <What event={event} />
        </strong>{' '}
        <StatusTag status={event.status} /> <small className="soft">{percent(event.confidence)} sure</small>
        {event.review ? <small className="tag">{event.review.state}</small> : null}
      </p>
      <div
        className="words review-words"
        ref={words}
        tabIndex={0}
        role="region"
        aria-label="The sentence in its context"
      >
        {context.cut[0] ? <span className="soft">… </span> : null}
        <Words text={context.text} offset={context.start} marks={marks} chosen={event.id} />
        {context.cut[1] ? <span className="soft"> …</span> : null}
      </div>
      {editing ? (
        <EditForm
          event={event}
          done={(edited) => {
            setEditing(false);
            if (edited) void decide('edit');
          }}
        />
      ) : (
        <>
          <EventFacts event={event} />
          <p className="actions review-actions">
            <button type="button" className="primary" onClick={() => void decide('accept')}>
              ✓ Accept <kbd>a</kbd>
            </button>
            <button type="button" onClick={() => void decide('reject')}>
              ✗ Reject <kbd>x</kbd>
            </button>
            <button type="button" onClick={() => setEditing(true)}>
              Edit <kbd>e</kbd>
            </button>
            <button type="button" onClick={() => void decide('skip')}>
              Skip <kbd>Space</kbd>
            </button>
            {back ? (
              <button type="button" className="quiet" onClick={back}>
                Back <kbd>k</kbd>
              </button>
            ) : null}
          </p>
        </>
      )}
    </article>
  );
}
