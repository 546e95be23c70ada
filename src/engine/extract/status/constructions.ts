/** Constructions that single verbs stand in, asked for by those who say what governors do: set days, hearsay subjects, laughing off. */
import type { SentenceTree } from '../events/syntax.ts';
import { DENYING_CHARGES } from './denials.ts';
import { CONDITIONAL_MARKS } from './words.ts';

/** "The trial opens on Monday." */
export const isSetForADay = (tree: SentenceTree, verb: number): boolean =>
  tree.feature(verb, 'Tense=Pres') &&
  tree.feature(verb, 'VerbForm=Fin') &&
  tree
    .children(verb, 'obl', 'obl:unmarked', 'obl:tmod')
    .some((one) => tree.prepositions(one).every((word) => /^(on|at|in)$/.test(word)));

/** Verbs of which the clause after "from" is the source and took place. */
export const SOURCE_OF =
  /^(benefit|suffer|come|result|derive|profit|return|recover|stem|arise|learn|emerge|resign|retire|gain|earn|die|tire|go|move|switch|shift|turn|progress)$/;
/** Subjects that vouch for nothing: "rumours say", "unconfirmed reports said". */
export const HEARD = /^(rumor|rumour|report|gossip|hearsay|word|account|claim|post|message)$/;

/** "Word spread that", "rumours reached the city that" */
export const HEARD_SPREADING = {
  nouns: /^(word|rumou?rs?|gossip|whispers)$/i,
  verbs: /^(spread|reach|come|circulate|swirl|emerge|fly|arrive|filter|leak|mount|grow)$/,
};

/** The lemma of a bare plural or mass subject: "reports", no report of somebody's. */
export function subjectLemma(tree: SentenceTree, verb: number): string {
  const subject = tree.child(verb, 'nsubj');
  if (subject === null) return '';
  const owned = tree.children(subject, 'nmod', 'nmod:poss', 'det', 'compound').length > 0;
  const vouched = tree.children(subject, 'amod').some((one) => !HEDGES.test(tree.at(one).form));
  // "media reports, which could not be verified, said"
  if (tree.children(subject, 'acl:relcl').some((clause) => isUnverified(tree, clause))) return tree.lemma(subject);
  return owned || vouched ? '' : tree.lemma(subject);
}
const isUnverified = (tree: SentenceTree, clause: number): boolean =>
  /^(verify|confirm|corroborate|check|authenticate|substantiate)$/.test(tree.lemma(clause)) && tree.isNegated(clause);
const HEDGES = /^(unconfirmed|unverified|initial|early|first|some|conflicting|persistent|wild|contradictory|sketchy)$/i;

/** "laughed off the claim", "brushed aside reports" */
export const isLaughedOff = (tree: SentenceTree, verb: number): boolean =>
  (/^(play|laugh|shrug|brush|wave|wash|swat|bat)$/.test(tree.lemma(verb)) &&
    tree.children(verb, 'compound:prt', 'advmod').some((one) => /^(off|aside|away|down)$/.test(tree.lemma(one)))) ||
  (tree.lemma(verb) === 'pour' && tree.children(verb, 'obj').some((one) => /^(water|scorn)$/.test(tree.lemma(one))));

/** A pronoun that will or would do it: the speaker means itself. */
export function speaksOfItself(tree: SentenceTree, clause: number): boolean {
  const subject = tree.child(clause, 'nsubj');
  return (
    subject !== null &&
    /^(it|he|she|we|they|i)$/i.test(tree.at(subject).form) &&
    tree.children(clause, 'aux').some((aux) => /^(will|would|'ll|’ll|wo)$/i.test(tree.at(aux).form))
  );
}

/** "backed out of signing", "reneged on", "pulled the plug on the sale", "walked away from the talks". */
export function goesBackOn(tree: SentenceTree, verb: number, child: number): boolean {
  const lemma = tree.lemma(verb);
  const particles = [...tree.children(verb, 'compound:prt', 'advmod'), ...tree.children(child, 'mark', 'case')].map(
    (one) => tree.lemma(one),
  );
  if (/^(back|pull)$/.test(lemma) && particles.includes('out') && particles.includes('of')) return true;
  if (/^(renege|backtrack)$/.test(lemma) && particles.includes('on')) return true;
  if (lemma === 'pull') return tree.children(verb, 'obj').some((one) => tree.lemma(one) === 'plug' && one !== child);
  return lemma === 'walk' && particles.includes('away') && particles.includes('from');
}

/** "neither confirmed nor denied", "refused to confirm or deny". */
export function leavesOpen(tree: SentenceTree, verb: number): boolean {
  if (!/^(confirm|deny)$/.test(tree.lemma(verb))) return false;
  const other = tree.lemma(verb) === 'deny' ? 'confirm' : 'deny';
  return (
    tree.tokens.some(({ id }) => tree.lemma(id) === other) && tree.tokens.some(({ form }) => /^(nor|or)$/i.test(form))
  );
}

/** "Vetoed a resolution condemning it", "voted down a motion". */
export const votesDown = (tree: SentenceTree, verb: number): boolean =>
  /^(veto|reject|block|defeat|oppose|quash)$/.test(tree.lemma(verb)) ||
  (/^(vote|turn|strike|throw)$/.test(tree.lemma(verb)) &&
    tree.children(verb, 'compound:prt', 'advmod').some((one) => /^(down|out)$/.test(tree.lemma(one))));

/** What is done to an offer or a decision that is taken back. */
export const UNDOES =
  /^(withdraw|reverse|drop|revoke|abandon|rescind|retract|overturn|scrap|shelve|cancel|suspend|freeze|quash|annul|ditch|void)$/;

/** Acts of speech that can be taken back. */
export const BID =
  /^(invitation|offer|complaint|lawsuit|suit|motion|petition|appeal|demand|nomination|bid|objection|resignation|proposal|candidacy)$/;

/** "Faces extradition": what may be done to somebody. */
export const FACED =
  /^(extradition|deportation|expulsion|eviction|execution|prosecution|impeachment|dismissal|arrest|imprisonment|trial|retrial|closure|bankruptcy|collapse|defeat|ouster|removal|sanction|suspension|disqualification|annihilation|starvation|demolition)$/;

/** What is done to a request that is not met: "threw out a petition to ban it". */
export const TURNS_DOWN =
  /^(resist|reject|ignore|defy|rebuff|spurn|refuse|brush|dismiss|deny|throw|turn|quash|overrule|veto)$/;

/** "tried and failed to take the dam": what it failed at was tried. */
export function triedBefore(tree: SentenceTree, verb: number): boolean {
  const head = tree.head(verb);
  return head !== null && tree.is(verb, 'conj') && /^(try|attempt|seek|strive|struggle)$/.test(tree.lemma(head));
}

export function isOrdinalTime(tree: SentenceTree, head: number, lemma: string): boolean {
  return (
    /^(day|week|month|year|hour|season|decade)$/.test(lemma) &&
    tree.children(head, 'amod').some((one) => tree.feature(one, 'NumType=Ord'))
  );
}

/** "Denied an accusation by the bishops": who denies it says that what they told is untrue, not that they told nothing. */
export function isDeniedCharge(tree: SentenceTree, id: number): boolean {
  const head = tree.head(id);
  return (
    tree.at(id).upos === 'NOUN' &&
    /^(accusation|allegation|charge|criticism)$/.test(tree.lemma(id)) &&
    head !== null &&
    tree.is(id, 'obj', 'nsubj:pass') &&
    DENYING_CHARGES.has(tree.lemma(head))
  );
}

/** "Arrived too late to prevent it": the preventing did not come off. */
export function isTooLate(tree: SentenceTree, verb: number): boolean {
  const head = tree.head(verb);
  if (head === null || !tree.is(verb, 'advcl', 'xcomp') || !tree.feature(verb, 'VerbForm=Inf')) return false;
  return [head, ...tree.children(head, 'advmod')].some((one) =>
    tree.children(one, 'advmod').some((word) => word < verb && /^too$/i.test(tree.at(word).form)),
  );
}

/** In a clause with "if" or "unless"; not of what would have been. */
export const isConditional = (tree: SentenceTree, token: number): boolean =>
  tree.is(token, 'advcl') &&
  tree.children(token, 'mark').some((mark) => CONDITIONAL_MARKS.has(tree.lemma(mark))) &&
  !tree.children(token, 'aux').some((aux) => /^had$/i.test(tree.at(aux).form));
