/** Which place belongs to which event, and the part it plays. */
import { describe, expect, it } from 'vitest';
import { placeEvents } from '../../../src/engine/extract/event-places.ts';
import { parsed } from './parsed.ts';

const roles = (places: { name: string; role: string; basis: string }[]) =>
  places.map(({ name, role, basis }) => `${name} ${role} ${basis}`);

describe('event places', () => {
  it('the town struck is the site, and the country it lies in is left out', () => {
    const doc = parsed('Fighters/NOUN/2/nsubj struck/VERB/0/root Raqqa/PROPN/2/obj in/ADP/5/case Syria/PROPN/2/obl');
    const place = [
      doc.place('Raqqa', { country: 'SYR' }),
      doc.place('Syria', { country: 'SYR', precision: 'country' }),
    ];
    expect(roles(placeEvents([doc.event('struck')], { ...doc, place }, [])[0]!)).toEqual(['Raqqa site stated']);
  });

  it('from and to', () => {
    const doc = parsed(
      'Thousands/NOUN/2/nsubj fled/VERB/0/root from/ADP/4/case Mosul/PROPN/2/obl to/ADP/6/case Erbil/PROPN/2/obl',
    );
    const place = [doc.place('Mosul', { country: 'IRQ' }), doc.place('Erbil', { country: 'IRQ' })];
    expect(roles(placeEvents([doc.event('fled', { type: 'RETREAT' })], { ...doc, place }, [])[0]!)).toEqual([
      'Mosul origin stated',
      'Erbil destination stated',
    ]);
  });

  it('a name that acts is no place', () => {
    const doc = parsed('Moscow/PROPN/2/nsubj struck/VERB/0/root Raqqa/PROPN/2/obj');
    const place = [doc.place('Moscow', { metonym: true }), doc.place('Raqqa', {})];
    expect(roles(placeEvents([doc.event('struck')], { ...doc, place }, [])[0]!)).toEqual(['Raqqa site stated']);
  });

  it('nor is the country whose army is hit', () => {
    const doc = parsed("Rebels/NOUN/2/nsubj struck/VERB/0/root Iraq/PROPN/5/nmod:poss 's/PART/3/case army/NOUN/2/obj");
    const recipient = { start: doc.text.indexOf('Iraq'), end: doc.text.length } as never;
    expect(
      placeEvents(
        [doc.event('struck', { recipient })],
        { ...doc, place: [doc.place('Iraq', { precision: 'country' })] },
        [],
      )[0],
    ).toEqual([]);
  });

  it('a hospital in a town that is hit gives the town; troops in a country that fire only stand in', () => {
    const hit = parsed(
      'Jets/NOUN/2/nsubj struck/VERB/0/root a/DET/4/det hospital/NOUN/2/obj in/ADP/6/case Kunduz/PROPN/4/nmod',
    );
    expect(roles(placeEvents([hit.event('struck')], { ...hit, place: [hit.place('Kunduz', {})] }, [])[0]!)).toEqual([
      'Kunduz site stated',
    ]);
    const stand = parsed('Troops/NOUN/4/nsubj in/ADP/3/case Iraq/PROPN/1/nmod fired/VERB/0/root shells/NOUN/4/obj');
    expect(roles(placeEvents([stand.event('fired')], { ...stand, place: [stand.place('Iraq', {})] }, [])[0]!)).toEqual([
      'Iraq site inherited',
    ]);
  });

  it('words do not happen where what they are about lies', () => {
    const doc = parsed(
      'Ministers/NOUN/2/nsubj condemned/VERB/0/root attacks/NOUN/2/obj in/ADP/5/case Zenda/PROPN/3/nmod',
    );
    const place = [doc.place('Zenda', {})];
    const events = [doc.event('condemned', { type: 'ACCUSE' }), doc.event('attacks')];
    expect(placeEvents(events, { ...doc, place }, []).map(roles)).toEqual([[], ['Zenda site stated']]);
  });

  it('the place of the story around, and last the dateline', () => {
    const doc = parsed(`Zenda/PROPN/0/root

      Rebels/NOUN/2/nsubj struck/VERB/0/root Strelsau/PROPN/2/obj
      They/PRON/2/nsubj killed/VERB/0/root two/NUM/2/obj

      Police/NOUN/2/nsubj fired/VERB/0/root shots/NOUN/2/obj`);
    const place = [doc.place('Zenda', {}), doc.place('Strelsau', {})];
    const events = [doc.event('struck'), doc.event('killed'), doc.event('fired')];
    const blocks = [{ kind: 'dateline' as const, start: 0, end: 5 }];
    expect(placeEvents(events, { ...doc, place }, blocks).map(roles)).toEqual([
      ['Strelsau site stated'],
      ['Strelsau site inherited'],
      ['Zenda site default'],
    ]);
    expect(placeEvents([events[2]!], { ...doc, place }, [])[0]).toEqual([]);
  });

  it('a name that describes a region or a town plays the part of that noun', () => {
    const doc = parsed(
      'Rebels/NOUN/2/nsubj shelled/VERB/0/root schools/NOUN/2/obj in/ADP/7/case the/DET/7/det Zenda/PROPN/7/compound region/NOUN/3/nmod',
    );
    expect(roles(placeEvents([doc.event('shelled')], { ...doc, place: [doc.place('Zenda', {})] }, [])[0]!)).toEqual([
      'Zenda site stated',
    ]);
  });

  it('who meets does so in the one town that the sentence before tells', () => {
    const doc = parsed(`Ministers/NOUN/2/nsubj arrived/VERB/0/root in/ADP/4/case Zenda/PROPN/2/obl
      They/PRON/2/nsubj met/VERB/0/root rebels/NOUN/2/obj`);
    const event = doc.event('met', { type: 'CONSULT' });
    const place = [doc.place('Zenda', {})];
    expect(roles(placeEvents([event], { ...doc, place }, [])[0]!)).toEqual(['Zenda site inherited']);
    const word = doc.event('met', { type: 'ACCUSE' });
    expect(placeEvents([word], { ...doc, place }, [])[0]).toEqual([]);
  });

  it('a dateline in plain text', () => {
    const doc = parsed(
      'ZENDA/PROPN/6/dep ,/PUNCT/1/punct July/PROPN/1/dep 3/NUM/3/nummod —/PUNCT/1/punct Ministers/NOUN/7/nsubj met/VERB/0/root',
    );
    const event = doc.event('met', { type: 'CONSULT' });
    const place = [doc.place('ZENDA', { name: 'Zenda' })];
    expect(roles(placeEvents([event], { ...doc, place }, [])[0]!).map((one) => one.split(' ')[0])).toEqual(['Zenda']);
    const land = parsed(
      'Zenda/PROPN/6/nsubj —/PUNCT/1/punct a/DET/4/det town/NOUN/1/appos —/PUNCT/4/punct met/VERB/0/root',
    );
    expect(
      placeEvents([land.event('met', { type: 'CONSULT' })], { ...land, place: [land.place('Zenda', {})] }, [])[0],
    ).toEqual([]);
  });

  it('police of another country do not arrest where the report was written', () => {
    const doc = parsed('Zenda/PROPN/0/root\n\nPolice/NOUN/2/nsubj struck/VERB/0/root thieves/NOUN/2/obj');
    const place = [doc.place('Zenda', { country: 'RUR' })];
    const blocks = [{ kind: 'dateline' as const, start: 0, end: 5 }];
    const of = (country: string) =>
      placeEvents(
        [doc.event('struck', { type: 'COERCE', actor: { start: 6, end: 12, country } as never })],
        { ...doc, place },
        blocks,
      )[0]!;
    expect(roles(of('RUR'))).toEqual(['Zenda site default']);
    expect(of('GRA')).toEqual([]);
  });
});
