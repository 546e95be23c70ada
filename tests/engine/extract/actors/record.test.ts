import { expect, test } from 'vitest';
import { type ActorRecord, statesByCode } from '../../../../src/engine/extract/actors/record.ts';

const state = (id: string, to: string | null): ActorRecord => ({
  id,
  kind: 'state',
  name: id,
  country: 'FRE',
  parent: null,
  sectors: [],
  from: null,
  to,
});

test('of a state and one that is no more under one code, the one that is stands for it', () => {
  const [old, now] = [state('old-freedonia', '1990-05-22'), state('freedonia', null)];
  expect(statesByCode([old, now]).get('FRE')).toBe(now);
  expect(statesByCode([now, old]).get('FRE')).toBe(now);
  expect(statesByCode([old]).get('FRE')).toBe(old);
});
