import { describe, expect, it } from 'vitest';
import type { AnalysisEvent } from '../../../../src/engine/analyse/input.ts';
import { bearingOf } from '../../../../src/engine/analyse/signed/conduct.ts';
import { NETWORK_DEFAULTS } from '../../../../src/engine/analyse/signed/event-network.ts';
import { foldActor } from '../../../../src/engine/analyse/signed/fold.ts';
import { networkFromEvents } from '../../../../src/engine/analyse/signed/from-events.ts';
import { Numbering } from '../../../../src/engine/analyse/signed/numbering.ts';
import { unitsOf, weighEvidence } from '../../../../src/engine/analyse/signed/sign-rules.ts';
import { act, HIERARCHY } from '../events.ts';

const build = (events: AnalysisEvent[], more = {}) =>
  networkFromEvents(events, HIERARCHY, { ...NETWORK_DEFAULTS, ...more });
const ties = (events: AnalysisEvent[], more = {}) => {
  const { actors, ties: found } = build(events, more);
  return found.map((tie) => [actors[tie.source]!.id, actors[tie.target]!.id, tie.class]);
};

describe('what an event says', () => {
  it.each([
    ['an assault that occurred', act('a', 'ASSAULT', 'b', '2020-01-01', -10), 'conduct'],
    ['aid under way', act('a', 'AID', 'b', '2020-01-01', 7, { status: 'ongoing' }), 'conduct'],
    ['an accusation', act('a', 'ACCUSE', 'b', '2020-01-01', -2), 'conduct'],
    ['seeking a coalition', act('a', 'REQUEST', 'b', '2020-01-01', -0.4), 'contact'],
    ['a meeting', act('a', 'CONSULT', 'b', '2020-01-01', 1), 'contact'],
    ['an investigation', act('a', 'ACCUSE', 'b', '2020-01-01', -2, { modes: ['investigate'] }), 'contact'],
    ['an act without weight', act('a', 'COOPERATE', 'b', '2020-01-01', null), 'contact'],
    ['an agreement', act('a', 'AGREE', 'b', '2020-01-01', 6), 'declared'],
    ['words of support', act('a', 'SUPPORT', 'b', '2020-01-01', 4), 'declared'],
    [
      'planned aid, folded into AGREE',
      act('a', 'AID', 'b', '2020-01-01', 4, { status: 'planned', plover: 'AGREE' }),
      'declared',
    ],
    [
      'a planned meeting, folded into AGREE',
      act('a', 'CONSULT', 'b', '2020-01-01', 4, { status: 'planned', plover: 'AGREE' }),
      'contact',
    ],
    ['a possible assault', act('a', 'ASSAULT', 'b', '2020-01-01', -10, { status: 'possible' }), 'none'],
    ['a denied one', act('a', 'ASSAULT', 'b', '2020-01-01', -10, { status: 'denied' }), 'none'],
    ['one by hearsay', act('a', 'ASSAULT', 'b', '2020-01-01', -10, { status: 'reported' }), 'none'],
    ['an attempt', act('a', 'ASSAULT', 'b', '2020-01-01', -10, { status: 'attempted' }), 'none'],
    ['cancelled cooperation', act('a', 'COOPERATE', 'b', '2020-01-01', 6, { status: 'cancelled' }), 'none'],
  ])('%s is %s', (_, event, kind) => expect(bearingOf(event).kind).toBe(kind));
});

describe('ties from events', () => {
  it('signs, mixed, merely seen, and no data', () => {
    const events = [
      act('a', 'ASSAULT', 'b', '2020-01-01', -10),
      act('a', 'AID', 'c', '2020-01-01', 7),
      act('b', 'ASSAULT', 'c', '2020-01-01', -10),
      act('b', 'AID', 'c', '2020-01-02', 7),
      act('c', 'CONSULT', 'd', '2020-01-02', 1),
    ];
    expect(ties(events)).toEqual([
      ['a', 'b', 'negative'],
      ['a', 'c', 'positive'],
      ['b', 'c', 'mixed'],
      ['c', 'd', 'neutral'],
    ]);
  });

  it('does not depend on the order of events', () => {
    const events = [
      act('b', 'ASSAULT', 'a', '2020-01-01', -10),
      act('a', 'AID', 'c', '2020-01-01', 7),
      act('c', 'ASSAULT', 'b', '2020-01-03', -10),
    ];
    expect(build([...events].reverse())).toEqual(build(events));
  });

  it('organs stand for their state, other people of the country for themselves', () => {
    const events = [
      act('zenda/military', 'ASSAULT', 'ruritania', '2020-01-01', -10, { sector: 'MIL' }),
      act('zenda/government', 'AID', 'zenda/military', '2020-01-01', 7),
      act('zenda/rebels', 'ASSAULT', 'zenda', '2020-01-01', -10, { sector: 'REB' }),
    ];
    const { left } = build(events).counts;
    expect(ties(events)).toEqual([
      ['ruritania', 'zenda', 'negative'],
      ['zenda', 'zenda/rebels', 'negative'],
    ]);
    expect(left.selfTie).toBe(1);
    expect(ties(events, { fold: false })).toHaveLength(3);
  });

  it('rows of one act count once, reports of one incident once', () => {
    const events = [
      act('a', 'AID', 'b', '2020-01-01', 7, { act: 'x', reciprocal: true }),
      act('b', 'AID', 'a', '2020-01-01', 7, { act: 'x', reciprocal: true }),
      act('a', 'ASSAULT', 'b', '2020-01-02', -10, { incident: { id: 'i' } }),
      act('a', 'ASSAULT', 'b', '2020-01-02', -8, { incident: { id: 'i' } }),
    ];
    const [tie] = build(events).ties;
    expect(tie).toMatchObject({
      cooperation: 7,
      conflict: 9,
      counts: { rows: 4, acts: 3, incidents: 2, positive: 1, negative: 1 },
    });
    expect(tie!.direction).toEqual({ out: [1, 1], in: [1, 0] });
    expect(tie!.evidence.negative).toEqual([events[2]!.id]);
  });

  it('a bloc beside its members does not speak twice, alone it does', () => {
    const both = [
      act('league', 'ASSAULT', 'ruritania', '2020-01-01', -10, { act: 'x' }),
      act('zenda', 'ASSAULT', 'ruritania', '2020-01-01', -10, { act: 'x' }),
    ];
    expect(ties(both)).toEqual([['ruritania', 'zenda', 'negative']]);
    expect(build(both).counts.left.doubleVoice).toBe(1);
    expect(ties([both[0]!])).toEqual([['league', 'ruritania', 'negative']]);
  });

  it('declarations stand apart from conduct, with their events', () => {
    const events = [act('a', 'AGREE', 'b', '2020-01-01', 6), act('a', 'ASSAULT', 'b', '2020-02-01', -10)];
    const { ties: conduct, declared } = build(events);
    expect(conduct).toMatchObject([{ class: 'negative', evidence: { negative: [events[1]!.id] } }]);
    expect(declared).toMatchObject([{ sign: 1, how: ['agreement'], events: [events[0]!.id] }]);
  });

  it('third parties, unknown parties and what did not happen make no tie, and are counted', () => {
    const events = [
      act('a', 'ASSAULT', null, '2020-01-01', -10),
      act('a', 'ASSAULT', 'b', '2020-01-01', -10, { status: 'negated' }),
      act('a', 'CONSULT', 'b', '2020-01-01', 1, {
        parties: [{ role: 'against', actor: act('c', '', null, null, null).actor! }],
      }),
    ];
    const { counts } = build(events);
    expect(counts).toMatchObject({ rows: 3, left: { noParty: 1, status: 1 }, thirdParties: 1, contact: 1 });
    expect(ties(events)).toEqual([['a', 'b', 'neutral']]);
  });
});

describe('sign rules', () => {
  const units = unitsOf([
    { value: -10, day: 1, publisher: 0 },
    { value: 3, day: 2, publisher: 0 },
    { value: 3, day: 3, publisher: 1 },
    { value: 1, day: 3, publisher: 2 },
  ]);
  it('disagree where one bombing stands against many words', () => {
    expect(weighEvidence(units, 'goldstein', 100, 1).rules).toEqual({
      goldstein: -1,
      majority: 1,
      strong: -1,
      last: 1,
    });
  });
  it('a single report is 63 % sure, three in agreement 95 %', () => {
    expect(weighEvidence(unitsOf([{ value: -10 }]), 'goldstein', 100, 1).certainty.events).toBeCloseTo(0.632, 3);
    const three = unitsOf([{ value: -10 }, { value: -2 }, { value: -5 }]);
    expect(weighEvidence(three, 'goldstein', 100, 1).certainty).toMatchObject({
      events: 1 - Math.exp(-3),
      sources: 1 - Math.exp(-1),
    });
  });
  it('drawing and its normal limit agree', () => {
    const many = (copies: number) =>
      unitsOf(Array.from({ length: copies }, (_, i) => ({ value: i % 5 < 2 ? -3 : 2.2, publisher: i })));
    const drawn = weighEvidence(many(25), 'goldstein', 20_000, 1).certainty.events;
    const limit = weighEvidence(many(30), 'goldstein', 0, 1).certainty.events;
    expect(Math.abs(drawn - limit)).toBeLessThan(0.04);
  });
  it('the same seed gives the same certainty', () => {
    expect(weighEvidence(units, 'goldstein', 100, 5)).toEqual(weighEvidence(units, 'goldstein', 100, 5));
  });
  it('last word: certainty in closed form', () => {
    const last = weighEvidence(
      unitsOf([
        { value: 1, day: 2 },
        { value: -1, day: 1 },
      ]),
      'last',
      0,
      1,
    );
    expect(last.certainty.events).toBeCloseTo(1 - Math.exp(-1), 6);
  });
});

it.each([
  ['zenda/military', ['MIL'], 'zenda'],
  ['zenda/government', null, 'zenda'],
  ['zenda/rebels', ['REB'], 'zenda/rebels'],
  ['zenda/rebels', null, 'zenda/rebels'],
  ['zenda/opposition', null, 'zenda/opposition'],
  ['zenda', [], 'zenda'],
])('%s (%s) speaks as %s', (id, sectors, voice) => expect(foldActor(id, sectors, HIERARCHY)).toBe(voice));

it('numbers for strings: equal strings equal numbers, through growth', () => {
  const numbering = new Numbering();
  for (let i = 0; i < 100_000; i++) expect(numbering.of(`ev_${i.toString(16)}`)).toBe(i);
  for (let i = 0; i < 100_000; i += 997) expect(numbering.of(`ev_${i.toString(16)}`)).toBe(i);
  expect(numbering.size).toBe(100_000);
});
