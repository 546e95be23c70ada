/**
 * Every way to fill templates that is worth weighing. In: a document's entities and what the roles head says of them. Out:
 * proposals: the entities that may be hurt or hit, parted into incidents more or less finely, and per incident whoever may
 * fill a slot of it, each with the features by which a judge foresees what it will earn (`muc4-judges.ts`).
 */
import type { RoleScores } from '../src/engine/extract/events/roles-head.ts';
import type { Judge } from './muc4-judges.ts';
import { feed, mean } from './muc4-judges.ts';
import type { Told } from './muc4-pairs.ts';
import { PairReader } from './muc4-pairs.ts';
import type { Role } from './muc4-roles.ts';
import { ROLES } from './muc4-roles.ts';
import { Wordings } from './muc4-wordings.ts';

export interface Fill {
  entity: number;
  role: number;
  text: string;
  features: number[];
}

export interface Proposal {
  /** Per incident its fills. */
  incidents: Fill[][];
}

type Share = (one: number, other: number) => number;

/** Less likely fillers are not weighed. */
const LEAST = 0.08;
/** From here on a target helps to part the document into incidents. */
const ANCHOR = 0.25;
/** Groups of targets are joined while they share an incident that much on average. */
const JOIN = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0];
/** Incidents of a document that are weighed, and fillers of one slot. */
const MOST_INCIDENTS = 8;
const MOST_FILLERS = 8;

export const isTarget = (role: Role): boolean => role === 'phys_tgt_id' || role.startsWith('hum_tgt');
const TARGETS = ROLES.map((role, index) => ({ role, index })).filter(({ role }) => isTarget(role));

export function propose(told: Told, scores: RoleScores, judges: Record<'wording' | 'pair', Judge>): Proposal[] {
  const size = told.entities.length;
  if (size === 0) return [];
  const pairs = new PairReader(told, scores);
  const wordings = new Wordings(told, judges.wording);
  const known = new Map<number, number>();
  const asTarget = scores.roles.map((each) => Math.max(...TARGETS.map(({ index }) => each[index]!)));
  const anchors = asTarget.flatMap((value, entity) => (value >= ANCHOR ? [entity] : []));
  const share: Share = (one, other) => {
    if (one === other) return 1;
    const key = Math.min(one, other) * size + Math.max(one, other);
    let value = known.get(key);
    if (value === undefined) {
      value = judges.pair(pairs.features(Math.min(one, other), Math.max(one, other)));
      known.set(key, value);
    }
    return value;
  };
  const seen = new Set<string>();
  return partitions(anchors, share).flatMap((groups) => {
    const key = groups.map((group) => group.join(' ')).join('|');
    if (seen.has(key)) return [];
    seen.add(key);
    return [describe(told, scores, groups, share, wordings)];
  });
}

/** Average linkage, cut at every level of JOIN; the coarsest first. At least one group, empty if there is nothing to part. */
function partitions(anchors: readonly number[], share: Share): number[][][] {
  let groups = anchors.map((each) => [each]);
  const cuts: number[][][] = [];
  for (const level of JOIN) {
    while (groups.length > 1) {
      const best = closest(groups, share);
      if (best.value < level) break;
      groups[best.one] = [...groups[best.one]!, ...groups[best.other]!].sort((a, b) => a - b);
      groups = groups.filter((_, index) => index !== best.other);
    }
    if (groups.length <= MOST_INCIDENTS) cuts.push(groups.length === 0 ? [[]] : [...groups]);
  }
  return cuts.reverse();
}

function closest(groups: readonly number[][], share: Share): { value: number; one: number; other: number } {
  let best = { value: Number.NEGATIVE_INFINITY, one: 0, other: 0 };
  for (let one = 0; one < groups.length; one += 1) {
    for (let other = one + 1; other < groups.length; other += 1) {
      const value = mean(groups[one]!.flatMap((a) => groups[other]!.map((b) => share(a, b))));
      if (value > best.value) best = { value, one, other };
    }
  }
  return best;
}

/** How the groups of one parting look. */
interface Parting {
  told: Told;
  scores: RoleScores;
  groups: readonly number[][];
  wordings: Wordings;
  /** Per entity and group: how surely it belongs there, to each but itself; nothing where nobody else is in it. */
  near: number[][][];
  links: number[][];
  features: { group: number[][]; document: number[] };
  first: number[];
}

function describe(
  told: Told,
  scores: RoleScores,
  groups: readonly number[][],
  share: Share,
  wordings: Wordings,
): Proposal {
  const { entities } = told;
  const last = Math.max(1, ...entities.flatMap(({ mentions }) => mentions.map(({ sentence }) => sentence)));
  const first = entities.map(({ mentions }) => Math.min(...mentions.map(({ sentence }) => sentence)) / last);
  const best = scores.roles.map((each) => Math.max(...each));
  const near = entities.map((_, entity) =>
    groups.map((group) =>
      best[entity]! < LEAST ? [] : group.filter((each) => each !== entity).map((each) => share(entity, each)),
    ),
  );
  const links = near.map((each) => each.map((values) => (values.length === 0 ? 0.5 : mean(values))));
  const expected = scores.roles.reduce((sum, each) => sum + each.reduce((a, b) => a + (b < LEAST ? 0 : b), 0), 0);
  const features = {
    group: groupFeatures(groups, share, best, first),
    document: [feed(scores.incident), Math.log(groups.length), Math.log(1 + expected)],
  };
  const parting: Parting = { told, scores, groups, wordings, near, links, features, first };
  return {
    incidents: groups.map((_, at) => ROLES.flatMap((_role, role) => fillsOf(parting, at, role))),
  };
}

function groupFeatures(
  groups: readonly number[][],
  share: Share,
  best: readonly number[],
  first: readonly number[],
): number[][] {
  const strength = groups.map((group) => group.reduce((sum, each) => sum + best[each]!, 0));
  const order = [...strength].sort((a, b) => b - a);
  const between = (one: readonly number[], other: readonly number[]): number =>
    mean(one.flatMap((a) => other.flatMap((b) => (a === b ? [] : [share(a, b)]))));
  return groups.map((group, at) => [
    group.length / 4,
    strength[at]!,
    (strength[at]! + 0.1) / (order[0]! + 0.1),
    Math.log(1 + order.indexOf(strength[at]!)),
    // how near the next group is, and how close this one stands together
    groups.length === 1
      ? 0
      : feed(Math.max(0, ...groups.map((other, index) => (index === at ? 0 : between(group, other))))),
    feed(group.length < 2 ? 1 : between(group, group)),
    group.length === 0 ? 0 : Math.min(...group.map((each) => first[each]!)),
  ]);
}

/** Who may fill a role in an incident: whoever is not a target of another one, the likeliest first. */
function fillsOf(
  { told, scores, groups, wordings, near, links, features, first }: Parting,
  at: number,
  role: number,
): Fill[] {
  const { entities } = told;
  const group = groups[at]!;
  const isElsewhere = (entity: number): boolean =>
    isTarget(ROLES[role]!) && !group.includes(entity) && groups.some((each) => each.includes(entity));
  const sure = (entity: number): number => scores.roles[entity]![role]!;
  const sorted = entities
    .map((_, entity) => entity)
    .filter((entity) => sure(entity) >= LEAST && !isElsewhere(entity))
    .sort((a, b) => sure(b) * links[b]![at]! - sure(a) * links[a]![at]!);
  const fills: Fill[] = [];
  for (const entity of sorted) {
    if (fills.length === MOST_FILLERS) break;
    const { text, worth } = wordings.best(entity, role);
    if (text === '' || fills.some((fill) => fill.text === text)) continue;
    const used = fills.map((fill) => fill.entity);
    const shares = near[entity]![at]!;
    const isSole = groups.length === 1;
    const elsewhere = Math.max(0, ...links[entity]!.filter((_, index) => index !== at));
    const { mentions } = entities[entity]!;
    fills.push({
      entity,
      role,
      text,
      features: [
        ...ROLES.map((_, index) => (index === role ? 1 : 0)),
        ...features.document,
        ...features.group[at]!,
        feed(sure(entity)),
        feed(Math.max(0, ...scores.roles[entity]!.filter((_, index) => index !== role))),
        ...(shares.length === 0
          ? [0, 0, 0, 1]
          : [feed(mean(shares)), feed(Math.max(...shares)), feed(Math.min(...shares)), 0]),
        isSole ? 0 : feed(elsewhere),
        isSole ? 0 : feed(links[entity]![at]!) - feed(elsewhere),
        group.includes(entity) ? 1 : 0,
        first[entity]!,
        // whoever fills the slot already: is he the same, and how sure
        feed(Math.max(0, ...used.map((other) => scores.same[entity * entities.length + other]!))),
        used.length === 0 ? 0 : feed(Math.max(...used.map(sure))),
        Math.log(1 + used.length),
        Math.log(mentions.length),
        worth,
        text.split(' ').length / 3,
        new Set(mentions.map((each) => each.text)).size / mentions.length,
        mentions.filter((each) => each.text === text).length / mentions.length,
        mentions.some((each) => each.name) ? 1 : 0,
      ],
    });
  }
  return fills;
}
