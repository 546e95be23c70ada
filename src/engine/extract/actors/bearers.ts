/**
 * What one document lets a short name mean. In: its tokens and what is known of actors. Out: the same knowledge without
 * readings the document gives no ground for (said.ts): a surname is a known person's only as surnames.ts says;
 * "Congress", "Labour" are those of a country it speaks of. A wrong person is worse than an unknown name, and most bearers
 * of a surname are on no file.
 */
import type { Place, Token } from '../../document.ts';
import { isCommonSurname, isGeneric } from './common-names.ts';
import type { Actors, NameReading } from './knowledge.ts';
import { normalise } from './names.ts';
import { isPower } from './powers.ts';
import { type ActorRecord, holds } from './record.ts';
import { Said } from './said.ts';
import { tokensOf } from './spans.ts';
import { Surnames } from './surnames.ts';

/** Share of a document's countries that makes one possible beside its own. */
const PRESENT = 0.2;

export function asDocumentSays(
  actors: Actors,
  tokens: readonly Token[],
  date: string | null,
  places: readonly Place[] = [],
): Actors {
  const bearers = new Bearers(actors, new Said(actors, tokens, places, date), date);
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
        const admitted = actors.named(key).filter((reading) => bearers.admits(reading, key));
        readings = bearers.preferSpokenOf(bearers.preferIntroduced(bearers.preferHome(admitted, key)));
        kept.set(key, readings);
      }
      return readings;
    },
    // The places stage has weighed which town of a name is meant; a town it does not see is none.
    townCountry: (key) => (places.length > 0 ? (placed.get(key) ?? null) : actors.townCountry(key)),
    folded: (key) => {
      let readings = loose.get(key);
      if (!readings) {
        readings = actors.folded(key).filter((reading) => bearers.admits(reading, key));
        loose.set(key, readings);
      }
      return readings;
    },
  };
}

class Bearers {
  private readonly actors: Actors;
  private readonly said: Said;
  private readonly date: string | null;
  private readonly surnames: Surnames;

  constructor(actors: Actors, said: Said, date: string | null) {
    this.actors = actors;
    this.said = said;
    this.date = date;
    this.surnames = new Surnames(actors, said, date);
  }

  admits({ record, how }: NameReading, key: string): boolean {
    if (how === 'surname') return this.surnames.admits(record, key);
    if (how === 'person' && isCommonSurname(key, this.actors)) return this.said.introduces(record);
    if (how === 'name' && (record.kind === 'organ' || record.kind === 'group')) return this.admitsBody(record, key);
    if (how === 'acronym' && record.kind !== 'state') return this.admitsAcronym(record);
    return true;
  }

  /** Of several bearers of a surname the text means those it names in full. */
  preferIntroduced(readings: readonly NameReading[]): readonly NameReading[] {
    const surnames = readings.filter(({ how }) => how === 'surname');
    if (surnames.length < 2) return readings;
    const introduced = surnames.filter(({ record }) => this.said.introduces(record));
    return introduced.length === 0
      ? readings
      : readings.filter((reading) => reading.how !== 'surname' || introduced.includes(reading));
  }

  /** "The Maoists" are those of a country that the text speaks of, if it speaks of one of theirs alone. */
  preferSpokenOf(readings: readonly NameReading[]): readonly NameReading[] {
    const bodies = readings.filter(({ record, how }) => how === 'name' && record.kind === 'group');
    const here = bodies.filter(({ record: { country } }) => country !== null && this.said.namesCountry(country));
    return bodies.length > 1 && here.length === 1 ? here : readings;
  }

  /** "The Democratic Party" is that of the text's own country, if it has one. */
  preferHome(readings: readonly NameReading[], key: string): readonly NameReading[] {
    const main = this.said.mainCountry();
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
    const { said } = this;
    if (country === null || said.namesCountry(country) || said.spellsOut(record)) return true;
    if (isPower(country, this.actors) || said.namesNoCountry()) return true;
    // Armed groups are known by their letters; parties and bodies have those of others elsewhere.
    return record.sectors.some(({ value }) => value[0] === 'REB') && said.mainCountry() === null;
  }

  /** A body of a common name is the one of the country that the document is about. */
  private admitsBody(body: ActorRecord, key: string): boolean {
    const { said } = this;
    if (body.country === null || !key.split(' ').every(isGeneric)) return true;
    const main = said.mainCountry();
    if (main === null) return said.namesNoCountry() || said.namesCountry(body.country);
    return main === body.country || said.shareOf(body.country) >= PRESENT;
  }
}
