/**
 * The same network under every sign rule: how much the frustration, and which ties are frustrated, depends on how acts are
 * made into signs. On published series the value hardly moves and the ties change by half: one rule is never the answer.
 */
import { campsOf } from './balance-of.ts';
import type { Effort } from './effort.ts';
import type { EventNetwork } from './event-network.ts';
import { type FromEventsOptions, problemOf, signedNetworkOf } from './network.ts';
import type { Camps } from './problem.ts';
import { SIGN_RULES, type SignRule } from './sign-rules.ts';
import { solveFrustration } from './solve.ts';

export interface UnderRule {
  rule: SignRule;
  ties: number;
  negative: number;
  L: number;
  proven: boolean;
  camps: number;
  /** Shared frustrated ties with the chosen rule, over those of either (Jaccard); null where neither has any. */
  overlap: number | null;
}

export async function underEveryRule(
  found: EventNetwork,
  options: FromEventsOptions,
  camps: Camps,
  effort: Effort,
): Promise<UnderRule[]> {
  const results: (UnderRule & { frustrated: Set<string> })[] = [];
  for (const rule of SIGN_RULES) {
    const turned = { ...found, ties: found.ties.map((tie) => ({ ...tie, sign: tie.rules[rule] })) };
    const network = signedNetworkOf(turned, { ...options, rule }, []);
    const problem = problemOf(network, 'ties');
    const solved = await solveFrustration(problem, camps, effort);
    const frustrated = network.ties.filter(
      (tie) => (solved.labels[tie.source] === solved.labels[tie.target]) === tie.sign < 0,
    );
    results.push({
      rule,
      ties: network.ties.length,
      negative: network.ties.filter((tie) => tie.sign < 0).length,
      L: frustrated.length,
      proven: solved.proven,
      camps: campsOf(network, solved.labels).filter((camp) => camp.length > 1).length,
      overlap: null,
      frustrated: new Set(
        frustrated.map((tie) => `${network.actors[tie.source]!.id} ${network.actors[tie.target]!.id}`),
      ),
    });
  }
  const chosen = results.find(({ rule }) => rule === options.rule)!.frustrated;
  return results.map(({ frustrated, ...result }) => {
    const either = new Set([...chosen, ...frustrated]).size;
    const both = [...frustrated].filter((tie) => chosen.has(tie)).length;
    return { ...result, overlap: either === 0 ? null : both / either };
  });
}
