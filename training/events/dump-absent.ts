/**
 * Writes what the head of absent sides is trained on: sides that a marked act's sentence leaves open, and everybody named in the
 * sentences before. In: training/events/absent.tsv and news.tsv, the data root that holds the news. Out: a folder with the numbers of each gap
 * (gaps.f32), of each somebody (named.f32), and absent.json: per gap its document, word and whom it may mean. Words are counted as
 * dump-news.ts counts them. Run: node training/events/dump-absent.ts OUT
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newsDocument } from '../../bench/news-documents.ts';
import { foldOf, type Marks, readMarks } from '../../bench/news-marks.ts';
import { type Span, sameReferent } from '../../bench/same-referent.ts';
import { type Gap, gapNumbers, keyOf, NamedBefore, type Side } from '../../src/engine/extract/events/absent.ts';
import { loadOntology } from '../../src/engine/extract/events/load.ts';
import type { Party } from '../../src/engine/extract/events/party.ts';
import { sideCandidates } from '../../src/engine/extract/events/sides.ts';
import { SURVEYED, survey } from '../../src/engine/extract/events/survey.ts';
import type { SentenceTree } from '../../src/engine/extract/events/syntax.ts';
import { extractStages } from '../../src/engine/extract/index.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { stage } from '../../src/engine/stage.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';

const out = process.argv[2] ?? 'build/training/absent';
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const resources = openResources(DEFAULT_ENGINE);
const before = extractStages.slice(0, extractStages.findIndex(({ name }) => name === 'events'));

const gaps: Float32Array[] = [];
const named: Float32Array[] = [];
const rows: object[] = [];
let reached = 0;

const openSides = Map.groupBy(
  readFileSync(join(import.meta.dirname, 'absent.tsv'), 'utf8').trim().split('\n').slice(1).map(readOpen),
  ({ document }) => document,
);
for (const { name, part, marks } of readMarks()) {
  const open = openSides.get(name);
  if (!open) continue;
  const doc = newsDocument(root, name);
  if (doc === null) throw new Error(`${name}: its set is not under ${root}`);
  await runPipeline(doc, [...languageStages, ...before, surveyor(name, part, marks, open)], resources);
}

interface Open {
  document: string;
  at: number;
  side: Side;
  phrases: Span[];
}

function readOpen(line: string): Open {
  const [document, at, side, phrases] = line.split('\t');
  return { document: document!, at: Number(at), side: side as Side, phrases: phrases === '-' ? [] : phrases!.split('|').map((each) => each.split('-').map(Number) as [number, number]) };
}

function surveyor(name: string, part: string, marks: Marks['marks'], open: readonly Open[]) {
  return stage({
    name: 'dump',
    version: '1',
    needs: SURVEYED,
    makes: [],
    run(layers, context) {
      const { sentences, parties } = survey(layers, context, loadOntology(context).ontology);
      const before = new NamedBefore(sentences, parties);
      const same = sameReferent(layers as unknown as Parameters<typeof sameReferent>[0]);
      for (const { at, side, phrases } of open) {
        const mark = marks.find(({ start }) => start === at);
        const tree = sentences.find(({ sentence }) => sentence.start <= at && at < sentence.end)?.tree;
        const word = tree?.tokens.find(({ start, end }) => start <= at && at < end);
        if (!mark || !tree || !word) continue;
        const opposite = side === 'actor' ? mark.recipient : mark.actor;
        const other = sideCandidates(tree, parties).filter((party) => opposite.some((span) => stands(tree, party, span)));
        const gap: Gap = { tree, act: word.id, type: mark.type, side, other };
        const found = before.of(gap);
        const who = found.before.map(({ party, sentence }) => ({
          token: party.token,
          key: keyOf(party),
          // 1 marked, 2 the same somebody by another name
          right: phrases.some((span) => stands(sentence.tree, party, span)) ? 1 : phrases.some((span) => same(span, [party.actor.start, party.actor.end])) ? 2 : 0,
        }));
        if (who.some(({ right }) => right === 1)) reached += 1;
        gaps.push(gapNumbers(gap, found.here));
        named.push(...found.before.map(({ numbers }) => numbers));
        rows.push({ doc: name, part, fold: foldOf(name), act: word.id, named: phrases.length > 0, who });
      }
      return {};
    },
  });
}

function stands(tree: SentenceTree, party: Party, [from, until]: Span): boolean {
  const { start, end } = tree.at(party.token);
  return party.actor.start < until && from < party.actor.end && start < until && from < end;
}

function write(file: string, all: readonly Float32Array[]): void {
  const width = all[0]!.length;
  const data = new Float32Array(all.length * width);
  for (const [index, row] of all.entries()) data.set(row, index * width);
  writeFileSync(join(out, file), Buffer.from(data.buffer));
}

mkdirSync(out, { recursive: true });
write('gaps.f32', gaps);
write('named.f32', named);
writeFileSync(join(out, 'absent.json'), JSON.stringify({ rows }));
console.error(`${gaps.length} open sides, ${named.length} named before; of ${reached} the right one among them`);
