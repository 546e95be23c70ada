import { describe, expect, test } from 'vitest';
import { type ActorName, slugOfName, suggestSame } from '../../../src/engine/resolve/same-actor.ts';

const actor = (id: string, name: string, more: Partial<ActorName> = {}): ActorName => ({
  id,
  name,
  country: null,
  sectors: [],
  aliases: [],
  ...more,
});

describe('ids for names that no knowledge holds', () => {
  test.each([
    ['Front for the Valley', null, 'front-for-the-valley'],
    ['the Front for the Valley', null, 'front-for-the-valley'],
    ['he', 'Gen. Rudolf Élphberg', 'rudolf-elphberg'],
    ['President Flavia', null, 'flavia'],
    ['rebel positions', null, null],
    ['The gunmen', null, null],
    ['Zenda officials', null, null],
    ['', null, null],
  ])('%s (%s) → %s', (name, person, slug) => {
    expect(slugOfName({ id: null, name, person })).toBe(slug);
  });
  test('who has an id keeps it', () => {
    expect(slugOfName({ id: 'zenda/military', name: 'Zenda army', person: null })).toBe('zenda/military');
  });
});

describe('pairs that may be one', () => {
  const pairs = (...actors: ActorName[]) => suggestSame(actors).map(({ one, other }) => [one, other]);
  test('a surname and a full name', () => {
    expect(pairs(actor('rudolf-elphberg', 'Rudolf Elphberg'), actor('elphberg', 'Elphberg'))).toEqual([
      ['elphberg', 'rudolf-elphberg'],
    ]);
  });
  test('initials and what they stand for', () => {
    expect(pairs(actor('vpf', 'VPF'), actor('valley-peoples-front', 'Valley Peoples Front'))).toEqual([
      ['valley-peoples-front', 'vpf'],
    ]);
  });
  test('two spellings', () => {
    expect(pairs(actor('kadyrow', 'Ramsan Kadyrow'), actor('kadyrov', 'Ramsan Kadyrov'))).toHaveLength(1);
  });
  test('an alias of one is the name of the other', () => {
    expect(
      pairs(actor('a', 'Party of the Valley', { aliases: ['Green Lions'] }), actor('b', 'Green Lions')),
    ).toHaveLength(1);
  });
  test.each([
    ['organs of one state', actor('zenda', 'Zenda'), actor('zenda/military', 'Zenda army')],
    ['two countries', actor('a', 'Peoples Front', { country: 'ZEN' }), actor('b', 'Peoples Front', { country: 'RUR' })],
    ['one common first name', actor('a', 'Rudolf Elphberg'), actor('b', 'Rudolf Rassendyll')],
    ['nothing in common', actor('a', 'Green Lions'), actor('b', 'Valley Front')],
  ])('not %s', (_, one, other) => {
    expect(pairs(one, other)).toEqual([]);
  });
  test('what somebody judged is not asked again', () => {
    const two = [actor('rudolf-elphberg', 'Rudolf Elphberg'), actor('elphberg', 'Elphberg')];
    expect(suggestSame(two, new Set(['rudolf-elphberg\u0000elphberg']))).toEqual([]);
  });
});
