/** Whom "both countries" and "the two sides" stand for. */
import { describe, expect, it } from 'vitest';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors(`
roles:
  - {suffix: parties, sectors: [PTY], words: [party]}
`);
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

async function read(sentences: string[]): Promise<string[]> {
  const document = documentOf(sentences);
  for (const token of document.layers.token)
    if (/^(?:sides|parties)$/.test(token.lemma)) token.lemma = token.lemma === 'sides' ? 'side' : 'party';
  const { doc } = await runPipeline(document, [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => `${doc.text.slice(start, end)} = ${actor.id}`);
}

const FOUGHT = 'Ruritania/PROPN/2/nsubj fought/VERB/0/root the/DET/5/det Black/PROPN/5/compound Bears/PROPN/2/obj';
const URGED = (noun: string, dual = 'both'): string =>
  `Freedonia/PROPN/2/nsubj urged/VERB/0/root ${dual}/DET/4/det ${noun}/NOUN/2/obj`;

describe('two who are spoken of together', () => {
  it('are the only two that contend, and nobody who calls on them', async () => {
    expect(await read([FOUGHT, URGED('sides')])).toEqual(
      expect.arrayContaining(['both = black-bears', 'sides = ruritania']),
    );
    expect(await read([FOUGHT, URGED('parties')])).toEqual(
      expect.arrayContaining(['both = black-bears', 'parties = ruritania']),
    );
  });
  it('are of a state its government and forces once', async () => {
    const army = 'Ruritanian/ADJ/2/amod soldiers/NOUN/3/nsubj fled/VERB/0/root';
    expect(await read([FOUGHT, army, URGED('sides')])).toEqual(
      expect.arrayContaining(['both = black-bears', 'sides = ruritania/military']),
    );
  });
  it('are nobody where the text tells of no two or of a body of states', async () => {
    const pact = 'Ruritania/PROPN/2/nsubj left/VERB/0/root the/DET/5/det Mountain/PROPN/5/compound Pact/PROPN/2/obj';
    const named = (list: string[]): string[] => list.filter((each) => /^(?:both|sides|parties) =/.test(each));
    expect(named(await read([pact, URGED('sides')]))).toEqual([]);
    expect(named(await read([pact, URGED('parties')]))).toEqual([]);
  });
  it('are the only two without a noun, too', async () => {
    const two = 'The/DET/2/det two/NUM/3/nsubj signed/VERB/0/root a/DET/5/det pact/NOUN/3/obj';
    expect(await read([FOUGHT, two])).toEqual(expect.arrayContaining(['The = black-bears', 'two = ruritania']));
    const days = 'The/DET/3/det two/NUM/3/nummod trains/NOUN/4/nsubj left/VERB/0/root';
    expect((await read([FOUGHT, days])).filter((each) => /^(?:The|two)/.test(each))).toEqual([]);
    const alone = 'Ruritania/PROPN/2/nsubj fought/VERB/0/root';
    expect((await read([alone, two])).filter((each) => /^(?:The|two)/.test(each))).toEqual([]);
  });
  it('are parties of the state that the phrase names', async () => {
    const parties = 'Both/DET/3/det Ruritanian/ADJ/3/amod parties/NOUN/4/nsubj agreed/VERB/0/root';
    expect((await read([parties])).join()).toContain('= ruritania/parties');
  });
});
