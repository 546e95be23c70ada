/** The event table: sorted by the server, drawn as far as one can see, with judgement on all that a filter shows. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Event } from '../../engine/event.ts';
import { useKeys } from '../keys.tsx';
import { filterQuery, navigate, useLocation } from '../location.ts';
import {
  accordingTo,
  Empty,
  Link,
  Loading,
  Problem,
  percent,
  plural,
  StatusTag,
  What,
  Who,
  whenOf,
  whereOf,
} from '../parts.tsx';
import { read, useServer } from '../server.ts';
import { judge } from '../undo.tsx';
import { EventPage } from './event-page.tsx';
import { SavedViews } from './saved-views.tsx';

interface Answer {
  rows: Event[];
  next: string | null;
  total: number;
}

export default function EventsPage(): ReactNode {
  const { path } = useLocation();
  const id = path.split('/')[2];
  return id ? <EventPage key={id} id={id} /> : <EventTable />;
}

const COLUMNS: { name: string; title: string; width: string }[] = [
  { name: 'actor', title: 'Who', width: 'minmax(9rem, 1.3fr)' },
  { name: 'recipient', title: 'Whom', width: 'minmax(8rem, 1.2fr)' },
  { name: 'type', title: 'What', width: 'minmax(8rem, 1fr)' },
  { name: 'day', title: 'When', width: '7.5rem' },
  { name: '', title: 'Where', width: 'minmax(6rem, .9fr)' },
  { name: '', title: 'According to', width: 'minmax(7rem, 1fr)' },
  { name: 'status', title: 'Status', width: '6.5rem' },
  { name: 'confidence', title: 'Sure', width: '4.2rem' },
];
const ROW_HEIGHT = 58;

/** Pages that have come so far; the next is asked for when its rows come near. */
function usePages(query: string): {
  rows: Event[];
  total: number | null;
  error: Error | null;
  loading: boolean;
  more(): void;
} {
  const first = useServer<Answer>(`/events.json?${query}`);
  const [rest, setRest] = useState<{
    of: Answer | null;
    rows: Event[];
    next: string | null;
    error: Error | null;
    loading: boolean;
  }>({ of: null, rows: [], next: null, error: null, loading: false });
  useEffect(
    () => setRest({ of: first.data, rows: [], next: first.data?.next ?? null, error: null, loading: false }),
    [first.data],
  );
  const more = useCallback(() => {
    setRest((now) => {
      if (now.next === null || now.loading || now.of === null) return now;
      read<Answer>(`/events.json?${query}&after=${encodeURIComponent(now.next)}`).then(
        (page) =>
          setRest((later) =>
            later.of === now.of
              ? { ...later, rows: [...later.rows, ...page.rows], next: page.next, loading: false }
              : later,
          ),
        (error: Error) => setRest((later) => ({ ...later, error, loading: false })),
      );
      return { ...now, loading: true };
    });
  }, [query]);
  const rows = rest.of === first.data && first.data ? [...first.data.rows, ...rest.rows] : (first.data?.rows ?? []);
  return { rows, total: first.data?.total ?? null, error: first.error ?? rest.error, loading: first.loading, more };
}

function EventTable(): ReactNode {
  const { query } = useLocation();
  const sort = query.get('sort') ?? 'document';
  const descending = query.get('descending') === 'yes';
  const { rows, total, error, loading, more } = usePages(
    filterQuery(query, { sort, descending: String(descending), limit: 200 }),
  );
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > rows.length - 40) more();
  }, [last, rows.length, more]);
  const move = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    setAt(next);
    virtual.scrollToIndex(next);
  };
  const current = rows[at];
  useKeys([
    { key: 'j', says: 'Next row', run: () => move(1) },
    { key: 'k', says: 'Former row', run: () => move(-1) },
    {
      key: 'o',
      says: 'Open the row',
      run: () => current && navigate({ path: `/documents/${current.doc}`, set: { event: current.id } }),
    },
    {
      key: 'a',
      says: 'Accept the row',
      run: () => current && void judge('/review/verdict', { ids: [current.id], verdict: 'accept' }),
    },
    {
      key: 'x',
      says: 'Reject the row',
      run: () => current && void judge('/review/verdict', { ids: [current.id], verdict: 'reject' }),
    },
  ]);
  const order = (name: string) =>
    navigate({ set: { sort: name, descending: sort === name && !descending ? 'yes' : null } });
  const template = COLUMNS.map((column) => column.width).join(' ');
  return (
    <>
      <div className="head">
        <h1>Events</h1>
        {total === null ? null : <p aria-live="polite">{plural(total, 'row')}</p>}
        <div className="actions">
          <SavedViews />
          <BulkJudgement total={total} />
          <Link className="button" to={{ path: '/export' }}>
            Export
          </Link>
        </div>
      </div>
      {error ? <Problem error={error} /> : null}
      {loading && rows.length === 0 ? <Loading what="events" /> : null}
      {!loading && rows.length === 0 && !error ? (
        <Empty title="No event in this selection">
          <p>Take off a filter, or import documents.</p>
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <div
          ref={box}
          className="panel event-table"
          role="table"
          aria-rowcount={total ?? undefined}
          aria-label="Events"
          aria-busy={loading}
          tabIndex={0}
        >
          <div role="rowgroup" className="event-table-head">
            <div role="row" style={{ gridTemplateColumns: template }}>
              {COLUMNS.map(({ name, title }) => (
                <div
                  role="columnheader"
                  key={title}
                  aria-sort={name !== '' && sort === name ? (descending ? 'descending' : 'ascending') : 'none'}
                >
                  {name === '' ? (
                    title
                  ) : (
                    <button type="button" onClick={() => order(name)}>
                      {title} {sort === name ? (descending ? '↓' : '↑') : ''}
                    </button>
                  )}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map((item) => {
              const event = rows[item.index]!;
              return (
                <div
                  role="row"
                  key={event.id}
                  aria-rowindex={item.index + 1}
                  aria-selected={item.index === at}
                  className={item.index === at ? 'is-chosen' : undefined}
                  style={{
                    gridTemplateColumns: template,
                    position: 'absolute',
                    insetInline: 0,
                    height: ROW_HEIGHT,
                    transform: `translateY(${item.start}px)`,
                  }}
                  onPointerDown={() => setAt(item.index)}
                >
                  <div role="cell">
                    <Link
                      to={{ path: `/documents/${event.doc}`, set: { event: event.id } }}
                      title={event.evidence.text}
                    >
                      <Who actor={event.actor} />
                    </Link>
                  </div>
                  <div role="cell">
                    <Who actor={event.recipient} />
                  </div>
                  <div role="cell">
                    <What event={event} />
                  </div>
                  <div role="cell">{whenOf(event)}</div>
                  <div role="cell">{whereOf(event)}</div>
                  <div role="cell">{accordingTo(event)}</div>
                  <div role="cell">
                    <StatusTag status={event.status} />
                  </div>
                  <div role="cell" className="number">
                    {percent(event.confidence)}
                    {event.review ? (
                      <small title={event.review.state}> {event.review.state === 'rejected' ? '✗' : '✓'}</small>
                    ) : null}
                  </div>
                </div>
              );
            })}
          </div>
        </div>
      ) : null}
    </>
  );
}

/** One verdict on everything the filter shows: asked twice, one step of undo. */
function BulkJudgement({ total }: { total: number | null }): ReactNode {
  const { query } = useLocation();
  const [asked, setAsked] = useState<'accept' | 'reject' | null>(null);
  if (!total) return null;
  const run = async (verdict: 'accept' | 'reject') => {
    setAsked(null);
    const { ids } = await read<{ ids: string[] }>(`/events/ids.json?${filterQuery(query)}`);
    await judge('/review/verdict', { ids, verdict });
  };
  const count = Math.min(total, 10_000);
  return asked ? (
    <span role="alertdialog" aria-label="Are you sure?">
      {asked === 'accept' ? 'Accept' : 'Reject'} {plural(count, 'row')}?{' '}
      <button type="button" className="primary" onClick={() => void run(asked)}>
        Yes
      </button>{' '}
      <button type="button" onClick={() => setAsked(null)}>
        No
      </button>
    </span>
  ) : (
    <>
      <button type="button" onClick={() => setAsked('accept')}>
        ✓ All {plural(count, 'row')}
      </button>
      <button type="button" onClick={() => setAsked('reject')}>
        ✗ All
      </button>
    </>
  );
}
