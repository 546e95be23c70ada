/** Sides that constructions name beside the slots of a cue. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

async function rows(text: string): Promise<string[]> {
  return (await code(text)).map(
    ({ type, trigger, actor, recipient }) =>
      `${type} ${trigger.text}: ${actor?.text ?? '-'} > ${recipient?.text ?? '-'}`,
  );
}

describe.skipIf(engine === null)(`sides told beside the act (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    [
      'officials speak of talks of their own',
      'Norwegian officials said on Tuesday that talks with Morocco would resume soon.',
      'CONSULT talks: Norwegian officials > Morocco',
    ],
    [
      'where a visit goes on to',
      'The king began with a visit to Ghana, followed by Togo.',
      'CONSULT visit: The king > Togo',
    ],
    [
      'one of the things the subject did',
      'Trudeau toured the province for a week, including an apology to the Cree Nation.',
      'CONCEDE apology: Trudeau > the Cree Nation',
    ],
    [
      'the court sentences',
      'A former minister was sentenced to ten years in prison in a Dakar court.',
      'SANCTION sentenced: a Dakar court > A former minister',
    ],
    [
      'whom one fights kills',
      'Three rebels were killed in a gunfight with Kenyan soldiers.',
      'ASSAULT killed: Kenyan soldiers > Three rebels',
    ],
    ['where a visitor is', 'Merkel is in Turkey on a two-day visit.', 'CONSULT visit: Merkel > Turkey'],
    [
      'whom a letter is to',
      'In a letter to the Ukrainian government, senators asked for an inquiry.',
      'REQUEST asked: senators > the Ukrainian government',
    ],
    [
      'two groups of one sector',
      'Kenyan judges and magistrates criticised the president.',
      'ACCUSE criticised: magistrates > the president',
    ],
    [
      'whom an accusation is about',
      'Reporters repeated accusations that the Kenyan army had killed prisoners.',
      'ACCUSE accusations: Reporters > the Kenyan army',
    ],
  ])('%s', async (_why, text, row) => {
    expect(await rows(text)).toContain(row);
  });
});
