/**
 * Words a second of the language stages, in one and in two workers of one ONNX thread each; start-up and memory of a fresh
 * process. In: texts. Out: figures, with the processor's int8 features, since speed hangs on them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createDocument } from '../src/engine/document.ts';
import { compileLess } from '../src/node/compiler.ts';
import { annotate, languageResources } from './language-run.ts';

export interface Speed {
  processor: string;
  /** Words a second, by the clock: on a machine that does nothing else. */
  oneWorker: number;
  twoWorkers: number;
  /** Processor time a word in one worker, in microseconds: holds on a busy machine too. */
  coreMicroseconds: number;
  startMilliseconds: number;
  megabytes: number;
}

const SELF = fileURLToPath(import.meta.url);
/** An article, as the budget in the design counts it. */
const WORDS_PER_DOCUMENT = 400;

export async function measureSpeed(texts: readonly string[]): Promise<Speed> {
  compileLess();
  const articles = texts.flatMap(cutToArticles);
  const fresh = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', SELF, 'start'], {
    encoding: 'utf8',
  });
  const [startMilliseconds, megabytes] = fresh.stdout.trim().split(' ').map(Number) as [number, number];
  const one = await throughput(articles, 1);
  const two = await throughput(articles, 2);
  return {
    processor: processor(),
    oneWorker: one.wordsPerSecond,
    twoWorkers: two.wordsPerSecond,
    coreMicroseconds: one.coreMicroseconds,
    startMilliseconds,
    megabytes,
  };
}

/** Paragraphs together up to the length of an article; documents of a few words would measure the overhead of calls. */
function cutToArticles(text: string): string[] {
  const articles: string[] = [];
  let open = '';
  for (const paragraph of text.split('\n\n')) {
    open += (open === '' ? '' : '\n\n') + paragraph;
    if (open.split(/\s+/).length >= WORDS_PER_DOCUMENT) {
      articles.push(open);
      open = '';
    }
  }
  if (open !== '') articles.push(open);
  return articles;
}

async function throughput(
  articles: readonly string[],
  workers: number,
): Promise<{ wordsPerSecond: number; coreMicroseconds: number }> {
  const shares = Array.from({ length: workers }, (_, index) => articles.filter((_, at) => at % workers === index));
  const pool = shares.map((texts) => new Worker(SELF, { workerData: { texts } }));
  const message = (worker: Worker) =>
    new Promise<number>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  await Promise.all(pool.map(message));
  const before = process.cpuUsage();
  const started = performance.now();
  const done = pool.map(message);
  for (const worker of pool) worker.postMessage('go');
  const words = (await Promise.all(done)).reduce((sum, count) => sum + count, 0);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  await Promise.all(pool.map((worker) => worker.terminate()));
  return { wordsPerSecond: words / seconds, coreMicroseconds: (user + system) / words };
}

/** Model and the vector features of the first processor. */
export function processor(): string {
  let flags = '';
  try {
    flags = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '';
  } catch {
    // Only Linux says.
  }
  const features = ['avx2', 'avx512f', 'avx_vnni', 'avx512_vnni', 'amx_int8'].filter((name) =>
    flags.split(' ').includes(name),
  );
  return `${cpus()[0]?.model ?? 'unknown'}${features.length > 0 ? `, ${features.join(' ')}` : ''}`;
}

const documents = (texts: readonly string[]) =>
  texts.map((text, record) => createDocument({ id: `doc_${record}`, text, origin: { sha256: '', record, map: [] } }));

const FIRST = 'The foreign minister of Ruritania said on Tuesday that Grustark had shelled two villages near Zenda.';

if (!isMainThread && workerData?.texts) {
  const { texts } = workerData as { texts: string[] };
  const resources = languageResources();
  // Sessions opened and buffers grown before the clock starts.
  await annotate(documents(texts.slice(0, 3)), resources);
  parentPort!.on('message', async () => parentPort!.postMessage((await annotate(documents(texts), resources)).words));
  parentPort!.postMessage(0);
} else if (isMainThread && process.argv[1] === SELF && process.argv[2] === 'start') {
  await annotate(documents([FIRST]), languageResources());
  console.log(`${Math.round(performance.now())} ${Math.round(process.memoryUsage().rss / 1e6)}`);
}
