import { describe, expect, it } from 'vitest';
import { resolvePhrase } from '../../../src/engine/resolve/phrase.ts';
import { smallActors } from '../extract/actors/small-actors.ts';

const actors = smallActors();
const says = (phrase: string, date: string | null = '2002-02-02'): string => {
  const { id, person, country, sectors, collective, ambiguous } = resolvePhrase(phrase, date, actors);
  return [
    id ?? '-',
    person ?? '-',
    country ?? '-',
    sectors.join(' ') || '-',
    ...(collective ? [collective] : []),
    ...(ambiguous ? ['ambiguous'] : []),
  ].join(' | ');
};

describe('resolvePhrase', () => {
  it.each([
    ['Ruritania', 'ruritania | - | RUR | -'],
    ['the Ruritanian army', 'ruritania/military | - | RUR | MIL'],
    ['Ruritanian soldiers', 'ruritania/military | - | RUR | MIL'],
    ['soldiers from Ruritania', 'ruritania/military | - | RUR | MIL'],
    ["Ruritania's soldiers", 'ruritania/military | - | RUR | MIL'],
    ['two Ruritanian soldiers', 'ruritania/military | - | RUR | MIL'],
    ['dozens of soldiers from Ruritania', 'ruritania/military | - | RUR | MIL'],
    ['Ruritanians', 'ruritania/civilians | - | RUR | CVL'],
    ['the Winter Palace', 'ruritania/government | - | RUR | GOV'],
    ['the Landtag', 'ruritania/legislature | - | RUR | LEG'],
    ['opposition lawmakers', '- | - | - | LEG OPP'],
    ['gunmen', '- | - | - | UAF'],
    ['Freedonian-backed rebels', '- | - | - | REB'],
    ['Hentzauer rebels', 'hentzau/rebels | - | RUR | REB'],
    ['the state of Ruritania', 'ruritania | - | RUR | -'],
    ['African officials', '- | - | - | GOV'],
  ])('composes %s', (phrase, expected) => {
    expect(says(phrase)).toBe(expected);
  });

  it.each([
    ['the president of Ruritania', '1995-03-03', 'ruritania/government | Anna Velt | RUR | GOV'],
    ['the president of Ruritania', '2002-02-02', 'ruritania/government | Rudolf Zenda | RUR | GOV'],
    ['Ruritanian foreign minister', '2002-02-02', 'ruritania/government | Flavia Elphberg | RUR | GOV'],
    ['Flavia Elphberg', '2010-01-01', 'flavia-elphberg | Flavia Elphberg | RUR | ELI'],
    ['former president Anna Velt', '2000-05-05', 'anna-velt | Anna Velt | RUR | ELI'],
    ['Anna Velt', '2002-02-02', 'ruritania/opposition | Anna Velt | RUR | OPP'],
    ['Strelsau', '1948-01-01', 'old-ruritania | - | OLD | GOV'],
    ['Strelsau', '2002-02-02', 'ruritania | - | RUR | GOV'],
    ['the Black Bears', '1992-01-01', 'black-bears | - | RUR | REB'],
    ['the Black Bears', '2006-01-01', 'black-bears | - | RUR | PTY GOV'],
    ['ruling party of Ruritania', '2006-01-01', 'black-bears | - | RUR | PTY GOV'],
    ['the president of Ruritania', null, 'ruritania/government | - | RUR | GOV'],
  ])('as of the date: %s in %s', (phrase, date, expected) => {
    expect(says(phrase, date)).toBe(expected);
  });

  it('takes the bearer of a surname that title and country fit', () => {
    expect(says('President Zenda of Freedonia')).toBe('freedonia/government | Otto Zenda | FRE | GOV');
    expect(says('Ruritanian President Zenda')).toBe('ruritania/government | Rudolf Zenda | RUR | GOV');
  });

  it('says so where a surname fits two equally', () => {
    const answer = resolvePhrase('Zenda', '2002-02-02', actors);
    expect(answer).toMatchObject({ id: null, person: 'Zenda', ambiguous: true });
    expect(answer.alternatives.map((each) => each.id).sort()).toEqual(['otto-zenda', 'rudolf-zenda']);
  });

  it('keeps the words of an unknown name, and what the phrase says of it', () => {
    expect(says('Foreign Minister Hugo Lang of Freedonia')).toBe('freedonia/government | Hugo Lang | FRE | GOV');
    expect(says('Marie Zenda')).toBe('marie-zenda | - | - | -');
    expect(says('the warship Rudolf Zenda')).toBe('- | - | - | MIL');
  });

  it.each([
    ['Rudolf Ignaz Zenda', 'ruritania/government | Rudolf Zenda | RUR | GOV'],
    ['Rudolf Otto Zenda', 'rudolf-otto-zenda | - | - | -'],
    ['Rudolf "The Fox" Zenda', 'ruritania/government | Rudolf Zenda | RUR | GOV'],
    ['Flavia Elphberg Braun', 'ruritania/government | Flavia Elphberg | RUR | GOV'],
    ['Rudolph Zenda', 'ruritania/government | Rudolf Zenda | RUR | GOV'],
    ['Hugo Zenda', 'hugo-zenda | - | - | -'],
  ])('knows %s in full or not at all', (phrase, expected) => {
    expect(says(phrase)).toBe(expected);
  });

  it('takes members of a bloc for its members, and its officials for itself', () => {
    expect(says('the Mountain Pact powers')).toBe('mountain-pact | - | - | IGO | members');
    expect(says('a Mountain Pact spokesman')).toBe('mountain-pact | - | - | IGO');
  });

  it('takes nobody in particular for nobody', () => {
    expect(says('a senior Ruritanian minister')).toBe('ruritania/government | - | RUR | GOV');
    expect(says('the base')).toBe('- | - | - | -');
  });

  it('reads a lower-case phrase like a written one', () => {
    expect(says('ruritanian soldiers')).toBe('ruritania/military | - | RUR | MIL');
    expect(says('rudolf zenda')).toBe('ruritania/government | Rudolf Zenda | RUR | GOV');
  });

  it('answers any words without throwing', () => {
    for (const odd of [
      '',
      ' ',
      '"',
      "'s",
      'of',
      'the',
      '(',
      '???',
      'of of of',
      '—',
      'a'.repeat(500),
      'Ruritania’s',
      '\u0000',
    ])
      expect(resolvePhrase(odd, '2002-02-02', actors).sectors).toBeInstanceOf(Array);
  });

  describe('with a province, a ruling movement and a party named for a matter', () => {
    const wider = smallActors(`
states:
  RBR: {name: Ruritania-Borus, adj: Borusian}
regions:
  zembla: {name: Zembla, iso: FRE}
groups:
  mountain-wardens: {name: Mountain Wardens, of: RUR, sectors: REB, rules: 2001..2003}
  toil-party: {name: Toil, of: RUR, sectors: PTY}
offices:
  RUR: {prime-minister: [Ivan Kolb 2000..]}
  zembla: {prime-minister: [Emil Kolb 2000..]}
  FRE: {president: [Karl Bonn 1995..1998]}
  toil-party: {leader: [Greta Hall 2000..]}
roles:
  - {suffix: opposition, class: agent, sectors: [OPP], words: [opposition leader]}
  - {suffix: legislature, sectors: [LEG], words: [parliament]}
  - {suffix: workers, sectors: [LAB], words: [toil leader]}
titles:
  - {office: prime-minister, sectors: [GOV], words: [prime minister]}
`);
    it.each([
      // of two prime ministers the state's, unless the province is named
      ['Prime Minister Kolb', 'ruritania/government | Ivan Kolb | RUR | GOV'],
      ['Prime Minister Kolb of Zembla', 'zembla/government | Emil Kolb | FRE | GOV'],
      // once in office, and now against those who are
      ['Freedonian opposition leader Karl Bonn', 'freedonia/opposition | Karl Bonn | FRE | OPP'],
      ['Karl Bonn', 'karl-bonn | Karl Bonn | FRE | ELI'],
      // a ruling movement's minister is the state's
      ['the Mountain Wardens foreign minister', 'ruritania/government | Flavia Elphberg | RUR | GOV'],
      // committees act for their chamber
      ["the Landtag's defence committee", 'ruritania/legislature | - | RUR | LEG'],
      ["the Ruritanian parliament's harbour committee", 'ruritania/legislature | - | RUR | LEG'],
      // a possessive is no part of a name of two words
      ["Ruritania-Borus's army", 'ruritania-borus/military | - | RBR | MIL'],
      // case tells the party from the matter
      ['the Toil leader', 'toil-party | Greta Hall | RUR | PTY'],
      ['the toil leader', '- | - | - | LAB'],
    ])('reads %s', (phrase, expected) => {
      const { id, person, country, sectors } = resolvePhrase(phrase, '2002-02-02', wider);
      expect([id ?? '-', person ?? '-', country ?? '-', sectors.join(' ')].join(' | ')).toBe(expected);
    });
  });
});
