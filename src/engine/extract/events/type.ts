/**
 * Decides between the readings of a token and what a verbal act is about. In: readings with their roles. Out: candidates, one a token, with type, mode and code; every reading set aside goes into the trace.
 */
import type { ContentRule, OntologyType } from '../../ontology.ts';
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import { attacksInWords } from './figurative.ts';
import type { Mind, Opinion } from './mind.ts';
import { objection } from './objections.ts';
import { areForeignOfficials, areRulers, isKnown, isPolitical } from './political.ts';
import { VERBAL } from './setting.ts';
import { isHitByWeapon, standsAlone } from './stands-alone.ts';
import { needsNobody } from './needs-nobody.ts';
import type { SentenceTree } from './syntax.ts';
import { isUnderFire } from './under-fire.ts';
import { namesHarshly } from './verdicts.ts';
import { COMMANDS, SPORTS } from './words.ts';

export interface Candidate {
  reading: Reading;
  roles: Roles;
  type: OntologyType;
  /** What decided mode and code of a verbal act, and the token that says it. */
  content: { rule: ContentRule; token: number } | null;
  /** A cooperative act that is said not to come: it became a rejection, which did occur. */
  refusal: boolean;
  /** Stands on its own: needs met, nothing against it. */
  accepted: boolean;
  /** Told in so many words: the heads have less of a say. */
  plain: boolean;
  /** What the learned heads think of the word; null without them. */
  opinion: Opinion | null;
  /** Rule that decided. */
  rule: string;
  score: number;
}

export function chooseReadings(
  tree: SentenceTree,
  readings: readonly Reading[],
  roles: ReadonlyMap<Reading, Roles>,
  types: ReadonlyMap<string, OntologyType>,
  mind: Mind | null = null,
  /** The sides before the head corrected them. */
  bySyntax: ReadonlyMap<Reading, Roles> = roles,
): Map<number, { best: Candidate; others: Candidate[] }> {
  const sports = tree.tokens.filter((token) => SPORTS.has(tree.lemma(token.id))).length >= 2;
  const byToken = new Map<number, Candidate[]>();
  for (const reading of readings) {
    const candidate = judge(
      tree,
      reading,
      roles.get(reading)!,
      types,
      sports,
      mind?.get(reading.token) ?? null,
      bySyntax.get(reading)!,
    );
    const known = byToken.get(reading.token);
    if (known) known.push(candidate);
    else byToken.set(reading.token, [candidate]);
  }
  const chosen = new Map<number, { best: Candidate; others: Candidate[] }>();
  for (const [token, candidates] of byToken) {
    const ranked = [...candidates].sort((a, b) => Number(b.accepted) - Number(a.accepted) || b.score - a.score);
    chosen.set(token, { best: ranked[0]!, others: ranked.slice(1) });
  }
  return chosen;
}

function judge(
  tree: SentenceTree,
  reading: Reading,
  roles: Roles,
  types: ReadonlyMap<string, OntologyType>,
  sports: boolean,
  opinion: Opinion | null,
  bySyntax: Roles,
): Candidate {
  const { cue } = reading;
  const type = types.get(cue.type)!;
  const against = objection(tree, reading, roles, sports);
  const has = { actor: roles.actors.length > 0, recipient: roles.recipients.length > 0 || roles.mutual };
  const underFire = isUnderFire(tree, reading);
  const byWeapon = isHitByWeapon(tree, reading, roles);
  const struck =
    underFire ||
    byWeapon ||
    // "the curfew was lifted", whoever lifted it
    (cue.plain && cue.needs === 'any' && reading.object !== null);
  // "ordered three Russian diplomats to leave": a state that sends away another's officials breaks with it, whatever the verb
  const expels = cue.modes.includes('expel') && !cue.weak && areForeignOfficials(roles.recipients, roles.actors);
  const plain = expels || underFire || byWeapon || isPlain(tree, reading, roles);
  const met =
    plain ||
    ((cue.needs !== 'actor' || has.actor) &&
      (cue.needs !== 'recipient' || has.recipient) &&
      // a verbal act's recipient may come from what it is about; looked at when contents are known
      (cue.needs !== 'both' ||
        (has.actor && (has.recipient || (cue.content && reading.specificity >= 2))) ||
        standsAlone(tree, reading, roles)) &&
      (has.actor || has.recipient || struck) &&
      // an act without an object is one where somebody political acts: not "the artist withdrew", "the team conceded"
      (has.recipient || !has.actor || PUBLIC.has(cue.type) || isPolitical(tree, roles.actors)) &&
      // words between private people are no politics
      (!WORDS_ALONE.has(cue.type) || isPolitical(tree, roles.actors) || isPolitical(tree, roles.recipients)) &&
      // "what they were accused of": nobody is named on either side
      (struck ||
        ![...roles.actors, ...roles.recipients].every(
          (party) => tree.at(party.token).upos === 'PRON' && party.via === 'people',
        )) &&
      // a weak cue says too little by itself: both sides must be somebody in particular
      (!cue.weak ||
        (isKnown(roles.actors) && (cue.needs !== 'both' || roles.mutual || isKnown(roles.recipients) || cue.content))));
  const seen =
    opinion === null
      ? null
      : attacksInWords(tree, reading, roles)
        ? 'ACCUSE'
        : expels
          ? null
          : otherType(opinion, type, reading, roles);
  const score =
    (expels ? EXPELS : 0) + reading.specificity + (has.actor ? 1 : 0) + (has.recipient ? 1 : 0) - (cue.weak ? 1.5 : 0);
  const name = `cue ${cue.kind} ${cue.lemma} (line ${cue.line})`;
  const settled = { reading, roles, type, content: null, refusal: false, opinion, plain };
  if (opinion === null)
    return {
      ...settled,
      accepted: against === null && met,
      rule: against ?? (met ? name : `needs ${cue.needs}`),
      score,
    };
  // the head has read real news, and judges what a cue's needs only approximate; who would act must be there all the same
  const somebody = has.actor || has.recipient || struck || needsNobody(tree, reading, opinion, bySyntax);
  const enough = somebody && opinion.event > (plain ? PLAIN : met ? leastFor(tree, reading) : SURE);
  return {
    ...settled,
    type: (seen === null ? undefined : types.get(seen)) ?? type,
    accepted: against === null && enough,
    rule:
      against ??
      `${enough ? name : 'no event to the head'}; head ${opinion.event.toFixed(2)}${seen === null ? '' : ` ${seen}`}`,
    score: score + PULL * typeOpinion(opinion, type),
  };
}

/** The type the head is sure of where it has all but ruled out that of the cue: "attacked her rival for his vote" accuses. */
function otherType(opinion: Opinion, type: OntologyType, { cue }: Reading, { actors }: Roles): string | null {
  // a state that protests complains
  if (cue.lemma === 'protest' && cue.type === 'ACCUSE' && areRulers(actors)) return null;
  // "called her to thank her" is no "called on her to": the cue has looked
  if ((cue.lemma === 'call' && cue.type === 'CONSULT') || (cue.lemma === 'try' && cue.type === 'ACCUSE')) return null;
  // "apologised for having accused him", "kidnapped and held": words that are of one type whatever stands around them
  if (/^(?:apologi[sz]e|kidnap|abduct|hijack)$/.test(cue.lemma)) return null;
  // "sent back 300 asylum seekers": people whom somebody sends back are not sent as help
  if (
    cue.lemma === 'send' &&
    cue.type === 'COERCE' &&
    cue.modes.includes('deport') &&
    /^(?:back|home)$/.test(cue.particles[0] ?? '')
  )
    return null;
  const own = typeOpinion(opinion, type);
  if (own > UNLIKELY) return null;
  let best: string | null = null;
  let most = own > RULED_OUT ? SETTLES : OVERRULES;
  for (const [id, share] of opinion.types) if (id !== 'NONE' && share > most) [best, most] = [id, share];
  return best;
}

/** An act told in so many words, by somebody known: "called the report baseless", "turned down the offer". */
function isPlain(tree: SentenceTree, { token, cue, specificity }: Reading, { actors, recipients }: Roles): boolean {
  const somebody = isKnown(actors) || (cue.needs === 'recipient' && isKnown(recipients)) || cue.needs === 'any';
  if (!somebody || isOrdered(tree, token)) return false;
  return (cue.plain && specificity >= 2) || (cue.type === 'ACCUSE' && namesHarshly(tree, token));
}

/** How sure the head must be of what the rules accept. */
function leastFor(tree: SentenceTree, { token, cue, specificity }: Reading): number {
  if (isOrdered(tree, token)) return ORDERED;
  return !cue.weak && specificity >= 2 ? SPECIFIC : DOUBTED;
}

/** "ordered warships to coordinate with the carrier": the order is the event, what is ordered one that may come. */
function isOrdered(tree: SentenceTree, token: number): boolean {
  const above = tree.head(token);
  return above !== null && tree.is(token, 'xcomp', 'ccomp', 'advcl') && COMMANDS.has(tree.lemma(above));
}

/** What the head gives a type, or what the type becomes when it is only planned. */
export function typeOpinion({ types }: Opinion, type: OntologyType): number {
  return Math.max(...[type.id, ...type.fold.map((rule) => rule.to)].map((id) => types.get(id) ?? 0));
}

/** Whether the head alone is sure enough of an event that the rules miss something of. */
export function isSure({ opinion }: Pick<Candidate, 'opinion'>): boolean {
  return opinion !== null && opinion.event > SURE;
}

/** Above these the head lets pass what the rules accept, and accepts what they miss something of. */
const DOUBTED = 0.4;
const PLAIN = 0.15;
const ORDERED = 0.4;
const SPECIFIC = 0.34;
const SURE = 0.5;
/** The head overrules the type of a cue that it gives less than the first, by one it gives more than the second. */
const RULED_OUT = 0.12;
const OVERRULES = 0.5;
const UNLIKELY = 0.22;
const SETTLES = 0.6;
/** How many words of context the head's opinion of a type is worth. */
const PULL = 5;
/** What a state's sending away another's officials is worth beside them. */
const EXPELS = 8;

/** Types where nameless people act. */
const PUBLIC = new Set(['PROTEST', 'ASSAULT']);
/** Types that are words between people, and politics only where one of them is political: goods and penalties are more than words. */
const WORDS_ALONE: ReadonlySet<string> = new Set([...VERBAL].filter((type) => type !== 'SANCTION' && type !== 'AID'));
