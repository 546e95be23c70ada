/** Who is meant by words that say it only with the article around them: groups, states, weapons, men just fallen. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../src/engine/document.ts';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors(`
roles:
  - {suffix: military, sectors: [MIL], words: [drone]}
`);
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

async function read(
  sentences: string[],
  date: string | null = '2002-02-02',
  entities: [words: string, type: EntityType][] = [],
): Promise<string[]> {
  const document = documentOf(sentences, date, []);
  document.layers.entity = entities.map(([words, type], id) => {
    const start = document.text.indexOf(words);
    return { id, start, end: start + words.length, type, actor: null };
  });
  const { doc } = await runPipeline(document, [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => `${doc.text.slice(start, end)} = ${actor.id}`);
}

describe('a group that has changed', () => {
  const text = (...years: string[]): string[] => [
    'The/DET/3/det Black/PROPN/3/compound Bears/PROPN/4/nsubj attacked/VERB/0/root',
    ...years.map((year) => `It/PRON/2/nsubj began/VERB/0/root in/ADP/4/case ${year}/NUM/2/obl`),
  ];
  const kind = async (...years: string[]): Promise<string> => {
    const { doc } = await runPipeline(documentOf(text(...years), null, []), [actors], resources);
    return doc.layers.actor[0]!.actor.sectors.join(' ');
  };
  it('is in an undated text what it was in the latest year that the text names', async () => {
    expect(await kind('1990', '1993')).toBe('REB');
    expect(await kind('1990', '1998')).toBe('PTY');
  });
  it('is what it is now where but one year is named, or years to come', async () => {
    expect(await kind('1990')).toBe('PTY');
    expect(await kind('1990', '2090')).toBe('PTY');
  });
  it('is what it was on the day that the text gives in full, unless it names a later year', async () => {
    const day = 'May/PROPN/2/obl 4/NUM/1/nummod ,/PUNCT/1/punct 1993/NUM/1/nummod';
    const on = async (...more: string[]): Promise<string> => {
      const { doc } = await runPipeline(documentOf([...text(...more), day], null, []), [actors], resources);
      return doc.layers.actor[0]!.actor.sectors.join(' ');
    };
    expect(await on()).toBe('REB');
    expect(await on('1998')).toBe('PTY');
  });
});

describe('the movement', () => {
  it('speaks through its spokesman', async () => {
    expect(
      await read([
        'The/DET/3/det Black/PROPN/3/compound Bears/PROPN/4/nsubj attacked/VERB/0/root',
        'A/DET/2/det spokesman/NOUN/6/nsubj for/ADP/5/case the/DET/5/det movement/NOUN/2/nmod spoke/VERB/0/root',
      ]),
    ).toContain('A spokesman for the movement = black-bears');
  });
});

describe('offices and the article', () => {
  it('a president of whom his fall is told still is one for a month', async () => {
    const line = 'President/PROPN/2/compound Rudolf/PROPN/4/nsubj Zenda/PROPN/2/flat fled/VERB/0/root';
    expect((await read([line.replace('Rudolf', 'Otto')], '2005-01-10'))[0]).toContain('freedonia/government');
    expect((await read([line.replace('Rudolf', 'Otto')], '2006-01-10'))[0]).not.toContain('freedonia/government');
  });
  it('a weapon is nobody’s only because of where the article is', async () => {
    const all = await read([
      'Ruritania/PROPN/2/nsubj voted/VERB/0/root',
      'Ruritanian/ADJ/2/amod police/NOUN/3/nsubj met/VERB/0/root Ruritanian/ADJ/5/amod soldiers/NOUN/3/obj',
      'A/DET/2/det drone/NOUN/3/nsubj struck/VERB/0/root',
    ]);
    expect(all.filter((line) => line.includes('drone') && line.includes('ruritania'))).toEqual([]);
  });
  it('a state’s name alone is the state whatever it was tagged', async () => {
    expect(
      await read(['They/PRON/2/nsubj accused/VERB/0/root Freedonia/PROPN/2/obj'], '2002-02-02', [['Freedonia', 'PER']]),
    ).toContain('Freedonia = freedonia');
  });
  it('one state’s body does not lend its id to another’s of that name', async () => {
    const all = await read([
      'The/DET/2/det Landtag/PROPN/5/nsubj of/ADP/4/case Freedonia/PROPN/2/nmod voted/VERB/0/root',
    ]);
    expect(all[0]).toContain('freedonia/legislature');
  });
});

describe('a band of criminals', () => {
  const NAMED = 'The/DET/3/det Night/PROPN/3/compound Foxes/PROPN/4/nsubj robbed/VERB/0/root travellers/NOUN/4/obj';
  const CARTEL = 'The/DET/2/det cartel/NOUN/3/nsubj took/VERB/0/root toll/NOUN/3/obj';
  const world = smallActors(`
groups:
  night-foxes: {name: Night Foxes, of: RUR, sectors: CRM}
roles:
  - {suffix: criminals, sectors: [CRM], anyone: true, words: [cartel, gang]}
`);
  const told = async (sentences: string[], clusters: number[][] = []): Promise<string[]> => {
    const knowledge = { ...resources.knowledge, memo: () => world } as unknown as Resources['knowledge'];
    const { doc } = await runPipeline(documentOf(sentences, '2002-02-02', clusters), [actors], {
      ...resources,
      knowledge,
    });
    return doc.layers.actor.map(({ start, end, actor }) => `${doc.text.slice(start, end)} = ${actor.id}`);
  };
  it('is the one just named, and no rebels are', async () => {
    expect(await told([NAMED, CARTEL])).toContain('The cartel = night-foxes');
    const rebels = 'The/DET/3/det Black/PROPN/3/compound Bears/PROPN/4/nsubj attacked/VERB/0/root';
    expect((await told([rebels, CARTEL])).join()).not.toContain('The cartel = black-bears');
  });
  it('has gunmen of its own', async () => {
    const its = 'Its/PRON/2/nmod:poss gunmen/NOUN/3/nsubj burned/VERB/0/root mills/NOUN/3/obj';
    // coreference took the cartel for the man just named
    const man = 'Rudolf/PROPN/3/nsubj Zenda/PROPN/1/flat spoke/VERB/0/root';
    const all = [NAMED, man, CARTEL, its];
    expect(await told(all, [[5, 9, 12]])).toEqual(
      expect.arrayContaining(['The cartel = night-foxes', 'Its gunmen = night-foxes']),
    );
  });
});
