/**
 * The verb that lends an event noun its sides: "launched an offensive", "came under attack", "met after a visit to". In: a
 * tree, the noun. Out: the verb and whether its subject acts or suffers; null where none governs the noun.
 */
import type { Filler } from './dependency-tree.ts';
import type { SentenceTree } from './syntax.ts';
import { CONTAINER_NOUNS, SUFFER_VERBS, SUPPORT_VERBS } from './words.ts';

export interface Support {
  verb: number;
  /** `suffer`: the verb's subject is who the act is done to. */
  kind: 'support' | 'suffer';
  /** "claimed responsibility for" */
  claimed?: boolean;
}

/** The verb that lends an event noun its subject, if one governs it. */
export function supportOf(tree: SentenceTree, noun: number): Support | null {
  // "the attacks carried out by IS": the participle modifies the noun
  const clause = tree
    .children(noun, 'acl', 'acl:relcl')
    .find((child) => SUPPORT_VERBS.has(tree.lemma(child)) && tree.isPassive(child) && !isAboutHis(tree, child));
  if (clause !== undefined) return { verb: clause, kind: 'support' };
  let node = noun;
  let claimed = false;
  for (let up = 0; up < 4; up += 1) {
    const head = tree.head(node);
    if (head === null) return null;
    const verb = tree.at(head);
    if (verb.upos === 'VERB') {
      const lemma = tree.lemma(verb.id);
      const object = tree.is(node, 'obj', 'nsubj:pass');
      if (object && SUPPORT_VERBS.has(lemma)) return { verb: head, kind: 'support', claimed };
      // whoever faces a war may be neither side of it
      if (object && lemma === 'face' && tree.lemma(noun) === 'war') return null;
      if (object && SUFFER_VERBS.has(lemma)) return { verb: head, kind: 'suffer' };
      const marker = tree.prepositions(node)[0];
      if (tree.is(node, 'obl') && lemma === 'come' && marker === 'under') return { verb: head, kind: 'suffer' };
      if (
        tree.is(node, 'obl') &&
        ['engage', 'participate', 'take', 'involve', 'go', 'enter', 'embark'].includes(lemma) &&
        ['in', 'into', 'on'].includes(marker ?? '')
      ) {
        return { verb: head, kind: 'support' };
      }
      return null;
    }
    const marker = tree.is(node, 'nmod') ? tree.prepositions(node)[0] : undefined;
    const container =
      (marker === 'of' && CONTAINER_NOUNS.has(tree.lemma(head))) ||
      (marker === 'for' && tree.lemma(head) === 'responsibility');
    if (!container && !tree.is(node, 'conj')) return null;
    claimed ||= tree.lemma(head) === 'responsibility';
    node = head;
  }
  return null;
}

/** "Whose secession was backed by": it is not what the clause describes that undergoes it. */
function isAboutHis(tree: SentenceTree, clause: number): boolean {
  const subject = tree.child(clause, 'nsubj:pass', 'nsubj');
  return subject !== null && tree.children(subject, 'nmod:poss').some((owner) => /^whose$/i.test(tree.at(owner).form));
}

/** Who does what a support verb says: "no group claimed responsibility for the blast" names none. */
export function doers(tree: SentenceTree, verb: number): Filler[] {
  return tree
    .agents(verb)
    .filter(({ token }) => !tree.children(token, 'det').some((det) => tree.at(det).form.toLowerCase() === 'no'));
}

/** The verb whose phrase an event noun stands in, if it is neither its subject nor anybody's: "met after a visit to". */
export function clauseAround(tree: SentenceTree, noun: number): number | null {
  let node = noun;
  for (let up = 0; up < 3; up += 1) {
    const head = tree.head(node);
    if (head === null || !tree.is(node, 'obl', 'obj', 'nmod')) return null;
    if (tree.at(head).upos === 'VERB') return tree.is(node, 'obl') || up > 0 ? head : null;
    node = head;
  }
  return null;
}
