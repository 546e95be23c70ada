/**
 * Words that decide whether what stands below them happened. Grouped by what they do to their complement; after the
 * implicative and factive classes of Karttunen (1971) and Saurí & Pustejovsky (2012), our own choice of words for news.
 */

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
  | 'hearsay' // heard of it, without a source
  | 'passes'; // says nothing by itself: the governor's own status holds

const words = (text: string): string[] => text.trim().split(/\s+/);
const table = (entries: [Effect, string][]): ReadonlyMap<string, Effect> =>
  new Map(entries.flatMap(([effect, text]) => words(text).map((word) => [word, effect] as const)));

/** Verbs (and participles) by lemma, for a complement clause or an event noun as their object. */
export const VERBS = table([
  [
    'planned',
    'plan intend prepare aim vow pledge promise threaten agree decide resolve schedule slate arrange expect-to mean opt elect swear commit undertake set poise propose-to volunteer offer consent gear brace mull-over pursue plot conspire scheme',
  ],
  [
    'requested',
    'ask urge call demand order request appeal want press invite instruct tell command recommend advise beg implore petition propose suggest-that insist encourage exhort pressure push lobby plead advocate favour favor support-for need require direct authorize authorise mandate seek-from challenge warn-against summon',
  ],
  ['attempted', 'try attempt seek endeavor endeavour strive struggle bid'],
  [
    'possible',
    'fear suspect expect consider risk predict forecast anticipate hope wish believe think assume speculate warn mull contemplate envisage imagine doubt suppose weigh discuss debate explore raise threaten-that caution hint signal envision project foresee',
  ],
  [
    'negated',
    'prevent avert avoid block refuse decline stop halt fail foil thwart forget neglect refrain abstain forbid prohibit ban bar deter stave ward forestall preclude dissuade oppose reject resist omit hesitate prohibit veto',
  ],
  ['cancelled', 'cancel abandon postpone suspend scrap shelve scuttle delay drop abort revoke rescind'],
  ['denied', 'deny refute rebut rebuff dispute disavow disclaim repudiate'],
  ['unclear', 'wonder question'],
  [
    'passes',
    'begin start continue keep resume help manage succeed proceed dare come go let make force compel cause enable allow permit see watch find catch stop-by launch conduct carry mount stage hold take lead use get have be do give include involve witness end finish complete',
  ],
]);

/** Nouns by lemma, for what they govern: "a threat of attack", "plans to strike", "reports of a raid", "attack plot". */
export const NOUNS = table([
  [
    'planned',
    'plan intention aim pledge promise vow preparation decision proposal plot commitment agreement readiness willingness determination deadline schedule purpose goal offer agenda project ambition',
  ],
  ['requested', 'call request demand appeal order urging recommendation insistence ultimatum need petition pressure'],
  ['attempted', 'attempt effort bid try endeavour endeavor'],
  [
    'possible',
    'threat risk danger fear possibility prospect likelihood chance warning suspicion speculation concern worry expectation hope scenario option idea potential alert scare probability potential menace spectre specter',
  ],
  [
    'negated',
    'refusal failure prevention ban prohibition inability absence lack avoidance abstention unwillingness reluctance opposition',
  ],
  ['cancelled', 'cancellation postponement suspension'],
  ['denied', 'denial'],
  ['hearsay', 'report rumor rumour allegation claim account'],
  ['unclear', 'question doubt uncertainty'],
  [
    'passes',
    'act start beginning series wave round campaign spate string number case instance incident outbreak resumption continuation part result day',
  ],
]);

/** Adjectives (and participles) that govern or modify: "likely to attack", "an alleged attack", "the planned visit". */
export const ADJECTIVES = table([
  [
    'planned',
    'planned scheduled upcoming forthcoming proposed intended future ready prepared poised set due willing determined expected anticipated prospective next pending envisaged',
  ],
  [
    'possible',
    'likely possible potential probable imminent looming hypothetical feared threatened able unlikely capable would-be conceivable eventual supposed presumed suspected purported',
  ],
  ['hearsay', 'alleged reported rumoured rumored apparent'],
  ['attempted', 'attempted'],
  [
    'negated',
    'foiled failed thwarted averted aborted unable unwilling reluctant impossible nonexistent non-existent abortive unsuccessful',
  ],
  ['cancelled', 'cancelled canceled postponed abandoned suspended'],
  ['requested', 'requested necessary essential'],
  ['unclear', 'unclear unknown uncertain unsure'],
  ['denied', 'false untrue fabricated fictitious'],
]);

/** Adverbs and set phrases on the predicate itself or on its clause. */
export const ADVERBS = table([
  ['hearsay', 'reportedly allegedly purportedly supposedly apparently rumoredly ostensibly seemingly evidently'],
  ['possible', 'possibly perhaps maybe probably likely potentially conceivably presumably'],
]);

export const NEGATORS = new Set(words("not n't n’t never neither nor no nowhere hardly scarcely cannot"));
export const NEGATIVE_PRONOUNS = new Set(words('nobody none nothing no-one noone neither'));

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
