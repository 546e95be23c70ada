/**
 * Fills MUC templates from phrases with role probabilities. In: the read document and the head's scores. Out: templates,
 * none where no phrase is surely hurt by an incident. One incident a document is assumed, since two thirds of the documents
 * with any hold one; phrases with the same head are one filler.
 */
import type { MucDoc } from './muc4-data.ts';
import type { ReadMuc } from './muc4-mentions.ts';
import type { Role } from './muc4-roles.ts';
import { headWord, normal, ROLES } from './muc4-roles.ts';
import type { Filled } from './muc4-score.ts';

/** Tuned on 217 development documents that training left out: a phrase fills a slot from here on, and so many at most. */
const FILL = 0.32;
const MOST: Record<Role, number> = {
  perp_individual_id: 3,
  perp_organization_id: 2,
  phys_tgt_id: 4,
  hum_tgt_name: 4,
  hum_tgt_description: 4,
  incident_instrument_id: 2,
};
/** The two phrases that look most like a victim or a target must reach this together for the document to hold an incident. */
const INCIDENT = 0.9;

export function fillTemplates(
  read: ReadMuc,
  scores: readonly Float32Array[],
  labels: readonly string[],
  _doc: MucDoc,
): Filled[] {
  const at = (role: Role): number => labels.indexOf(role);
  const hurt = scores
    .map((row) => row[at('hum_tgt_name')]! + row[at('hum_tgt_description')]! + row[at('phys_tgt_id')]!)
    .sort((a, b) => b - a);
  if ((hurt[0] ?? 0) + (hurt[1] ?? 0) < INCIDENT) return [];
  const slots: Record<string, string[]> = {};
  for (const role of ROLES) {
    const best = new Map<string, { text: string; score: number }>();
    for (const [index, phrase] of read.phrases.entries()) {
      const score = scores[index]![at(role)]!;
      const text = normal(phrase.text);
      if (score < FILL || text === '') continue;
      const known = best.get(headWord(text));
      if (!known) best.set(headWord(text), { text, score });
      else if (score > known.score) known.score = score;
    }
    const fillers = [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST[role]);
    if (fillers.length > 0) slots[role] = fillers.map((filler) => filler.text);
  }
  return Object.keys(slots).length === 0 ? [] : [{ slots }];
}
