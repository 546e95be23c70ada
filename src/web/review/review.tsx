/**
 * Review by keyboard: the next event nobody has judged, its sentence in context, one decision at a time. The queue is taken
 * once per filter and order, so that judging does not move it under one's hands; undo goes back over documents.
 */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Event } from '../../engine/event.ts';
import { EventFacts } from '../event-card.tsx';
import { eventMarks } from '../events/event-page.tsx';
import { useKeys } from '../keys.tsx';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, Link, Loading, number, Problem, percent, Show, StatusTag, What, Who } from '../parts.tsx';
import { read, useServer } from '../server.ts';
import { judge } from '../undo.tsx';
import { Words } from '../words.tsx';
import { EditForm } from './edit-form.tsx';

interface Answer {
  event: Event;
  meta: { title: string | null; publisher: string | null; published: string | null } | null;
  context: { start: number; text: string };
}
type Verdict = 'accept' | 'reject' | 'edit' | 'skip';

const QUEUE = 1000;

export default function ReviewPage(): ReactNode {
  const { query } = useLocation();
  const order = query.get('order') ?? 'document';
  const base = filterQuery(query, { review: query.get('review') ?? 'unreviewed', sort: order, limit: QUEUE });
  return <Queue key={base} base={base} order={order} single={query.get('event')} />;
}

function Queue({ base, order, single }: { base: string; order: string; single: string | null }): ReactNode {
  const [queue, setQueue] = useState<string[] | null>(single ? [single] : null);
  const [total, setTotal] = useState(single ? 1 : 0);
  const [error, setError] = useState<Error | null>(null);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<Map<string, Verdict>>(new Map());
  const [editing, setEditing] = useState(single !== null);

  useEffect(() => {
    if (single) return;
    const controller = new AbortController();
    read<{ rows: Event[]; total: number }>(`/events.json?${base}`, controller.signal).then(
      ({ rows, total: all }) => {
        setQueue(rows.map((event) => event.id));
        setTotal(all);
      },
      (problem: Error) => {
        if (!controller.signal.aborted) setError(problem);
      },
    );
    return () => controller.abort();
  }, [base, single]);

  const current = queue?.[at] ?? null;
  const loaded = useServer<Answer>(current ? `/events/${current}.json` : null);
  // The next one is read ahead, so that a judgement shows it at once.
  const upcoming = queue?.[at + 1] ?? null;
  useEffect(() => {
    if (upcoming) void read(`/events/${upcoming}.json`).catch(() => {});
  }, [upcoming]);

  const decide = useCallback(
    async (verdict: Verdict) => {
      if (!current) return;
      setDone((before) => new Map(before).set(current, verdict));
      setEditing(false);
      setAt((before) => before + 1);
      if (verdict === 'accept' || verdict === 'reject') await judge('/review/verdict', { ids: [current], verdict });
    },
    [current],
  );
  const back = () => {
    setEditing(false);
    setAt((before) => Math.max(0, before - 1));
  };
  useKeys([
    { key: 'a', says: 'Accept: right as it is', run: () => void decide('accept') },
    { key: 'x', says: 'Reject: wrong', run: () => void decide('reject') },
    { key: 'e', says: 'Edit', run: () => setEditing(true) },
    { key: 'space', says: 'Skip', run: () => void decide('skip') },
    { key: 'Backspace', says: 'Back to the former one', run: back },
    { key: 'k', says: 'Former one', run: back },
    { key: 'j', says: 'Next one', run: () => void decide('skip') },
    {
      key: 'o',
      says: 'Open in the reader',
      run: () =>
        loaded.data && navigate({ path: `/documents/${loaded.data.event.doc}`, set: { event: loaded.data.event.id } }),
    },
    { key: 'Escape', says: 'Leave the form', run: () => setEditing(false) },
  ]);

  const judged = [...done.values()].filter((verdict) => verdict !== 'skip').length;
  return (
    <>
      <div className="head">
        <h1>Review</h1>
        {queue ? (
          <p aria-live="polite">
            {number(Math.min(at + 1, Math.max(total, 1)))} of {number(total)} in this filter, {number(judged)} judged
            now
          </p>
        ) : null}
        <div className="actions">
          <label className="field" style={{ flexDirection: 'row', alignItems: 'center', gap: '.4rem' }}>
            Order
            <select
              value={order}
              onChange={(event) =>
                navigate({ set: { order: event.target.value === 'document' ? null : event.target.value, event: null } })
              }
            >
              <option value="document">as in the documents</option>
              <option value="confidence">least certain first</option>
              <option value="day">by date</option>
            </select>
          </label>
        </div>
      </div>
      {queue ? (
        <progress
          value={Math.min(at, queue.length)}
          max={Math.max(queue.length, 1)}
          aria-label="Progress through this queue"
          style={{ width: '100%' }}
        />
      ) : null}
      {error ? <Problem error={error} /> : null}
      {!queue && !error ? <Loading what="the queue" /> : null}
      {queue && !current ? <AllDone judged={judged} empty={queue.length === 0} /> : null}
      {current ? (
        <Show loaded={loaded} what="the event">
          {(answer) =>
            answer.event.id === current ? (
              <Card
                answer={answer}
                verdict={done.get(current) ?? null}
                decide={decide}
                editing={editing}
                setEditing={setEditing}
                back={at > 0 ? back : null}
              />
            ) : (
              <Loading what="the next event" />
            )
          }
        </Show>
      ) : null}
    </>
  );
}

function AllDone({ judged, empty }: { judged: number; empty: boolean }): ReactNode {
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

interface CardProps {
  answer: Answer;
  verdict: Verdict | null;
  decide(verdict: Verdict): Promise<void>;
  editing: boolean;
  setEditing(editing: boolean): void;
  back: (() => void) | null;
}

function Card({ answer, verdict, decide, editing, setEditing, back }: CardProps): ReactNode {
  const { event, meta, context } = answer;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <article className="panel review-card">
      <p className="soft">
        {[meta?.title, meta?.publisher, meta?.published?.slice(0, 10)].filter(Boolean).join(' · ')}
        {verdict ? ` · ${verdict === 'skip' ? 'skipped before' : `${verdict}ed before`}` : ''}
      </p>
      <h2 ref={heading}>
        <Who actor={event.actor} /> → <Who actor={event.recipient} />
      </h2>
      <p>
        <strong>
          <What event={event} />
        </strong>{' '}
        <StatusTag status={event.status} /> <small className="soft">{percent(event.confidence)}</small>
      </p>
      <div className="words review-words">
        <Words text={context.text} offset={context.start} marks={eventMarks(event)} chosen={event.id} />
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
                Back
              </button>
            ) : null}
          </p>
        </>
      )}
    </article>
  );
}
