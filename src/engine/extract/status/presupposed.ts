/**
 * What a denial or a question takes for granted: the killing in which somebody denies a part, the time at which something
 * was not done, the raid of which nobody knows who ordered it. In: a tree and a predicate. Out: whether that is so.
 */
import type { SentenceTree } from '../events/syntax.ts';

/** Shares in a deed of which somebody clears himself. */
const SHARE =
  /^(involvement|role|part|hand|responsibility|complicity|participation|knowledge|link|connection|tie|blame|guilt|liability|collusion)$/;

/** "Denied any involvement in the killing": that there was one stands. */
function isSharedDeed(tree: SentenceTree, token: number): boolean {
  const head = tree.head(token);
  return head !== null && tree.is(token, 'nmod', 'obl') && SHARE.test(tree.lemma(head)) && isDefiniteNoun(tree, token);
}

/** "Denied it had used gas when it attacked the town": the attack is only the time. */
function isTimeOfTheDenied(tree: SentenceTree, token: number): boolean {
  const head = tree.head(token);
  return (
    head !== null &&
    tree.is(token, 'advcl') &&
    tree.is(head, 'ccomp', 'xcomp', 'acl') &&
    tree.feature(token, 'Tense=Past') &&
    tree
      .children(token, 'mark', 'advmod')
      .some((word) => word < token && /^(when|after|as|while)$/i.test(tree.at(word).form))
  );
}

/** "Who ordered the raid": that there was one is no part of the question. */
function isDeedOfSomebody(tree: SentenceTree, token: number): boolean {
  const head = tree.head(token);
  const subject = head === null ? null : tree.child(head, 'nsubj');
  return (
    head !== null &&
    subject !== null &&
    /^who$/i.test(tree.at(subject).form) &&
    tree.is(head, 'ccomp', 'csubj', 'root') &&
    tree.is(token, 'obj') &&
    tree.feature(head, 'Tense=Past') &&
    isDefiniteNoun(tree, token)
  );
}

/** "Not clear who carried out the attack", "why he attacked": asked about something that took place. */
export function isAskedAbout(tree: SentenceTree, clause: number, token: number): boolean {
  const asked = tree
    .children(clause)
    .find((word) => word < clause && /^(who|whom|which|what|why|how|when|where)$/i.test(tree.at(word).form));
  if (asked === undefined) return false;
  if (clause !== token)
    return tree.is(token, 'obj', 'obl') && tree.head(token) === clause && isDefiniteNoun(tree, token);
  return (
    /^(why|how|when|where)$/i.test(tree.at(asked).form) &&
    tree.is(asked, 'advmod', 'mark') &&
    tree.at(token).upos === 'VERB' &&
    tree.feature(token, 'Tense=Past')
  );
}

/** "Denied that the ships it had sent would attack": a clause that says which ships is no part of the denial. */
function saysWhich(tree: SentenceTree, token: number): boolean {
  const head = tree.head(token);
  const ahead = tree.children(token, 'aux').some((word) => !/^(?:have|be|do)$/.test(tree.lemma(word)));
  const done = tree.feature(token, 'Tense=Past') && !ahead;
  return head !== null && tree.is(token, 'acl:relcl') && done && isDefiniteNoun(tree, head);
}

/** What stands whatever is denied around it. */
export const isGranted = (tree: SentenceTree, token: number): boolean =>
  isSharedDeed(tree, token) ||
  isTimeOfTheDenied(tree, token) ||
  isDeedOfSomebody(tree, token) ||
  saysWhich(tree, token);

function isDefiniteNoun(tree: SentenceTree, token: number): boolean {
  return (
    tree.at(token).upos === 'NOUN' &&
    tree
      .children(token, 'det', 'nmod:poss')
      .some(
        (word) =>
          /^(the|this|that|these|those|its|his|her|their)$/i.test(tree.at(word).form) || tree.is(word, 'nmod:poss'),
      )
  );
}

/** "Without a halt to the shelling", "called for an end to the raids": what is wanted at an end goes on. */
export function isBroughtToAHalt(tree: SentenceTree, token: number): boolean {
  const first = tree.is(token, 'conj') ? (tree.head(token) ?? token) : token;
  const head = tree.head(first);
  if (head === null || !/^(?:halt|end|stop)$/.test(tree.lemma(head)) || tree.at(head).upos !== 'NOUN') return false;
  if (!tree.is(first, 'nmod', 'acl') || !tree.children(first, 'case', 'mark').some((word) => tree.lemma(word) === 'to'))
    return false;
  if (tree.feature(first, 'VerbForm=Inf')) return false;
  const wanted = tree.head(head);
  const without = [head, tree.is(head, 'conj') ? wanted : null].some(
    (noun) => noun !== null && tree.prepositions(noun)[0] === 'without',
  );
  return without || (wanted !== null && WANTS_IT.test(tree.lemma(wanted)));
}
const WANTS_IT = /^(?:call|demand|urge|want|seek|request|ask|appeal|plead|plea|beg)$/;
