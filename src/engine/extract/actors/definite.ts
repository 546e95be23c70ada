/**
 * Whom "the two countries", "the group", "the country" stand for where coreference says nothing. In: the mentions found so far, in
 * the order of the text. Out: the only two, or the only one, of that kind in the sentences before; nobody where there are others.
 */
import type { Token } from '../../document.ts';
import type { Candidate } from './antecedents.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';
import { organ, type Reading, refOf } from './reading.ts';
import { LONE_STATE_NOUNS, STATE_NOUNS, STATES_OF_KIND } from './state-nouns.ts';

/** How many sentences back such a phrase reaches. */
const REACH = 2;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Nouns for a state or an organ of it, of which two are spoken of together. */
const STATES = new Set([
  ...STATE_NOUNS,
  ...words('neighbour neighbor government capital power republic army military'),
]);
const ORGANS = new Map<string, [suffix: string, sector: string]>([
  ['government', ['government', 'GOV']],
  ['army', ['military', 'MIL']],
  ['military', ['military', 'MIL']],
]);
const EITHER = words('side party rival foe enemy adversary faction');
const PEOPLE = words('leader president minister man statesman premier diplomat official counterpart politician');
/** What leagues of states are called for short. */
const LEAGUES = words('bloc union alliance league grouping');
const BODIES = words('group movement organization organisation militia faction network outfit');
const PARTY = 'party';
/** Bands of criminals, whatever trade the words give them. */
const BANDS = words('cartel gang syndicate');
/** Those who may be called officials the next time. */
const OFFICERS = words(
  'officer chief commander constable sheriff detective inspector superintendent prosecutor judge magistrate lawmaker legislator minister governor mayor diplomat ambassador envoy councillor commissioner',
);
const OFFICIAL = words('GOV MIL LEG JUD COP SPY');
const LEAGUE = words('IGO EUR UNO');
const ARMED = words('REB UAF PTY REL PRM CRM');
const PARTIES = words('PTY');
const CRIMINAL = words('CRM');
/** States, their governments and forces, and who fights or contends: those who are sides of anything. */
const CONTENDING = words('GOV MIL REB UAF PTY OPP PRE');

/** Whether a noun may stand for two spoken of before. */
export function isPairNoun({ lemma }: Token): boolean {
  const noun = lemma.toLowerCase();
  return STATES.has(noun) || EITHER.has(noun) || PEOPLE.has(noun);
}

/** "Both parties", "the two sides", with nothing to say of what: they may be of anything. */
export function isEither(noun: Token, sentence: SentenceWords): boolean {
  const told = sentence.kids(sentence.at(noun.id)).some(({ deprel }) => /^(amod|nmod|compound|acl)/.test(deprel));
  return EITHER.has(noun.lemma.toLowerCase()) && !told && isDual(noun, sentence);
}

/** "The two signed a pact": no noun says of what kind they are. */
export function isBareTwo(token: Token, sentence: SentenceWords): boolean {
  const at = sentence.at(token.id);
  const before = sentence.tokens[at - 1]?.form.toLowerCase();
  if (token.form.toLowerCase() !== 'two' || before !== 'the' || sentence.relation(token) === 'nummod') return false;
  const above = token.head === null ? undefined : sentence.tokens[sentence.at(token.head)];
  // "the two of them", "one of the two", "the two-day talks" say whom they mean, or none
  const told = sentence.kids(at).some((kid) => /^(?:nmod|amod|compound|acl|appos)/.test(kid.deprel));
  return !told && above?.upos === 'VERB' && /^(?:nsubj|obj|iobj)/.test(token.deprel);
}

/** Whether a noun may stand for one body or state spoken of before. */
export function isBodyNoun({ lemma }: Token): boolean {
  const noun = lemma.toLowerCase();
  return BODIES.has(noun) || BANDS.has(noun) || LONE_STATE_NOUNS.has(noun) || LEAGUES.has(noun) || noun === PARTY;
}

/** "The party", "the cartel" read as any of the country: they are open still. */
export const isAnyOf = (id: string): boolean => /\/(?:parties|criminals)$/.test(id);

/** "Both countries", "the two sides", of a pair noun: two readings, or none. "The two" are people, or else sides. */
export function pairBefore(
  noun: Token,
  sentence: SentenceWords,
  found: readonly Candidate[],
  actors: Actors,
): Reading[] {
  if (isBareTwo(noun, sentence)) {
    const people = pairOf('leader', noun, found, actors);
    return people.length > 0 ? people : pairOf('side', noun, found, actors);
  }
  return isDual(noun, sentence) ? pairOf(noun.lemma.toLowerCase(), noun, found, actors) : [];
}

/** The two of the kind that a noun says. */
function pairOf(lemma: string, noun: Token, found: readonly Candidate[], actors: Actors): Reading[] {
  const subjects = new Set(
    noun.deprel.startsWith('nsubj')
      ? []
      : found
          .filter(({ head, sentence: at }) => at === noun.sentence && head.deprel.startsWith('nsubj'))
          .map(({ reading }) => sideOf(reading.actor)),
  );
  const fits = ({ reading, head, sentence: at }: Candidate): boolean => {
    const { id, person, country, collective, sectors } = reading.actor;
    // "Brazil urged both countries": Brazil is neither
    if (at === noun.sentence && head.deprel.startsWith('nsubj') && !noun.deprel.startsWith('nsubj')) return false;
    if (id === null || reading.ambiguous || collective !== null) return false;
    if (PEOPLE.has(lemma)) return person !== null;
    if (STATES.has(lemma)) return country !== null && !ARMED.has(sectors[0] ?? '');
    return person === null && contends(reading.actor, actors) && !subjects.has(sideOf(reading.actor));
  };
  const pair = lastOf(2, noun, found, fits, (actor) =>
    PEOPLE.has(lemma) ? actor.person! : STATES.has(lemma) ? actor.country! : sideOf(actor),
  );
  if (!STATES.has(lemma)) return pair;
  return pair.flatMap((reading) => {
    const state = actors.stateOf(reading.actor.country!);
    if (!state) return [];
    const [suffix, sector] = ORGANS.get(lemma) ?? [];
    return [
      suffix && sector ? organ(state, suffix, [sector], null, suffix) : { ...reading, actor: refOf(state, null) },
    ];
  });
}

/** A state with its government and forces is one side; a group another, in whatever country. */
function sideOf({ id, sectors }: Reading['actor']): string {
  return ['GOV', 'MIL', undefined].includes(sectors[0]) ? (id ?? '').split('/')[0]! : (id ?? '');
}

function contends({ id, sectors }: Reading['actor'], actors: Actors): boolean {
  return sectors.length > 0
    ? sectors.some((sector) => CONTENDING.has(sector))
    : ['state', 'territory'].includes(actors.record(id ?? '')?.kind ?? '');
}

/** Of a body noun: "the group", the one armed or political body spoken of. "The country": the one state spoken of, other than who does it; "the kingdom": the one of that kind. */
export function bodyBefore(
  noun: Token,
  sentence: SentenceWords,
  found: readonly Candidate[],
  actors: Actors,
): Reading | null {
  const lemma = noun.lemma.toLowerCase();
  if (noun.form.toLowerCase() !== lemma || !isPlainDefinite(noun, sentence)) return null;
  if (BODIES.has(lemma) || BANDS.has(lemma) || lemma === PARTY) {
    const kinds = lemma === PARTY ? PARTIES : BANDS.has(lemma) ? CRIMINAL : ARMED;
    const fits = ({ reading: { actor, ambiguous } }: Candidate): boolean =>
      actor.id !== null &&
      actor.collective === null &&
      !ambiguous &&
      actor.sectors.some((sector) => kinds.has(sector)) &&
      (lemma !== PARTY || actor.person === null) &&
      !actor.id.includes('/');
    return lastOf(1, noun, found, fits, ({ id }) => id!)[0] ?? null;
  }
  if (LEAGUES.has(lemma)) return leagueBefore(noun, found, actors);
  const subject = found.find(
    ({ head, sentence: at }) => at === noun.sentence && head.id < noun.id && head.deprel.startsWith('nsubj'),
  )?.reading.actor.country;
  const official = found.filter(
    ({ reading: { actor, ambiguous }, head }) =>
      head.id < noun.id && isOfficial(actor) && !ambiguous && actor.country !== subject,
  );
  const kind = STATES_OF_KIND.get(lemma);
  const ofKind = official.filter(({ reading }) => kind?.has(reading.actor.country!));
  // "the kingdom" is one where the text has told of one, "the island" nothing else than an island
  const others = ofKind.length > 0 || lemma === 'island' ? ofKind : official;
  const countries = others.map(({ reading }) => reading.actor.country!);
  const sole = ofKind.length > 0 && new Set(countries).size === 1;
  const recent = others.filter(({ sentence: at }) => sole || at >= noun.sentence - REACH);
  const times = (country: string): number => countries.filter((each) => each === country).length;
  const [first, second] = [...new Set(recent.map(({ reading }) => reading.actor.country!))].sort(
    (a, b) => times(b) - times(a),
  );
  const stands = first !== undefined && (second === undefined || times(first) >= 2 * times(second));
  const state = stands ? actors.stateOf(first) : null;
  return state ? { ...recent[0]!.reading, actor: refOf(state, null) } : null;
}

/** "The official", "the officials": the officers, judges or lawmakers last spoken of, who are officials too. */
export function officialsBefore(noun: Token, sentence: SentenceWords, found: readonly Candidate[]): Reading | null {
  if (singular(normalise(noun.form)) !== 'official' || !isPlainDefinite(noun, sentence)) return null;
  const plural = isPlural(noun);
  const fits = ({ head, reading: { actor, ambiguous } }: Candidate): boolean =>
    !ambiguous &&
    actor.person === null &&
    OFFICIAL.has(actor.sectors[0] ?? '') &&
    head !== noun &&
    head.upos === 'NOUN' &&
    isPlural(head) === plural &&
    OFFICERS.has(singular(normalise(head.form)));
  return lastOf(1, noun, found, fits, ({ id, sectors }) => id ?? sectors[0]!)[0] ?? null;
}

const isPlural = ({ form }: Token): boolean => singular(normalise(form)) !== normalise(form);

/** "The bloc", "the alliance": the league of states last named, or the only one the text has named. */
function leagueBefore(noun: Token, found: readonly Candidate[], actors: Actors): Reading | null {
  const leagues = found.filter(
    ({ head, reading: { actor, ambiguous } }) =>
      head.id < noun.id &&
      !ambiguous &&
      actor.id !== null &&
      LEAGUE.has(actor.sectors[0] ?? '') &&
      (actors.record(actor.id)?.members?.length ?? 0) > 0,
  );
  const last = leagues.at(-1);
  const near = last && noun.sentence - last.sentence <= REACH;
  const sole = new Set(leagues.map(({ reading }) => reading.actor.id)).size === 1;
  return last && (near || sole) ? last.reading : null;
}

/** A state or an organ of it: whose country the text speaks of. */
function isOfficial({ id, country, sectors }: Reading['actor']): boolean {
  return country !== null && id !== null && (sectors.length === 0 || OFFICIAL.has(sectors[0]!));
}

/** "both countries", "the two countries", "the countries' two leaders" */
function isDual(noun: Token, sentence: SentenceWords): boolean {
  if (noun.form.toLowerCase() === noun.lemma.toLowerCase()) return false;
  const kids = sentence.kids(sentence.at(noun.id)).map(({ form }) => form.toLowerCase());
  const before = sentence.tokens[sentence.at(noun.id) - 1]?.form.toLowerCase() ?? '';
  if (kids.includes('of')) return false;
  return (
    kids.includes('both') ||
    before === 'both' ||
    (kids.includes('two') && (kids.includes('the') || kids.includes('these')))
  );
}

function isPlainDefinite(noun: Token, sentence: SentenceWords): boolean {
  const before = sentence.tokens[sentence.at(noun.id) - 1]?.form.toLowerCase();
  const kids = sentence.kids(sentence.at(noun.id));
  return before === 'the' && !kids.some(({ deprel }) => /^(amod|nmod|acl|appos|compound)/.test(deprel));
}

/** The last so many different readings that fit, if the stretch that holds them holds no others; earlier ones first. */
function lastOf(
  many: number,
  noun: Token,
  found: readonly Candidate[],
  fits: (candidate: Candidate) => boolean,
  key: (actor: Reading['actor']) => string,
): Reading[] {
  const all = new Map<string, Reading>();
  for (let back = 0; back <= REACH; back++) {
    for (const each of found) {
      if (each.sentence !== noun.sentence - back || each.head.id >= noun.id || !fits(each)) continue;
      const which = key(each.reading.actor);
      if (!all.has(which)) all.set(which, each.reading);
    }
    if (all.size >= many) break;
  }
  return all.size === many ? [...all.values()] : [];
}
