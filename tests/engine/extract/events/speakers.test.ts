/** Whom "we", "the bloc", "its fighters" stand for as sides of acts, in texts of several sentences. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

async function rows(text: string): Promise<string[]> {
  return (await code(text)).map(
    ({ type, trigger, actor, recipient }) => `${type} ${trigger.text}: ${actor?.id ?? '-'} > ${recipient?.id ?? '-'}`,
  );
}

describe.skipIf(engine === null)(`speakers and bodies (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    [
      'we, in a statement printed after a colon',
      'The Belarusian foreign ministry denounced the embargo.\n\nThe text of the ministry\'s letter leaves no doubt:\n\n"We reject the decision. We call on Ottawa to lift the embargo."',
      'REQUEST call: belarus/government > canada/government',
    ],
    [
      'our fighters, in a quotation of several sentences',
      '"We did not attack the convoy," the spokesman of the Polisario Front said. "Our fighters withdrew from the town. Morocco bombed us all night."',
      'RETREAT withdrew: polisario > -',
    ],
    [
      'us, in the sentences after',
      '"We did not attack the convoy," the spokesman of the Polisario Front said. "Our fighters withdrew from the town. Morocco bombed us all night."',
      'ASSAULT bombed: morocco > polisario',
    ],
    [
      'our soldiers, in an interview',
      "Lena Ostrova was Bulgaria's deputy defence minister until 2012.\n\nWhat do you fear?\n\nI fear a war. I told my friends so. Our soldiers attacked the rebels of the north.\n\nWill you return?\n\nI will not, and I do not want to.",
      'ASSAULT attacked: bulgaria/military > bulgaria/rebels',
    ],
    [
      'the bloc',
      'The European Union imposed sanctions on Belarus. Minsk recalled its ambassador and suspended its cooperation with the bloc on migration.',
      'SANCTION suspended: belarus > european-union',
    ],
    [
      'the alliance',
      'NATO leaders gathered in Vilnius on Tuesday. Hungary condemned the alliance.',
      'ACCUSE condemned: hungary > nato',
    ],
    [
      'the state of an adjective',
      'The journalists were freed by the Venezuelan state.',
      'RETREAT freed: venezuela > -',
    ],
    [
      'the party',
      'The BJP held a rally in Pune on Monday. The party accused Pakistan of lying.',
      'ACCUSE accused: bjp > pakistan',
    ],
    [
      'the Kingdom, in capitals',
      'Saudi Arabia opened a clinic in Aleppo. The Kingdom also gave Yemen 10 million dollars.',
      'AID gave: saudi-arabia > yemen',
    ],
    [
      'the kingdom',
      'Fearing an attack, Morocco reinforced the frontier. The kingdom accused Algeria of arming the rebels.',
      'ACCUSE accused: morocco > algeria',
    ],
    [
      'its fighters, of a group whose spokesman speaks',
      'Erdogan blamed the PKK for the attack. A spokesman for the group denied that its fighters had carried out the bombing.',
      'ASSAULT bombing: pkk > -',
    ],
    [
      'an office said of him',
      "Carlos Pinto is Chile's ambassador in Lima. Pinto thanked the Peruvian government.",
      'SUPPORT thanked: chile/government > peru/government',
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await rows(text)).toContain(expected);
  });
});
