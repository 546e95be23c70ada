/**
 * Records ⇄ bytes in the database. Layers and texts are zstd; an event is raw deflate with a preset dictionary, because a
 * record of two thousand characters that is mostly field names shrinks sixfold with one and by half without.
 */
import { deflateRawSync, inflateRawSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Event } from '../engine/event.ts';

export function pack(value: unknown): Buffer {
  return zstdCompressSync(JSON.stringify(value));
}

export function unpack<T>(bytes: Uint8Array): T {
  return JSON.parse(zstdDecompressSync(bytes).toString('utf8')) as T;
}

export function packText(text: string): Buffer {
  // Texts with lone surrogates (broken UTF-16 in a source) survive JSON, and would not survive UTF-8.
  return text.isWellFormed() && !text.startsWith('\u0000')
    ? zstdCompressSync(text)
    : zstdCompressSync('\u0000json' + JSON.stringify(text));
}

export function unpackText(bytes: Uint8Array): string {
  const text = zstdDecompressSync(bytes).toString('utf8');
  return text.startsWith('\u0000json') ? (JSON.parse(text.slice(5)) as string) : text;
}

/**
 * Commonest strings last, as deflate looks back from the end. Part of the format: records name it by their first byte, so
 * a better one is a further entry and old files stay readable.
 */
const DICTIONARIES: readonly Buffer[] = [
  Buffer.from(
    '"collective":"members""role":"killed","value":"role":"injured","scope":"act","approx":false,"unit":"cumulative"' +
      '"attempted""cancelled""requested""possible""unclear""negated""denied""planned""reported""ongoing""generic""future"' +
      '"anonymous""institution""media""document""hearsay""named""denies""doubts""confirms""withdraws"' +
      '"AGREE""SUPPORT""CONCEDE""COOPERATE""AID""RETREAT""REQUEST""REJECT""THREATEN""PROTEST""SANCTION""MOBILIZE""COERCE""ACCUSE""CONSULT""ASSAULT"' +
      '"links":[{"type":"content-of","to":"ev_"sectors":["GOV"],"sectors":["REB"],"sectors":["MIL"],"country":"USA""united-states""russia""syria/government""france"' +
      '"places":[{"name":"","role":"site","country":"","admin1":"","lat":,"lon":,"precision":"place","geonames":,"basis":"stated","start":,"end":}]' +
      '"date":{"value":"2015-","edtf":"2015-","earliest":"2015-","latest":"2015-","precision":"day","basis":"implied","text":"","start":,"end":},' +
      '{"schema":"entente/1","id":"ev_","act":"act_","reciprocal":false,"doc":"doc_","source":"","publisher":null,"published":"2015-' +
      '","type":"","subtype":null,"modes":[],"contexts":[],"plover":"","cameo":"","quad":4,"score":-9,"goldstein":-10,' +
      '"actor":{"id":"","name":"","person":null,"country":null,"sectors":[],"collective":null,"text":"","start":,"end":},' +
      '"recipient":{"id":"","name":"","person":null,"country":null,"sectors":[],"collective":null,"text":"","start":,"end":},"recipient":null,"parties":[],' +
      '"date":null,"places":[],"quantities":[],"polarity":"+","modality":"actual","phase":"past","status":"occurred",' +
      '"attribution":[{"kind":"author","source":null,"actor":null,"stance":"asserts","via":null,"cue":null,"start":null,"end":null}],' +
      '"links":[],"incident":null,"review":null,"confidence":0.9,"evidence":{"start":,"end":,"text":""},"trigger":{"start":,"end":,"text":""},' +
      '"heads":{"trigger":,"support":null,"actor":,"recipient":null},"by":"events@1","from":["predicate:"]}',
  ),
];

export function packEvent(event: Event): Buffer {
  const version = DICTIONARIES.length - 1;
  return Buffer.concat([
    Buffer.from([version]),
    deflateRawSync(JSON.stringify(event), { dictionary: DICTIONARIES[version] }),
  ]);
}

export function unpackEvent(bytes: Uint8Array): Event {
  const dictionary = DICTIONARIES[bytes[0] ?? 0];
  return JSON.parse(inflateRawSync(bytes.subarray(1), { dictionary }).toString('utf8')) as Event;
}
