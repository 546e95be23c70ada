/**
 * GDELT 2.0: events (61 columns) and mentions (16), tab-delimited, no header, no quoting. Country codes of places are
 * FIPS 10-4, as there. Columns that GDELT fills from what we do not have (tone, religion, ethnicity) stay empty.
 */
import type { Event, EventActor, EventPlace } from '../event.ts';
import { sha256Hex } from '../ids.ts';
import type { Document } from '../document.ts';
import { type CountryCodes, countryCodes } from './crosswalk.ts';
import { eventDay } from './event-day.ts';
import { tabRow } from './tab-separated.ts';
import type { FolderWriter, Selection, WriteContext } from './writer.ts';

type Cell = string | number | null;
type Codes = (alpha3: string | null) => CountryCodes | null;

/** GDELT's ids are integers: 48 bits of a hash of ours, which every reader of doubles keeps exact. */
function integerId(id: string): number {
  return Number.parseInt(sha256Hex(id).slice(0, 12), 16);
}

function compactDate(date: string | null): string {
  return date === null ? '' : date.slice(0, 10).replaceAll('-', '');
}

/** (MONTH * 30 + DAY) / 365, as the codebook says. */
function fractionDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number, number];
  return (year + Math.min((month * 30 + day) / 365, 0.9999)).toFixed(4);
}

/** Country, then primary roles: `SYRGOV`. The unknown perpetrator has a role alone. */
function actorCode(actor: EventActor | null): string {
  return actor ? (actor.country ?? '') + actor.sectors.slice(0, 3).join('') : '';
}

function actorCells(actor: EventActor | null): Cell[] {
  if (!actor) return Array<Cell>(10).fill('');
  const [first = '', second = '', third = ''] = actor.sectors;
  return [actorCode(actor), actor.name.toUpperCase(), actor.country ?? '', '', '', '', '', first, second, third];
}

const GEO_TYPES: Record<EventPlace['precision'], number> = { country: 1, region: 1, admin1: 5, admin2: 5, place: 4 };

function placeCells(place: EventPlace | undefined, codes: Codes): Cell[] {
  if (!place) return [0, '', '', '', '', '', '', ''];
  const country = codes(place.country);
  const name = [place.name, place.admin1 !== place.name ? place.admin1 : null, country?.name]
    .filter(Boolean)
    .join(', ');
  const isUnitedStates = place.country === 'USA';
  const type =
    isUnitedStates && place.precision === 'place'
      ? 3
      : isUnitedStates && GEO_TYPES[place.precision] === 5
        ? 2
        : GEO_TYPES[place.precision];
  return [
    type,
    name,
    country?.fips ?? '',
    country?.fips ?? '',
    '',
    place.lat ?? '',
    place.lon ?? '',
    place.geonames ?? '',
  ];
}

/** An event in GDELT's 61 columns. */
export function gdeltEvent(event: Event, codes: Codes, generated: string): Cell[] {
  const day = eventDay(event);
  const code = event.cameo ?? '';
  return [
    integerId(event.id),
    compactDate(day),
    day ? day.slice(0, 7).replace('-', '') : '',
    day?.slice(0, 4) ?? '',
    day ? fractionDate(day) : '',
    ...actorCells(event.actor),
    ...actorCells(event.recipient),
    event.evidence.start < 600 ? 1 : 0,
    code,
    code.slice(0, 3),
    code.slice(0, 2),
    event.quad,
    event.goldstein,
    event.incident?.reports ?? 1,
    event.incident?.publishers ?? 1,
    event.incident?.documents ?? 1,
    '',
    ...placeCells(undefined, codes),
    ...placeCells(undefined, codes),
    ...placeCells(event.places[0], codes),
    generated.replace(/[^0-9]/g, '').slice(0, 14),
    event.source,
  ];
}

/** A mention in 16 columns: the provenance GDELT has, sentence number and offsets, with our confidence in percent. */
function gdeltMention(event: Event, doc: Document | undefined): Cell[] {
  const stamp = (date: string | null) => (date ? `${compactDate(date)}000000` : '');
  const sentence = doc
    ? doc.layers.sentence.findIndex((one) => one.start <= event.trigger.start && event.trigger.end <= one.end) + 1
    : '';
  return [
    integerId(event.id),
    stamp(eventDay(event)),
    stamp(event.published),
    event.source?.startsWith('http') ? 1 : 6,
    event.publisher,
    event.source,
    sentence,
    event.actor?.start ?? -1,
    event.recipient?.start ?? -1,
    event.trigger.start,
    1,
    Math.round(event.confidence * 100),
    doc?.text.length ?? '',
    '',
    '',
    // GDELT's ids are numbers: what leads back to ours stands here.
    `${event.id} ${event.doc}#${event.evidence.start}-${event.evidence.end}`,
  ];
}

async function* eventFile(selection: Selection, context: WriteContext): AsyncGenerator<string> {
  const codes = countryCodes(context.knowledge);
  for await (const event of selection.events()) yield tabRow(gdeltEvent(event, codes, context.generated));
}

/** Of the events in the first file alone: a document may hold others, rejected or left out by the filter. */
async function* mentionFile(selection: Selection): AsyncGenerator<string> {
  const selected = new Set<string>();
  for await (const { id } of selection.events()) selected.add(id);
  for await (const doc of selection.documents())
    for (const event of doc.layers.event) if (selected.has(event.id)) yield tabRow(gdeltMention(event, doc));
}

export const gdelt: FolderWriter = {
  kind: 'folder',
  name: 'gdelt',
  title: 'GDELT 2.0 columns: events and mentions',
  extension: 'CSV',
  mime: 'text/tab-separated-values',
  unit: 'event',
  async *files(selection, context) {
    const stamp = context.generated.replace(/[^0-9]/g, '').slice(0, 14);
    yield { path: `${stamp}.export.CSV`, mime: 'text/tab-separated-values', content: eventFile(selection, context) };
    yield { path: `${stamp}.mentions.CSV`, mime: 'text/tab-separated-values', content: mentionFile(selection) };
  },
};
