/** Places that acts have from what is told around them: other acts, the sentence before, the dateline. */
import { describe, expect, it } from 'vitest';
import { placeEvents } from '../../../src/engine/extract/event-places.ts';
import { parsed } from './parsed.ts';

const roles = (places: { name: string; role: string; basis: string }[]) =>
  places.map(({ name, role, basis }) => `${name} ${role} ${basis}`);

describe('places told around an act', () => {
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

  /** Places of the act at a trigger whose neighbour, at another, has the only place. */
  const beside = (source: string, trigger: string, other: string, set = {}, factuality: object[] = [], told = {}) => {
    const doc = parsed(source);
    const place = [doc.place('Zenda', {})];
    const events = [doc.event(other, told), doc.event(trigger, set)];
    const facts = factuality.map((fact) => ({ token: events[1]!.heads.trigger, ...fact })) as never[];
    return roles(placeEvents(events, { ...doc, place, factuality: facts }, [])[1]!);
  };

  const raid = `Rebels/NOUN/2/nsubj struck/VERB/0/root barracks/NOUN/2/obj in/ADP/5/case Zenda/PROPN/2/obl`;

  it('what is planned or denied takes no place of an act in another sentence; what was tried does', () => {
    const source = `${raid}
      They/PRON/2/nsubj killed/VERB/0/root two/NUM/2/obj`;
    const fact = (modality: string, phase = 'past', polarity = '+') => [{ modality, phase, polarity }];
    const killed = (facts: object[]) => beside(source, 'killed', 'struck', {}, facts);
    expect(killed(fact('actual'))).toEqual(['Zenda site inherited']);
    expect(killed(fact('attempted'))).toEqual(['Zenda site inherited']);
    expect(killed(fact('planned', 'future'))).toEqual([]);
    expect(killed(fact('possible'))).toEqual([]);
    expect(killed(fact('actual', 'past', '-'))).toEqual([]);
  });

  it('nor does help that comes, nor troops, unless the sentence is the same', () => {
    const source = `${raid}
      Nurses/NOUN/2/nsubj sent/VERB/0/root bread/NOUN/2/obj`;
    expect(beside(source, 'sent', 'struck', { type: 'AID' })).toEqual([]);
    expect(beside(source, 'sent', 'struck', { type: 'MOBILIZE' })).toEqual([]);
    expect(beside(source, 'sent', 'struck', { type: 'PROTEST' })).toEqual(['Zenda site inherited']);
    const one = `${raid} and/CCONJ/7/cc fed/VERB/2/conj villagers/NOUN/7/obj`;
    expect(beside(one, 'fed', 'struck', { type: 'AID' })).toEqual(['Zenda site inherited']);
  });

  it('nor what was weeks before', () => {
    const source = `${raid}
      They/PRON/2/nsubj killed/VERB/0/root two/NUM/2/obj`;
    const date = (day: string) => ({ date: { value: day, earliest: day, latest: day } });
    const killed = (day: string) => beside(source, 'killed', 'struck', date(day), [], date('1999-05-20'));
    expect(killed('1999-05-21')).toEqual(['Zenda site inherited']);
    expect(killed('1999-03-02')).toEqual([]);
  });

  it('what is done in the fight that was told before was where that was, whatever lies between', () => {
    const source = (
      noun: string,
    ) => `Rebels/NOUN/2/nsubj died/VERB/0/root in/ADP/5/case a/DET/5/det battle/NOUN/2/obl near/ADP/7/case Strelsau/PROPN/5/nmod
      Others/PRON/2/nsubj burned/VERB/0/root barns/NOUN/2/obj in/ADP/5/case Zenda/PROPN/2/obl
      Guards/NOUN/2/nsubj killed/VERB/0/root two/NUM/2/obj in/ADP/6/case the/DET/6/det ${noun}/NOUN/2/obl`;
    const killed = (noun: string) => {
      const doc = parsed(source(noun));
      const events = ['died', 'burned', 'killed'].map((trigger) => doc.event(trigger));
      const place = [doc.place('Strelsau', {}), doc.place('Zenda', {})];
      return roles(placeEvents(events, { ...doc, place }, [])[2]!);
    };
    expect(killed('battle')).toEqual(['Strelsau site inherited']);
    expect(killed('afternoon')).toEqual(['Zenda site inherited']);
    // the noun may hang on the verb that the act is suffered with
    const doc = parsed(source('battle').replace('killed/', 'suffered/').replace('two/NUM', 'injuries/NOUN'));
    const place = [doc.place('Strelsau', {}), doc.place('Zenda', {})];
    const events = ['died', 'burned', 'injuries'].map((trigger) => doc.event(trigger));
    const support = doc.token.find(({ form }) => form === 'suffered')!.id;
    events[2]!.heads = { ...events[2]!.heads, support };
    expect(roles(placeEvents(events, { ...doc, place }, [])[2]!)).toEqual(['Strelsau site inherited']);
  });

  it('a town that is invaded is where else its invaders act in that sentence; a party has no “in” before it', () => {
    const source =
      'Troops/NOUN/2/nsubj invade/VERB/0/root Zenda/PROPN/2/obj and/CCONJ/5/cc killed/VERB/2/conj farmers/NOUN/5/obj';
    expect(beside(source, 'killed', 'invade', { type: 'COERCE' })).toEqual(['Zenda site inherited']);
    const eased = (marker: string) =>
      `Curfews/NOUN/3/nsubj:pass were/AUX/3/aux:pass eased/VERB/0/root ${marker}/ADP/5/case Zenda/PROPN/3/obl`;
    expect(placed(eased('in'), 'eased', ['Zenda'], { type: 'CONCEDE', recipient: 'Zenda' })).toEqual([
      'Zenda site stated',
    ]);
    const curfews = { type: 'CONCEDE', recipient: 'in Zenda' };
    expect(placed(eased('in'), 'eased', ['Zenda'], curfews)).toEqual([]);
    expect(placed(eased('for'), 'eased', ['Zenda'], { type: 'CONCEDE', recipient: 'Zenda' })).toEqual([]);
  });

  describe('the place of the scene', () => {
    const DAY = 'on/ADP/8/case May/PROPN/8/nmod:unmarked 3/NUM/3/obl';
    const CLASH = `A/DET/2/det clash/NOUN/3/nsubj began/VERB/0/root/Tense=Past near/ADP/5/case Zenda/PROPN/3/obl ${DAY}`;
    const IDLE = 'Nobody/PRON/2/nsubj slept/VERB/0/root/Tense=Past';
    const LAST = 'Guards/NOUN/2/nsubj fired/VERB/0/root/Tense=Past';
    const placed = (lines: string[], towns = ['Zenda'], type = 'ASSAULT') => {
      const doc = parsed(lines.join('\n'));
      const day = doc.text.indexOf('May');
      const date = { value: 'XXXX-05-03', basis: 'inherited', start: day, end: day + 5, earliest: null, latest: null };
      const place = towns.map((town) => doc.place(town, {})).sort((one, other) => one.start - other.start);
      const event = doc.event('fired', { type, date: date as never });
      return roles(placeEvents([event], { ...doc, place }, [])[0]!);
    };

    it('is that of what is told as of its day, however many sentences lie between', () => {
      expect(placed([CLASH, IDLE, IDLE, IDLE, LAST])).toEqual(['Zenda site inherited']);
    });

    it('a village in a district is one spot', () => {
      const nested = `A/DET/2/det clash/NOUN/3/nsubj began/VERB/0/root/Tense=Past near/ADP/5/case Zenda/PROPN/3/obl ${DAY} in/ADP/10/case Strelsau/PROPN/5/nmod`;
      expect(placed([nested, IDLE, LAST], ['Zenda', 'Strelsau'])).toEqual([
        'Zenda site inherited',
        'Strelsau site inherited',
      ]);
    });

    it('not: another spot is told between, or the sentence is of another paragraph', () => {
      const other = 'Nobody/PRON/2/nsubj slept/VERB/0/root/Tense=Past in/ADP/4/case Hentzau/PROPN/2/obl';
      expect(placed([CLASH, IDLE, other, IDLE, LAST], ['Zenda', 'Hentzau'])).toEqual([]);
      expect(placed([CLASH, '', IDLE, LAST])).toEqual([]);
    });

    it('who rushed to the area came to it; who merely came was not there', () => {
      const troops = 'Troops/NOUN/2/nsubj fired/VERB/0/root/Tense=Past';
      expect(placed([CLASH, `${troops} to/ADP/5/case the/DET/5/det area/NOUN/2/obl`], ['Zenda'], 'MOBILIZE')).toEqual([
        'Zenda site inherited',
      ]);
      expect(placed([CLASH, IDLE, IDLE, troops], ['Zenda'], 'MOBILIZE')).toEqual([]);
    });
  });

  it('what is done beside an act is at all of its places', () => {
    const doc = parsed(
      'Rebels/NOUN/2/nsubj struck/VERB/0/root Zenda/PROPN/2/obj near/ADP/5/case Strelsau/PROPN/2/obl\nGuards/NOUN/2/nsubj fired/VERB/0/root',
    );
    const place = [doc.place('Zenda', {}), doc.place('Strelsau', {})];
    const [, fired] = placeEvents([doc.event('struck'), doc.event('fired')], { ...doc, place }, []);
    expect(fired!.map(({ name }) => name).sort()).toEqual(['Strelsau', 'Zenda']);
    expect(fired!.every(({ basis, role }) => basis === 'inherited' && role === 'site')).toBe(true);
  });
});
