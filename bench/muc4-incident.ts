/**
 * Date, place, type and stage of an incident. In: the read document, the entities that take part, and the fillers found. Out:
 * the slots' values in MUC's writing. Where the sentences about the participants say nothing, the ones around them are asked;
 * without any date it happened by the day of the dateline.
 */
import { iso31661 } from 'iso-3166';
import type { Place, Time } from '../src/engine/document.ts';
import { mucDate } from './muc4-dates.ts';
import type { ReadMuc } from './muc4-mentions.ts';

/** In order: the first whose words stand there decides. */
const TYPES: readonly [string, RegExp][] = [
  ['KIDNAPPING', /^(?:KIDNAP|ABDUCT|HOSTAGE|SEQUESTER)/],
  ['BOMBING', /^(?:BOMB|EXPLO|DYNAMIT|CAR-BOMB|MINE$|BLAST|DETONAT|BLOW|BLEW$)/],
  ['ARSON', /^(?:ARSON|BURN(?:S|ED|T|ING)?$|FIREBOMB|MOLOTOV|TORCH)/],
  ['ROBBERY', /^(?:ROB$|ROBB|STEAL|STOLE|HOLDUP|LOOT)/],
];
const THREATENED = /^(?:THREAT|PLAN|PLOT|INTEND|WARN)/;
const ATTEMPTED = /^(?:ATTEMPT|TRIED|TRY|FOIL|FAIL|DEFUS|DEACTIVAT|FRUSTRAT|ESCAPE|UNHARMED|UNHURT)/;
/** Days an incident may last; longer spans are no date of one. */
const LONGEST = 31;

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
const countries = new Map(iso31661.map(({ alpha2, alpha3, name }) => [alpha3, regions.of(alpha2) ?? name]));

export function incidentSlots(
  read: ReadMuc,
  entities: readonly number[],
  fillers: Record<string, string[]>,
): Record<string, string[]> {
  const mentions = entities.flatMap((entity) => read.entities[entity]!.mentions);
  const counts = new Map<number, number>();
  for (const { sentence } of mentions) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  // where most of them stand together, then the earliest
  const sentences = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([sentence]) => sentence);
  const near = [...sentences, ...sentences.flatMap((each) => [each - 1, each + 1])];
  const governors = mentions
    .flatMap(({ candidate }) => read.candidates[candidate]!.reads.slice(1))
    .filter((id) => id >= 0);
  const words = governors.map((id) => read.doc.layers.token[id]!.form.toUpperCase());
  const around = sentences.slice(0, 2).flatMap((each) => sentenceWords(read, each));
  const place = placeOf(read, near);
  return {
    incident_date: [dateOf(read, near)].filter((each) => each !== ''),
    ...(place === null ? {} : { incident_location: [place] }),
    incident_type: [typeOf(words, around, fillers)],
    incident_stage_of_execution: [stageOf(words)],
  };
}

function typeOf(governors: readonly string[], around: readonly string[], fillers: Record<string, string[]>): string {
  const instruments = (fillers['incident_instrument_id'] ?? []).flatMap((each) => each.split(' '));
  for (const words of [governors, instruments, around]) {
    const found = TYPES.find(([, pattern]) => words.some((word) => pattern.test(word)));
    if (found) return found[0];
  }
  return 'ATTACK';
}

function stageOf(governors: readonly string[]): string {
  const share = (pattern: RegExp): number => governors.filter((word) => pattern.test(word)).length / governors.length;
  if (share(THREATENED) > 0.25) return 'THREATENED';
  return share(ATTEMPTED) > 0.25 ? 'ATTEMPTED' : 'ACCOMPLISHED';
}

function dateOf(read: ReadMuc, sentences: readonly number[]): string {
  const { published } = read.doc.meta;
  for (const sentence of sentences) {
    const time = within(read, sentence, read.doc.layers.time).find((each) => isDate(each, published));
    if (time) return mucDate(time.earliest!, time.latest!);
  }
  return published === null ? '' : mucDate(published, published, true);
}

function isDate({ earliest, latest }: Time, published: string | null): boolean {
  if (earliest === null || latest === null || (published !== null && earliest > published)) return false;
  return (Date.parse(latest) - Date.parse(earliest)) / 86_400_000 <= LONGEST;
}

/** COUNTRY: PLACE, from the widest to the narrowest; the country is the one the document has most places of. */
function placeOf(read: ReadMuc, sentences: readonly number[]): string | null {
  const places = read.doc.layers.place.filter((place) => place.country !== null);
  const counts = new Map<string, number>();
  for (const { country, precision, metonym } of places) {
    // a city says more of where it happened than the name of a state, and that more than a government
    const weight = metonym ? 0.5 : isNarrow(precision) ? 2 : 1;
    counts.set(country!, (counts.get(country!) ?? 0) + weight);
  }
  const main = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (main === undefined) return null;
  for (const sentence of sentences) {
    const narrow = within(read, sentence, places).filter(
      ({ country, metonym, precision }) => country === main && !metonym && isNarrow(precision),
    );
    if (narrow.length === 0) continue;
    narrow.sort((a, b) => size(b) - size(a));
    return write(
      main,
      narrow.map(({ start, end }) => read.doc.text.slice(start, end)),
    );
  }
  return write(main, []);
}

function isNarrow(precision: Place['precision']): boolean {
  return precision !== 'country' && precision !== 'region';
}

function size({ precision }: Place): number {
  return ['place', 'admin2', 'admin1'].indexOf(precision);
}

function write(country: string, names: readonly string[]): string {
  return [countries.get(country) ?? country, ...new Set(names)].join(': ').toUpperCase();
}

function within<A extends { start: number; end: number }>(read: ReadMuc, sentence: number, all: readonly A[]): A[] {
  const span = read.doc.layers.sentence[sentence];
  return span ? all.filter(({ start, end }) => start >= span.start && end <= span.end) : [];
}

function sentenceWords({ doc }: ReadMuc, sentence: number): string[] {
  const range = doc.layers.sentence[sentence]?.tokens;
  return range ? doc.layers.token.slice(...range).map(({ form }) => form.toUpperCase()) : [];
}
