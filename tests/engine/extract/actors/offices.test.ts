import { describe, expect, it } from 'vitest';
import { resolvePhrase } from '../../../../src/engine/resolve/phrase.ts';
import { actorsFrom } from '../../../../src/engine/extract/actors/knowledge.ts';
import { smallActors } from './small-actors.ts';

const known = smallActors(`
organs:
  RUR: {SPY: [Black Chamber / BC], GOV: [Ruritanian Treasury]}
groups:
  reapers: {name: Reapers, of: RUR, sectors: PTY}
  west-ruritania-front: {name: West Front, of: RUR, sectors: REB}
states:
  west-ruritania: {name: West Ruritania, iso: RUR, adj: [West Ruritanian], valid: ..1999-12-31, successor: ruritania}
offices:
  RUR:
    finance-minister: [Hugo Bright / Hugh Bright 1990..2005]
    chamber-head: [Ida Quiet 1990..2005]
  reapers: {leader: [Rudolf Zenda 2002-02-01..]}
titles:
  - {office: finance-minister, sectors: [GOV], words: [minister of public finances, treasury secretary]}
  - {office: chamber-head, sectors: [SPY], of: [RUR], words: [black chamber chief]}
  - {office: prime-minister, sectors: [GOV], of: [RUR], words: [chancellor]}
  - {office: monarch, sectors: [GOV], words: [king]}
`);
const who = (phrase: string, date = '1995-05-05'): string => {
  const { id, person, country } = resolvePhrase(phrase, date, known);
  return `${id} | ${person} | ${country}`;
};

describe('offices', () => {
  it('of several words are one person, whatever the last word looks like', () => {
    expect(who('the Ruritanian minister of public finances')).toBe('ruritania/government | Hugo Bright | RUR');
    expect(who('Ruritanian Treasury Secretary')).toBe('ruritania/government | Hugo Bright | RUR');
  });
  it('of a service are its own and not the state’s', () => {
    expect(who('Black Chamber chief')).toBe('ruritania/intelligence | Ida Quiet | RUR');
    expect(who('Black Chamber president')).toBe('ruritania/intelligence | null | RUR');
  });
  it('of a party’s president are its leader’s', () => {
    expect(who('Reapers president', '2003-01-01')).toContain('Rudolf Zenda');
  });
  it('in a state come before those in a party', () => {
    expect(who('Rudolf Zenda', '2003-01-01')).toBe('ruritania/government | Rudolf Zenda | RUR');
  });
  it('of a state under its other name are its own', () => {
    expect(who('the West Ruritanian president')).toBe('ruritania/government | Anna Velt | RUR');
  });
  it('make nobody of an unknown body’s president', () => {
    expect(who('president of the Zorro Society')).toContain('zorro-society | null | null');
  });
});

describe('a town', () => {
  const withTowns = actorsFrom({ ...known.compiled, towns: { RUR: 'hofbau', FRE: 'elphberg' } });
  const of = (phrase: string, date: string): string => {
    const { id, person, country } = resolvePhrase(phrase, date, withTowns);
    return `${id} | ${person} | ${country}`;
  };
  it('has offices of its own, which are not its state’s', () => {
    expect(of('the president of Hofbau', '1995-05-05')).toBe('ruritania/government | null | RUR');
    expect(of('Strelsau’s president', '1995-05-05')).toBe('ruritania/government | Anna Velt | RUR');
  });
  it('is meant rather than a man of its name who holds no office', () => {
    expect(of('Elphberg officials', '2010-05-05')).toBe('freedonia/government | null | FRE');
    expect(of('Elphberg officials', '1999-05-05')).toBe('ruritania/government | null | RUR');
  });
});

describe('a minister of some matter', () => {
  it('is not whichever minister of the state is on file', () => {
    const some = smallActors(`
offices:
  RUR: {minister: [Ida Quiet 1990..2005]}
titles:
  - {office: minister, sectors: [GOV], words: [health minister]}
`);
    expect(resolvePhrase('the Ruritanian health minister', '1995-05-05', some).person).toBe(null);
  });
});
