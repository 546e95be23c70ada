/** A bloc beside its members: in one act or incident the members' rows stand, the bloc's would say the same again. */
import type { ActorHierarchy } from '../input.ts';
import { type EventTable, PAIR, UNIT, WIDTH } from './event-table.ts';

/** Rows of a bloc in a unit where one of its members does the same to the same: the members speak for it. */
export function findDoubleVoices(
  table: EventTable,
  ends: readonly [number, number][],
  ids: readonly string[],
  hierarchy: ActorHierarchy,
): Set<number> {
  const members = new Map<number, Set<string>>();
  for (const [index, id] of ids.entries()) {
    const of = hierarchy.membersOf(id, null);
    if (of.length > 0) members.set(index, new Set(of));
  }
  const dropped = new Set<number>();
  if (members.size === 0) return dropped;
  const blocUnits = new Set<number>();
  for (let row = 0; row < table.length; row++) {
    const [a, b] = ends[table.cells[row * WIDTH + PAIR]!]!;
    if (members.has(a) || members.has(b)) blocUnits.add(table.cells[row * WIDTH + UNIT]!);
  }
  const byUnit = new Map<number, number[]>();
  for (let row = 0; row < table.length; row++) {
    const unit = table.cells[row * WIDTH + UNIT]!;
    if (!blocUnits.has(unit)) continue;
    const list = byUnit.get(unit);
    if (list) list.push(row);
    else byUnit.set(unit, [row]);
  }
  for (const rows of byUnit.values()) {
    for (const row of rows) {
      const [a, b] = ends[table.cells[row * WIDTH + PAIR]!]!;
      for (const [bloc, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const own = members.get(bloc);
        if (!own) continue;
        const spoken = rows.some((next) => {
          const [c, d] = ends[table.cells[next * WIDTH + PAIR]!]!;
          return (c === other && own.has(ids[d]!)) || (d === other && own.has(ids[c]!));
        });
        if (spoken) dropped.add(row);
      }
    }
  }
  return dropped;
}
