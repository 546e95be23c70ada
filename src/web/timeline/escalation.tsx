/** Lasting changes and warnings about the reporting, in words; how they were reckoned stands folded below. */
import type { ReactNode } from 'react';
import { Link, plural } from '../parts.tsx';
import { Sentence } from '../sentence.tsx';
import type { Break as DrawnBreak } from '../time/chart.tsx';

interface Break extends DrawnBreak {
  detected: string | null;
  events: string[];
  sourceShift: number;
}
export interface Escalation {
  breaks: Break[];
  series: {
    from: string | null;
    to: string | null;
    interval: string;
    periods: { start: string; net: number | null }[];
  }[];
  summary: string[];
  notes: { message: string }[];
  alarms: { kind: string; start: string; message: string }[];
  showsNot: string;
}

const MEASURES: Readonly<Record<string, string>> = { net: 'cooperation less conflict' };
const MOST_ALARMS = 5;

export function EscalationPanel({ data }: { data: Escalation }): ReactNode {
  return (
    <section className="panel">
      <h2>Escalation</h2>
      {data.breaks.length === 0 ? (
        <p>No lasting change was found: what rose or fell did not stay so.</p>
      ) : (
        <p>
          {plural(data.breaks.length, 'lasting change')} in{' '}
          {MEASURES[data.breaks[0]!.measure] ?? data.breaks[0]!.measure}:
        </p>
      )}
      {data.breaks.map((one) => (
        <div key={one.date + one.measure} className="change">
          <p>
            <strong className={one.after < one.before ? 'conflict' : 'coop'}>
              {one.after < one.before ? '▼ worse' : '▲ better'} from {one.date}
            </strong>{' '}
            on average {one.before.toFixed(1)} before and {one.after.toFixed(1)} after, a period.{' '}
            <span className="soft">
              It may have been any day from {one.interval[0]} to {one.interval[1]}
              {one.detected ? ` and could be known by ${one.detected}` : ', seen only in hindsight'}.
              {one.sourceShift > 0.5 ? ' The publishers changed too, so it may be a change of sources.' : ''}
            </span>
          </p>
          {one.events[0] ? <Sentence id={one.events[0]} /> : null}
          {one.events.slice(1, 4).map((id, index) => (
            <Link key={id} className="report" to={{ path: `/events/${id}` }}>
              report {index + 2}
            </Link>
          ))}
        </div>
      ))}
      {data.alarms.length > 0 ? (
        <>
          <h3>Take care: the reporting changed</h3>
          <ul className="plain">
            {data.alarms.slice(0, MOST_ALARMS).map((alarm) => (
              <li key={alarm.start + alarm.kind}>
                <strong>{alarm.start}</strong> {alarm.message}
              </li>
            ))}
          </ul>
          {data.alarms.length > MOST_ALARMS ? (
            <p className="soft">and {data.alarms.length - MOST_ALARMS} more, under all figures.</p>
          ) : null}
        </>
      ) : null}
      <details>
        <summary className="soft">How this was reckoned</summary>
        {[...data.summary, ...data.notes.map((note) => note.message)].map((line) => (
          <p key={line} className="soft">
            {line}
          </p>
        ))}
      </details>
      <p className="soft">
        {data.showsNot} <Link to={{ path: '/contradictions', set: { analysis: 'escalation' } }}>All figures</Link>
      </p>
    </section>
  );
}
