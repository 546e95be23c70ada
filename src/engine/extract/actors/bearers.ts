/**
 * What one document lets a short name mean. In: its tokens and what is known of actors. Out: the same knowledge without
 * readings the document gives no ground for: a surname is a known person's if the document names him in full, gives a
 * title he held, or speaks of the country he acts for; "Congress", "Labour" are those of a country it speaks of. A wrong
 * person is worse than an unknown name, and most bearers of a surname are on no file.
 */
import type { Place, Token } from '../../document.ts';
import { isCommonName, isGeneric } from './common-names.ts';
import { GivenNames } from './given-names.ts';
import type { Actors, NameReading } from './knowledge.ts';
import { normalise } from './names.ts';
import { standsOut } from './people.ts';
import { isPower, POWERS, TOP } from './powers.ts';
import { type ActorRecord, holds } from './record.ts';
import { tokensOf } from './spans.ts';
import { wordsOf } from './words.ts';

/** So many men of one surname on file, and a full name with it is borne by others too. */
const COMMON = 3;
/** Share of a document's countries that makes one its own, of so many mentions; and one that makes another possible. */
const DOMINANT = 0.5;
const ENOUGH = 3;
const MANY = 6;
const PRESENT = 0.2;

export function asDocumentSays(
  actors: Actors,
  tokens: readonly Token[],
  date: string | null,
  places: readonly Place[] = [],
): Actors {
  const said = new Said(actors, tokens, places, date);
  const kept = new Map<string, readonly NameReading[]>();
  const loose = new Map<string, readonly NameReading[]>();
  const placed = new Map(
    places.flatMap((place) => {
      const form = tokensOf(place, tokens).map((token) => token.form);
      return [place.name, form.join(' ')].map((name) => [normalise(name), place.country] as const);
    }),
  );
  return {
    ...actors,
    named: (key) => {
      if (!actors.knows(key)) return [];
      let readings = kept.get(key);
      if (!readings) {
        const admitted = actors.named(key).filter((reading) => said.admits(reading, key));
        readings = said.preferSpokenOf(said.preferIntroduced(said.preferHome(admitted, key)));
        kept.set(key, readings);
      }
      return readings;
    },
    // The places stage has weighed which town of a name is meant; a town it does not see is none.
    townCountry: (key) => (places.length > 0 ? (placed.get(key) ?? null) : actors.townCountry(key)),
    folded: (key) => {
      let readings = loose.get(key);
      if (!readings) {
        readings = actors.folded(key).filter((reading) => said.admits(reading, key));
        loose.set(key, readings);
      }
      return readings;
    },
  };
}

class Said {
  private readonly actors: Actors;
  private readonly date: string | null;
  private readonly counts = new Map<string, number>();
  private readonly owners = new Set<string>();
  private readonly inFull = new Set<string>();
  /** Bodies and groups named by more than an acronym. */
  private readonly spelledOut = new Set<ActorRecord>();
  private readonly words: readonly { key: string; proper: boolean }[];
  private readonly given: GivenNames;
  /** Positions of each word, once one was asked for. */
  private positions: Map<string, number[]> | null = null;
  /** The country the document is about, once it was asked for; null if none stands out. */
  private main: string | null | undefined;

  constructor(actors: Actors, tokens: readonly Token[], places: readonly Place[], date: string | null) {
    this.actors = actors;
    this.date = date;
    this.words = wordsOf(tokens).map(({ key, shape, upos }) => ({
      key,
      proper: upos === 'PROPN' && (shape === 'title' || shape === 'upper'),
    }));
    this.given = new GivenNames(actors, this.words, (word) => this.at(word));
    this.read(tokens);
    for (const { name, country, precision, metonym } of places)
      if (country && precision !== 'country' && !metonym && actors.named(normalise(name)).length === 0)
        this.count(country);
  }

  /** Where a word stands. */
  private at(word: string): readonly number[] {
    if (this.positions === null) {
      this.positions = new Map();
      for (const [at, { key }] of this.words.entries()) {
        const known = this.positions.get(key);
        if (known) known.push(at);
        else this.positions.set(key, [at]);
      }
    }
    return this.positions.get(word) ?? [];
  }

  private count(country: string): void {
    this.main = undefined;
    this.counts.set(country, (this.counts.get(country) ?? 0) + 1);
  }

  admits({ record, how }: NameReading, key: string): boolean {
    if (how === 'surname') return this.admitsPerson(record, key);
    if (how === 'person' && this.isCommon(key)) return this.inFull.has(record.id);
    if (how === 'name' && (record.kind === 'organ' || record.kind === 'group')) return this.admitsBody(record, key);
    if (how === 'acronym' && record.kind !== 'state') return this.admitsAcronym(record);
    return true;
  }

  /** Of several bearers of a surname the text means those it names in full. */
  preferIntroduced(readings: readonly NameReading[]): readonly NameReading[] {
    const surnames = readings.filter(({ how }) => how === 'surname');
    if (surnames.length < 2) return readings;
    const introduced = surnames.filter(({ record }) => this.inFull.has(record.id));
    return introduced.length === 0
      ? readings
      : readings.filter((reading) => reading.how !== 'surname' || introduced.includes(reading));
  }

  /** "The Maoists" are those of a country that the text speaks of, if it speaks of one of theirs alone. */
  preferSpokenOf(readings: readonly NameReading[]): readonly NameReading[] {
    const bodies = readings.filter(({ record, how }) => how === 'name' && record.kind === 'group');
    const here = bodies.filter(({ record: { country } }) => country !== null && this.counts.has(country));
    return bodies.length > 1 && here.length === 1 ? here : readings;
  }

  /** "The Democratic Party" is that of the text's own country, if it has one. */
  preferHome(readings: readonly NameReading[], key: string): readonly NameReading[] {
    const main = this.mainCountry();
    if (main === null || readings.some(({ record, how }) => record.country === main && how !== 'surname'))
      return readings;
    const home = this.actors
      .atHome(key)
      .filter((reading) => reading.record.country === main && holds(reading, this.date));
    return home.length === 0 ? readings : home.slice(0, 1).map((reading) => ({ ...reading, how: 'name' }));
  }

  /** A few letters are those of a body elsewhere only where the text speaks of elsewhere. */
  private admitsAcronym(record: ActorRecord): boolean {
    const { country } = record;
    if (country === null || this.counts.has(country) || this.spelledOut.has(record)) return true;
    if (isPower(country, this.actors) || this.counts.size === 0) return true;
    // Armed groups are known by their letters; parties and bodies have those of others elsewhere.
    return record.sectors.some(({ value }) => value[0] === 'REB') && this.mainCountry() === null;
  }

  /** What the document names beyond doubt: countries, groups, and people in full. */
  private read(tokens: readonly Token[]): void {
    const { words, actors } = this;
    let form = 0;
    const common: ActorRecord[] = [];
    for (const [at, { key }] of words.entries()) {
      if (at < form || key.length < 2) continue;
      const longest = actors.longest(key)?.get(words[at + 1]?.key ?? '') ?? 1;
      if (longest === 1 && !actors.knows(key)) continue;
      for (let count = Math.min(longest, 6); count > 0; count--) {
        const run = words.slice(at, at + count);
        const joined = run.map((word) => word.key).join(' ');
        // A fuller or looser spelling introduces a person too.
        const exact = actors.named(joined);
        const readings = exact.length > 0 ? exact : run[0]!.proper && count > 1 ? actors.folded(joined) : [];
        const clear = readings.filter(({ how }) => how !== 'surname' && how !== 'acronym');
        if (clear.length === 0) continue;
        if (!run.some(({ proper }) => proper) && !clear.some(({ how }) => how === 'adjective')) continue;
        if (clear.some(({ how }) => how === 'person') && this.isCommon(joined)) {
          common.push(...clear.filter(({ how }) => how === 'person').map(({ record }) => record));
          form = at + count;
          break;
        }
        for (const { record, how } of clear)
          if (how === 'person') this.inFull.add(record.id);
          else if (holds(record, this.date)) this.owners.add(record.id);
        for (const { record, how } of clear) if (how === 'name') this.spelledOut.add(record);
        // A body's own name says its country unless every country has one of that name.
        const area = clear.find(({ record }) =>
          record.kind === 'organ' || record.kind === 'group'
            ? !isCommonName(joined)
            : ['state', 'territory', 'region', 'person'].includes(record.kind),
        );
        const country = area && !isOfSeveral(clear) ? area.record.country : null;
        if (area && country && holds(area.record, this.date)) this.count(country);
        form = at + count;
        break;
      }
    }
    this.readAcronyms(tokens);
    this.introduce(common);
  }

  /** "Daniel Martinez" is the politician where the text speaks of his country, or of none. */
  private introduce(common: readonly ActorRecord[]): void {
    const spokenOf = new Set(this.counts.keys());
    for (const { id, country } of common) {
      if (country === null || (spokenOf.size > 0 && !spokenOf.has(country) && !isPower(country, this.actors))) continue;
      this.inFull.add(id);
      this.count(country);
    }
  }

  private isCommon(name: string): boolean {
    return new Set(this.bearersOf(name.slice(name.lastIndexOf(' ') + 1))).size >= COMMON;
  }

  /** Everybody on file of a surname. */
  private bearersOf(surname: string): ActorRecord[] {
    return this.actors.named(surname).flatMap(({ record, how }) => (how === 'surname' ? [record] : []));
  }

  private readAcronyms(tokens: readonly Token[]): void {
    // "US" and "UK" are written in capitals; other acronyms name groups.
    for (const { form: word } of tokens) {
      if (!/^\p{Lu}[\p{Lu}.\d-]+$/u.test(word)) continue;
      for (const { record, how } of this.actors.named(normalise(word)))
        if (how === 'acronym') {
          this.owners.add(record.id);
          if (record.kind === 'state' && record.country) this.count(record.country);
        }
    }
  }

  private admitsPerson(person: ActorRecord, surname: string): boolean {
    if (this.inFull.has(person.id)) return true;
    if (!this.isCommon(surname) && this.given.otherwiseSpelled(person, surname)) return true;
    const { date } = this;
    const posts = person.posts ?? [];
    if (this.given.hasOtherGivenName(person, surname)) return false;
    const begun = posts.filter((post) => date === null || (post.from ?? '') <= date);
    const current = posts.filter((post) => holds(post, date));
    const spokenOf = (owner: string): boolean => {
      const record = this.actors.record(owner);
      return this.owners.has(owner) || (record?.country != null && this.counts.has(record.country));
    };
    // a family's other members are not who the news calls by the name alone
    const bearers = this.actors
      .named(surname)
      .filter(({ record: { posts } }) => posts?.some(({ sectors }) => sectors[0] !== 'ELI'));
    const rare = surname.length >= 5 && new Set(bearers.map(({ record }) => record.id)).size === 1;
    if ((date !== null || rare) && current.some((post) => spokenOf(post.owner))) return true;
    if (begun.some((post) => TOP.has(post.office ?? '') && spokenOf(post.owner))) return true;
    const titles = this.titlesBefore(surname);
    if (begun.some((post) => post.office !== null && titles.has(post.office) && spokenOf(post.owner))) return true;
    // A text that names no country leaves its readers to know who leads one; a rare name says it anywhere.
    const anywhere = this.counts.size === 0 || (rare && surname.length >= 6);
    const isNear = anywhere || posts.some(({ owner }) => spokenOf(owner) || POWERS.has(owner));
    if (date === null && isNear && standsOut(person, this.bearersOf(surname))) return true;
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
        const run = this.words.slice(at - count, at).map(({ key }) => key);
        for (const { office } of this.actors.titles(run.join(' '))) offices.add(office);
      }
    return offices;
  }

  /** A body of a common name is the one of the country that the document is about. */
  private admitsBody(body: ActorRecord, key: string): boolean {
    if (body.country === null || !key.split(' ').every(isGeneric)) return true;
    const main = this.mainCountry();
    if (main === null) return this.counts.size === 0 || this.counts.has(body.country);
    if (main === body.country) return true;
    return (this.counts.get(body.country) ?? 0) / this.total() >= PRESENT;
  }

  /** The country the document is about, if one stands out. */
  private mainCountry(): string | null {
    if (this.main === undefined) this.main = this.findMain();
    return this.main;
  }

  private findMain(): string | null {
    const total = this.total();
    const [main, next] = [...this.counts].sort((a, b) => b[1] - a[1]);
    if (!main || total < ENOUGH) return null;
    return main[1] / total >= DOMINANT || (total >= MANY && main[1] >= 2 * (next?.[1] ?? 0)) ? main[0] : null;
  }

  private total(): number {
    return [...this.counts.values()].reduce((sum, each) => sum + each, 0);
  }
}

/** Groups of several countries bear the name. */
function isOfSeveral(readings: readonly NameReading[]): boolean {
  const groups = readings.filter(({ record }) => record.kind === 'group');
  return new Set(groups.map(({ record }) => record.country)).size > 1;
}
