/** The stage on whole sentences: who, to whom, how many rows, which act. Needs the language model; skips without it. */
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../src/engine/event.ts';
import { code, engine, NEEDS } from './coded.ts';

const row = (event: Event): string =>
  `${event.type} ${event.actor?.id ?? event.actor?.text ?? '-'} > ${event.recipient?.id ?? event.recipient?.text ?? '-'}`;

describe.skipIf(engine === null)(`rows (${NEEDS})`, () => {
  it.each<[string, string, string[]]>([
    [
      'coordinated actors: a row each, one act',
      'France and Britain condemned Iran.',
      ['ACCUSE france > iran', 'ACCUSE united-kingdom > iran'],
    ],
    [
      'coordinated recipients',
      'Norway praised Sweden and Finland.',
      ['SUPPORT norway > sweden', 'SUPPORT norway > finland'],
    ],
    ['passive with an agent', 'Iran was condemned by France.', ['ACCUSE france > iran']],
    ['passive without one', 'Iran was condemned.', []],
    ['relative clause', 'France, which had condemned Iran, closed its embassy in Tehran.', ['ACCUSE france > iran']],
    ['event noun with a support verb', 'Russia launched an attack on Ukraine.', ['ASSAULT russia > ukraine']],
    ['the sufferer as subject', 'Ukraine came under attack from Russia.', ['ASSAULT russia > ukraine']],
    ['an adjective for the actor', 'The French raid on Libya lasted two hours.', ['ASSAULT france > libya']],
    ['control: a refusal has no deed of its own', 'Turkey refused to help Greece.', ['REJECT turkey > greece']],
    ['an offer to somebody', 'Qatar promised to lend Lebanon money.', ['AGREE qatar > lebanon']],
    [
      'each other',
      'Greece and Turkey accuse each other of breaking the truce.',
      ['ACCUSE greece > turkey', 'ACCUSE turkey > greece'],
    ],
    ['whose army it is', 'Turkey said its army had bombed the camps.', ['ASSAULT turkey/military > -']],
    [
      'several owners before one noun',
      'Norwegian, Danish and Swedish jets bombed Libyan positions.',
      [
        'ASSAULT norway/military > libya/military',
        'ASSAULT denmark/military > libya/military',
        'ASSAULT sweden/military > libya/military',
      ],
    ],
    [
      'several owners after one noun',
      'The presidents of Chile and Peru met in Lima.',
      ['CONSULT chile/government > peru/government', 'CONSULT peru/government > chile/government'],
    ],
    [
      'who claims responsibility for it did it',
      'Al-Shabaab claimed responsibility for a blast that killed nine Kenyan soldiers.',
      ['ASSAULT al-shabaab > kenya/military'],
    ],
    [
      'whose members they are',
      'Egypt jailed 30 members of the Muslim Brotherhood.',
      ['COERCE egypt > muslim-brotherhood'],
    ],
    [
      'a town taken is taken from somebody',
      'Somali troops recaptured Kismayo from al-Shabaab.',
      ['ASSAULT somalia/military > al-shabaab'],
    ],
    [
      'whom the deed is for, the offer is made to',
      'Oman offered to mediate between Iran and Qatar.',
      ['AGREE oman > iran', 'AGREE oman > qatar'],
    ],
    [
      'killed in strikes: one act, and whoever leads them did it',
      'Scores of Houthi fighters were killed in Saudi-led air strikes.',
      ['ASSAULT saudi-arabia > houthis'],
    ],
    [
      'both countries are the two spoken of',
      'Peru and Chile dispute a border. Brazil urged both countries to negotiate.',
      ['REQUEST brazil > peru', 'REQUEST brazil > chile'],
    ],
    [
      'the country is not its subject',
      'Kenya is in crisis. Kenya declared an emergency. Norway sent 200 doctors to the country.',
      ['AID norway > kenya'],
    ],
    [
      'the group is the one spoken of',
      'A Taliban spokesman denied it, saying the group had attacked no Afghan soldiers. The group attacked Afghan policemen.',
      ['ASSAULT taliban > afghanistan/police'],
    ],
    [
      'whom a deed is pledged to has agreed to nothing',
      'China agreed to lend Laos $2 billion.',
      ['AGREE china > laos'],
    ],
    [
      'embassies are of those whose they are, wherever they stand',
      'Rioters attacked the French, Belgian and Dutch embassies in Kinshasa.',
      [
        'PROTEST dr-congo/civilians > france/government',
        'PROTEST dr-congo/civilians > belgium/government',
        'PROTEST dr-congo/civilians > netherlands/government',
      ],
    ],
    [
      'a deal approved is agreed to',
      "Israel's cabinet approved a ceasefire with Hezbollah.",
      ['AGREE israel/government > hezbollah'],
    ],
    [
      'a ship is of those whose it is, whatever its name',
      'Russian warships coordinated operations with the French aircraft carrier Charles de Gaulle.',
      ['COOPERATE russia/military > france/military'],
    ],
    [
      'men are of whoever they follow',
      'Forces loyal to Syrian President Bashar al-Assad attacked Turkish soldiers.',
      ['ASSAULT syria/military > turkey/military'],
    ],
    [
      'prisoners exchanged are given by each to the other',
      'Russia and Ukraine exchanged 200 prisoners.',
      ['RETREAT russia > ukraine', 'RETREAT ukraine > russia'],
    ],
    [
      'one person attacks another with words',
      'Senator Bernie Sanders attacked Donald Trump in a series of tweets.',
      ['ACCUSE united-states/legislature > united-states/government'],
    ],
    [
      '"retook" is to retake',
      'Somali troops retook Kismayo from al-Shabaab.',
      ['ASSAULT somalia/military > al-shabaab'],
    ],
    [
      'fighters of a people in a state are none of its army',
      'Kurdish fighters in Syria attacked Turkish troops.',
      ['ASSAULT syria/rebels > turkey/military'],
    ],
    ['a denial is no refusal', 'Moscow denied that it had sent any weapons.', []],
    ['a mishap kills and nobody did it', 'The bridge collapsed, killing six workers.', []],
  ])('%s', async (_what, sentence, rows) => {
    const found = (await code(sentence)).map(row);
    for (const each of rows) expect(found).toContain(each);
  });

  it('a reciprocal act has a row each way and is one act', async () => {
    const events = await code('Iran and Iraq held talks in Baghdad.');
    expect(events.map(row).sort()).toEqual(['CONSULT iran > iraq', 'CONSULT iraq > iran']);
    expect(new Set(events.map((event) => event.act)).size).toBe(1);
    expect(events.every((event) => event.reciprocal)).toBe(true);
  });

  it('a bombed town is a recipient only through whoever is said to hold it', async () => {
    const held = await code('Israel bombed Rafah, a town held by Hamas.');
    expect(held.map((event) => event.recipient?.id)).toContain('hamas');
    const alone = await code('Russia fired missiles at Kharkiv.');
    expect(alone.every((event) => event.recipient === null)).toBe(true);
  });

  it('the same text gives the same ids', async () => {
    const text = 'Police in Cairo arrested 14 students on Monday.';
    expect((await code(text)).map((event) => event.id)).toEqual((await code(text)).map((event) => event.id));
  });
});

describe.skipIf(engine === null)(`quantities (${NEEDS})`, () => {
  it.each<[string, string, number | null, number | null, number | null]>([
    ['Gunmen killed 12 people in Kabul.', 'killed', 12, 12, 12],
    ['Gunmen killed at least 12 people in Kabul.', 'killed', 12, 12, null],
    ['Rebels wounded 10 to 20 soldiers.', 'injured', null, 10, 20],
    ['Police arrested dozens of protesters in Cairo.', 'arrested', null, 24, 100],
    ['About 2,000 students protested against the government.', 'participants', 2000, null, null],
    ['French jets dropped 16 bombs on the militants.', 'munitions', 16, 16, 16],
  ])('%s', async (sentence, role, value, min, max) => {
    const quantities = (await code(sentence)).flatMap((event) => event.quantities);
    expect(quantities).toContainEqual(expect.objectContaining({ role, value, min, max }));
  });
});

describe.skipIf(engine === null)(`no event (${NEEDS})`, () => {
  it.each([
    'The city has long battled against cancer and crime.',
    'A storm killed 14 people on the coast.',
    'Our team beat the champions in the final match of the season.',
    'The minister told reporters that he was tired.',
    'Prices hit a record on Tuesday.',
    'The museum attracts visitors from abroad.',
    'Three people died when a bus crashed near Quito.',
    'About 60 percent of the voters of Kenya back Uganda.',
    'The tourism campaign targeted visitors from Kenya.',
  ])('%s', async (sentence) => {
    expect((await code(sentence)).map(row)).toEqual([]);
  });
});
