/** Lists of verbs that deny: which of them hold which. */
import { expect, it } from 'vitest';
import {
  DENYING_ABOVE,
  DENYING_BEFORE,
  DENYING_BESIDE,
  DENYING_CHARGES,
  DENYING_CLAUSES,
  REJECTING,
  TAKEN_BACK,
} from '../../../../src/engine/extract/status/denials.ts';

const clauses = new Set(DENYING_CLAUSES.split(' '));

it('whatever denies a charge denies it beside and above what answers it, and rejects it', () => {
  expect([...DENYING_BESIDE]).toEqual(expect.arrayContaining([...DENYING_CHARGES]));
  expect([...DENYING_ABOVE]).toEqual(expect.arrayContaining([...DENYING_BESIDE]));
  expect([...REJECTING]).toEqual(expect.arrayContaining([...DENYING_ABOVE]));
  expect([...REJECTING]).toEqual(expect.arrayContaining([...DENYING_BEFORE]));
});

it.each(['deny', 'refute', 'rebut'])('%s denies everywhere', (verb) => {
  for (const list of [DENYING_CHARGES, DENYING_BEFORE, clauses]) expect(list).toContain(verb);
});

it.each<[string, string, ReadonlySet<string>]>([
  ['a plain denial takes nothing back', 'deny', TAKEN_BACK],
  ['who rejects a claim only disagrees', 'reject', DENYING_BEFORE],
  ['a rejected plan is not untrue', 'reject', clauses],
  ['seats are contested', 'contest', DENYING_BESIDE],
])('%s', (_why, verb, list) => {
  expect(list).not.toContain(verb);
});
