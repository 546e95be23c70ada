/** The day that acts have from the scene they are told in. */
import { describe, expect, it } from 'vitest';
import { dateEvents } from '../../../src/engine/extract/event-times.ts';
import { parsed } from './parsed.ts';

describe('dates of the scene', () => {
  const dated = (
    source: string,
    words: string,
    triggers: string[],
    value = 'XXXX-05-03',
    published: string | null = null,
  ) => {
    const doc = parsed(source);
    const events = triggers.map((trigger) => doc.event(trigger));
    return dateEvents(events, { ...doc, time: [doc.time(words, value)] }, published).map((date) => date?.value ?? null);
  };
  const RAID =
    'Rebels/NOUN/2/nsubj raided/VERB/0/root/Tense=Past Zenda/PROPN/2/obj on/ADP/6/case May/PROPN/6/nmod:unmarked 3/NUM/2/obl';
  const GUARDS = 'Guards/NOUN/2/nsubj fired/VERB/0/root/Tense=Past back/ADV/2/advmod';

  it('what is told after it in the paragraph is of the day of an act', () => {
    const source = `${RAID}\n${GUARDS}`;
    expect(dated(source, 'May 3', ['raided', 'fired'])).toEqual(['XXXX-05-03', 'XXXX-05-03']);
    expect(dated(source.replace('\n', '\n\n'), 'May 3', ['raided', 'fired'])).toEqual(['XXXX-05-03', null]);
  });

  it('the scene lasts as long as the story goes on', () => {
    const verbs = ['fired', 'fought', 'fell', 'fled', 'won'];
    const source = [RAID, ...verbs.map((verb) => GUARDS.replace('fired', verb))].join('\n');
    expect(dated(source, 'May 3', ['raided', ...verbs])).toEqual(['raided', ...verbs].map(() => 'XXXX-05-03'));
  });

  it('of deeds it lasts longer, until another story or day comes', () => {
    const idle = Array.from({ length: 5 }, () => 'Nobody/PRON/2/nsubj slept/VERB/0/root/Tense=Past');
    expect(dated([RAID, ...idle, GUARDS].join('\n'), 'May 3', ['fired'])).toEqual(['XXXX-05-03']);
    const other = 'Meanwhile/ADV/3/advmod nobody/PRON/3/nsubj slept/VERB/0/root/Tense=Past';
    expect(dated([RAID, other, GUARDS].join('\n'), 'May 3', ['fired'])).toEqual([null]);
    expect(dated([RAID, ...Array(9).fill(idle[0]), GUARDS].join('\n'), 'May 3', ['fired'])).toEqual([null]);
  });

  describe('the day of a sentence', () => {
    const told = (first: string) => dated(`${first}\n${GUARDS}`, 'May 3', ['fired'])[0];
    const DAY = (head: number, at: number) => `on/ADP/${at + 2}/case May/PROPN/${at + 2}/nmod:unmarked 3/NUM/${head}/`;

    it('is of what follows, though no act of it was found', () => {
      const clash = `A/DET/2/det clash/NOUN/3/nsubj began/VERB/0/root/Tense=Past near/ADP/5/case Zenda/PROPN/3/obl`;
      expect(told(`${clash} ${DAY(3, 6)}obl`)).toBe('XXXX-05-03');
      // hung on the last name
      expect(told(`${clash} ${DAY(5, 6)}nmod`)).toBe('XXXX-05-03');
    });

    it('a blast on a day kills on that day, and blasts set off by rebels do', () => {
      expect(
        told(`A/DET/2/det blast/NOUN/6/nsubj ${DAY(2, 3)}nmod killed/VERB/0/root/Tense=Past guards/NOUN/6/obj`),
      ).toBe('XXXX-05-03');
      expect(
        told(
          `Guards/NOUN/3/nsubj:pass were/AUX/3/aux:pass killed/VERB/0/root/Tense=Past in/ADP/5/case blasts/NOUN/3/obl caused/VERB/5/acl/Tense=Past|VerbForm=Part ${DAY(6, 7)}obl`,
        ),
      ).toBe('XXXX-05-03');
    });

    it('not: of a deed that is only spoken of, of the words, of a man, of what had been', () => {
      expect(
        told(`Elders/NOUN/2/nsubj mourned/VERB/0/root/Tense=Past the/DET/4/det attack/NOUN/2/obj ${DAY(4, 5)}nmod`),
      ).toBeNull();
      expect(told(`Elders/NOUN/2/nsubj said/VERB/0/root/Tense=Past ${DAY(2, 3)}obl`)).toBeNull();
      expect(
        told(
          `Police/NOUN/2/nsubj held/VERB/0/root/Tense=Past a/DET/4/det man/NOUN/2/obj hurt/VERB/4/acl/Tense=Past|VerbForm=Part ${DAY(5, 6)}obl`,
        ),
      ).toBeNull();
      expect(told(`Rebels/NOUN/3/nsubj had/AUX/3/aux slept/VERB/0/root/Tense=Past ${DAY(3, 4)}obl`)).toBeNull();
    });

    it('the mine had been laid right before; who laid farms waste had not', () => {
      const laid = (what: string) =>
        dated(
          `${RAID}\nThe/DET/2/det ${what}/NOUN/5/nsubj:pass had/AUX/5/aux been/AUX/5/aux:pass planted/VERB/0/root/Tense=Past`,
          'May 3',
          ['planted'],
        );
      expect(laid('mine')).toEqual(['XXXX-05-03']);
      expect(laid('orchard')).toEqual([null]);
    });
  });

  it('it seems that somebody did it, and who did it was named: told as well', () => {
    const seems =
      'It/PRON/2/expl seems/VERB/0/root that/SCONJ/5/mark guards/NOUN/5/nsubj fired/VERB/2/csubj/Tense=Past';
    expect(dated(`${RAID}\n${seems}`, 'May 3', ['fired'])).toEqual(['XXXX-05-03']);
  });

  it('brackets tell which Saturday', () => {
    const doc = parsed(
      'Rebels/NOUN/2/nsubj raided/VERB/0/root/Tense=Past Zenda/PROPN/2/obj on/ADP/5/case Saturday/PROPN/2/obl (/PUNCT/8/punct May/PROPN/8/nmod:unmarked 3/NUM/5/appos )/PUNCT/8/punct',
    );
    const saturday = { ...doc.time('Saturday', 'XXXX-05-03'), value: null, earliest: null, latest: null };
    const time = [saturday, doc.time('May 3', 'XXXX-05-03')];
    expect(dateEvents([doc.event('raided')], { ...doc, time }, null)[0]?.value).toBe('XXXX-05-03');
  });

  it('an hour is of the day of the scene', () => {
    const doc = parsed(
      `${RAID}\nA/DET/2/det mine/NOUN/3/nsubj exploded/VERB/0/root/Tense=Past at/ADP/5/case noon/NOUN/3/obl`,
    );
    const noon = {
      ...doc.time('noon', 'XXXX-05-03'),
      type: 'TIME' as const,
      value: null,
      earliest: null,
      latest: null,
    };
    const time = [doc.time('May 3', 'XXXX-05-03'), noon];
    expect(dateEvents([doc.event('exploded')], { ...doc, time }, null)[0]?.value).toBe('XXXX-05-03');
  });

  it('a sentence of years leaves the day behind', () => {
    const doc = parsed(
      `${RAID}\nIn/ADP/2/case 1998/NUM/4/obl rebels/NOUN/4/nsubj fled/VERB/0/root/Tense=Past\n${GUARDS}`,
    );
    const time = [doc.time('May 3', 'XXXX-05-03'), { ...doc.time('1998', '1998'), start: doc.text.indexOf('1998') }];
    const [, fired] = dateEvents([doc.event('raided'), doc.event('fired')], { ...doc, time }, null);
    expect(fired?.value).not.toBe('XXXX-05-03');
  });

  it('no scene is set in a relative clause, and what had been done before is not of it', () => {
    const relative =
      'Rebels/NOUN/7/nsubj who/PRON/3/nsubj struck/VERB/1/acl:relcl/Tense=Past on/ADP/6/case May/PROPN/6/nmod:unmarked 3/NUM/3/obl fled/VERB/0/root/Tense=Past';
    expect(dated(relative, 'May 3', ['struck', 'fled'])).toEqual(['XXXX-05-03', null]);
    const before = 'They/PRON/3/nsubj had/AUX/3/aux burned/VERB/0/root/Tense=Past farms/NOUN/3/obj';
    expect(dated(`${RAID}\n${before}`, 'May 3', ['raided', 'burned'])).toEqual(['XXXX-05-03', null]);
  });

  it('who was killed after a raid was killed on its day; who was held after it was not', () => {
    const source =
      'Guards/NOUN/3/nsubj:pass were/AUX/3/aux:pass VERB/VERB/0/root/Tense=Past after/SCONJ/6/mark rebels/NOUN/6/nsubj raided/VERB/3/advcl/Tense=Past Zenda/PROPN/6/obj on/ADP/10/case May/PROPN/10/nmod:unmarked 3/NUM/6/obl';
    expect(dated(source.replace('VERB/', 'killed/'), 'May 3', ['killed', 'raided'])).toEqual([
      'XXXX-05-03',
      'XXXX-05-03',
    ]);
    expect(dated(source.replace('VERB/', 'held/'), 'May 3', ['held', 'raided'])).toEqual([null, 'XXXX-05-03']);
  });

  it('the day before a verb of saying with its speaker behind it is of what is told', () => {
    const source =
      'Guards/NOUN/3/nsubj:pass were/AUX/3/aux:pass shot/VERB/7/ccomp/Tense=Past on/ADP/6/case May/PROPN/6/nmod:unmarked 3/NUM/7/obl said/VERB/0/root the/DET/9/det Gazette/PROPN/7/nsubj';
    expect(dated(source, 'May 3', ['shot'])).toEqual(['XXXX-05-03']);
  });

  it('a year before a noun is of that noun, but “in the 2008 campaign” says when', () => {
    const report =
      'Rebels/NOUN/2/nsubj fled/VERB/0/root/Tense=Past according/VERB/7/case to/ADP/7/fixed a/DET/7/det 2013/NUM/7/nummod report/NOUN/2/obl';
    expect(dated(report, '2013', ['fled'], '2013')).toEqual([null]);
    const campaign =
      'Rebels/NOUN/2/nsubj fled/VERB/0/root/Tense=Past in/ADP/6/case the/DET/6/det 2008/NUM/6/nummod campaign/NOUN/2/obl';
    expect(dated(campaign, '2008', ['fled'], '2008')).toEqual(['2008']);
  });
});
