import { describe, expect, it } from 'vitest';
import { type Analysis, type Result, readSettings } from '../../../src/engine/analyse/analysis.ts';
import type { BalanceResult } from '../../../src/engine/analyse/balance.ts';
import type { CampsResult } from '../../../src/engine/analyse/camps.ts';
import type { ClaimsResult } from '../../../src/engine/analyse/claims.ts';
import type { CoherenceResult } from '../../../src/engine/analyse/coherence.ts';
import type { ContradictionsResult } from '../../../src/engine/analyse/contradictions.ts';
import { ANALYSES, analysisNamed } from '../../../src/engine/analyse/index.ts';
import { type AnalysisInput, emptyInput } from '../../../src/engine/analyse/input.ts';
import type { NetworkResult } from '../../../src/engine/analyse/network.ts';
import type { Balance } from '../../../src/engine/analyse/signed/balance-of.ts';
import { changesBetween, continueCamps } from '../../../src/engine/analyse/signed/camp-changes.ts';
import { readEdgeList } from '../../../src/engine/analyse/signed/edge-list.ts';
import { EntenteError } from '../../../src/engine/errors.ts';
import { act, input } from './events.ts';
import { HAVE_DATA, table, WHY_SKIPPED } from './signed/shared-networks.ts';

async function run<R>(name: string, given: AnalysisInput, settings: Record<string, string> = {}): Promise<R & Result> {
  const analysis = analysisNamed(name)!;
  return (await analysis.run(given, readSettings(analysis, settings), { timeLimit: 20, seed: 1 })) as R & Result;
}
const edges = (...rows: string[]): AnalysisInput => ({
  ...emptyInput(),
  edges: readEdgeList(`source,target,sign,weight\n${rows.join('\n')}\n`, 'ties.csv'),
});
const unweighted = (...rows: string[]): AnalysisInput => ({
  ...emptyInput(),
  edges: readEdgeList(`source,target,sign\n${rows.join('\n')}\n`, 'ties.csv'),
});

describe('descriptors', () => {
  it.each(ANALYSES.map((one) => [one.id, one] as const))(
    '%s: complete, and its parameters have unlike names',
    (_, one: Analysis) => {
      expect(one.title && one.brief && one.showsNot && one.cite.length > 0).toBeTruthy();
      expect(one.showsNot.split('. ')).toHaveLength(1);
      expect(new Set(one.parameters.map(({ name }) => name)).size).toBe(one.parameters.length);
      for (const parameter of one.parameters) expect(parameter.help.length).toBeGreaterThan(5);
    },
  );

  it.each(ANALYSES.map((one) => [one.id, one] as const))(
    '%s: nothing in gives a result with a word, rows for its columns, and the same again',
    async (_, one) => {
      const settings = readSettings(one, {});
      const result = await one.run(emptyInput(), settings, { timeLimit: 5, seed: 1 });
      expect(result).toMatchObject({ schema: 'entente/1', analysis: one.id, seed: 1, showsNot: one.showsNot });
      expect(result.notes.length).toBeGreaterThan(0);
      expect(one.rows(result as never)).toEqual([]);
      expect(one.summary(result as never).every((line) => typeof line === 'string')).toBe(true);
    },
  );

  it('every result is plain JSON, its rows have the columns named, and it comes out the same twice', async () => {
    const events = sampleYear();
    for (const one of ANALYSES) {
      const settings = readSettings(one, {});
      const first = await one.run(input(events), settings, { timeLimit: 20, seed: 1 });
      const second = await one.run(input(events), settings, { timeLimit: 20, seed: 1 });
      const plain = (result: Result) => JSON.parse(JSON.stringify(result));
      expect(plain(second)).toEqual(plain(first));
      const names = one.outputs.map(({ name }) => name).sort();
      for (const row of one.rows(first as never)) expect(Object.keys(row).sort()).toEqual(names);
    }
  });

  it.each([
    ['camps', 'x', /2, another number of camps, or free/],
    ['camps', '0', /free/],
    ['sign-rule', 'hope', /one of goldstein/],
    ['samples', '-1', /from 0 to 10000/],
    ['samples', '1.5', /whole number/],
    ['fold', 'maybe', /true or false/],
  ])('refuses --%s %s', (name, value, message) => {
    expect(() => readSettings(analysisNamed('balance')!, { [name]: value })).toThrow(EntenteError);
    expect(() => readSettings(analysisNamed('balance')!, { [name]: value })).toThrow(message);
  });
});

/** Two camps at war, and one state that changes from the north to the south in the summer. */
function sampleYear() {
  const events = [];
  for (let month = 1; month <= 12; month++) {
    const day = (d: number) => `2020-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    const late = month > 6;
    events.push(
      act('north', 'AID', 'northwest', day(1), 7),
      act('south', 'AID', 'southeast', day(2), 7),
      act('north', 'ASSAULT', 'south', day(3), -10),
      act('northwest', 'ASSAULT', 'southeast', day(4), -10),
      act('ruritania', late ? 'AID' : 'ASSAULT', 'south', day(5), late ? 7 : -10),
      act('ruritania', late ? 'ASSAULT' : 'AID', 'north', day(6), late ? -10 : 7),
    );
  }
  return events;
}

describe('balance', () => {
  it('has the fields of the contract', async () => {
    const result = await run<Balance>('balance', unweighted('a,b,1', 'a,c,1', 'b,c,-1', 'c,d,-1'), { samples: '20' });
    expect(result).toMatchObject({
      nodes: 4,
      ties: 4,
      negative: 2,
      k: 'free',
      L: 1,
      weight: 1,
      status: 'proven',
      bound: 1,
      gap: 0,
      frustratedSets: 3,
      triads: { '+++': 0, '++-': 1, '+--': 0, '---': 0 },
    });
    expect(result.edges.map(({ frustrated }) => frustrated)).toEqual(['contested', 'contested', 'contested', 'never']);
    expect(result.edges.map(({ frustratedIn }) => frustratedIn)).toEqual([1, 1, 1, 0]);
    expect(result.other).toBeNull();
    expect(result.null).toMatchObject({ model: 'degrees', samples: 20 });
    expect(result.camps.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('minimises weight where an edge list gives it, and tells both', async () => {
    const ties = ['a,b,1,5', 'a,c,1,1', 'a,d,1,1', 'c,e,1,1', 'd,e,1,1', 'b,e,-1,5'];
    expect(await run<Balance>('balance', edges(...ties))).toMatchObject({ L: 2, weight: 2, objective: 'weight' });
    expect(await run<Balance>('balance', edges(...ties), { objective: 'ties' })).toMatchObject({
      L: 1,
      objective: 'ties',
      other: { objective: 'weight', L: 2, weight: 2, proven: true },
    });
  });

  it('a pair with a tie of each sign: one of them is always frustrated', async () => {
    const result = await run<Balance>('balance', edges('a,b,1,3', 'a,b,-1,1', 'c,d,1,2', 'c,d,-1,2'));
    expect(result).toMatchObject({ L: 2, weight: 3, status: 'proven' });
    expect(result.edges.map(({ frustrated }) => frustrated)).toEqual(['never', 'core', 'contested', 'contested']);
  });

  it('only one actor, or only friends: a word, and no frustration', async () => {
    const friends = await run<Balance>('balance', unweighted('a,b,1', 'b,c,1'));
    expect(friends).toMatchObject({ L: 0, camps: [['a', 'b', 'c']] });
    expect(friends.notes.map(({ code }) => code)).toContain('edges.no-negative');
    const alone = await run<Balance>('balance', unweighted('a,a,1'));
    expect(alone).toMatchObject({ nodes: 0, L: 0 });
    expect(alone.notes.map(({ code }) => code)).toEqual(['edges.self-tie', 'edges.none']);
  });
});

it('balance of events tells how it fares under every sign rule', async () => {
  const events = [
    act('x', 'AID', 'a', '2020-01-01', 7),
    act('x', 'AID', 'b', '2020-01-01', 7),
    act('a', 'ASSAULT', 'b', '2020-01-01', -10),
    ...['2020-02-01', '2020-02-02', '2020-02-03'].map((day) => act('a', 'COOPERATE', 'b', day, 1)),
  ];
  const result = await run<BalanceResult>('balance', input(events), { mixed: 'lean', samples: '0' });
  expect(result.underRules!.map(({ rule, L, overlap }) => [rule, L, overlap])).toEqual([
    ['goldstein', 1, 1],
    ['majority', 0, 0],
    ['strong', 1, 1],
    ['last', 0, 0],
  ]);
  expect(result.counts).toMatchObject({ rows: 6, conduct: 6 });
});

describe('network', () => {
  it('leads back to events and counts pairs without data apart', async () => {
    const events = sampleYear();
    const result = await run<NetworkResult>('network', input(events));
    expect(result.pairs).toEqual({ positive: 2, negative: 2, mixed: 2, neutral: 0, noData: 4 });
    const ids = new Set(events.map(({ id }) => id));
    for (const tie of result.ties) {
      if (!('class' in tie)) throw new Error('a tie from events has a class');
      for (const id of [...tie.evidence.positive, ...tie.evidence.negative]) expect(ids.has(id)).toBe(true);
    }
  });
});

describe('camps', () => {
  it('says who changed, when, and on which events', async () => {
    const events = sampleYear();
    const result = await run<CampsResult>('camps', input(events), { months: '3' });
    expect(result.windows.map(({ from, to }) => [from, to])).toEqual([
      ['2020-01-01', '2020-03-31'],
      ['2020-04-01', '2020-06-30'],
      ['2020-07-01', '2020-09-30'],
      ['2020-10-01', '2020-12-31'],
    ]);
    expect(result.windows[0]!.camps).toEqual([
      ['north', 'northwest', 'ruritania'],
      ['south', 'southeast'],
    ]);
    expect(result.windows[3]!.camps).toEqual([
      ['ruritania', 'south', 'southeast'],
      ['north', 'northwest'],
    ]);
    expect(result.changes).toMatchObject([{ actor: 'ruritania', kind: 'switched', when: '2020-07-01', share: 1 }]);
    expect(result.changes[0]!.because.map((one) => [one.with, one.before, one.after])).toEqual([
      ['north', 1, -1],
      ['south', -1, 1],
    ]);
    expect(events.find(({ id }) => id === result.changes[0]!.because[0]!.events[0])!.date!.earliest).toMatch(
      /^2020-0[789]/,
    );
  });

  it('one window on an edge list', async () => {
    const result = await run<CampsResult>('camps', unweighted('a,b,1', 'b,c,-1'), { camps: '2' });
    expect(result).toMatchObject({ k: 2, L: 0, camps: [['a', 'b'], ['c']], changes: [] });
    expect(result.windows).toHaveLength(1);
  });

  it('a camp keeps its number through the members it keeps', () => {
    const first = continueCamps(new Map(), [['a', 'b', 'c'], ['d', 'e'], ['f']], 1);
    expect([...first.numbers]).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['d', 2],
      ['e', 2],
    ]);
    const second = continueCamps(
      first.numbers,
      [
        ['d', 'e', 'c'],
        ['a', 'b'],
        ['f', 'g'],
      ],
      first.firstFree,
    );
    expect(Object.fromEntries(second.numbers)).toEqual({ d: 2, e: 2, c: 2, a: 1, b: 1, f: 3, g: 3 });
    const actors = new Set(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(changesBetween({ actors, numbers: first.numbers }, { actors, numbers: second.numbers })).toEqual([
      { actor: 'c', kind: 'switched', from: 1, to: 2 },
      { actor: 'f', kind: 'joined', from: null, to: 3 },
    ]);
  });
});

describe('contradictions', () => {
  it('names who stands with both sides, proxies by aid, and longer cycles; heaviest first', async () => {
    const events = [
      act('zenda', 'AID', 'north', '2020-01-01', 7),
      act('zenda', 'COOPERATE', 'south', '2020-01-01', 6),
      act('north', 'ASSAULT', 'south', '2020-01-02', -10),
      act('strelsau', 'COOPERATE', 'south', '2020-01-01', 6),
      act('strelsau', 'COOPERATE', 'west', '2020-01-01', 6),
      act('west', 'ASSAULT', 'north', '2020-01-02', -10),
      act('west', 'CONSULT', 'zenda', '2020-01-02', 1),
    ];
    const result = await run<ContradictionsResult>('contradictions', input(events));
    expect(result.counts).toEqual({ 'double commitment': 0, proxy: 1, cycle: 1, 'three enemies': 0 });
    expect(result.contradictions[0]).toMatchObject({
      kind: 'proxy',
      actors: ['zenda', 'north', 'south'],
      weight: 6,
      robustness: { of: 4 },
    });
    expect(result.contradictions[0]!.text).toBe("zenda backs north, who stands against zenda's partner south");
    expect(result.contradictions[0]!.ties.map(({ events: reports }) => reports)).toEqual([
      [events[0]!.id],
      [events[2]!.id],
      [events[1]!.id],
    ]);
    expect(result.contradictions[1]!.actors.slice().sort()).toEqual(['north', 'south', 'strelsau', 'west', 'zenda']);
  });

  it('is robust where every sign rule agrees, and less so where words and bombs differ', async () => {
    const one = (extra: ReturnType<typeof act>[]) =>
      run<ContradictionsResult>(
        'contradictions',
        input([
          act('x', 'AID', 'a', '2020-01-01', 7),
          act('x', 'AID', 'b', '2020-01-01', 7),
          act('a', 'ASSAULT', 'b', '2020-01-01', -10),
          ...extra,
        ]),
        { mixed: 'lean' },
      );
    expect((await one([])).contradictions[0]!.robustness!.rules).toHaveLength(4);
    const words = ['2020-02-01', '2020-02-02', '2020-02-03'].map((day) => act('a', 'COOPERATE', 'b', day, 1));
    expect((await one(words)).contradictions[0]!.robustness!.rules).toEqual(['goldstein', 'strong']);
  });

  it('three enemies are a contradiction only on request', async () => {
    const ties = unweighted('a,b,-1', 'b,c,-1', 'a,c,-1');
    expect((await run<ContradictionsResult>('contradictions', ties)).contradictions).toEqual([]);
    expect(
      (await run<ContradictionsResult>('contradictions', ties, { 'three-enemies': 'true' })).counts['three enemies'],
    ).toBe(1);
  });
});

describe('coherence', () => {
  const words = [
    act('a', 'AGREE', 'b', '2020-01-01', 6),
    act('b', 'AGREE', 'c', '2020-01-01', 6),
    act('a', 'AGREE', 'c', '2020-01-01', 6),
  ];
  const deeds = [
    act('a', 'COOPERATE', 'b', '2020-02-01', 6),
    act('b', 'ASSAULT', 'c', '2020-02-01', -10),
    act('a', 'ASSAULT', 'x', '2020-02-01', -10),
    act('b', 'ASSAULT', 'x', '2020-02-01', -10),
    act('c', 'AID', 'x', '2020-02-01', 7),
  ];
  it('finds a declared coalition and holds its conduct against it', async () => {
    const { coalitions } = await run<CoherenceResult>('coherence', input([...words, ...deeds]));
    expect(coalitions).toHaveLength(1);
    expect(coalitions[0]).toMatchObject({ basis: 'declared', members: ['a', 'b', 'c'], coherence: 0 });
    expect(coalitions[0]!.pairs.map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      ['b', 'c', 'contradicted'],
      ['a', 'b', 'consistent'],
      ['a', 'c', 'hollow'],
    ]);
    // What they do, then what they said.
    expect(coalitions[0]!.pairs[0]!.events).toEqual([deeds[1]!.id, words[1]!.id]);
    expect(coalitions[0]!.outward).toMatchObject([{ target: 'x', friendly: ['c'], hostile: ['a', 'b'], rice: 1 / 3 }]);
    expect(coalitions[0]!.outward[0]!.corrected).toBeLessThan(0);
  });
  it('takes named members, or the members of an organisation', async () => {
    const named = await run<CoherenceResult>('coherence', input(deeds), { members: 'a,b' });
    expect(named.coalitions[0]).toMatchObject({ basis: 'named', members: ['a', 'b'], coherence: 1 });
    const bloc = await run<CoherenceResult>('coherence', input(deeds), { members: 'league' });
    expect(bloc.coalitions[0]).toMatchObject({
      basis: 'bloc',
      members: ['hentzau', 'strelsau', 'zenda'],
      coherence: null,
    });
    const nobody = await run<CoherenceResult>('coherence', input(deeds), { members: 'nobody' });
    expect(nobody.notes.map(({ code }) => code)).toEqual(['coherence.one']);
  });
});

it('coherence: a coalition that texts name, its aim, and what its members do', async () => {
  const relation = (id: string, from: string, kind: 'member' | 'opposes', to: string) => ({
    id,
    from,
    to,
    kind,
    valid: { from: null, to: null },
    declared: true,
  });
  const relations = [
    relation('rel_1', 'a', 'member', 'front'),
    relation('rel_2', 'b', 'member', 'front'),
    relation('rel_3', 'front', 'opposes', 'x'),
  ];
  const deeds = [act('a', 'ASSAULT', 'x', '2020-02-01', -10), act('b', 'AID', 'x', '2020-02-01', 7)];
  const { coalitions } = await run<CoherenceResult>('coherence', input(deeds, { relations }));
  expect(coalitions[0]).toMatchObject({ name: 'front', basis: 'declared', members: ['a', 'b'] });
  expect(coalitions[0]!.aims).toMatchObject([
    {
      target: 'x',
      sign: -1,
      relations: ['rel_3'],
      members: [
        { member: 'a', verdict: 'consistent', events: [deeds[0]!.id] },
        { member: 'b', verdict: 'contradicted', events: [deeds[1]!.id] },
      ],
    },
  ]);
});

it('camps: windows nobody reported on are told in one line, and an undated alliance holds when it is told of', async () => {
  const events = [act('a', 'AID', 'b', '2020-01-01', 7), act('a', 'AID', 'b', '2020-12-01', 7)];
  const valid = { from: null, to: null };
  const relations = [
    { id: 'rel_1', from: 'c', to: 'd', kind: 'ally' as const, valid, declared: false, published: '2020-12-02' },
    { id: 'rel_2', from: 'e', to: 'f', kind: 'ally' as const, valid, declared: false, published: null },
  ];
  const result = await run<CampsResult>('camps', input(events, { relations }), { months: '1' });
  expect(result.windows.map(({ ties }) => ties)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  expect(analysisNamed('camps')!.summary(result as never)).toEqual([
    '12 windows, 0 changes of camp',
    expect.stringMatching(/^2020-01-01 to 2020-01-31: 2 actors, 1 tie, 0 negative/),
    '2020-02-01 to 2020-11-30: no signed tie in 10 windows, which is no report, not peace',
    expect.stringMatching(/^2020-12-01 to 2020-12-31: 4 actors, 2 ties/),
  ]);
});

it('escalation: the table draws silent periods together, the CSV does not', async () => {
  const events = [act('a', 'AID', 'b', '2020-01-01', 7), act('a', 'ASSAULT', 'b', '2020-06-01', -10)];
  const result = await run('escalation', input(events), { interval: 'month' });
  const analysis = analysisNamed('escalation')!;
  expect(analysis.rows(result as never)).toHaveLength(6);
  expect(analysis.digest!(result as never).map(({ start, net, break: said }) => [start, net, said])).toEqual([
    ['2020-01-01', 7, null],
    ['2020-02-01', null, 'no report for 4 periods'],
    ['2020-06-01', -10, null],
  ]);
});

describe('claims', () => {
  const said = (source: string, stance: 'asserts' | 'denies', kind: 'named' | 'anonymous' | 'author' = 'named') => ({
    kind,
    stance,
    source,
    actor: null,
    via: null,
    cue: null,
    start: null,
    end: null,
  });
  it('links denials, counts for each source, and sets claims side by side', async () => {
    const strike = act('north', 'ASSAULT', 'south', '2020-01-01', -10, {
      incident: { id: 'i' },
      attribution: [said('The Ruritanian', 'asserts', 'author'), said('general', 'asserts')],
    });
    const denied = act('north', 'ASSAULT', 'south', '2020-01-01', -10, {
      status: 'denied',
      incident: { id: 'i' },
      attribution: [said('minister', 'denies')],
    });
    const leak = act('north', 'AID', 'south', '2020-01-03', 7, {
      attribution: [said('officials', 'asserts', 'anonymous')],
    });
    const plain = act('north', 'AID', 'west', '2020-01-03', 7, {
      attribution: [said('The Ruritanian', 'asserts', 'author')],
    });
    const claims = [
      { id: 'cl_1', content: strike.id, attribution: strike.attribution as never, answers: null },
      { id: 'cl_2', content: denied.id, attribution: denied.attribution as never, answers: 'cl_1' },
    ];
    const result = await run<ClaimsResult>('claims', input([strike, denied, leak, plain], { claims }));
    expect(result.entries.map(({ id, speaker, standing, alone }) => [id, speaker, standing, alone])).toEqual([
      ['cl_1', 'general', 'denied', true],
      ['cl_2', 'minister', 'unanswered', false],
      [leak.id, 'officials', 'unanswered', true],
    ]);
    expect(result.entries[0]!.answered).toMatchObject([{ by: 'minister', stance: 'denies', on: '2020-01-01' }]);
    expect(result.clashes).toEqual([{ incident: 'i', asserted: ['cl_1'], disputed: ['cl_2'] }]);
    expect(result.sources.find(({ source }) => source === 'general')).toMatchObject({ claims: 1, denied: 1, alone: 1 });
    expect(result.sources.find(({ source }) => source === 'minister')).toMatchObject({ claims: 0, denials: 1 });
    expect(result.counts).toMatchObject({ claims: 3, anonymous: 1, denied: 1 });
    const only = await run<ClaimsResult>('claims', input([strike, denied, leak], { claims }), { standing: 'denied' });
    expect(only.entries.map(({ id }) => id)).toEqual(['cl_1']);
  });

  it('two rows of one act are one claim, and a denial of either denies it', async () => {
    const talks = { act: 'act_talks', attribution: [said('general', 'asserts')] };
    const [there, back] = [
      act('north', 'CONSULT', 'south', '2020-01-01', 1, talks),
      act('south', 'CONSULT', 'north', '2020-01-01', 1, talks),
    ];
    const denial = act('north', 'CONSULT', 'south', '2020-01-02', 1, {
      status: 'denied',
      attribution: [said('minister', 'denies')],
      links: [{ type: 'denies', to: back.id }] as never,
    });
    const { entries, sources } = await run<ClaimsResult>('claims', input([there, back, denial]));
    expect(entries.map(({ speaker, standing, also }) => [speaker, standing, also])).toEqual([
      ['general', 'denied', [back.id]],
      ['minister', 'unanswered', []],
    ]);
    expect(sources.find(({ source }) => source === 'general')).toMatchObject({ claims: 1, denied: 1, unnamed: false });
  });
});

describe.skipIf(!HAVE_DATA)(`worked example and published measures${WHY_SKIPPED}`, () => {
  const list = (file: string, columns: string[]): AnalysisInput => ({
    ...emptyInput(),
    edges: readEdgeList(
      [columns.join(','), ...table(file).map((row) => columns.map((name) => row[name]).join(','))].join('\n'),
      file,
    ),
  });

  it('Syria, November 2015: France and Russia alone are frustrated, in three camps', async () => {
    const result = await run<Balance>(
      'balance',
      list('worked-example/syria_nov2015.tsv', ['source', 'target', 'sign', 'weight']),
    );
    expect(result).toMatchObject({
      L: 1,
      weight: 2,
      optima: 1,
      status: 'proven',
      triads: { '+++': 8, '+--': 32, '++-': 5, '---': 10 },
    });
    expect(result.camps).toEqual([['FRA', 'NATO', 'OPP', 'TUR', 'USA'], ['IRN', 'RUS', 'SYR'], ['IS']]);
    expect(
      result.edges
        .filter(({ frustrated }) => frustrated !== 'never')
        .map(({ source, target, frustrated }) => [source, target, frustrated]),
    ).toEqual([['FRA', 'RUS', 'core']]);
    const two = await run<Balance>(
      'balance',
      list('worked-example/syria_nov2015.tsv', ['source', 'target', 'sign', 'weight']),
      { camps: '2' },
    );
    expect(two).toMatchObject({ L: 4, weight: 9, optima: 1 });
    const named = await run<ContradictionsResult>(
      'contradictions',
      list('worked-example/syria_nov2015.tsv', ['source', 'target', 'sign']),
    );
    const triads = named.contradictions.filter(({ kind }) => kind === 'double commitment');
    expect(triads).toHaveLength(5);
    for (const { actors } of triads) expect(actors).toEqual(expect.arrayContaining(['FRA', 'RUS']));
  });

  it('tribes: triads, walks, and what chance gives', async () => {
    const result = await run<Balance>('balance', list('tribes/edges.tsv', ['source', 'target', 'sign']), {
      camps: '2',
      null: 'shuffle',
      samples: '1000',
    });
    expect(result).toMatchObject({ L: 7, optima: 1, negative: 29, ties: 58 });
    expect(result.triangleBalance).toBeCloseTo(0.8676471, 7);
    expect(result.walkBalance).toBeCloseTo(0.3575761, 7);
    expect(result.normalized).toBeCloseTo(0.7586207, 7);
    expect(result.null!.method).toBe('exact');
    expect(Math.abs(result.null!.mean - 14.58)).toBeLessThan(0.2);
    expect(Math.abs(result.null!.sd - 1.36)).toBeLessThan(0.15);
  });

  it('Middle East 2013: six optima, and no tie frustrated in all of them', async () => {
    const result = await run<Balance>('balance', list('middle-east/chart2013.tsv', ['source', 'target', 'sign']), {
      camps: '2',
    });
    expect(result).toMatchObject({ L: 7, optima: 6, optimaComplete: true });
    expect(result.edges.some(({ frustrated }) => frustrated === 'core')).toBe(false);
  });

  it('Supreme Court votes: 37, five against four', async () => {
    const rows = table('sc2001/votes.tsv').map((row) => `${row['case']},${row['justice']},${row['vote']}`);
    const result = await run<Balance>(
      'balance',
      { ...emptyInput(), edges: readEdgeList(['source,target,sign', ...rows].join('\n'), 'votes') },
      { camps: '2' },
    );
    expect(result).toMatchObject({ L: 37, ties: 232, negative: 85, status: 'proven' });
    const justices = new Set(table('sc2001/votes.tsv').map((row) => row['justice']));
    expect(result.camps.map((camp) => camp.filter((name) => justices.has(name)).length).sort()).toEqual([4, 5]);
  });
});
