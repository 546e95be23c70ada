/**
 * Finds the predicate that relates two given phrases. In: a tree, the head tokens of a source and a target, the readings of
 * the sentence. Out: the token that tells what the one does to the other: a reading whose slots they fill, else the word
 * where their paths to the root meet. Used where sides are given (the PLV benchmark, a reviewer who draws an event by hand).
 */
import type { Reading } from './detect.ts';
import type { SentenceTree } from './syntax.ts';
import { SUPPORT_VERBS } from './words.ts';

export function predicateBetween(
  tree: SentenceTree,
  source: number,
  target: number,
  readings: readonly Reading[],
): number {
  const up = (token: number): number[] => {
    const path: number[] = [];
    for (let node: number | null = token; node !== null && path.length < 60; node = tree.head(node)) path.push(node);
    return path;
  };
  const fromSource = up(source);
  const fromTarget = up(target);
  const meet = fromSource.find((node) => fromTarget.includes(node)) ?? tree.root ?? source;
  const path = new Set([
    ...fromSource.slice(0, fromSource.indexOf(meet) + 1),
    ...fromTarget.slice(0, fromTarget.indexOf(meet) + 1),
  ]);
  let best = meet;
  let bestScore = tree.at(meet).upos === 'VERB' ? 0.5 : 0;
  const acts = (token: number): boolean =>
    tree.slot(token, 'subj').some((filler) => covers(tree, filler.token, source)) ||
    tree.slot(token, 'by').some((filler) => covers(tree, filler.token, source));
  for (const token of tree.tokens) {
    const own = readings.filter((reading) => reading.token === token.id);
    if (own.length === 0 && !(path.has(token.id) && token.upos === 'VERB')) continue;
    if (token.id === source || token.id === target) continue;
    // "launched an assault on": the noun tells the act, the verb only lends its subject
    if (
      own.length === 0 &&
      SUPPORT_VERBS.has(tree.lemma(token.id)) &&
      tree.patients(token.id).some((filler) => readings.some((reading) => reading.token === filler.token))
    )
      continue;
    let score = Math.max(
      0,
      ...own.map(
        (reading) =>
          1 +
          reading.specificity / 4 -
          (reading.cue.weak ? 0.5 : 0) +
          (reading.object !== null || reading.cue.content ? 0.5 : 0),
      ),
    );
    if (path.has(token.id)) score += 1.5;
    if (token.upos === 'VERB' && acts(token.id)) score += 1.5;
    if (
      own.some((reading) =>
        reading.cue.recipient.some((slot) =>
          tree.slot(token.id, slot).some((filler) => covers(tree, filler.token, target)),
        ),
      )
    )
      score += 1;
    const low = Math.min(source, target);
    const high = Math.max(source, target);
    if (token.id > low && token.id < high) score += 0.5;
    // the governing act tells more than what it is about
    score -= depthBelow(tree, token.id, meet) * 0.25;
    if (score > bestScore) {
      best = token.id;
      bestScore = score;
    }
  }
  return best;
}

function covers(tree: SentenceTree, head: number, token: number): boolean {
  for (let node: number | null = token, steps = 0; node !== null && steps < 8; node = tree.head(node), steps += 1)
    if (node === head) return true;
  return false;
}

function depthBelow(tree: SentenceTree, token: number, top: number): number {
  let steps = 0;
  for (let node: number | null = token; node !== null && node !== top && steps < 20; node = tree.head(node)) steps += 1;
  return steps;
}
