/** Those who meet, as one body that speaks. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`assemblies (${NEEDS})`, () => {
  it('a summit condemns, and "it" demands after it', async () => {
    const told = await rows('The Summit condemned Mali over the coup. It demands the release of the president.');
    expect(told).toContain('ACCUSE condemned: The Summit > Mali');
    expect(told).toContain('REQUEST demands: It > the president');
  });

  it('those who meet act, and their meeting is no other event', async () => {
    expect(await rows('The meeting called on all parties to end the fighting.')).toEqual([
      'REQUEST called: The meeting > all parties',
    ]);
  });

  it.each([
    'The summit ended on Friday. It rained in Paris.',
    'Each of the houses demands a new roof.',
    'A summit of the range demands good boots.',
    'The bridge was closed. It demands repair.',
  ])('nobody acts: %s', async (text) => {
    expect((await code(text)).filter(({ actor }) => actor !== null)).toEqual([]);
  });
});
