/** What the words of an unknown body's name say of it. */
import { describe, expect, it } from 'vitest';
import { sectorsByWords } from '../../../../src/engine/extract/actors/body-words.ts';
import { resolvePhrase } from '../../../../src/engine/resolve/phrase.ts';
import { smallActors } from './small-actors.ts';

describe('the name of a body', () => {
  it('says by its words what it is', () => {
    expect(sectorsByWords('Harbour Mills Ltd')).toEqual(['BUS']);
    expect(sectorsByWords('Zorro Institute of Forestry')).toEqual(['EDU']);
    expect(sectorsByWords('Commission on Hospital Prices')).toEqual(['GOV']);
    expect(sectorsByWords('Tree Planters Association')).toEqual(['SOC']);
    expect(sectorsByWords('Zorro')).toEqual([]);
  });
});

describe('who speaks for a body on no file', () => {
  const known = smallActors(`
roles:
  - {suffix: military, class: vehicle, sectors: [MIL], words: [vehicle]}
  - {class: thing, suffix: groups, sectors: [SOC], words: [group]}
  - {class: bloc, sectors: [IGO], words: [member]}
`);
  const sectors = (phrase: string): readonly string[] => resolvePhrase(phrase, null, known).sectors;
  it('tells no more of it than its words', () => {
    expect(sectors('members of the Zorro Zwei')).toEqual([]);
    expect(sectors('officials of the Zorro Zwei')).toEqual(['GOV']);
    expect(sectors('officials of Zorro Airways')).toEqual(['BUS']);
  });
  it('and its last word may be what it is called after', () => {
    expect(sectors('the Zorro Group')).toEqual(['BUS']);
    expect(sectors('Zorro Electric Vehicle')).toEqual([]);
  });
});
