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
  - {suffix: military, class: organ, sectors: [MIL], words: [division]}
  - {suffix: judiciary, class: organ, sectors: [JUD], words: [supreme court]}
  - {suffix: medics, class: organ, sectors: [MED], words: [hospital]}
titles:
  - {office: leader, sectors: [GOV], words: [chairman]}
`);
  const sectors = (phrase: string): readonly string[] => resolvePhrase(phrase, null, known).sectors;
  it('tells no more of it than its words', () => {
    expect(sectors('members of the Zorro Zwei')).toEqual([]);
    expect(sectors('officials of the Zorro Zwei')).toEqual(['GOV']);
    expect(sectors('officials of Zorro Airways')).toEqual(['BUS']);
  });
  it('is of the body, whatever capitals his own noun has', () => {
    expect(resolvePhrase('Zorro Watch Committee Members', null, known).id).toBe('zorro-watch-committee');
  });
  it('and its last word may be what it is called after', () => {
    expect(sectors('the Zorro Group')).toEqual(['BUS']);
    expect(sectors('Zorro Electric Vehicle')).toEqual([]);
  });
  it('a part is what its whole is', () => {
    expect(sectors('the Zorro Division of the Supreme Court')).toEqual(['JUD']);
    expect(sectors('the Zorro Division')).toEqual(['MIL']);
  });
  it('who heads it is of it and no ruler', () => {
    expect(sectors('Zorro Hospital Chairman Odo Falk')).toEqual(['MED']);
    expect(sectors('Zorro Airways Chairman Odo Falk')).toEqual(['BUS']);
    expect(sectors('Chairman Odo Falk')).toEqual(['GOV']);
  });
  it('a newspaper has the capital in its name', () => {
    expect(resolvePhrase('the Strelsau Times', null, known)).toMatchObject({ id: 'strelsau-times', sectors: ['JRN'] });
  });
  it('forms of address of two words are no name', () => {
    expect(resolvePhrase('Tan Sri Odo Falk', null, known).id).toBe('odo-falk');
  });
});
