/**
 * Splits a problem into parts that can be solved one by one, and glues their partitions together again.
 *
 * Frustration adds up over biconnected components, for any number of camps, because camps of two components that share one
 * actor can be renamed to agree on it. With a free number of camps more falls apart: an optimal camp is held together by
 * positive ties, so negative ties between components of the positive part are never frustrated.
 */
import { adjacencyOf, type Camps, type Part, type Problem, partOf } from './problem.ts';

/** Biconnected components (with at least one tie), each as a part; Hopcroft and Tarjan 1973, without recursion. */
export function splitIntoBlocks(problem: Problem, camps: Camps): Part[] {
  const relevant = camps === 'free' ? withinPositiveComponents(problem) : problem;
  const { n } = relevant;
  const { start, to, tie } = adjacencyOf(relevant);
  const depth = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const next = start.slice(0, n);
  const parentTie = new Int32Array(n).fill(-1);
  const stack: number[] = [];
  const path: number[] = [];
  const blocks: Part[] = [];
  for (let root = 0; root < n; root++) {
    if (depth[root] !== -1) continue;
    depth[root] = low[root] = 0;
    path.push(root);
    while (path.length > 0) {
      const x = path[path.length - 1]!;
      if (next[x]! < start[x + 1]!) {
        const at = next[x]!++;
        const y = to[at]!;
        if (tie[at] === parentTie[x]) continue;
        if (depth[y] === -1) {
          depth[y] = low[y] = path.length;
          parentTie[y] = tie[at]!;
          stack.push(tie[at]!);
          path.push(y);
        } else if (depth[y]! < depth[x]!) {
          stack.push(tie[at]!);
          low[x] = Math.min(low[x]!, depth[y]!);
        }
        continue;
      }
      path.pop();
      if (path.length === 0) continue;
      const above = path[path.length - 1]!;
      low[above] = Math.min(low[above]!, low[x]!);
      if (low[x]! < depth[above]!) continue;
      const ties: number[] = [];
      for (;;) {
        const e = stack.pop()!;
        ties.push(e);
        if (e === parentTie[x]) break;
      }
      blocks.push(partOf(relevant, ties));
    }
  }
  return blocks;
}

function withinPositiveComponents(problem: Problem): Problem {
  const component = Int32Array.from({ length: problem.n }, (_, x) => x);
  const find = (x: number): number => {
    while (component[x] !== x) x = component[x] = component[component[x]!]!;
    return x;
  };
  for (let e = 0; e < problem.u.length; e++)
    if (problem.w[e]! >= 0) component[find(problem.u[e]!)] = find(problem.v[e]!);
  const keep: number[] = [];
  for (let e = 0; e < problem.u.length; e++) if (find(problem.u[e]!) === find(problem.v[e]!)) keep.push(e);
  return {
    n: problem.n,
    u: Int32Array.from(keep, (e) => problem.u[e]!),
    v: Int32Array.from(keep, (e) => problem.v[e]!),
    w: Float64Array.from(keep, (e) => problem.w[e]!),
    base: problem.base,
  };
}

/**
 * One partition of all actors from one partition of each block. Two blocks share at most one actor. For a fixed number of
 * camps the labels of a block are permuted to fit; for a free number, camps that share an actor become one and all others
 * stay apart. Actors in no block: camp 0 for a fixed number, a camp of their own for a free one.
 */
export function glue(
  n: number,
  blocks: readonly Part[],
  labels: readonly ArrayLike<number>[],
  camps: Camps,
): Int32Array {
  const whole = new Int32Array(n).fill(-1);
  const blocksOf: number[][] = Array.from({ length: n }, () => []);
  for (const [b, block] of blocks.entries()) for (const x of block.actors) blocksOf[x]!.push(b);
  const done = new Uint8Array(blocks.length);
  let fresh = 0;
  for (let first = 0; first < blocks.length; first++) {
    if (done[first]) continue;
    done[first] = 1;
    const queue = [first];
    for (let head = 0; head < queue.length; head++) {
      const { actors } = blocks[queue[head]!]!;
      const own = labels[queue[head]!]!;
      const renamed = new Map<number, number>();
      for (const [i, x] of actors.entries()) if (whole[x] !== -1) renamed.set(own[i]!, whole[x]!);
      const used = new Set(renamed.values());
      for (const [i, x] of actors.entries()) {
        let label = renamed.get(own[i]!);
        if (label === undefined) {
          label = 0;
          if (camps === 'free') label = fresh++;
          else while (used.has(label)) label++;
          renamed.set(own[i]!, label);
          used.add(label);
        }
        if (whole[x] === -1) {
          whole[x] = label;
          for (const b of blocksOf[x]!) {
            if (done[b]) continue;
            done[b] = 1;
            queue.push(b);
          }
        }
      }
    }
  }
  for (let x = 0; x < n; x++) if (whole[x] === -1) whole[x] = camps === 'free' ? fresh++ : 0;
  return whole;
}
