/**
 * The country in which those of one state do something to one another and no words say where: what a report on Ruritania tells of its
 * police and its thieves was in Ruritania. In: an event, the places and actors of the text. Out: that country as a place of weak
 * basis, where the text (or the item of a roundup) begins with it, is about it and the act's sentence names no other; else null.
 */
import type { Place } from '../document.ts';
import type { Event, EventActor, EventPlace } from '../event.ts';
import { mainOf } from './actors/ground.ts';
import { Items } from './actors/items.ts';
import { isDone } from './event-places-around.ts';
import { eventPlace, type Layers } from './event-places-what.ts';

/** What is done to a state's people where they live, whoever did it; troops and helpers may go abroad. */
const SUFFERED = /^(?:ASSAULT|COERCE|PROTEST|BATTLES?|EXPLOSIONS|VIOLENCE|RIOTS)/i;
/** Whose arm reaches no further than their state. */
const AT_HOME = /^(?:COP|JUD|GOV|LEG)$/;
/** Sentences that tell which country a text is about, its headline among them. */
const OPENING = 2;

export class Homes {
  readonly #layers: Layers;
  readonly #bySentence: ReadonlyMap<number, readonly Place[]>;
  readonly #items: Items;
  readonly #found = new Map<number, Place | null>();

  constructor(layers: Layers, bySentence: ReadonlyMap<number, readonly Place[]>) {
    this.#layers = layers;
    this.#bySentence = bySentence;
    this.#items = new Items(layers.sentence, layers.token);
  }

  placeOf(event: Event): EventPlace | null {
    const sentence = this.#layers.token[event.heads.trigger]?.sentence ?? -1;
    const home = this.#homeOf(this.#items.of(sentence));
    if (!home || !isAmongItsOwn(event, home.country!) || !isDone(event, this.#layers.factuality, /^actual$/))
      return null;
    const here = this.#bySentence.get(sentence) ?? [];
    return here.some(({ country }) => country !== null && country !== home.country)
      ? null
      : eventPlace(home, 'site', 'default');
  }

  #homeOf(item: number): Place | null {
    const known = this.#found.get(item);
    if (known !== undefined) return known;
    const home = this.#find(item);
    this.#found.set(item, home);
    return home;
  }

  #find(item: number): Place | null {
    const { actor, sentence, token } = this.#layers;
    const isHere = (at: number): boolean => this.#items.of(at) === item;
    const places = [...this.#bySentence].flatMap(([at, list]) => (isHere(at) ? list : []));
    const actors = actor.filter(({ basis, head }) => basis !== 'coreference' && isHere(token[head]!.sentence));
    const told = [...places, ...actors.map(({ actor: { country }, start }) => ({ country, start }))]
      .filter(({ country }) => country !== null)
      .sort((one, other) => one.start - other.start);
    const counts = new Map([...Map.groupBy(told, ({ country }) => country!)].map(([each, all]) => [each, all.length]));
    const main = mainOf(counts);
    if (main === null || told[0]!.country !== main) return null;
    const first = sentence.find(({ id }) => isHere(id))!.id;
    const opening = sentence[first + OPENING - 1]?.end ?? Number.POSITIVE_INFINITY;
    const own = places.filter(({ country }) => country === main);
    if (!own.some(({ start }) => start < opening)) return null;
    const named = own.filter(({ precision }) => precision === 'country');
    return named.find(({ metonym }) => !metonym) ?? named[0] ?? null;
  }
}

/** A state by its bare name, whose arm may reach anywhere. */
const isState = ({ sectors, person }: EventActor): boolean => sectors.length === 0 && person === null;

/** Every side told is of that country, and they are two, or the one told suffers it, or acts where its law holds. */
function isAmongItsOwn({ type, actor, recipient }: Event, country: string): boolean {
  const sides = [actor, recipient].filter((side) => side !== null);
  if (sides.length === 0 || sides.some((side) => side.country !== country || isState(side))) return false;
  if (sides.length === 2) return true;
  if (!SUFFERED.test(type)) return false;
  return recipient !== null || /^PROTEST/i.test(type) || actor!.sectors.some((sector) => AT_HOME.test(sector));
}
