/**
 * Words that decide whether what stands below them happened. Grouped by what they do to their complement; after the
 * implicative and factive classes of Karttunen (1971) and Saurí & Pustejovsky (2012), our own choice of words for news.
 */
import { DENYING_CLAUSES } from './denials.ts';

/** What a governing word does to the predicate below it. */
export type Effect =
  | 'planned' // intends or schedules it
  | 'requested' // asks for it
  | 'attempted' // tries it
  | 'possible' // fears, expects, considers, risks it
  | 'negated' // keeps it from happening
  | 'cancelled' // called it off
  | 'denied' // says it is not so
  | 'unclear' // does not know whether
  | 'unknown' // is said not to be known: negation makes it so
  | 'hearsay' // heard of it, without a source
  | 'ongoing' // says that it goes on
  | 'factive' // takes it for granted: nothing above or on it reaches down
  | 'passes'; // says nothing by itself: the governor's own status holds

const words = (text: string): string[] => text.trim().split(/\s+/);
const table = (entries: [Effect, string][]): ReadonlyMap<string, Effect> =>
  new Map(entries.flatMap(([effect, text]) => words(text).map((word) => [word, effect] as const)));

/** Verbs (and participles) by lemma, for a complement clause or an event noun as their object. */
export const VERBS = table([
  [
    'planned',
    'plan intend prepare aim vow pledge promise threaten agree decide resolve schedule slate arrange mean opt elect swear commit undertake set poise volunteer offer consent gear brace pursue plot conspire order instruct command mandate direct scheme authorize authorise approve allot earmark ready',
  ],
  [
    'requested',
    'ask urge call demand request appeal want press invite tell recommend advise beg implore petition propose insist encourage exhort pressure push lobby plead advocate favour favor need require challenge beckon',
  ],
  ['attempted', 'try attempt seek endeavor endeavour strive struggle bid battle scramble vie jostle toil labour labor'],
  [
    'possible',
    'fear suspect expect consider risk predict forecast anticipate hope wish believe think assume speculate warn mull contemplate envisage imagine suppose weigh discuss debate explore raise caution hint signal envision project foresee negotiate seem appear risk dread entertain ponder toy consider dream long reckon worry dread bet guess sense yearn envision theorize theorise surmise',
  ],
  [
    'negated',
    'prevent avert avoid block refuse decline stop halt fail foil thwart forget neglect refrain abstain forbid prohibit ban bar deter stave ward forestall preclude dissuade oppose reject resist omit hesitate veto frustrate obstruct dodge escape decline neglect shun eschew pretend feign spare',
  ],
  [
    'cancelled',
    'cancel abandon postpone suspend scrap shelve scuttle delay drop abort revoke rescind axe ditch defer nix freeze scrub mothball annul adjourn stay withhold bin dump discontinue retract',
  ],
  ['denied', DENYING_CLAUSES],
  ['unclear', 'wonder question doubt investigate probe examine inquire enquire'],
  ['ongoing', 'continue keep persist rage'],
  [
    'factive',
    'regret admit confess acknowledge hide conceal disguise resent celebrate mourn lament welcome condemn denounce criticize criticise praise justify defend remember forgive punish',
  ],
  [
    'passes',
    'begin start resume help manage succeed proceed dare come go let make force compel cause enable allow permit see watch find catch launch conduct carry mount stage hold take lead use get have be do give witness end finish complete choose bother commence perform execute undertake commit wage perpetrate happen occur unfold cease quit open host organize organise join deliver impose issue reach sign receive inflict trigger spark intensify escalate',
  ],
]);

/** Nouns by lemma, for what they govern: "a threat of attack", "plans to strike", "reports of a raid", "attack plot". */
export const NOUNS = table([
  [
    'planned',
    'plan plot intention aim pledge promise vow preparation decision proposal commitment agreement date timetable timeline roadmap readiness willingness determination deadline schedule purpose goal offer agenda project ambition order instruction',
  ],
  ['requested', 'call request demand appeal urging recommendation insistence ultimatum need petition pressure warrant'],
  ['attempted', 'attempt effort bid try endeavour endeavor struggle'],
  [
    'possible',
    'threat risk danger fear possibility prospect likelihood chance warning suspicion speculation concern worry expectation hope scenario option idea potential alert scare probability menace spectre specter brink verge eve pretext excuse',
  ],
  [
    'negated',
    'refusal failure prevention ban prohibition inability absence lack avoidance abstention unwillingness reluctance opposition',
  ],
  ['cancelled', 'cancellation postponement suspension'],
  ['denied', 'denial'],
  ['hearsay', 'report rumor rumour allegation claim account suggestion'],
  ['unclear', 'question doubt uncertainty mystery confusion word'],
  ['ongoing', 'midst middle throes'],
  ['factive', 'confirmation evidence proof indication sign'],
  [
    'passes',
    'act start beginning series wave round campaign spate string number case instance incident outbreak resumption continuation part result day',
  ],
]);

/** Adjectives (and participles) that govern or modify: "likely to attack", "an alleged attack", "the planned visit". */
export const ADJECTIVES = table([
  [
    'planned',
    'planned scheduled upcoming forthcoming proposed intended future ready prepared poised set due willing determined expected anticipated prospective pending envisaged about committed keen eager',
  ],
  [
    'possible',
    'afraid fearful worried concerned anxious hopeful optimistic pessimistic wary likely possible potential probable imminent looming hypothetical feared threatened unlikely capable suspect would-be conceivable eventual supposed presumed suspected purported',
  ],
  ['hearsay', 'alleged reported rumoured rumored apparent'],
  ['attempted', 'attempted failed abortive unsuccessful botched bungled foiled thwarted'],
  [
    'negated',
    'averted aborted unable unwilling reluctant impossible nonexistent non-existent powerless loath imaginary',
  ],
  ['cancelled', 'cancelled canceled postponed abandoned suspended'],
  ['requested', 'requested necessary essential'],
  ['unclear', 'unclear unknown uncertain unsure disputed'],
  ['denied', 'false untrue fabricated fictitious baseless groundless unfounded bogus'],
  ['ongoing', 'ongoing continuing current continued'],
]);

/** Adverbs and set phrases on the predicate itself or on its clause. */
export const ADVERBS = table([
  ['hearsay', 'reportedly allegedly purportedly supposedly apparently rumoredly ostensibly seemingly evidently'],
  ['possible', 'possibly perhaps maybe probably likely potentially conceivably presumably hopefully'],
  ['negated', 'almost nearly narrowly'],
  ['attempted', 'unsuccessfully'],
  ['ongoing', 'still currently'],
]);

export const NEGATORS = new Set(words("not n't n’t never neither nor no nowhere hardly scarcely cannot"));
export const NEGATIVE_PRONOUNS = new Set(words('nobody none nothing no-one noone neither'));

/** Nouns for what somebody says of another: to reject or dismiss one is to deny what it holds (REJECTING in denials.ts). */
export const CHARGES = new Set(
  words(
    'claim allegation accusation charge report suggestion rumor rumour assertion notion idea insinuation story account statement contention talk version narrative theory speculation',
  ),
);
/** What a charge is called by whoever denies it. */
export const UNTRUE = new Set(
  words(
    'false untrue baseless groundless unfounded lie fabrication nonsense fiction invention myth hoax falsehood libel concoction inaccurate erroneous incorrect wrong mistaken preposterous ludicrous farcical absurd ridiculous propaganda bogus fake slander rubbish fantasy smear fabricated invented concocted',
  ),
);

/** What is not known unless it can be: "could not verify that", "did not say whether". */
export const ASCERTAINING = new Set(
  words(
    'verify confirm establish determine ascertain corroborate substantiate prove say tell know decide disclose specify clarify',
  ),
);

export const FUTURE_AUXILIARIES = new Set(words("will shall wo 'll ’ll ll"));
export const POSSIBLE_AUXILIARIES = new Set(words('may might could can ca'));
export const DUTY_AUXILIARIES = new Set(words('should must ought'));

/** Conjunctions that open a clause of a thing not asserted. */
export const CONDITIONAL_MARKS = new Set(words('if unless lest provided assuming supposing'));
export const PURPOSE_MARKS = new Set(words('to so'));

/** Verbs of saying and knowing: what they say of themselves ("will say") does not reach what is said. */
export const REPORTING = new Set(
  words(
    'say tell report announce state declare claim allege add note explain describe reveal disclose confirm acknowledge admit concede argue maintain assert insist stress emphasize emphasise write comment reply respond quote accuse blame charge show indicate learn know realize realise remember recall inform reiterate testify document conclude determine find see hear boast brag stress point mention observe remark tweet post broadcast publish believe-to read recount relate',
  ),
);

/** Reporting verbs that claim without vouching: a passive ("is said to have") without a source is hearsay. */
export const HEARSAY_PASSIVES = new Set(
  words('say believe think report allege rumor rumour understand presume suppose claim'),
);
