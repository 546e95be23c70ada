/**
 * MUC-4: templates of incidents filled from documents. In: documents and keys (`muc4-data.ts`); without --data, TST1 and TST2.
 * Out: recall, precision and F per slot and over all slots that the keys hold and we fill (scorer: `muc4-score.ts`), the share
 * of documents without an incident that stay empty, and the filled templates. The roles head reads the document's noun
 * phrases over the frozen language states; `muc4-fill.ts` makes templates of what it says, as three small judges advise.
 */
import { join } from 'node:path';
import { openRolesHead } from '../src/engine/extract/events/roles-head.ts';
import { DEFAULT_ENGINE, openResources } from '../src/node/engine.ts';
import { readDocs, readKeys } from './muc4-data.ts';
import { fillTemplates } from './muc4-fill.ts';
import { openJudges } from './muc4-judges.ts';
import { openMucReader, readMuc, scoreEntities } from './muc4-mentions.ts';
import { ROLES } from './muc4-roles.ts';
import type { Counts } from './muc4-score.ts';
import { figures, scoreDocument } from './muc4-score.ts';
import type { BenchArgs } from './run.ts';

/** F over all slots of the 17 systems of 1992 on TST3 and TST4 (24 slots, so not the same sum): median and best. */
const PEERS = { '1992, median of 17': [29.3, 32.9], '1992, best of 17': [55.9, 57.2] };

/** What is filled, and scored where the keys hold it. */
const FILLED: readonly string[] = [
  'incident_date',
  'incident_location',
  'incident_type',
  'incident_stage_of_execution',
  ...ROLES,
];

export default async function run({ data, json, dataRoot }: BenchArgs): Promise<object> {
  const root = data ?? join(dataRoot, 'events-muc4');
  const docs = readDocs(data === null ? join(root, 'doc_dev') : root);
  const keys = readKeys(data === null ? join(root, 'keys_dev') : root);
  const resources = openResources(DEFAULT_ENGINE);
  const reader = openMucReader(resources);
  const head = openRolesHead(resources);
  const judges = openJudges(resources);
  if (!head || !judges)
    throw new Error(
      'bench muc4: models/events/roles.onnx or fills.json is missing; train them (training/events/README.md)',
    );
  const held = new Set([...keys.values()].flat().flatMap((template) => Object.keys(template.slots)));
  const slots = FILLED.filter((slot) => held.has(slot));
  const slotsNotFilled = [...held].filter((slot) => !FILLED.includes(slot)).sort();
  const counts: Counts = {};
  const filled: { id: string; templates: Record<string, string[]>[] }[] = [];
  const documents = { empty: 0, stayedEmpty: 0, withEvent: 0, found: 0 };
  for (const doc of docs) {
    const gold = keys.get(doc.id) ?? [];
    const read = await readMuc(doc, reader);
    const templates = fillTemplates(read, await scoreEntities(head, read), judges);
    scoreDocument(gold, templates, slots, counts);
    filled.push({ id: doc.id, templates: templates.map((template) => template.slots) });
    const required = gold.some((template) => !template.optional);
    if (gold.length === 0) {
      documents.empty += 1;
      if (templates.length === 0) documents.stayedEmpty += 1;
    } else if (required) {
      documents.withEvent += 1;
      if (templates.length > 0) documents.found += 1;
    }
  }
  const all = Object.values(counts).reduce(
    (sum, each) => ({
      possible: sum.possible + each.possible,
      actual: sum.actual + each.actual,
      points: sum.points + each.points,
    }),
    { possible: 0, actual: 0, points: 0 },
  );
  const perSlot = Object.fromEntries(
    Object.entries(counts).map(([slot, count]) => [slot, { ...count, ...figures(count) }]),
  );
  const result = {
    data: data ?? 'TST1+TST2',
    documents: docs.length,
    ...documents,
    stayedEmptyShare: Math.round((1000 * documents.stayedEmpty) / Math.max(1, documents.empty)) / 10,
    allSlots: { ...all, ...figures(all) },
    slots: perSlot,
    slotsNotFilled,
    templates: filled,
    peers: PEERS,
  };
  if (!json) {
    console.log(
      `MUC-4, ${result.data}: all slots F ${result.allSlots.f} (recall ${result.allSlots.recall}, precision ${result.allSlots.precision})`,
    );
    console.log(
      `documents without an incident that stay empty: ${documents.stayedEmpty} of ${documents.empty} (${result.stayedEmptyShare} %); with one and found: ${documents.found} of ${documents.withEvent}`,
    );
    console.table(perSlot);
    if (slotsNotFilled.length > 0) console.log(`slots of the keys that are not filled: ${slotsNotFilled.join(', ')}`);
  }
  return result;
}
