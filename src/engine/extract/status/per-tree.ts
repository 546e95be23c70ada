/** What is worked out once for a sentence and kept as long as its tree. */
import type { SentenceTree } from '../events/syntax.ts';

export function perTree<T extends object>(make: (tree: SentenceTree) => T): (tree: SentenceTree) => T {
  const known = new WeakMap<SentenceTree, T>();
  return (tree) => {
    let made = known.get(tree);
    if (made === undefined) known.set(tree, (made = make(tree)));
    return made;
  };
}
