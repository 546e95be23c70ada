import { describe, expect, it } from 'vitest';
import { addSources, emptyActors } from '../../../../src/engine/extract/actors/build.ts';
import { readActorSource } from '../../../../src/engine/extract/actors/source.ts';
import { SMALL, smallActors } from './small-actors.ts';

describe('an actor file', () => {
  it.each([
    ['states:\n  RUR: {nam: Ruritania}', 'f.yaml:2: RUR has no field "nam"'],
    ['states:\n  RUR: {adj: Ruritanian}', 'f.yaml:2: RUR has no name'],
    ['groups:\n  bears: {name: Bears}', 'f.yaml:2: sectors are missing'],
    ['groups:\n  bears: {name: Bears, sectors: WAR}', 'f.yaml:2: "WAR" is no sector'],
    ['groups:\n  bears: {name: Bears /  / Cubs, sectors: REB}', 'f.yaml:2: "Bears /  / Cubs" has an empty name'],
    [
      'groups:\n  bears: {name: Bears, sectors: REB, active: 1990-13-45x..}',
      'f.yaml:2: "1990-13-45x.." is no range of dates',
    ],
    ['offices:\n  RUR:\n    president: [Anna Velt 2000..1990]', 'f.yaml:3: "2000..1990" ends before it begins'],
    ['armies:\n  RUR: x', 'f.yaml:1: there is no section "armies"'],
    ['roles:\n  - {class: boss, words: [x]}', 'f.yaml:2: "boss" is no class of roles'],
    ['states: [a, b', 'f.yaml:1: '],
    [
      'groups:\n  bears: {name: Bears, sectors: REB}\n  bears: {name: More, sectors: REB}',
      'f.yaml:3: "bears" stands here twice',
    ],
  ])('names file and line: %j', (text, message) => {
    expect(() => readActorSource(text, 'f.yaml')).toThrow(message);
  });

  it.each([
    ['groups:\n  bears: {name: Bears, sectors: REB, of: XYZ}', 'extra.yaml:2: there is no actor "XYZ"'],
    ['offices:\n  RUR:\n    archduke: [Anna Velt 1990..]', 'extra.yaml:3: "archduke" is no kind of office'],
    ['nationals:\n  RUR: [Nobody Known]', 'extra.yaml:2: there is no "Nobody Known"'],
  ])('refers only to what there is: %j', (text, message) => {
    const base = readActorSource(SMALL, 'small.yaml');
    expect(() => addSources(emptyActors(), [base, readActorSource(text, 'extra.yaml')])).toThrow(message);
  });

  it('adds to what is there: names, holders, groups', () => {
    const actors = smallActors(
      'groups:\n  wolves: {name: Grey Wolves of Zenda / GWZ, of: FRE, sectors: REB}\noffices:\n  FRE: {president: [Ida Moss 2005-01-01..]}',
    );
    expect(actors.record('wolves')?.country).toBe('FRE');
    expect(actors.holder('freedonia', 'president', '2006-01-01')?.name).toBe('Ida Moss');
    expect(actors.holder('freedonia', 'president', '2002-01-01')?.name).toBe('Otto Zenda');
  });

  it('is empty where it is empty', () => {
    expect(readActorSource('', 'f.yaml').groups).toEqual([]);
  });
});

describe('what is known', () => {
  const actors = smallActors();
  it('knows parents of organs, regions and states', () => {
    expect(actors.parentOf('ruritania/military')).toBe('ruritania');
    expect(actors.parentOf('hentzau')).toBe('ruritania');
    expect(actors.parentOf('ruritania')).toBeNull();
  });
  it('knows members as of a date', () => {
    expect(actors.membersOf('mountain-pact', '1995-01-01')).toEqual(['ruritania', 'freedonia']);
    expect(actors.membersOf('mountain-pact', '2002-01-01')).toEqual(['ruritania']);
    expect(actors.membersOf('mountain-pact', null)).toEqual(['ruritania', 'freedonia']);
    expect(actors.blocsOf('freedonia', '2010-01-01')).toEqual(['mountain-pact']);
  });
  it('has a name to show for every id', () => {
    expect(actors.nameOf('ruritania/military')).toBe('Ruritanian military');
    expect(actors.nameOf('black-bears')).toBe('Black Bears');
    expect(actors.nameOf('nobody-known')).toBe('nobody-known');
    expect(actors.countryOf('ruritania/police')).toBe('RUR');
  });
});
