/**
 * The country of those whom only the events stage takes for somebody: "eleven persons", "others", "they". In: the acts of a
 * document, its layers. Out: the same acts; whoever the actors stage never read, and whose words say no country, is of the one that
 * the text gives ground for (actors/ground.ts).
 */
import type { EventActor } from '../../event.ts';
import type { StageContext } from '../../stage.ts';
import { housed, mayBeHoused } from '../actors/at-home.ts';
import { type Ground, groundOf, type Placed } from '../actors/ground.ts';
import { Items } from '../actors/items.ts';
import { type Actors, openActors } from '../actors/knowledge.ts';
import { normalise, singular } from '../actors/names.ts';
import { BELONGING } from '../actors/read-role.ts';
import { byToken } from '../actors/spans.ts';
import { sitesOf } from '../actors/standing.ts';
import type { ToldActs } from './acts.ts';
import type { Party } from './party.ts';
import type { SurveyedLayers } from './survey.ts';

export function findHomes(told: readonly ToldActs[], layers: SurveyedLayers, context: StageContext): void {
  const { knowledge } = context.resources;
  if (!knowledge.has('actors.json')) return;
  const actors = openActors(knowledge);
  let grounds: ReturnType<typeof groundsOf> | null = null;
  const ground = (at: number): Ground | undefined => (grounds ??= groundsOf(layers, actors))(at);
  const ambiguous = new Set(layers.actor.filter((each) => each.ambiguous).map(({ head }) => head));
  for (const { sentence, acts } of told) {
    const stranger = (party: Party): Party => {
      const name = party.actor.name.toLowerCase();
      const country = mayBeHoused(party.actor, name, name, actors)
        ? ground(sentence.id)?.home(sentence.id, false)
        : null;
      return country ? { ...party, actor: { ...party.actor, country } } : party;
    };
    const home = (party: Party): Party => {
      if (ambiguous.has(party.token)) return party;
      if (party.actor.id !== null) return isStranger(party) ? stranger(party) : party;
      // a noun that leads back has lent parties of the sentence before
      const { lemma, upos } = layers.token[party.token]!;
      const noun = lemma.toLowerCase();
      const [first = ''] = party.actor.text.toLowerCase().split(/\s+/);
      const actor = withRole(party.actor, actors);
      const here = mayBeHoused(actor, noun, first, actors) ? ground(sentence.id) : undefined;
      // "they" may be anybody of whom the text speaks, wherever the sentence is
      const country = upos === 'PRON' ? here?.most : here?.home(sentence.id, true);
      return { ...party, actor: country ? housed(actor, singular(noun), country, actors) : actor };
    };
    for (const act of acts) {
      act.actors = act.actors.map(home);
      act.recipients = act.recipients.map(home);
    }
  }
}

/** A person whom the entity layer alone has. */
function isStranger({ actor, via }: Party): boolean {
  return via === 'entity' && actor.person !== null && actor.country === null;
}

/** "A trafficking ring", "the service workers": what the last words of a phrase say of somebody, where nobody has read it yet. */
function withRole(actor: EventActor, actors: Actors): EventActor {
  if (actor.sectors.some((sector) => sector !== 'UNK') || EITHER.test(actor.text)) return actor;
  const words = normalise(actor.text).split(' ');
  const last = words.slice(-LONGEST);
  for (let from = 0; from < last.length; from++) {
    const key = singular(last.slice(from).join(' '));
    const role = BELONGING.has(key) ? null : actors.roles(key).find((each) => CERTAIN.has(each.class));
    if (role) return { ...actor, sectors: role.sectors };
  }
  return actor;
}

/** Those who talk or fight, and no political parties. */
const EITHER = /^(?:both|either|each|the two|two)(?: of the)? part(?:y|ies)$/i;
/** Words of the longest role that is looked for. */
const LONGEST = 3;
/** Roles that tell somebody's kind without an owner. */
const CERTAIN = new Set(['organ', 'agent', 'fighter']);

/**
 * What each item of a document (items.ts) gives for ground. No repetition of what the actors stage found (actors/countries.ts): that was
 * before anybody inherited a country, and on names as the document bears them; this counts everybody as he is settled since.
 */
function groundsOf(layers: SurveyedLayers, actors: Actors): (sentence: number) => Ground | undefined {
  const { sentence, token, place, actor } = layers;
  const placed = actor.map((mention): Placed => {
    const head = token[mention.head]!;
    return {
      reading: mention,
      sentence: head.sentence,
      start: mention.start,
      first: '',
      noun: head.lemma.toLowerCase(),
    };
  });
  const items = new Items(sentence, token);
  const grounds = new Map<number, Ground>();
  items.each(placed, sitesOf({ sentence, token }, byToken(place, token), actors), (found, sites) => {
    grounds.set(items.of(found[0]!.sentence), groundOf(found, sites));
  });
  return (at) => grounds.get(items.of(at));
}
