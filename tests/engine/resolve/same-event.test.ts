import { describe, expect, test } from 'vitest';
import { contentStems, type Report, reportOf, stem } from '../../../src/engine/resolve/report.ts';
import { blockKeys, clusterReports, SAME_EVENT, sameEvent } from '../../../src/engine/resolve/same-event.ts';
import { coded } from '../../store/coding.ts';

let count = 0;
const party = (id: string, country: string | null = null) => ({ id, country, words: [] });
const place = (key: string, country: string | null = 'ZEN', wide = false) => ({ key, country, wide });

function report(more: Partial<Report> = {}): Report {
  return {
    act: `act_${++count}`, doc: `doc_${count}`, type: 'ASSAULT', family: 'm', actors: [party('ruritania/military', 'RUR')], recipients: [party('zenda', 'ZEN')],
    mutual: false, first: '2015-11-17', last: '2015-11-17', published: '2015-11-18', places: [place('Holt')], trigger: 'struck', words: ['holt', 'struck', 'town', 'zenda'], topic: ['holt', 'zenda'], ...more,
  }; // biome-ignore format: a record
}

describe('two reports', () => {
  test.each<[string, Partial<Report>, Partial<Report>]>([
    ['told alike', {}, {}],
    ['in other words', {}, { trigger: 'shell', words: ['artillery', 'fire', 'holt', 'village'] }],
    ['of the state and of its army', {}, { actors: [party('ruritania', 'RUR')] }],
    ['one of which does not name the victim', {}, { recipients: [] }],
    ['one of which names only the country', {}, { places: [place('Zenda', 'ZEN', true)] }],
    ['one of which has only a date of publication', {}, { first: null, last: null }],
    ['one a day off', {}, { first: '2015-11-18', last: '2015-11-18' }],
    ['dated by week and by day', {}, { first: '2015-11-16', last: '2015-11-22' }],
    [
      'that nobody dates, of an unnamed victim',
      {
        actors: [],
        recipients: [{ ...party(''), words: ['officer', 'police'] }],
        first: null,
        last: null,
        published: null,
        places: [],
      },
      {
        actors: [],
        recipients: [{ ...party(''), words: ['officer', 'police', 'zenda'] }],
        first: null,
        last: null,
        published: null,
        places: [],
      },
    ],
    [
      'of a meeting, from either side',
      { type: 'CONSULT', family: 'c', mutual: true, trigger: 'met', places: [] },
      {
        type: 'CONSULT',
        family: 'c',
        mutual: true,
        trigger: 'met',
        places: [],
        actors: [party('zenda', 'ZEN')],
        recipients: [party('ruritania', 'RUR')],
      },
    ],
  ])('%s are of one event', (_, one, other) => {
    const [a, b] = [report(one), report(other)];
    expect(sameEvent(a, b)).toBeGreaterThan(SAME_EVENT);
    expect(sameEvent(b, a)).toBeCloseTo(sameEvent(a, b), 10);
    const keys = new Set(blockKeys(a, 'store'));
    expect(blockKeys(b, 'look').some((key) => keys.has(key))).toBe(true);
    expect(clusterReports([a, b])).toEqual([a.act, a.act]);
  });

  test.each<[string, Partial<Report>]>([
    ['two days later', { first: '2015-11-19', last: '2015-11-19' }],
    ['in another town', { places: [place('Ruppen')] }],
    ['in another country', { places: [place('Strelsau', 'STR', true)] }],
    ['by another state', { actors: [party('hentzau', 'HEN')] }],
    ['on another state', { recipients: [party('hentzau', 'HEN')] }],
    ['the other way round', { actors: [party('zenda', 'ZEN')], recipients: [party('ruritania', 'RUR')] }],
    [
      'an accusation in other words',
      { type: 'ACCUSE', family: 'v', trigger: 'blam', words: ['airspace', 'border'], places: [], topic: ['talk'] },
    ],
    ['that is a word and not a deed', { type: 'ACCUSE', family: 'v' }],
    [
      'of rebels, not the government',
      { recipients: [party('zenda/rebels', 'ZEN')], actors: [party('zenda/government', 'ZEN')] },
    ],
    ['reported weeks before', { first: null, last: null, published: '2015-10-01' }],
  ])('not of one event: %s', (_, other) => {
    const [a, b] = [report(), report(other)];
    expect(sameEvent(a, b)).toBeLessThan(SAME_EVENT);
    expect(clusterReports([a, b])).toEqual([a.act, b.act]);
  });
});

test('talks with one state are not talks with another', () => {
  const talks = (one: string, other: string) =>
    report({
      type: 'CONSULT',
      family: 'c',
      mutual: true,
      trigger: 'met',
      places: [],
      actors: [party(one, 'RUR'), party(other, null)],
      recipients: [party(other, null), party(one, 'RUR')],
    });
  expect(sameEvent(talks('ruritania', 'zenda'), talks('ruritania', 'zenda'))).toBeGreaterThan(SAME_EVENT);
  const [zenda, hentzau] = [talks('ruritania', 'zenda'), talks('ruritania', 'hentzau')];
  expect(sameEvent(zenda, { ...hentzau, topic: ['hentzau'], words: ['hentzau', 'met'] })).toBeLessThan(SAME_EVENT);
});

test('one sentence with two deeds tells of two events', () => {
  const one = report();
  expect(sameEvent(one, report({ doc: one.doc, trigger: 'shell' }))).toBe(0);
  expect(sameEvent(one, report({ doc: one.doc, trigger: 'shell', words: ['holt', 'shell'] }))).toBeGreaterThan(0);
});

test('within a story, silence joins nothing', () => {
  const one = report();
  const silent = {
    actors: [],
    recipients: [],
    places: [],
    first: null,
    last: null,
    words: ['bomb', 'denied', 'spokesman'],
    trigger: 'struck',
  };
  expect(sameEvent(one, report({ ...silent, doc: one.doc }))).toBe(0);
});

test('an incident keeps its name as reports arrive, and the order within it does not matter to others', () => {
  const first = report();
  const stranger = report({ actors: [party('hentzau', 'HEN')] });
  const more = [report({ trigger: 'bomb' }), report({ trigger: 'shell' })];
  expect(clusterReports([first, stranger, ...more])).toEqual([first.act, stranger.act, first.act, first.act]);
  expect(clusterReports([first])).toEqual([first.act]);
});

test.each<[string, Partial<Report>, Partial<Report>]>([
  ['place', { places: [place('Holt')] }, { places: [place('Ruppen')] }],
  ['day', { first: '2015-11-17', last: '2015-11-17' }, { first: '2015-11-15', last: '2015-11-15' }],
])('a report that names no %s joins those of one, and not of two', (_, one, other) => {
  const silent = { places: [], first: null, last: null };
  const [first, vague, second] = [report(one), report(silent), report(other)];
  expect(clusterReports([first, vague])).toEqual([first.act, first.act]);
  expect(clusterReports([second, vague])).toEqual([second.act, second.act]);
  expect(clusterReports([first, vague, second])).toEqual([first.act, first.act, second.act]);
});

test('rows of one act are one report', () => {
  const rows = coded('Hentzau met Strelsau on 2015-11-16.').layers.event;
  expect(rows).toHaveLength(2);
  expect(reportOf(rows)).toMatchObject({ mutual: true, first: '2015-11-16', family: 'c', trigger: 'meet' });
  expect(reportOf(rows).actors.map(({ id }) => id)).toEqual(['hentzau', 'strelsau']);
});

test('a year is no day', () => {
  const [event] = coded('Ruritania struck Zenda on 2015-11-16.').layers.event;
  expect(
    reportOf([
      { ...event!, date: { ...event!.date!, earliest: '2015-01-01', latest: '2015-12-31', precision: 'year' } },
    ]).first,
  ).toBeNull();
});

test.each([
  ['bombing', 'bomb'],
  ['bombed', 'bomb'],
  ['bombs', 'bomb'],
  ['stopped', 'stop'],
  ['armies', 'army'],
  ['struck', 'strik'],
  ['strike', 'strik'],
  ['shot', 'shoot'],
  ['shooting', 'shoot'],
  ['press', 'press'],
  ['it', 'it'],
])('%s → %s', (word, root) => {
  expect(stem(word)).toBe(root);
});

test('small words carry nothing', () => {
  expect(contentStems('The army struck the town, and the town was bombed.')).toEqual(['army', 'bomb', 'strik', 'town']);
});
