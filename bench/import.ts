/**
 * Import: how much of the bare coding rate is left when documents go into a project, what memory does over ten thousand
 * documents, how large the database grows. `--data` is a folder of texts; on the development data, news of PolNeAR.
 *
 * The same coder codes the same files twice: once into nothing, once through `importSources` into a new project. Memory and
 * size are measured with documents coded beforehand, under new ids and with a sentence of their own, so that ten thousand
 * take minutes and not hours; the store does with each what it does with any other.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document } from '../src/engine/document.ts';
import { ReadError } from '../src/engine/errors.ts';
import { documentId, hashId, sha256Hex } from '../src/engine/ids.ts';
import { type Coded, type Coder, openCoder } from '../src/node/code.ts';
import { importSources } from '../src/node/import.ts';
import { describeRun } from '../src/node/run.ts';
import { findSources, type Source } from '../src/node/sources.ts';
import { EVERYTHING } from '../src/store/filter.ts';
import { countEvents } from '../src/store/read-events.ts';
import { openStore } from '../src/store/store.ts';
import type { BenchArgs } from './run.ts';

/** Enough for a steady rate; all of it is taken where `--data` names something else. */
const SAMPLE = 150;
const MANY = 10_000;
const MEBIBYTE = 1 << 20;

export default async function run({ data, json, dataRoot }: BenchArgs): Promise<object> {
  const path = data ?? join(dataRoot, 'attribution-polnear', 'data', 'dev', 'text');
  const sources: Source[] = [];
  for await (const source of findSources([path])) if (!(source instanceof ReadError)) sources.push(source);
  const chosen = data === null ? sources.slice(0, SAMPLE) : sources;
  const jobs = availableParallelism();
  const coder = openCoder({ jobs });
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  try {
    // Workers load their models before the clock starts.
    await code(coder, chosen.slice(0, 2 * jobs));
    const bare = await code(coder, chosen);
    const project = join(folder, 'entente.db');
    const store = openStore(project, 'create');
    const started = performance.now();
    const report = await importSources(store, coder, describeRun(coder), stream(chosen));
    const seconds = (performance.now() - started) / 1000;
    const again = performance.now();
    await importSources(store, coder, describeRun(coder), stream(chosen));
    const secondRun = (performance.now() - again) / 1000;
    const counts = countEvents(store, EVERYTHING);
    store.close();
    const many = await storeMany(join(folder, 'many.db'), bare.documents);
    const figures = {
      jobs,
      documents: bare.documents.length,
      words: bare.words,
      bare: {
        seconds: round(bare.seconds),
        documentsPerSecond: round(bare.documents.length / bare.seconds),
        wordsPerSecond: Math.round(bare.words / bare.seconds),
      },
      import: {
        seconds: round(seconds),
        documentsPerSecond: round(report.added / seconds),
        wordsPerSecond: Math.round(bare.words / seconds),
        failures: report.failures.length,
      },
      shareOfBareRate: round(bare.seconds / seconds),
      secondRunSeconds: round(secondRun),
      counts,
      bytesPerDocument: Math.round(statSync(project).size / Math.max(1, report.added)),
      many,
    };
    if (!json) print(figures);
    return figures;
  } finally {
    await coder.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function code(
  coder: Coder,
  sources: readonly Source[],
): Promise<{ documents: Document[]; words: number; seconds: number }> {
  const documents: Document[] = [];
  const started = performance.now();
  for await (const coded of coder.code(stream(sources))) if (!(coded instanceof ReadError)) documents.push(coded.doc);
  const seconds = (performance.now() - started) / 1000;
  const words = documents.reduce(
    (sum, doc) => sum + doc.layers.token.filter((token) => token.upos !== 'PUNCT').length,
    0,
  );
  return { documents, words, seconds };
}

interface Many {
  documents: number;
  events: number;
  documentsPerSecond: number;
  bytesPerDocument: number;
  /** Resident memory after every thousand documents, MiB. */
  memory: number[];
}

async function storeMany(path: string, coded: readonly Document[]): Promise<Many | null> {
  if (coded.length === 0) return null;
  const memory: number[] = [];
  const store = openStore(path, 'create');
  const copies: Pick<Coder, 'code'> = {
    async *code(): AsyncGenerator<Coded> {
      for (let index = 0; index < MANY; index++) {
        if (index > 0 && index % 1000 === 0) memory.push(Math.round(process.memoryUsage.rss() / MEBIBYTE));
        const doc = another(coded[index % coded.length]!, index);
        yield { doc, trace: [], source: `${index}.txt`, skipped: false };
      }
    },
  };
  const files = Array.from({ length: MANY }, (_, index): Source => ({ path: `${index}.txt`, size: 1 }));
  const started = performance.now();
  const run = { key: 'bench', engine: 'bench', model: 'bench', knowledge: 'bench', ontology: 'plover', options: {} };
  const { added, events } = await importSources(store, copies, run, stream(files));
  const seconds = (performance.now() - started) / 1000;
  memory.push(Math.round(process.memoryUsage.rss() / MEBIBYTE));
  store.close();
  const bytes = existsSync(path) ? statSync(path).size : 0;
  return {
    documents: added,
    events,
    documentsPerSecond: round(added / seconds),
    bytesPerDocument: Math.round(bytes / added),
    memory,
  };
}

/** The same document on another day, under ids of its own. */
function another(doc: Document, index: number): Document {
  const sha256 = sha256Hex(`${doc.id} ${index}`);
  const id = documentId(sha256, 0);
  const published = new Date(Date.UTC(2010, 0, 1) + 86_400_000 * (index % 3650)).toISOString().slice(0, 10);
  return {
    ...doc,
    id,
    text: `${doc.text}\nDispatch number ${index}.`,
    origin: { ...doc.origin, sha256 },
    meta: { ...doc.meta, published },
    layers: {
      ...doc.layers,
      event: doc.layers.event.map((event) => ({
        ...event,
        id: hashId('ev', event.id, index),
        act: hashId('act', event.act, index),
        doc: id,
        published,
      })),
      relation: doc.layers.relation.map((relation) => ({ ...relation, id: hashId('rel', relation.id, index) })),
      claim: doc.layers.claim.map((claim) => ({ ...claim, id: hashId('cl', claim.id, index) })),
    },
  };
}

function print(figures: {
  jobs: number;
  documents: number;
  words: number;
  bare: { documentsPerSecond: number; wordsPerSecond: number };
  import: { documentsPerSecond: number; wordsPerSecond: number };
  shareOfBareRate: number;
  secondRunSeconds: number;
  bytesPerDocument: number;
  many: Many | null;
}): void {
  const { bare, many } = figures;
  console.log(`${figures.documents} documents, ${figures.words} words, ${figures.jobs} workers`);
  console.log(`coding alone   ${bare.documentsPerSecond} documents/s, ${bare.wordsPerSecond} words/s`);
  console.log(
    `import         ${figures.import.documentsPerSecond} documents/s, ${figures.import.wordsPerSecond} words/s: ${Math.round(100 * figures.shareOfBareRate)} % of coding alone`,
  );
  console.log(
    `second run     ${figures.secondRunSeconds} s; ${figures.bytesPerDocument} bytes a document in the database`,
  );
  if (many) {
    console.log(
      `store alone    ${many.documents} documents at ${many.documentsPerSecond}/s, ${many.bytesPerDocument} bytes a document`,
    );
    console.log(`memory, MiB    ${many.memory.join(' ')} (every thousand documents)`);
  }
}
