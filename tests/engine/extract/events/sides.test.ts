/** Which sides whole sentences give an act, and what is none: rules beside the learned heads. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS, rows } from './coded.ts';

describe.skipIf(engine === null)(`sides (${NEEDS})`, () => {
  it('leaders of a league are read as a whole, though the parser takes its name apart', async () => {
    const [met] = await code('Leaders of the Southern African Development Community met in Lusaka on Monday.');
    expect(met?.actor?.id).toBe('sadc');
  });

  it.each<[string, string, string]>([
    [
      'whom one is punished for is what he did',
      'Police arrested a farmer for attacking a guard.',
      'ASSAULT attacking: a farmer > a guard',
    ],
    [
      'ministers of one government sign for one side',
      'Mike Pompeo and Mark Esper signed an agreement with India.',
      'SUPPORT signed: Mark Esper > India',
    ],
    ['a headline leaves the auxiliary out', 'Minister accused of aiding a smuggler', 'ACCUSE accused: - > Minister'],
    ['a name is no call', 'The senator called the president a liar.', 'ACCUSE called: The senator > the president'],
    [
      'states told by their number',
      'The two countries agreed to build a bridge.',
      'AGREE agreed: The two countries > -',
    ],
    [
      'who the dead were is not who killed them',
      'A bomb exploded in Tripoli, killing some 60 people, many of them children buying pastries.',
      'ASSAULT exploded: - > some 60 people',
    ],
    ['whom it left dead', 'A blast left two policemen dead in Aden.', 'ASSAULT blast: - > two policemen'],
    [
      'a hunger strike is whose it is',
      'The mayor has been on hunger strike since Monday.',
      'PROTEST strike: The mayor > -',
    ],
    [
      'who talks is the subject of the clause around',
      'In talks with Blinken in Bali, Wang presented three demands.',
      'CONSULT talks: Wang > Blinken',
    ],
    [
      'the name says more than the post',
      'Prime Minister Jacinda Ardern and her Japanese counterpart, Fumio Kishida, agreed on Thursday to deepen trade.',
      'AGREE agreed: Prime Minister Jacinda Ardern > Fumio Kishida',
    ],
    [
      'people by what befell them',
      'The president visited the injured in Quetta.',
      'CONSULT visited: The president > the injured',
    ],
    ['one more of those told of', 'Two boys fled. A third was arrested in Leeds.', 'COERCE arrested: - > third'],
    ['two in one slot', 'The war between Sudan and Chad went on.', 'ASSAULT war: Chad > Sudan'],
    [
      'who expels stands behind from',
      'Paraguay was suspended from Mercosur.',
      'SANCTION suspended: Mercosur > Paraguay',
    ],
    ['a number before things is nobody', 'Police seized several devices.', 'COERCE seized: Police > -'],
    [
      'a threat is to the state of the town',
      'Erdogan threatened to hit Athens with missiles.',
      'THREATEN threatened: Erdogan > Athens',
    ],
    ['a part of the world', 'Dmitry Peskov accused the West of meddling.', 'ACCUSE accused: Dmitry Peskov > the West'],
    [
      'to look into it threatens nobody',
      'Police promised to investigate the soldiers.',
      'AGREE promised: Police > the soldiers',
    ],
    [
      'who is killed has not done the killing',
      'Demonstrators protested against the killing of the mayor.',
      'PROTEST protested: Demonstrators > -',
    ],
    [
      'the state of a foreign capital',
      'Houthi rebels fired a missile at Riyadh on Sunday.',
      'ASSAULT fired: Houthi rebels > Riyadh',
    ],
    ['several of one phrase', 'The two ministers will meet again in March.', 'CONSULT meet: The two ministers > -'],
    [
      'who is called for to act',
      'The minister called for the rebels and the army to lay down their arms.',
      'REQUEST called: The minister > the army',
    ],
    ['a weapon of nobody known', 'On Sunday a drone struck the airport of Goma.', 'ASSAULT struck: - > -'],
    [
      'a thing of nobody known is hit',
      'Egypt and Oman quarrelled after Yemeni artillery shelled a fishing town.',
      'ASSAULT shelled: Yemeni artillery > -',
    ],
    [
      'a counterpart with a name',
      'The Kenyan minister thanked her Ugandan counterpart, Sam Okello, in Mombasa.',
      'SUPPORT thanked: The Kenyan minister > Sam Okello',
    ],
    ['of what kind is not who', 'A terrorist attack shook the market of Lyon.', 'ASSAULT attack: - > -'],
    [
      'who fires stands behind from',
      'The patrol came under attack from gunmen.',
      'ASSAULT attack: gunmen > The patrol',
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await rows(text)).toContain(expected);
  });

  it.each<[string, string]>([
    ['a question', 'Senator Mary Byrne asked whether the minister had lied.'],
    ['a wish of one’s own', 'China wants to build a port.'],
    ['an unnamed source', 'The official asked not to be named.'],
    ['a point granted', 'The minister conceded that the road was long.'],
  ])('%s is no event', async (_what, text) => {
    expect(await rows(text)).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'what fighting leads to',
      'Fighting between the army and the rebels displaced 10,000 people.',
      ['ASSAULT Fighting: the army > the rebels', 'ASSAULT Fighting: the rebels > the army'],
    ],
  ])('%s is no event of its own', async (_what, text, expected) => {
    expect(await rows(text)).toEqual(expected);
  });

  it('takes thousands of Sudanese for people, not for Sudan', async () => {
    const [marched] = await code('Thousands of Sudanese marched through Khartoum on Monday to demand elections.');
    expect(marched?.actor?.id).toBe('sudan/civilians');
  });

  it('keeps who leads them out', async () => {
    const all = await rows('Soldiers led by Captain Diarra toppled the president of Mali.');
    expect(all).toHaveLength(1);
    expect(all[0]).toContain('toppled: Soldiers >');
  });

  it('tells where a change is asked for from who is asked', async () => {
    expect((await rows('NATO powers press for military escalation in Syria.')).join()).not.toMatch(/> Syria/);
  });

  it('does not ask whom the wanted ban would hit', async () => {
    const all = await rows('The senator called for a ban on imports from Chad.');
    expect(all.filter((row) => row.startsWith('REQUEST')).every((row) => row.endsWith('> -'))).toBe(true);
  });

  it('tells the doer of a deed by the sanctions he is put under for it', async () => {
    expect(await rows('China imposed sanctions on a firm for arming Taiwan.')).toEqual([
      'SANCTION imposed: China > a firm',
      'AID arming: a firm > Taiwan',
    ]);
  });

  it('takes power that is seized for nobody', async () => {
    const all = await rows('Soldiers seized power in Mali on Tuesday.');
    expect(all.join()).not.toMatch(/power/);
  });

  it('threatens nobody with his own land', async () => {
    const all = await rows('Kinshasa has threatened to attack its territory.');
    expect(all.filter((row) => row.includes('> its'))).toEqual([]);
  });

  it('names a president once', async () => {
    const all = await rows('President Mauricio Macri and President Vladimir V. Putin met in China on Monday.');
    expect(all).toHaveLength(2);
  });

  it('tells a sure act that nobody is named in only where it is told', async () => {
    expect(await rows('The bombing in Kabul shocked the neighbours of the embassy.')).toContain(
      'ASSAULT bombing: - > -',
    );
  });

  it.each<[string, string, string]>([
    [
      'a parliament',
      'Five members of the National Assembly criticised the army in Pakistan on Monday.',
      'pakistan/legislature',
    ],
    [
      'a state’s forces with a short name',
      'Members of the Peruvian armed forces (FAP) killed nine villagers.',
      'peru/military',
    ],
    ['a body that is known', 'Two members of Hamas killed a farmer.', 'hamas'],
  ])('members of %s are of it', async (_what, text, expected) => {
    expect((await code(text)).map(({ actor }) => actor?.id)).toContain(expected);
  });

  it('a treasurer is Australia’s where Australia is named', async () => {
    const [charged] = await code('The alleged treasurer was charged by a court in Peru.');
    expect(charged?.recipient?.country).toBe('PER');
    const [criticised] = await code('Australia’s treasurer criticised China.');
    expect(criticised?.actor?.id).toBe('australia/government');
  });
});
