/**
 * Whether a word that leads back can be whom its cluster names. In: the word, the reading. Out: no for "she" and a man,
 * "it" and a person, "they" and one person, "the country" and a group, "the agency" and a state. The sex of a person comes
 * from the titles the text gives (Mrs, king, spokeswoman) and else from the given name; where neither tells, any goes.
 */
import type { Token } from '../../document.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import type { Reading } from './reading.ts';
import { STATE_NOUNS } from './state-nouns.ts';

type Sex = 'f' | 'm';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const HE = list('he him his himself');
const SHE = list('she her hers herself');
const IT = list('it its itself');
const THEY = list('they them their theirs themselves');
const WOMEN = list(
  'mrs ms miss lady dame queen princess duchess empress madam madame sister woman wife mother daughter girl widow girlfriend aunt niece grandmother actress spokeswoman chairwoman congresswoman businesswoman policewoman councilwoman nun',
);
const MEN = list(
  'mr sir lord king prince duke emperor brother man husband father son boy boyfriend uncle nephew grandfather spokesman chairman congressman businessman policeman councilman priest bishop pope imam sheikh monk',
);
/** Nouns that lead back to a body, and to one person. */
const BODIES = list(
  'group organization organisation movement party body bloc alliance coalition company agency newspaper institution association union cartel gang syndicate militia faction',
);
/** Further nouns for one body, of whatever kind. */
const FIRMS = list('firm bank airline club charity developer startup retailer maker university');
const PERSONS = list('man woman president minister leader politician');
const AREAS = list('state territory region');

export class Agreement {
  private readonly actors: Actors;
  /** What titles said of people, by name and by surname. */
  private readonly told = new Map<string, Sex>();

  constructor(actors: Actors) {
    this.actors = actors;
  }

  /** Keeps what the words of a person's phrase say of his or her sex. */
  learn(tokens: readonly Token[], { actor }: Reading): void {
    if (actor.person === null) return;
    const said = sexSaid(tokens);
    if (said === null) return;
    const name = normalise(actor.person);
    this.told.set(name, said);
    const surname = name.split(' ').at(-1)!;
    if (!this.told.has(surname)) this.told.set(surname, said);
  }

  sexOf({ actor }: Reading): Sex | null {
    if (actor.person === null) return null;
    const name = normalise(actor.person);
    const byName = name.includes(' ') ? this.actors.sexOf(name) : null;
    return this.told.get(name) ?? byName ?? null;
  }

  allows({ form, upos, feats }: Token, reading: Reading): boolean {
    const word = form.toLowerCase();
    const { person, id } = reading.actor;
    const one = person !== null;
    if (upos === 'PRON') {
      if (HE.has(word)) return !this.isNoPerson(reading) && this.sexOf(reading) !== 'f';
      if (SHE.has(word)) return !this.isNoPerson(reading) && this.sexOf(reading) !== 'm';
      if (IT.has(word) || THEY.has(word)) return !one;
      return true;
    }
    const noun = singular(word);
    const kind = id === null ? null : (this.actors.record(id)?.kind ?? null);
    if (STATE_NOUNS.has(noun)) return !one && (kind === 'state' || kind === 'territory');
    if (BODIES.has(noun)) return !one && (kind === null || !AREAS.has(kind));
    const sex = sexOfNoun(noun);
    const own = this.sexOf(reading);
    if (sex !== null && own !== null && sex !== own) return false;
    if (PERSONS.has(noun)) return one || !this.isNamedBody(reading);
    // Several are not one.
    return !(one && /Number=Plur/.test(feats) && (noun !== word || word === 'people'));
  }

  /** A body, or a town that the entity layer took for a man: "Benghazi", whom no text introduced in full. */
  private isNoPerson(reading: Reading): boolean {
    const { person } = reading.actor;
    const isTown = person !== null && reading.basis !== 'name' && this.actors.townCountry(normalise(person)) !== null;
    return this.isNamedBody(reading) || (isTown && !person.includes(' '));
  }

  /** A state, organisation or group itself, rather than somebody of it. */
  private isNamedBody({ actor, basis }: Reading): boolean {
    return actor.person === null && (basis === 'name' || basis === 'metonym') && actor.id !== null;
  }
}

/** "The company": one body, whose name says nothing of its kind. */
export function isBodyWord(form: string): boolean {
  const word = form.toLowerCase();
  return BODIES.has(word) || FIRMS.has(word);
}

/** Of a pronoun for one person. */
export function sexOfPronoun(form: string): Sex | null {
  const word = form.toLowerCase();
  return HE.has(word) ? 'm' : SHE.has(word) ? 'f' : null;
}

/** What the words of a phrase say of somebody's sex. */
export function sexSaid(tokens: readonly Token[]): Sex | null {
  return tokens.map(({ form }) => sexOfNoun(normalise(form))).find((sex) => sex !== null) ?? null;
}

/** Of a noun or title that only women or only men bear. */
export function sexOfNoun(word: string): Sex | null {
  return WOMEN.has(word) ? 'f' : MEN.has(word) ? 'm' : null;
}
