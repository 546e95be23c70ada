/** A dossier of an actor, a dyad or a period, to print: counts, partners, events with their sentences, and the sources. */
import { type ReactNode, useMemo } from 'react';
import type { Event } from '../../engine/event.ts';
import { Bars, type Bin } from '../bars.tsx';
import { filterQuery, useLocation } from '../location.ts';
import { accordingTo, Empty, Link, nameOf, number, plural, Show, StatusTag, What, whenOf, whereOf } from '../parts.tsx';
import { useServer } from '../server.ts';

interface Dyad {
  actor: string;
  recipient: string;
  acts: number;
  quads: number[];
}
const MOST = 500;

export default function DossierPage(): ReactNode {
  const { query } = useLocation();
  const filter = filterQuery(query);
  const events = useServer<{ rows: Event[]; total: number }>(
    `/events.json?${filterQuery(query, { sort: 'day', limit: MOST })}`,
  );
  const dyads = useServer<{ dyads: Dyad[] }>(`/dyads.json?${filterQuery(query, { limit: 20 })}`);
  const weeks = useServer<{ bins: Bin[]; undated: number }>(`/timeline.json?${filterQuery(query, { bin: 'week' })}`);
  const subject = (query.get('party') ?? query.get('actor') ?? '').split(',').filter(Boolean).join(' and ');
  const period = [query.get('from'), query.get('to')].filter(Boolean).join(' to ');
  if (filter === '') {
    return (
      <Empty title="A dossier of whom, or of when?">
        <p>
          Choose an actor, two, or a period in the filters above, or start from the{' '}
          <Link to={{ path: '/actors' }}>actors</Link>.
        </p>
      </Empty>
    );
  }
  return (
    <article className="dossier">
      <div className="head">
        <h1>
          Dossier{subject ? `: ${subject}` : ''}
          {period ? `, ${period}` : ''}
        </h1>
        <div className="actions">
          <button type="button" className="primary" onClick={() => window.print()}>
            Print or save as PDF
          </button>
        </div>
      </div>
      <Show loaded={weeks} what="the weeks">
        {({ bins, undated }) => (
          <section className="panel">
            <h2>Over time</h2>
            <Bars bins={bins} />
            {undated > 0 ? <p className="soft">{plural(undated, 'act')} without a date not shown.</p> : null}
          </section>
        )}
      </Show>
      <Show loaded={dyads} what="the dyads">
        {(answer) => (
          <section className="panel">
            <h2>With whom</h2>
            <div className="scroll" tabIndex={0} role="region" aria-label="With whom">
              <table>
                <thead>
                  <tr>
                    <th>Who</th>
                    <th>Whom</th>
                    <th className="number">Acts</th>
                    <th className="number">Cooperation</th>
                    <th className="number">Conflict</th>
                  </tr>
                </thead>
                <tbody>
                  {answer.dyads.map((dyad) => (
                    <tr key={dyad.actor + dyad.recipient}>
                      <td>{dyad.actor}</td>
                      <td>{dyad.recipient}</td>
                      <td className="number">{number(dyad.acts)}</td>
                      <td className="number">{number(dyad.quads[1]! + dyad.quads[2]!)}</td>
                      <td className="number">{number(dyad.quads[3]! + dyad.quads[4]!)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
      </Show>
      <Show loaded={events} what="the events">
        {({ rows, total }) => <EventsAndSources rows={rows} total={total} />}
      </Show>
    </article>
  );
}

function EventsAndSources({ rows, total }: { rows: readonly Event[]; total: number }): ReactNode {
  const sources = useMemo(() => {
    const found = new Map<string, { n: number; title: string }>();
    for (const event of rows)
      if (!found.has(event.doc))
        found.set(event.doc, {
          n: found.size + 1,
          title: [event.publisher, event.published?.slice(0, 10), event.source].filter(Boolean).join(', '),
        });
    return found;
  }, [rows]);
  return (
    <>
      <section>
        <h2>
          {plural(total, 'event')}
          {total > rows.length ? `, the first ${number(rows.length)} here` : ''}
        </h2>
        {rows.map((event) => (
          <article className="event-card" key={event.id}>
            <h3>
              {nameOf(event.actor)} → {nameOf(event.recipient)}
            </h3>
            <p>
              <What event={event} /> <StatusTag status={event.status} />{' '}
              {[whenOf(event), whereOf(event)].filter(Boolean).join(', ')}{' '}
              <small className="soft">according to {accordingTo(event) || 'the author'}</small>
            </p>
            <blockquote>
              {event.evidence.text}{' '}
              <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }}>
                [{sources.get(event.doc)?.n}]
              </Link>
            </blockquote>
          </article>
        ))}
      </section>
      <section>
        <h2>Sources</h2>
        <ol>
          {[...sources].map(([doc, { title }]) => (
            <li key={doc}>
              <Link to={{ path: `/documents/${doc}` }}>{title || doc}</Link>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
