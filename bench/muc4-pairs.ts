/**
 * Do two participants belong to one incident? In: a read document and what the roles head says. Out: features of the pair:
 * the head's own word, how far apart they stand, whether days, places and kinds of acts near them agree or differ.
 */
import type { RoleScores } from '../src/engine/extract/events/roles-head.ts';
import type { Entity } from './muc4-entities.ts';
import { feed } from './muc4-judges.ts';
import type { ReadMuc } from './muc4-mentions.ts';

export type Told = Pick<ReadMuc, 'doc' | 'entities' | 'candidates' | 'triggers'>;
type Signs = Set<string>[];

export class PairReader {
  private readonly entities: readonly Entity[];
  private readonly scores: RoleScores;
  private readonly paragraphs: number[];
  /** How many participants are to be expected. */
  private readonly likely: number;
  private readonly signs: { days: Signs; places: Signs; acts: Signs };
  private readonly near: Record<'days' | 'places' | 'acts', Signs>;

  constructor({ doc, entities, triggers }: Told, scores: RoleScores) {
    const { sentence, token, place, time } = doc.layers;
    this.entities = entities;
    this.scores = scores;
    this.likely = scores.roles.reduce((sum, each) => sum + Math.max(...each), 0);
    this.paragraphs = sentence.map(({ paragraph }) => paragraph);
    const empty = (): Signs => sentence.map(() => new Set<string>());
    const signs = { days: empty(), places: empty(), acts: empty() };
    const at = (start: number): number => sentence.findIndex((each) => start >= each.start && start < each.end);
    for (const { start, end, precision, metonym } of place) {
      if (precision !== 'country' && precision !== 'region' && !metonym)
        signs.places[at(start)]?.add(doc.text.slice(start, end));
    }
    for (const { start, earliest } of time) if (earliest !== null) signs.days[at(start)]?.add(earliest);
    for (const { token: id, type, lemma } of triggers) signs.acts[token[id]!.sentence]?.add(`${type} ${lemma}`);
    this.signs = signs;
    const around = (of: Signs): Signs =>
      entities.map(({ mentions }) => new Set(mentions.flatMap(({ sentence }) => [...(of[sentence] ?? [])])));
    this.near = { days: around(signs.days), places: around(signs.places), acts: around(signs.acts) };
  }

  features(one: number, other: number): number[] {
    const { entities, scores, paragraphs, near } = this;
    const size = entities.length;
    const [first, last] = closest(entities[one]!, entities[other]!);
    const between = (of: Signs): number => (of.slice(first + 1, last + 1).some((each) => each.size > 0) ? 1 : 0);
    const paragraph = (paragraphs[last] ?? 0) - (paragraphs[first] ?? 0);
    const far = last - first;
    return [
      feed(scores.share[one * size + other]!),
      far === 0 ? 1 : 0,
      far === 1 ? 1 : 0,
      Math.log(1 + far),
      paragraph === 0 ? 1 : 0,
      Math.log(1 + paragraph),
      between(this.signs.days),
      between(this.signs.places),
      ...meet(near.places[one]!, near.places[other]!),
      ...meet(near.days[one]!, near.days[other]!),
      ...meet(near.acts[one]!, near.acts[other]!),
      first / paragraphs.length,
      last / paragraphs.length,
      feed(scores.same[one * size + other]!),
      Math.log(entities[one]!.mentions.length * entities[other]!.mentions.length),
      scores.incident,
      Math.log(1 + this.likely),
    ];
  }
}

/** The sentences where they stand nearest to each other, in order. */
function closest(one: Entity, other: Entity): [number, number] {
  let best: [number, number] = [0, Number.POSITIVE_INFINITY];
  for (const { sentence } of one.mentions) {
    for (const mention of other.mentions) {
      const pair: [number, number] = [Math.min(sentence, mention.sentence), Math.max(sentence, mention.sentence)];
      if (pair[1] - pair[0] < best[1] - best[0]) best = pair;
    }
  }
  return best;
}

/** Nothing to compare, something in common, nothing in common. */
function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): [number, number, number] {
  if (one.size === 0 || other.size === 0) return [1, 0, 0];
  return [...one].some((each) => other.has(each)) ? [0, 1, 0] : [0, 0, 1];
}
