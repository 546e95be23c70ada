/** Documents for the tests of the store: our own words, coded by a rule of three lines in place of the engine. */
import { createDocument, type Document } from '../../src/engine/document.ts';
import type { Event, EventActor } from '../../src/engine/event.ts';
import { documentId, hashId, sha256Hex } from '../../src/engine/ids.ts';
import { eventId, newEvent } from '../../src/store/judgement.ts';

export const RUN = { key: 'run-1', engine: '0.1.0', model: 'fake', knowledge: 'k1', ontology: 'plover', options: {} };

const VERBS: Record<string, string> = {
  struck: 'ASSAULT', shelled: 'ASSAULT', accused: 'ACCUSE', met: 'CONSULT', aided: 'AID', threatened: 'THREATEN',
}; // biome-ignore format: a table
const STATES: Record<string, string> = {
  Ruritania: 'RUR',
  Zenda: 'ZEN',
  Strelsau: 'STR',
  Hentzau: 'HEN',
  Tarlenheim: 'TAR',
};

function actor(text: string, name: string, start: number): EventActor {
  const army = name.endsWith(' army');
  const state = army ? name.slice(0, -5) : name;
  const id = state.toLowerCase() + (army ? '/military' : '');
  const country = STATES[state] ?? null;
  return {
    id,
    name,
    person: null,
    country,
    sectors: army ? ['MIL'] : ['GOV'],
    collective: null,
    text: text.slice(start, start + name.length),
    start,
    end: start + name.length,
  };
}

const PATTERN =
  /\b(Ruritania|Zenda|Strelsau|Hentzau|Tarlenheim)( army)? (struck|shelled|accused|met|aided|threatened) (Ruritania|Zenda|Strelsau|Hentzau|Tarlenheim)( army)?(?: in (Ruppen|Holt))?(?: on (\d{4}-\d{2}-\d{2}))?/g;

/** "Ruritania army struck Zenda in Holt on 2015-11-17": as many events as sentences of that form. */
export function code(doc: Document, { version = '1', retype = {} as Record<string, string> } = {}): Document {
  const { text, meta } = doc;
  doc.layers.token = [...text.matchAll(/\p{L}+/gu)].map((match, id) => ({
    id, start: match.index, end: match.index + match[0].length, form: match[0], lemma: match[0].toLowerCase(), upos: 'X', feats: '_', head: null, deprel: 'root', sentence: 0,
  })); // biome-ignore format: a row
  doc.layers.event = [...text.matchAll(PATTERN)].flatMap((match) => {
    const [whole, who, army = '', verb = '', whom, against = '', place, date] = match;
    const start = match.index;
    const at = start + who!.length + army.length + 1;
    const object = actor(text, whom + against, at + verb.length + 1);
    const subject = actor(text, who + army, start);
    const type = retype[verb] ?? VERBS[verb]!;
    const span = { start: at, end: at + verb.length, text: verb };
    const make = (from: EventActor, to: EventActor): Event => ({
      ...newEvent(
        {
          doc: doc.id, source: meta.source, publisher: meta.publisher, published: meta.published, type, trigger: span,
          evidence: { start, end: start + whole.length, text: whole }, actor: from, recipient: to,
          quad: type === 'ASSAULT' ? 4 : 1, goldstein: type === 'ASSAULT' ? -9 : 1, confidence: 0.8, reciprocal: verb === 'met',
          date: date ? { value: date, edtf: date, earliest: date, latest: date, precision: 'day', basis: 'stated', text: date, start: null, end: null } : null,
          places: place ? [{ name: place, role: 'site', country: place === 'Holt' ? 'ZEN' : 'RUR', admin1: null, lat: 1, lon: 2, precision: 'place', geonames: place.length, basis: 'stated', start: null, end: null }] : [],
        },
        `events@${version}`,
      ),
      act: hashId('act', doc.id, start),
      id: eventId(doc.id, span, from, to),
    }); // biome-ignore format: a record
    return verb === 'met' ? [make(subject, object), make(object, subject)] : [make(subject, object)];
  });
  doc.made = { event: [{ stage: 'events', version }] };
  return doc;
}

export function read(text: string, meta: Partial<Document['meta']> = {}, record = 0): Document {
  const sha256 = sha256Hex(text);
  return createDocument({
    id: documentId(sha256, record), text, origin: { sha256, record, map: [{ start: 0, end: text.length, from: 0, to: text.length }] },
    meta: { title: null, byline: null, publisher: 'Holt Courier', published: '2015-11-18', language: 'en', source: 'holt.txt', ...meta },
  }); // biome-ignore format: a record
}

export const coded = (text: string, meta: Partial<Document['meta']> = {}): Document => code(read(text, meta));
