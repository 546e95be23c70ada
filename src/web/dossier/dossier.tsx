/** A dossier of an actor, a dyad or a period, to print: counts, partners, tensions, events with their sentences, sources. */
import type { ReactNode } from 'react';
import type { Event } from '../../engine/event.ts';
import { useFilterWords } from '../filter-bar.tsx';
import { filterQuery, useLocation } from '../location.ts';
import { useNames } from '../names.ts';
import { ActorName, Link, number, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { TimeChart } from '../time/chart.tsx';
import type { Bin, BinName } from '../time/days.ts';
import { Chooser } from './chooser.tsx';
import { EventsAndSources } from './events-and-sources.tsx';
import { subjectOf } from './subject.ts';
import './dossier.css';

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
  if (filter === '') return <Chooser />;
  return <Dossier key={filter} />;
}

function Dossier(): ReactNode {
  const { query } = useLocation();
  const events = useServer<{ rows: Event[]; total: number }>(
    `/events.json?${filterQuery(query, { sort: 'day', limit: MOST })}`,
  );
  const dyads = useServer<{ dyads: Dyad[] }>(`/dyads.json?${filterQuery(query, { limit: 20 })}`);
  const series = useServer<{ bin: BinName; bins: Bin[]; undated: number }>(
    `/timeline.json?${filterQuery(query, { bin: 'auto' })}`,
  );
  const subject = subjectOf(query);
  const name = useNames(subject);
  const period = [query.get('from'), query.get('to')];
  const words = useFilterWords();
  return (
    <article className="dossier">
      <div className="head">
        <h1>
          {subject.length > 0 ? subject.map(name).join(' and ') : 'A dossier'}
          {period[0] || period[1]
            ? `, ${period[0] ? `from ${period[0]} ` : ''}${period[1] ? `until ${period[1]}` : ''}`
            : ''}
        </h1>
        <div className="actions">
          <Link className="button" to={{ keep: [] }}>
            Another
          </Link>
          <button type="button" className="primary" onClick={() => window.print()}>
            Print or save as PDF
          </button>
        </div>
        <p className="print-only">
          Selection: {words.join('; ')}. Made with Entente on {new Date().toISOString().slice(0, 10)}. It shows what was
          reported, not what is so.
        </p>
      </div>
      <Show loaded={series} what="the time">
        {({ bins, bin, undated }) =>
          bins.length === 0 ? null : (
            <section className="panel">
              <h2>Over time</h2>
              <TimeChart bins={bins} bin={bin} height={140} />
              <p className="soft">
                <span className="coop">Cooperation</span> above the line, <span className="conflict">conflict</span>{' '}
                below, by {bin}. {undated > 0 ? `${plural(undated, 'act')} without a date not shown.` : ''}
              </p>
            </section>
          )
        }
      </Show>
      <Show loaded={dyads} what="with whom">
        {(answer) => (answer.dyads.length === 0 ? null : <WithWhom dyads={answer.dyads} />)}
      </Show>
      <Show loaded={events} what="the events">
        {({ rows, total }) => <EventsAndSources rows={rows} total={total} />}
      </Show>
    </article>
  );
}

function WithWhom({ dyads }: { dyads: readonly Dyad[] }): ReactNode {
  return (
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
            {dyads.map((dyad) => (
              <tr key={`${dyad.actor} ${dyad.recipient}`}>
                <td>
                  <ActorName id={dyad.actor} />
                </td>
                <td>
                  <ActorName id={dyad.recipient} />
                </td>
                <td className="number">
                  <Link to={{ path: '/events', set: { party: null, actor: dyad.actor, recipient: dyad.recipient } }}>
                    {number(dyad.acts)}
                  </Link>
                </td>
                <td className="number">{number(dyad.quads[1]! + dyad.quads[2]!)}</td>
                <td className="number">{number(dyad.quads[3]! + dyad.quads[4]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
