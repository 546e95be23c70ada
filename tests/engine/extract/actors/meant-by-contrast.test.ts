/** Whom a text means by "the North" of a divided land, and by a title after the name of who holds it. */
import { describe, expect, it } from 'vitest';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors(`
states:
  NGR: {name: North Gondor, adj: North Gondorian, capital: Arnor}
  SGR: {name: South Gondor, adj: South Gondorian, capital: Pelargir}
groups:
  green-league: {name: Green League, of: RUR, sectors: PTY}
titles:
  - {office: foreign-minister, sectors: [GOV], words: [foreign minister]}
`);
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

async function read(sentences: string[], date: string | null = '2002-02-02'): Promise<string[]> {
  const { doc } = await runPipeline(documentOf(sentences, date), [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => `${doc.text.slice(start, end)} = ${actor.id}`);
}

const half = (word: string, after = ''): string =>
  `The/DET/2/det ${word}/PROPN/3/nsubj rejected/VERB/0/root it/PRON/3/obj${after}`;

describe('the halves of a divided land', () => {
  const named = 'North/PROPN/2/compound Gondor/PROPN/3/nsubj fired/VERB/0/root';
  it('go by their point of the compass once one of them is named', async () => {
    expect(await read([named, half('North')])).toContain('The North = north-gondor');
    expect(await read([named, half('South')])).toContain('The South = south-gondor');
  });
  it('stand for nothing where neither is named, nor as part of a name', async () => {
    expect(await read(['Ruritania/PROPN/2/nsubj fired/VERB/0/root', half('North')])).not.toContain(
      'North = north-gondor',
    );
    const sea = 'The/DET/3/det North/PROPN/3/compound Sea/PROPN/4/nsubj froze/VERB/0/root';
    expect((await read([named, sea])).join()).not.toMatch(/Sea = north-gondor|North = north-gondor/);
  });
});

describe('the last word of a body', () => {
  const pact = 'The/DET/3/det Mountain/PROPN/3/compound Pact/PROPN/4/nsubj met/VERB/0/root';
  const league = 'The/DET/3/det Green/PROPN/3/compound League/PROPN/4/nsubj met/VERB/0/root';
  const alone = 'The/DET/2/det League/PROPN/3/nsubj waited/VERB/0/root';
  it('stands for the body that was named', async () => {
    expect(await read([league, alone])).toContain('The League = green-league');
  });
  it('stands for no body of another name', async () => {
    expect((await read([pact, alone])).join()).not.toContain('The League = mountain-pact');
  });
});

describe('a title after a name alone', () => {
  const minister = 'The/DET/3/det foreign/ADJ/3/amod minister/NOUN/4/nsubj refused/VERB/0/root';
  const flavia = 'Flavia/PROPN/3/nsubj Elphberg/PROPN/1/flat left/VERB/0/root';
  it('is who was just named and holds the office', async () => {
    expect(await read([flavia, minister])).toContain('The foreign minister = ruritania/government');
  });
  it('is not who has left the office, nor who was named long before', async () => {
    expect(await read([flavia, minister], '2010-02-02')).not.toContain('The foreign minister = ruritania/government');
    const rain = 'It/PRON/2/nsubj rained/VERB/0/root';
    const otto = 'Otto/PROPN/3/nsubj Zenda/PROPN/1/flat slept/VERB/0/root';
    expect(await read([otto, rain, rain, minister])).not.toContain('The foreign minister = freedonia/government');
  });
});
