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

  it('a name that describes a region or a town plays the part of that noun', () => {
    const doc = parsed(
      'Rebels/NOUN/2/nsubj shelled/VERB/0/root schools/NOUN/2/obj in/ADP/7/case the/DET/7/det Zenda/PROPN/7/compound region/NOUN/3/nmod',
    );
    expect(roles(placeEvents([doc.event('shelled')], { ...doc, place: [doc.place('Zenda', {})] }, [])[0]!)).toEqual([
      'Zenda site stated',
    ]);
  });

  it.each(['gate', 'road'])('a town says which %s is meant', (noun) => {
    const doc = parsed(
      `Guards/NOUN/2/nsubj arrested/VERB/0/root Rudolf/PROPN/2/obj at/ADP/6/case Zenda/PROPN/6/compound ${noun}/NOUN/2/obl`,
    );
    expect(
      roles(
        placeEvents([doc.event('arrested', { type: 'COERCE' })], { ...doc, place: [doc.place('Zenda', {})] }, [])[0]!,
      ),
    ).toEqual(['Zenda site stated']);
  });

  /** Places of the event at a trigger, the name of a party given by its words. */
  const placed = (
    source: string,
    trigger: string,
    names: string[],
    { type = 'ASSAULT', actor = '', recipient = '' }: { type?: string; actor?: string; recipient?: string } = {},
    unknown = false,
  ) => {
    const doc = parsed(source);
    const party = (words: string) =>
      words === '' ? null : ({ start: doc.text.indexOf(words), end: doc.text.indexOf(words) + words.length } as never);
    const place = names
      .map((name) => doc.place(name, unknown ? { lat: null, lon: null } : {}))
      .sort((a, b) => a.start - b.start);
    const event = doc.event(trigger, { type, actor: party(actor), recipient: party(recipient) });
    return roles(placeEvents([event], { ...doc, place }, [])[0]!);
  };

  it('where a visitor goes is the place, though the town is whom he sees', () => {
    const visit =
      'The/DET/2/det minister/NOUN/3/nsubj visit/VERB/0/root Zenda/PROPN/3/obj on/ADP/6/case Monday/PROPN/3/obl';
    expect(placed(visit, 'visit', ['Zenda'], { type: 'CONSULT', recipient: 'Zenda' })).toEqual([
      'Zenda destination stated',
    ]);
    const travel = 'He/PRON/3/nsubj will/AUX/3/aux travel/VERB/0/root to/ADP/5/case Zenda/PROPN/3/obl';
    expect(placed(travel, 'travel', ['Zenda'], { type: 'CONSULT', recipient: 'Zenda' })).toEqual([
      'Zenda destination stated',
    ]);
    const talk = 'He/PRON/2/nsubj talked/VERB/0/root to/ADP/4/case Zenda/PROPN/2/obl';
    expect(placed(talk, 'talked', ['Zenda'], { type: 'CONSULT', recipient: 'Zenda' })).toEqual([]);
    const host = 'He/PRON/2/nsubj greeted/VERB/0/root Zenda/PROPN/2/obj';
    expect(placed(host, 'greeted', ['Zenda'], { type: 'CONSULT', recipient: 'Zenda' })).toEqual([]);
  });

  it('what is told where a place is named, in a clause on it, is there; what is told beside that clause is not', () => {
    const source =
      'Men/NOUN/2/nsubj went/VERB/0/root to/ADP/4/case Zenda/PROPN/2/obl ,/PUNCT/4/punct where/ADV/8/advmod nurses/NOUN/8/nsubj handed/VERB/4/acl:relcl out/ADP/8/compound:prt bread/NOUN/8/obj and/CCONJ/12/cc phoned/VERB/2/conj Ruritania/PROPN/12/obj';
    expect(placed(source, 'handed', ['Zenda'], { type: 'AID' })).toEqual(['Zenda site stated']);
    expect(placed(source, 'phoned', ['Zenda'], { type: 'CONSULT' })).toEqual([]);
  });

  it('a sector, a bridge or a division is where it is named, in the gazetteer or not', () => {
    const sector =
      'Troops/NOUN/2/nsubj fired/VERB/0/root shells/NOUN/2/obj in/ADP/7/case the/DET/7/det Zenda/PROPN/7/compound sector/NOUN/2/obl';
    expect(placed(sector, 'fired', ['Zenda'], { recipient: 'Zenda' })).toEqual(['Zenda site stated']);
    const bridge =
      'They/PRON/2/nsubj freed/VERB/0/root him/PRON/2/obj at/ADP/7/case the/DET/7/det Zenda/PROPN/7/compound bridge/NOUN/2/obl';
    expect(placed(bridge, 'freed', ['Zenda'], { type: 'RETREAT' }, true)).toEqual(['Zenda site stated']);
    const army = 'Jets/NOUN/2/nsubj struck/VERB/0/root Zenda/PROPN/4/compound troops/NOUN/2/obj';
    expect(placed(army, 'struck', ['Zenda'], { recipient: 'Zenda troops' })).toEqual([]);
  });

  it('a town no list has is struck or taken; a name that is itself the one hit may be a band', () => {
    const taken = 'Troops/NOUN/2/nsubj struck/VERB/0/root Zenda/PROPN/2/obj with/ADP/5/case rockets/NOUN/2/obl';
    expect(placed(taken, 'struck', ['Zenda'], {}, true)).toEqual(['Zenda site stated']);
    expect(placed(taken, 'struck', ['Zenda'], { recipient: 'Zenda' }, true)).toEqual([]);
  });

  it('a town that comes under fire is the site; one that fires is not', () => {
    const under = 'Zenda/PROPN/2/nsubj came/VERB/0/root under/ADP/4/case fire/NOUN/2/obl';
    expect(placed(under, 'came', ['Zenda'], { recipient: 'Zenda' })).toEqual(['Zenda site stated']);
    expect(placed(under, 'came', ['Zenda'], { actor: 'Zenda' })).toEqual([]);
  });

  it('miles off a town, a part of one, its tarmac', () => {
    const off =
      'Guns/NOUN/2/nsubj struck/VERB/0/root it/PRON/2/obj 9/NUM/5/nummod miles/NOUN/2/obl east/ADV/5/advmod of/ADP/8/case Zenda/PROPN/6/nmod';
    expect(placed(off, 'struck', ['Zenda'])).toEqual(['Zenda site stated']);
    const part =
      'He/PRON/2/nsubj met/VERB/0/root them/PRON/2/obj on/ADP/6/case the/DET/6/det tarmac/NOUN/2/obl of/ADP/8/case Zenda/PROPN/6/nmod';
    expect(placed(part, 'met', ['Zenda'], { type: 'SUPPORT' })).toEqual(['Zenda site stated']);
    const king = part.replace('tarmac', 'king').replace('on/', 'with/');
    expect(placed(king, 'met', ['Zenda'], { type: 'SUPPORT' })).toEqual([]);
  });

  it('words are said where the gathering is held, where a court sits, where the speaker is', () => {
    const at = (noun: string, relation: string) =>
      `He/PRON/2/nsubj condemned/VERB/0/root it/PRON/2/obj at/ADP/6/case a/DET/6/det ${noun}/NOUN/2/${relation} in/ADP/8/case Zenda/PROPN/6/nmod`;
    expect(placed(at('conference', 'obl'), 'condemned', ['Zenda'], { type: 'ACCUSE' })).toEqual(['Zenda site stated']);
    expect(placed(at('massacre', 'obl'), 'condemned', ['Zenda'], { type: 'ACCUSE' })).toEqual([]);
    const who = (noun: string, comma = '') =>
      `The/DET/2/det ${noun}/NOUN/${comma ? 6 : 5}/nsubj ${comma}in/ADP/${comma ? 5 : 4}/case Zenda/PROPN/2/nmod condemned/VERB/0/root him/PRON/${comma ? 6 : 5}/obj`;
    expect(placed(who('court'), 'condemned', ['Zenda'], { type: 'SANCTION', actor: 'The court in Zenda' })).toEqual([
      'Zenda site inherited',
    ]);
    expect(placed(who('rebels'), 'condemned', ['Zenda'], { type: 'ACCUSE', actor: 'The rebels in Zenda' })).toEqual([]);
    expect(placed(who('king', ',/PUNCT/5/punct '), 'condemned', ['Zenda'], { type: 'ACCUSE' })).toEqual([
      'Zenda site inherited',
    ]);
  });

  it("the place of the act's own clause beats one in a clause on somebody", () => {
    const source =
      'In/ADP/2/case Zenda/PROPN/5/obl ,/PUNCT/2/punct jets/NOUN/5/nsubj struck/VERB/0/root rebels/NOUN/5/obj who/PRON/8/nsubj held/VERB/6/acl:relcl Strelsau/PROPN/8/obj';
    expect(placed(source, 'struck', ['Zenda', 'Strelsau'])).toEqual(['Zenda site stated']);
  });

  it("a village or somebody's home that a sentence sets the act beside is its place", () => {
    const village =
      'Rebels/NOUN/2/nsubj struck/VERB/0/root a/DET/4/det bus/NOUN/2/obj after/SCONJ/6/mark stopping/VERB/2/advcl it/PRON/6/obj near/ADP/10/case Zenda/PROPN/10/compound village/NOUN/6/obl';
    expect(placed(village, 'struck', ['Zenda'])).toEqual(['Zenda site inherited']);
    const home =
      'He/PRON/2/nsubj received/VERB/0/root donors/NOUN/2/obj at/ADP/7/case his/PRON/7/nmod:poss Zenda/PROPN/7/compound home/NOUN/2/obl';
    expect(placed(home, 'received', ['Zenda'], { type: 'CONSULT' })).toEqual(['Zenda site stated']);
    const prince = home.replace('home', 'friend').replace('at/', 'with/');
    expect(placed(prince, 'received', ['Zenda'], { type: 'CONSULT' })).toEqual([]);
  });

  it('where the building that is hit is located; not where its owner was born', () => {
    const source = (verb: string) =>
      `They/PRON/2/nsubj bombed/VERB/0/root a/DET/4/det bank/NOUN/2/obj ${verb}/VERB/4/acl in/ADP/7/case Zenda/PROPN/5/obl of/ADP/9/case Strelsau/PROPN/2/obl`;
    const names = ['Zenda', 'Strelsau'];
    expect(placed(source('located'), 'bombed', names)).toEqual(['Strelsau site stated', 'Zenda site stated']);
    expect(placed(source('born'), 'bombed', names)).toEqual(['Strelsau site stated']);
  });

  it('what an act in one place tells of another is no place of it', () => {
    const source =
      'Raids/NOUN/4/nsubj in/ADP/3/case Zenda/PROPN/1/nmod VERB/VERB/0/root unrest/NOUN/4/obj in/ADP/7/case Ruritania/PROPN/5/nmod';
    const names = ['Zenda', 'Ruritania'];
    expect(placed(source.replace('VERB/', 'illustrate/'), 'Raids', names)).toEqual(['Zenda site stated']);
    expect(placed(source.replace('VERB/', 'caused/'), 'Raids', names)).toHaveLength(2);
  });

  it('between two towns lies a spot; between two sides lies none', () => {
    const between = (noun: string) => {
      const doc = parsed(
        `Guards/NOUN/3/nsubj:pass were/AUX/3/aux killed/VERB/0/root at/ADP/6/case a/DET/6/det ${noun}/NOUN/3/obl between/ADP/8/case Zenda/PROPN/6/nmod and/CCONJ/10/cc Strelsau/PROPN/8/conj`,
      );
      return roles(
        placeEvents(
          [doc.event('killed')],
          { ...doc, place: [doc.place('Zenda', {}), doc.place('Strelsau', {})] },
          [],
        )[0]!,
      );
    };
    expect(between('spot')).toEqual(['Zenda site stated', 'Strelsau site stated']);
    expect(between('match')).toEqual([]);
  });
});
