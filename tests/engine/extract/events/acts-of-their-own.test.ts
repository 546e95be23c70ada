/** Which words of a sentence tell an act of their own, and of which type what is promised is. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`acts of their own (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    [
      'an abduction in an ambush',
      'Rebels ambushed a convoy near the river, abducting two nurses.',
      'ASSAULT abducting: Rebels > two nurses',
    ],
    [
      'the reason for a threat',
      'Guerrillas threatened to kill the judge for arresting one of their men.',
      'COERCE arresting: Guerrillas > their men',
    ],
    [
      'the accusation that somebody denies',
      'Ghana denied an accusation by Togo that it was arming rebels.',
      'ACCUSE accusation: Togo > Ghana',
    ],
    [
      'a subject whom the head doubts',
      'The court in Quito, which refused to reinstate the mayor, called the mood tense.',
      'REJECT refused: The court in Quito > the mayor',
    ],
    [
      'who recommends goes on to urge',
      'The panel recommends that the council impose sanctions on two commanders and urges Chad to suspend the officer.',
      'REQUEST urges: The panel > Chad',
    ],
    [
      'a form that is a word of its own',
      'The United States sanctioned a Belarusian general on Monday.',
      'SANCTION sanctioned: The United States > a Belarusian general',
    ],
  ])('%s', async (_why, text, row) => {
    expect(await rows(text)).toContain(row);
  });

  it.each<[string, string]>([
    ['Rebels ambushed a convoy near the river, killing two nurses.', 'ASSAULT'],
    ['The minister vowed to punish the rebels for attacking the town.', 'THREATEN,ASSAULT'],
  ])('and what is none: %s', async (text, types) => {
    expect([...new Set((await code(text)).map(({ type }) => type))].join()).toBe(types);
  });

  it.each<[string, string]>([
    ['Poland ordered three Russian diplomats to leave the country.', 'SANCTION'],
    ['Russia threw out two Polish diplomats.', 'SANCTION'],
    ['The French prime minister ordered the rebels to leave the town.', 'REQUEST'],
    ['The army threw out forty squatters.', 'COERCE'],
  ])('officials of another state sent away: %s', async (text, types) => {
    expect([...new Set((await code(text)).map(({ type }) => type))].join()).toBe(types);
  });

  it.each<[string, string]>([
    ['Sweden offered to take the hostages in at its embassy.', 'AGREE'],
    ['The prime minister pledged to abolish the tax on fuel.', 'AGREE'],
    ['Merkel assured Obama that Germany would not listen to his calls.', 'AGREE'],
    ['The two parties agreed to stop insulting each other.', 'AGREE'],
    ['The prime minister pledged to expel the Turkish ambassador.', 'THREATEN'],
    ['The general vowed to bomb the capital.', 'THREATEN'],
  ])('what is promised: %s', async (text, type) => {
    expect((await code(text))[0]?.type).toBe(type);
  });
});
