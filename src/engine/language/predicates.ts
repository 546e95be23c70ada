/**
 * Scores → predicates with their PropBank roles. In: predicate scores and role links in the cache. Out: the predicate
 * layer; a role stands on the head word of its argument, whose extent is that word's subtree.
 */
import type { Predicate } from '../document.ts';
import { stage } from '../stage.ts';
import { encodedBy } from './encoded.ts';
import { languageModel } from './model.ts';

export const predicatesStage = stage({
  name: 'predicates',
  version: '1',
  model: 'language',
  needs: ['token'],
  makes: ['predicate'],
  run({ token }, context) {
    const { predicateScores, roles } = encodedBy(context);
    const { labels } = languageModel(context.resources);
    const byToken = new Map<number, Omit<Predicate, 'id'>>();
    for (const { id, start, end } of token) {
      if (!(predicateScores[id]! > 0)) continue;
      byToken.set(id, { start, end, token: id, roles: [], score: round(1 / (1 + Math.exp(-predicateScores[id]!))) });
    }
    for (const { predicate, word, role, score } of roles) {
      byToken.get(predicate)?.roles.push({ role: labels.roles[role]!, token: word, score: round(score) });
    }
    return { predicate: [...byToken.values()] };
  },
});

/** Four figures: more would only be noise in golden files. */
function round(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}
