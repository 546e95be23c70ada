/** The events of a dossier with their sentences, each with the number of its source, and the sources by number. */
import { type ReactNode, useMemo } from 'react';
import type { Event } from '../../engine/event.ts';
import { filterQuery, useLocation } from '../location.ts';
import { accordingTo, Link, nameOf, number, plural, StatusTag, What, whenOf, whereOf } from '../parts.tsx';
import { useServer } from '../server.ts';

interface DocumentRow {
  id: string;
  title: string | null;
  byline: string | null;
  url: string | null;
}

export function EventsAndSources({ rows, total }: { rows: readonly Event[]; total: number }): ReactNode {
  const { query } = useLocation();
  const documents = useServer<{ rows: DocumentRow[] }>(`/documents.json?${filterQuery(query, { limit: 1000 })}`);
  const sources = useMemo(() => {
    const known = new Map((documents.data?.rows ?? []).map((row) => [row.id, row]));
    const found = new Map<string, { n: number; title: string; rest: string; url: string | null }>();
    for (const event of rows) {
      if (found.has(event.doc)) continue;
      const row = known.get(event.doc);
      found.set(event.doc, {
        n: found.size + 1,
        title: row?.title ?? event.source ?? event.doc,
        rest: [row?.byline, event.publisher, event.published?.slice(0, 10)].filter(Boolean).join(', '),
        url: row?.url ?? null,
      });
    }
    return found;
  }, [rows, documents.data]);
  if (rows.length === 0) return <p className="soft">No event in this selection.</p>;
  return (
    <>
      <section>
        <h2>
          {plural(total, 'report')}
          {total > rows.length ? `, the first ${number(rows.length)} here; narrow the period for the rest` : ''}
        </h2>
        {rows.map((event) => (
          <article className="event-card" key={event.id}>
            <h3>
              {nameOf(event.actor)} → {nameOf(event.recipient)}
            </h3>
            <p>
              <What event={event} /> <StatusTag status={event.status} />{' '}
              {[whenOf(event), whereOf(event)].filter(Boolean).join(', ')}{' '}
              <small className="soft">
                according to {accordingTo(event) || 'the author'}
                {event.review ? `; ${event.review.state} by ${event.review.by}` : ''}
              </small>
            </p>
            <blockquote>
              {event.evidence.text}{' '}
              <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }} title="Read it in its document">
                [{sources.get(event.doc)?.n}]
              </Link>
            </blockquote>
          </article>
        ))}
      </section>
      <section>
        <h2>Sources</h2>
        <ol>
          {[...sources].map(([doc, { title, rest, url }]) => (
            <li key={doc}>
              <Link to={{ path: `/documents/${doc}` }}>{title}</Link>
              {rest ? `, ${rest}` : ''}
              {url ? <small className="soft"> {url}</small> : null}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
