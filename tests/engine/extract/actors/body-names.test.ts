import { describe, expect, it } from 'vitest';
import { isCommonParty } from '../../../../src/engine/extract/actors/party-names.ts';
import { resolvePhrase } from '../../../../src/engine/resolve/phrase.ts';
import { smallActors } from './small-actors.ts';

const known = smallActors(`
organs:
  RUR: {MIL: [Night Watch]}
organisations:
  zorro-motors: {name: Zorro Motors, of: RUR, sectors: MNC}
groups:
  golden-dawn: {name: Golden Dawn, of: FRE, sectors: PTY}
  sunrise: {name: Sunrise / Golden Dawn, of: FRE, sectors: PTY}
  democrats: {name: Democratic Party / DP, of: FRE, sectors: PTY}
offices:
  RUR:
    watch-chief: [Ida Quiet 1990..2005]
    president: [Karl Blau 2005-01-01..2009-12-31]
    prime-minister: [Kurt Blau 2005-01-01..2009-12-31]
roles:
  - {class: bloc, sectors: [IGO], words: [member]}
  - {class: thing, suffix: parties, sectors: [PTY], words: [front, alliance, party, movement]}
  - {suffix: civilians, sectors: [CVL], anyone: true, words: [woman]}
  - {suffix: judiciary, sectors: [JUD], words: [court]}
  - {suffix: rebels, class: fighter, sectors: [REB], words: [separatist]}
  - {suffix: police, sectors: [COP], words: [major]}
  - {suffix: media, sectors: [JRN], anyone: true, words: [blogger]}
titles:
  - {office: watch-chief, sectors: [MIL], of: [RUR], words: [night watch commander]}
  - {office: watch-chief, sectors: [MIL], of: [RUR], said: true, words: [watchman in chief]}
  - {office: prime-minister, sectors: [GOV], words: [prime minister]}
  - {office: leader, sectors: [GOV], words: [head]}
skip: [national, special]
`);
const who = (phrase: string, date = '1995-05-05') => {
  const { id, name, person, country, sectors } = resolvePhrase(phrase, date, known);
  return `${id} | ${name} | ${person} | ${country} | ${sectors.join(' ')}`;
};

describe('names of bodies not on file', () => {
  it('keep their complements and their opening words', () => {
    expect(who('the Zorro Front for Renewal')).toBe(
      'zorro-front-for-renewal | Zorro Front for Renewal | null | null | PTY',
    );
    expect(who('the Special Zorro Front')).toContain('Special Zorro Front');
    expect(who("the Zorro Women's Alliance")).toContain("Zorro Women's Alliance");
  });
  it('begin with their town, and with a demonym where more than one word follows', () => {
    expect(who('the Ruritanian Peat Research Institute')).toContain('ruritanian-peat-research-institute');
    expect(who('the Ruritanian Peat Institute')).toContain('peat-institute | Peat Institute | null | RUR');
  });
  it('are whose first name they are', () => {
    expect(who('Golden Dawn')).toContain('golden-dawn | Golden Dawn');
  });
  it('are another country’s where many countries have one of that name', () => {
    expect(who('the Democratic Party')).toContain('democrats');
    expect(who('the Ruritanian Democratic Party')).toBe(
      'ruritanian-democratic-party | Ruritanian Democratic Party | null | RUR | PTY',
    );
    expect(who('the Zorro Democratic Party')).toContain('zorro-democratic-party');
    expect(isCommonParty("People's Alliance")).toBe(true);
    expect(isCommonParty('Golden Dawn')).toBe(false);
  });
});

describe('persons', () => {
  it('are those of whom one trade is told', () => {
    expect(who('Otto Blum, a Ruritanian blogger')).toBe('ruritania/media | Otto Blum | Otto Blum | RUR | JRN');
  });
  it('of one surname in one government act for it, whichever is meant', () => {
    expect(who('Blau', '2006-06-06')).toBe('ruritania/government | Blau | Blau | RUR | GOV');
  });
  it('head a service under its own title', () => {
    expect(who("the head of Ruritania's Night Watch")).toContain('Ida Quiet');
  });
});

describe('bodies', () => {
  it('of a group are the group', () => {
    expect(who('the Landtag of the Black Bears', '1993-03-03')).toContain('black-bears');
  });
  it('of a state that judge are its judiciary', () => {
    expect(who("Ruritania's Harbour Court")).toBe('ruritania/judiciary | Harbour Court | null | RUR | JUD');
  });
});

describe('who works for a body of a state', () => {
  it('is of the body, and no holder of the state’s offices', () => {
    expect(who('the head of the Ruritanian police', '1995-05-05')).toBe(
      'ruritania/police | Ruritanian police | null | RUR | COP',
    );
    expect(who('a spokesman for the Ruritanian rebels')).toContain('ruritania/rebels');
    expect(who('the head of the Ruritanian government')).toContain('| RUR | GOV');
  });
  it('is nobody where others have one too and nothing says whose', () => {
    expect(who('the Ruritanian watchman in chief')).toContain('Ida Quiet');
    expect(who('the watchman in chief')).toContain('| null | null |');
    expect(who('the night watch commander')).toContain('Ida Quiet');
  });
  it('has its title with a possessive too', () => {
    expect(who("Night Watch's commander")).toContain('Ida Quiet');
  });
});

describe('what is no actor by itself', () => {
  it('a rank before a common noun is an adjective', () => {
    expect(who('several major Ruritanian bloggers')).toContain('ruritania/media');
    expect(who('a major from Ruritania')).toContain('ruritania/police');
    expect(who('the major bloggers')).toContain('| JRN');
  });
  it('a firm’s vehicle is the firm', () => {
    expect(who('the Zorro Motors warship')).toBe('zorro-motors | Zorro Motors | null | RUR | MNC');
  });
  it('members of the House are of a legislature', () => {
    expect(who('the House members')).toContain('| LEG');
  });
});

describe('rebels', () => {
  it('who part from a state are in it', () => {
    expect(who('Ruritanian separatists in Freedonia')).toContain('| FRE | REB');
    expect(who('Ruritanian rebels in Freedonia')).toContain('| RUR | REB');
  });
  it('of a movement in power are not its government', () => {
    expect(who('Black Bears rebels', '2005-05-05')).toContain('| RUR | REB');
  });
});
