/** A small world of our own to test actors on: Ruritania and its neighbours. */
import { addSources, emptyActors } from '../../../../src/engine/extract/actors/build.ts';
import { type Actors, actorsFrom } from '../../../../src/engine/extract/actors/knowledge.ts';
import { readActorSource } from '../../../../src/engine/extract/actors/source.ts';

export const SMALL = `
states:
  RUR: {name: Ruritania, adj: Ruritanian, capital: Strelsau, seats: [Winter Palace]}
  FRE: {name: Freedonia, adj: Freedonian, capital: Firefly}
  OLD: {name: Old Ruritania, adj: Old Ruritanian, capital: Strelsau..1950-12-31, valid: ..1950-12-31, successor: ruritania}
regions:
  hentzau: {name: Hentzau, iso: RUR, adj: [Hentzauer], people: [Hentzauer, Hentzauers]}
organs:
  RUR: {LEG: [Landtag], MIL: [Royal Guard of Strelsau]}
organisations:
  mountain-pact: {name: Mountain Pact / MP, sectors: IGO, members: {1990-01-01..: RUR, 1990-01-01..1999-12-31: FRE, 2005..: FRE}}
groups:
  black-bears: {name: Black Bears / Order of the Black Bear / OBB, of: RUR, sectors: REB ..1995; PTY 1996.., rules: 2004..2008}
offices:
  RUR:
    president: [Anna Velt 1990-01-01..1999-12-31, Rudolf Zenda / Rudolf Senda 2000-01-01..]
    foreign-minister: [Flavia Elphberg 1995-05-01..2003-06-30]
  FRE:
    president: [Otto Zenda 2001-01-01..2004-12-31]
  black-bears: {leader: [Michael Strelsau-Braun 1990..]}
people:
  RUR: {OPP: [Anna Velt 2001..]}
roles:
  - {suffix: military, sectors: [MIL], words: [soldier, force, army]}
  - {suffix: police, sectors: [COP], words: [police]}
  - {suffix: government, class: agent, sectors: [GOV], words: [government, official, spokesman, minister]}
  - {suffix: legislature, sectors: [LEG], words: [lawmaker, senate]}
  - {suffix: rebels, class: fighter, sectors: [REB], words: [rebel]}
  - {suffix: gunmen, sectors: [UAF], anyone: true, words: [gunman]}
  - {suffix: civilians, sectors: [CVL], anyone: true, words: [villager, worker]}
  - {suffix: ruling-party, sectors: [PTY, GOV], words: [ruling party]}
  - {class: bloc, sectors: [IGO], words: [power, ally]}
  - {class: thing, suffix: military, sectors: [MIL], words: [base]}
  - {class: vehicle, suffix: military, sectors: [MIL], words: [warship]}
titles:
  - {office: president, sectors: [GOV], words: [president]}
  - {office: foreign-minister, sectors: [GOV], words: [foreign minister]}
  - {office: leader, sectors: [GOV], words: [leader]}
modifiers:
  - {sets: [ELI], words: [former]}
  - {sets: [REB], suffix: rebels, words: [rebel]}
  - {adds: [OPP], suffix: opposition, words: [opposition]}
skip: [the, a, mr, two, dozens, senior]
`;

export function smallActors(extra = ''): Actors {
  const sources = [readActorSource(SMALL, 'small.yaml')];
  if (extra !== '') sources.push(readActorSource(extra, 'extra.yaml'));
  return actorsFrom(addSources(emptyActors(), sources));
}
