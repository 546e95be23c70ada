/** Acts told by a construction rather than by one word, and words that tell none. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`acts by construction (${NEEDS})`, () => {
  it('a refusal told as what will not be done did occur', async () => {
    const [event] = await code('The United States said it will not lift sanctions on Cuba.');
    expect(event).toMatchObject({ type: 'REJECT', polarity: '+', status: 'occurred' });
  });

  it.each<[string, string, string]>([
    [
      'a mission cancelled',
      'A goodwill mission to Hanoi in June has been cancelled.',
      'CONSULT mission cancelled: - > Hanoi',
    ],
    [
      'a trip called off',
      'The Peruvian foreign minister called off a trip to Bolivia planned for June.',
      'CONSULT trip cancelled: The Peruvian foreign minister > Bolivia',
    ],
    [
      'whoever arranged it',
      'A meeting between the presidents of Peru and Chile, arranged by the bishop, was called off.',
      'CONSULT meeting cancelled: the presidents of Peru > Chile',
    ],
    [
      'a strike that does not take place',
      'A strike by dockers, due to begin on Friday, was called off.',
      'PROTEST strike cancelled: dockers > -',
    ],
    ['an attack', 'A joint offensive planned for May was cancelled.', 'ASSAULT offensive cancelled: - > -'],
    [
      'what is not cancelled',
      'The prime minister will not cancel the meeting with the rebels.',
      'REJECT cancel negated: The prime minister > the rebels',
    ],
    [
      'a denial that it is off',
      'Oman denied a report that Muscat had cancelled a visit to Iran.',
      'REJECT cancelled denied: Muscat > Iran',
    ],
  ])('what is off: %s', async (_why, text, row) => {
    const told = (await code(text)).map(
      ({ type, trigger, status, actor, recipient }) =>
        `${type} ${trigger.text} ${status}: ${actor?.text ?? '-'} > ${recipient?.text ?? '-'}`,
    );
    expect(told).toContain(row);
    // told once, by the noun or by the verb, and by the author
    expect(told.filter((each) => /^\w+ (?:called|cancelled|arranged) (?!denied)/.test(each))).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      'forces that nobody is said to send stand for their side',
      'Some 1,000 soldiers have been deployed in Brussels.',
      'MOBILIZE deployed: Some 1,000 soldiers > -',
    ],
    ['a bomb goes off', 'A car bomb exploded in Baghdad on Monday.', 'ASSAULT exploded: - > -'],
    ['two go to war', 'Chad and Libya went to war in 1986.', 'ASSAULT went: Chad > Libya'],
    [
      'an ultimatum of hours',
      'The opposition leader gave the prime minister 24 hours to resign.',
      'REQUEST gave: The opposition leader > the prime minister',
    ],
    ['until a day', 'Poland gave Russia until Friday to withdraw its consul.', 'REQUEST gave: Poland > Russia'],
    [
      'envoys are told to leave',
      'Iran ordered two British diplomats to leave within 48 hours.',
      'SANCTION ordered: Iran > two British diplomats',
    ],
    [
      'what is finite goes on with the sentence, not with the accusation',
      'The government accused two officers of blowing up the depot and expelled 18 diplomats.',
      'SANCTION expelled: The government > 18 diplomats',
    ],
    [
      'an apology for an accusation is an apology',
      'The prime minister has apologised for having called the explosion an accident.',
      'CONCEDE apologised: The prime minister > -',
    ],
    [
      'a body that a pronoun alone stands for',
      'It refused again on Monday to publish the count.',
      'REJECT refused: It > -',
    ],
    ['taken is not killed', 'Gunmen killed two guards and abducted a nurse.', 'ASSAULT abducted: Gunmen > a nurse'],
    ['shot is not burned', 'Raiders burned the village and shot two elders.', 'ASSAULT shot: Raiders > two elders'],
    ['fire is opened', 'Police opened fire in reply.', 'ASSAULT opened: Police > -'],
    ['a town by its name', 'The rebels took Kisumu on Saturday.', 'ASSAULT took: The rebels > -'],
    [
      'a deed that is no other',
      'Two of the monitors were kidnapped in October.',
      'ASSAULT kidnapped: - > the monitors',
    ],
    ['fire is the means', 'Youths set fire to forty stalls of the traders.', 'ASSAULT set: Youths > the traders'],
    [
      'most of those spoken of',
      'Police detained 300 students on Monday. Most were freed the next day.',
      'RETREAT freed: - > Most',
    ],
    [
      'the first of two objects',
      'Sudan paid the warlords of the delta.',
      'AID paid: Sudan > the warlords of the delta',
    ],
    [
      'an end to fighting is no threat',
      'Amal and the Palestinians agreed in Damascus to stop fighting.',
      'AGREE agreed: Amal > the Palestinians',
    ],
    ['what is promised is the deed', 'The rebels vowed to attack the capital.', 'THREATEN vowed: The rebels > -'],
    [
      'the subject of a passive does nothing',
      'The Red Cross is again refused access to the wounded.',
      'REJECT refused: - > The Red Cross',
    ],
    [
      'a telephone tapped',
      'American intelligence had monitored the chancellor’s telephone.',
      'COERCE monitored: American intelligence > the chancellor',
    ],
    [
      'a body that nobody lists, said to speak',
      'The Observatory urged the Kenyan government to release them.',
      'REQUEST urged: The Observatory > the Kenyan government',
    ],
    ['refused by nobody named', 'The request was refused.', 'REJECT refused: - > -'],
    ['signed by nobody named', 'The treaty was signed in Geneva.', 'SUPPORT signed: - > -'],
    ['tariffs raised', 'Washington raised tariffs on brandy.', 'SANCTION raised: Washington > -'],
    [
      'what others do will have its answer',
      'The Kenyan president warned that any further incursion would be met with the same force.',
      'THREATEN warned: The Kenyan president > -',
    ],
    [
      'and will not stay without',
      'Sudan warned that another raid would not go unanswered.',
      'THREATEN warned: Sudan > -',
    ],
    [
      'harm to whoever does it',
      'Eritrea warned that any ship bringing weapons to the port could be sunk.',
      'THREATEN warned: Eritrea > -',
    ],
    [
      'a state protests in words',
      'Niger protested twice against incursions by Nigerian troops.',
      'ACCUSE protested: Niger > Nigerian troops',
    ],
    [
      'a crowd in the street',
      'Students in Lagos protested against the new law.',
      'PROTEST protested: Students in Lagos > -',
    ],
    [
      'ministers outside a court',
      'Ministers protested outside the court in Lima.',
      'PROTEST protested: Ministers > the court in Lima',
    ],
    [
      'one answers for one’s own side',
      'The Ugandan defence minister promised that all abuses would be punished.',
      'AGREE promised: The Ugandan defence minister > -',
    ],
    [
      'the wrongs of others are avenged',
      'Kyiv promised that the crimes of the Russian soldiers would be punished.',
      'THREATEN promised: Kyiv > the Russian soldiers',
    ],
    [
      'told on the telephone',
      'The French foreign minister told his Ghanaian counterpart by telephone that the road was open.',
      'CONSULT told: The French foreign minister > his Ghanaian counterpart',
    ],
    ['food given', 'Kenyan soldiers gave them rice.', 'AID gave: Kenyan soldiers > them'],
    [
      'gas for stones',
      'Youths threw stones at the Israeli soldiers, who responded with tear gas.',
      'ASSAULT responded: the Israeli soldiers > -',
    ],
  ])('%s', async (_why, text, row) => {
    expect(await rows(text)).toContain(row);
  });

  it.each<[string, string, string]>([
    [
      'who resigns is not who asks for it',
      'The opposition leader gave the prime minister 24 hours to resign.',
      'RETREAT',
    ],
    ['time to recover is no demand', 'The doctor gave the patient two weeks to recover.', 'REQUEST'],
    ['what somebody demands is not done', 'It demands the immediate release of all persons so detained.', 'RETREAT'],
    ['a train to a town', 'The minister took the train to Kisumu.', 'ASSAULT'],
    ['a plan asks nobody', 'It calls for better roads by 2030.', 'REQUEST'],
    ['who takes orders', 'The ministry said it was taking orders from Washington.', 'REQUEST'],
    ['what was done on orders', 'The bridge was built on the orders of the king.', 'REQUEST'],
    ['how one retaliates is the act', 'Russia retaliated by expelling 20 diplomats.', 'ASSAULT'],
    ['what will happen of itself', 'Analysts warned the government that the currency would fall.', 'THREATEN'],
    ['nobody it is done to', 'The police arrested nobody.', 'COERCE'],
    ['prices', 'Prices exploded in Baghdad on Monday.', 'ASSAULT'],
    ['a machine', 'The engine seized.', 'COERCE'],
    ['a case settled', 'Japan agreed to settle a similar case over film.', 'THREATEN'],
    ['rates', 'The bank raised rates.', 'SANCTION'],
    ['weather that is met', 'The Kenyan president warned that the storm would be met with calm.', 'THREATEN'],
    ['said, not telephoned', 'The French minister told reporters by the lake that the road was open.', 'CONSULT'],
    ['a reply in words', 'The minister responded with a smile.', 'ASSAULT'],
  ])('nothing of it: %s', async (_why, text, type) => {
    expect((await rows(text)).filter((row) => row.startsWith(type))).toEqual([]);
  });

  it.each<[string, string]>([
    ['The deposed governor was put on a plane to Kampala.', 'COERCE deport'],
    ['Soldiers carried off the rifles of the Ugandan police.', 'COERCE seize'],
  ])('taken away: %s', async (text, row) => {
    const told = (await code(text)).map(({ type, modes }) => `${type} ${modes.join(' ')}`);
    expect(told).toContain(row);
  });

  it('a prize carried off is none', async () => {
    const told = await code('The Ugandan police carried off the prize at the marching contest.');
    expect(told.map(({ type }) => type)).not.toContain('COERCE');
  });
});
