/** Sides that the sentence before tells. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`sides told before (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    [
      'who attacked has killed',
      'Rebels stormed a police post near Kidal on Monday. Four officers were killed in the attack.',
      'ASSAULT killed: Rebels > Four officers',
    ],
    [
      'both of what is told together',
      'Militants attacked an army convoy near Bannu on Friday. Two soldiers were killed and five others were injured in the attack.',
      'ASSAULT killed: Militants > Two soldiers',
    ],
    [
      'who did it when they came to harm',
      'Ten protesters were hurt after police charged the crowd in Dakar.',
      'ASSAULT hurt: police > Ten protesters',
    ],
    [
      'a bomber as he struck',
      'Five soldiers were wounded as a suicide bomber rammed his truck into their checkpoint in Kano.',
      'ASSAULT wounded: a suicide bomber > Five soldiers',
    ],
    [
      'nothing sets it elsewhere',
      'Gunmen stormed a church in Owo on Sunday. At least 40 worshippers were killed.',
      'ASSAULT killed: Gunmen > 40 worshippers',
    ],
    [
      'of two who fought the other',
      'Soldiers clashed with Abu Sayyaf fighters on Jolo. Three soldiers were killed in the fighting.',
      'ASSAULT killed: Abu Sayyaf fighters > Three soldiers',
    ],
    [
      'fire is returned at whoever opened it',
      'Rebels shelled an army camp near Goma on Friday. The army returned fire.',
      'ASSAULT returned: The army > Rebels',
    ],
    [
      'whose move it was',
      'Turkey sent troops into northern Syria on Monday. France condemned the move.',
      'ACCUSE condemned: France > Turkey',
    ],
    [
      'whose decision is spoken of',
      'The president ordered the army to take over security in Rio. Critics allege the decision was taken for political purposes.',
      'ACCUSE allege: Critics > The president',
    ],
    [
      'an act by its own name',
      'Burundi banned the BBC on Friday. Amnesty International condemned the ban.',
      'ACCUSE condemned: Amnesty International > Burundi',
    ],
    [
      'whom an attack hit that is claimed',
      'An Egyptian policeman was shot dead in El Arish on Monday. Islamic State claimed the attack.',
      'ASSAULT attack: Islamic State > An Egyptian policeman',
    ],
    [
      'all whom it hit, and who did it to them',
      'The colonel was killed and his driver wounded in a bomb blast in Peshawar. The Pakistani Taliban claimed responsibility for the attack.',
      'ASSAULT wounded: The Pakistani Taliban > his driver',
    ],
    [
      'who attacked, though only the dead are told',
      'Armed men fired on a bus near Cotabato. The attack killed five people.',
      'ASSAULT attack: Armed men > five people',
    ],
  ])('%s', async (_why, text, row) => {
    expect(await rows(text)).toContain(row);
  });

  it.each<[string, string, string]>([
    [
      'attackers who die',
      'Militants attacked a market in Jos. Two of the attackers were killed in the attack.',
      'ASSAULT killed: - > the attackers',
    ],
    [
      'their own who attacked',
      'Four militants were killed after militants attacked a checkpost in Bajaur.',
      'ASSAULT killed: - > Four militants',
    ],
    [
      'another place',
      'Gunmen stormed a church in Owo on Sunday. Two traders were killed in Ibadan.',
      'ASSAULT killed: - > Two traders',
    ],
    [
      'nobody attacked',
      'A bomb exploded in a market in Kano. Twelve people were killed in the blast.',
      'ASSAULT killed: - > Twelve people',
    ],
    [
      'two moves it could be',
      'Iran tested a missile on Monday and the United States imposed sanctions. Russia criticised the move.',
      'ACCUSE criticised: Russia > -',
    ],
    [
      'a decision told apart',
      'Turkey sent troops into northern Syria on Monday. France condemned the decision of the court.',
      'ACCUSE condemned: France > the court',
    ],
  ])('not where it is %s', async (_why, text, row) => {
    expect(await rows(text)).toContain(row);
  });
});
