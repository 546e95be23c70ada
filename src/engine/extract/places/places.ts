/**
 * Stage `places`: entities and tokens → the layer `place`. Every name of a place gets one reading, a name the gazetteer
 * does not know stays without coordinates and says so in a note; a name that stands for a government is marked.
 */
import type { Span, Token } from '../../document.ts';
import { type Draft, stage } from '../../stage.ts';
import { countAdjectives, findMentions } from './mentions.ts';
import { isMetonym } from './metonym.ts';
import { openPlaces, type Reading, resolveMentions } from './resolve.ts';

/** Below this share for the reading taken, the choice is worth a note. */
const SURE = 0.6;

export const places = stage({
  name: 'places',
  version: '3',
  model: 'places',
  needs: ['token', 'entity'],
  makes: ['place'],
  run({ token, entity }, { doc, resources, note, trace }) {
    const knowledge = openPlaces(resources);
    const { gazetteer } = knowledge;
    const mentions = findMentions(doc.text, entity, token, gazetteer);
    const readings = resolveMentions(mentions, countAdjectives(token, gazetteer), knowledge);
    const from = new Map(entity.map((one) => [one.start, `entity:${one.id}`]));
    const place = mentions.map((mention, index): Draft<'place'> => {
      const { start, end, text } = mention;
      const named = readings[index] ?? null;
      const head = headOf(token, mention);
      const metonym = named !== null && head !== null && isMetonym(token, head, gazetteer.kind(named.place));
      const reading = metonym && named.seat?.country === named.country ? named.seat : named;
      const source = from.get(start);
      if (!reading) note('places.unresolved', { start, end }, `“${text}” is not in the gazetteer`);
      else if (reading.score < SURE && reading.alternatives.some(({ country }) => country !== reading.country))
        note('places.ambiguous', { start, end }, ambiguity(text, reading));
      trace({
        start,
        end,
        verdict: 'kept',
        rule: metonym ? 'metonym' : 'place',
        message: reading ? `${reading.name}, ${reading.country ?? 'no country'}` : 'unknown',
      });
      return {
        start,
        end,
        name: reading?.name ?? text,
        lat: reading?.lat ?? null,
        lon: reading?.lon ?? null,
        country: reading?.country ?? null,
        admin1: reading?.admin1 ?? null,
        geonames: reading?.geonames ?? null,
        precision: reading?.precision ?? 'place',
        metonym,
        alternatives: reading?.alternatives ?? [],
        ...(reading ? { score: reading.score } : {}),
        ...(source ? { from: [source] } : {}),
      };
    });
    return { place };
  },
});

const ambiguity = (text: string, { name, country, alternatives }: Reading): string =>
  `“${text}” was read as ${name}${country ? ` (${country})` : ''}; it may be ${alternatives
    .slice(0, 2)
    .map((other) => `${other.name}${other.country ? ` (${other.country})` : ''}`)
    .join(' or ')}`;

/** The word of the name that hangs on a word outside it. */
function headOf(tokens: readonly Token[], span: Span): Token | null {
  const first = firstAt(tokens, span.start);
  for (let i = first; i < tokens.length && tokens[i]!.start < span.end; i++) {
    const token = tokens[i]!;
    const governor = token.head === null ? null : tokens[token.head];
    if (!governor || governor.start < span.start || governor.start >= span.end) return token;
  }
  return tokens[first] ?? null;
}

/** Index of the first token that ends after an offset. */
export function firstAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
