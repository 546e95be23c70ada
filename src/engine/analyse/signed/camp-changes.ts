/**
 * Camps of successive windows made comparable, and who changed sides.
 *
 * Camps have no names: a camp of a window continues the earlier camp it shares most members with, largest overlap first.
 * An actor changes if it is in both windows and its camp continues another than before. Being alone is no camp: leaving
 * for it or coming from it is `left` or `joined`.
 */

export interface CampChange {
  actor: string;
  kind: 'switched' | 'left' | 'joined';
  /** Numbers of the camps before and after; null for alone. */
  from: number | null;
  to: number | null;
}

/** Gives each camp of two and more members the number of the camp it continues, or a new one. */
export function continueCamps(
  before: ReadonlyMap<string, number>,
  camps: readonly (readonly string[])[],
  firstFree: number,
): { numbers: Map<string, number>; firstFree: number } {
  const overlaps: { camp: number; number: number; shared: number }[] = [];
  for (const [camp, members] of camps.entries()) {
    if (members.length < 2) continue;
    const shared = new Map<number, number>();
    for (const member of members) {
      const number = before.get(member);
      if (number !== undefined) shared.set(number, (shared.get(number) ?? 0) + 1);
    }
    for (const [number, count] of shared) overlaps.push({ camp, number, shared: count });
  }
  overlaps.sort((a, b) => b.shared - a.shared || a.number - b.number || a.camp - b.camp);
  const given = new Map<number, number>();
  const taken = new Set<number>();
  for (const { camp, number } of overlaps) {
    if (given.has(camp) || taken.has(number)) continue;
    given.set(camp, number);
    taken.add(number);
  }
  const numbers = new Map<string, number>();
  let next = firstFree;
  for (const [camp, members] of camps.entries()) {
    if (members.length < 2) continue;
    const number = given.get(camp) ?? next++;
    for (const member of members) numbers.set(member, number);
  }
  return { numbers, firstFree: next };
}

export function changesBetween(
  before: { actors: ReadonlySet<string>; numbers: ReadonlyMap<string, number> },
  after: { actors: ReadonlySet<string>; numbers: ReadonlyMap<string, number> },
): CampChange[] {
  const changes: CampChange[] = [];
  for (const actor of [...after.actors].sort()) {
    if (!before.actors.has(actor)) continue;
    const from = before.numbers.get(actor) ?? null;
    const to = after.numbers.get(actor) ?? null;
    if (from === to) continue;
    changes.push({ actor, kind: to === null ? 'left' : from === null ? 'joined' : 'switched', from, to });
  }
  return changes;
}
