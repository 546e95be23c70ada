/**
 * Sentences that earlier heads got right and the present ones get wrong. They are told here so that nobody takes them for
 * right; one that comes right again fails here and goes back to its table. Needs the language model.
 */
import { describe, expect, it } from 'vitest';
import { engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`known misses (${NEEDS})`, () => {
  it.fails.each<[string, string, string[]]>([
    [
      'a call that thanks is a call',
      'President Emmanuel Macron called Angela Merkel on Friday to thank her.',
      ['CONSULT called: President Emmanuel Macron > Angela Merkel'],
    ],
    [
      'to take in who is held is an offer',
      'Austria offered to take the hostages in at its embassy.',
      ['AGREE offered: Austria > -'],
    ],
    ['a health agency warns', 'The WHO warned governments that the virus would return.', []],
    ['no soldiers', 'Volunteers were deployed to collect litter.', []],
    ['a cause is fought for', 'The senator fought for our liberties.', []],
    [
      'a visit goes on to',
      'The king began with a visit to Ghana, followed by Togo.',
      ['CONSULT visit: The king > Ghana', 'CONSULT began: The king > Togo'],
    ],
    ['who faces a war', 'The neighbours face a war that has claimed 40,000 lives.', []],
    [
      'a public assault is one of words',
      'The governor launched a public assault on the minister.',
      ['ACCUSE assault: The governor > the minister'],
    ],
    ['elections', 'The Labour Party was hammered in the May elections.', []],
    ['a road accident', 'Two pupils were killed after a lorry hit a motorcycle near Lima.', []],
    ['what no group claims', 'So far, no group has claimed responsibility for the bombing.', []],
    ['a game that is off', 'German officials canceled an exhibition game in Hanover.', []],
    [
      'killed and wounded by one shelling is one act',
      'Ten civilians were killed and twenty wounded by shelling.',
      ['ASSAULT killed: - > Ten civilians'],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await rows(text)).toEqual(expected);
  });

  it.fails.each<[string, string, string]>([
    ['who died in it', 'Nine soldiers died in an ambush near Diffa.', 'ASSAULT ambush: - > Nine soldiers'],
    ['where a visitor is', 'Merkel is in Turkey on a two-day visit.', 'CONSULT visit: Merkel > Turkey'],
    [
      'a weapon that nobody fires',
      'A rocket struck a school in Taiz on Friday.',
      'ASSAULT struck: - > yemen/education',
    ],
    ['voters are beaten', 'Police beat voters at the polls in Kenya.', 'ASSAULT beat: Police > voters'],
    ['clashes hurt somebody', 'A boy was injured in the clashes in Lima.', 'ASSAULT injured: - > A boy'],
    [
      'each of two demands',
      'The rebels and the government have named their negotiators. Each demands that the other disarm first.',
      'REQUEST demands: Each > -',
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await rows(text)).toContain(expected);
  });

  it.fails('what is called off is given up', async () => {
    expect((await rows('The union called off its strike.')).join()).toContain('CONCEDE called');
  });
});
