import { describe, expect, it } from 'vitest';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { entityActors } from '../../../../src/engine/extract/actors/entity-actors.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors();
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

async function read(...args: Parameters<typeof documentOf>): Promise<string[]> {
  const { doc } = await runPipeline(documentOf(...args), [actors], resources);
  return doc.layers.actor.map(
    (mention) =>
      `${doc.text.slice(mention.start, mention.end)} = ${mention.actor.person ?? mention.actor.id ?? mention.actor.sectors.join(' ')} (${mention.basis})`,
  );
}

describe('actors stage', () => {
  it('reads noun phrases without what follows as a clause', async () => {
    expect(
      await read([
        'Ruritanian/ADJ/2/amod soldiers/NOUN/6/nsubj who/PRON/4/nsubj fled/VERB/2/acl:relcl ,/PUNCT/2/punct attacked/VERB/0/root villagers/NOUN/6/obj',
      ]),
    ).toEqual(['Ruritanian soldiers = ruritania/military (composed)', 'villagers = CVL (composed)']);
  });

  it('makes a mention of each owner of a shared head', async () => {
    expect(
      await read([
        'Ruritanian/ADJ/4/amod and/CCONJ/3/cc Freedonian/ADJ/1/conj forces/NOUN/5/nsubj advanced/VERB/0/root',
      ]),
    ).toEqual(['Ruritanian = ruritania/military (composed)', 'Freedonian forces = freedonia/military (composed)']);
  });

  it('gives each owner of a shared head what stands before it', async () => {
    const line = (noun: string): string =>
      `Ruritanian/ADJ/5/amod and/CCONJ/3/cc Freedonian/ADJ/1/conj rebel/NOUN/5/compound ${noun}/NOUN/6/nsubj advanced/VERB/0/root`;
    expect(await read([line('officials')])).toEqual([
      'Ruritanian = ruritania/rebels (composed)',
      'Freedonian rebel officials = freedonia/rebels (composed)',
    ]);
    expect(await read([line('force')])).toContain('Ruritanian = ruritania/military (composed)');
  });

  it('reads the name around a nickname whole', async () => {
    const line =
      'The/DET/2/det official/NOUN/8/nsubj Hugo/PROPN/2/appos "/PUNCT/5/punct Ox/PROPN/3/flat "/PUNCT/5/punct Lang/PROPN/5/flat spoke/VERB/0/root';
    expect((await read([line])).join()).toContain('Hugo Lang');
  });

  it('joins title and name however they are attached', async () => {
    for (const attached of [
      'Ruritanian/ADJ/2/amod President/PROPN/5/nsubj Rudolf/PROPN/2/flat Zenda/PROPN/2/flat spoke/VERB/0/root',
      'Ruritanian/ADJ/2/amod President/PROPN/4/compound Rudolf/PROPN/4/compound Zenda/PROPN/5/nsubj spoke/VERB/0/root',
      'Ruritanian/ADJ/2/amod President/PROPN/5/nsubj Rudolf/PROPN/2/appos Zenda/PROPN/3/flat spoke/VERB/0/root',
    ])
      expect(await read([attached])).toEqual(['Ruritanian President Rudolf Zenda = Rudolf Zenda (title)']);
  });

  it('takes a place for a place and a capital that acts for its state', async () => {
    expect(await read(['They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Ruritania/PROPN/2/obl'])).toEqual([]);
    expect(await read(['Strelsau/PROPN/2/nsubj protested/VERB/0/root'])).toEqual(['Strelsau = ruritania (metonym)']);
    expect(await read(['They/PRON/2/nsubj bomb/VERB/0/root Strelsau/PROPN/2/obj'])).toEqual([]);
  });

  it('knows an introduced stranger by his surname', async () => {
    expect(
      await read([
        'Foreign/ADJ/2/amod Minister/PROPN/7/nsubj Hugo/PROPN/2/flat Lang/PROPN/2/flat of/ADP/6/case Freedonia/PROPN/2/nmod spoke/VERB/0/root',
        'Lang/PROPN/2/nsubj left/VERB/0/root',
      ]),
    ).toContain('Lang = Hugo Lang (coreference)');
  });

  it('follows pronouns and vague nouns through their cluster', async () => {
    expect(
      await read(
        [
          'The/DET/3/det Black/PROPN/3/compound Bears/PROPN/4/nsubj attacked/VERB/0/root',
          'They/PRON/2/nsubj fled/VERB/0/root',
          'The/DET/2/det group/NOUN/3/nsubj denied/VERB/0/root it/PRON/3/obj',
        ],
        '1992-01-01',
        [[2, 4, 7]],
      ),
    ).toEqual([
      'The Black Bears = black-bears (name)',
      'They = black-bears (coreference)',
      'group = black-bears (coreference)',
    ]);
  });

  it('knows him by his surname with an honorific too', async () => {
    expect(
      await read([
        'President/PROPN/4/nsubj Konrad/PROPN/1/flat Moss/PROPN/1/flat won/VERB/0/root',
        'Mr./PROPN/3/nsubj Moss/PROPN/1/flat resigned/VERB/0/root',
      ]),
    ).toEqual(['President Konrad Moss = Konrad Moss (unknown)', 'Mr. Moss = Konrad Moss (coreference)']);
  });

  it('takes no object pronoun for the subject of its clause', async () => {
    expect(
      await read(
        ['Velt/PROPN/2/nsubj dismissed/VERB/0/root her/PRON/2/obj', 'She/PRON/2/nsubj left/VERB/0/root'],
        '1995-05-05',
        [[0, 2, 3]],
      ),
    ).toEqual(['Velt = Anna Velt (name)', 'She = Anna Velt (coreference)']);
    expect(await read(['He/PRON/2/nsubj dismissed/VERB/0/root Velt/PROPN/2/obj'], '1995-05-05', [[0, 2]])).toEqual([
      'Velt = Anna Velt (name)',
    ]);
  });

  it('takes the first person for the speaker of its quotation, and for nobody outside one', async () => {
    expect(
      await read([
        '“/PUNCT/3/punct We/PRON/3/nsubj won/VERB/6/ccomp ”/PUNCT/3/punct soldiers/NOUN/6/nsubj say/VERB/0/root in/ADP/8/case Ruritania/PROPN/6/obl',
      ]),
    ).toEqual(['We = ruritania/military (coreference)', 'soldiers = ruritania/military (composed)']);
    expect(
      await read(['Ruritania/PROPN/2/nsubj won/VERB/0/root', 'We/PRON/2/nsubj lost/VERB/0/root'], '2002-02-02', [
        [0, 2],
      ]),
    ).toEqual(['Ruritania = ruritania (name)']);
  });

  it('makes no name of a pronoun the tagger takes for one', async () => {
    expect(await read(['They/PROPN/2/nsubj lost/VERB/0/root'])).toEqual([]);
  });

  it('gives the army of a sentence that lies in one state to that state, and says nothing without ground', async () => {
    expect(await read(['Soldiers/NOUN/2/nsubj fired/VERB/0/root in/ADP/4/case Ruritania/PROPN/2/obl'])).toEqual([
      'Soldiers = ruritania/military (composed)',
    ]);
    expect(await read(['Soldiers/NOUN/2/nsubj fired/VERB/0/root'])).toEqual(['Soldiers = MIL (composed)']);
    expect(
      await read([
        'Soldiers/NOUN/2/nsubj fired/VERB/0/root in/ADP/4/case Ruritania/PROPN/2/obl and/CCONJ/7/cc in/ADP/7/case Freedonia/PROPN/4/conj',
      ]),
    ).toContain('Soldiers = MIL (composed)');
  });

  it('notes names that fit several, and names that are on no file', async () => {
    const { doc } = await runPipeline(documentOf(['Zenda/PROPN/2/nsubj spoke/VERB/0/root']), [actors], resources);
    expect(doc.layers.actor[0]).toMatchObject({ ambiguous: true, actor: { id: null, person: 'Zenda' } });
    expect(doc.notes.map((note) => note.code)).toEqual(['actors.ambiguous']);
  });

  it('resolves no office without a date', async () => {
    expect(await read(['The/DET/3/det Ruritanian/ADJ/3/amod president/NOUN/4/nsubj spoke/VERB/0/root'], null)).toEqual([
      'The Ruritanian president = ruritania/government (composed)',
    ]);
  });

  it('tells the entity layer whose name it was', async () => {
    const doc = documentOf(['Rudolf/PROPN/3/nsubj Zenda/PROPN/1/flat met/VERB/0/root Nobody/PROPN/3/obj']);
    doc.layers.entity = [
      { id: 0, start: 0, end: 12, type: 'PER', actor: null },
      { id: 1, start: 17, end: 23, type: 'MISC', actor: null },
    ];
    await runPipeline(doc, [actors, entityActors], resources);
    expect(doc.layers.entity.map((entity) => entity.actor)).toEqual(['ruritania/government', null]);
  });

  it('gives spans in range, heads in the phrase, and the same twice', async () => {
    const line =
      'Ruritanian/ADJ/4/amod and/CCONJ/3/cc Freedonian/ADJ/1/conj forces/NOUN/5/nsubj advanced/VERB/0/root on/ADP/7/case gunmen/NOUN/5/obl';
    const [one, two] = await Promise.all(
      [1, 2].map(async () => (await runPipeline(documentOf([line]), [actors], resources)).doc),
    );
    expect(one!.layers.actor).toEqual(two!.layers.actor);
    for (const mention of one!.layers.actor) {
      expect(mention.start).toBeLessThan(mention.end);
      const head = one!.layers.token[mention.head]!;
      expect(head.start >= mention.start && head.end <= mention.end).toBe(true);
    }
  });
});
