import { describe, expect, test } from 'vitest';
import { readText } from '../read-text.ts';

describe('relations', () => {
  test.each<[string, string[]]>([
    [
      'They undermine the influence of Russia, the Syrian regime’s most powerful ally.',
      ['russia ally syria/government'],
    ],
    [
      'French fighters struck Raqqa, the capital of the region of Syria held by IS.',
      ['islamic-state controls region-of-syria', 'islamic-state controls raqqa'],
    ],
    ['Turkey, a member of NATO, closed its border.', ['turkey member nato']],
    ['Iran supports the Syrian government.', ['iran backs syria/government']],
    ['In the war between Russia and Ukraine, both armies lost thousands.', ['russia at-war ukraine']],
    [
      'The US-led coalition, which includes Britain and France, met in Paris.',
      ['united-kingdom member', 'france member'],
    ],
    ['Hungary opposes the European Union.', ['hungary opposes european-union']],
    ['Rebels took the town with the help of Turkey.', ['turkey backs']],
    ['Russian soldiers are fighting alongside the Syrian army.', ['russia/military ally syria/military']],
    ['Hezbollah took control of the town of Qusayr.', ['hezbollah controls al-qusayr']],
    ['The alliance between Russia and Iran is an old one.', ['russia ally iran']],
    ['They reached western Mosul, which is still under Daesh control.', ['islamic-state controls mosul']],
  ])('%s', async (text, expected) => {
    const doc = await readText(text, { published: '2015-11-18' });
    const found = doc.layers.relation.map(({ from, kind, to }) => `${from} ${kind} ${to}`);
    for (const relation of expected)
      expect(
        found.some((one) => one.startsWith(relation)),
        found.join('; '),
      ).toBe(true);
    for (const { evidence } of doc.layers.relation)
      expect(doc.text.slice(evidence.start, evidence.end)).toBe(evidence.text);
  });

  test.each([
    'Iran does not support the Syrian government.',
    'Turkey met the president of France.',
    'Jordan, a former ally of Iraq, closed its border.',
    'If Turkey supports Iraq, Iran will protest.',
    'The British minister joined the Russian minister in Geneva.',
    'American forces will join Jordan in an exercise.',
    'A soldier who was supporting the coalition died.',
    'They put flour into a sack held by her brother.',
  ])('none: %s', async (text) => {
    const doc = await readText(text, { published: '2015-11-18' });
    expect(doc.layers.relation).toEqual([]);
  });

  test('what somebody presents is declared, what is done is not', async () => {
    const declared = await readText('Hollande announced a coalition against IS including NATO and Russia.', {
      published: '2015-11-18',
    });
    const members = declared.layers.relation.filter(({ kind }) => kind === 'member');
    expect(members.map(({ from, declared: said }) => [from, said])).toEqual([
      ['nato', true],
      ['russia', true],
    ]);
    const done = await readText('Iran backs the Syrian government.', { published: '2015-11-18' });
    expect(done.layers.relation.map((one) => one.declared)).toEqual([false]);
  });
});
