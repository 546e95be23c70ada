/**
 * Which words are names of places. In: entities, tokens, the gazetteer. Out: spans in text order, each with its candidates
 * and what the words around say of where it lies. Names the entity tagger found come first; a capitalised name it missed
 * is taken only after a word of place ("in Kunduz") and only if the gazetteer knows it.
 */
import type { Entity, Span, Token } from '../../document.ts';
import { candidatesOf, type PlaceMention } from './candidates.ts';
import { findCapitals, homeOf } from './capitals.ts';
import type { Gazetteer, Hit } from './gazetteer.ts';
import { countriesBeside, isDefinite, relate, saidBefore, sortBeside } from './surroundings.ts';

const PLACE_TYPES = new Set(['GPE', 'LOC', 'FAC']);
/** The tagger sometimes takes "the DRC" for an organisation: a country's own name is a country. */
const OTHER_TYPES = new Set(['ORG', 'NORP', 'MISC']);
const TIME_WORD =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter|earth|god|internet)$/i;
/** Bodies and words that some village bears the name of. */
const NO_PLACE =
  /^(?:the )?(?:E\.?U\.?|U\.?N\.?|NATO|AU|OPEC|West Nile|Earth|Internet|(?:north|south|east|west)(?:ern|east(?:ern)?|west(?:ern)?)?|central|city|capital|time|state|province|region|country|district|county|street|border|coast|area|town|village|police(?: station| post)?)$/i;
/** Countries whose names are spelled one way in English: likeness of consonants only misleads there. */
const SETTLED = new Set(['USA', 'GBR', 'IRL', 'CAN', 'AUS', 'NZL']);
const LOCATIVE = new Set(
  'in at near from outside around across inside into toward towards to throughout over off within of between via through'.split(
    ' ',
  ),
);
const STRONG = new Set('in at near outside across inside throughout around off'.split(' '));
/** What is done to towns; a town after it is often taken for a man or a body. */
const CAPTURES =
  /^(?:captur(?:e|es|ed|ing)|seiz(?:e|es|ed|ing)|took|retook|retak(?:e|es|en|ing)|recaptur(?:e|es|ed|ing)|overran|overruns?|besieg(?:e|es|ed|ing)|liberat(?:e|es|ed|ing)|encircl(?:e|es|ed|ing)|shell(?:s|ed|ing)?|bombard(?:s|ed|ing)?)$/;
const SIDE =
  /^(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)(?:ern)?|central|upper|lower)$/i;

export function findMentions(
  text: string,
  entities: readonly Entity[],
  tokens: readonly Token[],
  gazetteer: Gazetteer,
): PlaceMention[] {
  const spans: { start: number; end: number; sure: boolean }[] = [];
  for (const entity of entities) {
    if (PLACE_TYPES.has(entity.type)) spans.push(...splitAtCommas(text, entity));
    else if (OTHER_TYPES.has(entity.type) && isCountry(text.slice(entity.start, entity.end), gazetteer))
      spans.push({ ...entity, sure: true });
  }
  addMissed(text, entities, tokens, gazetteer, spans);
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const adjectives = countAdjectives(tokens, gazetteer);
  const mentions = readSpans(text, spans, gazetteer, countriesOf(text, spans, adjectives, gazetteer));
  const home = homeOf(countCountries(adjectives, mentions, gazetteer));
  const capitals = findCapitals(tokens, mentions, gazetteer, home).filter(
    ({ start, end }) => !mentions.some((mention) => mention.start < end && start < mention.end),
  );
  for (const { start, end, place } of capitals)
    mentions.push({
      start,
      end,
      hits: [{ place, form: 'main' }],
      sort: 'town',
      found: gazetteer.name(place),
      text: text.slice(start, end),
      definite: true,
      beside: [],
      inside: -1,
      said: [],
    });
  return capitals.length > 0 ? reordered(mentions) : mentions;
}

/** In text order; what a name is said to lie in keeps its number. */
function reordered(mentions: readonly PlaceMention[]): PlaceMention[] {
  const order = mentions.map((_, index) => index).sort((a, b) => mentions[a]!.start - mentions[b]!.start);
  const rank = new Map(order.map((old, now) => [old, now]));
  return order.map((old) => ({ ...mentions[old]!, inside: rank.get(mentions[old]!.inside) ?? -1 }));
}

/** Countries the text is about, not just names: among their places alone a spelling that no list has is looked for. */
function countriesOf(
  text: string,
  spans: readonly Span[],
  adjectives: ReadonlyMap<string, number>,
  gazetteer: Gazetteer,
): Set<string> {
  const counts = new Map(adjectives);
  for (const { start, end } of spans) {
    const named = gazetteer.find(text.slice(start, end)).find(({ place }) => gazetteer.kind(place) === 'country');
    const country = named ? gazetteer.country(named.place) : null;
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return new Set([...counts].filter(([, count]) => count * ASIDE > most).map(([country]) => country));
}
/** A country named so many times less often than another is named in passing. */
const ASIDE = 2;

function similarTo(name: string, countries: ReadonlySet<string>, gazetteer: Gazetteer): Hit[] {
  return gazetteer.similar(name).filter(({ place }) => {
    const country = gazetteer.country(place) ?? '';
    return countries.has(country) && !SETTLED.has(country);
  });
}

/** Mentions at spans that are known to be place names. */
export function mentionsOf(text: string, spans: readonly Span[], gazetteer: Gazetteer): PlaceMention[] {
  const mentions = spans.map(({ start, end }): PlaceMention => {
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    const candidates = candidatesOf(gazetteer, words);
    return {
      start,
      end,
      ...candidates,
      sort: candidates.sort ?? sortBeside(text, { start, end }),
      definite: isDefinite(text, start),
      beside: countriesBeside(text, { start, end }, gazetteer),
      text: words,
      inside: -1,
      said: saidBefore(text, { start, end }, gazetteer),
    };
  });
  relate(text, mentions, gazetteer);
  return mentions;
}

/** How often the text speaks of a country by its adjective or people. */
export function countAdjectives(tokens: readonly Pick<Token, 'form'>[], gazetteer: Gazetteer): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { form } of tokens) {
    if (!/^\p{Lu}/u.test(form)) continue;
    const country = gazetteer.adjective(form);
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

/** How often it speaks of a country in any way, also by a place that is likely in it (the biggest of that name); places first. */
function countCountries(
  adjectives: ReadonlyMap<string, number>,
  mentions: readonly PlaceMention[],
  gazetteer: Gazetteer,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { hits } of mentions) {
    const places = hits.map(({ place }) => place);
    const biggest = places.sort((a, b) => gazetteer.population(b) - gazetteer.population(a))[0];
    const country = biggest === undefined ? null : gazetteer.country(biggest);
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  for (const [country, count] of adjectives) counts.set(country, (counts.get(country) ?? 0) + count);
  return counts;
}

function readSpans(
  text: string,
  spans: readonly (Span & { sure: boolean })[],
  gazetteer: Gazetteer,
  countries: ReadonlySet<string>,
): PlaceMention[] {
  const mentions: PlaceMention[] = [];
  for (const span of spans) {
    const widened = widen(text, span, gazetteer);
    if (widened.start < (mentions.at(-1)?.end ?? 0)) continue;
    const words = text.slice(widened.start, widened.end).replace(/\s+/g, ' ');
    const candidates = candidatesOf(gazetteer, words);
    if (candidates.hits.length === 0 && span.sure) candidates.hits = similarTo(candidates.found, countries, gazetteer);
    if ((candidates.hits.length === 0 && !span.sure) || NO_PLACE.test(words)) continue;
    // An adjective alone is no place, whatever the tagger thought.
    if (gazetteer.adjective(words) !== null && candidates.hits.every((hit) => gazetteer.kind(hit.place) !== 'country'))
      continue;
    mentions.push({
      ...widened,
      ...candidates,
      sort: candidates.sort ?? sortBeside(text, widened),
      definite: isDefinite(text, widened.start),
      beside: countriesBeside(text, widened, gazetteer),
      text: words,
      inside: -1,
      said: saidBefore(text, widened, gazetteer),
    });
  }
  relate(text, mentions, gazetteer);
  return mentions;
}

const isCountry = (name: string, gazetteer: Gazetteer): boolean =>
  gazetteer.adjective(name) === null &&
  gazetteer.find(name).some((hit) => hit.form === 'main' && gazetteer.kind(hit.place) === 'country');

/** "Paris, Texas" tagged as one name is two. */
function splitAtCommas(text: string, { start, end }: Span): { start: number; end: number; sure: boolean }[] {
  const parts: { start: number; end: number; sure: boolean }[] = [];
  for (const match of text.slice(start, end).matchAll(/[^,;()]+/g)) {
    const lead = match[0].length - match[0].trimStart().length;
    const from = start + match.index + lead;
    const to = from + match[0].trim().replace(/\s+(?:and|or|the|of|Of)$/, '').length;
    if (to > from) parts.push({ start: from, end: to, sure: true });
  }
  return parts;
}

/** "eastern Mediterranean" is a place of its own; "northern Syria" is only widened if the gazetteer knows it. */
function widen(text: string, span: Span, gazetteer: Gazetteer): Span {
  const before = /(\S+)\s$/.exec(text.slice(Math.max(0, span.start - 20), span.start))?.[1];
  if (!before || !SIDE.test(before)) return { start: span.start, end: span.end };
  const start = span.start - before.length - 1;
  const known = gazetteer
    .find(text.slice(start, span.end))
    .some((hit) => /^(?:region|sea|continent|admin1|country)$/.test(gazetteer.kind(hit.place)));
  return known ? { start, end: span.end } : { start: span.start, end: span.end };
}

function addMissed(
  text: string,
  entities: readonly Entity[],
  tokens: readonly Token[],
  gazetteer: Gazetteer,
  spans: { start: number; end: number; sure: boolean }[],
): void {
  const covered = (token: Token): boolean =>
    entities.some((entity) => entity.start < token.end && token.start < entity.end);
  const shouted = upperCaseSentences(tokens);
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (shouted.has(token.sentence)) continue;
    const previous = tokens[i - 1]!;
    if (!/^\p{Lu}/u.test(token.form) || previous.sentence !== token.sentence) continue;
    const article = previous.form.toLowerCase() === 'the' ? tokens[i - 2] : previous;
    const lead = article?.form.toLowerCase() ?? '';
    const taken = previous === article && CAPTURES.test(lead) && isAlone(token, entities);
    if (!taken && (!LOCATIVE.has(lead) || covered(token))) continue;
    let last = i;
    while (
      last + 1 < tokens.length &&
      last - i < 4 &&
      /^(?:\p{Lu}|-$|of$|de$|del$|al-)/u.test(tokens[last + 1]!.form) &&
      tokens[last + 1]!.sentence === token.sentence &&
      !covered(tokens[last + 1]!)
    )
      last++;
    for (; last >= i; last--) {
      const end = tokens[last]!.end;
      const name = text.slice(token.start, end);
      if (name.length < 3 || gazetteer.adjective(name) !== null) continue;
      const known = gazetteer
        .find(name)
        .some(
          (hit) =>
            hit.form !== 'alternate' &&
            (gazetteer.population(hit.place) > (taken ? 30_000 : STRONG.has(lead) ? 5_000 : 100_000) ||
              !/^(?:town|quarter|admin2)$/.test(gazetteer.kind(hit.place))),
        );
      if (!known || token.upos === 'VERB' || TIME_WORD.test(name)) continue;
      spans.push({ start: token.start, end, sure: false });
      i = last;
      break;
    }
  }
}

/** Nothing but the word itself was found there, and it may be a place as well as whatever it was taken for. */
function isAlone(token: Token, entities: readonly Entity[]): boolean {
  return entities
    .filter((entity) => entity.start < token.end && token.start < entity.end)
    .every(({ start, end, type }) => start === token.start && end === token.end && /^(PER|ORG|MISC)$/.test(type));
}

/** Sentences all in capitals: there a capital says nothing of a word. */
function upperCaseSentences(tokens: readonly Token[]): Set<number> {
  const counts = new Map<number, [upper: number, all: number]>();
  for (const { form, sentence } of tokens) {
    if (!/^\p{L}{3,}$/u.test(form)) continue;
    const count = counts.get(sentence) ?? [0, 0];
    counts.set(sentence, [count[0] + (form === form.toUpperCase() ? 1 : 0), count[1] + 1]);
  }
  return new Set([...counts].filter(([, [upper, all]]) => all > 2 && upper > 0.6 * all).map(([sentence]) => sentence));
}
