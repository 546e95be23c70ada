/**
 * Stanford CoreNLP's names beside ours, on the same gold words. In: CoNLL-2003 and the world newswire. Out: F1 over
 * CoNLL's four types, and over persons, organisations and locations of the world newswire, whose facilities count as
 * locations, as CoNLL has them. Its `conll` model learned CoNLL-2003's training part alone, as our CoNLL labels did; ours
 * have the world newswire's other documents in their trunk, which it has not seen.
 */
import { type SpanScores, scoreSpans, spansOf, type TaggedSentence } from './bio.ts';
import { coreNlp } from './corenlp.ts';

export interface NamedSpan {
  sentence: number;
  first: number;
  end: number;
  type: string;
}

export const keyOf = ({ sentence, first, end, type }: NamedSpan): string => `${sentence}:${first}:${end}:${type}`;

/** Types by the names CoNLL-2003's have here; what is not named is not compared. */
const COMMON: Record<string, Record<string, string>> = {
  conll2003: { person: 'person', organisation: 'organisation', location: 'location', misc: 'misc' },
  worldwide: { Person: 'person', Organization: 'organisation', Location: 'location', Facility: 'location' },
};
const CORENLP: Record<string, string> = {
  PERSON: 'person',
  ORGANIZATION: 'organisation',
  LOCATION: 'location',
  MISC: 'misc',
};
const MODELS: Record<string, Record<string, string>> = {
  'CoreNLP, its three models': {},
  'CoreNLP, conll': { 'ner.model': 'edu/stanford/nlp/models/ner/english.conll.4class.distsim.crf.ser.gz' },
};

export interface NamedPeer extends SpanScores {
  wordsPerSecond?: number;
}

export async function runEntityPeers(
  parts: readonly { name: string; documents: readonly TaggedSentence[][] }[],
  ours: (part: string, scheme: string) => Promise<NamedSpan[]>,
  quiet: boolean,
): Promise<Record<string, Record<string, NamedPeer | { skipped: string }>>> {
  const results: Record<string, Record<string, NamedPeer | { skipped: string }>> = {};
  for (const { name, documents } of parts) {
    const common = COMMON[name];
    if (!common) continue;
    const sentences = documents.flat();
    const against = (spans: readonly NamedSpan[]) => scoreCommon(name, sentences, spans);
    const result: Record<string, NamedPeer | { skipped: string }> = {};
    result['ours, conll'] = against(await ours(name, 'conll'));
    if (name !== 'conll2003') result[`ours, ${name}`] = against(mapped(await ours(name, name), common));
    const lines = documents.map((document) => document.map(({ words }) => words.map(plain).join(' ')).join('\n'));
    const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
    for (const [peer, properties] of Object.entries(MODELS)) {
      const output = coreNlp('words', 'tokenize,pos,lemma,ner', lines, properties);
      if ('skipped' in output) {
        result[peer] = output;
        continue;
      }
      if (output.names.length !== sentences.length) throw new Error(`${peer} has ${output.names.length} sentences`);
      const tags = output.names.map((sentence) => sentence.map((tag) => (tag === 'O' ? tag : `I-${tag}`)));
      const wordsPerSecond = Math.round((1000 * words) / output.milliseconds);
      result[peer] = { ...against(mapped(spansIn(tags), CORENLP)), wordsPerSecond };
    }
    results[name] = result;
    if (!quiet) print(`${name}: ${[...new Set(Object.values(common))].join(', ')}`, result);
  }
  return results;
}

/** Spans that bear CoNLL's names, against the gold of a set read by them. */
export function scoreCommon(
  part: string,
  sentences: readonly TaggedSentence[],
  spans: readonly NamedSpan[],
): SpanScores {
  const common = COMMON[part]!;
  const types = new Set(Object.values(common));
  const gold = mapped(spansIn(sentences.map(({ tags }) => tags)), common);
  return scoreSpans(gold.map(keyOf), spans.filter(({ type }) => types.has(type)).map(keyOf));
}

/** A blank inside a word would make two of it. */
const plain = (word: string): string => word.replace(/\s/gu, '') || '_';

const spansIn = (sentences: readonly (readonly string[])[]): NamedSpan[] =>
  sentences.flatMap((tags, sentence) => spansOf(tags).map((span) => ({ ...span, sentence })));

const mapped = (spans: readonly NamedSpan[], names: Readonly<Record<string, string>>): NamedSpan[] =>
  spans.flatMap((span) => (names[span.type] === undefined ? [] : [{ ...span, type: names[span.type]! }]));

function print(title: string, result: Record<string, NamedPeer | { skipped: string }>): void {
  console.log(`\npeers, ${title}  (precision, recall, F1 in per cent)`);
  for (const [name, one] of Object.entries(result)) {
    if ('skipped' in one) console.log(`  ${name.padEnd(28)} skipped: ${one.skipped}`);
    else {
      const cells = [one.precision, one.recall, one.f1].map((value) => (100 * value).toFixed(2).padStart(8)).join('');
      console.log(
        `  ${name.padEnd(28)}${cells}${one.wordsPerSecond ? `${one.wordsPerSecond} words/s`.padStart(16) : ''}`,
      );
    }
  }
}
