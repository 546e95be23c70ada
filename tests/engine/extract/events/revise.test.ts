/** Whom the learned head or syntax puts on a side though he stands in the words for another. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`sides corrected (${NEEDS})`, () => {
  it.each<[string, string, string[]]>([
    [
      'the son and not the father',
      'The former president Omar Keita, whose son, Idrissa Keita, was sentenced to ten years in prison, lives in Dakar.',
      ['SANCTION sentenced: - > Idrissa Keita'],
    ],
    [
      'the leader and not the group',
      "One of the group's leaders, Pedro Ruiz, was arrested in Cali on Monday.",
      ['COERCE arrested: - > Pedro Ruiz'],
    ],
    [
      'whoever speaks for a body leaves it there',
      "The ministry's spokesman, Pedro Ruiz, condemned the attack.",
      ['ACCUSE condemned: The ministry > -', 'ACCUSE condemned: Pedro Ruiz > -'],
    ],
    [
      'a bank and not its ticker',
      'The Russian state bank VTB (VTBR.MM) said it would lend Essar $3 billion.',
      ['AID lend: it > Essar'],
    ],
    [
      'who supports a state does not fight in it',
      'The fighting in South Sudan, whose secession was supported by the United States, has torn the country apart.',
      ['ASSAULT fighting: - > -', 'SUPPORT supported: the United States > -'],
    ],
    [
      'a number is nobody beside those it counts',
      'The army killed hundreds of thousands of Iraqis.',
      ['ASSAULT killed: The army > Iraqis'],
    ],
    [
      'whoever claims an attack that a clause tells of',
      'The bombing, which was carried out by rebels, shook the town.',
      ['ASSAULT bombing: rebels > -'],
    ],
    [
      'an owner of whom it is told',
      'Omar Keita, whose son lives in Paris, was arrested in Dakar.',
      ['COERCE arrested: - > Omar Keita'],
    ],
  ])('%s', async (_why, text, told) => {
    expect(await rows(text)).toEqual(told);
  });
});
