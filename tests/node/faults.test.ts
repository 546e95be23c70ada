import { expect, test, vi } from 'vitest';
import { EntenteError, FAULT } from '../../src/engine/errors.ts';
import { createCodeTask } from '../../src/node/code-task.ts';
import { DEFAULT_CODER } from '../../src/node/coder-options.ts';

let trip: Error;
vi.mock('../../src/node/engine.ts', async (original) => ({
  ...(await original<object>()),
  openEngine: () => ({ annotate: async () => Promise.reject(trip) }),
}));
const bytes = () => ({
  kind: 'bytes' as const,
  source: 'a.txt',
  reader: 'text',
  bytes: new TextEncoder().encode('Ruritania struck Zenda.'),
});

test('a stage that trips over one document is named, with the place, and the next one goes on', async () => {
  trip = new TypeError('x is undefined');
  const task = createCodeTask(DEFAULT_CODER);
  for (let turn = 0; turn < 2; turn++) {
    expect(await task(bytes())).toMatchObject([
      {
        failure: {
          source: 'a.txt',
          code: FAULT,
          message: expect.stringMatching(/fault of ours.*x is undefined at .*faults\.test/),
        },
      },
    ]);
  }
});

test('a missing model stops the run', async () => {
  trip = new EntenteError('model file not found', 3);
  await expect(createCodeTask(DEFAULT_CODER)(bytes())).rejects.toThrow('model file not found');
});
