/**
 * The libraries a user would otherwise take, on the same raw text, one process each, one thread. In: CoNLL-U with gold. Out:
 * what each offers that can be compared: sentences, words, UPOS, lemmas by the CoNLL 2018 rules; words a second,
 * start-up and memory. spaCy's trees are not UD's, its tags are mapped by its authors from OntoNotes; compromise has neither
 * UD's words nor its tags, so that only its sentences are compared. CoreNLP's relations are UD's in name, its universal tags
 * exist on constituency trees alone: hence two rows, the usual annotators and the constituency parser.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { coreNlp, onGoldWords, type PeerOutput, wordLines } from './corenlp.ts';
import { type Metric, rawTexts, type Scores, scoreUd } from './language-score.ts';

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
  const started = (command: string[] | null, skipped = '') =>
    command === null ? () => ({ skipped }) : (texts: readonly string[]) => inProcess(command, texts);
  const peers: {
    name: string;
    metrics: Metric[];
    run: (texts: readonly string[]) => PeerOutput | { skipped: string };
  }[] = [
    {
      name: 'wink-nlp',
      metrics: ['Sentences', 'Words', 'UPOS', 'Lemma'],
      run: started([...node, 'wink']),
    },
    { name: 'compromise', metrics: ['Sentences'], run: started([...node, 'compromise']) },
    {
      name: 'spaCy small',
      metrics: ['Sentences', 'Words', 'UPOS', 'Lemma'],
      run: started(
        python ? [python, path('language-peer.py')] : null,
        'set ENTENTE_PYTHON to a Python with spacy and en_core_web_sm',
      ),
    },
    {
      name: 'CoreNLP',
      metrics: ['Sentences', 'Words', 'Lemma', 'UAS', 'LAS'],
      run: (texts) => coreNlp('text', CORENLP.usual, texts),
    },
    {
      name: 'CoreNLP, PCFG',
      metrics: ['Sentences', 'Words', 'UPOS', 'Lemma', 'UAS', 'LAS'],
      run: (texts) => coreNlp('text', CORENLP.constituents, texts),
    },
  ];
  const texts = rawTexts(conllu);
  const words = scoreUd(conllu, conllu).Words.gold;
  const results: Record<string, PeerResult | { skipped: string }> = {};
  for (const { name, run, metrics } of peers) {
    const output = run(texts.map(({ text }) => text));
    results[name] = 'skipped' in output ? output : scored(output, conllu, words, metrics);
  }
  if (!quiet) print(results);
  return results;
}

const CORENLP = { usual: 'tokenize,pos,lemma,ner,depparse', constituents: 'tokenize,pos,lemma,parse' };
const ON_GOLD: readonly Metric[] = ['UPOS', 'Lemma', 'UAS', 'LAS'];

/** CoreNLP on gold sentences and words; the others take none. */
export function runGoldPeers(
  conllu: string,
  ours: Scores,
  quiet: boolean,
): Record<string, Partial<Record<Metric, number>> | { skipped: string }> {
  const lines = wordLines(rawTexts(conllu));
  const f1 = (scores: Scores, metrics: readonly Metric[]) =>
    Object.fromEntries(metrics.map((metric) => [metric, scores[metric].f1]));
  const results: Record<string, Partial<Record<Metric, number>> | { skipped: string }> = { ours: f1(ours, ON_GOLD) };
  for (const [name, annotators] of Object.entries(CORENLP)) {
    const output = coreNlp('words', annotators, lines);
    const metrics = name === 'constituents' ? ON_GOLD : ON_GOLD.filter((metric) => metric !== 'UPOS');
    results[`CoreNLP, ${name}`] =
      'skipped' in output ? output : f1(scoreUd(conllu, onGoldWords(conllu, output.conllu)), metrics);
  }
  if (!quiet) {
    console.log(`\npeers on the first set, gold words (F1 in per cent)\n${''.padEnd(24)}${header(ON_GOLD)}`);
    for (const [name, one] of Object.entries(results)) {
      console.log(name.padEnd(24) + ('skipped' in one ? `  skipped: ${one.skipped}` : cells(one, ON_GOLD)));
    }
  }
  return results;
}

function inProcess(command: readonly string[], texts: readonly string[]): PeerOutput | { skipped: string } {
  const child = spawnSync(command[0]!, command.slice(1), {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (child.status !== 0) return { skipped: child.stderr.trim().split('\n').at(-1) ?? `ended with ${child.status}` };
  return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as PeerOutput | { skipped: string };
}

function scored(output: PeerOutput, conllu: string, words: number, metrics: readonly Metric[]): PeerResult {
  const scores = scoreUd(conllu, output.conllu);
  return {
    f1: Object.fromEntries(metrics.map((metric) => [metric, scores[metric].f1])),
    wordsPerSecond: Math.round((1000 * words) / output.milliseconds),
    startMilliseconds: Math.round(output.startMilliseconds),
    megabytes: Math.round(output.megabytes),
    ...(output.version ? { version: output.version } : {}),
  };
}

const header = (columns: readonly Metric[]): string => columns.map((name) => name.padStart(10)).join('');
const cells = (f1: Partial<Record<Metric, number>>, columns: readonly Metric[]): string =>
  columns.map((metric) => (f1[metric] === undefined ? '–' : (100 * f1[metric]).toFixed(2)).padStart(10)).join('');

function print(results: Record<string, PeerResult | { skipped: string }>): void {
  const columns: Metric[] = ['Sentences', 'Words', 'UPOS', 'Lemma', 'UAS', 'LAS'];
  console.log('\npeers on the first set, raw text, one thread (F1 in per cent; – not comparable)');
  console.log(
    `${''.padEnd(14)}${header(columns)}${'words/s'.padStart(10)}${'start ms'.padStart(10)}${'MB'.padStart(7)}`,
  );
  for (const [name, one] of Object.entries(results)) {
    if ('skipped' in one) console.log(`${name.padEnd(14)}  skipped: ${one.skipped}`);
    else
      console.log(
        `${name.padEnd(14)}${cells(one.f1, columns)}${String(one.wordsPerSecond).padStart(10)}${String(one.startMilliseconds).padStart(10)}${String(one.megabytes).padStart(7)}`,
      );
  }
}
