/**
 * `npm run bench -- segments`: tokens, words and sentences from raw text by the CoNLL 2018 rules, without the trunk, in seconds.
 * In: UD EWT and GUM development files, or `--data` FILE.conllu. Out: F1, the wrong sentence ends by kind, microseconds of
 * processor time a word, which hold on a busy machine too.
 * With `ENTENTE_SHOW=1` every wrong end and every wrong token stands there with its neighbourhood.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Document } from '../src/engine/document.ts';
import { openBoundaries } from '../src/engine/language/boundaries.ts';
import { segment } from '../src/engine/language/segment.ts';
import { goldDocuments, languageResources, rawDocuments, toConllu } from './language-run.ts';
import { type Scores, scoreUd } from './language-score.ts';
import type { BenchArgs } from './run.ts';

interface Result {
  scores: Pick<Scores, 'Tokens' | 'Words' | 'Sentences'>;
  /** Wrong ends by kind: `missed …` and `false …`. */
  ends: Record<string, number>;
  microsecondsPerWord: number;
}

const DEVELOPMENT = ['ud-ewt/en_ewt-ud-dev.conllu', 'ud-gum/en_gum-ud-dev.conllu'];

export default async function run(args: BenchArgs): Promise<unknown> {
  const boundaries = openBoundaries(languageResources().models);
  const files = args.data === null ? DEVELOPMENT.map((path) => join(args.dataRoot, path)) : [args.data];
  const results: Record<string, Result> = {};
  for (const path of files) {
    const conllu = readFileSync(path, 'utf8');
    const documents = rawDocuments(conllu);
    const started = process.cpuUsage();
    for (const doc of documents) {
      const { sentence, token } = segment(doc, boundaries);
      doc.layers.sentence.push(...sentence.map((one, id) => ({ id, ...one })));
      doc.layers.token.push(...token.map((one, id) => ({ id, ...one })));
    }
    const { user, system } = process.cpuUsage(started);
    const milliseconds = (user + system) / 1000;
    const words = documents.reduce((sum, doc) => sum + doc.layers.token.length, 0);
    const { Tokens, Words, Sentences } = scoreUd(conllu, toConllu({ documents, words, milliseconds }));
    results[basename(path)] = {
      scores: { Tokens, Words, Sentences },
      ends: wrongEnds(documents, await goldDocuments(conllu), args.json),
      microsecondsPerWord: (1000 * milliseconds) / words,
    };
  }
  if (!args.json) print(results);
  return results;
}

/** Sentence ends that one side has and the other has not, by what stands before the place and after it. */
function wrongEnds(system: readonly Document[], gold: readonly Document[], quiet: boolean): Record<string, number> {
  const kinds: Record<string, number> = {};
  const show = !quiet && process.env['ENTENTE_SHOW'] === '1';
  const mine = ends(system);
  const theirs = ends(gold);
  const report = (name: string, at: number, end: End): void => {
    const kind = `${name} after ${before(end.last)}, before ${after(end.next)}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (show) console.log(`${kind}\t${end.near.replace(/\n/g, '↵')}\t@${at}`);
  };
  for (const [at, end] of theirs.places) if (!mine.places.has(at)) report('missed', at, end);
  for (const [at, end] of mine.places) if (!theirs.places.has(at)) report('false', at, end);
  if (show) {
    for (const [range, form] of theirs.words) if (!mine.words.has(range)) console.log(`gold word\t${form}`);
    for (const [range, form] of mine.words) if (!theirs.words.has(range)) console.log(`our word\t${form}`);
  }
  return kinds;
}

interface End {
  last: string;
  next: string;
  near: string;
}

/** Ends of sentences and ranges of words, by their place among the characters that are no white space. */
function ends(documents: readonly Document[]): { places: Map<number, End>; words: Map<string, string> } {
  const places = new Map<number, End>();
  const words = new Map<string, string>();
  let at = 0;
  for (const { layers } of documents) {
    const forms = layers.token.map(({ form }) => form);
    const near = (from: number, to: number): string => forms.slice(Math.max(0, from), to).join(' ');
    for (const { tokens } of layers.sentence) {
      for (let index = tokens[0]; index < tokens[1]; index++) {
        const start = at;
        at += forms[index]!.replace(/\s/gu, '').length;
        words.set(
          `${start}-${at}`,
          `${forms[index]}\t${near(index - 4, index)} ⟦${forms[index]}⟧ ${near(index + 1, index + 5)}`,
        );
      }
      places.set(at, {
        last: forms[tokens[1] - 1]!,
        next: forms[tokens[1]] ?? '',
        near: `${near(tokens[1] - 9, tokens[1])} ‖ ${near(tokens[1], tokens[1] + 9)}`,
      });
    }
  }
  return { places, words };
}

function before(form: string): string {
  if (/^[.!?…]+$/.test(form)) return 'a mark';
  if (/^[)\]}]$/.test(form)) return 'a bracket';
  if (/^["”’']+$/.test(form)) return 'a quotation';
  if (/^[,;:–—-]+$/.test(form)) return 'a comma, colon or dash';
  if (/\.$/.test(form)) return 'an abbreviation or number with a stop';
  return /[\p{L}\p{N}]/u.test(form) ? 'a word' : 'another sign';
}

function after(form: string): string {
  if (/^\p{Lu}/u.test(form)) return 'a capital';
  if (/^\p{Ll}/u.test(form)) return 'a small letter';
  if (/^\p{N}/u.test(form)) return 'a figure';
  if (/^["“”'‘’`]+$/.test(form)) return 'a quotation mark';
  return form === '' ? 'nothing' : 'another sign';
}

function print(results: Record<string, Result>): void {
  for (const [name, { scores, ends: kinds, microsecondsPerWord }] of Object.entries(results)) {
    const figures = Object.entries(scores).map(([metric, { f1 }]) => `${metric} ${(100 * f1).toFixed(2)}`);
    console.log(`\n${name}  ${figures.join('  ')}  (F1 in per cent)  ${microsecondsPerWord.toFixed(1)} µs a word`);
    for (const [kind, count] of Object.entries(kinds).sort((a, b) => b[1] - a[1]))
      console.log(`${String(count).padStart(5)}  ${kind}`);
  }
}
