/**
 * The signed network: who cooperates with whom and who is in conflict, in camps that are proven to fit best; ties that fit
 * no choice are marked. From a tie to its sentences; a what-if flips or drops ties and says what L and the camps become.
 */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { analysisQuery, ParameterForm, useAnalyses } from '../analysis-panel.tsx';
import { useKeys } from '../keys.tsx';
import { navigate, useLocation } from '../location.ts';
import { Empty, Link, number, plural, Show } from '../parts.tsx';
import { Sentence } from '../sentence.tsx';
import { useServer, write } from '../server.ts';
import { say } from '../undo.tsx';
import { type Camera, campColour, type DrawnNode, type DrawnTie, NetworkCanvas, tieKey } from './canvas.tsx';
import { layout, type Point } from './layout.ts';

interface Edge {
  source: string;
  target: string;
  sign: number;
  weight: number;
  frustrated: 'core' | 'contested' | 'never';
  events?: string[];
}
interface Balance {
  nodes: number;
  ties: number;
  negative: number;
  L: number;
  weight: number;
  status: string;
  bound: number;
  gap: number;
  optima: number;
  optimaComplete: boolean;
  camps: string[][];
  edges: Edge[];
  triads: Record<string, number>;
  null: { mean: number; sd: number; z: number | null } | null;
  basis: string;
  summary: string[];
  notes: { code: string; message: string }[];
}
interface Network {
  nodes: { id: string; name: string }[];
}
type Change = 'flip' | 'drop';

const NAMES = new Map<string, string>();

export default function NetworkPage(): ReactNode {
  const { query } = useLocation();
  const camps = query.get('p.camps') ?? 'free';
  const described = useAnalyses()?.find((one) => one.id === 'balance');
  const loaded = useServer<Balance>(`/analyses/balance.json?${analysisQuery(query, { camps })}`);
  const network = useServer<Network>(`/analyses/network.json?${analysisQuery(query)}`);
  for (const node of network.data?.nodes ?? []) NAMES.set(node.id, node.name);
  return (
    <>
      <div className="head">
        <h1>Network</h1>
        {loaded.data ? (
          <p>
            {plural(loaded.data.nodes, 'actor')}, {plural(loaded.data.ties, 'signed tie')},{' '}
            {number(loaded.data.negative)} of them of conflict
          </p>
        ) : null}
        <div className="actions" role="group" aria-label="Number of camps">
          <button type="button" aria-pressed={camps === 'free'} onClick={() => navigate({ set: { 'p.camps': null } })}>
            As many camps as fit
          </button>
          <button type="button" aria-pressed={camps === '2'} onClick={() => navigate({ set: { 'p.camps': '2' } })}>
            Two camps
          </button>
        </div>
      </div>
      {described ? <ParameterForm described={described} /> : null}
      <Show loaded={loaded} what="the network">
        {(data) =>
          data.edges.length === 0 ? (
            <Empty title="No signed tie in this selection">
              <p>A tie needs acts that occurred or are going on between two known actors.</p>
            </Empty>
          ) : (
            <Picture data={data} />
          )
        }
      </Show>
    </>
  );
}

function parseCamera(text: string | null): Camera | null {
  const [x, y, zoom] = (text ?? '').split(',').map(Number);
  return text && [x, y, zoom].every(Number.isFinite) ? { x: x!, y: y!, zoom: zoom! } : null;
}

const kept = new Map<string, Point>();

function Picture({ data }: { data: Balance }): ReactNode {
  const { query } = useLocation();
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState(0);
  const locked = query.get('lock') === 'yes';
  const weakest = Number(query.get('weakest') ?? 0);
  const chosen = query.get('tie');
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());
  const [whatIf, setWhatIf] = useState<Balance | null>(null);

  const edges = useMemo(
    () => data.edges.filter((edge) => edge.weight >= weakest || edge.frustrated !== 'never'),
    [data, weakest],
  );
  const ids = useMemo(() => [...new Set(edges.flatMap((edge) => [edge.source, edge.target]))].sort(), [edges]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pin moves one actor and keeps the rest where they are
  const places = useMemo(() => {
    const found = layout(ids, edges, kept, pinned, locked);
    for (const [id, place] of found) kept.set(id, place);
    return found;
  }, [ids, edges, locked]);
  const shownPlaces = useMemo(
    () => (moved > 0 ? new Map(ids.map((id) => [id, kept.get(id) ?? places.get(id)!])) : places),
    [places, ids, moved],
  );

  const camps = (whatIf ?? data).camps;
  const campOf = useMemo(
    () => new Map(camps.flatMap((camp, index) => camp.map((id) => [id, index] as const))),
    [camps],
  );
  const degrees = useMemo(() => {
    const count = new Map<string, number>();
    for (const edge of edges) for (const id of [edge.source, edge.target]) count.set(id, (count.get(id) ?? 0) + 1);
    return count;
  }, [edges]);
  const nodes: DrawnNode[] = ids.map((id) => ({
    id,
    name: NAMES.get(id) ?? id,
    degree: degrees.get(id) ?? 0,
    camp: campOf.get(id) ?? null,
  }));
  const frustratedNow = useMemo(
    () => new Map((whatIf ?? data).edges.map((edge) => [tieKey(edge), edge.frustrated])),
    [whatIf, data],
  );
  const ties: DrawnTie[] = edges
    .filter((edge) => changes.get(tieKey(edge)) !== 'drop')
    .map((edge) => {
      const key = tieKey(edge);
      return {
        ...edge,
        sign: changes.get(key) === 'flip' ? -edge.sign : edge.sign,
        frustrated: frustratedNow.get(key) ?? edge.frustrated,
        changed: changes.has(key),
      };
    });

  const fitted = useMemo((): Camera => {
    const xs = [...places.values()].map((place) => place.x);
    const ys = [...places.values()].map((place) => place.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const wide = Math.min(window.innerWidth - 80, 1300);
    return {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      zoom: Math.min(6, 0.85 * Math.min(wide / Math.max(right - left, 1), 520 / Math.max(bottom - top, 1))),
    };
  }, [places]);
  const camera = parseCamera(query.get('camera')) ?? fitted;

  useEffect(() => {
    if (changes.size === 0) {
      setWhatIf(null);
      return;
    }
    const body = {
      ties: data.edges
        .filter((edge) => changes.get(tieKey(edge)) !== 'drop')
        .map((edge) => ({
          source: edge.source,
          target: edge.target,
          sign: changes.get(tieKey(edge)) === 'flip' ? -edge.sign : edge.sign,
          weight: edge.weight || 1,
        })),
      parameters: { camps: query.get('p.camps') ?? 'free', samples: '0' },
    };
    let late = false;
    write<Balance>('/analyses/balance/what-if', body).then(
      (result) => {
        if (!late) setWhatIf(result);
      },
      (error: Error) => say(error.message),
    );
    return () => {
      late = true;
    };
  }, [changes, data, query]);

  const change = (key: string, what: Change | null) => {
    const next = new Map(changes);
    if (what) next.set(key, what);
    else next.delete(key);
    setChanges(next);
  };
  useKeys([
    {
      key: 'l',
      says: 'Lock or free the layout',
      run: () => navigate({ set: { lock: locked ? null : 'yes' }, replace: true }),
    },
    { key: 'Escape', says: 'Choose none', run: () => navigate({ set: { tie: null }, replace: true }) },
  ]);
  const most = Math.max(1, ...data.edges.map((edge) => edge.weight));
  return (
    <>
      <p
        className="actions no-print"
        style={{ display: 'flex', flexWrap: 'wrap', gap: '.6rem 1.2rem', alignItems: 'center' }}
      >
        <label>
          Hide ties lighter than{' '}
          <input
            type="range"
            min="0"
            max={Math.ceil(most)}
            step="1"
            value={weakest}
            onChange={(event) =>
              navigate({ set: { weakest: event.target.value === '0' ? null : event.target.value }, replace: true })
            }
          />{' '}
          <output>{weakest}</output>
        </label>
        <TimeSlider />
        <button
          type="button"
          aria-pressed={locked}
          onClick={() => navigate({ set: { lock: locked ? null : 'yes' }, replace: true })}
        >
          Lock layout
        </button>
        <button type="button" onClick={() => navigate({ set: { camera: null }, replace: true })}>
          Fit
        </button>
        {pinned.size > 0 ? (
          <button type="button" onClick={() => setPinned(new Set())}>
            Unpin {pinned.size}
          </button>
        ) : null}
      </p>
      <div className="panel network-panel">
        <NetworkCanvas
          nodes={nodes}
          ties={ties}
          places={shownPlaces}
          camera={camera}
          chosen={chosen}
          moveCamera={(next) =>
            navigate({
              set: { camera: [next.x.toFixed(1), next.y.toFixed(1), next.zoom.toFixed(3)].join(',') },
              replace: true,
            })
          }
          pin={(id, place) => {
            kept.set(id, place);
            setPinned(new Set([...pinned, id]));
            setMoved(moved + 1);
          }}
          choose={(what) => navigate({ set: { tie: what }, replace: true })}
        />
        <p className="legend">
          <span className="coop">— cooperation</span> <span className="conflict">- - conflict</span>{' '}
          <span>✕ fits no best choice of camps</span> <span>? fits some of them only</span>
        </p>
      </div>
      {changes.size > 0 ? (
        <section className="panel" aria-live="polite">
          <h2>What if</h2>
          <p>
            With {plural(changes.size, 'tie')} changed, {whatIf ? <strong>L = {whatIf.L}</strong> : 'reckoning …'}
            {whatIf ? ` (it was ${data.L}), ${plural(whatIf.camps.length, 'camp')}` : ''}. This shows what these
            assumptions give, not what will happen.
          </p>
          <ul className="plain">
            {[...changes].map(([key, what]) => (
              <li key={key}>
                {what === 'flip' ? 'Turned: ' : 'Left out: '}
                {key
                  .split('~')
                  .map((id) => NAMES.get(id) ?? id)
                  .join(' – ')}{' '}
                <button type="button" onClick={() => change(key, null)}>
                  Take back
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {chosen ? <Chosen what={chosen} edges={data.edges} changes={changes} change={change} /> : null}
      <div className="grid" style={{ marginTop: '1rem' }}>
        <section className="panel">
          <h2>Camps</h2>
          {camps.map((camp, index) => (
            <p key={camp.join()}>
              <span className="swatch" style={{ background: campColour(index) }} aria-hidden="true" />{' '}
              <strong>{index + 1}.</strong> {camp.map((id) => NAMES.get(id) ?? id).join(', ')}
            </p>
          ))}
        </section>
        <section className="panel">
          <h2>How well they fit</h2>
          {data.summary.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {data.notes.map((note) => (
            <p className="soft" key={note.message}>
              {note.message}
            </p>
          ))}
          <p>
            <Link to={{ path: '/contradictions' }}>Contradictions, double commitments and proxies by name</Link>
          </p>
        </section>
      </div>
      <TieTable edges={edges} />
    </>
  );
}

/** The window's end by slider: the months the project holds. */
function TimeSlider(): ReactNode {
  const { query } = useLocation();
  const others = new URLSearchParams(query);
  others.delete('to');
  const loaded = useServer<{ bins: { start: string }[] }>(
    `/timeline.json?${others.get('from') ? `from=${others.get('from')}&` : ''}bin=month`,
  );
  const months = loaded.data?.bins.map((bin) => bin.start.slice(0, 7)) ?? [];
  if (months.length < 2) return null;
  const to = query.get('to')?.slice(0, 7);
  const value = to
    ? Math.max(
        0,
        months.findLastIndex((month) => month <= to),
      )
    : months.length - 1;
  return (
    <label>
      Until{' '}
      <input
        type="range"
        min="0"
        max={months.length - 1}
        value={value}
        onChange={(event) => {
          const index = Number(event.target.value);
          navigate({ set: { to: index === months.length - 1 ? null : `${months[index]}` }, replace: true });
        }}
      />{' '}
      <output>{months[value]}</output>
    </label>
  );
}

function Chosen({
  what,
  edges,
  changes,
  change,
}: {
  what: string;
  edges: readonly Edge[];
  changes: ReadonlyMap<string, Change>;
  change(key: string, what: Change | null): void;
}): ReactNode {
  const edge = edges.find((one) => tieKey(one) === what);
  if (!edge) {
    return (
      <section className="panel">
        <h2>{NAMES.get(what) ?? what}</h2>
        <Link className="button" to={{ path: '/dossier', set: { party: what, tie: null, camera: null } }}>
          Dossier
        </Link>{' '}
        <Link className="button" to={{ path: '/events', set: { party: what, tie: null, camera: null } }}>
          Events
        </Link>
      </section>
    );
  }
  const key = tieKey(edge);
  const names = [edge.source, edge.target].map((id) => NAMES.get(id) ?? id);
  return (
    <section className="panel" aria-live="polite">
      <h2>
        {names.join(' – ')}:{' '}
        <span className={edge.sign > 0 ? 'coop' : 'conflict'}>{edge.sign > 0 ? 'cooperation' : 'conflict'}</span>
      </h2>
      <p>
        Weight {edge.weight.toFixed(1)}.{' '}
        {edge.frustrated === 'core'
          ? 'No best choice of camps has room for it.'
          : edge.frustrated === 'contested'
            ? 'It fits some of the best choices of camps, and others not.'
            : 'It fits the camps.'}
      </p>
      <Sentences events={edge.events ?? []} />
      <p>
        <Link
          className="button"
          to={{
            path: '/events',
            set: {
              party: null,
              actor: `${edge.source},${edge.target}`,
              recipient: `${edge.source},${edge.target}`,
              tie: null,
              camera: null,
            },
          }}
        >
          All their events
        </Link>{' '}
        <button
          type="button"
          aria-pressed={changes.get(key) === 'flip'}
          onClick={() => change(key, changes.get(key) === 'flip' ? null : 'flip')}
        >
          What if it were the other way
        </button>{' '}
        <button
          type="button"
          aria-pressed={changes.get(key) === 'drop'}
          onClick={() => change(key, changes.get(key) === 'drop' ? null : 'drop')}
        >
          What if it were not there
        </button>
      </p>
    </section>
  );
}

function Sentences({ events }: { events: readonly string[] }): ReactNode {
  return (
    <>
      {events.slice(0, 5).map((id) => (
        <Sentence key={id} id={id} />
      ))}
    </>
  );
}

function TieTable({ edges }: { edges: readonly Edge[] }): ReactNode {
  const sorted = [...edges].sort((a, b) => b.weight - a.weight);
  return (
    <details className="panel" style={{ marginTop: '1rem' }}>
      <summary>The same as a table</summary>
      <div className="scroll" style={{ maxHeight: '30rem' }} tabIndex={0} role="region" aria-label="Ties">
        <table>
          <thead>
            <tr>
              <th>Actor</th>
              <th>Actor</th>
              <th>Sign</th>
              <th className="number">Weight</th>
              <th>Fits the camps</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((edge) => (
              <tr key={tieKey(edge)}>
                <td>
                  <button
                    type="button"
                    className="mark-title"
                    onClick={() => navigate({ set: { tie: tieKey(edge) }, replace: true })}
                  >
                    {NAMES.get(edge.source) ?? edge.source}
                  </button>
                </td>
                <td>{NAMES.get(edge.target) ?? edge.target}</td>
                <td className={edge.sign > 0 ? 'coop' : 'conflict'}>{edge.sign > 0 ? 'cooperation' : 'conflict'}</td>
                <td className="number">{edge.weight.toFixed(1)}</td>
                <td>{edge.frustrated === 'core' ? 'no' : edge.frustrated === 'contested' ? 'in some' : 'yes'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
