/**
 * Fills MUC templates from what the roles head says of a document's entities. In: the read document and the head's scores.
 * Out: templates, none where the document tells of no incident. Targets are grouped by the probability that they belong to
 * one incident; whoever did it and with what goes to the groups it belongs to; of two entities that are one participant the
 * surer one fills.
 */
import type { RoleScores } from '../src/engine/extract/events/roles-head.ts';
import { incidentSlots } from './muc4-incident.ts';
import type { ReadMuc } from './muc4-mentions.ts';
import type { Role } from './muc4-roles.ts';
import { ROLES } from './muc4-roles.ts';
import type { Filled } from './muc4-score.ts';
import { fillerText } from './muc4-strings.ts';

/** Tuned on left-out thirds of the development documents, a little lower for the mean of three networks: from here on an entity fills the slot, and so many at most. */
const FILL: Record<Role, number> = {
  perp_individual_id: 0.4,
  perp_organization_id: 0.25,
  phys_tgt_id: 0.33,
  hum_tgt_name: 0.4,
  hum_tgt_description: 0.47,
  incident_instrument_id: 0.47,
};
const MOST: Record<Role, number> = {
  perp_individual_id: 2,
  perp_organization_id: 2,
  phys_tgt_id: 5,
  hum_tgt_name: 6,
  hum_tgt_description: 8,
  incident_instrument_id: 2,
};
/** The document tells of an incident. */
const INCIDENT = 0.3;
/** Groups of targets are joined while they share an incident on average. */
const JOIN = 0.53;
/** A perpetrator or an instrument belongs to every group it shares an incident with that surely, and to the likeliest. */
const BELONGS = 0.8;
/** Two entities are one participant. */
const SAME = 0.4;
const TARGETS: readonly Role[] = ['phys_tgt_id', 'hum_tgt_name', 'hum_tgt_description'];
const MEANS: readonly Role[] = ['perp_individual_id', 'perp_organization_id', 'incident_instrument_id'];

type Chosen = Map<Role, number[]>;

export function fillTemplates(read: ReadMuc, scores: RoleScores, labels: readonly string[]): Filled[] {
  const size = read.entities.length;
  if (size === 0 || scores.incident < INCIDENT) return [];
  const sure = (entity: number, role: Role): number => scores.roles[entity]![labels.indexOf(role)]!;
  const chosen = (role: Role): number[] =>
    Array.from({ length: size }, (_, entity) => entity).filter((entity) => sure(entity, role) >= FILL[role]);
  const targets = new Map(TARGETS.map((role) => [role, chosen(role)]));
  const anchors = [...new Set([...targets.values()].flat())].sort((a, b) => a - b);
  const share = (one: number, group: readonly number[]): number =>
    group.includes(one) ? 1 : mean(group.map((other) => scores.share[one * size + other]!));
  const groups = grouped(anchors, (one, other) => scores.share[one * size + other]!);
  const filled = groups.map(
    (group): Chosen =>
      new Map(TARGETS.map((role) => [role, targets.get(role)!.filter((each) => group.includes(each))])),
  );
  for (const role of MEANS) {
    for (const entity of chosen(role)) {
      const shares = groups.map((group) => share(entity, group));
      const best = Math.max(...shares);
      for (const [index, value] of shares.entries()) {
        if (groups.length === 1 || value >= BELONGS || value === best)
          filled[index]!.set(role, [...(filled[index]!.get(role) ?? []), entity]);
      }
    }
  }
  const same = (one: number, other: number): boolean => scores.same[one * size + other]! > SAME;
  return filled.flatMap((each): Filled[] => {
    const slots: Filled['slots'] = {};
    for (const role of ROLES) {
      const texts = fillers(read, role, each.get(role) ?? [], (entity) => sure(entity, role), same);
      if (texts.length > 0) slots[role] = texts;
    }
    if (Object.keys(slots).length === 0) return [];
    return [{ slots: { ...incidentSlots(read, [...each.values()].flat(), slots), ...slots } }];
  });
}

function fillers(
  read: ReadMuc,
  role: Role,
  entities: readonly number[],
  sure: (entity: number) => number,
  same: (one: number, other: number) => boolean,
): string[] {
  const used: number[] = [];
  const texts: string[] = [];
  for (const entity of [...entities].sort((a, b) => sure(b) - sure(a))) {
    if (texts.length === MOST[role]) break;
    if (used.some((other) => same(entity, other))) continue;
    const text = fillerText(read.entities[entity]!, role);
    if (text === '' || texts.includes(text)) continue;
    used.push(entity);
    texts.push(text);
  }
  return texts;
}

/** Average linkage. Always at least one group, empty if there is nothing to group. */
function grouped(all: readonly number[], share: (one: number, other: number) => number): number[][] {
  const groups = all.map((each) => [each]);
  while (groups.length > 1) {
    let best = { value: Number.NEGATIVE_INFINITY, one: 0, other: 0 };
    for (let one = 0; one < groups.length; one += 1) {
      for (let other = one + 1; other < groups.length; other += 1) {
        const value = mean(groups[one]!.flatMap((a) => groups[other]!.map((b) => share(a, b))));
        if (value > best.value) best = { value, one, other };
      }
    }
    if (best.value < JOIN) break;
    groups[best.one]!.push(...groups[best.other]!);
    groups.splice(best.other, 1);
  }
  return groups.length === 0 ? [[]] : groups;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
