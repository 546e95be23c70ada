/** Capitals told without their names, against a gazetteer of three places. */
import { expect, it } from 'vitest';
import { capitalOf, findCapitals, homeOf } from '../../../../src/engine/extract/places/capitals.ts';
import type { Gazetteer } from '../../../../src/engine/extract/places/gazetteer.ts';
import { parsed } from '../parsed.ts';

const PLACES = [
  { kind: 'town', country: 'RUR', population: 900 },
  { kind: 'capital', country: 'RUR', population: 800 },
  { kind: 'capital', country: 'RUR', population: 30 },
];
const gazetteer = {
  size: PLACES.length,
  kind: (place: number) => PLACES[place]!.kind,
  country: (place: number) => PLACES[place]!.country,
  population: (place: number) => PLACES[place]!.population,
  adjective: (word: string) => (word === 'Ruritanian' ? 'RUR' : null),
} as unknown as Gazetteer;

const read = (source: string, name?: string) => {
  const doc = parsed(source);
  const names = name === undefined ? [] : [doc.place(name, {})];
  return findCapitals(doc.token, names, gazetteer).map(({ start, end }) => doc.text.slice(start, end));
};

it('a country has one capital: the largest town of that kind', () => {
  expect(capitalOf(gazetteer, 'RUR')).toBe(1);
  expect(capitalOf(gazetteer, 'XXX')).toBeNull();
});

it('"the Ruritanian capital" is a place, money is none, and the name itself is enough', () => {
  expect(read('in/ADP/4/case the/DET/4/det Ruritanian/ADJ/4/amod capital/NOUN/0/root')).toEqual(['Ruritanian capital']);
  expect(read('Ruritanian/ADJ/3/amod capital/NOUN/3/compound flows/NOUN/0/root')).toEqual([]);
  expect(read('the/DET/3/det Ruritanian/ADJ/3/amod capital/NOUN/0/root Strelsau/PROPN/3/appos', 'Strelsau')).toEqual(
    [],
  );
  expect(
    read('Strelsau/PROPN/0/root ,/PUNCT/5/punct the/DET/5/det Ruritanian/ADJ/5/amod capital/NOUN/1/appos', 'Strelsau'),
  ).toEqual([]);
});

it('"in the capital" is that of the country the text is of, "the capital of the province" and "the provincial capital" are not', () => {
  const home = (source: string) => findCapitals(parsed(source).token, [], gazetteer, 'RUR').length;
  expect(home('In/ADP/3/case the/DET/3/det capital/NOUN/0/root')).toBe(1);
  expect(home('in/ADP/3/case the/DET/3/det capital/NOUN/0/root of/ADP/5/case Zenda/PROPN/3/nmod')).toBe(0);
  expect(home('in/ADP/4/case the/DET/4/det provincial/ADJ/4/amod capital/NOUN/0/root')).toBe(0);
  expect(home('officials/NOUN/0/root in/ADP/4/case the/DET/4/det capital/NOUN/1/nmod')).toBe(0);
  expect(home('raised/VERB/0/root the/DET/3/det capital/NOUN/1/obj')).toBe(0);
  expect(findCapitals(parsed('In/ADP/3/case the/DET/3/det capital/NOUN/0/root').token, [], gazetteer)).toEqual([]);
});

it('a text is of the country it names most if it began with it, else far oftener than any other', () => {
  const of = (counts: Record<string, number>) => homeOf(new Map(Object.entries(counts)));
  expect(of({ GRA: 2, RUR: 3 })).toBe('RUR');
  expect(of({ GRA: 3, RUR: 4 })).toBeNull();
  expect(of({ RUR: 3, GRA: 3 })).toBe('RUR');
  expect(of({ RUR: 1 })).toBeNull();
  expect(of({})).toBeNull();
});
