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
  - {office: finance-minister, sectors: [GOV], of: [RUR], said: true, words: [pursekeeper]}
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
  it('that others have too are a state’s only where it is named', () => {
    expect(who('the Ruritanian pursekeeper')).toBe('ruritania/government | Hugo Bright | RUR');
    expect(who('the supposed pursekeeper')).toBe('null | null | null');
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

describe('a parliament', () => {
  const houses = smallActors(`
organs:
  RUR: {LEG: [Ruritanian Senate, Senate Fish Committee]}
offices:
  RUR: {speaker: [Ida Quiet 1990..2005], upper-house-speaker: [Hugo Bright 1990..2005]}
roles:
  - {suffix: legislature, class: organ, sectors: [LEG], words: [parliament, national assembly]}
titles:
  - {office: speaker, sectors: [LEG], words: [speaker]}
  - {office: upper-house-speaker, sectors: [LEG], words: [senate president]}
  - {office: monarch, sectors: [GOV], words: [king]}
`);
  const head = (phrase: string): string | null => resolvePhrase(phrase, '1995-05-05', houses).person;
  it('has a president of each of its houses', () => {
    expect(head('the president of the Ruritanian Senate')).toBe('Hugo Bright');
    expect(head('the Ruritanian Senate’s speaker')).toBe('Hugo Bright');
    expect(head('the president of Ruritania’s National Assembly')).toBe('Ida Quiet');
    expect(head('the Ruritanian speaker')).toBe('Ida Quiet');
  });
  it('has members who preside over nothing', () => {
    expect(head('a member of the Ruritanian Senate')).toBe(null);
    expect(head('the king of the Ruritanian Senate')).toBe(null);
  });
  it('is a state’s own where another’s bears the same name', () => {
    const { id } = resolvePhrase('the president of Freedonia’s Senate', '1995-05-05', houses);
    expect(id).toBe('freedonia/legislature');
    expect(resolvePhrase('the president of Ruritania’s Senate', '1995-05-05', houses).id).toBe('ruritania/legislature');
  });
});

describe('the name after a post and what it is of', () => {
  const of = (phrase: string): string => {
    const { id, person, country, sectors } = resolvePhrase(phrase, '1995-05-05', known);
    return `${id} | ${person} | ${country} | ${sectors.join(' ')}`;
  };
  it('is of whoever holds it', () => {
    expect(of('the leader of Ruritanian forces Bela Zenda')).toBe('ruritania/military | Bela Zenda | RUR | MIL');
    expect(of('the leader of the Freedonian police Olga Marsh')).toBe('freedonia/police | Olga Marsh | FRE | COP');
  });
  it('is none in what goes on in capitals, in one word, or of several', () => {
    expect(of('the leader of the Freedonian Summer League')).not.toContain('Summer');
    expect(of('the leaders of Ruritanian forces Bela Zenda')).not.toContain('Bela Zenda |');
    expect(of('the leader of the Freedonian police Monday')).not.toContain('Monday |');
  });
});

describe('an envoy', () => {
  it('of a state is its government’s, whoever else has one there', () => {
    const envoys = smallActors(`
organisations: {union: {name: Union of Peaks / UP, sectors: IGO}}
offices: {union: {fre-envoy: [Ida Quiet 1990..2005]}}
titles:
  - {office: fre-envoy, sectors: [IGO], of: [union], words: [envoy to freedonia]}
`);
    const told = (phrase: string) => resolvePhrase(phrase, '1995-05-05', envoys);
    expect(told('the UP envoy to Freedonia').person).toBe('Ida Quiet');
    expect(told('the Ruritanian envoy to Freedonia').sectors).toEqual(['GOV']);
    expect(told('the Ruritanian envoy to Freedonia').person).toBe(null);
  });
});

describe('words that only look like an office', () => {
  const some = smallActors(`
groups: {movement-for-fish: {name: Movement for Fish, of: FRE, sectors: PTY}}
offices: {RUR: {army-chief: [Ida Quiet 1990..2005]}}
roles:
  - {suffix: opposition, class: agent, sectors: [OPP], words: [opposition movement]}
  - {suffix: military, sectors: [MIL], words: [chief of staff]}
titles:
  - {office: army-chief, sectors: [MIL], words: [chief of staff]}
`);
  const told = (phrase: string): string => {
    const { id, person, sectors } = resolvePhrase(phrase, '1995-05-05', some);
    return `${id} | ${person} | ${sectors.join(' ')}`;
  };
  it('are the president’s man and no soldier', () => {
    expect(told('the Ruritanian president’s chief of staff')).toBe('ruritania/government | null | GOV');
    expect(told('the Ruritanian chief of staff')).toBe('ruritania/military | Ida Quiet | MIL');
  });
  it('begin a movement’s name', () => {
    expect(told('the opposition Movement for Fish')).toContain('movement-for-fish');
    expect(told('the opposition movement for fish')).not.toContain('movement-for-fish');
  });
  it('stand before a whole name', () => {
    expect(told('Sheikh Rudolf Zenda')).not.toContain('sheikh');
    expect(told('Sheikh Zenda Marsh')).not.toBe(told('Rudolf Zenda'));
  });
});

describe('those who serve', () => {
  const forces = smallActors(`
organs:
  RUR: {PRM: [River Corps], COP: [Harbour Constabulary]}
roles:
  - {suffix: civilians, sectors: [CVL], anyone: true, words: [man]}
  - {suffix: police, sectors: [COP], words: [officer]}
  - {suffix: government, class: agent, sectors: [GOV], words: [embassy, member]}
  - {suffix: military, class: agent, sectors: [MIL], words: [personnel, jawan]}
  - {class: bloc, sectors: [IGO], words: [member]}
`);
  const of = (phrase: string): string => {
    const { id, country, sectors } = resolvePhrase(phrase, null, forces);
    return `${id} | ${country} | ${sectors.join(' ')}`;
  };
  it('in a force or an armed group are it', () => {
    expect(of('two River Corps personnel')).toBe('ruritania/militias | RUR | PRM');
    expect(of('River Corps men')).toBe('ruritania/militias | RUR | PRM');
    expect(of('the officer of the River Corps')).toBe('ruritania/militias | RUR | PRM');
    expect(of('a Harbour Constabulary jawan')).toBe('ruritania/police | RUR | COP');
    expect(of('Ruritanian men')).toBe('ruritania/civilians | RUR | CVL');
  });
  it('are the force’s whose name is given with its acronym before them', () => {
    expect(of('two River Corps (RC) personnel')).toBe('ruritania/militias | RUR | PRM');
    expect(of('Harbour Constabulary (HC) men')).toBe('ruritania/police | RUR | COP');
    expect(of('the River Corps (RC) of Ruritania')).toBe('ruritania/militias | RUR | PRM');
    expect(of('Hugo Lang (SPD), personnel')).not.toContain('MIL');
  });
  it('are of the kind of those who stand before them', () => {
    expect(of('army personnel')).toBe('null | null | MIL');
    expect(of('Ruritanian embassy personnel')).toBe('ruritania/government | RUR | GOV');
    expect(of('Ruritanian medical personnel')).toBe('null | null | UNK');
  });
  it('are of no kind where nothing says whose', () => {
    expect(of('two personnel')).toBe('null | null | UNK');
    expect(of('senior members')).toBe('null | null | UNK');
    expect(of('members of the Black Bears')).toContain('black-bears');
  });
  it('are police whatever compound tells of their rank, but not of what another noun does', () => {
    expect(of('low-ranking officers')).toBe('null | null | COP');
    expect(of('sports officers')).toBe('null | null | UNK');
  });
});
