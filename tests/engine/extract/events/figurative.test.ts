/** Blows that hurt nobody, on whole sentences. Needs the language model; skips without it. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

describe.skipIf(engine === null)(`no violence (${NEEDS})`, () => {
  it.each<[string, string, string[]]>([
    ['salvos at a party', 'The opposition fired salvos at the Conservative Party over taxes.', ['ACCUSE']],
    ['what is attacked are policies', "The president's policies are often attacked by the European Union.", ['ACCUSE']],
    ['a house is none', "Gunmen attacked the president's house.", ['ASSAULT']],
    [
      'beating a wife is none',
      'Peter Shilongo was arrested for allegedly assaulting his wife Maria Shilongo.',
      ['COERCE', 'ASSAULT'],
    ],
    ['a fire', 'Villagers fought the fire with buckets.', []],
    ['a battle', 'The rebels fought for hours with the army.', ['ASSAULT']],
    ['a bill', 'The senator fought the bill for months.', ['REJECT']],
    ['ice', 'A falling icefall killed 16 guides in Nepal.', []],
    ['a bomb on wheels', 'A truck bomb killed two pupils near Lima.', ['ASSAULT']],
    ['nobody did it', 'A boy was injured after he climbed the fence of the zoo.', []],
  ])('%s', async (_, text, types) => {
    expect([...new Set((await code(text)).map(({ type }) => type))].sort()).toEqual([...types].sort());
  });
});

describe.skipIf(engine === null)(`nobody acts (${NEEDS})`, () => {
  it.each<[string, string, string[]]>([
    ['a poll', 'Two thirds of voters support banning Muslims from the country.', []],
    ['some in ten', 'About 4 in 10 voters want migrants in Germany to be deported.', []],
    ['a lead in a match', 'Canada seized an early lead in the match.', []],
    ['because of it', 'The town became famous thanks to a film of the French government.', []],
    ['customers', 'The company made a commitment to its customers to deliver the flats.', []],
    ['his own campaign', 'The senator suspended his campaign on Tuesday.', []],
    ['demands that are met', 'The minister thanked India for resolving the demands of the unions.', ['SUPPORT']],
    [
      'dismissed as what he was',
      'Ann Lee was dismissed on Monday as campaign manager of the Labour Party.',
      ['SANCTION'],
    ],
  ])('%s', async (_, text, types) => {
    expect([...new Set((await code(text)).map(({ type }) => type))]).toEqual(types);
  });
});
