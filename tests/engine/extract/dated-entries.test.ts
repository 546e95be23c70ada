/** Which day an entry of a chronology stands under, and what it dates. */
import { describe, expect, it } from 'vitest';
import type { Time } from '../../../src/engine/document.ts';
import { entryTimes } from '../../../src/engine/extract/dated-entries.ts';
import { dateEvents } from '../../../src/engine/extract/event-times.ts';
import { parsed } from './parsed.ts';

const ENTRIES = `9/NUM/0/root May/PROPN/1/nmod ./PUNCT/1/punct
  Rebels/NOUN/2/nsubj cross/VERB/0/root the/DET/4/det river/NOUN/2/obj
  The/DET/2/det king/NOUN/4/nsubj had/AUX/4/aux fled/VERB/0/root

  10/NUM/0/root May/PROPN/1/nmod ./PUNCT/1/punct
  They/PRON/2/nsubj shell/VERB/0/root Zenda/PROPN/2/obj`;

function chronology() {
  const doc = parsed(ENTRIES);
  return { doc, time: [doc.time('9 May', '1994-05-09'), doc.time('10 May', '1994-05-10')] };
}

const under = (layers: Parameters<typeof entryTimes>[0]): (string | null)[] =>
  layers.sentence.map(({ id }) => entryTimes(layers).get(id)?.time.value ?? null);

describe('entries of a chronology', () => {
  it('a day that is a sentence by itself stands over its paragraph', () => {
    const { doc, time } = chronology();
    expect(under({ ...doc, time })).toEqual(['1994-05-09', '1994-05-09', '1994-05-09', '1994-05-10', '1994-05-10']);
  });

  it('one such day alone, as over a letter, stands over nothing', () => {
    const { doc, time } = chronology();
    expect(under({ ...doc, time: time.slice(0, 1) })).toEqual([null, null, null, null, null]);
  });

  it('a day that opens a sentence is no entry', () => {
    const doc = parsed(`May/PROPN/3/obl saw/VERB/3/aux fighting/NOUN/0/root

      June/PROPN/2/nsubj brought/VERB/0/root peace/NOUN/2/obj`);
    const time: Time[] = [doc.time('May', '1994-05'), doc.time('June', '1994-06')].map((one) => ({
      ...one,
      precision: 'month',
    }));
    expect(under({ ...doc, time })).toEqual([null, null]);
  });

  it('dates what is told in the present of narration, not what had happened before', () => {
    const { doc, time } = chronology();
    const dates = dateEvents(
      [doc.event('cross'), doc.event('fled'), doc.event('shell')],
      { ...doc, time },
      '1994-05-20',
    );
    expect(dates.map((date) => date && [date.value, date.basis])).toEqual([
      ['1994-05-09', 'inherited'],
      null,
      ['1994-05-10', 'inherited'],
    ]);
  });

  it('a stretch of days ends with its second', () => {
    const doc = parsed(`13/NUM/0/root –/PUNCT/1/punct 14/NUM/1/dep May/PROPN/3/nmod ./PUNCT/1/punct
      Rebels/NOUN/2/nsubj cross/VERB/0/root the/DET/4/det river/NOUN/2/obj

      20/NUM/0/root May/PROPN/1/nmod :/PUNCT/1/punct nothing/NOUN/1/dep`);
    const time = [doc.time('13', '1994-05-13'), doc.time('14 May', '1994-05-14'), doc.time('20 May', '1994-05-20')];
    expect(dateEvents([doc.event('cross')], { ...doc, time }, '1994-05-30')[0]).toMatchObject({
      value: '1994-05-13/1994-05-14',
      earliest: '1994-05-13',
      latest: '1994-05-14',
      precision: 'range',
    });
  });
});
