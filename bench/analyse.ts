/**
 * `npm run bench -- analyse [--data FOLDER] [--json]`: least frustration of every signed edge list of a folder, proven, for
 * two camps and any number, beside HiGHS alone and a plain local search in the same run; a complete random graph of 40; the
 * EGFR network; and the network of a million made-up events. Values are checked against `solutions.tsv` if it is there.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnalysisEvent } from '../src/engine/analyse/input.ts';
import { NO_HIERARCHY } from '../src/engine/analyse/input.ts';
import { loadSolver } from '../src/engine/analyse/signed/cycle-cuts.ts';
import { readEdgeList } from '../src/engine/analyse/signed/edge-list.ts';
import { createEffort } from '../src/engine/analyse/signed/effort.ts';
import { NETWORK_DEFAULTS } from '../src/engine/analyse/signed/event-network.ts';
import { networkFromEvents } from '../src/engine/analyse/signed/from-events.ts';
import { networkFromEdges, problemOf } from '../src/engine/analyse/signed/network.ts';
import { createProblem, type Problem } from '../src/engine/analyse/signed/problem.ts';
import { createRandom } from '../src/engine/analyse/signed/random.ts';
import { solveFrustration } from '../src/engine/analyse/signed/solve.ts';
import { highsAlone, type PeerResult, plainLocalSearch } from './analyse-peers.ts';
import type { BenchArgs } from './run.ts';

const SECONDS = 30;
const PEER_SECONDS = 10;
const RESTARTS = 50;

interface Named {
  name: string;
  problem: Problem;
}

interface Row {
  name: string;
  camps: 2 | 'free';
  nodes: number;
  ties: number;
  negative: number;
  L: number;
  bound: number;
  proven: boolean;
  ms: number;
  cpuMs: number;
  expected: number | null;
  highs: PeerResult;
  localSearch: PeerResult;
}

export default async function run({ data, json, dataRoot }: BenchArgs): Promise<object> {
  const say = (text: string): void => {
    if (!json) console.log(text);
  };
  const folder = data ?? join(dataRoot, 'signed-networks', 'cow');
  const networks = readNetworks(folder);
  const expected = readExpected(folder);
  if (networks.length === 0)
    throw new Error(
      `bench analyse: no signed edge list in ${folder}; give .tsv or .csv files with source, target, sign`,
    );
  await loadSolver();
  const rows: Row[] = [];
  say(`${networks.length} networks of ${folder}`);
  for (const camps of [2, 'free'] as const) {
    for (const { name, problem } of networks) {
      const timed = await solve(problem, camps);
      rows.push({
        name,
        camps,
        nodes: problem.n,
        ties: problem.u.length,
        negative: problem.w.filter((w) => w < 0).length,
        ...timed,
        expected: expected.get(`${name} ${camps}`) ?? null,
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
  return { networks: networks.length, totals, rows, random, egfr, events };
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

/** Edge lists (.csv, .tsv) and `u v 0|1` files (.signed-graph) of a folder, or one file. */
function readNetworks(path: string): Named[] {
  const files = statSync(path).isDirectory()
    ? (readdirSync(path, { recursive: true }) as string[]).sort().map((name) => join(path, name))
    : [path];
  const networks: Named[] = [];
  for (const file of files) {
    if (!/\.(csv|tsv|signed-graph)$/.test(file) || /solutions/.test(basename(file))) continue;
    const text = readFileSync(file, 'utf8');
    const name = basename(file).replace(/\.[^.]*$/, '');
    if (file.endsWith('.signed-graph')) networks.push({ name, problem: readSignedGraph(text) });
    else if (/^"?source"?[\t,;]"?target/i.test(text)) {
      const list = readEdgeList(text, file);
      const network = networkFromEdges(list, 'auto', []);
      networks.push({ name, problem: problemOf(network, list.weighted ? 'weight' : 'ties') });
    }
  }
  return networks;
}

function readSignedGraph(text: string): Problem {
  const list = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([u, v, label], i) => ({ source: u!, target: v!, weight: label === '1' ? -1 : 1, line: i + 1 }));
  return problemOf(networkFromEdges({ rows: list, weighted: false, notes: [] }, 'one', []), 'ties');
}

/** Published or earlier proven values beside the networks: `solutions.tsv` with a column of names and one per number of camps. */
function readExpected(folder: string): Map<string, number> {
  const expected = new Map<string, number>();
  const files = statSync(folder).isDirectory()
    ? (readdirSync(folder, { recursive: true }) as string[]).filter((name) => basename(name) === 'solutions.tsv')
    : [];
  for (const file of files) {
    const [header, ...rows] = readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const column = (...names: string[]): number => header!.findIndex((name) => names.includes(name));
    const [name, two, free] = [column('window', 'network'), column('L2_exact', 'L2_unit'), column('Lfree_exact')];
    for (const row of rows) {
      for (const key of [row[name]!, `cow_${row[name]}`]) {
        if (row[two]) expected.set(`${key} 2`, Number(row[two]));
        if (row[free]) expected.set(`${key} free`, Number(row[free]));
      }
    }
  }
  return expected;
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
  const problem = readSignedGraph(readFileSync(file, 'utf8'));
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
  const days = Array.from({ length: Math.ceil(count / 300) }, (_, k) =>
    new Date(Date.UTC(2010, 0, 1) + k * 86_400_000).toISOString().slice(0, 10),
  );
  const ids = Array.from({ length: count }, (_, i) => [`ev_${i}`, `act_${i}`] as const).flat();
  yield null as never;
  for (let i = 0; i < count; i++) {
    const [type, goldstein] = TYPES[types[i]!]!;
    const day = days[Math.floor(i / 300)]!;
    yield {
      id: ids[2 * i]!,
      act: ids[2 * i + 1]!,
      reciprocal: false,
      doc: `doc_${Math.floor(i / 8)}`,
      publisher: publisherNames[publishers[i]!]!,
      published: day,
      type,
      plover: type,
      modes: [],
      quad: null,
      goldstein,
      status: 'occurred',
      confidence: 1,
      actor: actors[from[i]!]!,
      recipient: actors[to[i]!]!,
      date: { earliest: day },
      incident: { id: `in_${Math.floor(i / 11)}` },
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
