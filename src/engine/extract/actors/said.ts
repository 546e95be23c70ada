/**
 * What a document names beyond doubt: countries and how often, states and bodies, people in full. In: its tokens and places, what
 * is known of actors. Out: whether it speaks of somebody, and which country it is about.
 */
import type { Place, Token } from '../../document.ts';
import { isCommonName, isCommonSurname } from './common-names.ts';
import type { Actors, NameReading } from './knowledge.ts';
import { normalise } from './names.ts';
import { isPower } from './powers.ts';
import { type ActorRecord, holds } from './record.ts';
import { wordsOf } from './words.ts';

/** Share of a document's countries that makes one its own, of so many mentions. */
const DOMINANT = 0.5;
const ENOUGH = 3;
const MANY = 6;

/** A word, and whether it is written as a name. */
export interface SaidWord {
  readonly key: string;
  readonly proper: boolean;
}

export class Said {
  readonly words: readonly SaidWord[];
  private readonly actors: Actors;
  private readonly date: string | null;
  /** Mentions of each country. */
  private readonly counts = new Map<string, number>();
  private readonly owners = new Set<string>();
  private readonly inFull = new Set<string>();
  /** Bodies and groups named by more than an acronym. */
  private readonly spelledOut = new Set<ActorRecord>();
  /** The country the document is about, once it was asked for; null if none stands out. */
  private main: string | null | undefined;

  constructor(actors: Actors, tokens: readonly Token[], places: readonly Place[], date: string | null) {
    this.actors = actors;
    this.date = date;
    this.words = wordsOf(tokens).map(({ key, shape, upos }) => ({
      key,
      proper: upos === 'PROPN' && (shape === 'title' || shape === 'upper'),
    }));
    const common = this.readNames();
    this.readAcronyms(tokens);
    this.introduce(common);
    for (const { name, country, precision, metonym } of places)
      if (country && precision !== 'country' && !metonym && actors.named(normalise(name)).length === 0)
        this.count(country);
  }

  namesCountry(country: string): boolean {
    return this.counts.has(country);
  }

  namesNoCountry(): boolean {
    return this.counts.size === 0;
  }

  /** Share of a country among all that are named. */
  shareOf(country: string): number {
    return (this.counts.get(country) ?? 0) / this.total();
  }

  /** The country the document is about, if one stands out. */
  mainCountry(): string | null {
    if (this.main === undefined) this.main = this.findMain();
    return this.main;
  }

  /** True if a person is named in full. */
  introduces({ id }: ActorRecord): boolean {
    return this.inFull.has(id);
  }

  /** True if a body is named by more than an acronym. */
  spellsOut(record: ActorRecord): boolean {
    return this.spelledOut.has(record);
  }

  /** True if a state or body is named, or its country is. */
  speaksOf(owner: string): boolean {
    const country = this.actors.record(owner)?.country;
    return this.owners.has(owner) || (country != null && this.counts.has(country));
  }

  private count(country: string): void {
    this.counts.set(country, (this.counts.get(country) ?? 0) + 1);
  }

  /** Keeps whoever is named, the longest names first. Returns people in full whose name others bear too. */
  private readNames(): ActorRecord[] {
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
        form = at + count;
        if (clear.some(({ how }) => how === 'person') && isCommonSurname(joined, actors))
          common.push(...clear.filter(({ how }) => how === 'person').map(({ record }) => record));
        else this.keep(clear, joined);
        break;
      }
    }
    return common;
  }

  private keep(readings: readonly NameReading[], name: string): void {
    for (const { record, how } of readings)
      if (how === 'person') this.inFull.add(record.id);
      else if (holds(record, this.date)) this.owners.add(record.id);
    for (const { record, how } of readings) if (how === 'name') this.spelledOut.add(record);
    // A body's own name says its country unless every country has one of that name.
    const area = readings.find(({ record }) =>
      record.kind === 'organ' || record.kind === 'group'
        ? !isCommonName(name)
        : ['state', 'territory', 'region', 'person'].includes(record.kind),
    );
    const country = area && !isOfSeveral(readings) ? area.record.country : null;
    if (area && country && holds(area.record, this.date)) this.count(country);
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

  /** "Daniel Martinez" is the politician where the text speaks of his country, or of none. */
  private introduce(common: readonly ActorRecord[]): void {
    const spokenOf = new Set(this.counts.keys());
    for (const { id, country } of common) {
      if (country === null || (spokenOf.size > 0 && !spokenOf.has(country) && !isPower(country, this.actors))) continue;
      this.inFull.add(id);
      this.count(country);
    }
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
