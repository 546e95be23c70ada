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
