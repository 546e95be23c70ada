/** The event table: sorted by the server, drawn as far as one can see, with judgement on all that a filter shows. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
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
import { judge } from '../undo.tsx';
import { EventPage } from './event-page.tsx';
import './events.css';
import { BulkJudgement } from './bulk-judgement.tsx';
import { usePages } from './pages.ts';

export default function EventsPage(): ReactNode {
  const { path } = useLocation();
  const id = path.split('/')[2];
  return id ? <EventPage key={id} id={id} /> : <EventTable />;
}

const COLUMNS: { name: string; title: string; width: string }[] = [
  { name: 'actor', title: 'Who', width: 'minmax(9rem, 1.3fr)' },
  { name: 'recipient', title: 'Whom', width: 'minmax(8rem, 1.2fr)' },
  { name: 'type', title: 'What', width: 'minmax(8rem, 1fr)' },
  { name: 'day', title: 'When', width: '9.9rem' },
  { name: '', title: 'Where', width: 'minmax(6rem, .9fr)' },
  { name: '', title: 'According to', width: 'minmax(7rem, 1fr)' },
  { name: 'status', title: 'Status', width: '6.5rem' },
  { name: 'confidence', title: 'Sure', width: '4.4rem' },
  { name: '', title: 'Judged', width: '5.6rem' },
];
const ROW_HEIGHT = 54;
/** On a narrow screen a row is a card of four lines. */
const CARD_HEIGHT = 132;
const NARROW = '(max-width: 40rem)';

function EventTable(): ReactNode {
  const { query } = useLocation();
  const sort = query.get('sort') ?? 'document';
  const descending = query.get('descending') === 'yes';
  const { rows, total, error, loading, more } = usePages(
    filterQuery(query, { sort, descending: String(descending), limit: 100 }),
  );
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const narrow = useMedia(NARROW);
  const height = narrow ? CARD_HEIGHT : ROW_HEIGHT;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height lie elsewhere
  useEffect(() => virtual.measure(), [height]);
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
      run: () => current && judgeRow(current.id, 'accept'),
    },
    {
      key: 'x',
      says: 'Reject the row',
      run: () => current && judgeRow(current.id, 'reject'),
    },
  ]);
  const order = (name: string) =>
    navigate({ set: { sort: name, descending: sort === name && !descending ? 'yes' : null } });
  const judgeRow = (id: string, verdict: 'accept' | 'reject') => void judge('/review/verdict', { ids: [id], verdict });
  const template = COLUMNS.map((column) => column.width).join(' ');
  return (
    <>
      <div className="head">
        <h1>Events</h1>
        {total === null ? null : <p aria-live="polite">{plural(total, 'row')}</p>}
        <div className="actions">
          <BulkJudgement total={total} />
          <Link className="button" to={{ path: '/export' }}>
            Export
          </Link>
        </div>
      </div>
      {total !== null && total > rows.length ? (
        <p className="print-only">These are the rows that were on screen; an export has them all.</p>
      ) : null}
      {error ? <Problem error={error} /> : null}
      {loading && rows.length === 0 ? <Loading what="events" /> : null}
      {!loading && rows.length === 0 && !error ? (
        <Empty title="No event in this selection">
          <p>
            Take off a filter, or <Link to={{ path: '/import' }}>import documents</Link>.
          </p>
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
                    <span className="th">{title}</span>
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
                  aria-current={item.index === at ? 'true' : undefined}
                  className={item.index === at ? 'is-chosen' : undefined}
                  style={{
                    gridTemplateColumns: template,
                    position: 'absolute',
                    insetInline: 0,
                    height,
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
                  </div>
                  <div role="cell" className="row-verdict">
                    <button
                      type="button"
                      className="quiet"
                      aria-label="Accept this row"
                      aria-pressed={event.review?.state === 'accepted' || event.review?.state === 'edited'}
                      onClick={() => judgeRow(event.id, 'accept')}
                    >
                      ✓
                    </button>
                    <button
                      type="button"
                      className="quiet"
                      aria-label="Reject this row"
                      aria-pressed={event.review?.state === 'rejected'}
                      onClick={() => judgeRow(event.id, 'reject')}
                    >
                      ✗
                    </button>
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

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const listen = () => setMatches(media.matches);
    media.addEventListener('change', listen);
    return () => media.removeEventListener('change', listen);
  }, [query]);
  return matches;
}
