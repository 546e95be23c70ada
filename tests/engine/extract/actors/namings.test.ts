/** Names that a clause gives a body: "the group known as …", "a militia called …". */
import { expect, it } from 'vitest';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors(`
roles:
  - {suffix: militias, sectors: [PRM], anyone: true, words: [militia]}
`);
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

async function read(sentence: string): Promise<string[]> {
  const { doc } = await runPipeline(documentOf([sentence], '1992-02-02', []), [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => `${doc.text.slice(start, end)} = ${actor.id}`);
}

it('the noun is whom the name of its clause says', async () => {
  expect(
    await read(
      'The/DET/2/det group/NOUN/7/nsubj know/VERB/2/acl as/ADP/6/case Black/PROPN/6/compound Bears/PROPN/3/obl left/VERB/0/root',
    ),
  ).toContain('The group = black-bears');
  expect(
    await read(
      'A/DET/2/det militia/NOUN/7/nsubj call/VERB/2/acl the/DET/6/det Black/PROPN/6/compound Bears/PROPN/3/xcomp left/VERB/0/root',
    ),
  ).toContain('A militia = black-bears');
});

it('other clauses and several of a kind are given no name', async () => {
  expect(
    await read(
      'A/DET/2/det militia/NOUN/7/nsubj backed/VERB/2/acl by/ADP/6/case Black/PROPN/6/compound Bears/PROPN/3/obl left/VERB/0/root',
    ),
  ).not.toContain('A militia = black-bears');
  expect(
    await read(
      'The/DET/2/det group/NOUN/7/nsubj fighting/VERB/2/acl the/DET/6/det Black/PROPN/6/compound Bears/PROPN/3/obj left/VERB/0/root',
    ),
  ).not.toContain('The group = black-bears');
});
