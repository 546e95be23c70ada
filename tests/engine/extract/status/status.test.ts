import { describe, expect, test } from 'vitest';
import { mark } from '../../../mark.ts';
import { readText } from '../read-text.ts';

const ROWS: [status: string, text: string][] = [
  // what a denial answers was said all the same; what it was about is denied
  ['occurred', 'Ruritania denied an [accusation|x] by the duke that it was massing troops.'],
  ['denied', 'Ruritania denied an accusation by the duke that it was [massing|x] troops.'],
  // denied: somebody says it is not so
  ['denied', 'Strelsau denied [supplying|x] rifles to the rebels.'],
  ['denied', 'A rumour that the duke had been [shot|x] dead proved false.'],
  ['denied', 'A doctor told the radio that a marcher had been [shot|x]. The doctor later retracted the statement.'],
  [
    'denied',
    'A newspaper wrote that the duke had [asked|x] the general to resign. The palace denied it within the hour.',
  ],
  [
    'denied',
    'The warden withdrew an assertion that he had made when he told a reporter that two spies had been [captured|x].',
  ],
  ['occurred', 'Millers gathered outside the palace to [protest|x] against the toll.'],
  ['occurred', 'The duke held a press conference to [denounce|x] the guild.'],
  ['planned', 'The guild will hold a rally to [demand|x] a lower toll.'],
  ['occurred', 'Villagers said that the raid had [killed|x] five shepherds. The army rejected the claim.'],
  ['occurred', 'The mayor said that guards had [beaten|x] his son. The general has not denied it.'],
  ['occurred', 'Freedonia condemned the [capture|x] of the fort. Ruritania withdrew the statement of its envoy.'],
  ['possible', 'An [attack|x] on the city remains possible.'],
  ['possible', 'The council will vote on [sending|x] monitors to Zenda.'],
  ['possible', 'If soldiers are [sent|x] against the barricade, he added, people may be hurt.'],
  ['planned', 'The duke will [meet|x] the king on Monday, if the trip is not cancelled again.'],
  ['ongoing', 'Strelsau [pays|x] the rebels in the north.'],
  ['denied', 'The duke rejected claims that his guards had [robbed|x] the monastery.'],
  ['denied', '“We never [fired|x] on the ferry,” the admiral said.'],
  ['denied', 'The palace called the report that he [fled|x] baseless.'],
  ['denied', '“We have not [fired|x] a single shot,” the captain said.'],
  ['denied', 'It is not true that we [drained|x] the lake, the guild said.'],
  ['denied', 'Reports that the duke had [drowned|x] are untrue, the palace said.'],
  ['denied', 'The mayor scoffed at suggestions he had [sold|x] the bridge.'],
  ['denied', 'It is a lie that we [burned|x] the mill.'],
  // what a word of doubt is about: the doer, the number, the deed
  ['occurred', 'Five shepherds were [killed|x] in an ambush, allegedly by rebels.'],
  ['reported', 'Five shepherds were allegedly [killed|x] in an ambush.'],
  ['occurred', 'Perhaps 300 sailors [died|x] in the siege.'],
  ['possible', 'Perhaps the sailors [died|x] in the siege.'],
  ['occurred', 'The trial followed the [arrest|x] of the smuggler in Zenda.'],
  ['occurred', 'The story of the smuggler and his eventual [capture|x] filled the papers.'],
  // a condition is no news of what is not done
  ['possible', 'The rebels will leave the talks if the captives are not [freed|x].'],
  ['negated', 'The rebels left the talks because the captives were not [freed|x].'],
  // what is wanted at an end goes on
  ['ongoing', 'Without a halt to the [shelling|x], nurses cannot reach the town.'],
  ['negated', 'The nurses entered without [shelling|x] the town.'],
  ['occurred', 'In addition to [robbing|x] travellers, the gang smuggled salt.'],
  ['planned', 'The gang plans to [rob|x] travellers.'],
  ['ongoing', 'The dukes go on [arming|x] the rebels.'],
  ['reported', 'Freedonia [sent|x] rifles to the rebels, it is rumoured.'],
  ['occurred', 'Freedonia [sent|x] rifles to the rebels, it is feared abroad.'],
  ['ongoing', 'The [strike|x], which has been in effect since May, closed the mills.'],
  // negated: told as not done
  ['negated', 'Wardens kept the poachers from [crossing|x] the lake.'],
  ['negated', 'The guild voted against [hiring|x] sailors.'],
  ['negated', 'Hardly any of the sailors [deserted|x].'],
  ['negated', 'Millers no longer [pay|x] the toll.'],
  ['negated', 'The envoy did not [sign|x] the treaty.'],
  ['negated', 'Zenda has received no [request|x] to free the prisoners.'],
  ['occurred', 'The march did not take place: guards [sealed|x] off the square.'],
  ['negated', 'None of the miners was [arrested|x].'],
  ['negated', 'Neither the guards nor the council has [endorsed|x] the treaty.'],
  ['occurred', 'Both the guards and the council have [endorsed|x] the treaty.'],
  ['negated', 'The parliament has yet to [approve|x] the loan.'],
  ['negated', 'They left without [paying|x] the toll.'],
  ['negated', 'The garrison was too weak to [attack|x] the fort.'],
  ['negated', 'With more boats they would have [crossed|x] the lake.'],
  ['negated', 'Had she [accepted|x] the offer, the siege would have ended.'],
  ['negated', 'The duke resisted calls to [abdicate|x].'],
  ['negated', 'The judge threw out a request to [close|x] the mill.'],
  ['negated', 'She was cleared of [poisoning|x] the well.'],
  // cancelled
  ['cancelled', 'The guild backed out of [buying|x] the mill.'],
  ['cancelled', 'The [parade|x] in Zenda was called off on Friday.'],
  ['cancelled', 'Ruritania has scrapped the [sale|x] of two frigates.'],
  ['cancelled', 'The [regatta|x] was put on hold.'],
  // unclear
  ['unclear', '“Was the abbot [robbed|x]?” a pilgrim asked.'],
  ['unclear', 'The clerk was unable to confirm that the boat had [sunk|x].'],
  ['unclear', 'It is unclear whether the bridge was [mined|x].'],
  ['unclear', 'Did the guards [shoot|x] first?'],
  ['unclear', 'It could not be verified that the fort had [fallen|x].'],
  ['unclear', 'Whether the miners [agreed|x] to the terms was not known.'],
  ['unclear', 'The inquest has yet to establish whether the guard [fired|x].'],
  ['unclear', 'The palace would neither confirm nor deny that it had [sold|x] the crown.'],
  ['unclear', 'Independent monitors were unable to verify claims that the fort had [fallen|x].'],
  // possible
  ['possible', 'The bishop has not ruled out [resigning|x].'],
  ['possible', 'The guild is weighing whether to [sell|x] the mill.'],
  ['possible', 'If the miners [strike|x], the mills will close.'],
  ['possible', 'Villagers fear that the dam could [burst|x].'],
  ['possible', 'The bishop urged the duke to [release|x] the poet.'],
  ['possible', 'Any [attack|x] would be answered, the general said.'],
  // attempted
  ['attempted', 'Two prisoners tried to [escape|x] by the river.'],
  ['attempted', 'He was tried for the attempted [murder|x] of the king.'],
  ['attempted', 'Divers worked to [raise|x] the wreck.'],
  ['attempted', 'Efforts to [free|x] the abbot have gone nowhere.'],
  ['attempted', 'The smugglers tried and failed to [cross|x] the lake.'],
  // planned
  ['planned', 'Strelsau warned it would [retaliate|x] if the toll rose.'],
  ['planned', 'They were on their way to [burn|x] the mill when the guards came.'],
  ['planned', 'The guild has called a [strike|x] for Monday.'],
  ['planned', 'The queen will [open|x] the harbour in May.'],
  ['planned', 'The rebels have vowed to [avenge|x] him.'],
  ['planned', 'The rivals are due to [meet|x] on Sunday.'],
  ['planned', 'KING TO [VISIT|x] ZENDA'],
  // reported
  ['reported', 'Bandits reportedly [burned|x] two farms.'],
  ['reported', 'The colonel is said to have [deserted|x].'],
  ['reported', 'There were reports of a [mutiny|x] on the island.'],
  ['reported', 'Unconfirmed reports said the ferry had [sunk|x].'],
  ['reported', 'Rumour has it that the duchess [eloped|x].'],
  // ongoing
  ['ongoing', 'Strelsau [trains|x] the pilots of Zenda.'],
  ['ongoing', 'Engineers are [repairing|x] the dam.'],
  ['ongoing', 'Heavy [fighting|x] continues in the hills.'],
  ['ongoing', 'The guards have been [searching|x] the woods since dawn.'],
  // plans that fell through in the same sentence, and one that did not
  ['cancelled', 'The duke was due to [meet|x] the king on Monday, but the visit was called off.'],
  ['cancelled', 'The regatta, which was to have [begun|x] on Friday, was abandoned.'],
  ['cancelled', 'The guild withdrew its offer to [buy|x] the mill.'],
  ['planned', 'The duke was due to [meet|x] the king on Monday, but the bishop called off his own visit.'],
  // a verdict on what is said
  ['denied', 'The guild said there was no truth in reports that the mill had been [sold|x].'],
  ['denied', 'The captain disputed the account, saying he had not [slept|x] at his post.'],
  ['denied', 'Accused of robbing pilgrims, the abbot said he had never [touched|x] their purses.'],
  ['negated', 'The pilgrim said he had never [seen|x] the sea.'],
  ['occurred', 'The duke denied any part in the [murder|x] of the bishop.'],
  ['occurred', 'The guards denied they were drunk when they [fired|x] on the ferry.'],
  ['occurred', 'The duke denies that the galleys he has [sent|x] to Strelsau will fire on it.'],
  ['denied', 'The duke denies that he has [sent|x] galleys to Strelsau.'],
  ['denied', 'The duke denied any part in [poisoning|x] the bishop.'],
  // asked about and taken for granted, or asked whether
  ['occurred', 'It is not clear who ordered the [raid|x].'],
  ['occurred', 'Nobody knows why he [burned|x] the mill.'],
  ['unclear', 'Who [ordered|x] the raid remains a mystery.'],
  ['unclear', 'Nobody knows whether he [burned|x] the mill.'],
  // no evidence found by whoever looked; no evidence at hand
  ['negated', 'The inquiry found no evidence that guards had [robbed|x] the abbey.'],
  ['unclear', 'There is no proof that guards [robbed|x] the abbey.'],
  ['negated', 'Neither the duke nor the bishop [spoke|x] at the fair.'],
  ['negated', 'Strelsau vetoed a resolution [condemning|x] the raid.'],
  ['occurred', 'Strelsau drafted a resolution [condemning|x] the raid.'],
  ['negated', 'The siege ended before a single cannon had been [fired|x].'],
  ['occurred', 'The relief came too late to prevent the [fall|x] of the fort.'],
  // what may be done by right, or by anyone
  ['possible', 'The charter gives the guild the right to [search|x] the boats.'],
  ['possible', 'The law allows wardens to [seize|x] the nets.'],
  ['occurred', 'The law allowed wardens to [seize|x] the nets last year.'],
  ['possible', 'Anyone who [insults|x] the duke faces a fine.'],
  ['possible', 'There could be [war|x] by the autumn.'],
  ['possible', 'The thief faces [deportation|x] to Ruritania.'],
  ['possible', 'The miners are close to [capturing|x] the fort.'],
  ['planned', 'A judge ordered the abbot to be [released|x].'],
  ['planned', 'The king [arrives|x] in Zenda tomorrow.'],
  ['attempted', 'He was held on suspicion of attempting to [poison|x] the well.'],
  ['attempted', 'The envoy has been pushing to [revive|x] the talks.'],
  ['reported', 'According to rumours in the port, the duke has [fled|x].'],
  ['reported', 'Word reached the palace that the fort had [fallen|x].'],
  // how long it has gone on
  ['ongoing', 'The [siege|x] enters its third week.'],
  ['ongoing', 'The [strike|x] has lasted a month.'],
  ['ongoing', 'The search was [continuing|x] on Monday evening.'],
  ['occurred', 'The guards were [searching|x] the woods when the storm broke.'],
  ['occurred', 'The army stopped [shelling|x] the fort at dawn.'],
  ['occurred', 'Rebels went on to [take|x] the harbour.'],
  ['planned', 'The envoy will travel to Zenda for [talks|x].'],
  ['planned', 'Wardens foiled a plan to [burn|x] the mill.'],
  ['possible', 'The judge signed a warrant for the [arrest|x] of the abbot.'],
  ['negated', 'If the gate had been [guarded|x], they could not have burned the mill.'],
  ['possible', 'If the gate is [guarded|x], they cannot burn the mill.'],
  ['ongoing', 'The [strike|x] is still paralysing the harbour.'],
  ['occurred', 'The [strike|x] is costing the guild a fortune.'],
  ['denied', 'The guild maintains that it does not [bribe|x] wardens.'],
  ['cancelled', 'The guild withdrew its [invitation|x] to the duke.'],
  ['occurred', 'The guild repeated its [invitation|x] to the duke.'],
  // occurred, whatever stands around it
  ['occurred', 'The duke [denied|x] supplying rifles.'],
  ['occurred', 'The miners managed to [dig|x] a tunnel.'],
  ['occurred', 'The bishop condemned the [raid|x] on the abbey.'],
  ['occurred', 'Police confirmed that they had [shot|x] the wolf.'],
  ['occurred', 'Nobody doubted that the gate had been [opened|x].'],
  ['occurred', 'Why did the guards [shoot|x] the poet?'],
  ['occurred', 'Witnesses said that soldiers [looted|x] the mill.'],
  ['occurred', 'Not only did he [win|x] the duel, he kept the horse.'],
];

describe('status of the marked word', () => {
  test.each(ROWS)('%s: %s', async (status, source) => {
    const { text, span } = mark(source);
    const { start } = span('x');
    const doc = await readText(text);
    expect(doc.layers.factuality.find((one) => one.start === start)?.status ?? 'none').toBe(status);
  });

  test('says which words made it so', async () => {
    const doc = await readText('Strelsau denied supplying rifles to the rebels.');
    const reading = doc.layers.factuality.find((one) => doc.text.slice(one.start, one.end) === 'supplying')!;
    expect(reading.cues.map((cue) => [doc.text.slice(cue.start, cue.end), cue.says])).toContainEqual([
      'denied',
      'denied',
    ]);
  });
});
