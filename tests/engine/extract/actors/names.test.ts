import { describe, expect, it } from 'vitest';
import { respelled, surnames } from '../../../../src/engine/extract/actors/name-forms.ts';
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

describe('what people are called for short', () => {
  it('is a given name where those are used, and no title or first half of a name', () => {
    expect(surnames(['hamid', 'karzai'], 'afghanistan')).toEqual(expect.arrayContaining(['hamid', 'karzai']));
    expect(surnames(['abdul', 'ghani', 'rahim'], 'afghanistan')).not.toContain('abdul');
    expect(surnames(['mullah', 'rahim'], 'afghanistan')).toEqual(['rahim']);
    expect(surnames(['mohammed', 'rahim'], 'afghanistan')).toEqual(['rahim']);
  });
});
