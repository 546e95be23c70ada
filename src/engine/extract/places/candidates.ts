/**
 * What a place name can mean. In: the words of a name ("the northern Syrian city of Raqqa" has been cut to "Raqqa" before).
 * Out: gazetteer entries, from the words as they stand or, failing that, without the parts that only qualify a name
 * ("Raqqa province", "northern Iraq", "al-Qamishli").
 */
import type { Span } from '../../document.ts';
import type { Gazetteer, Hit } from './gazetteer.ts';

/** Sort of place the words themselves say, if any. */
export type Sort = 'unit' | 'town' | 'water' | null;

export interface Candidates {
  hits: Hit[];
  sort: Sort;
  /** The name under which the hits were found. */
  found: string;
}

/** A name in a text, with what the words around say. */
export interface PlaceMention extends Span, Candidates {
  text: string;
  /** "the" stands before it. */
  definite: boolean;
  /** Countries (alpha-3) named close by, by name or adjective. */
  beside: string[];
  /** Position in the list of the mention it is said to lie in, or −1. */
  inside: number;
  /** Countries (alpha-3) its own words say it lies in: "the Syrian port of Latakia". */
  said: string[];
}

const UNIT =
  '(?:province|governorate|state|county|district|region|prefecture|oblast|department|canton|division|territory|municipality|republic|area)';
const TOWN = '(?:city|town|village|township|suburb|neighbourhood|neighborhood|quarter|camp|port)';
const AFTER_UNIT = new RegExp(` ${UNIT}$`, 'i');
const AFTER_TOWN = new RegExp(` ${TOWN}$`, 'i');
/** "Da Nang International Airport" lies in or by Da Nang. */
const AFTER_SITE =
  / (?:international |air |military |city |central |refugee |district )*(?:airport|airfield|air ?base|base|hospital|university|hall|station|prison|camp|square|bridge|mosque|church|cathedral|stadium|island|bay|valley|airbase|seaport|harbou?r)$/i;
const BEFORE_UNIT = new RegExp(`^(?:${UNIT}|governorate) of `, 'i');
const BEFORE_TOWN = new RegExp(`^(?:${TOWN}|city and port) of `, 'i');
const SIDE =
  /^(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)(?:ern)?|central|upper|lower|greater|downtown|rural|mainland|inner|old|metropolitan|suburban|continental|coastal|occupied)[ -]+/i;
const ARTICLE = /^(?:al|el|ar|as|ash|an|ad|at|az)[- ]/i;

export function candidatesOf(gazetteer: Gazetteer, words: string): Candidates {
  const name = words
    .replace(/['’]s$/, '')
    .replace(/^the /i, '')
    .trim();
  let sort: Sort = null;
  if (AFTER_UNIT.test(name) || BEFORE_UNIT.test(name)) sort = 'unit';
  else if (AFTER_TOWN.test(name) || BEFORE_TOWN.test(name)) sort = 'town';
  else if (/^(?:lake|river|gulf|strait|sea|bay) | (?:river|lake|sea|ocean|strait|gulf|bay)$/i.test(name))
    sort = 'water';
  for (const form of formsOf(name)) {
    const hits = gazetteer.find(form);
    if (hits.length > 0) return { hits, sort, found: form };
  }
  return { hits: [], sort, found: name };
}

function* formsOf(name: string): Generator<string> {
  yield name;
  const site = name.replace(AFTER_SITE, '');
  if (site !== name && site.includes(' ')) yield site;
  const short = name
    .replace(/^Mt\.? /, 'Mount ')
    .replace(/^Ft\.? /, 'Fort ')
    .replace(/^Ste\.? /, 'Sainte ');
  if (short !== name) yield short;
  const bare = short.replace(AFTER_UNIT, '').replace(AFTER_TOWN, '').replace(BEFORE_UNIT, '').replace(BEFORE_TOWN, '');
  if (bare !== short) yield bare;
  const middle = bare.replace(SIDE, '');
  if (middle !== bare) yield middle;
  if (site !== name) yield site;
  if (ARTICLE.test(middle)) yield middle.replace(ARTICLE, '');
  else if (/^[A-Z]/.test(middle) && !middle.includes(' ')) {
    for (const article of ['al', 'el', 'ar', 'as', 'ash', 'an', 'ad', 'at', 'az']) yield `${article} ${middle}`;
  }
}
