/**
 * Entries → the bytes of `places.bin` (src/engine/extract/places/gazetteer.ts reads them): a header in JSON, then typed
 * columns, each on a boundary of eight bytes, names by number and an index of names sorted by hash.
 */
import { iso31661 } from 'iso-3166';
import {
  COLUMNS,
  type ColumnName,
  type Columns,
  FORMS,
  type Form,
  type Header,
  type Kind,
  KINDS,
  MAGIC,
  VERSION,
} from '../../src/engine/extract/places/gazetteer.ts';
import { keyHash, nameSkeleton } from '../../src/engine/extract/places/name-key.ts';

export interface Entry {
  name: string;
  kind: Kind;
  lat: number;
  lon: number;
  population: number;
  geonames: number;
  country: string;
  admin1: number;
  names: Map<string, Form>;
}

/** Smaller towns are found under the spellings of the lists alone: by consonants they would only crowd. */
const SMALL = 1500;

/** Names sorted by hash. Sorted as plain numbers, hash and position in one: half the time of sorting rows. */
function indexOf(entries: readonly Entry[]): Pick<Columns, 'hash' | 'check' | 'named' | 'form'> {
  const rows: { hash: number; check: number }[] = [];
  const places: number[] = [];
  const forms: number[] = [];
  const add = (key: string, place: number, form: Form): void => {
    rows.push(keyHash(key));
    places.push(place);
    forms.push(FORMS.indexOf(form));
  };
  entries.forEach((entry, place) => {
    for (const [key, form] of entry.names) add(key, place, form);
    if (entry.kind === 'country' || (entry.kind === 'town' && entry.population < SMALL)) return;
    const skeletons = new Set([...entry.names.keys()].map(nameSkeleton));
    for (const skeleton of skeletons) if (skeleton !== '') add(skeleton, place, 'similar');
  });
  const order = Float64Array.from(rows, (row, position) => row.hash * POSITIONS + position).sort();
  const sorted = Array.from(order, (key) => key % POSITIONS);
  return {
    hash: Uint32Array.from(sorted, (position) => rows[position]!.hash),
    check: Uint16Array.from(sorted, (position) => rows[position]!.check),
    named: Uint32Array.from(sorted, (position) => places[position]!),
    form: Uint8Array.from(sorted, (position) => forms[position]!),
  };
}

/** Room for two million names: 32 bits of hash and 21 of position fit a double exactly. */
const POSITIONS = 2 ** 21;

/** @param adjectives lower-case adjective or people → alpha-3 */
export function encode(entries: readonly Entry[], adjectives: Record<string, string>): Uint8Array {
  const alpha3 = new Map<string, string>(iso31661.map((country) => [country.alpha2, country.alpha3]));
  alpha3.set('XK', 'XKX');
  const codes = ['', ...new Set(entries.map((entry) => entry.country).filter((code) => code !== ''))];
  const codeNumber = new Map(codes.map((code, number) => [code, number]));
  const encoder = new TextEncoder();
  const encoded = entries.map((entry) => encoder.encode(entry.name));
  const index = indexOf(entries);

  const columns: Columns = {
    lat: Float32Array.from(entries, (entry) => entry.lat),
    lon: Float32Array.from(entries, (entry) => entry.lon),
    population: Uint32Array.from(entries, (entry) => entry.population),
    geonames: Uint32Array.from(entries, (entry) => entry.geonames),
    admin1: Uint32Array.from(entries, (entry) => entry.admin1),
    nameStart: new Uint32Array(entries.length + 1),
    hash: index.hash,
    named: index.named,
    check: index.check,
    kind: Uint8Array.from(entries, (entry) => KINDS.indexOf(entry.kind)),
    country: Uint8Array.from(entries, (entry) => codeNumber.get(entry.country)!),
    form: index.form,
    names: new Uint8Array(encoded.reduce((sum, bytes) => sum + bytes.length, 0)),
  };
  let at = 0;
  encoded.forEach((bytes, place) => {
    columns.nameStart[place] = at;
    columns.names.set(bytes, at);
    at += bytes.length;
  });
  columns.nameStart[entries.length] = at;
  return layOut(
    columns,
    codes.map((code) => (code === '' ? '' : (alpha3.get(code) ?? code))),
    adjectives,
  );
}

function layOut(columns: Columns, countries: string[], adjectives: Record<string, string>): Uint8Array {
  const header: Header = { countries, adjectives, columns: {} as Header['columns'] };
  const order = Object.keys(COLUMNS) as ColumnName[];
  const align = (offset: number): number => Math.ceil(offset / 8) * 8;
  // The header's own length depends on the offsets in it: measured with room to spare, then padded with blanks.
  const room = 4096 + JSON.stringify([countries, adjectives]).length * 2;
  let offset = align(12 + room);
  for (const name of order) {
    header.columns[name] = { offset, length: columns[name].length };
    offset = align(offset + columns[name].byteLength);
  }
  const bytes = new Uint8Array(offset);
  const view = new DataView(bytes.buffer);
  // bytes and not characters: names of peoples have accents
  const text = new Uint8Array(room).fill(0x20);
  text.set(new TextEncoder().encode(JSON.stringify(header)));
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, text.length, true);
  bytes.set(text, 12);
  for (const name of order) {
    const column = columns[name];
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), header.columns[name].offset);
  }
  return bytes;
}
