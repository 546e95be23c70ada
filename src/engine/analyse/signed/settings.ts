/** Parameters that every analysis of a signed network shares, and their reading. */
import type { Parameter, Settings } from '../analysis.ts';
import type { AnalysisInput, AnalysisNote } from '../input.ts';
import { type FromEventsOptions, networkOfInput, type Parallel, type SignedNetwork } from './network.ts';
import type { Camps } from './problem.ts';
import { SIGN_RULES, type SignRule } from './sign-rules.ts';

export const SIGN_PARAMETERS: readonly Parameter[] = [
  {
    name: 'sign-rule',
    kind: 'choice',
    options: SIGN_RULES,
    default: 'goldstein',
    help: 'how acts make a sign: sum of Goldstein weights, majority of acts, strong acts only (weight 5 and more), or the last word',
  },
  {
    name: 'fold',
    kind: 'flag',
    default: true,
    help: 'let government, military and other organs stand for their state',
  },
];

export const TIE_PARAMETERS: readonly Parameter[] = [
  ...SIGN_PARAMETERS,
  {
    name: 'ties',
    kind: 'choice',
    options: ['both', 'conduct', 'declared'],
    default: 'both',
    help: 'conduct, declarations (treaties, statements, agreements, plans), or conduct and declarations where there is none',
  },
  {
    name: 'mixed',
    kind: 'choice',
    options: ['out', 'lean'],
    default: 'out',
    help: 'ties with much of both signs: leave out, or take with the sign they lean to',
  },
  {
    name: 'parallel',
    kind: 'choice',
    options: ['auto', 'one', 'keep'],
    default: 'auto',
    help: 'rows of an edge list about one pair: one tie by majority, keep all, or keep where weights are given',
  },
];

export const OBJECTIVE: Parameter = {
  name: 'objective',
  kind: 'choice',
  options: ['auto', 'ties', 'weight'],
  default: 'auto',
  help: 'what is minimised: the number of frustrated ties or their weight; auto takes weights where an edge list gives them',
};

export const CAMPS: Parameter = {
  name: 'camps',
  kind: 'camps',
  default: 'free',
  help: 'how many camps there may be: 2, another number, or free',
};

export function eventOptions(settings: Settings, seed: number): FromEventsOptions {
  return {
    rule: settings['sign-rule'] as SignRule,
    fold: settings.fold as boolean,
    ties: settings.ties as 'both' | 'conduct' | 'declared',
    mixed: settings.mixed as 'out' | 'lean',
    seed,
  };
}

export function readNetwork(
  input: AnalysisInput,
  settings: Settings,
  seed: number,
  notes: AnalysisNote[],
): SignedNetwork {
  return networkOfInput(input, { ...eventOptions(settings, seed), parallel: settings.parallel as Parallel }, notes);
}

export function objectiveOf(input: AnalysisInput, settings: Settings): 'ties' | 'weight' {
  if (settings['objective'] !== 'auto') return settings['objective'] as 'ties' | 'weight';
  return input.edges && (input.edges.weighted || settings['parallel'] === 'keep') ? 'weight' : 'ties';
}

export function campsSetting(settings: Settings): Camps {
  return settings['camps'] as Camps;
}
