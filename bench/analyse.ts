/**
 * `npm run bench -- analyse [--data FOLDER] [--json]`: least frustration of every signed edge list of a folder, proven, for
 * two camps and any number, beside HiGHS alone and a plain local search in the same run; a complete random graph of 40; the
 * EGFR network; and the network of a million made-up events. Values are checked against `solutions.tsv` if it is there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisEvent } from '../src/engine/analyse/input.ts';
import { NO_HIERARCHY } from '../src/engine/analyse/input.ts';
import { balanceOf } from '../src/engine/analyse/signed/balance-of.ts';
import { loadSolver } from '../src/engine/analyse/signed/cycle-cuts.ts';
import { createEffort } from '../src/engine/analyse/signed/effort.ts';
import { NETWORK_DEFAULTS } from '../src/engine/analyse/signed/event-network.ts';
import { networkFromEvents } from '../src/engine/analyse/signed/from-events.ts';
import { problemOf, type SignedNetwork } from '../src/engine/analyse/signed/network.ts';
import { createProblem, type Problem } from '../src/engine/analyse/signed/problem.ts';
import { createRandom } from '../src/engine/analyse/signed/random.ts';
import { solveFrustration } from '../src/engine/analyse/signed/solve.ts';
import { readExpected, readNetworks, readSignedGraph } from './analyse-networks.ts';
import { highsAlone, type PeerResult, plainLocalSearch } from './analyse-peers.ts';
import type { BenchArgs } from './run.ts';

const SECONDS = 30;
const PEER_SECONDS = 10;
const RESTARTS = 50;

interface Row {
  name: string;
  camps: 2 | 'free';
  /** What `L` counts: ties, or their weight where the list gives weights. */
  objective: 'ties' | 'weight';
  nodes: number;
  ties: number;
  negative: number;
  L: number;
  bound: number;
  proven: boolean;
  ms: number;
  cpuMs: number;
  expected: number | null;
  /** With `--json`, outside the time: how many optima there are, the camps of one, and ties frustrated in all or some. */
  optima?: number;
  optimaComplete?: boolean;
  division?: string[][];
  core?: [string, string][];
  contested?: [string, string][];
  highs: PeerResult;
  localSearch: PeerResult;
}

export default async function run({ data, json, dataRoot }: BenchArgs): Promise<object> {
  const say = (text: string): void => {
    if (!json) console.log(text);
  };
  const folder = data ?? join(dataRoot, 'signed-networks', 'cow');
  const skipped: { file: string; why: string }[] = [];
  const networks = readNetworks(folder, skipped);
  const expected = readExpected(folder);
  if (networks.length === 0)
    throw new Error(
      `bench analyse: no signed edge list in ${folder}; give .tsv or .csv files with source, target, sign`,
    );
  await loadSolver();
  const rows: Row[] = [];
  say(`${networks.length} networks of ${folder}`);
  for (const { why } of skipped) say(`  left out: ${why}`);
  for (const camps of [2, 'free'] as const) {
    for (const { name, network, objective } of networks) {
      const problem = problemOf(network, objective);
      const timed = await solve(problem, camps);
      rows.push({
        name,
        camps,
        objective,
        nodes: problem.n,
        ties: problem.u.length,
        negative: problem.w.filter((w) => w < 0).length,
        ...timed,
        expected: expected.get(`${name} ${camps}`) ?? null,
        ...(json ? await describe(network, camps, objective) : {}),
        highs: await highsAlone(problem, camps, PEER_SECONDS),
        localSearch: plainLocalSearch(problem, camps, RESTARTS),
      });
    }
  }
  const totals = ([2, 'free'] as const).map((camps) =>
    total(
      rows.filter((row) => row.camps === camps),
      camps,
    ),
  );
  for (const row of rows.filter((one) => !one.proven || (one.expected !== null && one.expected !== one.L)))
    say(
      `  ${row.name}, ${row.camps} camps: ${row.L}, at least ${row.bound}${row.expected === null ? '' : `, expected ${row.expected}`}`,
    );
  for (const one of totals)
    say(
      `${one.camps} camps: ${one.proven} of ${one.networks} proven in ${one.ms} ms (worst ${one.worstMs}); HiGHS alone ${one.highsProven} in ${one.highsMs} ms; local search ${one.localSearchMs} ms, missed ${one.localSearchMissed}${one.checked ? `; ${one.right} of ${one.checked} as published` : ''}`,
    );
  const random = await completeRandom(say);
  const egfr = await largeSparse(dataRoot, say);
  const events = millionEvents(say);
  return { networks: networks.length, skipped, totals, rows, random, egfr, events };
}

async function solve(
  problem: Problem,
  camps: 2 | 'free',
): Promise<{ L: number; bound: number; proven: boolean; ms: number; cpuMs: number }> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const found = await solveFrustration(problem, camps, createEffort({ seconds: SECONDS }));
  const used = process.cpuUsage(cpu);
  return {
    L: found.cost,
    bound: found.bound,
    proven: found.proven,
    ms: tidy(performance.now() - started),
    cpuMs: tidy((used.user + used.system) / 1000),
  };
}

function total(rows: readonly Row[], camps: 2 | 'free') {
  const sum = (of: (row: Row) => number): number => tidy(rows.reduce((all, row) => all + of(row), 0));
  return {
    camps,
    networks: rows.length,
    proven: rows.filter((row) => row.proven).length,
    ms: sum((row) => row.ms),
    cpuMs: sum((row) => row.cpuMs),
    worstMs: Math.max(...rows.map((row) => row.ms)),
    highsProven: rows.filter((row) => row.highs.proven).length,
    highsMs: sum((row) => row.highs.ms),
    highsDiffers: rows.filter((row) => row.highs.proven && Math.abs(row.highs.value - row.L) > 1e-6).length,
    localSearchMs: sum((row) => row.localSearch.ms),
    localSearchMissed: rows.filter((row) => row.localSearch.value > row.L + 1e-6).length,
    checked: rows.filter((row) => row.expected !== null).length,
    right: rows.filter((row) => row.expected !== null && Math.abs(row.expected - row.L) < 1e-6).length,
  };
}

/** Seconds to find out which ties are frustrated in all optima. */
const OPTIMA_SECONDS = 1;

async function describe(network: SignedNetwork, camps: 2 | 'free', objective: 'ties' | 'weight') {
  const found = await balanceOf(network, {
    camps,
    objective,
    nullModel: 'degrees',
    nullSamples: 0,
    optima: 1000,
    optimaTime: OPTIMA_SECONDS,
    timeLimit: SECONDS,
    seed: 1,
  });
  const ties = (state: string): [string, string][] =>
    found.edges
      .filter(({ frustrated, proven }) => proven && frustrated === state)
      .map(({ source, target }) => [source, target]);
  return {
    optima: found.optima,
    optimaComplete: found.optimaComplete,
    division: found.camps,
    core: ties('core'),
    contested: ties('contested'),
  };
}

async function completeRandom(say: (text: string) => void) {
  const rows = [];
  for (const seed of [1, 2, 3]) {
    const random = createRandom(seed);
    const ties: [number, number, number][] = [];
    for (let a = 0; a < 40; a++) for (let b = 0; b < a; b++) ties.push([a, b, random() < 0.5 ? 1 : -1]);
    const found = await solve(createProblem(40, ties), 2);
    rows.push({ seed, ...found });
    say(
      `complete random graph of 40, seed ${seed}: ${found.L}, ${found.proven ? 'proven' : `at least ${found.bound}`}, ${found.ms} ms`,
    );
  }
  return rows;
}

async function largeSparse(dataRoot: string, say: (text: string) => void) {
  const file = join(dataRoot, 'signed-networks', 'bio', 'EGFR.signed-graph');
  if (!existsSync(file)) return null;
  const problem = problemOf(readSignedGraph(readFileSync(file, 'utf8')), 'ties');
  const rows = [];
  for (const camps of [2, 'free'] as const) {
    const found = await solve(problem, camps);
    rows.push({ camps, ...found });
    say(`EGFR, ${camps} camps: ${found.L}, ${found.proven ? 'proven' : `at least ${found.bound}`}, ${found.ms} ms`);
  }
  return rows;
}

const TYPES = [
  ['ASSAULT', -10],
  ['AID', 7],
  ['COOPERATE', 6],
  ['ACCUSE', -2],
  ['THREATEN', -5.6],
  ['CONSULT', 1],
  ['AGREE', 4],
  ['COERCE', -7],
] as const;

/**
 * Two hundred actors, ninety thousand incidents, sixty publishers. Events are kept in columns and come one at a time, as a
 * project gives them: a million records in memory would have their collection timed.
 */
function* madeUpEvents(count: number): Generator<AnalysisEvent> {
  const random = createRandom(1);
  const pick = (n: number): number => Math.floor(random() ** 1.7 * n);
  const column = (of: (i: number) => number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => of(i));
  const [types, publishers, from, to] = [TYPES.length, 60, 200, 200].map((n) => column(() => pick(n))) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const actors = Array.from({ length: 200 }, (_, k) => ({
    id: `actor-${k}`,
    name: `Actor ${k}`,
    country: null,
    sectors: [],
    collective: null,
  }));
  const publisherNames = Array.from({ length: 60 }, (_, k) => `publisher ${k}`);
  const days = Array.from({ length: Math.ceil(count / 300) }, (_, k) => ({
    earliest: new Date(Date.UTC(2010, 0, 1) + k * 86_400_000).toISOString().slice(0, 10),
  }));
  const ids = Array.from({ length: count }, (_, i) => [`ev_${i}`, `act_${i}`] as const).flat();
  const docs = Array.from({ length: Math.ceil(count / 8) }, (_, k) => `doc_${k}`);
  const incidents = Array.from({ length: Math.ceil(count / 11) }, (_, k) => ({ id: `in_${k}` }));
  yield null as never;
  for (let i = 0; i < count; i++) {
    const [type, goldstein] = TYPES[types[i]!]!;
    yield {
      id: ids[2 * i]!,
      act: ids[2 * i + 1]!,
      reciprocal: false,
      doc: docs[Math.floor(i / 8)]!,
      publisher: publisherNames[publishers[i]!]!,
      published: null,
      type,
      plover: type,
      modes: [],
      quad: null,
      goldstein,
      status: 'occurred',
      confidence: 1,
      actor: actors[from[i]!]!,
      recipient: actors[to[i]!]!,
      date: days[Math.floor(i / 300)]!,
      incident: incidents[Math.floor(i / 11)]!,
      attribution: [],
    };
  }
}

function millionEvents(say: (text: string) => void) {
  const count = 1_000_000;
  const events = madeUpEvents(count);
  // The columns are made before the clock starts.
  events.next();
  const started = performance.now();
  const cpu = process.cpuUsage();
  const network = networkFromEvents(events, NO_HIERARCHY, NETWORK_DEFAULTS);
  const used = process.cpuUsage(cpu);
  const result = {
    events: network.counts.rows,
    actors: network.actors.length,
    ties: network.ties.length,
    ms: tidy(performance.now() - started),
    cpuMs: tidy((used.user + used.system) / 1000),
  };
  say(`network of ${result.events} events: ${result.actors} actors, ${result.ties} ties, ${result.ms} ms`);
  return result;
}

function tidy(ms: number): number {
  return Math.round(ms * 10) / 10;
}
