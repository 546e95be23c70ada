/**
 * The CoNLL 2018 shared task's scoring of a UD analysis against gold. In: two CoNLL-U texts over the same characters. Out:
 * counts and F1 for tokens, sentences, words, UPOS, UFeats, Lemma, UAS, LAS.
 *
 * Words are aligned by their characters (white space left out); inside multiword tokens by the longest common
 * subsequence of their forms. Relations are compared without subtypes, features by the universal ones alone
 * (Zeman et al. 2018, conll18_ud_eval.py).
 */
import { noSpaceAfter, parseConllu } from '../src/engine/read/conllu-rows.ts';

export interface Count {
  gold: number;
  system: number;
  correct: number;
  precision: number;
  recall: number;
  f1: number;
}

export const METRICS = ['Tokens', 'Sentences', 'Words', 'UPOS', 'UFeats', 'Lemma', 'UAS', 'LAS'] as const;
export type Metric = (typeof METRICS)[number];
export type Scores = Record<Metric, Count>;

const UNIVERSAL_FEATURES = new Set([
  'PronType',
  'NumType',
  'Poss',
  'Reflex',
  'Foreign',
  'Abbr',
  'Gender',
  'Animacy',
  'Number',
  'Case',
  'Definite',
  'Degree',
  'VerbForm',
  'Mood',
  'Tense',
  'Aspect',
  'Voice',
  'Evident',
  'Polarity',
  'Person',
  'Polite',
]);

/** White space, and marks without a width: no word is lost by leaving them out on both sides. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}]/gu;

interface Word {
  start: number;
  end: number;
  form: string;
  multiword: boolean;
  lemma: string;
  upos: string;
  feats: string;
  deprel: string;
  /** Index of the parent in the text's words, -1 for the root. */
  parent: number;
}

interface Text {
  characters: string;
  words: Word[];
  tokens: [number, number][];
  sentences: [number, number][];
}

function load(conllu: string): Text {
  const text: Text = { characters: '', words: [], tokens: [], sentences: [] };
  const pieces: string[] = [];
  let at = 0;
  for (const sentence of parseConllu(conllu)) {
    if ('message' in sentence) throw new Error(`line ${sentence.line}: ${sentence.message}`);
    const begin = at;
    const offset = text.words.length;
    let until = 0;
    let range: [number, number] = [0, 0];
    for (const row of sentence.rows) {
      const [id, form, lemma, upos, , feats, head, deprel] = row as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      if (id.includes('.')) continue;
      const letters = form.replace(INVISIBLE, '');
      const inside = Number(id) <= until;
      if (!inside) {
        range = [at, at + letters.length];
        at = range[1];
        pieces.push(letters);
        text.tokens.push(range);
      }
      if (id.includes('-')) {
        until = Number(id.split('-')[1]);
        continue;
      }
      text.words.push({
        start: range[0],
        end: range[1],
        form: letters,
        multiword: inside,
        lemma,
        upos,
        feats: feats
          .split('|')
          .filter((one) => UNIVERSAL_FEATURES.has(one.split('=')[0]!))
          .sort()
          .join('|'),
        deprel: deprel.split(':')[0]!,
        parent: head === '0' ? -1 : offset + Number(head) - 1,
      });
    }
    text.sentences.push([begin, at]);
  }
  text.characters = pieces.join('');
  return text;
}

/** Longest common subsequence of the lower-cased forms of two runs of words, as index pairs. */
function commonWords(gold: readonly Word[], system: readonly Word[]): [number, number][] {
  const same = (g: number, s: number) => gold[g]!.form.toLowerCase() === system[s]!.form.toLowerCase();
  const table = Array.from({ length: gold.length + 1 }, () => new Int32Array(system.length + 1));
  for (let g = gold.length - 1; g >= 0; g--)
    for (let s = system.length - 1; s >= 0; s--)
      table[g]![s] = Math.max(same(g, s) ? 1 + table[g + 1]![s + 1]! : 0, table[g + 1]![s]!, table[g]![s + 1]!);
  const pairs: [number, number][] = [];
  for (let g = 0, s = 0; g < gold.length && s < system.length; ) {
    if (same(g, s) && table[g]![s] === 1 + table[g + 1]![s + 1]!) pairs.push([g++, s++]);
    else if (table[g]![s] === table[g + 1]![s]) g++;
    else s++;
  }
  return pairs;
}

/** Index pairs of aligned words. */
function align(gold: readonly Word[], system: readonly Word[]): [number, number][] {
  const pairs: [number, number][] = [];
  let g = 0;
  let s = 0;
  while (g < gold.length && s < system.length) {
    const one = gold[g]!;
    const other = system[s]!;
    if (!one.multiword && !other.multiword) {
      if (one.start === other.start && one.end === other.end) pairs.push([g++, s++]);
      else if (one.start <= other.start && (one.end <= other.end || one.start < other.start)) g++;
      else s++;
      continue;
    }
    // A run in which a multiword token of either side overlaps words of the other.
    const overlapping = one.multiword ? other.end > one.start : one.end > other.start;
    const overlapped = one.multiword ? other.start < one.end : one.start < other.end;
    if (!overlapping) {
      if (one.multiword) s++;
      else g++;
      continue;
    }
    if (!overlapped) {
      if (one.multiword) g++;
      else s++;
      continue;
    }
    let end = one.multiword ? one.end : other.end;
    const from: [number, number] = [g, s];
    while ((g < gold.length && gold[g]!.start < end) || (s < system.length && system[s]!.start < end)) {
      if (g < gold.length && (s >= system.length || gold[g]!.start <= system[s]!.start)) {
        if (gold[g]!.multiword && gold[g]!.end > end) end = gold[g]!.end;
        g++;
      } else {
        if (system[s]!.multiword && system[s]!.end > end) end = system[s]!.end;
        s++;
      }
    }
    for (const [a, b] of commonWords(gold.slice(from[0], g), system.slice(from[1], s)))
      pairs.push([from[0] + a, from[1] + b]);
  }
  return pairs;
}

export function count(gold: number, system: number, correct: number): Count {
  const precision = system === 0 ? 0 : correct / system;
  const recall = gold === 0 ? 0 : correct / gold;
  return { gold, system, correct, precision, recall, f1: gold + system === 0 ? 0 : (2 * correct) / (gold + system) };
}

function countSpans(gold: readonly [number, number][], system: readonly [number, number][]): Count {
  const have = new Set(gold.map(([start, end]) => start * 1e8 + end));
  return count(gold.length, system.length, system.filter(([start, end]) => have.has(start * 1e8 + end)).length);
}

/** @throws Error if the two do not run over the same characters, with the place where they part */
export function scoreUd(goldConllu: string, systemConllu: string): Scores {
  const gold = load(goldConllu);
  const system = load(systemConllu);
  if (gold.characters !== system.characters) {
    let at = 0;
    while (gold.characters[at] === system.characters[at]) at++;
    const near = (text: Text) => JSON.stringify(text.characters.slice(Math.max(0, at - 20), at + 20));
    throw new Error(`texts differ at character ${at}: gold ${near(gold)}, system ${near(system)}`);
  }
  const pairs = align(gold.words, system.words);
  const toGold = new Map(pairs.map(([g, s]) => [s, g]));
  const right = (same: (gold: Word, system: Word) => boolean): Count =>
    count(
      gold.words.length,
      system.words.length,
      pairs.filter(([g, s]) => same(gold.words[g]!, system.words[s]!)).length,
    );
  const head = (g: Word, s: Word) => (s.parent < 0 ? g.parent < 0 : toGold.get(s.parent) === g.parent);
  return {
    Tokens: countSpans(gold.tokens, system.tokens),
    Sentences: countSpans(gold.sentences, system.sentences),
    Words: right(() => true),
    UPOS: right((g, s) => g.upos === s.upos),
    UFeats: right((g, s) => g.feats === s.feats),
    Lemma: right((g, s) => g.lemma === '_' || g.lemma === s.lemma),
    UAS: right(head),
    LAS: right((g, s) => head(g, s) && g.deprel === s.deprel),
  };
}

/** The raw text of a CoNLL-U file: paragraphs and documents parted by a blank line, one entry a document. */
export function rawTexts(conllu: string): { conllu: string; text: string }[] {
  const documents: { lines: string[]; text: string }[] = [];
  let glue = '';
  for (const sentence of parseConllu(conllu)) {
    if ('message' in sentence) throw new Error(`line ${sentence.line}: ${sentence.message}`);
    const marks = sentence.comments.map((comment) => comment.replace(/^#\s*/, ''));
    if (documents.length === 0 || marks.some((mark) => mark.startsWith('newdoc'))) {
      documents.push({ lines: [], text: '' });
      glue = '';
    } else if (marks.some((mark) => /^newpar\b/.test(mark))) glue = '\n\n';
    const last = documents.at(-1)!;
    last.lines.push(...sentence.comments, ...sentence.rows.map((row) => row.join('\t')), '');
    let until = 0;
    for (const row of sentence.rows) {
      if (row[0]!.includes('.') || Number(row[0]) <= until) continue;
      if (row[0]!.includes('-')) until = Number(row[0]!.split('-')[1]);
      last.text += glue + row[1]!;
      glue = noSpaceAfter(row[9]!) ? '' : ' ';
    }
  }
  return documents.map(({ lines, text }) => ({ conllu: `${lines.join('\n')}\n`, text }));
}
