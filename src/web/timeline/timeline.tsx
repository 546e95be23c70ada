/** Time: acts by period with the curve of escalation and its breaks, a brush that filters, and the events one by one. */
import { type ReactNode, useMemo } from 'react';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, plural, Show, titleCase } from '../parts.tsx';
import { useServer } from '../server.ts';
import { type Break, type CurvePoint, TimeChart } from '../time/chart.tsx';
import type { Bin, BinName } from '../time/days.ts';
import { type Escalation, EscalationPanel } from './escalation.tsx';
import { Lanes } from './lanes.tsx';
import './timeline.css';

interface Histogram {
  bin: BinName;
  bins: Bin[];
  undated: number;
}

const BINS = ['auto', 'day', 'week', 'month', 'year'] as const;
const NO_BREAKS: readonly Break[] = [];

export default function TimelinePage(): ReactNode {
  const { query } = useLocation();
  const asked = query.get('bin') ?? 'auto';
  const loaded = useServer<Histogram>(`/timeline.json?${filterQuery(query, { bin: asked })}`);
  const escalation = useServer<Escalation>(`/analyses/escalation.json?${filterQuery(query)}`);
  const curve = useCurve(escalation.data, loaded.data?.bin ?? 'week');
  const windowed = query.get('from') || query.get('to');
  return (
    <>
      <div className="head">
        <h1>Timeline</h1>
        <div className="actions">
          {windowed ? (
            <button type="button" onClick={() => navigate({ set: { from: null, to: null } })}>
              The whole time
            </button>
          ) : null}
          <label className="inline">
            A bar is
            <select
              value={asked}
              onChange={(event) =>
                navigate({ set: { bin: event.target.value === 'auto' ? null : event.target.value } })
              }
            >
              {BINS.map((one) => (
                <option key={one} value={one}>
                  {one === 'auto'
                    ? `as fits${loaded.data && asked === 'auto' ? ` (a ${loaded.data.bin})` : ''}`
                    : `a ${titleCase(one)}`}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      <Show loaded={loaded} what="the timeline">
        {({ bins, bin, undated }) =>
          bins.length === 0 ? (
            <Empty title="No dated act in this selection">
              {undated > 0 ? <p>{plural(undated, 'act')} without a date.</p> : <p>Take off a filter to see more.</p>}
            </Empty>
          ) : (
            <div className="panel">
              <TimeChart
                bins={bins}
                bin={bin}
                breaks={escalation.data?.breaks ?? NO_BREAKS}
                {...(curve ? { curve } : {})}
              />
              <p className="legend">
                <span>
                  <span className="key-bar coop" /> cooperation
                </span>
                <span>
                  <span className="key-bar conflict" /> conflict; light where only words were exchanged
                </span>
                {curve ? <span>— below: their weights added up; a gap is a time without reports</span> : null}
                {escalation.data && escalation.data.breaks.length > 0 ? (
                  <span>┆ a lasting change, shaded: the days it could have been</span>
                ) : null}
              </p>
              <p className="soft no-print">
                Drag over the chart to keep a period, press a bar to keep its days; the filter When and the table do the
                same without a pointer.
                {undated > 0 ? ` ${plural(undated, 'act')} without a date not shown.` : ''}
              </p>
            </div>
          )
        }
      </Show>
      <Show loaded={escalation} what="the escalation">
        {(data) => <EscalationPanel data={data} />}
      </Show>
      <Lanes />
    </>
  );
}

/** The sum of weights, by the interval that comes nearest to the bars. */
function useCurve(data: Escalation | null, bin: BinName): CurvePoint[] | null {
  return useMemo(() => {
    const interval = bin === 'year' ? 'month' : bin;
    const series = data?.series.find((one) => one.from === null && one.to === null && one.interval === interval);
    return series ? series.periods.map(({ start, net }) => ({ start, value: net })) : null;
  }, [data, bin]);
}
