import { describe, expect, it } from 'vitest';
import { respelled } from '../../../../src/engine/extract/actors/name-forms.ts';
import { fold, normalise, singular, slug } from '../../../../src/engine/extract/actors/names.ts';

describe('normalise', () => {
  it.each([
    ['François Hollande', 'francois hollande'],
    ['U.S.', 'us'],
    ['al-Nusra Front', 'al nusra front'],
    ["Sana'a", 'sanaa'],
    ['Erdoğan', 'erdogan'],
    ['Łódź', 'lodz'],
    ['  People’s   Army ', 'peoples army'],
    ['“???”', ''],
  ])('%s → %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });
  it('makes slugs', () => expect(slug('Al-Nusra Front')).toBe('al-nusra-front'));
});

describe('fold', () => {
  it.each([
    ['hezbollah', 'hizbullah'],
    ['hezbollah', 'hizbollah'],
    ['qaddafi', 'kadhafi'],
    ['qaddafi', 'gadhafi'],
    ['mohammed', 'muhammad'],
  ])('%s meets %s', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });
  it.each([
    ['hamas', 'hamburg'],
    ['fatah', 'fiat'],
  ])('%s does not meet %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

describe('singular', () => {
  it.each([
    ['soldiers', 'soldier'],
    ['gunmen', 'gunman'],
    ['parties', 'party'],
    ['police', 'police'],
    ['women', 'woman'],
    ['forces', 'force'],
    ['churches', 'church'],
    ['bus', 'bus'],
    ['press', 'press'],
  ])('%s → %s', (plural, one) => {
    expect(singular(plural)).toBe(one);
  });
});

describe('respelled', () => {
  it('gives a body’s name the other spellings it goes by', () => {
    expect(respelled('UN Labour Programme')).toEqual(
      expect.arrayContaining(['United Nations Labour Programme', 'United Nations Labor Program', 'UN Labor Program']),
    );
    expect(respelled('Defense Center')).toContain('Defence Centre');
    expect(respelled('Hearth Front')).toEqual([]);
  });
});
