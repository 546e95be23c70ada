/**
 * Time: acts by period with the escalation curve and its breaks, a brush that filters, and below it events as bars as wide
 * as their dates are uncertain.
 */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Event } from '../../engine/event.ts';
import type { Bin } from '../bars.tsx';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, Link, nameOf, number, plural, quadClass, Show, titleCase } from '../parts.tsx';
import { useServer } from '../server.ts';

interface Histogram {
  bins: Bin[];
  undated: number;
}
interface Break {
  measure: string;
  date: string;
  interval: [string, string];
  detected: string | null;
  before: number;
  after: number;
  events: string[];
  sourceShift: number;
}
interface Escalation {
  breaks: Break[];
  summary: string[];
  notes: { message: string }[];
  alarms: { message?: string }[];
  showsNot: string;
}

const BINS = ['day', 'week', 'month', 'year'] as const;
const WIDTH = 1200;
const HEIGHT = 260;
const MOST_LANES = 300;

const dayOf = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
const dateOf = (day: number) => new Date(Math.round(day) * 86_400_000).toISOString().slice(0, 10);

export default function TimelinePage(): ReactNode {
  const { query } = useLocation();
  const bin = query.get('bin') ?? 'week';
  const loaded = useServer<Histogram>(`/timeline.json?${filterQuery(query, { bin })}`);
  const escalation = useServer<Escalation>(`/analyses/escalation.json?${filterQuery(query)}`);
  return (
    <>
      <div className="head">
        <h1>Timeline</h1>
        <div className="actions" role="group" aria-label="Interval">
          {BINS.map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={bin === one}
              onClick={() => navigate({ set: { bin: one === 'week' ? null : one } })}
            >
              {titleCase(one)}
            </button>
          ))}
        </div>
      </div>
      <Show loaded={loaded} what="the timeline">
        {({ bins, undated }) =>
          bins.length === 0 ? (
            <Empty title="No dated act in this selection">
              {undated > 0 ? <p>{plural(undated, 'act')} without a date.</p> : null}
            </Empty>
          ) : (
            <>
              <Chart bins={bins} breaks={escalation.data?.breaks ?? []} bin={bin} />
              {undated > 0 ? (
                <p className="soft">
                  {plural(undated, 'act')} without a date not shown. Where nothing stands, nothing was reported: that is
                  not peace.
                </p>
              ) : null}
            </>
          )
        }
      </Show>
      <Show loaded={escalation} what="the escalation">
        {(data) => <Breaks data={data} />}
      </Show>
      <Lanes />
    </>
  );
}

function Chart({ bins, breaks, bin }: { bins: readonly Bin[]; breaks: readonly Break[]; bin: string }): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  const [brush, setBrush] = useState<[number, number] | null>(null);
  const first = dayOf(bins[0]!.start);
  const lengths = { day: 1, week: 7, month: 30.4, year: 365.25 } as Record<string, number>;
  const length = lengths[bin] ?? 7;
  const last = dayOf(bins.at(-1)!.start) + length;
  const x = (day: number) => ((day - first) / Math.max(last - first, 1)) * WIDTH;
  const most = Math.max(
    1,
    ...bins.map((one) =>
      Math.max((one.quads[1] ?? 0) + (one.quads[2] ?? 0), (one.quads[3] ?? 0) + (one.quads[4] ?? 0)),
    ),
  );
  const middle = HEIGHT / 2;
  const scale = (middle - 22) / most;
  const dayAt = (clientX: number) => {
    const box = svg.current!.getBoundingClientRect();
    return first + ((clientX - box.left) / box.width) * (last - first);
  };
  const ticks = useMemo(() => {
    const count = 6;
    return Array.from({ length: count + 1 }, (_, index) => dateOf(first + ((last - first) * index) / count));
  }, [first, last]);
  return (
    <figure className="panel" style={{ margin: 0 }}>
      <svg
        ref={svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Acts over time: cooperation above the line, conflict below. Drag to choose a period; the filter When does the same by keyboard."
        style={{ width: '100%', height: 'auto', cursor: 'crosshair', touchAction: 'none' }}
        onPointerDown={(event) => {
          const day = dayAt(event.clientX);
          setBrush([day, day]);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => brush && setBrush([brush[0], dayAt(event.clientX)])}
        onPointerUp={() => {
          if (brush && Math.abs(brush[1] - brush[0]) > (last - first) / 100)
            navigate({ set: { from: dateOf(Math.min(...brush)), to: dateOf(Math.max(...brush)) } });
          setBrush(null);
        }}
      >
        {bins.map((one) => {
          const left = x(dayOf(one.start));
          const wide = Math.max(1.5, x(dayOf(one.start) + length) - left - 1);
          const [, verbalUp = 0, materialUp = 0, verbalDown = 0, materialDown = 0] = one.quads;
          return (
            <g key={one.start}>
              <rect
                x={left}
                width={wide}
                y={middle - materialUp * scale}
                height={materialUp * scale}
                fill="var(--coop)"
              />
              <rect
                x={left}
                width={wide}
                y={middle - (materialUp + verbalUp) * scale}
                height={verbalUp * scale}
                fill="var(--coop)"
                opacity="0.5"
              />
              <rect x={left} width={wide} y={middle} height={materialDown * scale} fill="var(--conflict)" />
              <rect
                x={left}
                width={wide}
                y={middle + materialDown * scale}
                height={verbalDown * scale}
                fill="var(--conflict)"
                opacity="0.5"
              />
              <title>{`${one.start}: ${verbalUp + materialUp} cooperation, ${verbalDown + materialDown} conflict`}</title>
            </g>
          );
        })}
        <line x1="0" x2={WIDTH} y1={middle} y2={middle} stroke="var(--strong-line)" />
        {breaks.map((one) => (
          <g key={one.date + one.measure}>
            <rect
              x={x(dayOf(one.interval[0]))}
              width={Math.max(2, x(dayOf(one.interval[1])) - x(dayOf(one.interval[0])))}
              y="0"
              height={HEIGHT - 18}
              fill="var(--ink)"
              opacity="0.08"
            />
            <line
              x1={x(dayOf(one.date))}
              x2={x(dayOf(one.date))}
              y1="0"
              y2={HEIGHT - 18}
              stroke="var(--ink)"
              strokeDasharray="3 3"
            />
            <title>{`Break of ${one.measure} on ${one.date}: from ${one.before.toFixed(1)} to ${one.after.toFixed(1)} a period`}</title>
          </g>
        ))}
        {ticks.map((tick, index) => (
          <text
            key={tick}
            x={x(dayOf(tick))}
            y={HEIGHT - 3}
            fontSize="14"
            fill="var(--soft)"
            textAnchor={index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}
          >
            {tick}
          </text>
        ))}
        {brush ? (
          <rect
            x={x(Math.min(...brush))}
            width={Math.abs(x(brush[1]) - x(brush[0]))}
            y="0"
            height={HEIGHT - 18}
            fill="var(--accent)"
            opacity="0.2"
          />
        ) : null}
      </svg>
      <figcaption className="legend">
        <span className="coop">cooperation above</span>
        <span className="conflict">conflict below</span>
        <span>full colour: material; light: verbal</span>
        <span>dashed line: a break, with the days it could have been</span>
      </figcaption>
      <details>
        <summary className="soft">As a table</summary>
        <div className="scroll" style={{ maxHeight: '20rem' }} tabIndex={0} role="region" aria-label="Acts by period">
          <table>
            <thead>
              <tr>
                {['From', 'Verbal cooperation', 'Material cooperation', 'Verbal conflict', 'Material conflict'].map(
                  (title, index) => (
                    <th key={title} className={index > 0 ? 'number' : undefined}>
                      {title}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {bins.map((one) => (
                <tr key={one.start}>
                  <td>{one.start}</td>
                  {[1, 2, 3, 4].map((quad) => (
                    <td className="number" key={quad}>
                      {number(one.quads[quad] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Breaks({ data }: { data: Escalation }): ReactNode {
  return (
    <section className="panel" style={{ marginTop: '1rem' }}>
      <h2>Escalation</h2>
      {data.summary.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {data.notes.map((note) => (
        <p key={note.message} className="soft">
          {note.message}
        </p>
      ))}
      <ul className="plain">
        {data.breaks.map((one) => (
          <li key={one.date + one.measure}>
            <strong>{one.date}</strong> ({one.interval.join(' to ')}): {one.measure} from {one.before.toFixed(1)} to{' '}
            {one.after.toFixed(1)} a period
            {one.detected ? `; could be known by ${one.detected}` : '; seen in hindsight'}
            {one.sourceShift > 0.5 ? '; the publishers changed too, so it may be one of sources' : ''}.{' '}
            {one.events.slice(0, 3).map((id, index) => (
              <Link key={id} to={{ path: `/events/${id}` }}>
                report {index + 1}{' '}
              </Link>
            ))}
          </li>
        ))}
      </ul>
      <p className="soft">
        {data.showsNot} <Link to={{ path: '/contradictions', set: { analysis: 'escalation' } }}>All figures</Link>
      </p>
    </section>
  );
}

/** Events as bars: a bar is as long as its date is uncertain. */
function Lanes(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<{ rows: Event[]; total: number }>(
    `/events.json?${filterQuery(query, { sort: 'day', limit: MOST_LANES })}`,
  );
  return (
    <Show loaded={loaded} what="the events">
      {({ rows, total }) => {
        const dated = rows.filter((event) => event.date?.earliest && event.date.latest);
        if (dated.length === 0) return null;
        const days = dated
          .flatMap((event) => [dayOf(event.date!.earliest!), dayOf(event.date!.latest!) + 1])
          .sort((a, b) => a - b);
        // One event dated to a century must not squeeze the rest.
        const first = days[Math.floor(days.length * 0.02)]!;
        const last = Math.max(days[Math.ceil(days.length * 0.98) - 1]!, first + 1);
        const share = (day: number) => Math.max(0, Math.min(100, ((day - first) / (last - first)) * 100));
        return (
          <section className="panel" style={{ marginTop: '1rem' }}>
            <h2>Event by event</h2>
            <p className="soft">
              {total > rows.length ? `The first ${number(rows.length)} of ${number(total)}; ` : ''}a bar is as long as
              its date is uncertain. {dateOf(first)} to {dateOf(last - 1)}.
            </p>
            <ul className="plain lanes">
              {dated.map((event) => {
                const left = share(dayOf(event.date!.earliest!));
                const right = share(dayOf(event.date!.latest!) + 1);
                return (
                  <li key={event.id}>
                    <Link
                      to={{ path: `/documents/${event.doc}`, set: { event: event.id } }}
                      title={event.evidence.text}
                    >
                      {nameOf(event.actor)} → {nameOf(event.recipient)}, {titleCase(event.type)}
                    </Link>
                    <span className="lane" title={event.date!.edtf ?? event.date!.value ?? ''}>
                      <span
                        className={`lane-bar ${quadClass(event.quad)} ${event.status}`}
                        style={{ left: `${left}%`, width: `max(4px, ${right - left}%)` }}
                      />
                    </span>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      }}
    </Show>
  );
}
