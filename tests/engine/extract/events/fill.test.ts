/** Sides that constructions name beside the slots of a cue. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`sides told beside the act (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    [
      'officials speak of talks of their own',
      'Norwegian officials said on Tuesday that talks with Morocco would resume soon.',
      'CONSULT talks: Norwegian officials > Morocco',
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
    [
      'both who fought',
      'Nine people were injured in a clash between police and farmers in Meerut.',
      'ASSAULT injured: farmers > Nine people',
    ],
    [
      'whose operation it was',
      'The arms dealer Ivan Petrov was arrested in a DEA sting in Bangkok.',
      'COERCE arrested: DEA > The arms dealer Ivan Petrov',
    ],
    [
      'nobody by the name of an operation',
      'Two smugglers were arrested in a drugs raid in Lima.',
      'COERCE arrested: - > Two smugglers',
    ],
    [
      'who acts along with the subject',
      'Officials said that, along with special forces, police had arrested the smugglers.',
      'COERCE arrested: special forces > the smugglers',
    ],
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
    [
      'who died when it went off',
      'Seventeen people died when a bomb exploded in Quetta.',
      'ASSAULT exploded: - > Seventeen people',
    ],
    [
      'whose lives it claimed',
      'An air strike claimed the lives of 30 civilians near Aden on Friday.',
      'ASSAULT strike: - > 30 civilians',
    ],
    [
      'who helps, and whom',
      'Sudan rebuilt the dam with the assistance of Chinese engineers.',
      'AID assistance: Chinese engineers > Sudan',
    ],
    [
      'each foe behind its own preposition',
      "Rebels fought a long war against the Sudanese junta or against Gaddafi's army.",
      "ASSAULT fought: Rebels > Gaddafi's army",
    ],
    [
      'who stokes a war',
      'The proxy war stoked by Iran against the Yemeni government has no end.',
      'ASSAULT war: Iran > the Yemeni government',
    ],
    [
      'a participle behind a comma is the main verb’s',
      'Kenyan jets struck Kismayo, the port held by al-Shabaab, dropping bombs on al-Shabaab camps.',
      'ASSAULT struck: Kenyan jets > al-Shabaab',
    ],
  ])('%s', async (_why, text, row) => {
    expect(await rows(text)).toContain(row);
  });

  it.each<[string, string, RegExp]>([
    ['a war has the name of its country', 'Rwanda agreed on a plan to end the Congolese war.', /: Congolese/],
    ['help for somebody', 'The party spoke in support of the strikers.', /SUPPORT support: the strikers/],
    ['who died of something else', 'The mayor died in a car crash. The raid failed.', /> The mayor/],
    ['who lays an ambush is not who dies in it', 'Nine soldiers died in an ambush near Diffa.', /Nine soldiers >/],
    [
      'whom the help is against',
      'The Chadian opposition began an offensive against Boko Haram with the help of the French air force.',
      /(AID|SUPPORT) help: .* > Boko Haram/,
    ],
    [
      'held by a group, bombed by jets',
      'Kenyan jets struck Kismayo, the port held by al-Shabaab, dropping bombs on al-Shabaab camps.',
      /al-Shabaab >/,
    ],
  ])('not: %s', async (_why, text, row) => {
    expect((await rows(text)).filter((each) => row.test(each))).toEqual([]);
  });
});
