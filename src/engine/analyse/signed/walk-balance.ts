/**
 * Balance over closed walks of every length, long ones counting less: tr(e^A) / tr(e^|A|) (Estrada & Benzi 2014). 1 for a
 * balanced network. Signs only. From the eigenvalues of both matrices, by Jacobi rotations: exact enough, and small.
 */
import type { Problem } from './problem.ts';

/** Above this many actors the cubic cost is not worth the figure. */
export const WALK_LIMIT = 120;

export function walkBalance(problem: Problem): number | null {
  const { n } = problem;
  if (n === 0 || n > WALK_LIMIT || problem.u.length === 0) return null;
  const signed = eigenvalues(
    matrixOf(problem, (w) => Math.sign(w)),
    n,
  );
  const plain = eigenvalues(
    matrixOf(problem, () => 1),
    n,
  );
  // Shifted by the largest value, or the sums overflow in dense networks.
  const top = Math.max(...plain);
  const trace = (values: Float64Array): number => values.reduce((sum, value) => sum + Math.exp(value - top), 0);
  return trace(signed) / trace(plain);
}

function matrixOf({ n, u, v, w }: Problem, value: (weight: number) => number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let e = 0; e < u.length; e++) {
    matrix[u[e]! * n + v[e]!] = value(w[e]!);
    matrix[v[e]! * n + u[e]!] = value(w[e]!);
  }
  return matrix;
}

/** Eigenvalues of a symmetric matrix (overwritten), cyclic Jacobi. */
function eigenvalues(a: Float64Array, n: number): Float64Array {
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += a[i * n + j]! ** 2;
    if (off < 1e-18 * n * n) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q]!;
        if (Math.abs(apq) < 1e-15) continue;
        const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const akp = a[k * n + p]!;
          const akq = a[k * n + q]!;
          a[k * n + p] = c * akp - s * akq;
          a[k * n + q] = s * akp + c * akq;
        }
        for (let k = 0; k < n; k++) {
          const apk = a[p * n + k]!;
          const aqk = a[q * n + k]!;
          a[p * n + k] = c * apk - s * aqk;
          a[q * n + k] = s * apk + c * aqk;
        }
      }
    }
  }
  return Float64Array.from({ length: n }, (_, i) => a[i * n + i]!);
}
