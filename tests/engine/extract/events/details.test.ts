/** Modes and contexts: what words say and what a head may change of it; our own sentences name none that does not exist. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modeNow, partOf } from '../../../../bench/stories.ts';
import { settle } from '../../../../src/engine/extract/events/details.ts';
import { parseOntology } from '../../../../src/engine/parse-ontology.ts';
import { PACKAGE_ROOT } from '../../../../src/node/paths.ts';
import { readOwnSentences } from '../../../../training/events/details.ts';
import { code, engine, NEEDS } from './coded.ts';

const file = join(PACKAGE_ROOT, 'knowledge', 'ontologies', 'plover.yaml');
const plover = parseOntology(readFileSync(file, 'utf8'), 'plover.yaml');
const own = readOwnSentences();

describe('our own sentences', () => {
  it('name types, modes and contexts that there are, and every mode and context several times', () => {
    const contexts = new Map(plover.contexts.map(({ id }) => [id, 0]));
    const modes = new Map(plover.types.flatMap((type) => type.modes.map(({ id }) => [`${type.id} ${id}`, 0])));
    for (const sentence of own) {
      expect(plover.types.map(({ id }) => id)).toContain(sentence.type);
      for (const id of sentence.contexts) contexts.set(id, (contexts.get(id) ?? Number.NaN) + 1);
      const key = `${sentence.type} ${sentence.mode}`;
      if (sentence.mode !== null) modes.set(key, (modes.get(key) ?? Number.NaN) + 1);
    }
    for (const [id, count] of [...contexts, ...modes]) expect(count, id).toBeGreaterThanOrEqual(5);
  });
});

describe('synthetic stories', () => {
  it('have today’s modes, none where there is no successor, and one part for all stories of a headline', () => {
    expect(['ASSASSINATE', 'BAN', 'HEAVY_WEAPONS', '', 'RETURN'].map(modeNow)).toEqual([
      'targeted',
      'restrict',
      'heavy-weapons',
      null,
      undefined,
    ]);
    expect(partOf('one headline')).toBe(partOf('one headline'));
  });
});

describe('words and head together', () => {
  const type = plover.types.find(({ id }) => id === 'ASSAULT')!;
  const limits = { modeKept: 0.1, modeAdded: 0.6, contextKept: 0.1, contextAdded: 0.5 };
  const worded = { modes: ['firearms'], contexts: ['crime'], phrase: [] };
  const of = (shares: Record<string, number>) =>
    settle(type, worded, ['military', 'crime'], new Map(Object.entries(shares)), limits);

  it('what words name stays unless the head rules it out', () => {
    expect(of({ 'ASSAULT firearms': 0.3, crime: 0.3 })).toMatchObject({ modes: ['firearms'], contexts: ['crime'] });
    expect(of({ 'ASSAULT firearms': 0.02, crime: 0.02 })).toMatchObject({ modes: [], contexts: [] });
  });
  it('the head adds what it is sure of, in the ontology’s order', () => {
    const said = of({ 'ASSAULT firearms': 0.2, 'ASSAULT beat': 0.7, crime: 0.2, military: 0.9 });
    expect(said).toMatchObject({ modes: ['beat', 'firearms'], contexts: ['military', 'crime'] });
    expect(said.said).toContain('beat 0.70');
  });
  it('an unsure head adds nothing, and a context it does not know is left to the words', () => {
    expect(of({ 'ASSAULT firearms': 0.2, 'ASSAULT beat': 0.5 })).toMatchObject({
      modes: ['firearms'],
      contexts: ['crime'],
    });
  });
});

describe.skipIf(engine === null)(`modes of whole sentences (${NEEDS})`, () => {
  it.each([
    ['the word that heads the threat', 'Iran threatened to annex the island.', 'THREATEN', 'territory'],
    ['what is threatened, by its noun', 'France threatened Niger with sanctions.', 'THREATEN', 'restrict'],
    ['what is asked for', 'Italy urged Libya to free the fishermen.', 'REQUEST', 'yield'],
    [
      'the clause a protest hangs on',
      'Farmers set up roadblocks in Paris to protest against the minister.',
      'PROTEST',
      'obstruct',
    ],
    ['who is deployed', 'Poland sent 300 policemen to the Belarusian border.', 'MOBILIZE', 'police'],
    ['whoever has an air force', 'Israel bombed the airport of Beirut.', 'ASSAULT', 'aerial'],
    ['those who have none', 'Militants bombed a church in Kano.', 'ASSAULT', 'explosives'],
    ['a bomb on the ground', 'Chadian forces bombed the camp with a car.', 'ASSAULT', 'explosives'],
    ['computers broken into', 'Russian hackers broke into the servers of the German parliament.', 'COERCE', 'cyber'],
    ['a looser reading of the word', 'Police in Oslo detained three students on Friday.', 'COERCE', 'arrest'],
    ['the same, nobody said to do it', 'Four of the drivers were detained at the port.', 'COERCE', 'arrest'],
    ['those who march on somewhere', 'Some 300 miners marched on the French embassy.', 'PROTEST', 'demo'],
    ['who is beaten', 'A priest was beaten by soldiers in Goma.', 'ASSAULT', 'beat'],
    ['fire that is opened', 'Police opened fire on students in Kano.', 'ASSAULT', 'firearms'],
    ['fire that is exchanged', 'Kenyan soldiers exchanged fire with bandits on Monday.', 'ASSAULT', 'firearms'],
    ['shots into people', 'Belarusian guards fired into a crowd of pensioners.', 'ASSAULT', 'firearms'],
    ['shots above them', 'Police fired over the heads of protesters in Minsk.', 'ASSAULT', 'crowd-control'],
    ['what blows up', 'Rebels blew up a bridge near Goma on Monday.', 'ASSAULT', 'explosives'],
    ['an envoy sent off', 'Norway expelled the Russian consul on Friday.', 'SANCTION', 'expel'],
    ['one’s own envoy', 'Norway recalled its ambassador from Minsk.', 'SANCTION', 'withdraw'],
    ['who is caught', 'Two hackers were caught by Greek police.', 'COERCE', 'arrest'],
    ['what is taken away', 'Tunisian police took away the passports of four lawyers.', 'COERCE', 'seize'],
    ['named as something bad', 'Peru denounced the treaty as a fraud.', 'ACCUSE', 'disapprove'],
    ['put down to somebody', 'The Turkish army attributed the attack to the PKK.', 'ACCUSE', 'allege'],
    ['what is hit is no means', 'Ethiopian jets destroyed two tanks near Mekelle.', 'ASSAULT', 'aerial'],
    ['nor is it where nobody flies', 'Rebels attacked a helicopter at the base.', 'ASSAULT', ''],
    ['a weapon read as whom it hits', 'Iran fired ten drones at Erbil.', 'ASSAULT', 'drone'],
    ['the doers of the clause before', 'Warplanes bombed the port and killed nine dockers.', 'ASSAULT', 'aerial'],
    ['the clause of killed when', 'Six miners were killed when a jet hit their bus.', 'ASSAULT', 'aerial'],
    ['another clause is not', 'Six miners were killed after a jet had left Goma.', 'ASSAULT', ''],
    ['a truck of somebody else', 'Israel bombed the port while a truck crossed the border.', 'ASSAULT', 'aerial'],
    ['bombs that fall', 'Two bombs fell on a Syrian school in Idlib.', 'ASSAULT', 'aerial'],
    ['who is taken', 'Pirates attacked a tanker off Benin and seized six sailors.', 'ASSAULT', 'abduct'],
    ['what is taken', 'Rebels took the bridge on Friday.', 'ASSAULT', ''],
    ['who is seized', 'Kenyan police seized a student on the campus.', 'COERCE', 'arrest'],
    ['what is seized', 'Kenyan police seized a lorry of a newspaper.', 'COERCE', 'seize'],
    ['who is handed over', 'The rebels handed over nine soldiers on Friday.', 'RETREAT', 'release'],
    ['talks led by a third', 'Norway arranged a meeting between Sudan and Chad.', 'CONSULT', 'third-party'],
    ['talks of one’s own', 'Norway held talks with Sudan on Friday.', 'CONSULT', ''],
    ['what carries them', 'Nigerian soldiers were deployed to Maiduguri by helicopter.', 'MOBILIZE', 'troops'],
    ['a blow against a town', 'Iran threatened to strike Tel Aviv.', 'THREATEN', 'violence'],
    ['an object says more than a light verb', 'France urged Mali to return to the talks.', 'REQUEST', 'meet'],
    ['what is given back', 'France urged Mali to return the hostages.', 'REQUEST', 'yield'],
    ['two words', 'Police in Minsk fired warning shots at protesters.', 'ASSAULT', 'crowd-control'],
    ['who is arrested for words', 'Egyptian police arrested a reporter of a television channel.', 'COERCE', 'arrest'],
    ['a knife without its name', 'The stabbing of a Polish tourist in Rome shocked Warsaw.', 'ASSAULT', 'primitive'],
    ['a plain cue leaves it open', 'Chadian soldiers captured the outpost of Tiné.', 'ASSAULT', ''],
  ])('%s: %s', async (_what, text, type, modes) => {
    const events = await code(text, 'undated');
    expect(events.filter((each) => each.type === type).map((each) => each.modes)).toContainEqual(
      modes === '' ? [] : modes.split(' '),
    );
  });
});
