/** `coherence`: what the members of a coalition declare to one another, against what they do, to each other and outwards. */
import { type Analysis, analysis } from './analysis.ts';
import { type Group, groupsOf } from './signed/coalition-groups.ts';
import { type EventNetwork, type EventTie, NETWORK_DEFAULTS } from './signed/event-network.ts';
import { networkFromEvents } from './signed/from-events.ts';
import { withRelations } from './signed/network.ts';
import { type Outward, outwardOf } from './signed/outward.ts';
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

/** What the coalition says it is for or against, and what each member does to it. */
export interface AimCheck {
  target: string;
  sign: 1 | -1;
  relations: string[];
  members: { member: string; conduct: MemberPair['conduct']; verdict: MemberPair['verdict']; events: string[] }[];
}

export interface Coalition {
  name: string;
  basis: Group['basis'];
  members: string[];
  /** Relations in which texts count somebody among its members. */
  relations: string[];
  aims: AimCheck[];
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
    const given = String(settings['members'] ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean);
    const groups = groupsOf(found, input, given, settings.fold as boolean);
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
    result.coalitions.flatMap((coalition) => [
      ...coalition.pairs
        .filter((pair) => pair.verdict !== 'no data')
        .map((pair) => ({
          coalition: coalition.name,
          a: pair.a,
          b: pair.b,
          verdict: VERDICTS[pair.verdict],
          declared: pair.declared ? `${pair.declared.sign > 0 ? '+' : '-'} ${pair.declared.how.join(', ')}` : null,
          conduct: pair.conduct,
          cooperation: pair.cooperation,
          conflict: pair.conflict,
          events: pair.events,
        })),
      ...coalition.aims.flatMap(({ target, sign, relations, members }) =>
        members.map(({ member, conduct, verdict, events }) => ({
          coalition: coalition.name,
          a: member,
          b: target,
          verdict: VERDICTS[verdict],
          declared: sign > 0 ? '+ aim of the coalition' : '- aim of the coalition',
          conduct,
          cooperation: null,
          conflict: null,
          events: [...events, ...relations],
        })),
      ),
    ]),
  summary: (result) =>
    result.coalitions.flatMap(({ name, basis, members, aims, counts, coherence: index, outward }) => [
      `${name} (${BASES[basis]}): ${members.join(', ')}`,
      `  pairs: ${counts.consistent} consistent, ${counts.contradicted} contradicted by conduct; ${counts.hollow} with words and no conduct, ${counts.silent} with conduct and no words, ${counts['no data']} without data${index === null ? '' : `; coherence ${index.toFixed(2)} (1 all consistent, -1 all contradicted)`}`,
      ...aims.map(({ target, sign, members: each }) => {
        const who = (verdict: MemberPair['verdict']): string =>
          each
            .filter((one) => one.verdict === verdict)
            .map(({ member }) => member)
            .join(', ') || 'nobody';
        return `  says it is ${sign > 0 ? 'for' : 'against'} ${target}: ${who('consistent')} acts so, ${who('contradicted')} to the contrary, no data on ${who('no data')}`;
      }),
      ...outward
        .slice(0, 5)
        .map(
          (one) =>
            `  towards ${one.target}: ${one.friendly.length} friendly, ${one.hostile.length} hostile, ${one.mixed.length} mixed; unity ${one.rice.toFixed(2)}, beyond chance ${one.corrected.toFixed(2)}`,
        ),
    ]),
});

const BASES = { named: 'as given', bloc: 'members of an organisation', declared: 'found in declarations' } as const;
const VERDICTS: Record<MemberPair['verdict'], string> = {
  consistent: 'consistent',
  contradicted: 'contradicted',
  hollow: 'words without conduct',
  silent: 'conduct without words',
  'no data': 'no data',
};

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
      const verdict = verdictOf(tie, said?.sign ?? 0, group.basis !== 'declared' || group.relations.length > 0);
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
        events: [
          ...(tie ? [...tie.evidence.negative.slice(0, 2), ...tie.evidence.positive.slice(0, 2)] : []),
          ...(said ? [...said.events.slice(0, 2), ...said.relations.slice(0, 2)] : []),
        ],
      });
    }
  }
  const judged = counts.consistent + counts.contradicted;
  return {
    name: group.name,
    basis: group.basis,
    members: group.members,
    relations: group.relations,
    aims: group.aims.map((aim) => ({
      ...aim,
      members: group.members
        .filter((member) => member !== aim.target)
        .map((member) => {
          const tie = ties.get(key(index.get(member) ?? -1, index.get(aim.target) ?? -1));
          return {
            member,
            conduct: tie?.class ?? ('no data' as const),
            verdict: againstAim(tie, aim.sign),
            events: tie ? [...tie.evidence.negative.slice(0, 2), ...tie.evidence.positive.slice(0, 2)] : [],
          };
        }),
    })),
    pairs: pairs.sort((a, b) => b.conflict - a.conflict || (a.a + a.b < b.a + b.b ? -1 : 1)),
    counts,
    coherence: judged === 0 ? null : (counts.consistent - counts.contradicted) / judged,
    outward: outwardOf(group, found, index),
  };
}

function againstAim(tie: EventTie | undefined, sign: 1 | -1): MemberPair['verdict'] {
  if (!tie || tie.class === 'neutral' || tie.sign === 0) return 'no data';
  return tie.sign === sign ? 'consistent' : 'contradicted';
}

/** Membership is itself a declaration: members of a named coalition need not have said so again. */
function verdictOf(tie: EventTie | undefined, said: number, membership: boolean): MemberPair['verdict'] {
  const friendly = said > 0 || (said === 0 && membership);
  if (!tie || tie.class === 'neutral') return said > 0 ? 'hollow' : 'no data';
  if (tie.class === 'negative' || (tie.class === 'mixed' && tie.sign < 0))
    return friendly ? 'contradicted' : 'consistent';
  if (said < 0) return 'contradicted';
  return said > 0 ? 'consistent' : tie.class === 'mixed' ? 'silent' : 'consistent';
}
