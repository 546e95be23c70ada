/** `balance`: the least frustration of a signed network, proven, with all optimal camps and the ties that never fit. */
import { analysis } from './analysis.ts';
import { type Balance, balanceOf } from './signed/balance-of.ts';
import { createEffort } from './signed/effort.ts';
import type { NetworkCounts } from './signed/event-network.ts';
import type { NullKind } from './signed/null-model.ts';
import { type UnderRule, underEveryRule } from './signed/rule-sensitivity.ts';
import {
  CAMPS,
  campsSetting,
  eventOptions,
  OBJECTIVE,
  objectiveOf,
  readNetwork,
  TIE_PARAMETERS,
} from './signed/settings.ts';

export interface BalanceResult extends Balance {
  /** The same under every sign rule; null for an edge list. */
  underRules: UnderRule[] | null;
  /** What the network was made from; null for an edge list. */
  counts: NetworkCounts | null;
}

export const balance = analysis<BalanceResult>({
  id: 'balance',
  title: 'Structural balance',
  brief: 'Least frustration, proven: which camps fit best and which ties contradict every choice',
  parameters: [
    CAMPS,
    OBJECTIVE,
    ...TIE_PARAMETERS,
    {
      name: 'null',
      kind: 'choice',
      options: ['degrees', 'shuffle'],
      default: 'degrees',
      help: 'what chance is compared with: signs exchanged so that each actor keeps its friends and enemies in number, or dealt out anew',
    },
    {
      name: 'samples',
      kind: 'number',
      min: 0,
      max: 10000,
      whole: true,
      default: 100,
      help: 'random networks to compare with; 0 for none',
    },
    {
      name: 'optima',
      kind: 'number',
      min: 0,
      max: 100000,
      whole: true,
      default: 1000,
      help: 'optimal partitions to list at most; 0 to stop at the first',
    },
    {
      name: 'optima-time',
      kind: 'number',
      min: 0,
      max: 100000,
      default: 3,
      help: 'seconds to find out which ties are frustrated in all optima, once the value is proven',
    },
  ],
  outputs: [
    { name: 'source', title: 'Actor', kind: 'text' },
    { name: 'target', title: 'Actor', kind: 'text' },
    { name: 'sign', title: 'Sign', kind: 'number' },
    { name: 'weight', title: 'Weight', kind: 'number' },
    { name: 'frustrated', title: 'Frustrated', kind: 'text' },
    { name: 'events', title: 'Strongest reports', kind: 'events' },
  ],
  cite: [
    'Cartwright & Harary 1956',
    'Davis 1967',
    'Aref, Mason & Wilson 2020, Networks 75',
    'Hüffner, Betzler & Niedermeier 2010',
    'Hao & Kovács 2024, Science Advances 10',
  ],
  showsNot:
    'Frustration is tension by definition, not a law: it does not say that a tie must give way, which one, or when; absent ties are unknown, not neutral.',
  takesEdges: true,
  columns: true,
  async run(input, settings, context, notes) {
    const network = readNetwork(input, settings, context.seed, notes);
    if (network.actors.length === 1)
      notes.push({ code: 'network.one', line: null, message: 'one actor only: there is nothing to divide' });
    const found = await balanceOf(network, {
      camps: campsSetting(settings),
      objective: objectiveOf(input, settings),
      nullModel: settings['null'] as NullKind,
      nullSamples: settings['samples'] as number,
      optima: settings['optima'] as number,
      optimaTime: settings['optima-time'] as number,
      timeLimit: context.timeLimit,
      seed: context.seed,
      signal: context.signal,
    });
    const open = found.edges.filter((edge) => !edge.proven).length;
    if (found.status === 'proven' && open > 0)
      notes.push({
        code: 'balance.open-ties',
        line: null,
        message: `for ${open} of ${found.edges.length} ties it is not proven that every optimum agrees with those found; give --optima-time more seconds`,
      });
    const underRules = network.events
      ? await underEveryRule(
          network.events,
          eventOptions(settings, context.seed),
          campsSetting(settings),
          createEffort({ seconds: context.timeLimit, signal: context.signal }),
        )
      : null;
    return { ...found, underRules, counts: network.events?.counts ?? null };
  },
  rows: (result) =>
    result.edges
      .filter((edge) => edge.frustrated !== 'never')
      .map(({ source, target, sign, weight, frustrated, proven, events }) => ({
        source,
        target,
        sign,
        weight,
        frustrated: proven ? frustrated : `${frustrated} (in the optima found)`,
        events,
      })),
  summary: (result) => [
    `${result.nodes} actors, ${result.ties} ties, ${result.negative} negative (${result.basis})`,
    `least frustration ${result.L} ${result.L === 1 ? 'tie' : 'ties'}, weight ${result.weight}, with ${result.k === 'free' ? 'any number of' : `at most ${result.k}`} camps: ${
      result.status === 'proven' ? 'proven' : `${result.status}, at least ${result.bound}`
    }`,
    `${result.optimaComplete ? '' : 'at least '}${result.optima} optimal ${result.optima === 1 ? 'partition' : 'partitions'}, ${result.frustratedSets} ${result.frustratedSets === 1 ? 'set' : 'sets'} of frustrated ties`,
    `triads  +++ ${result.triads['+++']}  +-- ${result.triads['+--']}  ++- ${result.triads['++-']}  --- ${result.triads['---']}`,
    ...(result.null
      ? [
          `by chance (${result.null.model}, ${result.null.samples} samples, ${result.null.method}) ${result.null.mean.toFixed(2)} ± ${result.null.sd.toFixed(2)}${result.null.z === null ? '' : `, z ${result.null.z.toFixed(1)}`}, p ${result.null.p.toFixed(3)}`,
        ]
      : []),
    ...(result.underRules ?? []).map(
      ({ rule, L, ties, overlap }) =>
        `sign rule ${rule}: ${L} of ${ties} ties frustrated${overlap === null ? '' : `, ${Math.round(overlap * 100)} % of them shared with the chosen rule`}`,
    ),
    ...result.camps.filter((camp) => camp.length > 1).map((camp, i) => `camp ${i + 1}: ${camp.join(', ')}`),
    ...alone(result.camps),
  ],
});

function alone(camps: readonly string[][]): string[] {
  const single = camps.filter((camp) => camp.length === 1).flat();
  return single.length > 0 ? [`alone: ${single.join(', ')}`] : [];
}
