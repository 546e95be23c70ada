/**
 * Writes what the heads of acts and sides are trained on: news with events marked by hand, as the engine itself sees it. In:
 * training/events/news.tsv (offsets alone), the data root that holds the news and PLV, our example sentences. Out: a folder with, for every word that a
 * cue fits, its features (acts.f32) and the gold type; and for every marked act and everybody its sentence names, their
 * features (sides.f32) and the side they stand on; acts.json, sides.json. Run: node training/events/dump-news.ts OUT
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bareReadings } from './bare.ts';
import type { Marks } from '../../bench/news-marks.ts';
import { foldOf, readMarks } from '../../bench/news-marks.ts';
import { newsDocument } from '../../bench/news-documents.ts';
import { readPlv } from '../../bench/plv-pairs.ts';
import { sameReferent } from '../../bench/same-referent.ts';
import { createDocument } from '../../src/engine/document.ts';
import { predicateBetween } from '../../src/engine/extract/events/between.ts';
import { actFeatures, actWidth } from '../../src/engine/extract/events/features.ts';
import { loadOntology } from '../../src/engine/extract/events/load.ts';
import { fillRoles } from '../../src/engine/extract/events/arguments.ts';
import { wordsOf } from '../../src/engine/extract/events/mind.ts';
import { pairNumbers, pairWidth, sideCandidates } from '../../src/engine/extract/events/sides.ts';
import type { SurveyedSentence } from '../../src/engine/extract/events/survey.ts';
import { SURVEYED, survey } from '../../src/engine/extract/events/survey.ts';
import type { SentenceTree } from '../../src/engine/extract/events/syntax.ts';
import { extractStages } from '../../src/engine/extract/index.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { type States, stage } from '../../src/engine/stage.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';

const out = process.argv[2] ?? 'build/training/news';
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const resources = openResources(DEFAULT_ENGINE);
const before = extractStages.slice(0, extractStages.findIndex(({ name }) => name === 'events'));

const acts: Float32Array[] = [];
const actRows: object[] = [];
const sides: Float32Array[] = [];
const sideRows: object[] = [];
let unseen = 0;
let acted = 0;

for (const { name, part, marks } of readMarks()) {
  const doc = newsDocument(root, name);
  if (doc === null) throw new Error(`${name}: its set is not under ${root}`);
  await runPipeline(doc, [...languageStages, ...before, surveyor(name, part, marks)], resources);
}
// sentences whose two sides and type are given, but not the word that says it
for (const row of readPlv(join(root, 'events-plv', 'PLV_train.tsv'))) {
  const doc = createDocument({ id: 'doc_plv', text: row.sentence, origin: { sha256: '', record: 0, map: [] }, blocks: [{ kind: 'paragraph', start: 0, end: row.sentence.length }] });
  const mark = { start: -1, end: -1, type: row.gold, status: 'occurred', actor: [row.source], recipient: [row.target], optional: false };
  await runPipeline(doc, [...languageStages, ...before, surveyor(`plv_${row.id}`, 'plv', [mark])], resources);
}
// our own sentences: those that are of a type, and near misses that are not
const own = parse(readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', 'ontologies', 'plover.examples.yaml'), 'utf8')) as Record<string, { yes: string[]; no: string[] }>;
for (const [type, { yes, no }] of Object.entries(own)) {
  for (const [index, sentence] of [...yes, ...no].entries()) {
    const doc = createDocument({ id: 'doc_own', text: sentence, origin: { sha256: '', record: 0, map: [] }, blocks: [{ kind: 'paragraph', start: 0, end: sentence.length }] });
    await runPipeline(doc, [...languageStages, ...before, ownWords(type, index < yes.length, `own_${type}_${index}`)], resources);
  }
}

/** A word of a sentence of ours whose cue is of its type is an event of that type, or, in a near miss, none. */
function ownWords(type: string, is: boolean, name: string) {
  return stage({
    name: 'dump',
    version: '1',
    needs: SURVEYED,
    makes: [],
    run(layers, context) {
      const { ontology } = loadOntology(context);
      const { sentences } = survey(layers, context, ontology);
      for (const surveyed of sentences) {
        for (const word of wordsOf(surveyed, new Map(ontology.types.map((each) => [each.id, each])))) {
          if (word.best.type.id !== type || (is && !word.best.accepted)) continue;
          const { start, form } = word.tree.at(word.best.reading.token);
          acts.push(actFeatures(word.tree, context.cache.states!, word, word.readings));
          actRows.push({ doc: name, part: 'own', at: start, word: form, gold: is ? [type] : [], opt: false, rules: [[type, word.best.accepted, word.best.score, word.best.rule]], marked: [0, 0], lost: [] });
        }
      }
      return {};
    },
  });
}

function stateOf({ width, data }: States, token: number): Float32Array {
  return data.subarray(token * width, (token + 1) * width);
}

function surveyor(name: string, part: string, marks: Marks['marks']) {
  return stage({
    name: 'dump',
    version: '1',
    needs: SURVEYED,
    makes: [],
    run(layers, context) {
      const { ontology } = loadOntology(context);
      const { sentences, parties } = survey(layers, context, ontology);
      const states = context.cache.states!;
      const same = sameReferent(layers);
      if (part === 'plv') locate(sentences, marks[0]!);
      const end = Math.max(...marks.map((mark) => mark.end));
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
            doc: name, part, fold: foldOf(name), at: word.start, word: word.form, gold: gold.map(({ type }) => type), opt: gold.every(({ optional }) => optional) && gold.length > 0,
            rules: cued && [cued.best, ...cued.others].map(({ type, accepted, score, rule }) => [type.id, accepted, score, rule]),
            marked: [gold[0]?.actor.length ?? 0, gold[0]?.recipient.length ?? 0],
            lost: gold.slice(0, 1).flatMap((mark) => [...mark.actor, ...mark.recipient].filter(([from, to]) => !candidates.some(({ actor }) => actor.start < to && from < actor.end)).map(([from, to]) => context.doc.text.slice(from, to))),
          };
          if (cued) acts.push(actFeatures(tree, states, cued, readings));
          if (cued) actRows.push(row);
          for (const mark of gold.slice(0, 1)) {
            acted += 1;
            for (const party of candidates) {
              if (party.token === token) continue;
              const { start, end: to } = party.actor;
              const on = (spans: readonly (readonly [number, number])[]): boolean => spans.some(([from, until]) => start < until && from < to && inside(tree.at(party.token), from, until));
              const side = on(mark.actor) ? 1 : on(mark.recipient) ? 2 : 0;
              // "he" beside a marked "Mr. Obama": no reader would call it wrong
              const alike = side === 0 && [...mark.actor, ...mark.recipient].some((span) => same(span, [start, to]));
              const numbers = pairNumbers(tree, token, party, { readings: cued ? readings.filter((reading) => reading.token === token) : [], roles, others: candidates.map((each) => each.token) });
              sides.push(Float32Array.of(...stateOf(states, token), ...stateOf(states, party.token), ...numbers));
              sideRows.push({ doc: name, part, fold: foldOf(name), text: context.doc.text.slice(start, to), side, act: acted, at: tree.at(party.token).start, alike,
                given: [mark.actor.length, mark.recipient.length], rules: roles[0]!.actors.some((each) => each.token === party.token) ? 1 : roles[0]!.recipients.some((each) => each.token === party.token) ? 2 : 0 });
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
writeFileSync(join(out, 'acts.json'), JSON.stringify({ width: actWidth(384), rows: actRows }));
writeFileSync(join(out, 'sides.json'), JSON.stringify({ width: pairWidth(384), rows: sideRows }));
console.error(`${acts.length} words with cues, ${sides.length} pairs; ${unseen} marks that no cue fits`);
