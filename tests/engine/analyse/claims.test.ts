/** Claims: who says what of whom, alone or answered. */
import { describe, expect, it } from 'vitest';
import type { ClaimsResult } from '../../../src/engine/analyse/claims.ts';
import { act, input } from './events.ts';
import { run } from './run-analysis.ts';

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
