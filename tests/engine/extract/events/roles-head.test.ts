/** The roles head gives in TypeScript what it gave when it was trained. */
import { describe, expect, it } from 'vitest';
import { openRolesHead } from '../../../../src/engine/extract/events/roles-head.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { openModels } from '../../../../src/node/models.ts';
import { MODELS_ROOT } from '../../../../src/node/paths.ts';

const models = openModels(MODELS_ROOT, 'language');
const present = models.has('events/roles.onnx') && models.has('events/roles.json');

/** Of the states it reads. */
const WIDTH = present ? (JSON.parse(models.text('events/roles.json')) as { width: number }).width : 0;

interface Parity {
  flags: number;
  roles: number[];
  incident: number[];
  share: number[];
  same: number[];
}

describe.skipIf(!present)('roles head (needs models/events)', () => {
  it('agrees with training within 1e-3', async () => {
    const { parity } = JSON.parse(models.text('events/roles.json')) as { parity: Parity };
    const head = openRolesHead({ models, knowledge: null } as unknown as Resources)!;
    // states are sines of their place, as in training/events/train_muc.py
    const states = { width: WIDTH, data: Float32Array.from({ length: 6 * WIDTH }, (_, at) => Math.sin(at)) };
    const flag = (index: number) => Array.from({ length: parity.flags }, (_, at) => (at === index ? 1 : 0));
    const within: [number, number] = [0, 6];
    const phrases = [
      {
        entity: 0,
        reads: [0, 2, -1, 2],
        tokens: [0, 1] as [number, number],
        within,
        words: [1, 2, 3, 4, 5, 6],
        flags: flag(0),
      },
      {
        entity: 1,
        reads: [1, 2, -1, -1],
        tokens: [1, 2] as [number, number],
        within,
        words: [7, 8, 0, 0, 9, 10],
        flags: flag(1),
      },
      {
        entity: 0,
        reads: [4, 2, 0, 2],
        tokens: [3, 5] as [number, number],
        within,
        words: [11, 2, 3, 4, 0, 0],
        flags: flag(2),
      },
    ];
    const scores = await head.run(states, phrases, 2, new Float32Array(5 * 2 * 2).fill(0.5));
    const close = (got: ArrayLike<number>, expected: number[]): void => {
      expect(got).toHaveLength(expected.length);
      for (const [at, value] of expected.entries()) expect(got[at]).toBeCloseTo(value, 3);
    };
    close(
      scores.roles.flatMap((row) => [...row]),
      parity.roles,
    );
    close(scores.share, parity.share);
    close(scores.same, parity.same);
    close([scores.incident], parity.incident);
  });

  it('says nothing of a document without phrases', async () => {
    const head = openRolesHead({ models, knowledge: null } as unknown as Resources)!;
    const scores = await head.run({ width: WIDTH, data: new Float32Array(0) }, [], 0, new Float32Array(0));
    expect(scores).toMatchObject({ roles: [], incident: 0 });
  });
});
