/** Readings of place names against the compiled gazetteer; skipped where the knowledge has not been compiled. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDocument, type Entity } from '../../../../src/engine/document.ts';
import { openGazetteer } from '../../../../src/engine/extract/places/gazetteer.ts';
import { countAdjectives, findMentions } from '../../../../src/engine/extract/places/mentions.ts';
import { keyHash, nameKey } from '../../../../src/engine/extract/places/name-key.ts';
import { kilometres, type Ranker } from '../../../../src/engine/extract/places/rank.ts';
import { type PlaceKnowledge, resolveMentions, resolvePlace } from '../../../../src/engine/extract/places/resolve.ts';
import { segment } from '../../../../src/engine/language/segment.ts';
import { KNOWLEDGE_ROOT, MODELS_ROOT } from '../../../../src/node/paths.ts';
import { mark } from '../../../mark.ts';

const file = join(KNOWLEDGE_ROOT, 'places.bin');
const compiled = existsSync(file);

const open = (): PlaceKnowledge => ({
  gazetteer: openGazetteer(readFileSync(file)),
  ranker: JSON.parse(readFileSync(join(MODELS_ROOT, 'places', 'ranker.json'), 'utf8')) as Ranker,
});

describe('name keys', () => {
  it.each([
    ['Sana’a', 'sanaa'],
    ['Deir-ez-Zor', 'deir ez zor'],
    ['São Paulo', 'sao paulo'],
    ['St. Louis', 'saint louis'],
    ['The Hague', 'hague'],
    ['Łódź', 'lodz'],
  ])('%s → %s', (name, key) => expect(nameKey(name)).toBe(key));

  it('hashes are stable: a compiled file outlives the process', () => {
    expect(keyHash('raqqa')).toEqual({ hash: 4_162_413_705, check: 17_842 });
  });
});

it('measures along great circles', () => {
  expect(kilometres(48.85, 2.35, 51.51, -0.13)).toBeCloseTo(344, -1);
  expect(kilometres(0, 0, 0, 180)).toBeCloseTo(20015, -1);
});

describe.skipIf(!compiled)('places (skipped: no build/knowledge/places.bin; npm run build:knowledge)', () => {
  it('opens in milliseconds', () => {
    const bytes = readFileSync(file);
    const started = performance.now();
    expect(openGazetteer(bytes).size).toBeGreaterThan(200_000);
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('refuses another file', () => {
    expect(() => openGazetteer(new Uint8Array(64))).toThrow('build:knowledge');
  });

  it.each<[string, string[], string | null, string]>([
    ['Raqqa', [], 'SYR', 'Raqqa'],
    ['Kiev', [], 'UKR', 'Kyiv'],
    ['Paris', [], 'FRA', 'Paris'],
    ['Paris, Texas', [], 'USA', 'Paris'],
    ['the Syrian port of Latakia', [], 'SYR', 'Latakia'],
    ['Tripoli', ['LBN'], 'LBN', 'Tripoli'],
    ['Tripoli', ['LBY'], 'LBY', 'Tripoli'],
    ['eastern Mediterranean', [], null, 'Eastern Mediterranean'],
    ['Horn of Africa', [], null, 'Horn of Africa'],
    ['Donbas', [], 'UKR', 'Donbas'],
    ['Helmand province', [], 'AFG', 'Helmand'],
    ['U.S.', [], 'USA', 'United States'],
    ['Gaza', [], 'PSE', 'Gaza Strip'],
    ['Luxembourg', [], 'LUX', 'Luxembourg'],
    ['Deir al-Zour', ['SYR'], 'SYR', 'Deir ez-Zor'],
    ['Burma', [], 'MMR', 'Myanmar (Burma)'],
  ])('%s (%j) lies in %s', (phrase, countries, country, name) => {
    const reading = resolvePlace(phrase, { countries }, open());
    expect(reading).toMatchObject({ country, name });
  });

  it('a bare name is the town, with its words the province; a capital stands before a state of its name', () => {
    const knowledge = open();
    expect(resolvePlace('Raqqa', {}, knowledge)).toMatchObject({ geonames: 172955, precision: 'place' });
    expect(resolvePlace('Raqqa province', {}, knowledge)).toMatchObject({ precision: 'admin1' });
    expect(resolvePlace('Washington', {}, knowledge)).toMatchObject({ admin1: 'District of Columbia' });
    expect(resolvePlace('Washington state', {}, knowledge)).toMatchObject({ precision: 'admin1' });
  });

  it('says so when it knows no such place', () => {
    expect(resolvePlace('Strelsau an der Zenda', {}, open())).toBeNull();
  });

  it('says what else it may be', () => {
    const reading = resolvePlace('Tripoli', {}, open())!;
    expect(reading.alternatives.map(({ country }) => country)).toContain('LBN');
  });

  it('one sense a document, with what the words around say; an adjective is no place', () => {
    const knowledge = open();
    const { text, spans } = mark(
      'Syrian troops left [Tripoli|GPE LBN], [Lebanon|GPE LBN]. Shells hit [Tripoli|GPE LBN] again. In [Mosul|GPE IRQ], Iraqi officers fled.',
    );
    const { token } = segment(createDocument({ id: 'doc_test', text, origin: { sha256: '', record: 0, map: [] } }));
    const tokens = token.map((one, id) => ({ id, ...one }));
    const entities = spans.map(({ start, end }, id): Entity => ({ id, start, end, type: 'GPE', actor: null }));
    const mentions = findMentions(text, entities, tokens, knowledge.gazetteer);
    const readings = resolveMentions(mentions, countAdjectives(tokens, knowledge.gazetteer), knowledge);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(spans.map((span) => span.text));
    expect(readings.map((reading) => `GPE ${reading?.country}`)).toEqual(spans.map((span) => span.label));
  });

  it.each<[string, string, boolean]>([
    // a village in Campania, in a text about Ethiopia
    [
      'Police fired in the [Mercato|GPE] district of the Ethiopian capital; [Ethiopia|GPE] and [Kenya|GPE] reacted.',
      'Mercato',
      false,
    ],
    [
      'Police fired in [Mercato|GPE]. [Italy|GPE] sent help, and [Ethiopia|GPE] and [Kenya|GPE] reacted.',
      'Mercato',
      true,
    ],
    // a hamlet, where but one other country is spoken of; a building named after a place abroad
    ['Rebels fired at [Bagnolo|GPE] before troops reached [Kampala|GPE].', 'Bagnolo', false],
    ['He was shot near the [Qatar Hospital|FAC] in [Karachi|GPE].', 'Qatar Hospital', false],
    ['He was shot near the [Qatar Hospital|FAC] in [Doha|GPE].', 'Qatar Hospital', true],
    ['He was shot near the [Qatar Hospital|FAC].', 'Qatar Hospital', true],
    // said to lie in a country where no list has one of its name
    ['Miners came to the Ethiopia district of [Lyon|GPE].', 'Lyon', false],
    ['Miners came to the south France district of [Lyon|GPE].', 'Lyon', true],
    // known beyond its country, or of the text's own
    ['The envoy flew to [Lyon|GPE] after [Ethiopia|GPE] and [Kenya|GPE] had reacted.', 'Lyon', true],
    ['Villagers fled [Sendafa|GPE] after [Ethiopia|GPE] and [Kenya|GPE] had reacted.', 'Sendafa', true],
  ])('a village of a country that nothing else in the text is of is not meant: %s', (marked, name, meant) => {
    const knowledge = open();
    const { text, spans } = mark(marked);
    const { token } = segment(createDocument({ id: 'doc_test', text, origin: { sha256: '', record: 0, map: [] } }));
    const tokens = token.map((one, id) => ({ id, ...one }));
    const entities = spans.map(({ start, end }, id): Entity => ({ id, start, end, type: 'GPE', actor: null }));
    const mentions = findMentions(text, entities, tokens, knowledge.gazetteer);
    const readings = resolveMentions(mentions, countAdjectives(tokens, knowledge.gazetteer), knowledge);
    const at = mentions.findIndex(({ start, end }) => text.slice(start, end) === name);
    expect(readings[at] !== null).toBe(meant);
  });

  it('a police station is no town of that name', () => {
    const { text, spans } = mark('They were taken to [Police Station|FAC] and on to [Goma|GPE].');
    const entities = spans.map(({ start, end }, id): Entity => ({ id, start, end, type: 'FAC', actor: null }));
    const { token } = segment(createDocument({ id: 'doc_test', text, origin: { sha256: '', record: 0, map: [] } }));
    const tokens = token.map((one, id) => ({ id, ...one }));
    const found = findMentions(text, entities, tokens, open().gazetteer);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Goma']);
  });

  it.each<[string, string[]]>([
    // the names layer took the town for a man
    ['Rebels captured [Goma|PER] on Tuesday.', ['Goma']],
    ['The army retook [Mopti|ORG].', ['Mopti']],
    // no town of note, or not taken
    ['The police captured [Zimbelmann|PER].', []],
    ['The minister praised [Goma|PER].', []],
  ])('what is captured may be a town: %s', (marked, names) => {
    const knowledge = open();
    const { text, spans } = mark(marked);
    const { token } = segment(createDocument({ id: 'doc_test', text, origin: { sha256: '', record: 0, map: [] } }));
    const tokens = token.map((one, id) => ({ id, ...one }));
    const entities = spans.map(({ start, end, label }, id) => ({ id, start, end, type: label, actor: null }) as Entity);
    const found = findMentions(text, entities, tokens, knowledge.gazetteer);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(names);
  });
});
