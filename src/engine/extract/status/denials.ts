/**
 * Verbs that deny what was said, by lemma, for each reader that asks for them: above a clause or a charge, beside what they answer, in a
 * sentence further on. A verb that denies wherever it stands belongs to `DENY`; each list says why it is wider or narrower than others.
 * Those that open an attribution are in attribution/cues.ts.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** It is not so, whatever stands below. */
const DENY = 'deny refute rebut';
/** What was said before was wrong, whoever said it. */
const RETRACT = 'retract recant debunk';
const PROVE_WRONG = 'correct disprove discredit';

/** "Denied that he fled": above a clause, in the table of verbs (words.ts). A plan is rejected too, and nobody says it is untrue. */
export const DENYING_CLAUSES = `${DENY} dispute disavow disclaim repudiate`;

const OF_CHARGES = `${DENY} reject dismiss`;
const OF_ACCOUNTS = `${OF_CHARGES} contradict dispute`;
const IN_ANSWER = `${OF_ACCOUNTS} disavow contest rubbish`;

/** "Denied an accusation by the bishops": only those whose object the charge itself is, for it may be coded as an act. */
export const DENYING_CHARGES = set(OF_CHARGES);

/** "Nobody was shot, he said, dismissing their version": anywhere in the sentence, so none that seats and violence take as well. */
export const DENYING_BESIDE = set(OF_ACCOUNTS);

/** "Contested the account, saying that he had not slept": what is said below them answers it. */
export const DENYING_ABOVE = set(IN_ANSWER);

/** Whatever is done to a charge (CHARGES in words.ts) that calls it untrue, laughter too: the widest list. */
export const REJECTING = set(
  `${IN_ANSWER} repudiate disown belie ${RETRACT} ${PROVE_WRONG} ridicule mock deride scoff sneer laugh brush wave shrug`,
);

/** "The clinic retracted it": what "it" or "the report" of a sentence before stands for; who rejects a claim of the other side only disagrees. */
export const DENYING_BEFORE = set(`${DENY} contradict ${RETRACT} disown disavow`);

/** What is done to a report that was wrong; a plain denial takes nothing back. */
export const TAKEN_BACK = set(`withdraw ${RETRACT} ${PROVE_WRONG} refute rebut`);
