/**
 * What the roles head said of documents that it had not been trained on. In: a folder of dump-muc.ts (layers.jsonl) and of
 * `train_muc.py --folds` (folds.f32). Out: documents as the bench reads them, with those scores.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { poolEntities } from '../../bench/muc4-entities.ts';
import type { Told } from '../../bench/muc4-pairs.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import type { RoleScores } from '../../src/engine/extract/events/roles-head.ts';

export interface LeftOut {
  id: string;
  told: Told;
  scores: RoleScores;
  fold: number;
}

export const FOLDS = 3;

export async function readFolds(folder: string): Promise<LeftOut[]> {
  const bytes = readFileSync(join(folder, 'folds.f32'));
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let at = 0;
  let count = 0;
  const take = (length: number): Float32Array => {
    at += length;
    return values.subarray(at - length, at);
  };
  const found: LeftOut[] = [];
  for await (const line of createInterface({ input: createReadStream(join(folder, 'layers.jsonl')) })) {
    const { id, doc, candidates, triggers } = JSON.parse(line) as { id: string } & Pick<Told, 'doc' | 'candidates' | 'triggers'>;
    const { entities } = poolEntities(doc, candidates);
    const size = entities.length;
    // documents without a phrase have no scores, nor a place in the folds
    if (size === 0) continue;
    const roles = Array.from({ length: size }, () => take(ROLES.length));
    const [share, same, incident] = [take(size * size), take(size * size), take(1)[0]!];
    found.push({ id, told: { doc, candidates, triggers, entities }, scores: { roles, share, same, incident }, fold: count % FOLDS });
    count += 1;
  }
  return found;
}
