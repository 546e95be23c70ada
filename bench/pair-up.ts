/** Pairs what was found with what was marked. In: both, and what makes a pair, the surest first. Out: pairs, each of either side in one at most. */
export function pairUp<Found, Marked>(
  found: Iterable<Found>,
  marked: Iterable<Marked>,
  fits: readonly ((found: Found, marked: Marked) => boolean)[],
): Map<Found, Marked> {
  const free = new Set(marked);
  const pairs = new Map<Found, Marked>();
  const all = [...found];
  for (const suits of fits)
    for (const each of all) {
      const mark = pairs.has(each) ? undefined : [...free].find((other) => suits(each, other));
      if (mark === undefined) continue;
      free.delete(mark);
      pairs.set(each, mark);
    }
  return pairs;
}
