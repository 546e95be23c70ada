/**
 * Sentences that an earlier pair of heads got right and the present pair gets wrong. They are told here so that nobody takes them for
 * right; one that comes right again fails here and goes back to its table. Needs the language model.
 */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS, rows } from './coded.ts';

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
    ['a fire is fought', 'Villagers fought the fire with buckets.', []],
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
    [
      'whom sanctions are on for a deed did it',
      'China imposed sanctions on a firm for arming Taiwan.',
      ['SANCTION imposed: China > a firm', 'AID arming: a firm > Taiwan'],
    ],
    [
      'a hunger strike is whose it is',
      'The mayor has been on hunger strike since Monday.',
      ['PROTEST strike: The mayor > -'],
    ],
    [
      'killed and wounded by one shelling is one act',
      'Ten civilians were killed and twenty wounded by shelling.',
      ['ASSAULT killed: - > Ten civilians'],
    ],
    ['a game that is off', 'German officials canceled an exhibition game in Hanover.', []],
  ])('%s', async (_what, text, expected) => {
    expect(await rows(text)).toEqual(expected);
  });

  it.fails.each<[string, string, string]>([
    [
      'who the dead were is not who killed them',
      'A bomb exploded in Tripoli, killing some 60 people, many of them children buying pastries.',
      'ASSAULT exploded: - > some 60 people',
    ],
    ['who died in it', 'Nine soldiers died in an ambush near Diffa.', 'ASSAULT ambush: - > Nine soldiers'],
    ['whom it left dead', 'A blast left two policemen dead in Aden.', 'ASSAULT blast: - > two policemen'],
  ])('%s', async (_what, text, expected) => {
    expect(await rows(text)).toContain(expected);
  });

  it.fails('where a change is asked for', async () => {
    expect((await rows('NATO powers press for military escalation in Syria.')).join()).not.toMatch(/> Syria/);
  });

  it.fails('a refusal told as what will not be done did occur', async () => {
    const [event] = await code('The United States said it will not lift sanctions on Cuba.');
    expect(event).toMatchObject({ type: 'REJECT', polarity: '+', status: 'occurred' });
  });
});
