/** ACLED's columns, read back by a CSV reader that is not ours. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it, test } from 'vitest';
import type { Event } from '../../../src/engine/event.ts';
import { acled } from '../../../src/engine/write/acled.ts';
import { disorderType, interactionOf, kindOf } from '../../../src/engine/write/acled-coding.ts';
import type { Selection } from '../../../src/engine/write/writer.ts';
import { actor, CONTEXT, event, SELECTION, TEXT } from './selection.ts';

async function rowsOf(events: readonly Event[]): Promise<Record<string, string>[]> {
  const selection: Selection = {
    ...SELECTION,
    async *events() {
      yield* events;
    },
  };
  let text = '';
  if (acled.kind === 'file') for await (const piece of acled.write(selection, CONTEXT)) text += String(piece);
  return parse(text, { columns: true }) as Record<string, string>[];
}

const army = actor('ruritania/military', 'Ruritania', { country: 'SYR' });
const rebels = actor('zenda', 'Zenda', { country: 'SYR', sectors: ['REB'] });
const crowd = actor('strelsau', 'Strelsau', { sectors: ['OPP'] });
const incident = { id: 'inc_1', reports: 2, documents: 2, publishers: 2 };

describe('acled', () => {
  it('writes 31 columns that csv-parse reads back, with formulas made safe', async () => {
    const [row, ...others] = await rowsOf([event('ev_1', { incident })]);
    expect(others).toEqual([]);
    expect(Object.keys(row!)).toHaveLength(31);
    expect(row).toMatchObject({
      event_id_cnty: 'ev_1',
      event_date: '2020-05-03',
      year: '2020',
      time_precision: '1',
      disorder_type: 'Political violence',
      event_type: 'Explosions/Remote violence',
      sub_event_type: 'Shelling/artillery/missile attack',
      actor1: "'=Ruritania’s “army”",
      inter1: 'State forces',
      actor2: 'Zenda',
      inter2: 'External/Other forces',
      interaction: 'State forces-External/Other forces',
      iso: '760',
      region: 'Middle East',
      country: 'Syria',
      admin1: 'Raqqa',
      location: 'Zenda',
      latitude: '35.95',
      geo_precision: '1',
      source: 'The Gazette',
      notes: TEXT.replace('\t', ' '),
      fatalities: '4',
      tags: `document=doc_1; span=0-${TEXT.length}; incident=inc_1; reports=2`,
      timestamp: String(Date.UTC(2020, 4, 5, 6, 7, 8) / 1000),
    });
  });

  it('is one row an event of the world, with all its sources and the lowest count of the dead', async () => {
    const killed = (value: number) => [{ ...event('ev_1').quantities[0]!, value, min: value, max: value }];
    const rows = await rowsOf([
      event('ev_1', { incident, actor: army, recipient: rebels, quantities: killed(9) }),
      event('ev_2', { incident, actor: army, recipient: rebels, quantities: killed(7), publisher: 'Holt Courier' }),
      event('ev_3', { actor: rebels, recipient: army, modes: [], trigger: { start: 0, end: 5, text: 'overran' } }),
    ]);
    expect(rows.map((row) => [row.event_id_cnty, row.sub_event_type, row.source, row.fatalities])).toEqual([
      ['ev_1', 'Shelling/artillery/missile attack', 'The Gazette; Holt Courier', '7'],
      ['ev_3', 'Non-state actor overtakes territory', 'The Gazette', '4'],
    ]);
  });

  it('names further parties of a side beside the first, and each party once', async () => {
    const act = 'act_1';
    const [joint, ...others] = await rowsOf([
      event('ev_1', { act, actor: army, recipient: rebels }),
      event('ev_2', { act, actor: crowd, recipient: rebels }),
      event('ev_3', { act, actor: rebels, recipient: army }),
    ]);
    expect(others).toEqual([]);
    expect(joint).toMatchObject({ actor1: 'Ruritania', assoc_actor_1: 'Strelsau', actor2: 'Zenda', assoc_actor_2: '' });
  });

  it('puts who demonstrates first, also where the police acted', async () => {
    const [row] = await rowsOf([event('ev_1', { modes: ['crowd-control'], actor: army, recipient: crowd })]);
    expect(row).toMatchObject({
      sub_event_type: 'Excessive force against protesters',
      disorder_type: 'Political violence; Demonstrations',
      actor1: 'Strelsau',
      inter1: 'Protesters',
      interaction: 'State forces-Protesters',
      civilian_targeting: 'Civilian targeting',
    });
  });

  it('leaves out what did not happen, and what ACLED has no type for', async () => {
    const rows = await rowsOf([
      event('ev_1', { status: 'denied' }),
      event('ev_2', { status: 'planned' }),
      event('ev_3', { status: 'attempted' }),
      event('ev_4', { phase: 'generic' }),
      event('ev_5', { type: 'CONSULT', modes: [] }),
      event('ev_6', { status: 'ongoing' }),
    ]);
    expect(rows.map((row) => row.event_id_cnty)).toEqual(['ev_6']);
  });

  it('files the undated under its publication, within a week, and states no place that was not told', async () => {
    const [row] = await rowsOf([event('ev_1', { date: null, places: [], quantities: [] })]);
    expect(row).toMatchObject({
      event_date: '2020-05-04',
      time_precision: '2',
      country: '',
      iso: '',
      geo_precision: '',
      latitude: '',
      fatalities: '0',
    });
  });

  it('keeps the types of a project that was coded in ACLED', async () => {
    const [row] = await rowsOf([event('ev_1', { type: 'Riots', subtype: 'Mob violence' })]);
    expect(row).toMatchObject({ event_type: 'Riots', sub_event_type: 'Mob violence' });
  });
});

test.each([
  ['MIL', 'SYR', 'SYR', 'State forces'],
  ['MIL', 'TUR', 'SYR', 'External/Other forces'],
  ['MIL UNO', null, 'SYR', 'External/Other forces'],
  ['REB', null, 'SYR', 'Rebel group'],
  ['PRM', 'SYR', 'SYR', 'Political militia'],
  ['JRN GOV', 'SYR', 'SYR', 'Civilians'],
  ['', 'SYR', 'SYR', 'State forces'],
  ['', null, 'SYR', 'Civilians'],
])('sectors %j of %j in %s: %s', (sectors, country, where, kind) => {
  const one = actor('x', 'Zenda', { country, sectors: sectors.split(' ').filter(Boolean) });
  expect(kindOf(one, { type: 'Battles', subtype: 'Armed clash' }, where)).toBe(kind);
});

test('pairs are named by the smaller first', () => {
  expect(interactionOf('Civilians', 'State forces')).toBe('State forces-Civilians');
  expect(interactionOf('Protesters', '')).toBe('Protesters only');
  expect(disorderType({ type: 'Strategic developments', subtype: 'Arrests' })).toBe('Strategic developments');
  expect(disorderType({ type: 'Riots', subtype: 'Mob violence' })).toBe('Political violence');
  expect(disorderType({ type: 'Riots', subtype: 'Violent demonstration' })).toBe('Demonstrations');
});
