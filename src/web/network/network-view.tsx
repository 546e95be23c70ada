/** The picture with what belongs to it: which ties are shown, where actors stand, what is chosen, the camps, the table. */
import { type ReactNode, useMemo } from 'react';
import { useKeys } from '../keys.tsx';
import { navigate, useLocation } from '../location.ts';
import { useNames } from '../names.ts';
import { Camps } from './camps.tsx';
import { type Camera, NetworkCanvas } from './canvas.tsx';
import { Chosen } from './chosen.tsx';
import { Controls, shownTies } from './controls.tsx';
import { type Balance, campLook, numberCamps, type Tie, tieKey } from './data.ts';
import { layout, type Point } from './layout.ts';
import type { DrawnNode, DrawnTie } from './paint.ts';
import { Tensions, tiesOfTension } from './tensions.tsx';
import { TieTable } from './tie-table.tsx';
import { useChanges, useWhatIf } from './what-if.ts';
import { WhatIfPanel } from './what-if-panel.tsx';

/** Places outlive the view, so that coming back or adding documents moves nobody who had one. */
const kept = new Map<string, Point>();

function parseNumbers(text: string | null, count: number): number[] | null {
  const numbers = (text ?? '').split(',').map(Number);
  return text && numbers.length === count && numbers.every(Number.isFinite) ? numbers : null;
}

/** `turkey:12:-40,iraq:3:8`: actors somebody put in a place. */
function parsePins(text: string | null): Map<string, Point> {
  const pins = new Map<string, Point>();
  for (const part of (text ?? '').split(',')) {
    const found = /^(.+):(-?[\d.]+):(-?[\d.]+)$/.exec(part);
    if (found) pins.set(found[1]!, { x: Number(found[2]), y: Number(found[3]) });
  }
  return pins;
}

interface Props {
  ties: readonly Tie[];
  /** Null until the camps are found. */
  balance: Balance | null;
  camps: string;
}

export function NetworkView({ ties, balance, camps }: Props): ReactNode {
  const { query } = useLocation();
  const locked = query.get('lock') === 'yes';
  const chosen = query.get('tie');
  const tension = query.get('tension');
  const pinText = query.get('pins');
  const pins = useMemo(() => parsePins(pinText), [pinText]);
  const [changes, change] = useChanges();
  const whatIf = useWhatIf(ties, changes, camps);
  const shown = useMemo(() => shownTies(ties, query.get('ties')), [ties, query]);
  const ids = useMemo(() => [...new Set(shown.flatMap((tie) => [tie.source, tie.target]))].sort(), [shown]);
  const name = useNames(ids);
  // The layout looks at who is tied to whom, not at what is made of it later.
  const structure = shown.map((tie) => `${tieKey(tie)}${tie.sign}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pin moves one actor and keeps the rest where they are
  const places = useMemo(() => {
    for (const [id, place] of pins) kept.set(id, place);
    const found = layout(ids, shown, kept, new Set(pins.keys()), locked);
    for (const [id, place] of found) kept.set(id, place);
    return found;
  }, [structure, locked]);
  const placed = useMemo(() => new Map([...places, ...[...pins].filter(([id]) => places.has(id))]), [places, pins]);

  const now = whatIf ?? balance;
  const numbered = useMemo(() => numberCamps(now?.camps ?? []), [now]);
  const nodes = useMemo((): DrawnNode[] => {
    const degrees = new Map<string, number>();
    for (const tie of shown) for (const id of [tie.source, tie.target]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
    return ids.map((id) => ({
      id,
      name: name(id),
      degree: degrees.get(id) ?? 0,
      ...campLook(numbered.campOf.get(id) ?? null),
    }));
  }, [ids, shown, numbered, name]);
  const drawn = useMemo((): DrawnTie[] => {
    const fits = whatIf && new Map(whatIf.edges.map((edge) => [tieKey(edge), edge.frustrated]));
    return shown
      .filter((tie) => changes.get(tieKey(tie)) !== 'drop')
      .map((tie) => ({
        ...tie,
        sign: changes.get(tieKey(tie)) === 'flip' ? -tie.sign : tie.sign,
        frustrated: fits ? (fits.get(tieKey(tie)) ?? 'never') : tie.frustrated,
        changed: changes.has(tieKey(tie)),
      }));
  }, [shown, changes, whatIf]);
  const marked = useMemo(() => (tension ? tiesOfTension(tension, shown) : null), [tension, shown]);

  const camera = parseNumbers(query.get('camera'), 3);
  const pin = (id: string, place: Point | null) => {
    const next = new Map(pins);
    if (place) next.set(id, place);
    else next.delete(id);
    if (place) kept.set(id, place);
    const text = [...next].map(([one, { x, y }]) => `${one}:${x.toFixed(1)}:${y.toFixed(1)}`).join(',');
    navigate({ set: { pins: text || null }, replace: true });
  };
  useKeys([
    {
      key: 'l',
      says: 'Lock or free the layout',
      run: () => navigate({ set: { lock: locked ? null : 'yes' }, replace: true }),
    },
    { key: '0', says: 'All of it in sight', run: () => navigate({ set: { camera: null }, replace: true }) },
    {
      key: 'Escape',
      says: 'Choose none',
      run: () => navigate({ set: { tie: null, tension: null }, replace: true }),
    },
  ]);
  const restCamera = (next: Camera) =>
    navigate({
      set: { camera: [next.x.toFixed(1), next.y.toFixed(1), next.zoom.toFixed(3)].join(',') },
      replace: true,
    });
  return (
    <>
      <Controls total={ties.length} shown={shown.length} actors={ids.length} pinned={pins.size} locked={locked} />
      <div className="network-columns">
        <div className="panel network-panel">
          <NetworkCanvas
            nodes={nodes}
            ties={drawn}
            places={placed}
            camera={camera ? { x: camera[0]!, y: camera[1]!, zoom: camera[2]! } : null}
            chosen={chosen}
            marked={marked}
            restCamera={restCamera}
            pin={pin}
            choose={(what) => navigate({ set: { tie: what }, replace: true })}
          />
          <p className="legend">
            <span className="coop">— cooperation</span> <span className="conflict">- - conflict</span>{' '}
            {balance ? (
              <>
                <span>shape and colour: camp</span> <span>✕ fits no best choice of camps</span>{' '}
                <span>? fits some of them only</span>
              </>
            ) : null}
          </p>
        </div>
        <div className="network-side">
          {changes.size > 0 ? <WhatIfPanel changes={changes} change={change} whatIf={whatIf} before={balance} /> : null}
          {chosen ? (
            <Chosen
              what={chosen}
              ties={ties}
              changes={changes}
              change={change}
              place={placed.get(chosen) ?? null}
              pinned={pins.has(chosen)}
              pin={pin}
            />
          ) : (
            <p className="panel soft no-print">
              Choose a line for the sentences behind it, a name for an actor and its dossier; in the picture or in the
              table below.
            </p>
          )}
          <Tensions ready={balance !== null} large={ties.length > 2000} chosen={tension} />
        </div>
      </div>
      {now ? <Camps balance={now} numbered={numbered} whatIf={whatIf !== null} /> : null}
      <TieTable ties={shown} total={ties.length} known={balance !== null} />
    </>
  );
}
