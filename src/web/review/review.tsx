/**
 * Review by keyboard: the next event nobody has judged, its sentence in context, one decision at a time. The queue is taken
 * a page at a time, so that judging does not move it under one's hands; undo goes back to what it undid, over documents.
 */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Event } from '../../engine/event.ts';
import { useKeys } from '../keys.tsx';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Loading, number, Problem, Show } from '../parts.tsx';
import { read, useServer } from '../server.ts';
import { judge, useTurned } from '../undo.tsx';
import { AllDone, type Answer, Card, type Verdict } from './card.tsx';
import './review.css';

const A_PAGE = 1000;
/** So many before the end the next page is asked for. */
const AHEAD = 20;

export default function ReviewPage(): ReactNode {
  const { query } = useLocation();
  const order = query.get('order') ?? 'document';
  const base = filterQuery(query, { review: query.get('review') ?? 'unreviewed', sort: order, limit: A_PAGE });
  const single = query.get('event');
  return <Queue key={`${base} ${single}`} base={base} order={order} single={single} />;
}

interface Page {
  rows: Event[];
  total: number;
  next: string | null;
}

/** The ids to judge, read on as one comes near their end. */
function useQueue(base: string, single: string | null, at: number) {
  const [queue, setQueue] = useState<string[] | null>(single ? [single] : null);
  const [total, setTotal] = useState(single ? 1 : 0);
  const [after, setAfter] = useState<string | null>(single ? null : '');
  const [error, setError] = useState<Error | null>(null);
  const wanted = after !== null && (queue === null || at > queue.length - AHEAD) ? after : null;
  useEffect(() => {
    if (wanted === null) return;
    const controller = new AbortController();
    const path = `/events.json?${base}${wanted === '' ? '' : `&after=${encodeURIComponent(wanted)}`}`;
    read<Page>(path, controller.signal).then(
      (page) => {
        setQueue((before) => [...(before ?? []), ...page.rows.map((event) => event.id)]);
        if (wanted === '') setTotal(page.total);
        setAfter(page.next);
      },
      (problem: Error) => {
        if (!controller.signal.aborted) setError(problem);
      },
    );
    return () => controller.abort();
  }, [base, wanted]);
  return { queue, total, error };
}

function Queue({ base, order, single }: { base: string; order: string; single: string | null }): ReactNode {
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<Map<string, Verdict>>(new Map());
  const [editing, setEditing] = useState(single !== null);
  const { queue, total, error } = useQueue(base, single, at);

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
  const open = () =>
    loaded.data && navigate({ path: `/documents/${loaded.data.event.doc}`, set: { event: loaded.data.event.id } });
  useTurned((events) => {
    const place = queue?.findIndex((id) => events.includes(id)) ?? -1;
    if (place < 0) return;
    setEditing(false);
    setAt(place);
    setDone((before) => new Map([...before].filter(([id]) => !events.includes(id))));
  });
  useKeys([
    { key: 'a', says: 'Accept: right as it is', run: () => void decide('accept') },
    { key: 'x', says: 'Reject: wrong', run: () => void decide('reject') },
    { key: 'e', says: 'Edit', run: () => setEditing(true) },
    { key: 'space', says: 'Skip', run: () => void decide('skip') },
    { key: 'Backspace', says: 'Back to the former one', run: back },
    { key: 'k', says: 'Former one', run: back },
    { key: 'j', says: 'Next one', run: () => void decide('skip') },
    { key: 'o', says: 'Open in the reader', run: open },
    { key: 'Escape', says: 'Leave the form', run: () => setEditing(false) },
  ]);

  const judged = [...done.values()].filter((verdict) => verdict !== 'skip').length;
  return (
    <>
      <div className="head">
        <h1>Review</h1>
        {queue && !single ? (
          <p aria-live="polite">
            {number(Math.min(at + 1, Math.max(total, 1)))} of {number(total)} in this filter, {number(judged)} judged
            now
          </p>
        ) : null}
        <div className="actions">
          {single ? (
            <button type="button" onClick={() => navigate({ set: { event: null } })}>
              Review the rest
            </button>
          ) : (
            <label className="inline">
              Order
              <select
                value={order}
                onChange={(event) =>
                  navigate({ set: { order: event.target.value === 'document' ? null : event.target.value } })
                }
              >
                <option value="document">as in the documents</option>
                <option value="confidence">least certain first</option>
                <option value="day">by date</option>
              </select>
            </label>
          )}
        </div>
      </div>
      {queue && !single ? (
        <progress value={at} max={Math.max(total, 1)} aria-label="Progress through this queue" />
      ) : null}
      {error ? <Problem error={error} /> : null}
      {!queue && !error ? <Loading what="the queue" /> : null}
      {queue && !current && at >= queue.length && (single || queue.length >= total || queue.length === 0) ? (
        <AllDone judged={judged} empty={queue.length === 0} />
      ) : null}
      {current ? (
        <Show loaded={loaded} what="the event">
          {(answer) =>
            answer.event.id === current ? (
              <Card
                key={current}
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
