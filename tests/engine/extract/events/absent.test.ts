/** The head of absent sides gives in TypeScript what it gave when it was trained, and its words keep who they name. */
import { describe, expect, it } from 'vitest';
import type { Named } from '../../../../src/engine/extract/events/absent.ts';
import { openAbsentHead } from '../../../../src/engine/extract/events/absent-head.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { openModels } from '../../../../src/node/models.ts';
import { MODELS_ROOT } from '../../../../src/node/paths.ts';

const models = openModels(MODELS_ROOT, 'language');
const PARITY = 'events/absent-parity.json';

interface Parity {
  act_states: number[][];
  gaps: number[][];
  word_states: number[][];
  named: number[][];
  of: number[];
  scores: number[];
  nobody: number[];
}

describe.skipIf(!models.has(PARITY))('head of absent sides (needs models/events)', () => {
  const parity = JSON.parse(models.has(PARITY) ? models.text(PARITY) : '{}') as Parity;
  const acts = parity.act_states?.length ?? 0;
  const states = {
    width: parity.act_states?.[0]?.length ?? 0,
    data: Float32Array.from([...(parity.act_states ?? []), ...(parity.word_states ?? [])].flat()),
  };
  /** Each somebody as a word of his own, with the name that `nameOf` gives him. */
  const before = (gap: number, nameOf: (row: number) => string | null): Named[] =>
    parity.of.flatMap((of, row) =>
      of === gap
        ? [
            {
              party: { token: acts + row, actor: { id: nameOf(row), person: null } },
              numbers: Float32Array.from(parity.named[row]!),
            } as unknown as Named,
          ]
        : [],
    );
  const asked = (nameOf: (row: number) => string | null) =>
    openAbsentHead({ models } as unknown as Resources)!.run(
      states,
      parity.gaps.map((numbers, act) => ({
        act,
        numbers: Float32Array.from(numbers),
        before: before(act, nameOf),
      })),
    );
  const shares = (gap: number): Map<number, number> => {
    const rows = parity.of.flatMap((of, row) => (of === gap ? [row] : []));
    const all = [...rows.map((row) => parity.scores[row]!), parity.nobody[gap]!].map(Math.exp);
    const sum = all.reduce((total, each) => total + each, 0);
    return new Map(rows.map((row, index) => [row, all[index]! / sum]));
  };

  it('agrees with training within 1e-3', async () => {
    const meant = await asked(() => null);
    for (const [gap, found] of meant.entries()) {
      const [row, share] = [...shares(gap)].sort((a, b) => b[1] - a[1])[0]!;
      expect(found!.named.party.token).toBe(acts + row);
      expect(found!.likely).toBeCloseTo(share, 3);
    }
  });
  it('counts somebody by all his mentions', async () => {
    const meant = await asked(() => 'ruritania');
    for (const [gap, found] of meant.entries())
      expect(found!.likely).toBeCloseTo(
        [...shares(gap).values()].reduce((sum, each) => sum + each, 0),
        3,
      );
  });
  it('finds nobody where nobody was named', async () => {
    const head = openAbsentHead({ models } as unknown as Resources)!;
    expect(await head.run(states, [{ act: 0, numbers: Float32Array.from(parity.gaps[0]!), before: [] }])).toEqual([
      null,
    ]);
  });
});
