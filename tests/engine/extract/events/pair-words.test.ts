/** The words of two who are told by one phrase. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`pairs (${NEEDS})`, () => {
  it('are told by the whole phrase', async () => {
    expect(await rows('France and Italy met in Rome. The two governments agreed to build a bridge.')).toContain(
      'AGREE agreed: The two governments > two',
    );
  });
  it('a word alone is as long as it is', async () => {
    expect(await rows('French and Italian soldiers arrested a smuggler.')).toContain(
      'COERCE arrested: Italian soldiers > a smuggler',
    );
  });
  it('parties to a quarrel are no political parties', async () => {
    const told = 'The army fought rebels in Uganda. The African Union called on both parties to talk.';
    expect((await code(told)).at(-1)?.recipient?.id).toBe(null);
  });
});
