/** The network of ties: pairs by sign, and the events behind each tie. */
import { describe, expect, it } from 'vitest';
import type { NetworkResult } from '../../../src/engine/analyse/network.ts';
import { input, sampleYear } from './events.ts';
import { run } from './run-analysis.ts';

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
