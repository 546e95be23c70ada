/**
 * Words that introduce what somebody says, thinks or writes, by what they do to it. Our own choice for news, after the
 * classes of reporting verbs in Krestel, Bergler & Witte (2008) and the cue types of PARC (Pareti 2015).
 */
import type { Stance } from '../../document.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Verbs that take what is said as a clause, a quotation or both. */
export const SAYING = new Set(
  words(`say tell report announce state declare claim allege add note explain describe reveal disclose confirm acknowledge
    admit concede argue maintain assert insist stress emphasize emphasise write comment reply respond quote warn caution
    predict estimate suggest indicate show find conclude determine testify document recall recount relate reiterate repeat
    remark observe point mention tweet post publish boast contend complain charge accuse blame deny refute dispute reject
    dismiss doubt question wonder believe think suspect fear hope expect know realize realise learn hear feel agree
    disagree vow pledge promise threaten propose recommend urge ask order demand imply signal hint joke quip shout chant
    whisper mutter declare proclaim pronounce inform assure remind advise counter retort rebut retract withdraw recant
    elaborate continue conclude swear attest vouch speculate calculate reckon figure suppose guess interpret certify rule`),
);

/** Verbs that introduce a that-clause or a quotation and nothing else in most texts: enough without the learned tags. */
export const PLAIN_SAYING = new Set(
  words(`say tell report announce declare claim allege reveal disclose confirm acknowledge admit concede argue maintain
    assert insist stress emphasize emphasise reply testify reiterate remark contend deny warn estimate predict believe
    think suspect boast complain write note add recall conclude`),
);

/** Nouns that hold what was said: "a report that …", "the claim by X that …", "an accusation that". */
export const SAID_NOUNS = new Set(
  words(`report claim allegation accusation statement assertion announcement rumor rumour denial suggestion belief fear
    warning contention charge argument admission confirmation declaration testimony complaint insistence revelation
    assessment estimate prediction finding conclusion view account hint speculation`),
);

const STANCES: [Stance, string][] = [
  ['denies', 'deny refute rebut reject dismiss dispute contradict disavow repudiate disclaim denial rebuttal'],
  ['doubts', 'doubt question suspect challenge skeptical sceptical unconvinced doubtful speculate wonder'],
  ['confirms', 'confirm corroborate verify acknowledge admit concede confirmation admission'],
  ['withdraws', 'retract withdraw recant retraction backtrack disown'],
];
const STANCE_OF = new Map(STANCES.flatMap(([stance, list]) => words(list).map((word) => [word, stance] as const)));

export function stanceOf(lemma: string): Stance {
  return STANCE_OF.get(lemma) ?? 'asserts';
}

/** Adverbs and set phrases that hand on what others say without naming them. */
export const HEARSAY_ADVERBS = new Set(words('reportedly allegedly purportedly supposedly'));

/** Verbs whose passive without an agent is hearsay: "is said to have fled", "was reported to be". */
export const HEARSAY_PASSIVES = new Set(words('say believe think report allege rumor rumour understand claim'));
