/** What is in the project, what changed last, what is unsure, and where material conflict rises. */
import type { ReactNode } from 'react';
import type { Event } from '../../engine/event.ts';
import { Bars } from '../bars.tsx';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, Link, nameOf, number, percent, plural, Show, StatusTag, titleCase, What, whenOf } from '../parts.tsx';
import { useServer } from '../server.ts';
import { Conflicts } from './conflicts.tsx';

interface Value {
  value: string;
  acts: number;
}
interface Overview {
  documents: number;
  counts: { rows: number; acts: number; unique: number; incidents: number; documents: number };
  types: Value[];
  statuses: Value[];
  actors: Value[];
  reviews: Value[];
  weeks: { start: string; acts: number; quads: number[] }[];
  undated: number;
  rising: { last: number; before: number; since: string } | null;
  unsure: Event[];
  newest: Event[];
  log: { n: number; label: string; by: string; at: string; state: string }[];
  failures: { path: string; message: string; at: string }[];
}

export default function OverviewPage(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<Overview>(`/overview.json?${filterQuery(query)}`);
  return (
    <Show loaded={loaded} what="the project">
      {(data) =>
        data.documents === 0 && data.counts.rows === 0 && filterQuery(query) === '' ? (
          <Empty title="This project is empty">
            <p>Bring in articles, reports, feeds or archives; they stay on this machine.</p>
            <p>
              <Link className="button primary" to={{ path: '/import' }}>
                Import documents
              </Link>
            </p>
          </Empty>
        ) : (
          <Content data={data} />
        )
      }
    </Show>
  );
}

function Content({ data }: { data: Overview }): ReactNode {
  const { counts, rising } = data;
  const judged = data.reviews
    .filter(({ value }) => value !== '' && value !== 'unreviewed')
    .reduce((sum, { acts }) => sum + acts, 0);
  return (
    <>
      <div className="head">
        <h1>Overview</h1>
        <p>{plural(data.documents, 'document')} in this selection</p>
      </div>
      <div className="panel">
        <dl className="figures">
          <Figure value={counts.acts} label={`acts reported (${number(counts.rows)} rows)`} />
          <Figure value={counts.unique} label="acts, copies of one dispatch counted once" />
          <Figure value={counts.incidents} label="events of the world, reports joined" />
          <Figure value={judged} label="acts judged by a person" />
        </dl>
      </div>
      <div className="grid" style={{ marginTop: '1rem' }}>
        <section className="panel">
          <h2>By week</h2>
          {rising && (rising.last > 0 || rising.before > 0) ? (
            <p>
              Material conflict: <strong>{number(rising.last)}</strong> acts since {rising.since},{' '}
              {number(rising.before)} in the four weeks before.
            </p>
          ) : (
            <p className="soft">Too few dated weeks to speak of a rise.</p>
          )}
          <Bars bins={data.weeks.slice(-60)} />
          <p className="soft">
            {plural(data.undated, 'act')} without a date {data.undated === 1 ? 'is' : 'are'} not shown.{' '}
            <Link to={{ path: '/timeline' }}>Timeline</Link>
          </p>
        </section>
        <section className="panel">
          <h2>Open questions</h2>
          {data.unsure.length === 0 ? (
            <p className="soft">Every event here has been judged.</p>
          ) : (
            <p>The least certain that nobody has judged:</p>
          )}
          <EventLines events={data.unsure} confidence />
          {data.unsure.length > 0 ? (
            <Link className="button primary" to={{ path: '/review', set: { order: 'confidence' } }}>
              Review them
            </Link>
          ) : null}
        </section>
        <Conflicts />
        <section className="panel">
          <h2>Latest</h2>
          <EventLines events={data.newest} />
        </section>
        <section className="panel">
          <h2>What</h2>
          <Values values={data.types} name="type" show={titleCase} />
        </section>
        <section className="panel">
          <h2>Who acts</h2>
          <Values values={data.actors} name="party" />
        </section>
        <section className="panel">
          <h2>Did it happen</h2>
          <Values values={data.statuses} name="status" />
        </section>
        <section className="panel">
          <h2>Last judgements</h2>
          {data.log.length === 0 ? <p className="soft">None yet.</p> : null}
          <ul className="plain">
            {data.log.map((step) => (
              <li key={step.n}>
                {step.label}{' '}
                <small className="soft">
                  {step.by}, {step.at.slice(0, 16).replace('T', ' ')}
                  {step.state === 'done' ? '' : `, ${step.state}`}
                </small>
              </li>
            ))}
          </ul>
        </section>
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

function Figure({ value, label }: { value: number; label: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{number(value)}</dd>
    </div>
  );
}

function EventLines({ events, confidence = false }: { events: readonly Event[]; confidence?: boolean }): ReactNode {
  return (
    <ul className="plain">
      {events.map((event) => (
        <li key={event.id}>
          <Link to={{ path: `/documents/${event.doc}`, set: { event: event.id } }} title={event.evidence.text}>
            {nameOf(event.actor)} → {nameOf(event.recipient)}
          </Link>{' '}
          <What event={event} /> <StatusTag status={event.status} />{' '}
          <small className="soft">{confidence ? percent(event.confidence) : whenOf(event)}</small>
        </li>
      ))}
    </ul>
  );
}

function Values({
  values,
  name,
  show = (value) => value,
}: {
  values: readonly Value[];
  name: string;
  show?: (value: string) => string;
}): ReactNode {
  const most = Math.max(1, ...values.map(({ acts }) => acts));
  return (
    <ul className="plain values">
      {values.map(({ value, acts }) => (
        <li key={value}>
          <button type="button" className="quiet" onClick={() => navigate({ path: '/events', set: { [name]: value } })}>
            <span>{show(value) || 'none'}</span>
            <span className="meter" aria-hidden="true" style={{ width: `${(100 * acts) / most}%` }} />
            <small>{number(acts)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
