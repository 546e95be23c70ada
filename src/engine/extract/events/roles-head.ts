/**
 * The learned roles head: what an incident of violence makes of each participant in a document. In: the trunk's word states
 * and the document's noun phrases pooled to entities. Out: per entity a probability for each role; for each two entities,
 * whether they take part in one incident and whether they are one participant; whether the document tells of an incident.
 * Absent without models/events. Used by the MUC-4 bench.
 */
import type { Resources } from '../../resources.ts';
import type { States } from '../../stage.ts';

/** A noun phrase, by token ids. */
export interface RolePhrase {
  entity: number;
  /** Head word, governor, the governor's governor, the predicate it is an argument of; −1 for none. */
  reads: readonly number[];
  /** The phrase and its sentence, half-open. */
  tokens: readonly [number, number];
  within: readonly [number, number];
  /** Hashed words. */
  words: readonly number[];
  flags: readonly number[];
}

export interface RoleScores {
  /** Per entity, probabilities in the order of `labels`. */
  roles: Float32Array[];
  /** Entities × entities: do both take part in one incident? */
  share: Float32Array;
  /** Entities × entities: are both one participant? */
  same: Float32Array;
  incident: number;
}

export interface RolesHead {
  labels: readonly string[];
  /** @param relations matrices of entities × entities, one after the other */
  run(states: States, phrases: readonly RolePhrase[], entities: number, relations: Float32Array): Promise<RoleScores>;
}

const NETWORK = 'events/roles.onnx';
const TABLE = 'events/roles.json';

export function openRolesHead({ models }: Resources): RolesHead | null {
  if (!models.has(NETWORK) || !models.has(TABLE)) return null;
  const { labels } = models.memo(TABLE, () => JSON.parse(models.text(TABLE)) as { labels: string[] });
  return {
    labels,
    async run({ width, data }, phrases, entities, relations) {
      const count = phrases.length;
      if (count === 0 || entities === 0)
        return { roles: [], share: new Float32Array(0), same: new Float32Array(0), incident: 0 };
      const members = new Float32Array(entities * count);
      for (const [index, { entity }] of phrases.entries()) members[entity * count + index] = 1;
      const session = await models.session(NETWORK);
      const { roles, share, same, incident } = await session.run({
        states: { type: 'float32', dims: [data.length / width, width], data },
        reads: integers(phrases, ({ reads }) => reads),
        spans: integers(phrases, ({ tokens, within }) => [...tokens, ...within]),
        words: integers(phrases, ({ words }) => words),
        flags: {
          type: 'float32',
          dims: [count, phrases[0]!.flags.length],
          data: Float32Array.from(phrases.flatMap(({ flags }) => flags)),
        },
        members: { type: 'float32', dims: [entities, count], data: members },
        relations: {
          type: 'float32',
          dims: [relations.length / entities ** 2, entities, entities],
          data: relations,
        },
      });
      const scores = roles!.data as Float32Array;
      return {
        roles: Array.from({ length: entities }, (_, at) => scores.slice(at * labels.length, (at + 1) * labels.length)),
        share: share!.data as Float32Array,
        same: same!.data as Float32Array,
        incident: (incident!.data as Float32Array)[0]!,
      };
    },
  };
}

function integers(phrases: readonly RolePhrase[], of: (phrase: RolePhrase) => readonly number[]) {
  const rows = phrases.map(of);
  return { type: 'int32' as const, dims: [rows.length, rows[0]!.length], data: Int32Array.from(rows.flat()) };
}
