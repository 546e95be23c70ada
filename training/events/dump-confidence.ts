/**
 * Writes what confidence is trained on: the acts that the stage finds in our dispatches and in the development part of the news
 * with events marked by hand, with what it knows of each (src/engine/extract/events/confidence.ts) and whether type and both
 * sides are right (in ours the status too); the acts of newswire that two readers judged (bench/audit/verdicts-sixth.tsv), as far
 * as the stage still finds them; and, where HEADS is given, of the news that was marked later, each half by the heads that have not seen
 * it (HEADS/0/events, HEADS/1/events or both, by train_news.py); our example sentences and near misses of each type. In: examples, bench/data/dispatches, training/events/news.tsv, the audit, the
 * data root. Out: OUT.jsonl: the columns, then a line an act. Run: node training/events/dump-confidence.ts OUT.jsonl [HEADS]
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldEvent } from '../../bench/gold-events.ts';
import { judge } from '../../bench/gold-events.ts';
import { foldOf } from '../../bench/news-marks.ts';
import { type NewsPair, news } from '../../bench/news.ts';
import { oneParagraph } from '../../bench/one-paragraph.ts';
import { readFolder } from '../../bench/times-gold.ts';
import { type Document, createDocument, emptyLayers } from '../../src/engine/document.ts';
import { ReadError } from '../../src/engine/errors.ts';
import { findKnownActs } from '../../src/engine/extract/events/acts.ts';
import { actRow } from '../../src/engine/extract/events/confidence.ts';
import { CONFIDENCE_COLUMNS } from '../../src/engine/extract/events/confidence-rows.ts';
import { loadOntology } from '../../src/engine/extract/events/load.ts';
import { SURVEYED } from '../../src/engine/extract/events/survey.ts';
import { WORD_COLUMNS } from '../../src/engine/extract/events/word-rows.ts';
import { extractStages } from '../../src/engine/extract/index.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { stage } from '../../src/engine/stage.ts';
import type { Models, Resources } from '../../src/engine/resources.ts';
import { openCoder } from '../../src/node/code.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';
import { openModels } from '../../src/node/models.ts';
import { PACKAGE_ROOT } from '../../src/node/paths.ts';
import { findSources } from '../../src/node/sources.ts';
import { ownSentences } from './own-sentences.ts';

const out = process.argv[2] ?? 'build/training/confidence.jsonl';
const root = process.env['ENTENTE_DATA'] ?? join(PACKAGE_ROOT, '..', 'shared', 'data');
const heads = process.argv[3];
const opened = openResources(DEFAULT_ENGINE);
// acts that are thought unlikely are not listed: here they are
const resources = withModels(opened, { ...opened.models, has: (name) => name !== 'events/confidence.json' && opened.models.has(name) });
const events = extractStages.findIndex(({ name }) => name === 'events');
/** What is known of each act of the document read last, by where its word begins. */
let known = new Map<number, readonly number[]>();
const look = stage({
  name: 'look',
  version: '1',
  needs: SURVEYED,
  makes: [],
  async run(layers, context) {
    const { told, words } = await findKnownActs(layers, context, loadOntology(context).ontology);
    known = new Map(
      told.flatMap(({ tree, acts }) =>
        acts.flatMap((act) => {
          const row = actRow(act, words);
          return row === null ? [] : [[tree.at(act.candidate.reading.token).start, row] as const];
        }),
      ),
    );
    return {};
  },
});
const stages = [...languageStages, ...extractStages.slice(0, events), look, ...extractStages.slice(events)];
const lines = [JSON.stringify({ columns: [...WORD_COLUMNS, ...CONFIDENCE_COLUMNS] })];

const coder = openCoder({ jobs: 1 });
for (const [set, folder] of [['dispatch', 'bench/data/dispatches'], ['example', 'examples']] as const) {
  const files = readdirSync(join(PACKAGE_ROOT, folder)).filter((name) => name.endsWith('.gold.json') && name !== 'incidents.gold.json');
  for await (const coded of coder.code(findSources(files.map((name) => join(PACKAGE_ROOT, folder, name.replace('.gold.json', '.md')))))) {
    if (coded instanceof ReadError) throw coded;
    const { events: gold } = JSON.parse(readFileSync(coded.source.replace(/\.md$/, '.gold.json'), 'utf8')) as { events: GoldEvent[] };
    const doc = await codeAnew(coded.doc);
    for (const { event, whole } of judge(gold, doc.layers.event, doc.text)) if (event) write(set, coded.source.split('/').at(-1)!, event.trigger.start, whole);
  }
}
await coder.close();
if (heads !== undefined) {
  const folds = [0, 1].map((fold) => (existsSync(join(heads, String(fold))) ? withHeads(resources, openModels(join(heads, String(fold)))) : null));
  const code = async (doc: Document) => ({ doc: await codeAnew(doc, folds[foldOf(doc.id.slice('doc_'.length))]!) });
  // what careful readers differ on is neither right nor wrong
  const each = ({ act, mark, type, actor, recipient }: NewsPair, doc: Document): void => {
    if (act && !mark?.optional) write('later', doc.id, act[0]!.trigger.start, type && actor && recipient);
  };
  await news(root, { annotate: code }, 'later', each, (name) => folds[foldOf(name)] !== null);
}
const figures = await news(root, { annotate: async (doc) => ({ doc: await codeAnew(doc) }) }, 'dev', ({ act, type, actor, recipient }, doc) => {
  if (act) write('news', doc.id, act[0]!.trigger.start, type && actor && recipient);
});
await toldBySentences();
await audited(join(root, 'timex-tempeval3', 'TBAQ-cleaned'));
if (figures === null) throw new Error(`the news with marks is not under ${root}`);
writeFileSync(out, `${lines.join('\n')}\n`);
console.error(`${lines.length - 1} acts`);

/** Our sentences: an act of the type is right where they tell one, wrong in a near miss; where nothing happens any act is wrong. */
async function toldBySentences(): Promise<void> {
  for (const { name, type, is, nothing, text } of ownSentences()) {
    const doc = oneParagraph('doc_own', text);
    const { layers } = await codeAnew(doc);
    for (const [event] of Map.groupBy(layers.event, ({ act }) => act).values()) if (nothing || event!.type === type) write('own', name, event!.trigger.start, is);
  }
}

/** Newswire as the sixth audit read it: paragraphs at empty lines, dated by its creation time. */
async function audited(folder: string): Promise<void> {
  const verdicts = new Map<string, boolean>();
  const names = new Set<string>();
  for (const line of readFileSync(join(PACKAGE_ROOT, 'bench', 'audit', 'verdicts-sixth.tsv'), 'utf8').split('\n').slice(1)) {
    const [, event, document, , ...says] = line.split('\t');
    if (event === undefined || document === undefined) continue;
    names.add(document);
    // actor, recipient, type of the first reader, and of the second
    verdicts.set(event, [0, 1, 2, 8, 9, 10].every((each) => says[each] === '1'));
  }
  for (const part of readdirSync(folder)) {
    for (const { name, text, created } of readFolder(join(folder, part))) {
      if (!names.has(name.replace('.tml', ''))) continue;
      const doc = createDocument({
        id: `doc_${`${part}/${name}`.replace(/\W/g, '_')}`,
        text,
        origin: { sha256: '', record: 0, map: [] },
        blocks: [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map((match) => ({ kind: 'paragraph' as const, start: match.index, end: match.index + match[0].length })),
      });
      doc.meta.published = created;
      for (const event of (await codeAnew(doc)).layers.event) {
        const right = verdicts.get(event.id);
        if (right !== undefined) write('audit', name, event.trigger.start, right);
      }
    }
  }
}

async function codeAnew(doc: Document, by = resources): Promise<Document> {
  const fresh = createDocument({ ...doc, layers: emptyLayers(), made: {}, notes: [] });
  await runPipeline(fresh, stages, by);
  return fresh;
}

/** The same resources, with the heads of acts and sides of another folder of models. */
function withHeads(base: Resources, others: Models): Resources {
  const { models } = base;
  const of = (name: string): Models => (/^events\/(?:layers|acts|sides)\b/.test(name) ? others : models);
  return withModels(base, {
    ...models,
    has: (name) => of(name).has(name),
    bytes: (name) => of(name).bytes(name),
    text: (name) => of(name).text(name),
    session: (name) => of(name).session(name),
    memo: (name, make) => of(name).memo(name, make),
  });
}

function withModels(base: Resources, models: Models): Resources {
  return { ...base, models };
}

function write(set: string, name: string, start: number, right: boolean): void {
  const row = known.get(start);
  if (row) lines.push(JSON.stringify({ set, name, right, row: row.map((each) => Math.round(1e4 * each) / 1e4) }));
}
