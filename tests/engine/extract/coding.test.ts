import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/engine/event.ts';
import { codesOf } from '../../../src/engine/extract/coding.ts';
import { derive } from '../../../src/engine/extract/events/derive.ts';
import { parseOntology } from '../../../src/engine/parse-ontology.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'knowledge', 'ontologies');
const plover = parseOntology(readFileSync(join(FOLDER, 'plover.yaml'), 'utf8'), 'plover.yaml');
const acled = parseOntology(readFileSync(join(FOLDER, 'acled.yaml'), 'utf8'), 'acled.yaml');

type Coded = Parameters<typeof codesOf>[0];
const side = (...sectors: string[]): Event['actor'] => ({
  id: null,
  name: 'x',
  person: null,
  country: null,
  sectors,
  collective: null,
  text: 'x',
  start: 0,
  end: 1,
});
const event = (init: Partial<Coded>): Coded => ({
  type: 'ASSAULT',
  modes: [],
  contexts: [],
  status: 'occurred',
  cameo: null,
  actor: null,
  recipient: null,
  ...init,
});

describe('folding, after the PLOVER manual', () => {
  it.each([
    ['CONSULT', 'planned', 'AGREE', '036'],
    ['SUPPORT', 'planned', 'AGREE', '032'],
    ['COOPERATE', 'planned', 'AGREE', '031'],
    ['AID', 'planned', 'AGREE', '033'],
    ['RETREAT', 'planned', 'CONCEDE', '0356'],
    ['CONSULT', 'cancelled', 'REJECT', '125'],
  ] as const)('%s, %s → %s %s', (type, status, folded, cameo) => {
    expect(codesOf(event({ type, status }), plover)).toMatchObject({ plover: folded, cameo });
  });
  it('a promise to give way concedes, whatever its status', () => {
    const promise = event({ type: 'AGREE', cameo: '035' });
    expect(codesOf(promise, plover)).toMatchObject({ plover: 'CONCEDE', cameo: '035', quad: 1 });
    expect(codesOf({ ...promise, cameo: '036' }, plover).plover).toBe('AGREE');
  });
  it.each([
    ['ASSAULT', 'planned'],
    ['CONCEDE', 'planned'],
    ['AID', 'occurred'],
    ['SANCTION', 'cancelled'],
  ] as const)('%s, %s stays', (type, status) => {
    expect(codesOf(event({ type, status }), plover).plover).toBe(type);
  });
});

describe('scores and weights', () => {
  it('takes the score of the gravest mode', () => {
    expect(codesOf(event({ modes: ['beat', 'aerial'] }), plover).score).toBe(-9.5);
  });
  it('takes the type where no mode is known', () => {
    expect(codesOf(event({ type: 'ACCUSE' }), plover)).toMatchObject({ score: -3, quad: 3 });
  });
  it('weights a CAMEO code as the table does, and leaves null what it has not', () => {
    expect(codesOf(event({ cameo: '195' }), plover).goldstein).toBe(-10);
    expect(codesOf(event({ cameo: '999' }), plover).goldstein).toBeNull();
  });
  it('is null throughout for a type the ontology has not', () => {
    expect(codesOf(event({ type: 'UNKNOWN' }), plover)).toEqual({
      plover: null,
      cameo: null,
      quad: null,
      score: null,
      goldstein: null,
    });
  });
});

describe('CAMEO tells armed forces from others', () => {
  it.each([
    ['180', side('MIL'), side('REB'), '190'],
    ['180', side('CRM'), side('CVL'), '180'],
    ['190', side('CRM'), side('CVL'), '180'],
    ['190', side('REB'), side('CVL'), '190'],
    ['186', side('MIL'), side('REB'), '186'],
  ])('%s by %o', (cameo, actor, recipient, code) => {
    expect(codesOf(event({ cameo, actor, recipient }), plover).cameo).toBe(code);
  });
});

describe('ACLED from a coded event', () => {
  it.each([
    ['ASSAULT', ['aerial'], side('MIL'), side('REB'), 'Air/drone strike'],
    ['ASSAULT', ['suicide-attack'], null, side('CVL'), 'Suicide bomb'],
    ['ASSAULT', ['firearms'], side('COP'), side('OPP'), 'Excessive force against protesters'],
    ['ASSAULT', [], side('REB'), side('MIL'), 'Armed clash'],
    ['ASSAULT', [], side('REB'), side('CVL'), 'Attack'],
    ['PROTEST', ['demo'], side('CVL'), null, 'Peaceful protest'],
    ['PROTEST', ['riot'], side('CVL'), null, 'Violent demonstration'],
    ['COERCE', ['arrest'], side('COP'), side('CVL'), 'Arrests'],
    ['RETREAT', ['withdraw'], side('MIL'), null, 'Non-violent transfer of territory'],
  ])('%s %o → %s', (type, modes, actor, recipient, subtype) => {
    expect(derive(acled, { type, modes, actor, recipient, quantities: [] }, 'x', null)?.subtype).toBe(subtype);
  });
  it.each(['CONSULT', 'ACCUSE', 'AID'])('%s is none', (type) => {
    expect(
      derive(acled, { type, modes: [], actor: side('GOV'), recipient: side('GOV'), quantities: [] }, 'x', null),
    ).toBeNull();
  });
});
