/** A small made-up selection that every writer's test writes: odd characters, a formula, a null actor, an emoji. */
import { readFileSync } from 'node:fs';
import { createDocument, type Document } from '../../../src/engine/document.ts';
import type { Event, EventActor } from '../../../src/engine/event.ts';
import { parseOntology } from '../../../src/engine/parse-ontology.ts';
import type { Selection, WriteContext } from '../../../src/engine/write/writer.ts';

export const TEXT = '😀 =Ruritania’s “army” shelled Zenda on 3 May, killing 4 <civilians> & a dog.\tStrelsau said no.';

export function actor(id: string, text: string, extra: Partial<EventActor> = {}): EventActor {
  const start = TEXT.indexOf(text);
  return {
    id,
    name: text,
    person: null,
    country: null,
    sectors: ['MIL'],
    collective: null,
    text,
    start,
    end: start + text.length,
    ...extra,
  };
}

export function event(id: string, extra: Partial<Event> = {}): Event {
  const quote = (text: string) => ({ start: TEXT.indexOf(text), end: TEXT.indexOf(text) + text.length, text });
  return {
    schema: 'entente/1',
    id,
    act: `act_${id}`,
    reciprocal: false,
    doc: 'doc_1',
    source: 'zenda.txt',
    publisher: 'The Gazette',
    published: '2020-05-04',
    type: 'ASSAULT',
    subtype: null,
    modes: ['heavy-weapons'],
    contexts: ['military'],
    plover: 'ASSAULT',
    cameo: '194',
    quad: 4,
    score: -9,
    goldstein: -10,
    actor: actor('ruritania/military', '=Ruritania’s “army”', { country: 'SYR' }),
    recipient: actor('zenda', 'Zenda', { country: 'USA', sectors: [] }),
    parties: [],
    date: {
      value: '2020-05-03',
      edtf: '2020-05-03',
      earliest: '2020-05-03',
      latest: '2020-05-03',
      precision: 'day',
      basis: 'stated',
      ...quote('on 3 May'),
    },
    places: [
      {
        name: 'Zenda',
        role: 'site',
        country: 'SYR',
        admin1: 'Raqqa',
        lat: 35.95,
        lon: 39.01,
        precision: 'place',
        geonames: 172955,
        basis: 'stated',
        start: 0,
        end: 0,
      },
    ],
    quantities: [
      { role: 'killed', value: 4, min: 4, max: 4, approx: false, scope: 'act', unit: 'person', ...quote('4') },
    ],
    polarity: '+',
    modality: 'actual',
    phase: 'past',
    status: 'occurred',
    attribution: [
      { kind: 'author', source: null, actor: null, stance: 'asserts', via: null, cue: null, start: null, end: null },
    ],
    links: [],
    incident: null,
    review: null,
    confidence: 0.9,
    evidence: quote(TEXT),
    trigger: quote('shelled'),
    heads: { trigger: 4, support: null, actor: 2, recipient: 5 },
    by: 'events@1',
    from: [],
    ...extra,
  };
}

export const EVENTS: Event[] = [
  event('ev_1'),
  event('ev_2', {
    type: 'REJECT',
    modes: [],
    plover: 'REJECT',
    cameo: '120',
    quad: 3,
    goldstein: -4,
    actor: actor('strelsau', 'Strelsau'),
    recipient: null,
    places: [],
    date: null,
    quantities: [],
  }),
  event('ev_3', {
    type: 'CONSULT',
    plover: 'CONSULT',
    cameo: '040',
    quad: 1,
    goldstein: 1,
    actor: actor('strelsau', 'Strelsau'),
    recipient: actor('zenda', 'Zenda'),
    places: [
      {
        name: 'Syria',
        role: 'site',
        country: 'SYR',
        admin1: null,
        lat: 35,
        lon: 38,
        precision: 'country',
        geonames: 163843,
        basis: 'stated',
        start: null,
        end: null,
      },
    ],
  }),
];

export const DOCUMENT: Document = createDocument({
  id: 'doc_1',
  text: TEXT,
  origin: { sha256: 'ab', record: 0, map: [] },
  meta: {
    title: 'Shells on Zenda',
    byline: null,
    publisher: 'The Gazette',
    published: '2020-05-04',
    language: 'en',
    source: 'zenda.txt',
  },
});
DOCUMENT.layers.event = EVENTS;
DOCUMENT.layers.sentence = [{ id: 0, start: 0, end: TEXT.length, paragraph: 0, tokens: [0, 0], kind: 'prose' }];

async function* each<T>(records: readonly T[]): AsyncGenerator<T> {
  yield* records;
}

export const SELECTION: Selection = {
  events: () => each(EVENTS),
  documents: () => each([DOCUMENT]),
  actors: () =>
    each(
      ['ruritania/military', 'strelsau', 'zenda'].map((id) => ({
        id,
        name: id === 'strelsau' ? 'Strelsau & <sons>' : id,
        country: null,
        sectors: ['MIL'],
        aliases: ['-dash', 'plain'],
        asActor: 1,
        asRecipient: 1,
        first: '2020-05-03',
        last: '2020-05-03',
      })),
    ),
  claims: () =>
    each([
      {
        id: 'cl_1',
        content: 'ev_1',
        attribution: EVENTS[0]!.attribution,
        answers: null,
        evidence: EVENTS[0]!.evidence,
        doc: 'doc_1',
        source: null,
        publisher: null,
        published: null,
      },
    ]),
  relations: () => each([]),
};

export const CONTEXT: WriteContext = {
  query: { '--actor': 'ruritania' },
  counts: { documents: 1, events: 3, acts: 3, incidents: 0, actors: 3, claims: 1, relations: 0 },
  runs: [{ key: 'k', engine: '0.1.0', model: 'language', knowledge: 'v', ontology: 'plover' }],
  generated: '2020-05-05T06:07:08Z',
  permalink: null,
  knowledge: {
    version: 'v',
    has: (name) => name === 'crosswalks.json' || name === 'ontologies/acled.json',
    bytes: () => new Uint8Array(),
    memo: (_, make) => make(),
    text: (name) =>
      JSON.stringify(
        name === 'crosswalks.json'
          ? {
              SYR: { fips: 'SY', cow: 652, numeric: '760', name: 'Syria', region: 'Middle East' },
              USA: { fips: 'US', cow: 2, numeric: '840', name: 'United States', region: 'North America' },
            }
          : parseOntology(readFileSync('knowledge/ontologies/acled.yaml', 'utf8'), 'acled.yaml'),
      ),
  },
};
