import { describe, expect, test } from 'vitest';
import { readText } from '../read-text.ts';

interface Row {
  text: string;
  source: string | null;
  name?: string;
  kind: string;
  stance?: string;
  content: string;
  direct?: boolean;
}

const ROWS: Row[] = [
  {
    text: '“The talks have failed,” the foreign minister said on Monday.',
    source: 'the foreign minister',
    kind: 'named',
    content: 'The talks have failed',
    direct: true,
  },
  {
    text: 'The ministry said that two bridges had been destroyed.',
    source: 'The ministry',
    kind: 'institution',
    content: 'two bridges had been destroyed',
    direct: false,
  },
  {
    text: 'Reuters reported that the rebels had left the town.',
    source: 'Reuters',
    kind: 'media',
    content: 'the rebels had left the town',
    direct: false,
  },
  {
    text: 'An anonymous defence official said the raid had failed.',
    source: 'An anonymous defence official',
    kind: 'anonymous',
    content: 'the raid had failed',
  },
  {
    text: 'The price of bread has doubled, according to a report by the council.',
    source: 'a report by the council',
    kind: 'document',
    content: 'The price of bread has doubled',
  },
  {
    text: 'The general is said to have fled to the coast.',
    source: null,
    kind: 'hearsay',
    content: 'have fled to the coast',
  },
  {
    text: 'The company denied that it had paid the rebels.',
    source: 'The company',
    kind: 'institution',
    stance: 'denies',
    content: 'it had paid the rebels',
  },
  {
    text: 'Police confirmed that a man had been arrested.',
    source: 'Police',
    kind: 'institution',
    stance: 'confirms',
    content: 'a man had been arrested',
  },
];

describe('attributions', () => {
  test.each(ROWS)('$text', async ({ text, source, kind, stance = 'asserts', content, direct }) => {
    const doc = await readText(text);
    const found = doc.layers.attribution.find((one) =>
      one.content.some((part) => text.slice(part.start, part.end).includes(content)),
    );
    expect(found, JSON.stringify(doc.layers.attribution)).toBeDefined();
    expect(found!.source && text.slice(found!.source.start, found!.source.end)).toBe(source);
    expect([found!.kind, found!.stance]).toEqual([kind, stance]);
    if (direct !== undefined) expect(found!.direct).toBe(direct);
  });

  test('a surname and a pronoun are whom the text introduced', async () => {
    const doc = await readText(
      'Rudolf Rassendyll left the palace on Monday.\n\n“The treaty is dead,” Rassendyll said. He added that the army was ready.',
    );
    expect(doc.layers.attribution.map(({ name }) => name)).toEqual(['Rudolf Rassendyll', 'Rudolf Rassendyll']);
  });

  test('a denied report of what officials found is a chain of three', async () => {
    const text =
      'Officials denied an earlier newspaper report saying that security officials had found an ambulance stuffed full of explosives.';
    const { attribution } = (await readText(text)).layers;
    const found = attribution.find(
      (one) => one.cue !== null && text.slice(one.cue.start, one.cue.end).includes('found'),
    )!;
    const report = attribution[found.parent!]!;
    const denial = attribution[report.parent!]!;
    expect([denial.stance, denial.parent]).toEqual(['denies', null]);
    expect(report.kind).toBe('media');
    expect(found.name).toBe('security officials');
  });

  test('who calls off a trip has said nothing of it', async () => {
    const text = 'The Peruvian foreign minister called off a trip to Bolivia planned for June.';
    expect((await readText(text)).layers.attribution).toEqual([]);
    const saying = 'The Peruvian foreign minister said that a trip to Bolivia was called off.';
    expect((await readText(saying)).layers.attribution).toHaveLength(1);
  });

  test('who is quoted as saying it says it', async () => {
    const text = 'The Zenda Star quoted an unnamed aide as saying that the army had left the town.';
    const { attribution } = (await readText(text)).layers;
    expect(attribution.map(({ name, parent }) => [name, parent])).toEqual([
      ['The Zenda Star', null],
      ['an unnamed aide', 0],
    ]);
  });

  test('those a report cites stand behind it; a reason that is cited does not', async () => {
    const names = async (text: string) => (await readText(text)).layers.attribution.map(({ name }) => name);
    expect(await names('The rebels had left the town, Reuters reported, citing two diplomats.')).toEqual([
      'Reuters',
      'two diplomats',
    ]);
    const reason = await names('The rebels had left the town, Reuters reported, citing high costs.');
    expect(new Set(reason)).toEqual(new Set(['Reuters']));
  });

  const credits = async (text: string) =>
    (await readText(text)).layers.attribution.map(({ name, kind }) => [name, kind]);

  test.each([
    [
      'Unknown gunmen on May 3 killed a trader at Hentzau in Strelsau District reports The Beacon on May 4.',
      'The Beacon',
    ],
    ['Three soldiers were wounded in an ambush near Tarlenheim on June 9 reports Daybreak', 'Daybreak'],
    ['A shop was bombed in Hentzau on May 3, reports New Age.', 'New Age'],
    ['A driver was abducted near Hentzau on Monday, reported El Faro.', 'El Faro'],
    [
      'Rebels burned two trucks near Hentzau on May 3 reports The Times of India Property was lost.',
      'The Times of India',
    ],
  ])('a paper named behind its report: %s', async (text, name) => {
    expect(await credits(text)).toEqual([[name, 'media']]);
  });

  const sources = async (text: string) =>
    (await readText(text)).layers.attribution.map(({ kind, actor }) => `${kind}:${actor ?? ''}`);

  test.each([
    [
      'Militants on May 3 abducted two traders of Anantnag District in India reports The Telegraph The militants fled.',
      'media:telegraph-kolkata',
    ],
    ['A bomb went off in London on May 3, reports The Telegraph.', 'media:daily-telegraph'],
    ['Two farmers were shot dead near Nagpur in India on May 3, reports The Hindu.', 'media:the-hindu-newspaper'],
    [
      'A grenade was thrown at a camp in which three guards were injured reports Daily Excelsior',
      'media:daily-excelsior',
    ],
    ['Police seized 40 rifles and detained two men in Lima, reported Peru 21.', 'media:peru-21'],
    ['Rebels burned a bus near Hentzau in Strelsau District, reports zendanews.com on May 4.', 'media:zendanews-com'],
    ['A convoy was attacked near Hentzau on May 3, reports Daybreak.', 'media:daybreak'],
  ])('a paper is its own, whatever else bears its name: %s', async (text, source) => {
    expect(await sources(text)).toEqual([source]);
  });

  test('a nameless report, and nameless sources, are those of the body named with them', async () => {
    expect(await sources('A United Nations study found that the army had shelled the town.')).toEqual([
      'document:united-nations',
    ]);
    expect(await sources('An Atlantic piece noted that the army had shelled the town.')).toEqual([
      'media:the-atlantic-magazine',
    ]);
    expect(await sources('A study of the NATO raids found that the army had shelled the town.')).toEqual(['document:']);
    expect(await sources('Sources said the army had shelled the town.')).toEqual(['anonymous:']);
  });

  const chainAt = async (text: string, trigger: string) => {
    const event = (await readText(text)).layers.event.find((one) => one.trigger.text === trigger);
    return event?.attribution.map(({ kind, source }) => `${kind}:${source ?? ''}`);
  };

  test('what is said is the clause to its end, over a bracket or a clause between', async () => {
    const league =
      'Zendanews.org reports that the fighters of the Ruritanian Highland Lions (RHL) bombed a tax office in Hentzau on April 2.';
    expect(await chainAt(league, 'bombed')).toEqual(['media:Zendanews.org']);
    const gang =
      'Some analysts have reported that the Hentzau Gang, which was formed after the death of its founder, attacked the port in May.';
    expect(await chainAt(gang, 'attacked')).toEqual(['anonymous:Some analysts']);
  });

  test('who somebody is says nothing of what befell him; a guess is the author’s', async () => {
    expect(await chainAt('A soldier identified as Rudolf was killed in the attack.', 'killed')).toEqual(['author:']);
    expect(await chainAt('It looks as if the ministry has been bombed.', 'bombed')).toEqual(['author:']);
    expect(await chainAt('The mayor said that a soldier was killed in the attack.', 'killed')).toEqual([
      'named:The mayor',
    ]);
  });

  test('a body or a person named behind a report is no paper, and who stands before the verb reports', async () => {
    expect(await credits('Two teachers were killed in Zenda on May 3, reports UNICEF.')).toEqual([
      ['UNICEF', 'institution'],
    ]);
    expect(await credits('Two teachers were killed in Zenda, reported the Health Ministry.')).toEqual([
      ['the Health Ministry', 'institution'],
    ]);
    expect(await credits('Two teachers were killed in Zenda, reports Anna Weiss from Strelsau.')).toEqual([
      ['Anna Weiss', 'named'],
    ]);
    const [[first]] = (await credits('The bureau reports Dawn lost two journalists in the attack.')) as [[string]];
    expect(first).toBe('The bureau');
  });

  test('a paper is one wherever the text names it', async () => {
    const text =
      'A driver was abducted near Hentzau, reported El Faro. The gang has killed two men, according to El Faro.';
    expect(await credits(text)).toEqual([
      ['El Faro', 'media'],
      ['El Faro', 'media'],
    ]);
  });

  test('a credit that reads as hearsay names who hands it on', async () => {
    const text =
      'Two militants and one trooper were killed while three others were injured in a clash near Zenda on May 3 reports Dawn';
    const { event } = (await readText(text)).layers;
    expect(event.length).toBeGreaterThan(0);
    for (const one of event) expect(one.attribution.map(({ kind }) => kind)).toEqual(['media']);
  });

  test('“according to” speaks of its own sentence', async () => {
    const text =
      'The ministers of Ruritania and Strelsau have agreed to share patrols. The deal will target smuggling, according to the EFE news agency.';
    const { attribution } = (await readText(text)).layers;
    const one = attribution.find(({ cue }) => cue !== null && text.startsWith('according', cue.start))!;
    expect(one.content.every(({ start }) => start > text.indexOf('.'))).toBe(true);
  });

  test('“he” after a spokesman speaks for the same body', async () => {
    const text =
      'A spokesman for the army said a convoy had been attacked. He also confirmed that two soldiers were killed.';
    expect(await credits(text)).toEqual([
      ['A spokesman for the army', 'institution'],
      ['A spokesman for the army', 'institution'],
    ]);
  });

  test('“there is no question that” is the author’s', async () => {
    const { event } = (await readText('There is no question that the army attacked the town.')).layers;
    expect(event.map((one) => one.attribution[0]!.kind)).toEqual(['author']);
  });

  test('whom the speaker told is the medium, not the source', async () => {
    const { attribution } = (await readText('The commander told Reuters that his men had left the town.')).layers;
    expect(attribution.map(({ via, kind }) => [via, kind])).toEqual([['Reuters', 'named']]);
  });

  test('spans lie in the text and parents in the layer', async () => {
    const text = '“We won,” said the duke, who added: “We will win again.” Critics called it a lie.';
    const { attribution } = (await readText(text)).layers;
    for (const one of attribution) {
      for (const part of [one.source, one.cue, ...one.content]) {
        if (part === null) continue;
        expect(part.start).toBeLessThan(part.end);
        expect(part.end).toBeLessThanOrEqual(text.length);
      }
      if (one.parent !== null) expect(attribution[one.parent]).toBeDefined();
    }
  });
});
