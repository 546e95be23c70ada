/**
 * Writes what the MUC role head is trained on: features and roles of the noun phrases of the development documents. In: the
 * data root. Out: a folder with features.f32, roles.json (role, document) and, of the phrases without a role, a sample.
 * Run: node training/events/dump-muc.ts OUT [share of phrases without a role to keep] [every nth document]
 */
import { mkdirSync, openSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { readDocs, readKeys } from '../../bench/muc4-data.ts';
import { readMuc } from '../../bench/muc4-mentions.ts';
import { ROLES, roleIn } from '../../bench/muc4-roles.ts';
import { indexCues } from '../../src/engine/extract/events/detect.ts';
import { vocabularyOf } from '../../src/engine/extract/events/lemmas.ts';
import { loadOntology } from '../../src/engine/extract/events/load.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';

const out = process.argv[2] ?? 'build/training/muc';
const keep = Number(process.argv[3] ?? 0.3);
const step = Number(process.argv[4] ?? 1);
const root = join(process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data'), 'events-muc4');
const resources = openResources(DEFAULT_ENGINE);
const { ontology } = loadOntology({ resources, options: { date: null, ontology: 'plover', trace: false } });
const cues = indexCues(ontology);
const vocabulary = vocabularyOf(ontology);
const docs = readDocs(join(root, 'doc_train'));
const keys = readKeys(join(root, 'keys_train'));
mkdirSync(out, { recursive: true });
const file = openSync(join(out, 'features.f32'), 'w');
const rows: [role: number, doc: number][] = [];
let width = 0;
for (const [index, muc] of docs.entries()) {
  if (index % step !== 0) continue;
  const templates = keys.get(muc.id) ?? [];
  const { phrases } = await readMuc(muc, resources, cues, vocabulary);
  for (const [position, phrase] of phrases.entries()) {
    const role = roleIn(phrase, templates);
    // every third or so of the phrases nobody asked for; the choice is the same on every run
    if (role === null && ((position * 7919 + index * 104_729) % 1000) / 1000 > keep) continue;
    width = phrase.features.length;
    writeSync(file, Buffer.from(phrase.features.buffer));
    rows.push([role === null ? ROLES.length : ROLES.indexOf(role), index]);
  }
  if (index % 100 === 0) console.error(`${index} of ${docs.length} documents, ${rows.length} phrases`);
}
closeSync(file);
writeFileSync(join(out, 'roles.json'), JSON.stringify({ width, roles: [...ROLES, 'none'], rows }));
