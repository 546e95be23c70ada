/** Whom a town stands for that is visited or spoken about. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

async function recipients(text: string, type: string): Promise<(string | null)[]> {
  return (await code(text)).flatMap((event) => (event.type === type ? [event.recipient?.id ?? null] : []));
}

describe.skipIf(engine === null)(`towns on a side (${NEEDS})`, () => {
  it.each<[string, string, string | null]>([
    ['abroad stand for their state', 'The Polish foreign minister visited Kharkiv on Tuesday.', 'ukraine'],
    ['at home are where one goes', 'The Polish foreign minister visited Gdansk on Tuesday.', null],
    ['that are capitals are governments', 'The Polish foreign minister visited Kyiv on Tuesday.', 'ukraine/government'],
    ['leave a visited state as it is', 'The Polish foreign minister visited Ukraine on Tuesday.', 'ukraine'],
  ])('%s', async (_what, text, expected) => {
    expect(await recipients(text, 'CONSULT')).toEqual([expected]);
  });

  it('where a strike was are not whom it is held against', async () => {
    expect(await recipients('Russia has shelled Odesa. Sweden condemned the strikes on Odesa.', 'ACCUSE')).toEqual([
      null,
    ]);
    expect(await recipients('Norway condemned the attack on Lviv by Russian forces.', 'ACCUSE')).toEqual([
      'russia/military',
    ]);
  });
});
