import { describe, expect, it } from 'vitest';
import type { Token } from '../../../../src/engine/document.ts';
import { asDocumentSays } from '../../../../src/engine/extract/actors/bearers.ts';
import { compose } from '../../../../src/engine/extract/actors/compose.ts';
import { splitPhrase, wordsOf } from '../../../../src/engine/extract/actors/words.ts';
import { smallActors } from './small-actors.ts';

const known = smallActors(`
organs:
  FRE: {LEG: [Freedonian Senate / Senate]}
groups:
  freedonian-labour: {name: Labour Party / Labour, of: FRE, sectors: PTY}
roles:
  - {suffix: government, sectors: [GOV], words: [ministry]}
offices:
  FRE: {president: [Hugo Kranz 2005..2009]}
people:
  FRE: {BUS: [Lisa Kranz 2001..]}
`);

/** Every capitalised word is a proper noun, as a tagger would have it. */
function tokensOf(text: string): Token[] {
  return splitPhrase(text).map(({ form }, id) => ({
    id,
    start: 0,
    end: 0,
    form,
    lemma: form.toLowerCase(),
    upos: /^\p{Lu}/u.test(form) ? 'PROPN' : 'NOUN',
    feats: '_',
    head: null,
    deprel: 'dep',
    sentence: 0,
  }));
}

function inText(phrase: string, text: string, date: string | null = '2002-02-02') {
  const actors = asDocumentSays(known, tokensOf(text), date);
  return compose({ words: wordsOf(splitPhrase(phrase)), actors, date, cased: true })?.actor ?? null;
}

describe('a surname in a document', () => {
  it('is the holder of an office in a country the text speaks of', () => {
    expect(inText('Elphberg', 'Elphberg flew home to Ruritania')).toMatchObject({ person: 'Flavia Elphberg' });
  });
  it('without a date is whoever led a state, if no other of the name came near', () => {
    expect(inText('Kranz', 'Kranz signed', null)).toMatchObject({ person: 'Hugo Kranz' });
    expect(inText('Zenda', 'Zenda signed', null)?.id).not.toMatch(/government/);
  });
  it('is nobody on file in a text about elsewhere', () => {
    expect(inText('Mr. Elphberg', 'Mr. Elphberg opened a mine in Freedonia')?.id).not.toBe('ruritania/government');
  });
  it('is somebody else where another first name stands before it', () => {
    const text = 'Konrad Elphberg sells boats in Ruritania. Elphberg expects a good year';
    expect(inText('Elphberg', text)).toMatchObject({ id: 'elphberg', country: null });
    expect(inText('Konrad Elphberg', text)).toMatchObject({ id: 'konrad-elphberg', country: null });
  });
  it('is the one named in full, whatever else the text speaks of', () => {
    expect(inText('Elphberg', 'Flavia Elphberg came to Freedonia, where Elphberg rested')).toMatchObject({
      person: 'Flavia Elphberg',
    });
  });
  it('is one who once held the title before it', () => {
    expect(inText('Velt', 'former President Velt of Ruritania')).toMatchObject({ person: 'Anna Velt' });
  });
});

describe('a common name of a body in a document', () => {
  const abroad = 'Ruritania votes. Ruritanian papers ask what Ruritania wants from the Senate and Labour';
  it('is not that of a country the text does not speak of', () => {
    expect(inText('the Senate', abroad)).toMatchObject({ id: null, sectors: ['LEG'] });
    expect(inText('Labour', abroad)?.id).not.toBe('freedonian-labour');
  });
  it('is the one on file at home, and where nothing is said', () => {
    expect(inText('the Senate', 'Freedonia waits for the Senate')).toMatchObject({ country: 'FRE' });
    expect(inText('Labour', 'Labour lost')).toMatchObject({ id: 'freedonian-labour' });
  });
  it('is no party within the name of a ministry', () => {
    expect(inText('the Ministry of Labour', 'the Ministry of Labour')?.sectors).toEqual(['GOV']);
    expect(inText('the Labour Ministry', 'the Labour Ministry')?.id).not.toBe('freedonian-labour');
    expect(inText('the Ruritanian Ministry of Labour', '')).toMatchObject({ id: 'ruritania/government' });
  });
});

describe('a full name with a common surname', () => {
  const many = smallActors(`
people:
  RUR: {OPP: [Anna Hill 1990.., Otto Hill 1990.., Ida Hill 1990..]}
`);
  const of = (text: string): string | null => {
    const actors = asDocumentSays(many, tokensOf(text), '2002-02-02');
    return compose({ words: wordsOf(splitPhrase('Otto Hill')), actors, date: '2002-02-02', cased: true })!.actor
      .country;
  };
  it('is the man on file where the text speaks of his country, or of none', () => {
    expect(of('Otto Hill left Ruritania')).toBe('RUR');
    expect(of('Otto Hill left')).toBe('RUR');
    expect(of('Otto Hill left Freedonia')).toBe(null);
  });
});
