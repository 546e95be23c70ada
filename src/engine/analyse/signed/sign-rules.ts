/**
 * From the acts between two actors to a sign, under four rules, with how sure it is.
 *
 * - goldstein: the sign of the summed weights (Goldstein 1992; CAMEO's table). One bombing outweighs ten communiqués.
 * - majority: more friendly or more hostile acts, whatever their weight.
 * - strong: the summed weights of strong acts alone, |weight| at least 5.
 * - last: the most recent day with a signed act.
 *
 * Certainty is the share of resampled records (Poisson bootstrap, fixed seed) that give the same sign, once over acts and
 * once over publishers. A resample that loses all evidence does not confirm, so a single report reaches 0.63 and no more.
 */
import { createRandom } from './random.ts';

export const SIGN_RULES = ['goldstein', 'majority', 'strong', 'last'] as const;
export type SignRule = (typeof SIGN_RULES)[number];
export type Sign = 1 | -1 | 0;

/** Acts below this weight are not strong: from REJECT and THREATEN upwards in the table, and from AID on the other side. */
export const STRONG = 5;

/** One counted unit (an incident, or an act in none) between two actors. */
export interface Unit {
  value: number;
  /** Days since 1970, or null. */
  day: number | null;
  publisher: number;
}

export interface SignedEvidence {
  rules: Record<SignRule, Sign>;
  /** Sum behind the chosen rule. */
  weight: number;
  certainty: { events: number; sources: number };
}

export function signOf(units: readonly Unit[], rule: SignRule): { sign: Sign; weight: number } {
  if (rule === 'last') {
    let latest = Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (const { value, day } of units) {
      if (value === 0) continue;
      const at = day ?? Number.NEGATIVE_INFINITY;
      if (at > latest) {
        latest = at;
        sum = value;
      } else if (at === latest) sum += value;
    }
    return { sign: toSign(sum), weight: Math.abs(sum) };
  }
  let sum = 0;
  for (const { value } of units) sum += scored(value, rule);
  return { sign: toSign(sum), weight: Math.abs(sum) };
}

function scored(value: number, rule: SignRule): number {
  if (rule === 'majority') return Math.sign(value);
  if (rule === 'strong') return Math.abs(value) >= STRONG ? value : 0;
  return value;
}

function toSign(sum: number): Sign {
  return sum > 1e-9 ? 1 : sum < -1e-9 ? -1 : 0;
}

export function weighEvidence(units: readonly Unit[], rule: SignRule, resamples: number, seed: number): SignedEvidence {
  const rules = {} as Record<SignRule, Sign>;
  let weight = 0;
  for (const each of SIGN_RULES) {
    const found = signOf(units, each);
    rules[each] = found.sign;
    if (each === rule) weight = found.weight;
  }
  return { rules, weight, certainty: certaintyOf(units, rule, rules[rule], resamples, seed) };
}

function certaintyOf(
  units: readonly Unit[],
  rule: SignRule,
  sign: Sign,
  resamples: number,
  seed: number,
): { events: number; sources: number } {
  if (sign === 0) return { events: 0, sources: 0 };
  if (rule === 'last') return { events: lastCertainty(units, sign, false), sources: lastCertainty(units, sign, true) };
  const byValue = new Map<number, number>();
  const byPublisher = new Map<number, number>();
  for (const unit of units) {
    const value = scored(unit.value, rule);
    if (value === 0) continue;
    byValue.set(value, (byValue.get(value) ?? 0) + 1);
    byPublisher.set(unit.publisher, (byPublisher.get(unit.publisher) ?? 0) + value);
  }
  return {
    events: resample([...byValue], sign, resamples, seed),
    sources: resample(
      [...byPublisher.values()].filter((sum) => sum !== 0).map((sum) => [sum, 1]),
      sign,
      resamples,
      seed + 1,
    ),
  };
}

/** Cells of equal value; `count` of them. All of one sign needs no sampling: 1 - e^-count. */
function resample(cells: readonly (readonly [number, number])[], sign: Sign, resamples: number, seed: number): number {
  let total = 0;
  let mixed = false;
  for (const [value, count] of cells) {
    total += count;
    if (Math.sign(value) !== sign) mixed = true;
  }
  if (!mixed) return 1 - Math.exp(-total);
  const random = createRandom(seed);
  let hits = 0;
  for (let i = 0; i < resamples; i++) {
    let sum = 0;
    for (const [value, count] of cells) sum += value * poisson(count, random);
    if (toSign(sum) === sign) hits++;
  }
  return hits / resamples;
}

function poisson(mean: number, random: () => number): number {
  if (mean > 12) {
    const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss));
  }
  const limit = Math.exp(-mean);
  let draws = 0;
  for (let product = random(); product > limit; product *= random()) draws++;
  return draws;
}

/** The k-th latest act decides if it survives and all later ones do not: (1 - 1/e) e^-k, exactly. */
function lastCertainty(units: readonly Unit[], sign: Sign, bySource: boolean): number {
  const ordered = units.filter(({ value }) => value !== 0).sort((a, b) => (b.day ?? -1e9) - (a.day ?? -1e9));
  const seen = new Set<number>();
  let chance = 0;
  let alive = 1;
  for (const { value, publisher } of ordered) {
    if (bySource && seen.has(publisher)) continue;
    seen.add(publisher);
    if (Math.sign(value) === sign) chance += alive * (1 - Math.exp(-1));
    alive *= Math.exp(-1);
    if (alive < 1e-6) break;
  }
  return chance;
}
