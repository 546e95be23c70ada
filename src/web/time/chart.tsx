/**
 * Acts over time: cooperation above the line, conflict below, to the scale of days, so that a year without reports is as
 * wide as a year. A click on a bar chooses its days, a drag a period; the table below does both without a pointer.
 */
import { type ReactNode, useRef, useState } from 'react';
import { navigate } from '../location.ts';
import { number } from '../parts.tsx';
import { useWidth } from '../width.ts';
import { BinTable } from './bin-table.tsx';
import { type Bin, type BinName, conflictOf, cooperationOf, dateOf, dayOf, endOf, ticksOf } from './days.ts';

export interface Break {
  measure: string;
  date: string;
  interval: [string, string];
  before: number;
  after: number;
}
export interface CurvePoint {
  start: string;
  value: number | null;
}

interface Props {
  bins: readonly Bin[];
  bin: BinName;
  height?: number;
  breaks?: readonly Break[];
  /** Weights of cooperation less those of conflict, a value a period; null where nobody reported. */
  curve?: readonly CurvePoint[];
  /** Where a choice of days leads; the present view where it is not given. */
  path?: string;
}

const CURVE_HEIGHT = 90;
const AXIS = 20;
/** Room above the highest bar for its number. */
const HEAD = 16;

export function TimeChart({ bins, bin, height = 240, breaks = [], curve, path }: Props): ReactNode {
  const [box, width] = useWidth<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const [brush, setBrush] = useState<[number, number] | null>(null);
  if (bins.length === 0) return null;
  const first = dayOf(bins[0]!.start);
  const last = endOf(bins.at(-1)!.start, bin);
  const x = (day: number) => ((day - first) / Math.max(last - first, 1)) * width;
  const up = Math.max(0, ...bins.map(cooperationOf));
  const down = Math.max(0, ...bins.map(conflictOf));
  const scale = (height - 2 * HEAD) / Math.max(1, up + down);
  const middle = HEAD + up * scale;
  const whole = height + (curve ? CURVE_HEIGHT : 0) + AXIS;
  const dayAt = (clientX: number) => {
    const { left, width: wide } = svg.current!.getBoundingClientRect();
    return Math.max(first, Math.min(last, first + ((clientX - left) / wide) * (last - first)));
  };
  const choose = (from: number, to: number) =>
    navigate({ ...(path ? { path } : {}), set: { from: dateOf(from), to: dateOf(to) } });
  const release = () => {
    if (!brush) return;
    setBrush(null);
    const [a, b] = [Math.min(...brush), Math.max(...brush)];
    if (x(b) - x(a) > 5) return choose(Math.floor(a), Math.ceil(b) - 1);
    const hit = bins.find((one) => dayOf(one.start) <= a && a < endOf(one.start, bin));
    if (hit) choose(dayOf(hit.start), endOf(hit.start, bin) - 1);
  };
  return (
    <figure className="time-chart">
      <div ref={box}>
        <svg
          ref={svg}
          width={width}
          height={whole}
          viewBox={`0 0 ${width} ${whole}`}
          role="img"
          aria-label={`Acts by ${bin} from ${bins[0]!.start} to ${dateOf(last - 1)}: at most ${up} of cooperation and ${down} of conflict. The table below holds the same.`}
          onPointerDown={(event) => {
            const day = dayAt(event.clientX);
            setBrush([day, day]);
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => brush && setBrush([brush[0], dayAt(event.clientX)])}
          onPointerUp={release}
          onPointerCancel={() => setBrush(null)}
        >
          {bins.map((one) => (
            <Bar
              key={one.start}
              one={one}
              left={x(dayOf(one.start))}
              right={x(endOf(one.start, bin))}
              middle={middle}
              scale={scale}
            />
          ))}
          <line x1="0" x2={width} y1={middle} y2={middle} stroke="var(--strong-line)" />
          {up > 0 ? (
            <text x="2" y={middle - up * scale - 4} className="chart-text coop">
              {number(up)}
            </text>
          ) : null}
          {down > 0 ? (
            <text x="2" y={middle + down * scale + 12} className="chart-text conflict">
              {number(down)}
            </text>
          ) : null}
          {curve ? <Curve curve={curve} x={x} top={height} width={width} /> : null}
          {breaks.map((one) => (
            <BreakMark key={one.date + one.measure} one={one} x={x} height={whole - AXIS} />
          ))}
          {ticksOf(first, last, width / 80).map(({ day, text }) => (
            <g key={day}>
              <line x1={x(day)} x2={x(day)} y1={whole - AXIS} y2={whole - AXIS + 4} stroke="var(--strong-line)" />
              <text
                x={x(day)}
                y={whole - 3}
                className="chart-text"
                textAnchor={x(day) < 30 ? 'start' : x(day) > width - 30 ? 'end' : 'middle'}
              >
                {text}
              </text>
            </g>
          ))}
          {brush ? (
            <rect
              x={x(Math.min(...brush))}
              width={Math.abs(x(brush[1]) - x(brush[0]))}
              y="0"
              height={whole - AXIS}
              fill="var(--accent)"
              opacity="0.2"
            />
          ) : null}
        </svg>
      </div>
      <BinTable bins={bins} bin={bin} />
    </figure>
  );
}

function Bar({
  one,
  left,
  right,
  middle,
  scale,
}: {
  one: Bin;
  left: number;
  right: number;
  middle: number;
  scale: number;
}) {
  const wide = Math.max(1.5, right - left - 0.8);
  const [, verbalUp = 0, materialUp = 0, verbalDown = 0, materialDown = 0] = one.quads;
  const piece = (y: number, acts: number, fill: string, opacity = 1) =>
    acts > 0 ? <rect x={left} width={wide} y={y} height={acts * scale} fill={fill} opacity={opacity} /> : null;
  return (
    <g>
      {piece(middle - materialUp * scale, materialUp, 'var(--coop)')}
      {piece(middle - (materialUp + verbalUp) * scale, verbalUp, 'var(--coop)', 0.5)}
      {piece(middle, materialDown, 'var(--conflict)')}
      {piece(middle + materialDown * scale, verbalDown, 'var(--conflict)', 0.5)}
      <title>{`${one.start}: ${verbalUp + materialUp} cooperation, ${verbalDown + materialDown} conflict`}</title>
    </g>
  );
}

function Curve({
  curve,
  x,
  top,
  width,
}: {
  curve: readonly CurvePoint[];
  x(day: number): number;
  top: number;
  width: number;
}): ReactNode {
  const values = curve.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return null;
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const y = (value: number) => top + 8 + ((most - value) / Math.max(most - least, 1)) * (CURVE_HEIGHT - 16);
  let path = '';
  let open = false;
  // A period nobody reported on breaks the line: it is not peace.
  for (const { start, value } of curve) {
    if (value === null) {
      open = false;
      continue;
    }
    path += `${open ? 'L' : 'M'}${x(dayOf(start)).toFixed(1)} ${y(value).toFixed(1)}`;
    open = true;
  }
  return (
    <g>
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} stroke="var(--line)" />
      <path d={path} fill="none" stroke="var(--ink)" strokeWidth="1.5" strokeLinejoin="round" />
      {curve.map(({ start, value }) =>
        value === null ? null : (
          <circle key={start} cx={x(dayOf(start))} cy={y(value)} r={values.length > 150 ? 0 : 2} fill="var(--ink)" />
        ),
      )}
    </g>
  );
}

function BreakMark({ one, x, height }: { one: Break; x(day: number): number; height: number }): ReactNode {
  const [from, to] = one.interval.map((day) => x(dayOf(day))) as [number, number];
  return (
    <g>
      <rect x={from} width={Math.max(2, to - from)} y="0" height={height} fill="var(--ink)" opacity="0.1" />
      <line
        x1={x(dayOf(one.date))}
        x2={x(dayOf(one.date))}
        y1="0"
        y2={height}
        stroke="var(--ink)"
        strokeDasharray="3 3"
      />
      <title>{`Change on ${one.date}: from ${one.before.toFixed(1)} to ${one.after.toFixed(1)} a period`}</title>
    </g>
  );
}
