/** Words of acts that tell no deed, beside sentences where they do; and deeds told without anybody who did them. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

const told = async (text: string): Promise<string[]> =>
  (await code(text)).map(({ type, trigger }) => `${type} ${trigger.text}`);

describe.skipIf(engine === null)(`no deed (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    ['called off', 'The authorities banned the march, and the organisers called it off.', 'CONSULT called'],
    ['speaks for', 'Anna Berg, who speaks for the European Union, condemned the raid.', 'CONSULT speaks'],
    ['words taken back', 'Prosecutors in Lima withdrew the statement on Tuesday.', 'SANCTION withdrew'],
    ['a view', 'The army bombed the rebels, whom Ankara regards as terrorists.', 'ACCUSE regards'],
    ['evidence', 'The finding supports the claim of Europol that gangs from Chile are growing.', 'SUPPORT supports'],
    ['one deed in two words', 'Rebels attacked and burned a bus.', 'ASSAULT burned'],
    ['a fall', 'The young man fell from a wall.', 'ASSAULT fell'],
    ['in general', 'Kidnapping remains the principal threat in Haiti.', 'ASSAULT Kidnapping'],
    ['people counted', 'Some 12,000 displaced people have been registered in Garowe.', 'COERCE registered'],
    ['a stage direction', 'The minister said the raid had failed. (Opposition cheers.)', 'SUPPORT cheers'],
    ['tents for others', 'UNHCR set up forty tents outside Goma.', 'PROTEST set'],
    ['the name of a charge', 'He was arrested in Mali and charged with kidnapping.', 'ASSAULT kidnapping'],
  ])('%s', async (_why, text, row) => {
    expect(await told(text)).not.toContain(row);
  });

  it.each<[string, string]>([
    ['The Swedish prime minister called the president of Chad on Monday.', 'CONSULT called'],
    ['The Swedish envoy spoke to the rebels on Monday.', 'CONSULT spoke'],
    ['France withdrew its troops from Mali.', 'RETREAT withdrew'],
    ['Russia supports the government of Chad.', 'SUPPORT supports'],
    ['Two nights of riots followed.', 'PROTEST riots'],
    ['Protesters set up tents in front of the ministry.', 'PROTEST set'],
    ['UNHCR set up forty tents outside Goma.', 'AID set'],
    ['They beheaded eleven villagers and, three days later, attacked a bus.', 'ASSAULT attacked'],
    ['Kenya sent back 300 asylum seekers in May.', 'COERCE sent'],
    ['Released on bail, the editor said that guards had hit him.', 'RETREAT Released'],
    ['The army said that 57 rebels had been killed and a large quantity of ammunition seized.', 'COERCE seized'],
  ])('a deed: %s', async (text, row) => {
    expect(await told(text)).toContain(row);
  });
});
