/** Nouns that lead back to an act of a sentence before. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

async function sides(text: string, trigger: string): Promise<string[]> {
  return (await code(text))
    .filter((event) => event.trigger.text === trigger)
    .map(({ actor, recipient }) => `${actor?.text ?? '-'} > ${recipient?.text ?? '-'}`);
}

describe.skipIf(engine === null)(`acts named again (${NEEDS})`, () => {
  it.each<[string, string, string, string]>([
    [
      'both meet',
      'Modi held talks with Putin in Moscow. The summit was held at the Kremlin on Monday.',
      'summit',
      'Modi > Putin',
    ],
    [
      'who attacked whom',
      'Rebels attacked a convoy of UN peacekeepers near Goma. The attack left five people dead.',
      'attack',
      'Rebels > UN peacekeepers',
    ],
    [
      'another word of the family',
      'Pompeo met Kim Jong Un on Friday in Pyongyang. The talks took place at a guest house.',
      'talks',
      'Kim Jong Un > Pompeo',
    ],
  ])('%s', async (_why, text, trigger, row) => {
    expect(await sides(text, trigger)).toContain(row);
  });

  it.each<[string, string, string]>([
    ['told apart', 'Pompeo met Kim Jong Un on Friday in Pyongyang. The next meeting lasted three hours.', 'meeting'],
    [
      'two it could be',
      'Pompeo met Kim Jong Un on Friday in Pyongyang, and Modi met Putin in Moscow. The meeting lasted three hours.',
      'meeting',
    ],
    ['another act', 'Pompeo visited Turkey on Friday. The talks focused on trade.', 'talks'],
  ])('not where it is %s', async (_why, text, trigger) => {
    for (const row of await sides(text, trigger)) expect(row).toBe('- > -');
  });

  it('shows the sentence that names them', async () => {
    const text = 'Modi held talks with Putin in Moscow. The summit was held at the Kremlin on Monday.';
    const again = (await code(text)).find((event) => event.trigger.start > 37)!;
    expect([again.evidence.start, again.evidence.end]).toEqual([0, text.length]);
  });

  it('lends whoever does the same to the same person beside it', async () => {
    const text =
      'The trade unionist Hugo Brandt was killed in Karachi on Monday. Unidentified gunmen shot Brandt at his office, police said.';
    expect(await sides(text, 'killed')).toEqual([expect.stringMatching(/gunmen > .*Hugo Brandt/)]);
    expect(await sides(text.replace('shot Brandt', 'shot a driver'), 'killed')).toEqual([
      expect.stringMatching(/^- > .*Hugo Brandt/),
    ]);
  });
});
