/** `network`: actors and signed ties, cooperation and conflict apart, with how sure each sign is. */
import { analysis, count as plural, type Row } from './analysis.ts';
import type { DeclaredTie, EventTie, NetworkCounts } from './signed/event-network.ts';
import { NETWORK_DEFAULTS } from './signed/event-network.ts';
import { networkFromEvents } from './signed/from-events.ts';
import { networkFromEdges, type Parallel, type SignedTie, withRelations } from './signed/network.ts';
import { SIGN_PARAMETERS, TIE_PARAMETERS } from './signed/settings.ts';
import type { SignRule } from './signed/sign-rules.ts';

type Named<T> = Omit<T, 'source' | 'target'> & { source: string; target: string };

export interface NetworkNode {
  id: string;
  name: string;
  positive: number;
  negative: number;
  mixed: number;
  neutral: number;
  /** Share of signed ties that are negative: an actor with mostly enemies makes disorder rather than frustration. */
  negativeShare: number | null;
}

export interface NetworkResult {
  nodes: NetworkNode[];
  ties: Named<EventTie>[] | Named<SignedTie>[];
  declared: Named<DeclaredTie>[];
  counts: NetworkCounts | null;
  /** Pairs of actors by what is known of them. No data is not neutral. */
  pairs: { positive: number; negative: number; mixed: number; neutral: number; noData: number };
  signRule: string;
}

export const network = analysis<NetworkResult>({
  id: 'network',
  title: 'Signed network',
  brief: 'Who stands how to whom: signed ties from conduct, declarations apart, each sign with its certainty',
  parameters: [
    ...SIGN_PARAMETERS,
    TIE_PARAMETERS.find((parameter) => parameter.name === 'parallel')!,
    {
      name: 'resamples',
      kind: 'number',
      min: 0,
      max: 10000,
      whole: true,
      default: 100,
      help: 'resampled records behind the certainty of a sign',
    },
    {
      name: 'mixed-share',
      kind: 'number',
      min: 0,
      max: 0.5,
      default: 0.25,
      help: 'share of acts of the weaker sign from which a tie counts as mixed',
    },
    {
      name: 'evidence',
      kind: 'number',
      min: 0,
      max: 1000,
      whole: true,
      default: 20,
      help: 'reports listed a side and tie',
    },
  ],
  outputs: [
    { name: 'source', title: 'Actor', kind: 'text' },
    { name: 'target', title: 'Actor', kind: 'text' },
    { name: 'kind', title: 'Kind', kind: 'text' },
    { name: 'class', title: 'Tie', kind: 'text' },
    { name: 'certainty', title: 'Sure (acts)', kind: 'number' },
    { name: 'certaintySources', title: 'Sure (sources)', kind: 'number' },
    { name: 'cooperation', title: 'Cooperation', kind: 'number' },
    { name: 'conflict', title: 'Conflict', kind: 'number' },
    { name: 'incidents', title: 'Incidents', kind: 'number' },
    { name: 'acts', title: 'Acts', kind: 'number' },
    { name: 'rows', title: 'Rows', kind: 'number' },
    { name: 'publishers', title: 'Publishers', kind: 'number' },
    { name: 'events', title: 'Strongest reports', kind: 'events' },
  ],
  cite: ['Goldstein 1992, JCR 36', 'Lerner 2016, Social Networks', 'King & Lowe 2003'],
  showsNot:
    'It shows what was reported, not what happened: a pair without reports is unknown, weights know neither casualties nor context, and coverage differs by place and language.',
  takesEdges: true,
  columns: true,
  run(input, settings, context, notes) {
    const rule = settings['sign-rule'] as SignRule;
    if (input.edges) {
      const found = networkFromEdges(input.edges, settings['parallel'] as Parallel, notes);
      const name = (i: number): string => found.actors[i]!.id;
      const ties = found.ties.map((tie) => ({ ...tie, source: name(tie.source), target: name(tie.target) }));
      return {
        ...count(
          found.actors,
          found.ties.map((tie) => ({ ...tie, class: tie.sign > 0 ? 'positive' : 'negative' })),
        ),
        ties,
        declared: [],
        counts: null,
        signRule: 'as given',
      };
    }
    const found = networkFromEvents(input.events, input.actors, {
      ...NETWORK_DEFAULTS,
      rule,
      fold: settings['fold'] as boolean,
      resamples: settings['resamples'] as number,
      mixedShare: settings['mixed-share'] as number,
      evidence: settings['evidence'] as number,
      seed: context.seed,
      by: input.window.by,
    });
    withRelations(found, input, settings.fold as boolean);
    if (found.actors.length === 0)
      notes.push({ code: 'network.none', line: null, message: 'no event between two known actors in this selection' });
    const name = <T extends { source: number; target: number }>(tie: T): Named<T> => ({
      ...tie,
      source: found.actors[tie.source]!.id,
      target: found.actors[tie.target]!.id,
    });
    return {
      ...count(found.actors, found.ties),
      ties: found.ties.map(name),
      declared: found.declared.map(name),
      counts: found.counts,
      signRule: rule,
    };
  },
  rows: (result) => [...result.ties.map(rowOf), ...result.declared.map(declaredRow)],
  summary: ({ nodes, pairs, counts, declared, signRule }) => [
    `${plural(nodes.length, 'actor')}; sign rule: ${signRule}`,
    counts
      ? `pairs by conduct: ${pairs.positive} positive, ${pairs.negative} negative, ${pairs.mixed} mixed, ${pairs.neutral} in contact without a sign, ${pairs.noData} without any report (not neutral: unknown)`
      : `ties: ${pairs.positive} positive, ${pairs.negative} negative; ${plural(pairs.noData, 'pair')} without a tie (not neutral: unknown)`,
    ...(counts
      ? [
          `${plural(counts.rows, 'row')}, ${plural(counts.acts, 'act')}, ${plural(counts.incidents, 'incident')}; ${plural(counts.conduct, 'row')} of conduct, ${counts.contact} of mere contact, ${counts.declared} of declaration; ${plural(declared.length, 'pair')} with a declared tie`,
          `left out: ${counts.left.status} neither occurred nor ongoing nor planned, ${counts.left.noParty} without both parties, ${counts.left.selfTie} within one actor, ${counts.left.doubleVoice} of a bloc beside its members`,
        ]
      : []),
  ],
});

function rowOf(tie: Named<EventTie> | Named<SignedTie>): Row {
  if (!('class' in tie))
    return {
      source: tie.source,
      target: tie.target,
      kind: 'given',
      class: tie.sign > 0 ? 'positive' : 'negative',
      certainty: null,
      certaintySources: null,
      cooperation: tie.sign > 0 ? tie.weight : 0,
      conflict: tie.sign < 0 ? tie.weight : 0,
      incidents: null,
      acts: null,
      rows: tie.count,
      publishers: null,
      events: [],
    };
  const signed = tie.sign !== 0;
  return {
    source: tie.source,
    target: tie.target,
    kind: 'conduct',
    class: tie.class,
    certainty: signed ? Math.round(tie.certainty.events * 100) / 100 : null,
    certaintySources: signed ? Math.round(tie.certainty.sources * 100) / 100 : null,
    cooperation: tie.cooperation,
    conflict: tie.conflict,
    incidents: tie.counts.incidents,
    acts: tie.counts.acts,
    rows: tie.counts.rows,
    publishers: tie.publishers,
    events: [...tie.evidence.positive.slice(0, 2), ...tie.evidence.negative.slice(0, 2)],
  };
}

function declaredRow(tie: Named<DeclaredTie>): Row {
  return {
    source: tie.source,
    target: tie.target,
    kind: `declared: ${tie.how.join(', ')}`,
    class: tie.sign > 0 ? 'positive' : tie.sign < 0 ? 'negative' : 'mixed',
    certainty: null,
    certaintySources: null,
    cooperation: null,
    conflict: null,
    incidents: null,
    acts: tie.acts,
    rows: null,
    publishers: null,
    events: [...tie.events.slice(0, 2), ...tie.relations.slice(0, 2)],
  };
}

function count(
  actors: readonly { id: string; name: string }[],
  ties: readonly { source: number; target: number; class: string }[],
): Pick<NetworkResult, 'nodes' | 'pairs'> {
  const pairs = { positive: 0, negative: 0, mixed: 0, neutral: 0, noData: 0 };
  const nodes = actors.map(({ id, name }) => ({ id, name, positive: 0, negative: 0, mixed: 0, neutral: 0 }));
  const seen = new Set<string>();
  for (const tie of ties) {
    const kind = tie.class as 'positive' | 'negative' | 'mixed' | 'neutral';
    pairs[kind]++;
    nodes[tie.source]![kind]++;
    nodes[tie.target]![kind]++;
    seen.add(`${Math.min(tie.source, tie.target)} ${Math.max(tie.source, tie.target)}`);
  }
  pairs.noData = (actors.length * (actors.length - 1)) / 2 - seen.size;
  return {
    pairs,
    nodes: nodes.map((node) => ({
      ...node,
      negativeShare: node.positive + node.negative === 0 ? null : node.negative / (node.positive + node.negative),
    })),
  };
}
