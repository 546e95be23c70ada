/** The country in which a state's own people do something to one another, where the text begins with it and names no other. */
import { describe, expect, it } from 'vitest';
import type { ActorMention } from '../../../src/engine/document.ts';
import { placeEvents } from '../../../src/engine/extract/event-places.ts';
import { parsed } from './parsed.ts';

const side = (country: string | null, sectors: string[] = ['COP']) =>
  ({ country, sectors, person: null, start: -1, end: -1 }) as never;
const police = side('RUR');
const thieves = side('RUR', ['CRM']);

/** Places of the act `arrested`; the country of each name that a text gives, and of each word that is somebody. */
function placed(
  source: string,
  names: Record<string, string>,
  people: Record<string, string> = {},
  { fact = {}, ...set }: { fact?: object; [field: string]: unknown } = {},
): string[] {
  const doc = parsed(source);
  const place = Object.entries(names)
    .map(([name, country]) => doc.place(name, { country, precision: 'country' }))
    .sort((one, other) => one.start - other.start);
  const actor = Object.entries(people).map(([form, country]) => {
    const { id, start, end } = doc.token.find((token) => token.form === form)!;
    return { start, end, head: id, actor: { country }, basis: 'composed' } as ActorMention;
  });
  const event = doc.event('arrested', { type: 'COERCE', actor: police, recipient: thieves, ...set });
  const factuality = [{ token: event.heads.trigger, phase: 'past', modality: 'actual', polarity: '+', ...fact }];
  return placeEvents([event], { ...doc, place, actor, factuality: factuality as never }, [])[0]!.map(
    ({ name, role, basis }) => `${name} ${role} ${basis}`,
  );
}

const TEXT = `Thefts/NOUN/2/nsubj worry/VERB/0/root Ruritania/PROPN/2/obj
  Ruritania/PROPN/2/nsubj hired/VERB/0/root guards/NOUN/2/obj

  Police/NOUN/2/nsubj arrested/VERB/0/root thieves/NOUN/2/obj`;
const HERE = ['Ruritania site default'];

describe('acts at home', () => {
  it('among its own, in a text about one country', () => {
    expect(placed(TEXT, { Ruritania: 'RUR' }, { guards: 'RUR' })).toEqual(HERE);
    expect(placed(TEXT, { Ruritania: 'RUR' }, { guards: 'RUR' }, { fact: { phase: 'ongoing' } })).toEqual(HERE);
  });

  it('not if one side is of another country, or of none, or is the state by its bare name', () => {
    const sides = (set: object) => placed(TEXT, { Ruritania: 'RUR' }, { guards: 'RUR' }, { ...set });
    expect(sides({ recipient: side('GRA', ['CRM']) })).toEqual([]);
    expect(sides({ recipient: side(null, ['CRM']) })).toEqual([]);
    expect(sides({ actor: side('RUR', []) })).toEqual([]);
    expect(sides({ actor: null, recipient: null })).toEqual([]);
  });

  it('one side will do if it suffers, or is the law; soldiers and helpers may be abroad', () => {
    const sides = (set: object) => placed(TEXT, { Ruritania: 'RUR' }, { guards: 'RUR' }, { ...set });
    expect(sides({ actor: null })).toEqual(HERE);
    expect(sides({ recipient: null })).toEqual(HERE);
    expect(sides({ recipient: null, actor: side('RUR', ['MIL']) })).toEqual([]);
    expect(sides({ actor: null, type: 'AID' })).toEqual([]);
    expect(sides({ type: 'ACCUSE' })).toEqual([]);
  });

  it('not what is planned, feared or denied', () => {
    const told = (fact: object) => placed(TEXT, { Ruritania: 'RUR' }, { guards: 'RUR' }, { fact });
    expect(told({ modality: 'planned', phase: 'future' })).toEqual([]);
    expect(told({ modality: 'possible' })).toEqual([]);
    expect(told({ polarity: '-' })).toEqual([]);
  });

  it('not in a text that begins with another country, or speaks as much of it, or names it beside the act', () => {
    const other = TEXT.replace('Thefts/', 'Graustark/');
    expect(placed(other, { Graustark: 'GRA', Ruritania: 'RUR' }, { guards: 'RUR', Police: 'RUR' })).toEqual([]);
    expect(placed(TEXT, { Ruritania: 'RUR' }, { guards: 'GRA', Police: 'GRA' })).toEqual([]);
    const beside = TEXT.replace('thieves/NOUN/2/obj', 'thieves/NOUN/2/obj from/ADP/5/case Graustark/PROPN/3/nmod');
    expect(placed(beside, { Ruritania: 'RUR', Graustark: 'GRA' }, { guards: 'RUR', Police: 'RUR' })).toEqual([]);
  });

  it('not where no place of it is named in the opening', () => {
    const late = `Thefts/NOUN/2/nsubj worry/VERB/0/root shops/NOUN/2/obj
      Guards/NOUN/2/nsubj cost/VERB/0/root money/NOUN/2/obj

      Police/NOUN/2/nsubj arrested/VERB/0/root thieves/NOUN/2/obj
      Ruritania/PROPN/2/nsubj cheered/VERB/0/root them/PRON/2/obj`;
    expect(placed(late, { Ruritania: 'RUR' }, { Guards: 'RUR', Police: 'RUR' })).toEqual([]);
  });
});
