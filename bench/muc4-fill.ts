/**
 * Fills MUC templates from what the roles head says of a document's entities. In: the read document, the head's scores, the
 * three judges. Out: templates, none where the document tells of no incident that is worth one. Of all proposals the one is
 * taken whose fills promise most; a fill and a template are left out where they would cost more than they promise.
 */
import type { RoleScores } from '../src/engine/extract/events/roles-head.ts';
import { incidentSlots } from './muc4-incident.ts';
import type { Judge, Judges } from './muc4-judges.ts';
import type { ReadMuc } from './muc4-mentions.ts';
import type { Fill, Proposal } from './muc4-proposals.ts';
import { propose } from './muc4-proposals.ts';
import { ROLES } from './muc4-roles.ts';
import type { Filled } from './muc4-score.ts';

/**
 * The F that is to be had: F rises by what earns more than half of it. Each template costs a little more, so that more than four in
 * five documents without an incident stay empty.
 */
const F = 0.42;
const TEMPLATE = 0.34;
/** Logits by which the head is less sure of documents of another time than of those between which it was left out (TST1, TST2). */
const UNSURE = 0.6;

export function fillTemplates(read: ReadMuc, scores: RoleScores, judges: Judges): Filled[] {
  return chooseFills(propose(read, surer(scores), judges), judges.fill).map((fills): Filled => {
    const slots = slotsOf(fills);
    const entities = [...new Set(fills.map(({ entity }) => entity))];
    return { slots: { ...incidentSlots(read, entities, slots), ...slots } };
  });
}

function surer(scores: RoleScores): RoleScores {
  return { ...scores, roles: scores.roles.map((row) => row.map(raise)), incident: raise(scores.incident) };
}

function raise(probability: number): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return 1 / (1 + (1 / kept - 1) * Math.exp(-UNSURE));
}

export function slotsOf(fills: readonly Fill[]): Record<string, string[]> {
  const slots: Record<string, string[]> = {};
  for (const { role, text } of fills) (slots[ROLES[role]!] ??= []).push(text);
  return slots;
}

/** Incidents with the fills that are worth it. */
export function chooseFills(proposals: readonly Proposal[], worth: Judge): Fill[][] {
  let best: { gain: number; incidents: Fill[][] } = { gain: 0, incidents: [] };
  for (const { incidents } of proposals) {
    const chosen = incidents
      .map((fills) =>
        fills.map((fill) => ({ fill, gain: 2 * worth(fill.features) - F })).filter(({ gain }) => gain > 0),
      )
      .map((fills) => ({ fills, gain: fills.reduce((sum, { gain }) => sum + gain, -TEMPLATE) }))
      .filter(({ gain }) => gain > 0);
    const gain = chosen.reduce((sum, each) => sum + each.gain, 0);
    if (gain > best.gain) best = { gain, incidents: chosen.map(({ fills }) => fills.map(({ fill }) => fill)) };
  }
  return best.incidents;
}
