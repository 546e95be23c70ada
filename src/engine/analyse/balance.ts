/** `balance`: the least frustration of a signed network, proven, with all optimal camps and the ties that never fit. */
import { analysis, count } from './analysis.ts';
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
      default: 6,
      help: 'seconds to find out which ties are frustrated in all optima, once the value is proven',
    },
  ],
  outputs: [
    { name: 'source', title: 'Actor', kind: 'text' },
    { name: 'target', title: 'Actor', kind: 'text' },
    { name: 'sign', title: 'Sign', kind: 'number' },
    { name: 'weight', title: 'Weight', kind: 'number' },
    { name: 'frustrated', title: 'Frustrated', kind: 'text' },
    { name: 'sets', title: 'In optima', kind: 'text' },
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
      .map(({ source, target, sign, weight, frustrated, frustratedIn, proven, events }) => ({
        source,
        target,
        sign,
        weight,
        frustrated: proven ? frustrated : `${frustrated} (in the optima found)`,
        sets: frustratedIn === null ? null : `${frustratedIn} of ${result.frustratedSets}`,
        events,
      })),
  summary: (result) => [
    `${count(result.nodes, 'actor')}, ${count(result.ties, 'tie')}, ${result.negative} negative (${result.basis})`,
    `least frustration with ${result.k === 'free' ? 'any number of camps' : `at most ${count(result.k, 'camp')}`}: ${count(result.L, 'tie')}, weight ${result.weight} (${
      result.status === 'proven'
        ? 'proven'
        : `${result.status}: a ${result.objective === 'ties' ? 'number' : 'weight'} below ${result.bound} is ruled out, the gap is ${result.gap}`
    }; the ${result.objective === 'ties' ? 'number of ties' : 'weight'} was minimised)`,
    ...(result.other
      ? [
          `${result.other.objective === 'ties' ? 'by number of ties' : 'by weight'} instead: ${count(result.other.L, 'tie')}, weight ${result.other.weight}${result.other.proven ? '' : ' at most'}`,
        ]
      : []),
    ...(result.L > 0 ? [coreLine(result)] : []),
    optimaLine(result),
    `triads: +++ ${result.triads['+++']}, +-- ${result.triads['+--']}, ++- ${result.triads['++-']} (contradict any camps), --- ${result.triads['---']} (contradict two camps only)${
      result.weakTriangleBalance === null
        ? ''
        : `; ${percent(result.weakTriangleBalance)} without ++-, ${percent(result.triangleBalance!)} without either`
    }`,
    ...(result.null ? [nullLine(result.null)] : []),
    ...(result.underRules ?? []).map(
      ({ rule, L, ties, overlap }) =>
        `sign rule ${rule}: ${L} of ${count(ties, 'tie')} frustrated${overlap === null || rule === result.parameters['sign-rule'] ? '' : `, ${percent(overlap)} of them as under ${result.parameters['sign-rule']}`}`,
    ),
    ...result.camps.filter((camp) => camp.length > 1).map((camp, i) => `camp ${i + 1}: ${camp.join(', ')}`),
    ...alone(result.camps),
  ],
});

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function optimaLine({ optima, optimaComplete, frustratedSets }: Balance): string {
  if (optimaComplete && optima === 1) return 'no other division into camps is as good';
  const many = `${optimaComplete ? '' : 'at least '}${count(optima, 'division')} into camps ${optima === 1 ? 'is' : 'are'} as good`;
  if (optima === frustratedSets) return `${many}, each with its own frustrated ties`;
  return `${many}, with ${count(frustratedSets, 'different set')} of frustrated ties; the rest only put camps together that have no tie between them`;
}

function coreLine({ edges }: Balance): string {
  const core = edges.filter(({ frustrated, proven }) => frustrated === 'core' && proven).length;
  const contested = edges.filter(({ frustrated }) => frustrated === 'contested').length;
  return `${count(core, 'tie')} frustrated in every optimal division (core), ${contested} in some (contested)`;
}

function nullLine({ model, samples, method, mean, sd, z, p }: NonNullable<Balance['null']>): string {
  const drawn =
    model === 'degrees'
      ? 'signs exchanged, each actor keeping its numbers of friends and enemies'
      : 'signs dealt out anew';
  const found = `by chance (${drawn}; ${count(samples, 'draw')}${method === 'exact' ? '' : ', compared by local search'}): ${mean.toFixed(2)} ± ${sd.toFixed(2)}`;
  return `${found}${z === null ? ', every draw the same' : `, z ${z.toFixed(1)}`}; p ${p.toFixed(3)} that chance gives as little`;
}

function alone(camps: readonly string[][]): string[] {
  const single = camps.filter((camp) => camp.length === 1).flat();
  return single.length > 0 ? [`alone: ${single.join(', ')}`] : [];
}
