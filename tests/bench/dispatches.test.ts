/** The dispatches of the bench and their gold: every act is told by words of its text, with types, modes and statuses that exist. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wrong } from '../../bench/dispatches.ts';
import { type GoldEvent, judge, placesOf } from '../../bench/gold-events.ts';
import type { Event } from '../../src/engine/event.ts';
import { parseOntology } from '../../src/engine/parse-ontology.ts';
import { markdownReader } from '../../src/engine/read/markdown.ts';
import { PACKAGE_ROOT } from '../../src/node/paths.ts';
import { readOne } from '../engine/read/run-reader.ts';

const folder = join(PACKAGE_ROOT, 'bench', 'data', 'dispatches');
const names = readdirSync(folder).filter((name) => name.endsWith('.gold.json'));
const ontologyFile = join(PACKAGE_ROOT, 'knowledge', 'ontologies', 'plover.yaml');
const { types } = parseOntology(readFileSync(ontologyFile, 'utf8'), ontologyFile);
const STATUSES = 'denied negated cancelled unclear possible attempted planned reported ongoing occurred'.split(' ');

it.each(names)('%s has gold whose words stand in its text', async (name) => {
  const markdown = name.replace('.gold.json', '.md');
  const { text, meta } = await readOne(markdownReader, readFileSync(join(folder, markdown), 'utf8'), {}, markdown);
  expect(meta.published).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(text.split(/\s+/).length).toBeGreaterThanOrEqual(200);
  const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { document: string; events: GoldEvent[] };
  expect(gold.document).toBe(markdown);
  for (const { type, altType, modes, trigger, at, status } of gold.events) {
    if (at === undefined) expect(text.toLowerCase().split(trigger.toLowerCase()), trigger).toHaveLength(2);
    else
      expect(
        placesOf(at, text).map(({ start, end }) => text.slice(start, end)),
        at,
      ).toContain(trigger);
    const coded = types.find(({ id }) => id === type);
    expect(coded, type).toBeDefined();
    if (altType !== undefined) expect(types.map(({ id }) => id)).toContain(altType);
    for (const mode of modes ?? []) expect(coded!.modes.map(({ id }) => id)).toContain(mode);
    expect(STATUSES).toContain(status);
  }
});

describe('what is printed of a document', () => {
  const text = 'Ruritania bombed Zenda. Strelsau criticised Ruritania.';
  const event = (type: string, trigger: string): Event => {
    const start = text.indexOf(trigger);
    return {
      act: `act_${start}`,
      type,
      modes: [],
      actor: null,
      recipient: null,
      status: 'occurred',
      date: null,
      places: [],
      attribution: [],
      trigger: { start, end: start + trigger.length, text: trigger },
    } as unknown as Event;
  };
  const gold = (type: string, trigger: string, optional = false): GoldEvent => ({
    type,
    actor: null,
    recipient: null,
    trigger,
    status: 'occurred',
    optional,
  });
  const printed = (entries: GoldEvent[], events: Event[]): string[] =>
    wrong({ name: 'z', text, judgements: judge(entries, events, text) }).map((line) => line.trim().split(/\s+/)[0]!);

  it('is what is missed, false or wrong in a slot', () => {
    expect(printed([gold('ASSAULT', 'bombed')], [])).toEqual(['==', 'MISS']);
    expect(printed([], [event('ACCUSE', 'criticised')])).toEqual(['==', 'FALSE']);
    expect(printed([gold('SUPPORT', 'criticised')], [event('ACCUSE', 'criticised')])).toEqual(['==', 'WRONG', '…']);
  });

  it('is nothing of what is right or optional', () => {
    expect(printed([gold('ASSAULT', 'bombed')], [event('ASSAULT', 'bombed')])).toEqual(['==']);
    expect(printed([gold('ASSAULT', 'bombed', true)], [])).toEqual(['==']);
  });
});

it('a place is right by the name of the gazetteer or by the words of the text that it spells otherwise', () => {
  const text = 'Ruritania bombed Zenda.';
  const event = { act: 'a', type: 'ASSAULT', modes: [], actor: null, recipient: null, status: 'occurred', date: null };
  const trigger = { start: 10, end: 16, text: 'bombed' };
  const isRight = (wanted: string, name: string): boolean | undefined => {
    const places = [{ name, start: 17, end: 22 }];
    const coded = { ...event, places, attribution: [], trigger } as unknown as Event;
    const gold = {
      type: 'ASSAULT',
      actor: null,
      recipient: null,
      trigger: 'bombed',
      status: 'occurred',
      place: wanted,
    };
    return judge([gold as GoldEvent], [coded], text)[0]!.slots['place'];
  };
  expect(isRight('Zenda', 'Zenda')).toBe(true);
  expect(isRight('Zenda', 'Al Zīndah')).toBe(true);
  expect(isRight('Zenda', 'Hentzau')).toBe(false);
  expect(isRight('Strelsau', 'Zenda')).toBe(false);
});
