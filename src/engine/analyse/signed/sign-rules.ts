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
 * From 30 acts or 20 publishers on, the normal limit of the bootstrap stands in for drawing.
 */
export const SIGN_RULES = ['goldstein', 'majority', 'strong', 'last'] as const;
export type SignRule = (typeof SIGN_RULES)[number];
export type Sign = 1 | -1 | 0;

/** Acts below this weight are not strong: from THREATEN upwards in the table, and from AID on the other side. */
export const STRONG = 5;
const MANY_ACTS = 30;
const MANY_PUBLISHERS = 20;

/** Day of an undated unit. */
export const NO_DAY = -2147483648;

/** Counted units (an incident, or an act in none) between two actors, in columns that are reused from pair to pair. */
export class Units {
  length = 0;
  value = new Float64Array(256);
  /** Days since 1970, or NO_DAY. */
  day = new Int32Array(256);
  publisher = new Int32Array(256);

  push(value: number, day: number, publisher: number): number {
    if (this.length === this.value.length) {
      const grown = this.length * 2;
      const [values, days, publishers] = [new Float64Array(grown), new Int32Array(grown), new Int32Array(grown)];
      values.set(this.value);
      days.set(this.day);
      publishers.set(this.publisher);
      [this.value, this.day, this.publisher] = [values, days, publishers];
    }
    this.value[this.length] = value;
    this.day[this.length] = day;
    this.publisher[this.length] = publisher;
    return this.length++;
  }
}

/** Units from plain rows: for tests and small inputs. */
export function unitsOf(rows: readonly { value: number; day?: number; publisher?: number }[]): Units {
  const units = new Units();
  for (const { value, day, publisher } of rows) units.push(value, day ?? NO_DAY, publisher ?? 0);
  return units;
}

export interface SignedEvidence {
  rules: Record<SignRule, Sign>;
  /** Sum behind the chosen rule. */
  weight: number;
  certainty: { events: number; sources: number };
}

export function weighEvidence(units: Units, rule: SignRule, resamples: number, seed: number): SignedEvidence {
  const sums = { goldstein: 0, majority: 0, strong: 0, last: 0 };
  let latest = NO_DAY;
  for (let i = 0; i < units.length; i++) {
    const value = units.value[i]!;
    if (value === 0) continue;
    sums.goldstein += value;
    sums.majority += Math.sign(value);
    if (Math.abs(value) >= STRONG) sums.strong += value;
    const day = units.day[i]!;
    if (day > latest) {
      latest = day;
      sums.last = value;
    } else if (day === latest) sums.last += value;
  }
  const rules = {
    goldstein: toSign(sums.goldstein),
    majority: toSign(sums.majority),
    strong: toSign(sums.strong),
    last: toSign(sums.last),
  };
  return {
    rules,
    weight: Math.round(Math.abs(sums[rule]) * 1000) / 1000,
    certainty: certaintyOf(units, rule, rules[rule], resamples, seed),
  };
}

function scored(value: number, rule: SignRule): number {
  if (rule === 'majority') return Math.sign(value);
  if (rule === 'strong') return Math.abs(value) >= STRONG ? value : 0;
  return value;
}

function toSign(sum: number): Sign {
  return sum > 1e-9 ? 1 : sum < -1e-9 ? -1 : 0;
}

function certaintyOf(
  units: Units,
  rule: SignRule,
  sign: Sign,
  resamples: number,
  seed: number,
): SignedEvidence['certainty'] {
  if (sign === 0) return { events: 0, sources: 0 };
  if (rule === 'last') return { events: lastCertainty(units, sign, false), sources: lastCertainty(units, sign, true) };
  const acts: number[] = [];
  const sources: number[] = [];
  const place = new Map<number, number>();
  for (let i = 0; i < units.length; i++) {
    const value = scored(units.value[i]!, rule);
    if (value === 0) continue;
    acts.push(value);
    const publisher = units.publisher[i]!;
    const at = place.get(publisher);
    if (at === undefined) {
      place.set(publisher, sources.length);
      sources.push(value);
    } else sources[at]! += value;
  }
  return {
    events: resample(acts, sign, MANY_ACTS, resamples, seed),
    sources: resample(
      sources.filter((sum) => sum !== 0),
      sign,
      MANY_PUBLISHERS,
      resamples,
      seed + 1,
    ),
  };
}

/** Chance that a sum with Poisson(1) copies of each value has the sign. */
function resample(values: readonly number[], sign: Sign, many: number, resamples: number, seed: number): number {
  if (values.every((value) => Math.sign(value) === sign)) return 1 - Math.exp(-values.length);
  if (values.length >= many) {
    let [sum, squares] = [0, 0];
    for (const value of values) {
      sum += value;
      squares += value * value;
    }
    return normalBelow((sign * sum) / Math.sqrt(squares));
  }
  // The generator of random.ts, written out and compared as whole numbers: a call that returns a fraction allocates.
  let state = seed >>> 0;
  let hits = 0;
  for (let i = 0; i < resamples; i++) {
    let sum = 0;
    for (let at = 0; at < values.length; at++) {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      const chance = (t ^ (t >>> 14)) >>> 1;
      for (let draws = 0; chance > POISSON[draws]!; draws++) sum += values[at]!;
    }
    if (toSign(sum) === sign) hits++;
  }
  return resamples === 0 ? 0 : hits / resamples;
}

/** Cumulative chances of a Poisson variable of mean 1, of 31 bits. */
const POISSON = [0.367879, 0.735759, 0.919699, 0.981012, 0.99634, 0.999406, 0.999917, 0.99999, 1].map((chance) =>
  Math.floor(chance * 0x7fffffff),
);

/** Standard normal distribution function, to 1e-7 (Abramowitz & Stegun 26.2.17). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    Math.exp((-z * z) / 2) *
    0.3989422804014327 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

/** The k-th latest act decides if it survives and all later ones do not: (1 - 1/e) e^-k, exactly. */
function lastCertainty(units: Units, sign: Sign, bySource: boolean): number {
  const order = Array.from({ length: units.length }, (_, i) => i)
    .filter((i) => units.value[i] !== 0)
    .sort((a, b) => units.day[b]! - units.day[a]!);
  const seen = new Set<number>();
  let chance = 0;
  let alive = 1;
  for (const i of order) {
    if (bySource && seen.has(units.publisher[i]!)) continue;
    seen.add(units.publisher[i]!);
    if (Math.sign(units.value[i]!) === sign) chance += alive * (1 - Math.exp(-1));
    alive *= Math.exp(-1);
    if (alive < 1e-6) break;
  }
  return chance;
}
