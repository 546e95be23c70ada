/**
 * Whether a text's first names are those of a person on file. In: the words of a document and where each stands, what is
 * known of actors. Out: true where the text gives a surname his first name, or another's.
 */
import { isHonorific } from './common-names.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import type { ActorRecord } from './record.ts';

export class GivenNames {
  private readonly actors: Actors;
  private readonly words: readonly { key: string; proper: boolean }[];
  private readonly at: (word: string) => readonly number[];

  /** @param at positions of each word */
  constructor(
    actors: Actors,
    words: readonly { key: string; proper: boolean }[],
    at: (word: string) => readonly number[],
  ) {
    this.actors = actors;
    this.words = words;
    this.at = at;
  }

  /** The first name on file stands before the surname with others between: "Omar Hassan Ahmad al-Bashir". */
  otherwiseSpelled(person: ActorRecord, surname: string): boolean {
    const [given = ''] = normalise(person.name).split(' ');
    const first = surname.split(' ')[0]!;
    return (
      given !== first &&
      this.at(first).some((at) => {
        const stands = this.words.slice(Math.max(0, at - 4), at).findLastIndex(({ key }) => key === given);
        return stands >= 0 && !this.isGivenName(Math.max(0, at - 4) + stands - 1, person);
      })
    );
  }

  /** A first name that is none of this person's: the "Hugo" of "Hugo Otto Lang" where Otto Lang is on file. */
  private isGivenName(at: number, person: ActorRecord): boolean {
    const word = this.words[at];
    return (
      word?.proper === true &&
      word.key.length > 2 &&
      !normalise(person.name).split(' ').includes(word.key) &&
      this.actors.sexOf(`${word.key} x`) !== null
    );
  }

  /** A first name beside the surname that is not this person's: "Tom Clarke" is no Charles. */
  hasOtherGivenName(person: ActorRecord, surname: string): boolean {
    const parts = normalise(person.name).split(' ');
    const own = new Set(parts);
    const length = surname.split(' ').length;
    const [first] = surname.split(' ');
    const familyFirst = parts.length > 1 && parts[0] === first;
    return this.at(first!).some((at) => {
      const beside = this.words[familyFirst ? at + length : at - 1];
      if (beside?.proper !== true || beside.key.length <= 2) return false;
      // "Hugo Otto Lang": a first name before his own makes him another too
      return own.has(beside.key) ? !familyFirst && this.isGivenName(at - 2, person) : !this.isNoGivenName(beside.key);
    });
  }

  private isNoGivenName(key: string): boolean {
    const { actors } = this;
    const one = singular(key);
    return (
      isHonorific(key) ||
      actors.skips(key) ||
      actors.titles(one).length > 0 ||
      actors.roles(one).length > 0 ||
      actors.modifier(key) !== null ||
      actors.named(key).some(({ record }) => record.kind !== 'person')
    );
  }
}
