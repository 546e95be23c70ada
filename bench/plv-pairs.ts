/**
 * PLV rows as the event coder sees them. In: a TSV of sentences with source and target spans. Out: for each row the features
 * of the predicate between the spans, the cue readings there, and the gold root. Shared by the bench and by training.
 */
import { readFileSync } from 'node:fs';
import type { Document } from '../src/engine/document.ts';
import { predicateBetween } from '../src/engine/extract/events/between.ts';
import type { Reading } from '../src/engine/extract/events/detect.ts';
import { detect, indexCues } from '../src/engine/extract/events/detect.ts';
import { givenFeatures } from '../src/engine/extract/events/given.ts';
import { vocabularyOf } from '../src/engine/extract/events/lemmas.ts';
import { loadOntology } from '../src/engine/extract/events/load.ts';
import { SentenceTree } from '../src/engine/extract/events/syntax.ts';
import * as words from '../src/engine/extract/events/words.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import type { Resources } from '../src/engine/resources.ts';
import type { States } from '../src/engine/stage.ts';
import { stage } from '../src/engine/stage.ts';
import { oneParagraph } from './one-paragraph.ts';

export interface PlvRow {
  id: string;
  sentence: string;
  gold: string;
  source: [number, number];
  target: [number, number];
}

/** Reads the TSV. Spans are taken from the marked sentence, which says where they stand. */
export function readPlv(path: string): PlvRow[] {
  const [header, ...lines] = readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean);
  const columns = header!.split('\t');
  const at = (name: string): number => columns.indexOf(name);
  return lines.map((line, index) => {
    const cells = line
      .split('\t')
      .map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));
    const cell = (name: string): string => cells[at(name)] ?? '';
    const marked = cell('marked_sentence');
    const { text, source, target } = unmark(marked);
    const sentence = text || cell('sentence');
    const find = (words: string, given: [number, number] | null): [number, number] => {
      if (given) return given;
      const start = Math.max(0, sentence.indexOf(words));
      return [start, start + words.length];
    };
    return {
      id: cell('sentence_id') || String(index),
      sentence,
      gold: cell('gold_root'),
      source: find(cell('source'), source),
      target: find(cell('target'), target),
    };
  });
}

function unmark(marked: string): { text: string; source: [number, number] | null; target: [number, number] | null } {
  let text = '';
  const open: Record<string, number> = {};
  const spans: Record<string, [number, number]> = {};
  for (const part of marked.split(/(<\/?[st]>)/)) {
    const tag = /^<(\/?)([st])>$/.exec(part);
    if (!tag) text += part;
    else if (tag[1] === '') open[tag[2]!] = text.length;
    else spans[tag[2]!] ??= [open[tag[2]!]!, text.length];
  }
  return { text, source: spans['s'] ?? null, target: spans['t'] ?? null };
}

export interface Pair {
  row: PlvRow;
  features: Float32Array;
  /** Type the cues at the predicate speak for, or null. */
  cue: string | null;
  trigger: string;
}

export async function pairsOf(rows: readonly PlvRow[], resources: Resources): Promise<Pair[]> {
  const { ontology } = loadOntology({ resources, options: { date: null, ontology: 'plover', trace: false } });
  const cues = indexCues(ontology);
  const vocabulary = vocabularyOf(
    ontology,
    words.SUPPORT_VERBS,
    words.SUFFER_VERBS,
    words.OBJECT_CONTROL,
    words.CONTAINER_NOUNS,
    words.HOLDINGS,
    words.PEOPLE_NOUNS,
  );
  const found: Pair[] = [];
  for (const row of rows) {
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
    const doc = oneParagraph('doc_plv', row.sentence);
    await runPipeline(doc, [...languageStages, capture], resources);
    const source = headIn(doc, row.source);
    const target = headIn(doc, row.target);
    // the sentence splitter may cut a quotation: the tree is that of the sentence that holds the source
    const sentence =
      doc.layers.sentence.find(({ tokens }) => source >= tokens[0] && source < tokens[1]) ?? doc.layers.sentence[0]!;
    const [first, end] = sentence.tokens;
    const tree = new SentenceTree(
      doc.layers.token.slice(first, end),
      vocabulary,
      doc.layers.predicate.filter(({ token }) => token >= first && token < end),
    );
    const readings = detect(tree, cues);
    const inside = (token: number): number => (token >= first && token < end ? token : source);
    const trigger = predicateBetween(tree, source, inside(target), readings);
    found.push({
      row,
      features: givenFeatures(tree, states, { trigger, actor: source, recipient: inside(target) }, readings),
      cue: bestCue(readings.filter((reading) => reading.token === trigger)),
      trigger: tree.at(trigger).form,
    });
  }
  return found;
}

function bestCue(readings: readonly Reading[]): string | null {
  const ranked = [...readings].sort((a, b) => b.specificity - a.specificity || Number(a.cue.weak) - Number(b.cue.weak));
  return ranked[0]?.cue.type ?? null;
}

/** The head token of a span: the one whose own head stands outside. */
function headIn(doc: Document, [start, end]: [number, number]): number {
  const inside = doc.layers.token.filter((token) => token.end > start && token.start < end);
  const head = inside.find((token) => token.head === null || !inside.some((other) => other.id === token.head));
  return (head ?? inside[0] ?? doc.layers.token[0]!).id;
}
