/**
 * Relations against re3d, where its types map onto ours: AlliesOf (ally, backs, member of one coalition), FightingAgainst
 * (at-war, opposes; re3d counts single attacks too, which are events here), BelongsTo (member), InChargeOf (controls). A pair
 * is found if a relation of a fitting kind has a word in each of its two spans, in either order. It is an extra figure of
 * `bench attribution`: re3d marks what a reader may conclude, the engine what a construction says.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocument } from '../src/engine/document.ts';
import { openActors } from '../src/engine/extract/actors/knowledge.ts';
import { findRelations } from '../src/engine/extract/relations/find.ts';
import type { Found } from '../src/engine/extract/relations/found.ts';
import { Parties } from '../src/engine/extract/relations/parties.ts';
import type { Kind } from '../src/engine/extract/relations/words.ts';
import { treesOf } from '../src/engine/extract/trees.ts';
import type { Engine } from '../src/node/engine.ts';

interface Pair {
  documentId: string;
  type: string;
  sourceBegin: number;
  sourceEnd: number;
  targetBegin: number;
  targetEnd: number;
}

const KINDS: Record<string, readonly Kind[]> = {
  AlliesOf: ['ally', 'backs', 'member'],
  FightingAgainst: ['at-war', 'opposes'],
  BelongsTo: ['member'],
  InChargeOf: ['controls'],
};

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

export async function re3d(engine: Engine, folder: string): Promise<object | null> {
  if (!existsSync(folder)) return null;
  const counts: Record<string, { gold: number; found: number; goldHit: number; foundHit: number }> = {};
  for (const source of readdirSync(folder)) {
    const path = join(folder, source, 'documents.json');
    if (!existsSync(path)) continue;
    const pairs = lines<Pair>(join(folder, source, 'relations.json'));
    for (const { _id, text } of lines<{ _id: string; text: string }>(path)) {
      const doc = createDocument({ id: `doc_${_id}`, text, origin: { sha256: '', record: 0, map: [] } });
      await engine.annotate(doc);
      const parties = new Parties(doc.layers, text, openActors(engine.resources.knowledge), null);
      const trees = treesOf(doc.layers, { cache: {} });
      const found = doc.layers.sentence.flatMap((_, index) => findRelations(trees.of(index), parties));
      const inside = (token: number, start: number, end: number): boolean => {
        const { start: from, end: to } = doc.layers.token[token]!;
        return from < end && start < to;
      };
      const fits = (one: Found, pair: Pair): boolean => {
        const [a, b] = [one.from.token, one.to.token];
        const way = (x: number, y: number) =>
          inside(x, pair.sourceBegin, pair.sourceEnd) && inside(y, pair.targetBegin, pair.targetEnd);
        return way(a, b) || way(b, a);
      };
      const own = pairs.filter((pair) => pair.documentId === _id);
      for (const [type, kinds] of Object.entries(KINDS)) {
        counts[type] ??= { gold: 0, found: 0, goldHit: 0, foundHit: 0 };
        const count = counts[type];
        const gold = own.filter((pair) => pair.type === type);
        const mine = found.filter((one) => kinds.includes(one.kind));
        count.gold += gold.length;
        count.found += mine.length;
        count.goldHit += gold.filter((pair) => mine.some((one) => fits(one, pair))).length;
        count.foundHit += mine.filter((one) => gold.some((pair) => fits(one, pair))).length;
      }
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((1e4 * part) / whole) / 100);
  return Object.fromEntries(
    Object.entries(counts).map(([type, count]) => [
      type,
      { ...count, precision: share(count.foundHit, count.found), recall: share(count.goldHit, count.gold) },
    ]),
  );
}
