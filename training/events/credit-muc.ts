/**
 * What each fill of a proposal earns. In: a document's templates by the keys and a proposal. Out: per incident and fill its
 * points less what they cost: filling what is optional makes it possible, and so does meeting an optional template.
 */
import type { Template } from '../../bench/muc4-data.ts';
import { isPartly, isSame } from '../../bench/muc4-match.ts';
import type { Proposal } from '../../bench/muc4-proposals.ts';
import { ROLES } from '../../bench/muc4-roles.ts';

/** Half the F that is to be had: what a filler more costs. */
export const COST = 0.23;

export function creditOf(gold: readonly Template[], { incidents }: Proposal): number[][] {
  const credits = incidents.map((fills) => fills.map(() => 0));
  const options = gold
    .flatMap((template, one) => incidents.map((fills, other) => ({ one, other, ...earn(template, fills) })))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.one - b.one || a.other - b.other);
  const [met, used] = [new Set<number>(), new Set<number>()];
  for (const { one, other, points, earned } of options) {
    if (met.has(one) || used.has(other)) continue;
    met.add(one);
    used.add(other);
    const template = gold[one]!;
    const asked = template.optional ? ROLES.flatMap((role) => template.slots[role] ?? []).filter(({ optional }) => !optional).length : 0;
    credits[other] = earned.map((each) => (each === 0 ? 0 : each * (1 - (COST * asked) / points)));
  }
  return credits;
}

function earn(template: Template, fills: Proposal['incidents'][number]): { points: number; earned: number[] } {
  const earned = fills.map(() => 0);
  let points = 0;
  for (const [index, role] of ROLES.entries()) {
    const free = new Set(fills.flatMap((fill, at) => (fill.role === index ? [at] : [])));
    let open = template.slots[role] ?? [];
    for (const [fits, worth] of [[isSame, 1], [isPartly, 0.5]] as const) {
      open = open.filter((filler) => {
        const at = [...free].find((each) => filler.strings.some((string) => fits(role, fills[each]!.text, string)));
        if (at === undefined) return true;
        free.delete(at);
        points += worth;
        earned[at] = worth - (filler.optional ? COST : 0);
        return false;
      });
    }
  }
  return { points, earned };
}
