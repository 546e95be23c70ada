/**
 * The noun phrases of a MUC document, each with what the role head sees. In: a document. Out: phrases (words up to the first
 * preposition, as MUC's fill rules want them), their head token, sentence, and features: states of the head, of its governor
 * and of the governor's governor, then syntax and cues around.
 */
import type { Document, Token } from '../src/engine/document.ts';
import { createDocument } from '../src/engine/document.ts';
import type { CueIndex } from '../src/engine/extract/events/detect.ts';
import { detect } from '../src/engine/extract/events/detect.ts';
import { HEAD_TYPES } from '../src/engine/extract/events/features.ts';
import { SentenceTree } from '../src/engine/extract/events/syntax.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import type { Resources } from '../src/engine/resources.ts';
import type { States } from '../src/engine/stage.ts';
import { stage } from '../src/engine/stage.ts';
import type { MucDoc } from './muc4-data.ts';

export interface Phrase {
  head: number;
  sentence: number;
  text: string;
  start: number;
  end: number;
  proper: boolean;
  features: Float32Array;
}

export interface ReadMuc {
  doc: Document;
  phrases: Phrase[];
  /** Cue types and trigger lemmas of each sentence. */
  triggers: { type: string; lemma: string; token: number }[][];
}

const RELATIONS = [
  'nsubj',
  'nsubj:pass',
  'obj',
  'obl',
  'obl:agent',
  'nmod',
  'nmod:poss',
  'conj',
  'appos',
  'root',
  'compound',
  'iobj',
];
const ENTITIES = ['PER', 'ORG', 'GPE', 'LOC', 'NORP', 'FAC', 'PRODUCT', 'MISC', 'EVENT'];
const PREPOSITIONS = ['by', 'of', 'in', 'on', 'against', 'at', 'with', 'from', 'to', 'for'];

export async function readMuc(
  muc: MucDoc,
  resources: Resources,
  cues: CueIndex,
  vocabulary: ReadonlySet<string>,
): Promise<ReadMuc> {
  let states: States = { width: 0, data: new Float32Array(0) };
  const capture = stage({
    name: 'capture',
    version: '1',
    needs: [],
    makes: [],
    run: (_layers, context) => {
      states = context.cache.states!;
      return {};
    },
  });
  const text = muc.text
    .replace(/\s*\n\s{2,}/g, '\u2029')
    .replace(/\n/g, ' ')
    .replaceAll('\u2029', '\n\n');
  const blocks: Document['blocks'] = [];
  for (const match of text.matchAll(/[^\n]+/g))
    blocks.push({ kind: 'paragraph', start: match.index, end: match.index + match[0].length });
  const doc = createDocument({ id: `doc_${muc.id}`, text, origin: { sha256: '', record: 0, map: [] }, blocks });
  await runPipeline(doc, [...languageStages, capture], resources);
  const phrases: Phrase[] = [];
  const triggers: ReadMuc['triggers'] = [];
  for (const sentence of doc.layers.sentence) {
    const [first, end] = sentence.tokens;
    const tokens = doc.layers.token.slice(first, end);
    if (tokens.length === 0) {
      triggers.push([]);
      continue;
    }
    const tree = new SentenceTree(tokens, vocabulary, []);
    const readings = detect(tree, cues);
    triggers.push(
      readings
        .filter((reading) => !reading.cue.weak)
        .map(({ token, cue }) => ({ token, type: cue.type, lemma: cue.lemma })),
    );
    for (const token of tokens) {
      if (token.upos !== 'NOUN' && token.upos !== 'PROPN') continue;
      if (tree.is(token.id, 'compound', 'flat', 'nmod:desc', 'nmod:unmarked')) continue;
      const { start, end: stop } = nounPhrase(tree, token);
      phrases.push({
        head: token.id,
        sentence: sentence.id,
        text: text.slice(start, stop),
        start,
        end: stop,
        proper: token.upos === 'PROPN',
        features: describe(tree, token, states, doc, readings),
      });
    }
  }
  return { doc, phrases, triggers };
}

function nounPhrase(tree: SentenceTree, token: Token): { start: number; end: number } {
  const inside = tree.subtree(
    token.id,
    (child) => !tree.is(child, 'amod', 'compound', 'flat', 'nummod', 'nmod:poss', 'nmod:desc', 'nmod:unmarked'),
  );
  let first = token;
  let last = token;
  for (const id of inside) {
    const word = tree.at(id);
    if (word.start < first.start) first = word;
    if (word.end > last.end && tree.is(id, 'flat', 'compound')) last = word;
  }
  return { start: first.start, end: last.end };
}

function describe(
  tree: SentenceTree,
  token: Token,
  states: States,
  doc: Document,
  readings: readonly { token: number; cue: { type: string } }[],
): Float32Array {
  const { width, data } = states;
  const flags = RELATIONS.length * 2 + ENTITIES.length + PREPOSITIONS.length + HEAD_TYPES.length * 2 + 2;
  const out = new Float32Array(width * 3 + flags);
  const copy = (id: number, at: number): void => out.set(data.subarray(id * width, (id + 1) * width), at);
  copy(token.id, 0);
  const governor = tree.head(token.id);
  const above = governor === null ? null : tree.head(governor);
  if (governor !== null) copy(governor, width);
  if (above !== null) copy(above, width * 2);
  let at = width * 3;
  const mark = (index: number, size: number): void => {
    if (index >= 0) out[at + index] = 1;
    at += size;
  };
  mark(RELATIONS.indexOf(token.deprel), RELATIONS.length);
  mark(governor === null ? -1 : RELATIONS.indexOf(tree.relation(governor)), RELATIONS.length);
  const entity = doc.layers.entity.find((each) => each.start <= token.start && each.end >= token.end);
  mark(entity ? ENTITIES.indexOf(entity.type) : -1, ENTITIES.length);
  mark(PREPOSITIONS.indexOf(tree.prepositions(token.id)[0] ?? ''), PREPOSITIONS.length);
  for (const reading of readings) {
    const type = HEAD_TYPES.indexOf(reading.cue.type as (typeof HEAD_TYPES)[number]);
    if (type < 0) continue;
    if (reading.token === governor || reading.token === above) out[at + type] = 1;
    out[at + HEAD_TYPES.length + type] = 1;
  }
  at += HEAD_TYPES.length * 2;
  out[at] = token.upos === 'PROPN' ? 1 : 0;
  out[at + 1] = governor !== null && tree.isPassive(governor) ? 1 : 0;
  return out;
}
