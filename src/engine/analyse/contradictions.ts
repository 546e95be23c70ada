/** `contradictions`: who stands with both sides of a rivalry, proxies, and longer cycles, each with its strongest reports. */
import { analysis, count } from './analysis.ts';
import type { AnalysisInput } from './input.ts';
import { type Contradiction, type ContradictionKind, contradictionsOf } from './signed/contradictions-of.ts';
import type { NetworkCounts } from './signed/event-network.ts';
import { foldActor } from './signed/fold.ts';
import { readNetwork, TIE_PARAMETERS } from './signed/settings.ts';

export interface ContradictionsResult {
  nodes: number;
  ties: number;
  negative: number;
  counts: Record<ContradictionKind, number>;
  /** Heaviest and most robust first. */
  contradictions: Contradiction[];
  basis: string;
  /** What the network was made from; null for an edge list. */
  made: NetworkCounts | null;
}

export const contradictions = analysis<ContradictionsResult>({
  id: 'contradictions',
  title: 'Contradictions',
  brief:
    'Double commitments, proxies and longer cycles that no division into camps resolves, named, with their reports',
  parameters: [
    ...TIE_PARAMETERS,
    {
      name: 'three-enemies',
      kind: 'flag',
      default: false,
      help: 'also list triads of three enemies, which contradict only the stricter idea that there are two camps',
    },
    {
      name: 'most',
      kind: 'number',
      min: 1,
      max: 100000,
      whole: true,
      default: 1000,
      help: 'contradictions listed at most; all are counted',
    },
  ],
  outputs: [
    { name: 'kind', title: 'Kind', kind: 'text' },
    { name: 'text', title: 'Contradiction', kind: 'text' },
    { name: 'weight', title: 'Weight', kind: 'number' },
    { name: 'robustness', title: 'Sign rules', kind: 'text' },
    { name: 'declared', title: 'Words only', kind: 'text' },
    { name: 'events', title: 'Strongest reports', kind: 'events' },
  ],
  cite: ['Cartwright & Harary 1956', 'Davis 1967', 'Aref, Dinh, Rezapour & Diesner 2020, Sci Rep 10'],
  showsNot:
    'A contradiction is a tension in what was reported, not a forecast that it must break, and says nothing of motives; ties nobody reported are missing from it.',
  takesEdges: true,
  columns: true,
  run(input, settings, context, notes) {
    const found = readNetwork(input, settings, context.seed, notes);
    const backing = backingOf(input);
    const most = settings.most as number;
    const { found: listed, counts } = contradictionsOf(found, (a, b) => backing.has(`${a} ${b}`), {
      threeEnemies: settings['three-enemies'] as boolean,
      most,
    });
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (all > listed.length)
      notes.push({
        code: 'contradictions.most',
        line: null,
        message: `${all} contradictions; the ${listed.length} heaviest are listed, see --most`,
      });
    return {
      nodes: found.actors.length,
      ties: found.ties.length,
      negative: found.ties.filter((tie) => tie.sign < 0).length,
      counts,
      contradictions: listed,
      basis: found.basis,
      made: found.events?.counts ?? null,
    };
  },
  rows: (result) =>
    result.contradictions.map(({ kind, text, weight, robustness, ties }) => ({
      kind,
      text,
      weight,
      robustness: robustness ? `${robustness.rules.length} of ${robustness.of}` : null,
      declared:
        ties
          .filter((tie) => tie.declared)
          .map((tie) => `${tie.source} ${tie.sign > 0 ? '+' : '-'} ${tie.target}`)
          .join(', ') || null,
      events: ties.flatMap((tie) => tie.events),
    })),
  summary: ({ nodes, ties, negative, counts, basis }) => [
    `${count(nodes, 'actor')}, ${count(ties, 'tie')}, ${negative} negative (${basis})`,
    `${count(counts['double commitment'], 'double commitment')}, ${count(counts.proxy, 'proxy', 'proxies')}, ${count(counts.cycle, 'longer cycle')}${counts['three enemies'] > 0 ? `, ${count(counts['three enemies'], 'triad')} of enemies` : ''}; heaviest and most robust to the sign rule first`,
  ],
});

/** Who backs whom, as `a b`: by a relation the texts state, or by aid given; organs also under their state. */
function backingOf(input: AnalysisInput): Set<string> {
  const backing = new Set<string>();
  const add = (from: string, to: string): void => {
    for (const a of [from, foldActor(from, null, input.actors)])
      for (const b of [to, foldActor(to, null, input.actors)]) backing.add(`${a} ${b}`);
  };
  for (const { kind, from, to } of input.relations) if (kind === 'backs' || kind === 'controls') add(from, to);
  for (const event of input.events) {
    if ((event.plover ?? event.type) !== 'AID' || (event.status !== 'occurred' && event.status !== 'ongoing')) continue;
    if (event.actor?.id && event.recipient?.id) add(event.actor.id, event.recipient.id);
  }
  return backing;
}
