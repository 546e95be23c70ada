/**
 * Head scores → the best dependency tree with exactly one root. In: scores[d × (n + 1) + h], how well word h − 1 (0: the
 * root) heads word d. Out: per word the index of its head, −1 for the root.
 *
 * The best head of every word on its own is a tree with one root for most sentences, and is then the answer. Otherwise
 * Chu-Liu/Edmonds (Chu & Liu 1965, Edmonds 1967) over a dense matrix; a constant taken off every root edge, larger than any
 * difference of scores, makes the optimum use one root (Zmigrod et al. 2020 discuss why post-hoc repair does not).
 */

/** @param scores n × (n + 1); @returns heads, −1 for the root */
export function bestTree(scores: Float32Array | readonly number[], n: number, offset = 0, stride = n + 1): Int32Array {
  const heads = new Int32Array(n);
  let roots = 0;
  for (let dependent = 0; dependent < n; dependent++) {
    const row = offset + dependent * stride;
    let best = -1;
    let top = Number.NEGATIVE_INFINITY;
    for (let head = 0; head <= n; head++) {
      if (head === dependent + 1) continue;
      const score = scores[row + head]!;
      if (score > top) {
        top = score;
        best = head;
      }
    }
    // Scores that are not numbers (a broken model) still make a tree.
    if (best < 0) best = dependent === 0 ? 0 : 1;
    heads[dependent] = best - 1;
    if (best === 0) roots++;
  }
  if (roots === 1 && !hasCycle(heads)) return heads;
  return spanningTree(scores, n, offset, stride);
}

function hasCycle(heads: Int32Array): boolean {
  const seen = new Int32Array(heads.length);
  for (let word = 0; word < heads.length; word++) {
    let at = word;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = word + 1;
      at = heads[at]!;
    }
    if (at >= 0 && seen[at] === word + 1) return true;
  }
  return false;
}

/** Dense Chu-Liu/Edmonds with contraction in place; node 0 is the root, node d + 1 word d. */
function spanningTree(scores: Float32Array | readonly number[], n: number, offset: number, stride: number): Int32Array {
  const size = n + 1;
  const weight = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let d = 1; d < size; d++) {
    for (let h = 0; h < size; h++) {
      if (h === d) continue;
      const score = scores[offset + (d - 1) * stride + h]!;
      const finite = Number.isFinite(score) ? score : -1e6;
      weight[h * size + d] = finite;
      if (finite < low) low = finite;
      if (finite > high) high = finite;
    }
  }
  const penalty = (high - low + 1) * size;
  for (let d = 1; d < size; d++) weight[d] = weight[d]! - penalty;
  return contract(weight, size)
    .slice(1)
    .map((head) => head - 1);
}

/**
 * Best arborescence from node 0. Nodes are merged into cycles one by one; what an edge into a merged node costs is
 * what it gains over the cycle edge it would replace. The merges are undone from the last to the first.
 */
function contract(weight: Float64Array, size: number): Int32Array {
  // into[h × size + d], from: the original ends of the edge that stands at (h, d) after merges.
  const endFrom = new Int32Array(size * size);
  const endTo = new Int32Array(size * size);
  for (let h = 0; h < size; h++)
    for (let d = 0; d < size; d++) {
      endFrom[h * size + d] = h;
      endTo[h * size + d] = d;
    }
  const alive = new Uint8Array(size).fill(1);
  const members: number[][] = Array.from({ length: size }, (_, node) => [node]);
  const best = new Int32Array(size);
  const result = new Int32Array(size).fill(-1);
  const merges: { cycle: number[]; entry: Int32Array; exit: Int32Array; inside: number[][] }[] = [];
  for (;;) {
    for (let d = 1; d < size; d++) {
      if (!alive[d]) continue;
      let top = Number.NEGATIVE_INFINITY;
      for (let h = 0; h < size; h++) {
        if (h !== d && alive[h] && weight[h * size + d]! > top) {
          top = weight[h * size + d]!;
          best[d] = h;
        }
      }
    }
    const cycle = findCycle(best, alive, size);
    if (cycle === null) break;
    const node = cycle[0]!;
    const inCycle = new Uint8Array(size);
    for (const one of cycle) inCycle[one] = 1;
    const entry = new Int32Array(cycle.length);
    const exit = new Int32Array(cycle.length);
    for (const [index, one] of cycle.entries()) {
      entry[index] = endFrom[best[one]! * size + one]!;
      exit[index] = endTo[best[one]! * size + one]!;
    }
    merges.push({ cycle, entry, exit, inside: cycle.map((one) => members[one]!) });
    for (let other = 0; other < size; other++) {
      if (!alive[other] || inCycle[other]) continue;
      let into = Number.NEGATIVE_INFINITY;
      let intoBy = node;
      let out = Number.NEGATIVE_INFINITY;
      let outBy = node;
      for (const one of cycle) {
        const gain = weight[other * size + one]! - weight[best[one]! * size + one]!;
        if (gain > into) {
          into = gain;
          intoBy = one;
        }
        if (weight[one * size + other]! > out) {
          out = weight[one * size + other]!;
          outBy = one;
        }
      }
      const inFrom = endFrom[other * size + intoBy]!;
      const inTo = endTo[other * size + intoBy]!;
      const outFrom = endFrom[outBy * size + other]!;
      const outTo = endTo[outBy * size + other]!;
      weight[other * size + node] = into;
      endFrom[other * size + node] = inFrom;
      endTo[other * size + node] = inTo;
      weight[node * size + other] = out;
      endFrom[node * size + other] = outFrom;
      endTo[node * size + other] = outTo;
    }
    for (const one of cycle) if (one !== node) alive[one] = 0;
    members[node] = cycle.flatMap((one) => members[one]!);
  }
  for (let d = 1; d < size; d++) {
    if (alive[d]) result[endTo[best[d]! * size + d]!] = endFrom[best[d]! * size + d]!;
  }
  for (let at = merges.length - 1; at >= 0; at--) {
    const { entry, exit, inside } = merges[at]!;
    // The edge that enters the merged node from outside ends in one member, whose cycle edge gives way.
    const entered = inside.findIndex((nodes) => nodes.some((node) => result[node] !== -1));
    for (let index = 0; index < inside.length; index++) {
      if (index !== entered) result[exit[index]!] = entry[index]!;
    }
  }
  result[0] = 0;
  return result;
}

function findCycle(best: Int32Array, alive: Uint8Array, size: number): number[] | null {
  const seen = new Int32Array(size);
  for (let start = 1; start < size; start++) {
    if (!alive[start] || seen[start] !== 0) continue;
    let at = start;
    while (at !== 0 && seen[at] === 0) {
      seen[at] = start;
      at = best[at]!;
    }
    if (at === 0 || seen[at] !== start) continue;
    const cycle = [at];
    for (let next = best[at]!; next !== at; next = best[next]!) cycle.push(next);
    return cycle;
  }
  return null;
}
