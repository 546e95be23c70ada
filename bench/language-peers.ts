/**
 * The libraries a user would otherwise take, on the same raw text, one process each, one thread. In: CoNLL-U with gold. Out:
 * what each offers that can be compared: sentences, words, UPOS, lemmas by the CoNLL 2018 rules; words a second,
 * start-up and memory. spaCy's trees are not UD's, its tags are mapped by its authors from OntoNotes; compromise has neither
 * UD's words nor its tags, so that only its sentences are compared.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Metric, rawTexts, scoreUd } from './language-score.ts';

export interface PeerResult {
  /** F1 by metric; only what is comparable. */
  f1: Partial<Record<Metric, number>>;
  /** Gold words of the text a second, so that no peer gains by cutting words finer. */
  wordsPerSecond: number;
  startMilliseconds: number;
  megabytes: number;
  version?: string;
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export function runPeers(conllu: string, quiet: boolean): Record<string, PeerResult | { skipped: string }> {
  const python = process.env['ENTENTE_PYTHON'];
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', path('language-peer.ts')];
  const peers: { name: string; command: string[] | null; metrics: Metric[]; skipped?: string }[] = [
    { name: 'wink-nlp', command: [...node, 'wink'], metrics: ['Sentences', 'Words', 'UPOS', 'Lemma'] },
    { name: 'compromise', command: [...node, 'compromise'], metrics: ['Sentences'] },
    {
      name: 'spaCy small',
      metrics: ['Sentences', 'Words', 'UPOS', 'Lemma'],
      command: python ? [python, path('language-peer.py')] : null,
      skipped: 'set ENTENTE_PYTHON to a Python with spacy and en_core_web_sm',
    },
  ];
  const texts = rawTexts(conllu);
  const words = scoreUd(conllu, conllu).Words.gold;
  const results: Record<string, PeerResult | { skipped: string }> = {};
  for (const { name, command, metrics, skipped } of peers) {
    results[name] = command === null ? { skipped: skipped! } : runPeer(command, conllu, texts, words, metrics);
  }
  if (!quiet) print(results);
  return results;
}

function runPeer(
  command: readonly string[],
  conllu: string,
  texts: readonly { text: string }[],
  words: number,
  metrics: readonly Metric[],
): PeerResult | { skipped: string } {
  const child = spawnSync(command[0]!, command.slice(1), {
    input: JSON.stringify(texts.map(({ text }) => text)),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (child.status !== 0) return { skipped: child.stderr.trim().split('\n').at(-1) ?? `ended with ${child.status}` };
  const result = JSON.parse(child.stdout.trim().split('\n').at(-1)!) as {
    conllu: string;
    milliseconds: number;
    startMilliseconds: number;
    megabytes: number;
    version?: string;
    skipped?: string;
  };
  if (result.skipped) return { skipped: result.skipped };
  const scores = scoreUd(conllu, result.conllu);
  return {
    f1: Object.fromEntries(metrics.map((metric) => [metric, scores[metric].f1])),
    wordsPerSecond: Math.round((1000 * words) / result.milliseconds),
    startMilliseconds: Math.round(result.startMilliseconds),
    megabytes: Math.round(result.megabytes),
    ...(result.version ? { version: result.version } : {}),
  };
}

function print(results: Record<string, PeerResult | { skipped: string }>): void {
  const columns: Metric[] = ['Sentences', 'Words', 'UPOS', 'Lemma'];
  console.log('\npeers on the first set, raw text, one thread (F1 in per cent; – not comparable)');
  console.log(
    `${''.padEnd(14)}${columns.map((name) => name.padStart(10)).join('')}${'words/s'.padStart(10)}${'start ms'.padStart(10)}${'MB'.padStart(7)}`,
  );
  for (const [name, one] of Object.entries(results)) {
    if ('skipped' in one) console.log(`${name.padEnd(14)}  skipped: ${one.skipped}`);
    else {
      const cells = columns.map((metric) =>
        (one.f1[metric] === undefined ? '–' : (100 * one.f1[metric]).toFixed(2)).padStart(10),
      );
      console.log(
        `${name.padEnd(14)}${cells.join('')}${String(one.wordsPerSecond).padStart(10)}${String(one.startMilliseconds).padStart(10)}${String(one.megabytes).padStart(7)}`,
      );
    }
  }
}
