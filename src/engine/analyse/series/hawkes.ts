/**
 * Does conflict feed on itself? A discrete Hawkes process on daily counts: y(t) is Poisson with mean
 * m b(t) + a sum over s of g(s) y(t - s), where b is a smooth background of mean 1 and g a geometric memory of sum 1.
 *
 * Day counts, not times, because reports have the resolution of a day and many events share one. The background may vary,
 * or every slow rise would look like excitation (Lewis et al. 2012; Porter & White 2012). Fitted by expectation
 * maximisation for each memory on a grid; `a` is the share of events that earlier events set off.
 */
export interface SelfExcitation {
  /** Expected share of events set off by earlier ones, 0..1. */
  excited: number;
  /** Days after which half the effect is over. */
  halfLife: number;
  /** Gain in log likelihood over the background alone; 3 and more is worth a look (two more parameters). */
  gain: number;
  days: number;
  events: number;
  /** Days the background is smoothed over. */
  bandwidth: number;
}

const BANDWIDTH = 60;
const LEAST_DAYS = 120;
const LEAST_EVENTS = 30;
const MEMORIES = [0, 0.3, 0.5, 0.65, 0.75, 0.82, 0.88, 0.92, 0.95];

/** Null where there are too few days or events to tell. */
export function fitSelfExcitation(counts: readonly number[]): SelfExcitation | null {
  const n = counts.length;
  const events = counts.reduce((sum, count) => sum + count, 0);
  if (n < LEAST_DAYS || events < LEAST_EVENTS) return null;
  const background = smooth(counts);
  const rate = events / n;
  const alone = logLikelihood(
    counts,
    background.map((b) => rate * b),
  );
  let best: SelfExcitation | null = null;
  for (const memory of MEMORIES) {
    const recent = new Float64Array(n);
    for (let t = 1; t < n; t++) recent[t] = memory * recent[t - 1]! + (1 - memory) * counts[t - 1]!;
    let [base, excite] = [rate * 0.7, 0.3];
    for (let step = 0; step < 200; step++) {
      let fromBase = 0;
      let fromPast = 0;
      for (let t = 0; t < n; t++) {
        if (counts[t] === 0) continue;
        const [own, past] = [base * background[t]!, excite * recent[t]!];
        const mean = own + past;
        if (mean <= 0) continue;
        fromBase += (counts[t]! * own) / mean;
        fromPast += (counts[t]! * past) / mean;
      }
      const exposure = recent.reduce((sum, value) => sum + value, 0);
      base = fromBase / background.reduce((sum, value) => sum + value, 0);
      excite = exposure > 0 ? Math.min(0.999, fromPast / exposure) : 0;
    }
    const gain =
      logLikelihood(
        counts,
        background.map((b, t) => base * b + excite * recent[t]!),
      ) - alone;
    if (best === null || gain > best.gain)
      best = {
        excited: excite,
        halfLife: memory === 0 ? 1 : Math.max(1, Math.log(0.5) / Math.log(memory)),
        gain,
        days: n,
        events,
        bandwidth: BANDWIDTH,
      };
  }
  return best;
}

/** Gaussian kernel that leaves out the day itself and its neighbours, so that it does not learn what it must explain. */
function smooth(counts: readonly number[]): number[] {
  const reach = 2 * BANDWIDTH;
  const kernel = Array.from({ length: reach + 1 }, (_, lag) =>
    lag <= 14 ? 0 : Math.exp(-0.5 * (lag / BANDWIDTH) ** 2),
  );
  const level = counts.map((_, t) => {
    let [sum, weight] = [0.01, 0.01];
    for (let lag = 15; lag <= reach; lag++) {
      for (const at of [t - lag, t + lag]) {
        if (at < 0 || at >= counts.length) continue;
        sum += kernel[lag]! * counts[at]!;
        weight += kernel[lag]!;
      }
    }
    return sum / weight;
  });
  const mean = level.reduce((sum, value) => sum + value, 0) / level.length;
  return level.map((value) => Math.max(1e-3, value / mean));
}

function logLikelihood(counts: readonly number[], means: readonly number[]): number {
  let sum = 0;
  for (const [t, count] of counts.entries()) sum += count * Math.log(Math.max(1e-12, means[t]!)) - means[t]!;
  return sum;
}
