/**
 * Whether a surname by itself is a person on file. In: what the document says. Out: true if it names him in full, gives a title
 * he held, or speaks of the country he acts for; of those who led a state, if it leaves its readers to know.
 */
import { bearersOf, isCommonSurname } from './common-names.ts';
import { GivenNames } from './given-names.ts';
import type { Actors } from './knowledge.ts';
import { standsOut } from './people.ts';
import { POWERS, TOP } from './powers.ts';
import { type ActorRecord, holds } from './record.ts';
import type { Said } from './said.ts';

export class Surnames {
  private readonly actors: Actors;
  private readonly said: Said;
  private readonly date: string | null;
  private readonly given: GivenNames;
  /** Positions of each word, once one was asked for. */
  private positions: Map<string, number[]> | null = null;

  constructor(actors: Actors, said: Said, date: string | null) {
    this.actors = actors;
    this.said = said;
    this.date = date;
    this.given = new GivenNames(actors, said.words, (word) => this.at(word));
  }

  admits(person: ActorRecord, surname: string): boolean {
    const { said, date } = this;
    if (said.introduces(person)) return true;
    if (!isCommonSurname(surname, this.actors) && this.given.otherwiseSpelled(person, surname)) return true;
    const posts = person.posts ?? [];
    if (this.given.hasOtherGivenName(person, surname)) return false;
    const begun = posts.filter((post) => date === null || (post.from ?? '') <= date);
    const current = posts.filter((post) => holds(post, date));
    // a family's other members are not who the news calls by the name alone
    const bearers = this.actors
      .named(surname)
      .filter(({ record: { posts } }) => posts?.some(({ sectors }) => sectors[0] !== 'ELI'));
    const rare = surname.length >= 5 && new Set(bearers.map(({ record }) => record.id)).size === 1;
    if ((date !== null || rare) && current.some((post) => said.speaksOf(post.owner))) return true;
    if (begun.some((post) => TOP.has(post.office ?? '') && said.speaksOf(post.owner))) return true;
    const titles = this.titlesBefore(surname);
    if (begun.some((post) => post.office !== null && titles.has(post.office) && said.speaksOf(post.owner))) return true;
    // A text that names no country leaves its readers to know who leads one; a rare name says it anywhere.
    const anywhere = said.namesNoCountry() || (rare && surname.length >= 6);
    const isNear = anywhere || posts.some(({ owner }) => said.speaksOf(owner) || POWERS.has(owner));
    if (date === null && isNear && standsOut(person, bearersOf(surname, this.actors))) return true;
    return (
      (date !== null || rare) &&
      current.some(({ office, owner }) => TOP.has(office ?? '') && (anywhere || POWERS.has(owner)))
    );
  }

  /** Offices of the titles that stand before a surname. */
  private titlesBefore(surname: string): Set<string> {
    const offices = new Set<string>();
    for (const at of this.at(surname.split(' ')[0]!))
      for (let count = 1; count <= 4 && count <= at; count++) {
        const run = this.said.words.slice(at - count, at).map(({ key }) => key);
        for (const { office } of this.actors.titles(run.join(' '))) offices.add(office);
      }
    return offices;
  }

  /** Where a word stands. */
  private at(word: string): readonly number[] {
    if (this.positions === null) {
      this.positions = new Map();
      for (const [at, { key }] of this.said.words.entries()) {
        const known = this.positions.get(key);
        if (known) known.push(at);
        else this.positions.set(key, [at]);
      }
    }
    return this.positions.get(word) ?? [];
  }
}
