/** What is in the project, what changed since last time, where it escalates, and what is open. */
import type { ReactNode } from 'react';
import type { Event } from '../../engine/event.ts';
import { filterQuery, useLocation } from '../location.ts';
import { Empty, Link, number, plural, Show, titleCase } from '../parts.tsx';
import { useServer } from '../server.ts';
import { TimeChart } from '../time/chart.tsx';
import type { Bin, BinName } from '../time/days.ts';
import { Changes } from './changes.tsx';
import { Conflicts } from './conflicts.tsx';
import { EventLines } from './event-lines.tsx';
import { type LogStep, Judgements } from './judgements.tsx';
import { type Rise, Rising } from './rising.tsx';
import { type Value, Values } from './values.tsx';
import './overview.css';

interface Overview {
  project: string;
  documents: number;
  counts: { rows: number; acts: number; unique: number; incidents: number; documents: number };
  types: Value[];
  statuses: Value[];
  actors: Value[];
  reviews: Value[];
  series: { bin: BinName; bins: Bin[] };
  undated: number;
  rising: Rise | null;
  unsure: Event[];
  newest: Event[];
  questions: { pairs: number; conflicts: number };
  log: LogStep[];
  failures: { path: string; message: string; at: string }[];
}

export default function OverviewPage(): ReactNode {
  const { query } = useLocation();
  const filter = filterQuery(query);
  const loaded = useServer<Overview>(`/overview.json?${filter}`);
  return (
    <Show loaded={loaded} what="the project">
      {(data) =>
        data.documents === 0 && data.counts.rows === 0 && filter === '' ? (
          <Empty title="This project is empty">
            <p>Bring in articles, reports, feeds or archives; they stay on this machine.</p>
            <p>
              <Link className="button primary" to={{ path: '/import' }}>
                Import documents
              </Link>
            </p>
          </Empty>
        ) : (
          <Content data={data} filtered={filter !== ''} />
        )
      }
    </Show>
  );
}

function Content({ data, filtered }: { data: Overview; filtered: boolean }): ReactNode {
  const { counts } = data;
  const judged = data.reviews
    .filter(({ value }) => value !== '' && value !== 'unreviewed')
    .reduce((sum, { acts }) => sum + acts, 0);
  return (
    <>
      <div className="head">
        <h1>Overview</h1>
        <p>
          {plural(data.documents, 'document')} {filtered ? 'in this selection' : 'in this project'}
        </p>
      </div>
      <dl className="panel figures">
        <Figure value={counts.incidents} label="events, however often reported" path="/events" />
        <Figure value={counts.acts} label="reports of them" path="/events" />
        <Figure value={data.documents} label="documents" path="/documents" />
        <Figure
          value={judged}
          label={`reports checked by a person, ${counts.acts > 0 ? Math.round((100 * judged) / counts.acts) : 0} %`}
          path="/review"
        />
      </dl>
      <Changes project={data.project} />
      <div className="overview-columns">
        <section className="panel wide">
          <h2>Over time</h2>
          <TimeChart bins={data.series.bins} bin={data.series.bin} height={150} path="/events" />
          <p className="soft">
            <span className="coop">Cooperation</span> above the line, <span className="conflict">conflict</span> below,
            by {data.series.bin}; press a bar for its events.{' '}
            {data.undated > 0 ? `${plural(data.undated, 'report')} without a date not shown. ` : ''}
            <Link to={{ path: '/timeline' }}>Timeline</Link>
          </p>
        </section>
        <section className="panel">
          <h2>Where it escalates</h2>
          <Rising rise={data.rising} />
        </section>
        <section className="panel">
          <h2>Open questions</h2>
          {data.unsure.length === 0 ? (
            <p className="soft">Every event here has been judged.</p>
          ) : (
            <p>The least certain that nobody has judged:</p>
          )}
          <EventLines events={data.unsure} confidence />
          <p className="actions">
            {data.unsure.length > 0 ? (
              <Link className="button primary" to={{ path: '/review', set: { order: 'confidence' } }}>
                Review them
              </Link>
            ) : null}
            {data.questions.pairs > 0 ? (
              <Link className="button" to={{ path: '/actors' }}>
                {data.questions.pairs >= 50 ? 'Over 50 pairs' : plural(data.questions.pairs, 'pair')} that may be one
                actor
              </Link>
            ) : null}
          </p>
        </section>
        {data.questions.conflicts > 0 ? <Conflicts /> : null}
        <section className="panel">
          <h2>Latest</h2>
          {data.newest.length === 0 ? <p className="soft">Nothing in this selection.</p> : null}
          <EventLines events={data.newest} />
        </section>
        <section className="panel">
          <h2>What</h2>
          <Values values={data.types} name="type" show={titleCase} />
        </section>
        <section className="panel">
          <h2>Who acts</h2>
          <Values values={data.actors} name="party" actors />
        </section>
        <section className="panel">
          <h2>Did it happen</h2>
          <Values values={data.statuses} name="status" />
        </section>
        <Judgements first={data.log} />
        {data.failures.length > 0 ? (
          <section className="panel">
            <h2>Could not be read</h2>
            <ul className="plain">
              {data.failures.map((failure) => (
                <li key={failure.path + failure.message}>
                  {failure.path.replace(/^upload:/, '')}: {failure.message}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  );
}

function Figure({ value, label, path }: { value: number; label: string; path: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Link to={{ path }}>{number(value)}</Link>
      </dd>
    </div>
  );
}
