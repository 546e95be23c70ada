/**
 * Whether a tie is frustrated in every optimum, in some, or in none. What the optima listed do not show is probed: the tie
 * is forced the other way, and if the optimum stays what it was, the tie is contested.
 */
import type { Effort } from './effort.ts';
import { adjacencyOf, type Camps, costOf, EPSILON, meets, type Problem } from './problem.ts';
import { createRandom } from './random.ts';
import { solveFrustration } from './solve.ts';

export type TieState = 'core' | 'contested' | 'never';

/** Which ties were seen frustrated, and which satisfied, in optima met so far. */
class Seen {
  readonly frustrated: Uint8Array;
  readonly satisfied: Uint8Array;
  private readonly problem: Problem;

  constructor(problem: Problem) {
    this.problem = problem;
    this.frustrated = new Uint8Array(problem.u.length);
    this.satisfied = new Uint8Array(problem.u.length);
  }

  add(labels: ArrayLike<number>): void {
    const { u, v, w } = this.problem;
    for (let e = 0; e < u.length; e++) {
      const frustrated = (labels[u[e]!] === labels[v[e]!]) === w[e]! < 0;
      (frustrated ? this.frustrated : this.satisfied)[e] = 1;
    }
  }

  state(e: number): TieState {
    return this.frustrated[e] === 0 ? 'never' : this.satisfied[e] === 0 ? 'core' : 'contested';
  }
}

/** @param found optima, at least one; all of them if `complete` */
export async function settleTies(
  problem: Problem,
  camps: Camps,
  { found, complete }: { found: readonly Int32Array[]; complete: boolean },
  effort: Effort,
): Promise<{ states: TieState[]; settled: boolean[] }> {
  const seen = new Seen(problem);
  for (const labels of found) seen.add(labels);
  if (!complete) for (const labels of found.slice(0, 5)) walkAlongOptima(problem, camps, labels, seen);
  const settled: boolean[] = [];
  const optimum = costOf(problem, found[0]!);
  let heavy = 1;
  for (const w of problem.w) heavy += Math.abs(w);
  for (let e = 0; e < problem.u.length; e++) {
    const state = seen.state(e);
    let certain = complete || state === 'contested';
    if (!certain && !effort.stop()) {
      const w = problem.w[e]!;
      const frustrate = state === 'never';
      const forced = Float64Array.from(problem.w);
      forced[e] = Math.sign(w) * (frustrate ? -heavy : heavy);
      const probe = await solveFrustration({ ...problem, w: forced }, camps, effort);
      const paid = frustrate ? Math.abs(w) : 0;
      if (meets(optimum, probe.cost + paid)) {
        certain = true;
        // Another optimum, which may settle later ties without a probe.
        walkAlongOptima(problem, camps, probe.labels, seen);
      } else certain = !meets(optimum, probe.bound + paid);
    }
    settled.push(certain);
  }
  // What a later probe turned up counts for earlier ties too.
  return {
    states: Array.from(settled, (_, e) => seen.state(e)),
    settled: settled.map((certain, e) => certain || seen.state(e) === 'contested'),
  };
}

const STEPS_PER_ACTOR = 200;

/** From one optimum to others over moves of one actor that cost nothing: most contested ties show themselves this way. */
function walkAlongOptima(problem: Problem, camps: Camps, from: Int32Array, seen: Seen): void {
  const { n } = problem;
  const { start, to, weight, tie } = adjacencyOf(problem);
  const random = createRandom(1);
  const labels = from.slice();
  seen.add(labels);
  let fresh = Math.max(0, ...labels) + 1;
  for (let step = 0; step < STEPS_PER_ACTOR * n; step++) {
    const x = Math.floor(random() * n);
    const degree = start[x + 1]! - start[x]!;
    if (degree === 0) continue;
    let camp: number;
    if (camps === 'free') {
      const pick = Math.floor(random() * (degree + 1));
      camp = pick === degree ? fresh : labels[to[start[x]! + pick]!]!;
    } else camp = Math.floor(random() * camps);
    if (camp === labels[x]) continue;
    let change = 0;
    for (let at = start[x]!; at < start[x + 1]!; at++) {
      const other = labels[to[at]!]!;
      if (other === labels[x]) change += weight[at]!;
      else if (other === camp) change -= weight[at]!;
    }
    if (Math.abs(change) > EPSILON) continue;
    if (camp === fresh) fresh++;
    labels[x] = camp;
    for (let at = start[x]!; at < start[x + 1]!; at++) {
      const frustrated = (labels[to[at]!] === camp) === weight[at]! < 0;
      (frustrated ? seen.frustrated : seen.satisfied)[tie[at]!] = 1;
    }
  }
}
