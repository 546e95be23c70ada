/** Which time belongs to which event. */
import { describe, expect, it } from 'vitest';
import type { Factuality } from '../../../src/engine/document.ts';
import { dateEvents } from '../../../src/engine/extract/event-times.ts';
import { parsed } from './parsed.ts';

const PUBLISHED = '2015-11-18';

describe('event dates', () => {
  it('a time of the words is not the time of the deed', () => {
    const doc = parsed(
      'Kerry/PROPN/2/nsubj said/VERB/0/root on/ADP/4/case Tuesday/PROPN/2/obl that/SCONJ/8/mark forces/NOUN/8/nsubj had/AUX/8/aux struck/VERB/2/ccomp Zenda/PROPN/8/obj on/ADP/11/case Monday/PROPN/8/obl',
    );
    const time = [doc.time('Tuesday', '2015-11-17'), doc.time('Monday', '2015-11-16')];
    const [said, struck] = dateEvents(
      [doc.event('said', { type: 'CONSULT' }), doc.event('struck')],
      { ...doc, time },
      PUBLISHED,
    );
    expect(said).toMatchObject({ value: '2015-11-17', basis: 'stated' });
    expect(struck).toMatchObject({ value: '2015-11-16', basis: 'stated' });
  });

  it('told in the past perfect without a time of its own, it has none', () => {
    const doc = parsed(
      'Kerry/PROPN/2/nsubj said/VERB/0/root on/ADP/4/case Tuesday/PROPN/2/obl that/SCONJ/8/mark forces/NOUN/8/nsubj had/AUX/8/aux struck/VERB/2/ccomp Zenda/PROPN/8/obj',
    );
    expect(dateEvents([doc.event('struck')], { ...doc, time: [doc.time('Tuesday', '2015-11-17')] }, PUBLISHED)).toEqual(
      [null],
    );
  });

  it('what has been done was not done after the report of it', () => {
    const doc = parsed(
      'Deputies/NOUN/2/nsubj moved/VERB/0/root to/PART/4/mark meet/VERB/2/xcomp on/ADP/6/case Sunday/PROPN/4/obl after/SCONJ/9/mark judges/NOUN/9/nsubj acquitted/VERB/4/advcl him/PRON/9/obj',
    );
    const fact = { token: 8, polarity: '+', modality: 'actual', phase: 'past' } as Factuality;
    const layers = { ...doc, factuality: [fact], time: [doc.time('Sunday', '2015-11-22')] };
    const [date] = dateEvents([doc.event('acquitted')], layers, PUBLISHED);
    expect(date).toMatchObject({ value: PUBLISHED, basis: 'default' });
  });

  it('a term that is given is not the day of giving it', () => {
    const dates = (preposition: string) => {
      const doc = parsed(
        `Envoys/NOUN/2/nsubj gave/VERB/0/root Zenda/PROPN/2/iobj ${preposition}/ADP/5/case Monday/PROPN/2/obl to/PART/7/mark answer/VERB/2/advcl`,
      );
      doc.token[1]!.lemma = 'give';
      return dateEvents([doc.event('gave')], { ...doc, time: [doc.time('Monday', '2015-11-16')] }, PUBLISHED)[0];
    };
    expect(dates('until')).toMatchObject({ value: PUBLISHED, basis: 'default' });
    expect(dates('on')).toMatchObject({ value: '2015-11-16', basis: 'stated' });
  });

  describe('two days after another deed', () => {
    const dated = (source: string, days: [string, string][]) => {
      const doc = parsed(source);
      const two = { ...doc.time('two days', 'P2D'), type: 'DURATION' as const, earliest: null, latest: null };
      const time = [two, ...days.map(([words, value]) => doc.time(words, value))].sort((a, b) => a.start - b.start);
      const events = [doc.event('shelled'), doc.event('killed')];
      return dateEvents(events, { ...doc, time }, PUBLISHED).map((date) => date?.value ?? null);
    };
    const HEAD = 'Ruritania/PROPN/2/nsubj shelled/VERB/0/root camps/NOUN/2/obj';

    it('the date of one, moved, is that of the other', () => {
      const source = `${HEAD} on/ADP/5/case Tuesday/PROPN/2/obl two/NUM/7/nummod days/NOUN/2/obl:unmarked after/SCONJ/10/mark rebels/NOUN/10/nsubj killed/VERB/2/advcl guards/NOUN/10/obj`;
      expect(dated(source, [['Tuesday', '2015-11-17']])).toEqual(['2015-11-17', '2015-11-15']);
    });

    it('so where the other one is dated', () => {
      const source = `${HEAD} two/NUM/5/nummod days/NOUN/2/obl:unmarked after/SCONJ/8/mark rebels/NOUN/8/nsubj killed/VERB/2/advcl guards/NOUN/8/obj on/ADP/11/case Monday/PROPN/8/obl`;
      expect(dated(source, [['Monday', '2015-11-16']])).toEqual(['2015-11-18', '2015-11-16']);
    });

    it('not: a date of its own stands', () => {
      const source = `${HEAD} on/ADP/5/case Tuesday/PROPN/2/obl two/NUM/7/nummod days/NOUN/2/obl:unmarked after/SCONJ/10/mark rebels/NOUN/10/nsubj killed/VERB/2/advcl guards/NOUN/10/obj on/ADP/13/case Saturday/PROPN/10/obl`;
      const days: [string, string][] = [
        ['Tuesday', '2015-11-17'],
        ['Saturday', '2015-11-14'],
      ];
      expect(dated(source, days)).toEqual(['2015-11-17', '2015-11-14']);
    });

    it('not: two days in which it was done', () => {
      const source = `${HEAD} on/ADP/5/case Tuesday/PROPN/2/obl and/CCONJ/10/cc in/ADP/9/case two/NUM/9/nummod days/NOUN/10/obl killed/VERB/2/conj rebels/NOUN/10/obj`;
      expect(dated(source, [['Tuesday', '2015-11-17']])[0]).toBe('2015-11-17');
    });
  });

  it('what was done once, or for decades, has no date by default', () => {
    const once = parsed('Smugglers/NOUN/3/nsubj once/ADV/3/advmod fired/VERB/0/root on/ADP/5/case guards/NOUN/3/obl');
    expect(dateEvents([once.event('fired')], { ...once, time: [] }, PUBLISHED)).toEqual([null]);
    const long = parsed(
      'For/ADP/2/case decades/NOUN/5/obl Ruritania/PROPN/5/nsubj has/AUX/5/aux sent/VERB/0/root aid/NOUN/5/obj',
    );
    const time = [{ ...long.time('decades', 'PXY'), type: 'DURATION' as const }];
    expect(dateEvents([long.event('sent')], { ...long, time }, PUBLISHED)).toEqual([null]);
  });

  it("an aftermath: Friday's attacks", () => {
    const doc = parsed(
      "Police/NOUN/2/nsubj searched/VERB/0/root houses/NOUN/2/obj after/ADP/7/case Friday/PROPN/7/nmod:poss 's/PART/5/case attacks/NOUN/2/obl",
    );
    const [date] = dateEvents([doc.event('attacks')], { ...doc, time: [doc.time('Friday', '2015-11-13')] }, PUBLISHED);
    expect(date).toMatchObject({ value: '2015-11-13', earliest: '2015-11-13', basis: 'stated' });
  });

  it('the second of two verbs shares the time of the first', () => {
    const doc = parsed(
      'Rebels/NOUN/2/nsubj crossed/VERB/0/root the/DET/4/det river/NOUN/2/obj on/ADP/6/case Monday/PROPN/2/obl and/CCONJ/8/cc shelled/VERB/2/conj Zenda/PROPN/8/obj',
    );
    const [date] = dateEvents([doc.event('shelled')], { ...doc, time: [doc.time('Monday', '2015-11-16')] }, PUBLISHED);
    expect(date).toMatchObject({ value: '2015-11-16', basis: 'stated' });
  });

  it('a time that opens the paragraph is inherited inside it, not beyond', () => {
    const doc =
      parsed(`On/ADP/2/case Monday/PROPN/5/obl ,/PUNCT/5/punct rebels/NOUN/5/nsubj crossed/VERB/0/root the/DET/7/det river/NOUN/5/obj
      They/PRON/2/nsubj shelled/VERB/0/root Zenda/PROPN/2/obj

      Police/NOUN/2/nsubj killed/VERB/0/root two/NUM/2/obj`);
    doc.token.forEach((token) => {
      if (token.upos === 'VERB') token.feats = 'Tense=Past';
    });
    const dates = dateEvents(
      [doc.event('shelled'), doc.event('killed')],
      { ...doc, time: [doc.time('Monday', '2015-11-16')] },
      PUBLISHED,
    );
    expect(dates[0]).toMatchObject({ value: '2015-11-16', basis: 'inherited' });
    expect(dates[1]).toMatchObject({ basis: 'default' });
  });

  it('an undated report of something current is of about the day of publication, and says so', () => {
    const doc = parsed('Rebels/NOUN/2/nsubj shelled/VERB/0/root Zenda/PROPN/2/obj');
    expect(dateEvents([doc.event('shelled')], { ...doc, time: [] }, PUBLISHED)[0]).toMatchObject({
      value: PUBLISHED,
      edtf: '2015-11-18~',
      earliest: '2015-11-12',
      latest: PUBLISHED,
      precision: 'week',
      basis: 'default',
      text: null,
      start: null,
    });
    expect(dateEvents([doc.event('shelled')], { ...doc, time: [] }, null)).toEqual([null]);
  });

  it('since opens a stretch; between two days is a range', () => {
    const since = parsed(
      'Rebels/NOUN/3/nsubj have/AUX/3/aux shelled/VERB/0/root Zenda/PROPN/3/obj since/ADP/6/case Monday/PROPN/3/obl',
    );
    expect(
      dateEvents([since.event('shelled')], { ...since, time: [since.time('Monday', '2015-11-16')] }, PUBLISHED)[0],
    ).toMatchObject({
      earliest: '2015-11-16',
      latest: null,
      precision: 'range',
      edtf: '2015-11-16/..',
    });
    const range = parsed(
      'Rebels/NOUN/2/nsubj shelled/VERB/0/root Zenda/PROPN/2/obj between/ADP/5/case 3/NUM/2/obl and/CCONJ/7/cc 7/NUM/5/conj May/PROPN/7/nmod',
    );
    const time = [range.time('3', '2015-05-03'), range.time('7 May', '2015-05-07')];
    expect(dateEvents([range.event('shelled')], { ...range, time }, PUBLISHED)[0]).toMatchObject({
      value: '2015-05-03/2015-05-07',
      earliest: '2015-05-03',
      latest: '2015-05-07',
      precision: 'range',
      edtf: '2015-05-03/2015-05-07',
    });
  });

  it('before an hour of a day is on that day; before a day is not', () => {
    const dated = (case_: string, words: string, value: string) => {
      const doc = parsed(
        `Rebels/NOUN/2/nsubj shelled/VERB/0/root Zenda/PROPN/2/obj ${case_}/ADP/5/case ${words}/NOUN/2/obl`,
      );
      return dateEvents([doc.event('shelled')], { ...doc, time: [doc.time(words, value)] }, PUBLISHED)[0];
    };
    const day = { earliest: '2015-11-17', latest: '2015-11-17' };
    expect(dated('before', 'dawn', '2015-11-17TMO')).toMatchObject({ ...day, precision: 'part-of-day' });
    expect(dated('by', 'noon', '2015-11-17T12:00')).toMatchObject(day);
    expect(dated('before', 'Tuesday', '2015-11-17')).toMatchObject({ ...day, earliest: null, precision: 'range' });
    expect(dated('until', 'dawn', '2015-11-17TMO')).toMatchObject({ ...day, earliest: null });
  });

  it('two weekdays are of one week: the first before the second', () => {
    const doc = parsed(
      'Guards/NOUN/2/nsubj shelled/VERB/0/root Zenda/PROPN/2/obj between/ADP/5/case Monday/PROPN/2/obl and/CCONJ/7/cc Thursday/PROPN/5/conj',
    );
    const range = (monday: string, thursday: string) =>
      dateEvents(
        [doc.event('shelled')],
        { ...doc, time: [doc.time('Monday', monday), doc.time('Thursday', thursday)] },
        PUBLISHED,
      )[0];
    expect(range('2015-11-16', '2015-11-12')).toMatchObject({
      value: '2015-11-09/2015-11-12',
      earliest: '2015-11-09',
      latest: '2015-11-12',
    });
    expect(range('2015-11-09', '2015-11-12')).toMatchObject({ value: '2015-11-09/2015-11-12' });
  });

  it('the night of one day to the next is both', () => {
    const doc = parsed(
      'Guards/NOUN/2/nsubj shelled/VERB/0/root Zenda/PROPN/2/obj on/ADP/6/case the/DET/6/det night/NOUN/2/obl of/ADP/8/case 3/NUM/6/nmod to/ADP/10/case 4/NUM/8/nmod May/PROPN/10/nmod',
    );
    const time = [doc.time('3', '2015-05-03'), doc.time('4 May', '2015-05-04')];
    expect(dateEvents([doc.event('shelled')], { ...doc, time }, PUBLISHED)[0]).toMatchObject({
      earliest: '2015-05-03',
      latest: '2015-05-04',
    });
  });

  describe('what is told in a clause on a time', () => {
    const dated = (source: string, days: [string, string][], trigger = 'shelled') => {
      const doc = parsed(source);
      const time = days.map(([words, value]) => doc.time(words, value));
      return dateEvents([doc.event(trigger)], { ...doc, time }, PUBLISHED)[0];
    };

    it('is of that time, whatever the words before it say', () => {
      const since =
        'Since/ADP/2/case 2009/NUM/9/obl ,/PUNCT/6/punct when/ADV/6/advmod Ruritania/PROPN/6/nsubj shelled/VERB/2/acl:relcl Zenda/PROPN/6/obj ,/PUNCT/2/punct talks/NOUN/10/nsubj stopped/VERB/0/root';
      expect(dated(since, [['2009', '2009']])).toMatchObject({ earliest: '2009-01-01', latest: '2009-12-31' });
      const which =
        'They/PRON/2/nsubj recalled/VERB/0/root the/DET/4/det raid/NOUN/2/obj of/ADP/6/case 1986/NUM/4/nmod ,/PUNCT/11/punct in/ADP/9/case which/PRON/11/obl ships/NOUN/11/nsubj shelled/VERB/4/acl:relcl Zenda/PROPN/11/obj on/ADP/14/case Monday/PROPN/2/obl';
      const days: [string, string][] = [
        ['1986', '1986'],
        ['Monday', '2015-11-16'],
      ];
      expect(dated(which, days)).toMatchObject({ value: '1986' });
    });

    it('not: another time stands between, or the act in a clause of its own', () => {
      const whose =
        'Since/ADP/2/case 2009/NUM/8/obl ,/PUNCT/2/punct when/ADV/6/advmod talks/NOUN/6/nsubj stopped/VERB/2/acl:relcl ,/PUNCT/2/punct ships/NOUN/9/nsubj shelled/VERB/0/root Zenda/PROPN/9/obj';
      expect(dated(whose, [['2009', '2009']])?.latest).not.toBe('2009-12-31');
      const said =
        'In/ADP/2/case 2009/NUM/11/obl ,/PUNCT/2/punct when/ADV/6/advmod guards/NOUN/6/nsubj said/VERB/2/acl:relcl ships/NOUN/8/nsubj shelled/VERB/6/ccomp Zenda/PROPN/8/obj talks/NOUN/11/nsubj stopped/VERB/0/root';
      expect(dated(said, [['2009', '2009']])?.basis).not.toBe('stated');
    });
  });

  it('a day between who acts and the verb is of the verb', () => {
    const doc = parsed(
      'Police/NOUN/6/nsubj in/ADP/3/case Zenda/PROPN/1/nmod on/ADP/5/case Monday/PROPN/1/nmod killed/VERB/0/root a/DET/8/det man/NOUN/6/obj in/ADP/11/case revenge/NOUN/6/obl 2008/NUM/6/obl',
    );
    const time = [doc.time('Monday', '2015-11-16'), doc.time('2008', '2008')];
    const heads = { trigger: 5, support: null, actor: 0, recipient: null };
    expect(dateEvents([doc.event('killed', { heads })], { ...doc, time }, PUBLISHED)[0]?.value).toBe('2015-11-16');
    const raid = parsed(
      'The/DET/2/det raid/NOUN/5/nsubj on/ADP/4/case Monday/PROPN/2/nmod shelled/VERB/0/root nobody/PRON/5/obj',
    );
    // what is no actor has a day of its own
    expect(
      dateEvents([raid.event('shelled')], { ...raid, time: [raid.time('Monday', '2015-11-16')] }, PUBLISHED)[0]?.value,
    ).not.toBe('2008');
  });
});
