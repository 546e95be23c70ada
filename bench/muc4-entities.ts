/**
 * Mentions pooled to entities, and how entities stand to each other. In: candidates. Out: entities with their mentions, and
 * per pair: whether one describes the other, stands in one sentence with it, in the next, how near, under one governor.
 */
import type { Document } from '../src/engine/document.ts';
import type { Candidate } from './muc4-candidates.ts';
import { normal } from './muc4-roles.ts';

export interface Mention {
  text: string;
  name: boolean;
  sentence: number;
  candidate: number;
}

export interface Entity {
  mentions: Mention[];
}

export interface Entities {
  candidates: Candidate[];
  /** Entity of each candidate. */
  entityOf: number[];
  entities: Entity[];
  /** RELATIONS matrices of entities × entities, one after the other. */
  relations: Float32Array;
}

export const PAIR_RELATIONS = 5;

export function poolEntities(doc: Pick<Document, 'text' | 'layers'>, candidates: Candidate[]): Entities {
  const { token } = doc.layers;
  const keys = new Map<string, number>();
  const entities: Entity[] = [];
  const entityOf = candidates.map(({ key, tokens, name, sentence }, candidate) => {
    const entity = keys.get(key) ?? keys.size;
    keys.set(key, entity);
    const text = normal(doc.text.slice(token[tokens[0]]!.start, token[tokens[1] - 1]!.end));
    (entities[entity] ??= { mentions: [] }).mentions.push({ text, name, sentence, candidate });
    return entity;
  });
  return { candidates, entityOf, entities, relations: relate(candidates, entityOf, entities) };
}

function relate(
  candidates: readonly Candidate[],
  entityOf: readonly number[],
  entities: readonly Entity[],
): Float32Array {
  const size = entities.length;
  const out = new Float32Array(PAIR_RELATIONS * size * size);
  const set = (relation: number, one: number, other: number, value: number): void => {
    out[(relation * size + one) * size + other] = value;
    out[(relation * size + other) * size + one] = value;
  };
  const byToken = new Map<number, number>();
  for (const [index, { tokens }] of candidates.entries()) {
    for (let id = tokens[0]; id < tokens[1]; id += 1) if (!byToken.has(id)) byToken.set(id, entityOf[index]!);
    byToken.set(candidates[index]!.head, entityOf[index]!);
  }
  const governors = entities.map(({ mentions }) => {
    const reads = mentions.flatMap(({ candidate }) => [
      candidates[candidate]!.reads[1],
      candidates[candidate]!.reads[3],
    ]);
    return new Set(reads.filter((id) => id >= 0));
  });
  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other <= one; other += 1) {
      const far = one === other ? 9 : distance(entities[one]!, entities[other]!);
      set(1, one, other, far === 0 ? 1 : 0);
      set(2, one, other, far <= 1 ? 1 : 0);
      set(3, one, other, Math.exp(-far / 3));
      if ([...governors[one]!].some((id) => governors[other]!.has(id))) set(4, one, other, 1);
    }
  }
  for (const [index, { linked }] of candidates.entries()) {
    for (const id of linked) {
      const other = byToken.get(id);
      if (other !== undefined) set(0, entityOf[index]!, other, 1);
    }
  }
  return out;
}

function distance(one: Entity, other: Entity): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { sentence } of one.mentions)
    for (const mention of other.mentions) least = Math.min(least, Math.abs(sentence - mention.sentence));
  return least;
}
