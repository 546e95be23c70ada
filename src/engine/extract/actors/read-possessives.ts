/**
 * Whose "its army" and "his country" are, once their sentence or cluster says who owns them. In: what the sentences have left
 * behind. Out: readings of such phrases bettered in place, mentions of states added.
 */
import type { Token } from '../../document.ts';
import { relativeOwner, subjectBody } from './antecedents.ts';
import { dropAt, type Found, sortByText } from './found.ts';
import type { Heard } from './heard.ts';
import { isFirstPerson } from './pronouns.ts';
import type { Reading } from './reading.ts';
import { isPronoun, led } from './referents.ts';
import { ownState, type Speakers } from './speakers.ts';
import { OWN_STATE_NOUNS } from './state-nouns.ts';

const POSSESSIVES = new Set(['its', 'his', 'her', 'their', 'our', 'my', 'whose', 'your']);
/** "Its men" are the movement, not its civilians. */
const OWN = new Set(['men', 'people', 'members', 'ranks', 'side']);

/** "Turkey said its army had": phrases that are somebody's, read again once their sentence says whose. */
export function readOwned(heard: Heard, speakers: Speakers): void {
  for (const each of heard.found) {
    const { head, reading } = each;
    if (!POSSESSIVES.has(each.first) || reading.ambiguous) continue;
    const { id } = reading.actor;
    const isOwn = OWN.has(head.form.toLowerCase());
    if (id !== null && !(id.endsWith('/civilians') && isOwn)) continue;
    const tokens = tokensToHead(each, heard.layers.token);
    const pronoun = tokens[0];
    const owner = pronoun ? ownerOf(pronoun, each.first, heard, speakers) : null;
    if (!pronoun || !owner) continue;
    heard.words.learnOwner(pronoun.id, owner);
    const read = heard.words.read(tokens, head, tokens.length) ?? reading;
    each.reading = owner.actor.person === null && isOwn ? led(owner) : read;
  }
}

/** @param first the phrase's first word, lower case */
function ownerOf(pronoun: Token, first: string, heard: Heard, speakers: Speakers): Reading | null {
  if (first === 'your') return speakers.stateAsked();
  if (isFirstPerson(pronoun.form)) return speakers.of(pronoun);
  if (first === 'whose') return relativeOwner(pronoun, heard.found, heard.layers.token);
  // its cluster may have been named after the phrase was read
  const named = heard.referents.of(pronoun.id);
  if (named && first === 'its' && !heard.agreement.allows(pronoun, named)) return bodyOfCluster(pronoun, heard);
  return named ?? (first === 'its' ? subjectBody(pronoun, heard.found) : null);
}

/** "The cartel … its men", which coreference has run together with somebody: no person is "it", the body before is. */
function bodyOfCluster(pronoun: Token, { found, referents, agreement }: Heard): Reading | null {
  const body = found.findLast(
    ({ head, from, reading }) =>
      head.id < pronoun.id &&
      !from &&
      head.upos !== 'PRON' &&
      reading.actor.id !== null &&
      !reading.ambiguous &&
      referents.areOne(head.id, pronoun.id) &&
      agreement.allows(pronoun, reading),
  );
  return body?.reading ?? null;
}

function tokensToHead({ start, head }: Found, tokens: readonly Token[]): readonly Token[] {
  let first = head.id;
  while (first > 0 && tokens[first - 1]!.start >= start) first--;
  return tokens.slice(first, head.id + 1);
}

/** "His country": the state of whoever he is. Returns such nouns: they are his, whatever their cluster names. */
export function readOwnStates(heard: Heard, speakers: Speakers): ReadonlySet<number> {
  const { found, known, pronouns, layers } = heard;
  const owned = new Set<number>();
  for (const noun of layers.token) {
    if (noun.upos !== 'NOUN' || !OWN_STATE_NOUNS.has(noun.lemma.toLowerCase())) continue;
    const words = pronouns.wordsOf(noun.sentence);
    const pronoun = words.kids(words.at(noun.id)).find(({ deprel, form }) => deprel === 'nmod:poss' && isPronoun(form));
    if (!pronoun) continue;
    owned.add(noun.id);
    const owner = isFirstPerson(pronoun.form) ? speakers.of(pronoun) : heard.readingAt(pronoun.id);
    const state = owner && ownState(owner, known);
    if (!state) continue;
    dropAt(found, noun);
    const { sentence, start } = pronoun;
    const rest = { sentence, first: pronoun.form.toLowerCase(), noun: noun.lemma.toLowerCase() };
    found.push({ start, end: noun.end, head: noun, reading: state, ...rest });
  }
  sortByText(found);
  return owned;
}
