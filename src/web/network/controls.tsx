/** What is drawn: how many of the heaviest ties, of which time, and whether who stands somewhere stays there. */
import { type ReactNode, useEffect, useState } from 'react';
import { navigate, useLocation } from '../location.ts';
import { number } from '../parts.tsx';
import { useServer } from '../server.ts';
import type { Tie } from './data.ts';

/** More lines than this say nothing at first sight. */
const AT_FIRST = 600;
/** More than these no machine draws at the pace of a hand, and no eye tells apart; the filters reach the rest. */
const MOST = 4000;

/** @param asked how many of the ties, which come the heaviest first */
export function shownTies(ties: readonly Tie[], asked: string | null): readonly Tie[] {
  const count = asked === null ? AT_FIRST : Number(asked);
  return ties.slice(0, Math.min(MOST, Number.isFinite(count) && count > 0 ? count : AT_FIRST));
}

interface Props {
  total: number;
  shown: number;
  actors: number;
  pinned: number;
  locked: boolean;
}

export function Controls({ total, shown, actors, pinned, locked }: Props): ReactNode {
  return (
    <div className="network-controls no-print">
      <label htmlFor="ties-shown">
        {shown === total ? `All ${number(total)} ties` : `The ${number(shown)} heaviest of ${number(total)} ties`},{' '}
        {number(actors)} actors
        <Slider
          id="ties-shown"
          min={Math.min(5, total)}
          max={Math.min(total, MOST)}
          value={shown}
          // Few ties are told apart one by one, thousands by hundreds.
          step={total > 2000 ? 50 : total > 400 ? 10 : 1}
          set={(value) =>
            navigate({
              set: { ties: value === total && total <= AT_FIRST ? null : value },
              replace: true,
            })
          }
        />
      </label>
      <TimeSlider />
      <span className="actions">
        <button
          type="button"
          aria-pressed={locked}
          title="Nobody moves when ties come and go"
          onClick={() => navigate({ set: { lock: locked ? null : 'yes' }, replace: true })}
        >
          Lock layout
        </button>
        <button type="button" onClick={() => navigate({ set: { camera: null }, replace: true })}>
          Fit
        </button>
        {pinned > 0 ? (
          <button type="button" onClick={() => navigate({ set: { pins: null }, replace: true })}>
            Unpin {pinned}
          </button>
        ) : null}
      </span>
    </div>
  );
}

/** A slider that follows the hand and tells its value when the hand rests: what follows from it takes time. */
function Slider({
  value,
  set,
  ...range
}: {
  id: string;
  min: number;
  max: number;
  step?: number;
  value: number;
  set(value: number): void;
}): ReactNode {
  const [held, setHeld] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once the value has rested, whatever `set` is by then
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => {
      set(held);
      setHeld(null);
    }, 200);
    return () => clearTimeout(timer);
  }, [held]);
  return (
    <input type="range" {...range} value={held ?? value} onChange={(event) => setHeld(Number(event.target.value))} />
  );
}

const WINDOWS: [string, string][] = [
  ['', 'everything until'],
  ['12', 'the year until the end of'],
  ['6', 'six months until the end of'],
  ['3', 'three months until the end of'],
  ['1', 'only'],
];

const monthBefore = (month: string, back: number): string => {
  const [year, index] = month.split('-').map(Number) as [number, number];
  const at = year * 12 + index - 1 - back;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};

/** The months of the project by slider: all until one, or a window of some months that ends with it. */
function TimeSlider(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<{ bins: { start: string }[] }>('/timeline.json?bin=month');
  const bins = loaded.data?.bins ?? [];
  if (bins.length < 2) return null;
  const first = bins[0]!.start.slice(0, 7);
  const last = bins.at(-1)!.start.slice(0, 7);
  const indexOf = (month: string) => {
    const [[y, m], [y0, m0]] = [month, first].map((one) => one.split('-').map(Number)) as [number[], number[]];
    return (y! - y0!) * 12 + m! - m0!;
  };
  const most = indexOf(last);
  const to = query.get('to')?.slice(0, 7) ?? last;
  const width = query.get('window') ?? '';
  const set = (month: string, months: string) =>
    navigate({
      set: {
        to: month === last && months === '' ? null : month,
        from: months === '' ? null : monthBefore(month, Number(months) - 1),
        window: months || null,
      },
      replace: true,
    });
  return (
    <div className="time-slider">
      <label>
        Of the time:{' '}
        <select value={width} onChange={(event) => set(to, event.target.value)}>
          {WINDOWS.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor="until-month">
        {to}
        <Slider
          id="until-month"
          min={0}
          max={most}
          value={Math.max(0, Math.min(most, indexOf(to)))}
          set={(index) => set(monthBefore(first, -index), width)}
        />
      </label>
    </div>
  );
}
