/**
 * What the words around a place name say of it: a town or a province, which country is near, what it lies in. In: text,
 * spans, gazetteer. Out: facts for the ranker. Read off the text alone, so that it works without a parse.
 */
import type { Span } from '../../document.ts';
import type { PlaceMention, Sort } from './candidates.ts';
import type { Gazetteer } from './gazetteer.ts';

const TOWN_BEFORE = /\b(?:city|town|port|village|capital|suburb|neighbou?rhood|camp|township|hamlet) of (?:the )?$/i;

const UNIT_BEFORE = /\b(?:province|governorate|region|state|district|county|prefecture) of (?:the )?$/i;

const UNIT_AFTER = /^ (?:province|governorate|region|state|district|county|prefecture|oblast)\b/i;

const TOWN_AFTER = /^ (?:city|town|village)\b/i;

const SORT =
  '(?:city|cities|town|towns|port|village|villages|province|region|capital|suburb|camp|district|area|enclave|island|state|coast|coastal city|stronghold|base|airport)';

const BEFORE_SORT = new RegExp(`(?:^|\\s)(.{0,60}?)\\b${SORT}(?:\\s+of|,)?\\s+$`, 'i');

export const isDefinite = (text: string, start: number): boolean =>
  /\bthe $/i.test(text.slice(Math.max(0, start - 4), start)) || /^the /i.test(text.slice(start, start + 4));

/** Characters on either side that count as close by. */
const CLOSE = 110;

export function countriesBeside(text: string, { start, end }: Span, gazetteer: Gazetteer): string[] {
  const found = new Set<string>();
  const around = `${text.slice(Math.max(0, start - CLOSE), start)} | ${text.slice(end, end + CLOSE)}`;
  for (const [word] of around.matchAll(/\p{Lu}[\p{L}.-]+/gu)) {
    const country = gazetteer.adjective(word) ?? countryNamed(word, gazetteer);
    if (country) found.add(country);
  }
  return [...found];
}

function countryNamed(word: string, gazetteer: Gazetteer): string | null {
  const hit = gazetteer.find(word).find(({ place, form }) => form === 'main' && gazetteer.kind(place) === 'country');
  return hit ? gazetteer.country(hit.place) : null;
}

/** What the words beside a name say it is: "the city of Raqqa", "Raqqa province". */
export function sortBeside(text: string, { start, end }: Span): Sort {
  const before = text.slice(Math.max(0, start - 25), start);
  const after = text.slice(end, end + 14);
  if (TOWN_BEFORE.test(before) || TOWN_AFTER.test(after)) return 'town';
  return UNIT_BEFORE.test(before) || UNIT_AFTER.test(after) ? 'unit' : null;
}

/** Countries named in the phrase before the name: "the Syrian port of", "Iraq's second city,", "the Ecuador district of". */
export function saidBefore(text: string, span: Span, gazetteer: Gazetteer): string[] {
  const match = BEFORE_SORT.exec(text.slice(Math.max(0, span.start - 90), span.start));
  if (!match) return [];
  const words = match[1]!
    .trim()
    .split(/[\s-]+/)
    .slice(-5);
  const country = words.map((word) => gazetteer.adjective(word)).find((code) => code !== null);
  if (country) return [country];
  // "the north Ecuador district of": the country itself, right before the sort
  const name = /^\p{Lu}/u.test(words.at(-1)!) ? countryNamed(words.at(-1)!, gazetteer) : null;
  return name && / of $/i.test(match[0]) ? [name] : [];
}

/** "Paris, Texas", "Mosul in Iraq", "Syria's Raqqa": holds only if some reading of the one lies in some reading of the other. */
export function relate(text: string, mentions: PlaceMention[], gazetteer: Gazetteer): void {
  for (let i = 0; i + 1 < mentions.length; i++) {
    const here = mentions[i]!;
    const next = mentions[i + 1]!;
    const between = text.slice(here.end, next.start);
    if (between.length > 40) continue;
    if (
      /^(?:,\s*|\s*\(\s*|,?\s+(?:in|,)\s+(?:the\s+)?(?:[a-z]+\s+){0,3})$/.test(between) &&
      canHold(gazetteer, next, here)
    )
      here.inside = i + 1;
    else if (/^['’]s\s+(?:[a-z-]+\s+){0,5}(?:of\s+|,\s*)?$/.test(between) && canHold(gazetteer, here, next))
      next.inside = i;
  }
}

function canHold(gazetteer: Gazetteer, outer: PlaceMention, inner: PlaceMention): boolean {
  const units = outer.hits.filter(({ place }) => /^(?:country|admin1)$/.test(gazetteer.kind(place)));
  return units.some(({ place: holder }) =>
    inner.hits.some(
      ({ place }) =>
        place !== holder &&
        gazetteer.kind(place) !== 'country' &&
        (gazetteer.kind(holder) === 'country'
          ? gazetteer.country(holder) === gazetteer.country(place)
          : gazetteer.admin1(place) === holder),
    ),
  );
}
