/** `coherence`: what the members of a coalition declare to one another, against what they do, to each other and outwards. */
import { type Analysis, analysis, type Settings } from './analysis.ts';
import type { AnalysisInput } from './input.ts';
import { type EventNetwork, type EventTie, NETWORK_DEFAULTS } from './signed/event-network.ts';
import { networkFromEvents } from './signed/from-events.ts';
import { withRelations } from './signed/network.ts';
import { SIGN_PARAMETERS } from './signed/settings.ts';
import type { SignRule } from './signed/sign-rules.ts';

export interface MemberPair {
  a: string;
  b: string;
  declared: { sign: number; how: string[]; events: string[]; relations: string[] } | null;
  conduct: 'positive' | 'negative' | 'mixed' | 'neutral' | 'no data';
  certainty: number | null;
  cooperation: number;
  conflict: number;
  /** consistent, contradicted (friendly words, hostile conduct), hollow (words without conduct), silent (conduct without words). */
  verdict: 'consistent' | 'contradicted' | 'hollow' | 'silent' | 'no data';
  events: string[];
}

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

export interface Coalition {
  name: string;
  /** named: given; bloc: members of an organisation; declared: found in declarations. */
  basis: 'named' | 'bloc' | 'declared';
  members: string[];
  pairs: MemberPair[];
  counts: Record<MemberPair['verdict'], number>;
  /** (consistent - contradicted) / pairs with conduct; null without any. */
  coherence: number | null;
  outward: Outward[];
}

export interface CoherenceResult {
  coalitions: Coalition[];
  signRule: string;
}

export const coherence: Analysis = analysis<CoherenceResult>({
  id: 'coherence',
  title: 'Coherence of a coalition',
  brief: 'What members of a coalition declare to one another against what they do',
  parameters: [
    {
      name: 'members',
      kind: 'text',
      default: null,
      placeholder: 'A,B,C',
      help: 'members of the coalition, or one organisation whose members are meant; without it coalitions found in declarations',
    },
    ...SIGN_PARAMETERS,
  ],
  outputs: [
    { name: 'coalition', title: 'Coalition', kind: 'text' },
    { name: 'a', title: 'Member', kind: 'text' },
    { name: 'b', title: 'Member', kind: 'text' },
    { name: 'verdict', title: 'Verdict', kind: 'text' },
    { name: 'declared', title: 'Declared', kind: 'text' },
    { name: 'conduct', title: 'Conduct', kind: 'text' },
    { name: 'cooperation', title: 'Cooperation', kind: 'number' },
    { name: 'conflict', title: 'Conflict', kind: 'number' },
    { name: 'events', title: 'Strongest reports', kind: 'events' },
  ],
  cite: ['Rice 1928', 'Häge & Hug 2016', 'Hix, Noury & Roland 2007'],
  showsNot:
    'Agreement in what was reported is no proof of coordination, and members who are seldom reported on look loyal: pairs without data count neither way.',
  takesEdges: false,
  columns: true,
  run(input, settings, context, notes) {
    const found = networkFromEvents(input.events, input.actors, {
      ...NETWORK_DEFAULTS,
      rule: settings['sign-rule'] as SignRule,
      fold: settings['fold'] as boolean,
      by: input.window.by,
      seed: context.seed,
      evidence: 3,
    });
    withRelations(found, input, settings.fold as boolean);
    const groups = groupsOf(found, input, settings);
    if (groups.length === 0)
      notes.push({
        code: 'coherence.none',
        line: null,
        message: 'no coalition is declared in this selection; name its members with --members A,B,C',
      });
    for (const group of groups)
      if (group.members.length === 1)
        notes.push({
          code: 'coherence.one',
          line: null,
          message: `${group.name}: one member only, and no members of it are known; name at least two`,
        });
    return { coalitions: groups.map((group) => judge(group, found)), signRule: settings['sign-rule'] as string };
  },
  rows: (result) =>
    result.coalitions.flatMap((coalition) =>
      coalition.pairs
        .filter((pair) => pair.verdict !== 'no data')
        .map((pair) => ({
          coalition: coalition.name,
          a: pair.a,
          b: pair.b,
          verdict: pair.verdict,
          declared: pair.declared ? `${pair.declared.sign > 0 ? '+' : '-'} ${pair.declared.how.join(', ')}` : null,
          conduct: pair.conduct,
          cooperation: pair.cooperation,
          conflict: pair.conflict,
          events: pair.events,
        })),
    ),
  summary: (result) =>
    result.coalitions.flatMap(({ name, basis, members, counts, coherence: index, outward }) => [
      `${name} (${basis}): ${members.join(', ')}`,
      `  ${counts.consistent} pairs consistent, ${counts.contradicted} contradicted, ${counts.hollow} words without conduct, ${counts.silent} conduct without words, ${counts['no data']} without data${index === null ? '' : `; coherence ${index.toFixed(2)}`}`,
      ...outward
        .slice(0, 5)
        .map(
          (one) =>
            `  towards ${one.target}: ${one.friendly.length} friendly, ${one.hostile.length} hostile, ${one.mixed.length} mixed; unity ${one.rice.toFixed(2)}, beyond chance ${one.corrected.toFixed(2)}`,
        ),
    ]),
});

interface Group {
  name: string;
  basis: Coalition['basis'];
  members: string[];
}

function groupsOf(found: EventNetwork, input: AnalysisInput, settings: Settings): Group[] {
  const given = String(settings['members'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const date = input.window.to ?? input.window.from;
  if (given.length === 1) {
    const members = [...input.actors.membersOf(given[0]!, date)].sort();
    return [
      { name: given[0]!, basis: members.length > 0 ? 'bloc' : 'named', members: members.length > 0 ? members : given },
    ];
  }
  if (given.length > 1) return [{ name: 'named', basis: 'named', members: [...new Set(given)].sort() }];
  return declaredGroups(found);
}

/** Maximal groups of at least three who have all declared for one another, largest first, and pairs if there are none. */
function declaredGroups(found: EventNetwork): Group[] {
  const friends = new Map<number, Set<number>>();
  for (const tie of found.declared) {
    if (tie.sign <= 0) continue;
    for (const [a, b] of [
      [tie.source, tie.target],
      [tie.target, tie.source],
    ] as const)
      friends.set(a, (friends.get(a) ?? new Set()).add(b));
  }
  const cliques: number[][] = [];
  // Bron and Kerbosch 1973 with a pivot; the cap guards against declarations of everybody to everybody.
  const grow = (clique: number[], open: Set<number>, closed: Set<number>): void => {
    if (cliques.length >= 200) return;
    if (open.size === 0 && closed.size === 0) {
      if (clique.length >= 2) cliques.push([...clique].sort((a, b) => a - b));
      return;
    }
    let pivot = -1;
    let most = -1;
    for (const x of [...open, ...closed]) {
      const reach = [...open].filter((y) => friends.get(x)!.has(y)).length;
      if (reach > most) [pivot, most] = [x, reach];
    }
    for (const x of [...open].filter((y) => !friends.get(pivot)!.has(y))) {
      const near = friends.get(x)!;
      grow(
        [...clique, x],
        new Set([...open].filter((y) => near.has(y))),
        new Set([...closed].filter((y) => near.has(y))),
      );
      open.delete(x);
      closed.add(x);
    }
  };
  grow([], new Set([...friends.keys()].sort((a, b) => a - b)), new Set());
  const sorted = cliques.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const large = sorted.filter((clique) => clique.length >= 3);
  return (large.length > 0 ? large : sorted).slice(0, 20).map((clique) => {
    const members = clique.map((i) => found.actors[i]!.id);
    return { name: members.join(' + '), basis: 'declared', members };
  });
}

function judge(group: Group, found: EventNetwork): Coalition {
  const index = new Map(found.actors.map(({ id }, i) => [id, i]));
  const key = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const ties = new Map(found.ties.map((tie) => [key(tie.source, tie.target), tie]));
  const words = new Map(found.declared.map((tie) => [key(tie.source, tie.target), tie]));
  const counts: Coalition['counts'] = { consistent: 0, contradicted: 0, hollow: 0, silent: 0, 'no data': 0 };
  const pairs: MemberPair[] = [];
  for (const [i, a] of group.members.entries()) {
    for (const b of group.members.slice(i + 1)) {
      const [x, y] = [index.get(a) ?? -1, index.get(b) ?? -1];
      const tie = ties.get(key(x, y));
      const said = words.get(key(x, y));
      const conduct = tie?.class ?? 'no data';
      const verdict = verdictOf(tie, said?.sign ?? 0, group.basis);
      counts[verdict]++;
      pairs.push({
        a,
        b,
        declared: said ? { sign: said.sign, how: said.how, events: said.events, relations: said.relations } : null,
        conduct,
        certainty: tie?.certainty.events ?? null,
        cooperation: tie?.cooperation ?? 0,
        conflict: tie?.conflict ?? 0,
        verdict,
        events: tie
          ? [...tie.evidence.negative.slice(0, 2), ...tie.evidence.positive.slice(0, 2)]
          : (said?.events.slice(0, 2) ?? []),
      });
    }
  }
  const judged = counts.consistent + counts.contradicted;
  return {
    name: group.name,
    basis: group.basis,
    members: group.members,
    pairs: pairs.sort((a, b) => b.conflict - a.conflict || (a.a + a.b < b.a + b.b ? -1 : 1)),
    counts,
    coherence: judged === 0 ? null : (counts.consistent - counts.contradicted) / judged,
    outward: outwardOf(group, found, index),
  };
}

/** Membership is itself a declaration: members of a named coalition need not have said so again. */
function verdictOf(tie: EventTie | undefined, said: number, basis: Coalition['basis']): MemberPair['verdict'] {
  const friendly = said > 0 || (said === 0 && basis !== 'declared');
  if (!tie || tie.class === 'neutral') return said > 0 ? 'hollow' : 'no data';
  if (tie.class === 'negative' || (tie.class === 'mixed' && tie.sign < 0))
    return friendly ? 'contradicted' : 'consistent';
  if (said < 0) return 'contradicted';
  return said > 0 ? 'consistent' : tie.class === 'mixed' ? 'silent' : 'consistent';
}

function outwardOf(group: Group, found: EventNetwork, index: ReadonlyMap<string, number>): Outward[] {
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
