/** Whom "they" and "them" stand for on a side. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

/** Country and kind of the pronouns that stand on a side. */
async function pronouns(text: string): Promise<string[]> {
  const sides = (await code(text)).flatMap(({ actor, recipient }) => [actor, recipient]);
  return sides
    .filter((side) => side !== null && /^(they|them)$/i.test(side.text))
    .map((side) => `${side!.text} = ${side!.country} ${side!.sectors.join('/')}`);
}

describe.skipIf(engine === null)(`pronouns on sides (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    [
      'the subject of the clause around',
      'Soldiers were patrolling the valley when they were attacked by militants.',
      'they = null MIL',
    ],
    [
      'whom the subject of the inner clause does it to',
      'Protesters marched to the palace in Lima, where police fired tear gas at them.',
      'them = PER CVL',
    ],
    [
      'the subject of the sentence before',
      'The opposition parties boycotted the vote. They accused the president of fraud.',
      'They = null OPP/PTY',
    ],
    [
      'a body of many',
      'The fraud squad of the police seized fake dollars in 2014. They praised the US Secret Service.',
      'They = null MIL',
    ],
  ])('%s', async (_why, text, told) => {
    expect(await pronouns(text)).toEqual([told]);
  });

  it.each<[string, string]>([
    ['two groups it could be', 'Rebels released the hostages. They accused the government of lying.'],
    ['another whom they were with', 'Soldiers escorted the refugees to a camp where rebels attacked them.'],
  ])('open where there are %s', async (_why, text) => {
    expect(await pronouns(text)).toEqual([expect.stringContaining('= null UNK')]);
  });
});
