/**
 * Writes what the roles head is trained on. In: the development documents of MUC-4 and their keys. Out, in a folder:
 * states.f32 (word states, document after document), relations.f32 (pairs of entities), documents.jsonl (phrases by token
 * ids, hashed words, flags, and which entities fill which slot of which template), layers.jsonl (what else is read when
 * templates are filled: train-fill-muc.ts).
 * Run: node training/events/dump-muc.ts OUT
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readDocs, readKeys } from '../../bench/muc4-data.ts';
import { labelEntities } from '../../bench/muc4-labels.ts';
import { openMucReader, readMuc } from '../../bench/muc4-mentions.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';

const out = process.argv[2] ?? 'build/training/muc';
const data = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const root = join(data, 'events-muc4');
const reader = openMucReader(openResources(DEFAULT_ENGINE));
const docs = readDocs(join(root, 'doc_train'));
const keys = readKeys(join(root, 'keys_train'));
mkdirSync(out, { recursive: true });
const [states, relations, documents, layers] = ['states.f32', 'relations.f32', 'documents.jsonl', 'layers.jsonl'].map((name) =>
  openSync(join(out, name), 'w'),
);
const bytes = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);
for (const [index, muc] of docs.entries()) {
  const read = await readMuc(muc, reader);
  const templates = keys.get(muc.id) ?? [];
  writeSync(states!, bytes(read.states.data));
  writeSync(relations!, bytes(read.relations));
  const line = {
    id: muc.id,
    words: read.doc.layers.token.length,
    entities: read.entities.length,
    incident: templates.some((template) => !template.optional),
    flagCount: read.candidates[0]?.flags.length ?? 0,
    phrases: read.candidates.map(({ reads, tokens, within, words, flags }, at) => ({
      entity: read.entityOf[at],
      reads,
      spans: [...tokens, ...within],
      words,
      // sparse: nearly all are nought
      flags: flags.flatMap((value, flag) => (value === 0 ? [] : [[flag, value]])),
    })),
    labels: labelEntities(read.entities, templates, ROLES),
  };
  writeSync(documents!, `${JSON.stringify(line)}\n`);
  const { token, sentence, entity, place, time } = read.doc.layers;
  const doc = { text: read.doc.text, meta: read.doc.meta, layers: { token, sentence, entity, place, time } };
  writeSync(layers!, `${JSON.stringify({ id: muc.id, doc, candidates: read.candidates, triggers: read.triggers })}\n`);
  if (index % 100 === 0) console.error(`${index} of ${docs.length} documents`);
}
for (const file of [states, relations, documents, layers]) closeSync(file!);
