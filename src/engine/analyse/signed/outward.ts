/** How united the members of a coalition stand towards those outside it. */
import type { Group } from './coalition-groups.ts';
import type { EventNetwork } from './event-network.ts';

/** How members stand to somebody outside. */
export interface Outward {
  target: string;
  friendly: string[];
  hostile: string[];
  mixed: string[];
  /** |friendly - hostile| / (friendly + hostile), as Rice has it. */
  rice: number;
  /** Rice's index less what as many members would reach by tossing coins, rescaled so that chance is 0. */
  corrected: number;
  events: string[];
}

export function outwardOf(group: Group, found: EventNetwork, index: ReadonlyMap<string, number>): Outward[] {
  const members = new Set(group.members.map((id) => index.get(id)).filter((i) => i !== undefined));
  const towards = new Map<number, { friendly: number[]; hostile: number[]; mixed: number[]; events: string[] }>();
  for (const tie of found.ties) {
    const inside = members.has(tie.source);
    if (inside === members.has(tie.target)) continue;
    const [member, target] = inside ? [tie.source, tie.target] : [tie.target, tie.source];
    if (tie.class === 'neutral') continue;
    const view = towards.get(target) ?? { friendly: [], hostile: [], mixed: [], events: [] };
    towards.set(target, view);
    view[tie.class === 'mixed' ? 'mixed' : tie.class === 'positive' ? 'friendly' : 'hostile'].push(member);
    view.events.push(...tie.evidence.negative.slice(0, 1), ...tie.evidence.positive.slice(0, 1));
  }
  const name = (i: number): string => found.actors[i]!.id;
  return [...towards]
    .filter(([, view]) => view.friendly.length + view.hostile.length >= 2)
    .map(([target, view]) => {
      const taking = view.friendly.length + view.hostile.length;
      const rice = Math.abs(view.friendly.length - view.hostile.length) / taking;
      const chance = riceByChance(taking);
      return {
        target: name(target),
        friendly: view.friendly.map(name),
        hostile: view.hostile.map(name),
        mixed: view.mixed.map(name),
        rice,
        corrected: (rice - chance) / (1 - chance),
        events: view.events,
      };
    })
    .sort(
      (a, b) =>
        a.rice - b.rice ||
        b.friendly.length + b.hostile.length - a.friendly.length - a.hostile.length ||
        (a.target < b.target ? -1 : 1),
    );
}

/** Expected |2X - n| / n for X of n coins: small groups agree by chance more than large ones. */
function riceByChance(n: number): number {
  let expected = 0;
  let chance = 0.5 ** n;
  for (let x = 0; x <= n; x++) {
    expected += chance * Math.abs(2 * x - n);
    chance = (chance * (n - x)) / (x + 1);
  }
  return expected / n;
}
