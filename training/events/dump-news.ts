/**
 * Writes what the heads of acts and sides are trained on: news with events marked by hand, as the engine itself sees it. In:
 * training/events/news.tsv (offsets alone), the data root that holds the news and PLV, our example sentences. Out: a folder with, for every word that a
 * cue fits, its features (acts.f32) and the gold type; and for every marked act and everybody its sentence names, their
 * features (sides.f32) and the side they stand on; acts.json, sides.json. Run: node training/events/dump-news.ts OUT
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareReadings } from './bare.ts';
import { ownSentences } from './own-sentences.ts';
import type { Mark, Marks } from '../../bench/news-marks.ts';
import { foldOf, readMarks } from '../../bench/news-marks.ts';
import { newsDocument } from '../../bench/news-documents.ts';
import { oneParagraph } from '../../bench/one-paragraph.ts';
import { readPlv } from '../../bench/plv-pairs.ts';
import { type Span, sameReferent } from '../../bench/same-referent.ts';
import type { Sentence, Token } from '../../src/engine/document.ts';
import { isPartOf } from '../../src/engine/extract/events/part-of.ts';
import { isWithin, type Party } from '../../src/engine/extract/events/party.ts';
import { predicateBetween } from '../../src/engine/extract/events/between.ts';
import { actFeatures, ruledTriple, spotsOf } from '../../src/engine/extract/events/features.ts';
import { loadOntology } from '../../src/engine/extract/events/load.ts';
import { fillRoles } from '../../src/engine/extract/events/arguments.ts';
import { type Word, wordsOf } from '../../src/engine/extract/events/mind.ts';
import { pairNumbers, sideCandidates } from '../../src/engine/extract/events/sides.ts';
import type { SurveyedSentence } from '../../src/engine/extract/events/survey.ts';
import { SURVEYED, survey } from '../../src/engine/extract/events/survey.ts';
import type { SentenceTree } from '../../src/engine/extract/events/syntax.ts';
import { extractStages } from '../../src/engine/extract/index.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import { readAs } from '../../src/engine/language/stand-ins.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { type States, stage } from '../../src/engine/stage.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';

const out = process.argv[2] ?? 'build/training/news';
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const resources = openResources(DEFAULT_ENGINE);
const before = extractStages.slice(0, extractStages.findIndex(({ name }) => name === 'events'));

const NO_STATES: States = { width: 0, data: new Float32Array(0) };

const acts: Float32Array[] = [];
const actRows: object[] = [];
const sides: Float32Array[] = [];
const sideRows: object[] = [];
const documents: object[] = [];
let unseen = 0;
let acted = 0;

for (const { name, part, marks, read } of readMarks()) {
  const doc = newsDocument(root, name);
  if (doc === null) throw new Error(`${name}: its set is not under ${root}`);
  await runPipeline(doc, [...languageStages, ...before, surveyor(name, part, marks, read)], resources);
}
// sentences whose two sides and type are given, but not the word that says it
for (const row of readPlv(join(root, 'events-plv', 'PLV_train.tsv'))) {
  const doc = oneParagraph('doc_plv', row.sentence);
  const mark = { start: -1, end: -1, type: row.gold, status: 'occurred', actor: [row.source], recipient: [row.target], optional: false };
  await runPipeline(doc, [...languageStages, ...before, surveyor(`plv_${row.id}`, 'plv', [mark], 0)], resources);
}
// our own sentences: those that are of a type, and near misses that are not
for (const { type, is, text, name, nothing } of ownSentences()) {
  const doc = oneParagraph('doc_own', text);
  await runPipeline(doc, [...languageStages, ...before, ownWords(type, is, name, nothing)], resources);
}

/** A word of a sentence of ours whose cue is of its type is an event of that type, or, in a near miss, none; where `nothing` happens, no word is. */
function ownWords(type: string, is: boolean, name: string, nothing: boolean) {
  return stage({
    name: 'dump',
    version: '1',
    needs: SURVEYED,
    makes: [],
    run(layers, context) {
      const { ontology } = loadOntology(context);
      const { sentences } = survey(layers, context, ontology);
      documents.push({ name, part: 'own', fold: 0, marks: [], end: -1, ...wordsAndSentences(layers) });
      for (const surveyed of sentences) {
        for (const word of wordsOf(surveyed, new Map(ontology.types.map((each) => [each.id, each])))) {
          if (!nothing && (word.best.type.id !== type || (is && !word.best.accepted))) continue;
          const { start, form } = word.tree.at(word.best.reading.token);
          tellAct(word);
          actRows.push({ doc: name, part: 'own', spots: spotsOf(word.tree, ruledTriple(word.best)), at: start, word: form, gold: is ? [type] : [], opt: false, rules: [[type, word.best.accepted, word.best.score, word.best.rule]] });
        }
      }
      return {};
    },
  });
}

/** What is known of a word that a cue fits, without the states: training has its own. */
function tellAct(word: Word): void {
  acts.push(actFeatures(word.tree, NO_STATES, word, word.readings));
}

/** A document's words as the encoder reads them, where they stand, and from which to which a sentence goes. */
function wordsAndSentences({ token, sentence }: { readonly token: readonly Token[]; readonly sentence: readonly Sentence[] }): object {
  return {
    words: token.map((_, index) => readAs(token, index)),
    spans: token.map(({ start, end }) => [start, end]),
    sentences: sentence.map(({ tokens }) => tokens),
  };
}

function surveyor(name: string, part: string, marks: Marks['marks'], read: number) {
  return stage({
    name: 'dump',
    version: '1',
    needs: SURVEYED,
    makes: [],
    run(layers, context) {
      const { ontology } = loadOntology(context);
      const { sentences, parties } = survey(layers, context, ontology);
      const same = sameReferent(layers);
      if (part === 'plv') locate(sentences, marks[0]!);
      const end = part === 'plv' ? marks[0]!.end : read;
      documents.push({ name, part, fold: foldOf(name), marks, end, ...wordsAndSentences(layers) });
      const seen = new Set<object>();
      for (const surveyed of sentences) {
        // only so far were marks made
        const { sentence, tree, readings } = surveyed;
        if (sentence.start > end) break;
        const candidates = sideCandidates(tree, parties);
        const all = new Map(ontology.types.map((type) => [type.id, type]));
        const predicates = layers.predicate.filter((each) => each.token >= tree.tokens[0]!.id && each.token <= tree.tokens.at(-1)!.id);
        const bare = bareReadings(tree, predicates.map(({ token }) => token), readings).map((reading) => ({ reading, roles: fillRoles(tree, reading, parties) }));
        const words = [
          ...wordsOf(surveyed, all).map((word) => ({ cued: word, reading: word.best.reading, roles: [word.best, ...word.others].map((each) => each.roles) })),
          ...bare.map(({ reading, roles }) => ({ cued: null, reading, roles: [roles] })),
        ];
        for (const { cued, reading: { token }, roles } of words) {
          const word = tree.at(token);
          const gold = marks.filter((mark) => mark.start < word.end && word.start < mark.end);
          for (const mark of gold) seen.add(mark);
          if (part === 'plv' && gold.length === 0) continue;
          const row = {
            doc: name, part, fold: foldOf(name), spots: cued && spotsOf(tree, ruledTriple(cued.best)), at: word.start, word: word.form, gold: gold.map(({ type }) => type), opt: gold.every(({ optional }) => optional) && gold.length > 0,
            rules: cued && [cued.best, ...cued.others].map(({ type, accepted, score, rule }) => [type.id, accepted, score, rule]),
          };
          if (cued) {
            tellAct(cued);
            actRows.push(row);
          }
          for (const mark of gold.slice(0, 1)) {
            acted += 1;
            for (const party of candidates) {
              if (party.token === token) continue;
              const { side, alike } = sideOf(tree, candidates, party, mark, same);
              const numbers = pairNumbers(tree, token, party, { readings: cued ? readings.filter((reading) => reading.token === token) : [], roles, others: candidates.map((each) => each.token) });
              sides.push(numbers);
              sideRows.push({ doc: name, part, fold: foldOf(name), tokens: [token, party.token], side, act: acted, alike });
            }
          }
        }
      }
      for (const mark of marks) {
        if (seen.has(mark)) continue;
        unseen += 1;
        if (process.env['SHOW']) console.log(mark.type, context.doc.text.slice(mark.start, mark.end), '|', context.doc.text.slice(Math.max(0, mark.start - 60), mark.end + 50).replace(/\s+/g, ' '));
      }
      return {};
    },
  });
}

/** Puts the mark of a sentence whose sides alone are known on the predicate between them; YIELD is whichever the cues say. */
function locate(sentences: readonly SurveyedSentence[], mark: Marks['marks'][number]): void {
  const [source] = mark.actor[0]!;
  const [target] = mark.recipient[0]!;
  for (const { tree, readings } of sentences) {
    const at = (offset: number) => tree.tokens.find((token) => token.start <= offset && offset < token.end)?.id;
    const [one, other] = [at(source), at(target)];
    if (one === undefined || other === undefined) continue;
    const trigger = predicateBetween(tree, headOf(tree, one, mark.actor[0]![1]), headOf(tree, other, mark.recipient[0]![1]), readings);
    mark.start = tree.at(trigger).start;
    mark.end = tree.at(trigger).end;
    if (mark.type === 'YIELD')
      mark.type = readings.find((reading) => reading.token === trigger && ['CONCEDE', 'RETREAT'].includes(reading.cue.type))?.cue.type ?? 'CONCEDE';
  }
}

/** The head of the phrase that begins at a token and ends before an offset. */
function headOf(tree: SentenceTree, first: number, end: number): number {
  let node = first;
  for (let head = tree.head(node); head !== null && head >= first && tree.at(head).start < end; head = tree.head(node)) node = head;
  return node;
}

/**
 * The side a marked act puts somebody on (0 neither, 1 actor, 2 recipient), and whether no reader would call either wrong: "he"
 * beside a marked "Mr. Obama", "Brazilian" in a marked "Brazilian gangs".
 */
function sideOf(tree: SentenceTree, candidates: readonly Party[], party: Party, { actor, recipient }: Mark, same: ReturnType<typeof sameReferent>): { side: number; alike: boolean } {
  const stands = (each: Party, [from, until]: Span): boolean =>
    each.actor.start < until && from < each.actor.end && inside(tree.at(each.token), from, until);
  const spans = [...actor, ...recipient];
  const on = spans.findIndex((span) => stands(party, span));
  if (on < 0) return { side: 0, alike: spans.some((span) => same(span, [party.actor.start, party.actor.end])) };
  const nested = candidates.some((whole) => whole !== party && stands(whole, spans[on]!) && holds(tree, whole, party));
  return nested ? { side: 0, alike: true } : { side: on < actor.length ? 1 : 2, alike: false };
}

/** Whether a phrase is part of another, by its letters or by the tree; not "a colonel" of "his deputy, a colonel", who is the same man. */
function holds(tree: SentenceTree, whole: Party, part: Party): boolean {
  if (isWithin(part, whole) && !isWithin(whole, part)) return true;
  return isPartOf(tree, part.token, new Set([whole.token]));
}

function inside(word: { start: number; end: number }, from: number, until: number): boolean {
  return word.start < until && from < word.end;
}

function write(file: string, rows: readonly Float32Array[], width: number): void {
  const all = new Float32Array(rows.length * width);
  for (const [index, row] of rows.entries()) all.set(row, index * width);
  writeFileSync(join(out, file), Buffer.from(all.buffer));
}

mkdirSync(out, { recursive: true });
write('acts.f32', acts, acts[0]!.length);
write('sides.f32', sides, sides[0]!.length);
writeFileSync(join(out, 'acts.json'), JSON.stringify({ rows: actRows }));
writeFileSync(join(out, 'documents.json'), JSON.stringify(documents));
writeFileSync(join(out, 'sides.json'), JSON.stringify({ rows: sideRows }));
console.error(`${acts.length} words with cues, ${sides.length} pairs; ${unseen} marks that no cue fits`);
