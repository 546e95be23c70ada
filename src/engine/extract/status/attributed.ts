/**
 * What the attributions around a predicate do to its reading: inside somebody's denial it is denied, inside a doubt unclear,
 * inside hearsay reported. Whoever else says it takes nothing from it.
 */
import type { Attribution, Span } from '../../document.ts';
import type { SentenceTree } from '../events/syntax.ts';
import { DENYING_ABOVE, DENYING_BESIDE } from './denials.ts';
import type { Reading } from './factuality.ts';
import { readOwnWords } from './own-words.ts';
import { CHARGES } from './words.ts';

/** Those among a document's attributions that change what they hold. */
export function tellingAttributions(attributions: readonly Attribution[]): Attribution[] {
  return attributions.filter(({ stance, kind }) => stance !== 'asserts' || kind === 'hearsay');
}

/**
 * @param attributions those that tell, as `tellingAttributions` gives them
 * @param back what later sentences take back
 * @param granted no denial or doubt around the predicate is about it (presupposed.ts)
 */
export function applyAttributions(
  reading: Reading,
  predicate: Span,
  attributions: readonly Attribution[],
  back: readonly Span[] = [],
  granted = false,
): void {
  if (back.some((span) => span.start <= predicate.start && predicate.end <= span.end)) reading.denied = true;
  for (const attribution of attributions) {
    if (attribution.start > predicate.start || attribution.end < predicate.end) continue;
    const inside = attribution.content.some((span) => span.start <= predicate.start && predicate.end <= span.end);
    // The denial itself, where it is coded as an act, is not denied.
    const { cue } = attribution;
    const isCue = cue !== null && cue.start < predicate.end && predicate.start < cue.end;
    if (!inside || isCue) continue;
    if (attribution.stance === 'denies') reading.denied ||= !granted;
    // "withdrew its offer to buy": called off; "withdrew the statement that": taken back
    if (attribution.stance === 'withdraws' && reading.modality !== 'cancelled') reading.denied = true;
    if (attribution.stance === 'doubts' && reading.modality === 'actual' && !granted) reading.modality = 'unclear';
    if (attribution.kind === 'hearsay') reading.hearsay = true;
  }
}

const INSISTING = /\b(insist|maintain|protest|swear|swore)/i;
const OWN = /^(i|we|our|my|us|me|ours|client|clients)$/i;

/** Words that somebody is charged with something, which he answers. */
const ACCUSED = /^(accuse|accusation|allegation|allege|blame|implicate|suspect|charge|claim|wrongdoing|deny|denial)$/;

/** "Disputed the account, saying that he had not slept"; "denied wrongdoing and said he never took money". */
function isBesideDenial(tree: SentenceTree, token: number): boolean {
  for (let at: number | null = token, up = 0; at !== null && up < 5; at = tree.head(at), up++) {
    const head = tree.head(at);
    if (head !== null && tree.is(at, 'advcl', 'conj') && DENYING_ABOVE.has(tree.lemma(head))) {
      const own = readOwnWords(tree, head);
      if (!own.negated) return true;
    }
  }
  return false;
}

/** "Contrary to the opposition's claims, no ballots were burned." */
function isContrary(tree: SentenceTree): boolean {
  const contrary = tree.tokens.find(({ form }) => /^contrary$/i.test(form));
  return contrary !== undefined && tree.tokens.some(({ id }) => id > contrary.id && CHARGES.has(tree.lemma(id)));
}

/**
 * "We never bombed that hospital," the minister said: a party who says of itself that it did not answers somebody who says
 * that it did. So does one who insists that nothing of the kind took place.
 */
export function readOwnDenial(
  reading: Reading,
  predicate: Span & { id: number },
  tree: SentenceTree,
  text: string,
  attributions: readonly Attribution[],
): void {
  if (reading.polarity !== '-' || reading.modality !== 'actual') return;
  if (reading.phase === 'past' && isContrary(tree)) {
    reading.denied = true;
    return;
  }
  const said = attributions.find(
    (one) =>
      one.source !== null && one.content.some((part) => part.start <= predicate.start && predicate.end <= part.end),
  );
  if (!said) return;
  const { id } = predicate;
  const perfect = tree.children(id, 'aux').some((aux) => tree.lemma(aux) === 'have');
  const subject = tree.child(id, 'nsubj', 'nsubj:pass');
  const own = subject !== null && tree.subtree(subject).some((word) => OWN.test(tree.at(word).form));
  const insists = said.cue !== null && INSISTING.test(text.slice(said.cue.start, said.cue.end));
  if (insists && reading.phase !== 'future') reading.denied = true;
  if (reading.phase !== 'past') return;
  const noSuch = tree.children(id, 'amod', 'det').some((word) => /^such$/i.test(tree.at(word).form));
  // "nobody was shot, he said, dismissing the opposition's version"
  const answers = tree.tokens.some(({ id: word }) => tree.is(word, 'advcl') && DENYING_BESIDE.has(tree.lemma(word)));
  const emphatic = tree.tokens.some(({ form }) => /^(single|any|anyone|anybody|anything|ever|life)$/i.test(form));
  // "accused of abusing novices, he said he had never touched them"
  const never = tree.children(id, 'advmod').some((word) => /^never$/i.test(tree.at(word).form));
  const himself = own || (subject !== null && /^(he|she|it|they)$/i.test(tree.at(subject).form));
  const charged = tree.tokens.some(({ id: word }) => word !== id && ACCUSED.test(tree.lemma(word)));
  if ((own && (!perfect || emphatic)) || (himself && never && charged) || noSuch || answers) reading.denied = true;
  if (isBesideDenial(tree, id)) reading.denied = true;
}
