/** Coherence: coalitions declared, named or told by texts, and the conduct of their members. */
import { describe, expect, it } from 'vitest';
import type { CoherenceResult } from '../../../src/engine/analyse/coherence.ts';
import { act, input } from './events.ts';
import { run } from './run-analysis.ts';

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

  it('a coalition that texts name, its aim, and what its members do', async () => {
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
});
