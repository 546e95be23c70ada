import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../src/engine/document.ts';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors(`
states:
  SAU: {name: Saudia, adj: Saudian, capital: Riad}
  TWN: {name: Formosa, adj: Formosan, capital: Taipeh}
given: {f: [Anna, Flavia], m: [Rudolf, Otto, Hugo]}
roles:
  - {suffix: civilians, sectors: [CVL], anyone: true, words: [woman, wife]}
  - {suffix: government, class: agent, sectors: [GOV], words: [ministry, director, committee, counterpart]}
  - {suffix: police, sectors: [COP], words: [officer]}
offices:
  FRE: {president: [Hugo Friday 2001..]}
`);
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

type Named = [words: string, type: EntityType];

async function read(
  sentences: string[],
  { date = '2002-02-02' as string | null, clusters = [] as number[][], entities = [] as Named[] } = {},
): Promise<string[]> {
  const document = documentOf(sentences, date, clusters);
  document.layers.entity = entities.map(([words, type], id) => {
    const start = document.text.indexOf(words);
    return { id, start, end: start + words.length, type, actor: null };
  });
  const { doc } = await runPipeline(document, [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => {
    const who = [actor.id, actor.person, actor.country].filter((part) => part !== null).join(' | ');
    return `${doc.text.slice(start, end)} = ${who}`;
  });
}

describe('pronouns agree with whom they stand for', () => {
  const sentences = ['Anna/PROPN/3/nsubj Velt/PROPN/1/flat spoke/VERB/0/root', 'He/PRON/2/nsubj left/VERB/0/root'];
  it('a man is no woman', async () => {
    expect(await read(sentences, { clusters: [[0, 3]] })).toEqual([
      'Anna Velt = ruritania/opposition | Anna Velt | RUR',
    ]);
  });
  it('she is the nearest woman where the cluster names a man', async () => {
    expect(
      await read(
        [
          'Rudolf/PROPN/3/nsubj Zenda/PROPN/1/flat met/VERB/0/root Anna/PROPN/3/obj Velt/PROPN/4/flat',
          'She/PRON/2/nsubj left/VERB/0/root',
        ],
        { clusters: [[0, 5]] },
      ),
    ).toContain('She = ruritania/opposition | Anna Velt | RUR');
  });
  it('a title tells two of one surname apart', async () => {
    const told = [
      'Otto/PROPN/3/nsubj Falk/PROPN/1/flat met/VERB/0/root Flavia/PROPN/3/obj Falk/PROPN/4/flat',
      'Mrs./PROPN/2/compound Falk/PROPN/3/nsubj left/VERB/0/root',
    ];
    const entities: Named[] = [
      ['Otto Falk', 'PER'],
      ['Flavia Falk', 'PER'],
    ];
    expect(await read(told, { entities })).toContain('Mrs. Falk = flavia-falk | Flavia Falk');
  });
  it('they are not one person, and it is none', async () => {
    for (const pronoun of ['They', 'It'])
      expect(
        await read([sentences[0]!, `${pronoun}/PRON/2/nsubj left/VERB/0/root`], { clusters: [[0, 3]] }),
      ).toHaveLength(1);
  });
  it('the country is no person, the group no state', async () => {
    expect(
      await read([sentences[0]!, 'The/DET/2/det country/NOUN/3/nsubj voted/VERB/0/root'], { clusters: [[0, 4]] }),
    ).toHaveLength(1);
    expect(
      await read(['Ruritania/PROPN/2/nsubj won/VERB/0/root', 'The/DET/2/det group/NOUN/3/nsubj left/VERB/0/root'], {
        clusters: [[0, 3]],
      }),
    ).toHaveLength(1);
  });
});

describe('an apposition', () => {
  it('gives a name not on file its country and side, and itself the person', async () => {
    expect(
      await read(
        [
          'Hugo/PROPN/8/nsubj Lang/PROPN/1/flat ,/PUNCT/6/punct a/DET/6/det Freedonian/ADJ/6/amod official/NOUN/1/appos ,/PUNCT/6/punct left/VERB/0/root',
          'Lang/PROPN/2/nsubj fled/VERB/0/root',
        ],
        { entities: [['Hugo Lang', 'PER']] },
      ),
    ).toEqual([
      'Hugo Lang = freedonia/government | Hugo Lang | FRE',
      'a Freedonian official = freedonia/government | Hugo Lang | FRE',
      'Lang = freedonia/government | Hugo Lang | FRE',
    ]);
  });
  it('says that somebody is out of office, where no date does', async () => {
    expect(
      await read(
        [
          'The/DET/4/det former/ADJ/4/amod Ruritanian/ADJ/4/amod president/NOUN/8/nsubj ,/PUNCT/6/punct Rudolf/PROPN/4/appos Zenda/PROPN/6/flat left/VERB/0/root',
        ],
        { date: null },
      ),
    ).toContain('Rudolf Zenda = rudolf-zenda | Rudolf Zenda | RUR');
  });
});

describe('names run as far as they do', () => {
  it('by the letters of their acronym, which then stand for them', async () => {
    expect(
      await read(
        [
          'The/DET/3/det Ruritanian/ADJ/3/amod Association/PROPN/9/nsubj against/ADP/5/case Tax/PROPN/3/nmod (/PUNCT/7/punct RAT/PROPN/3/appos )/PUNCT/7/punct sued/VERB/0/root',
          'RAT/PROPN/2/nsubj won/VERB/0/root',
        ],
        {
          entities: [
            ['Ruritanian Association against Tax', 'ORG'],
            ['RAT', 'ORG'],
          ],
        },
      ),
    ).toEqual(expect.arrayContaining(['RAT = ruritanian-association-against-tax | RUR']));
  });
  it('though the name only says whose somebody is', async () => {
    const lines = [
      'Two/NUM/7/nummod Black/PROPN/3/compound Bears/PROPN/7/compound (/PUNCT/5/punct BB/PROPN/3/appos )/PUNCT/5/punct rebels/NOUN/8/nsubj fled/VERB/0/root',
      'BB/PROPN/2/nsubj left/VERB/0/root',
    ];
    expect(await read(lines)).toContain('BB = black-bears | RUR');
  });
  it('and stand before it in their own language too', async () => {
    const text = (sign: string, short: string): string[] => [
      `The/DET/3/det Black/PROPN/3/compound Bears/PROPN/10/nsubj (/PUNCT/6/punct Ursos/PROPN/6/compound Negros/PROPN/3/appos ${sign}/PUNCT/8/punct ${short}/PROPN/6/appos )/PUNCT/6/punct won/VERB/0/root`,
      `${short}/PROPN/2/nsubj left/VERB/0/root`,
    ];
    expect(await read(text('-', 'UN'), { entities: [] })).toContain('UN = black-bears | RUR');
    expect(await read(text(',', 'UN'), { entities: [] })).toContain('UN = black-bears | RUR');
    expect((await read(text('-', 'PSD'), { entities: [] })).join()).not.toContain('PSD = black-bears');
  });
  it('by a short name in brackets that is written as a word, of a body and no place', async () => {
    const union = (short: string): string[] => [
      `Members/NOUN/11/nsubj of/ADP/5/case the/DET/5/det Zorro/PROPN/5/compound Union/PROPN/1/nmod of/ADP/7/case Millers/PROPN/5/nmod (/PUNCT/9/punct ${short}/PROPN/5/appos )/PUNCT/9/punct left/VERB/0/root`,
      `${short}/PROPN/2/nsubj won/VERB/0/root`,
    ];
    const entities: [string, 'ORG'][] = [['Unimil', 'ORG']];
    expect(await read(union('Unimil'), { entities })).toContain('Unimil = zorro-union-of-millers');
    expect(await read(union('Freedonia'))).toContain('Freedonia = freedonia | FRE');
  });
  it('and a company with a state in its name is not the state', async () => {
    expect(
      await read(['Zorro/PROPN/2/compound Ruritania/PROPN/3/nsubj sued/VERB/0/root'], {
        entities: [['Zorro Ruritania', 'ORG']],
      }),
    ).toEqual(['Zorro Ruritania = zorro-ruritania | RUR']);
  });
  it('two names in one phrase are two', async () => {
    expect(
      await read([
        'President/PROPN/5/compound Zenda/PROPN/5/compound and/CCONJ/5/cc the/DET/5/det Landtag/PROPN/6/nsubj met/VERB/0/root',
      ]),
    ).toHaveLength(2);
  });
});

describe('what lies in a name is name', () => {
  it('and no party or country', async () => {
    expect(
      await read(['Hentzau/PROPN/3/nsubj Marsh/PROPN/1/flat spoke/VERB/0/root'], {
        entities: [['Hentzau Marsh', 'PER']],
      }),
    ).toEqual(['Hentzau Marsh = hentzau-marsh | Hentzau Marsh']);
  });
  it('an acronym that stands for no body is nobody elsewhere', async () => {
    const sentences = [
      'The/DET/3/det Mountain/PROPN/3/compound Party/PROPN/7/nsubj (/PUNCT/5/punct MP/PROPN/3/appos )/PUNCT/5/punct began/VERB/0/root',
      'MP/PROPN/2/nsubj ended/VERB/0/root',
    ];
    const ids = await read(sentences, { entities: [['Mountain Party', 'EVENT']] });
    expect(ids.filter((line) => line.includes('mountain-pact'))).toEqual([]);
  });
  it('the first of two surnames is whoever the text introduces with both', async () => {
    const lines = (short: string): string[] => [
      'Foreign/ADJ/2/amod Minister/PROPN/8/nsubj Hugo/PROPN/2/flat Lang/PROPN/3/flat Rey/PROPN/3/flat of/ADP/7/case Freedonia/PROPN/2/nmod spoke/VERB/0/root',
      `${short}/PROPN/2/nsubj left/VERB/0/root`,
    ];
    const entities = (short: string): [string, 'PER'][] => [
      ['Hugo Lang Rey', 'PER'],
      [short, 'PER'],
    ];
    expect(await read(lines('Lang'), { entities: entities('Lang') })).toContain(
      'Lang = freedonia/government | Hugo Lang Rey | FRE',
    );
    expect((await read(lines('Lange'), { entities: entities('Lange') })).join()).not.toContain('Lange = freedonia');
  });
  it('a first name is whoever the text introduces in full, even later', async () => {
    expect(
      await read(
        [
          'Hugo/PROPN/2/nsubj left/VERB/0/root',
          'Foreign/ADJ/2/amod Minister/PROPN/7/nsubj Hugo/PROPN/2/flat Lang/PROPN/2/flat of/ADP/6/case Freedonia/PROPN/2/nmod spoke/VERB/0/root',
        ],
        {
          entities: [
            ['Hugo', 'PER'],
            ['Hugo Lang', 'PER'],
          ],
        },
      ),
    ).toContain('Hugo = freedonia/government | Hugo Lang | FRE');
  });
});

describe('whoever is somebody else’s', () => {
  it('is not given to the article’s country', async () => {
    const sentences = [
      'Ruritania/PROPN/2/nsubj voted/VERB/0/root',
      'Ruritanian/ADJ/2/amod police/NOUN/3/nsubj met/VERB/0/root Ruritanian/ADJ/5/amod soldiers/NOUN/3/obj',
    ];
    const last = async (line: string): Promise<string> => (await read([...sentences, line])).at(-1)!;
    expect(await last('The/DET/2/det ministry/NOUN/3/nsubj spoke/VERB/0/root')).toContain('ruritania/government');
    expect(await last('The/DET/2/det director/NOUN/3/nsubj spoke/VERB/0/root')).not.toContain('ruritania');
    expect(
      await last('The/DET/2/det director/NOUN/6/nsubj of/ADP/5/case the/DET/5/det zoo/NOUN/2/nmod spoke/VERB/0/root'),
    ).not.toContain('ruritania');
    expect(await last('A/DET/3/det sports/NOUN/3/compound officer/NOUN/4/nsubj spoke/VERB/0/root')).not.toContain(
      'police',
    );
  });
  it('is of another country than its fellow', async () => {
    const sentences = [
      'Ruritania/PROPN/2/nsubj voted/VERB/0/root',
      'The/DET/3/det Ruritanian/ADJ/3/amod ministry/NOUN/4/nsubj called/VERB/0/root its/PRON/6/nmod:poss counterpart/NOUN/4/obj',
    ];
    const found = await read(sentences, { clusters: [[4, 6]] });
    expect(found.find((line) => line.includes('counterpart'))).not.toContain('ruritania');
  });
  it('keeps the country of the body last named in full', async () => {
    expect(
      (
        await read([
          'The/DET/3/det Freedonian/ADJ/3/amod ministry/NOUN/4/nsubj spoke/VERB/0/root',
          'The/DET/2/det ministry/NOUN/3/nsubj denied/VERB/0/root it/PRON/3/obj in/ADP/6/case Ruritania/PROPN/3/obl',
        ])
      ).at(-1),
    ).toContain('freedonia/government');
  });
});

describe('“whose”', () => {
  const clause = (first: string): string =>
    `${first}/PROPN/7/nsubj ,/PUNCT/5/punct whose/PRON/4/nmod:poss army/NOUN/5/nsubj fled/VERB/1/acl:relcl ,/PUNCT/5/punct yielded/VERB/0/root`;
  it('is of the noun before its clause, of two coordinated clauses too', async () => {
    expect(await read([clause('Freedonia')])).toContain('whose army = freedonia/military | FRE');
    expect(
      await read([
        'Freedonia/PROPN/8/nsubj whose/PRON/3/nmod:poss flag/NOUN/4/nsubj fell/VERB/1/acl:relcl and/CCONJ/7/cc whose/PRON/7/nmod:poss army/NOUN/4/conj yielded/VERB/0/root',
      ]),
    ).toContain('whose army = freedonia/military | FRE');
  });
  it('is nobody’s where the noun names nobody on file', async () => {
    const stranger =
      'the/DET/2/det village/NOUN/7/nsubj ,/PUNCT/6/punct whose/PRON/5/nmod:poss army/NOUN/6/nsubj fled/VERB/2/acl:relcl fell/VERB/0/root';
    expect((await read([stranger])).some((line) => line.startsWith('whose army = freedonia'))).toBe(false);
  });
});

describe('those without a name', () => {
  const state = 'Ruritania/PROPN/2/nsubj waited/VERB/0/root';
  const villagers = 'Villagers/NOUN/2/nsubj fled/VERB/0/root';
  it('have pronouns of their own, once it is known whose people they are', async () => {
    const back = 'They/PRON/2/nsubj returned/VERB/0/root';
    expect(await read([state, state, state, villagers, back], { clusters: [[6, 8]] })).toContain(
      'They = ruritania/civilians | RUR',
    );
  });
  it('fighters are the group of their cluster, whatever it is now; a government is not', async () => {
    const bears = 'The/DET/3/det Black/PROPN/3/compound Bears/PROPN/4/nsubj attacked/VERB/0/root';
    const back = 'The/DET/2/det rebels/NOUN/3/nsubj fled/VERB/0/root';
    expect(await read([bears, back], { clusters: [[2, 5]] })).toContain('The rebels = black-bears | RUR');
    expect(await read([bears, back.replace('rebels', 'government')], { clusters: [[2, 5]] })).not.toContain(
      'The government = black-bears | RUR',
    );
  });
  it('an army that coreference takes for one spoken of before is of its country', async () => {
    const army = 'The/DET/3/det Freedonian/ADJ/3/amod army/NOUN/4/nsubj fled/VERB/0/root';
    const wait = 'Nothing/PRON/2/nsubj happened/VERB/0/root in/ADP/4/case Ruritania/PROPN/2/obl';
    const back = 'The/DET/2/det army/NOUN/3/nsubj returned/VERB/0/root through/ADP/5/case Ruritania/PROPN/3/obl';
    const sentences = [army, wait, wait, wait, wait, wait, back];
    expect(await read(sentences, { clusters: [[2, 25]] })).toContain('The army = freedonia/military | FRE');
  });
});

describe('his country', () => {
  it('is the state of whoever he is', async () => {
    const anna = 'Anna/PROPN/3/nsubj Velt/PROPN/1/flat spoke/VERB/0/root';
    const her = 'Freedonia/PROPN/2/nsubj left/VERB/0/root her/PRON/4/nmod:poss country/NOUN/2/obj';
    expect(await read([anna, her], { clusters: [[0, 5]] })).toContain('her country = ruritania | RUR');
    const clusters = [[3, 6]];
    expect((await read([anna, her], { clusters })).some((line) => line.startsWith('her country = freedonia'))).toBe(
      false,
    );
  });
  it('is a homeland too, and no state, which may be part of one', async () => {
    const anna = 'Anna/PROPN/3/nsubj Velt/PROPN/1/flat spoke/VERB/0/root';
    const left = (noun: string): string =>
      `Freedonia/PROPN/2/nsubj left/VERB/0/root her/PRON/4/nmod:poss ${noun}/NOUN/2/obj`;
    const clusters = [[0, 5]];
    expect(await read([anna, left('homeland')], { clusters })).toContain('her homeland = ruritania | RUR');
    expect((await read([anna, left('state')], { clusters })).join()).not.toContain('her state');
  });
});

describe('the country, where coreference is silent', () => {
  const state = 'Ruritania/PROPN/2/nsubj waited/VERB/0/root';
  const later = (noun: string): string => `Rain/NOUN/2/nsubj hit/VERB/0/root the/DET/4/det ${noun}/NOUN/2/obj`;
  it('is the one spoken of, and so is the kingdom', async () => {
    expect(await read([state, later('country')])).toContain('the country = ruritania | RUR');
    expect(await read([state, later('kingdom')])).toContain('the kingdom = ruritania | RUR');
  });
  it('is of the kind that the noun says, where the text tells of one', async () => {
    const saudis = 'Saudia/PROPN/2/nsubj waited/VERB/0/root';
    const both = [saudis, state, 'Ruritanian/ADJ/2/amod soldiers/NOUN/3/nsubj left/VERB/0/root'];
    expect(await read([...both, later('kingdom')])).toContain('the kingdom = saudia | SAU');
    expect((await read([...both, later('country')])).join()).not.toContain('the country = saudia');
    const formosa = 'Formosa/PROPN/2/nsubj waited/VERB/0/root';
    expect(await read([formosa, ...both, later('island')])).toContain('the island = formosa | TWN');
    expect((await read([state, later('island')])).join()).not.toContain('the island');
  });
  it('is not the state', async () => {
    expect(await read([state, later('state')])).toHaveLength(1);
  });
});

describe('a day', () => {
  it('is nobody who happens to be called so', async () => {
    const day = 'They/PRON/2/nsubj met/VERB/0/root on/ADP/4/case Friday/PROPN/2/obl';
    expect(await read([day])).toEqual([]);
    const minister = 'President/PROPN/2/compound Friday/PROPN/3/nsubj spoke/VERB/0/root';
    expect(await read([minister])).toEqual(['President Friday = freedonia/government | Hugo Friday | FRE']);
  });
});
