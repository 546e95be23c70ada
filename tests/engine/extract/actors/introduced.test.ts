/** Whom descriptions and pronouns lead back to by what the text has said of people. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../src/engine/document.ts';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors(`
given: {f: [Anna, Flavia], m: [Rudolf, Otto, Hugo, Emil]}
people:
  RUR: {LEG: [Flavia Elphberg 1990..1995], PTY: [Flavia Elphberg 1994..1995, Karl Rasse 1994..1996], BUS: [Karl Rasse 2001..]}
roles:
  - {suffix: civilians, sectors: [CVL], anyone: true, words: [son, woman, man]}
  - {suffix: government, class: agent, sectors: [GOV], words: [governor]}
  - {suffix: business, class: agent, sectors: [BUS], words: [banker, company]}
  - {suffix: government, class: agent, sectors: [GOV], words: [envoy, ambassador, official]}
  - {suffix: police, class: agent, sectors: [COP], words: [officer, constable]}
`);
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

async function code(
  sentences: string[],
  clusters: number[][] = [],
  names: string[] = [],
  date: string | null = '2002-02-02',
  type: EntityType = 'PER',
): Promise<[words: string, id: string | null, person: string | null][]> {
  const document = documentOf(sentences, date, clusters);
  document.layers.entity = names.map((words, id) => {
    const start = document.text.indexOf(words);
    return { id, start, end: start + words.length, type, actor: null };
  });
  const { doc } = await runPipeline(document, [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => [doc.text.slice(start, end), actor.id, actor.person]);
}

async function read(
  sentences: string[],
  clusters: number[][] = [],
  names: string[] = [],
  type: EntityType = 'PER',
): Promise<string[]> {
  return (await code(sentences, clusters, names, '2002-02-02', type)).map(
    ([words, id, person]) => `${words} = ${person ?? id}`,
  );
}

const LANG = 'Hugo/PROPN/6/nsubj Lang/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det banker/NOUN/1/appos left/VERB/0/root';
const RIED = 'Emil/PROPN/6/nsubj Ried/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det banker/NOUN/1/appos slept/VERB/0/root';
const BANKER = 'The/DET/2/det banker/NOUN/3/nsubj paid/VERB/0/root';
const WAIT = 'They/PRON/2/nsubj waited/VERB/0/root';

describe('a description', () => {
  it('is the only one introduced so, whatever its cluster says', async () => {
    const met =
      'Otto/PROPN/6/nsubj Moss/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det banker/NOUN/1/appos met/VERB/0/root Anna/PROPN/6/obj Velt/PROPN/7/flat';
    const left = 'The/DET/2/det banker/NOUN/3/nsubj left/VERB/0/root';
    expect(await read([met, left], [[6, 9]], ['Otto Moss'])).toContain('The banker = Otto Moss');
  });
  it('is whoever the text has introduced by its noun', async () => {
    expect(await read([LANG, WAIT, WAIT, WAIT, BANKER], [], ['Hugo Lang'])).toContain('The banker = Hugo Lang');
    const before = await read([BANKER, WAIT, WAIT, WAIT, LANG], [], ['Hugo Lang']);
    expect(before).not.toContain('The banker = Hugo Lang');
  });
  it('is of two the one named near it, and nobody where both are', async () => {
    const names = ['Hugo Lang', 'Emil Ried'];
    expect(await read([LANG, WAIT, WAIT, RIED, BANKER], [], names)).toContain('The banker = Emil Ried');
    expect((await read([LANG, RIED, BANKER], [], names)).filter((each) => /banker = \w+ \w+$/.test(each))).toHaveLength(
      2,
    );
  });
  it('of a place is whoever is introduced as of that place', async () => {
    const sentences = [
      'Hentzau/PROPN/2/compound governor/NOUN/5/nsubj Hugo/PROPN/2/appos Lang/PROPN/3/flat left/VERB/0/root',
      'Strelsau/PROPN/2/compound governor/NOUN/5/nsubj Emil/PROPN/2/appos Ried/PROPN/3/flat stayed/VERB/0/root',
      'The/DET/3/det Hentzau/PROPN/3/compound governor/NOUN/4/nsubj paid/VERB/0/root',
    ];
    expect(await read(sentences, [], ['Hugo Lang', 'Emil Ried'])).toContain('The Hentzau governor = Hugo Lang');
  });
  it('lends its person to the pronouns of its cluster', async () => {
    const he = 'He/PRON/2/nsubj slept/VERB/0/root';
    expect(await read([LANG, WAIT, WAIT, WAIT, BANKER, he], [[13, 15]], ['Hugo Lang'])).toContain('He = Hugo Lang');
  });
});

describe('a description by another word', () => {
  it('is whoever is introduced by one of its kind and place', async () => {
    const envoy =
      'Hentzau/PROPN/2/compound ambassador/NOUN/5/nsubj Hugo/PROPN/2/appos Lang/PROPN/3/flat left/VERB/0/root';
    const back = 'The/DET/3/det Hentzau/PROPN/3/compound envoy/NOUN/4/nsubj paid/VERB/0/root';
    expect(await read([envoy, back], [], ['Hugo Lang'])).toContain('The Hentzau envoy = Hugo Lang');
    expect(await read([envoy, back.replace('Hentzau', 'Strelsau')], [], ['Hugo Lang'])).not.toContain(
      'The Strelsau envoy = Hugo Lang',
    );
  });
  it('of one body is the name that its cluster has', async () => {
    const name = 'Blau/PROPN/3/nsubj Stern/PROPN/1/flat grew/VERB/0/root';
    const company = 'The/DET/2/det company/NOUN/3/nsubj paid/VERB/0/root';
    expect(await read([name, company], [[0, 4]], ['Blau Stern'], 'ORG')).toContain('The company = blau-stern');
  });
  it('a body’s name does not begin with whose it is', async () => {
    const owned =
      'Lang/PROPN/3/nmod:poss ’s/PART/1/case company/NOUN/6/nsubj Blau/PROPN/3/appos Stern/PROPN/4/flat grew/VERB/0/root';
    const lang = 'Lang/PROPN/2/nsubj left/VERB/0/root';
    expect(await read([owned, lang])).not.toContain('Lang = blau-stern');
  });
});

describe('a title leads back', () => {
  const named = 'President/PROPN/2/compound Otto/PROPN/4/nsubj Zenda/PROPN/2/flat fled/VERB/0/root';
  const bare = 'the/DET/2/det president/NOUN/3/nsubj left/VERB/0/root';
  it('and never far forward', async () => {
    expect(await read([named, WAIT, WAIT, WAIT, bare])).toContain('the president = Otto Zenda');
    expect(await read([bare, WAIT, named])).toContain('the president = Otto Zenda');
    expect(await read([bare, WAIT, WAIT, WAIT, named])).not.toContain('the president = Otto Zenda');
  });
  it('from beside a name too, in capitals too', async () => {
    const beside =
      'Otto/PROPN/6/nsubj Zenda/PROPN/1/flat ,/PUNCT/5/punct the/DET/5/det president/NOUN/1/appos fled/VERB/0/root';
    const capital = 'The/DET/2/det President/PROPN/3/nsubj left/VERB/0/root';
    expect(await read([beside, WAIT, WAIT, WAIT, bare])).toContain('the president = Otto Zenda');
    expect(await read([beside, WAIT, WAIT, WAIT, capital])).toContain('The President = Otto Zenda');
    const two = beside
      .replace('president/NOUN/1/appos', 'foreign/ADJ/6/amod minister/NOUN/1/appos')
      .replaceAll('/6/nsubj', '/7/nsubj')
      .replace('the/DET/5', 'the/DET/6');
    const its = 'the/DET/3/det Foreign/ADJ/3/amod Minister/PROPN/4/nsubj left/VERB/0/root';
    expect(await read([two, WAIT, WAIT, WAIT, its])).toContain('the Foreign Minister = Otto Zenda');
    const former = 'the/DET/3/det former/ADJ/3/amod president/NOUN/4/nsubj left/VERB/0/root';
    expect(await read([beside, WAIT, WAIT, WAIT, former])).not.toContain('the former president = Otto Zenda');
  });
});

describe('pronouns', () => {
  const zenda = 'Rudolf/PROPN/3/nsubj Zenda/PROPN/1/flat spoke/VERB/0/root';
  it('in a quotation of whole sentences are not who speaks', async () => {
    const quote =
      '“/PUNCT/3/punct He/PRON/3/nsubj lied/VERB/6/ccomp ,/PUNCT/3/punct ”/PUNCT/3/punct say/VERB/0/root Zenda/PROPN/6/nsubj';
    expect(await read([zenda, quote], [[0, 4]])).not.toContain('He = Rudolf Zenda');
    expect(await read([zenda, quote.replace('He', 'I')])).toContain('I = Rudolf Zenda');
  });
  it('told by somebody are who tells, where nothing else names them', async () => {
    const police = 'Ruritanian/ADJ/2/amod police/NOUN/3/nsubj say/VERB/0/root they/PRON/5/nsubj fired/VERB/3/ccomp';
    expect(await read([police])).toContain('they = ruritania/police');
  });
  it('of a cluster of two people are the one named last', async () => {
    const lang = 'Hugo/PROPN/3/nsubj Lang/PROPN/1/flat spoke/VERB/0/root';
    const he = 'He/PRON/2/nsubj left/VERB/0/root';
    expect(await read([lang, zenda, he], [[0, 3, 6]], ['Hugo Lang'])).toContain('He = Rudolf Zenda');
    expect(await read([zenda, lang, he], [[0, 3, 6]], ['Hugo Lang'])).toContain('He = Hugo Lang');
  });
});

describe('kin', () => {
  it('is whoever was just named, and nobody long after', async () => {
    const lang = 'Hugo/PROPN/3/nsubj Lang/PROPN/1/flat spoke/VERB/0/root';
    const son = 'Her/PRON/2/nmod:poss son/NOUN/3/nsubj left/VERB/0/root';
    expect(await read([lang, son], [[0, 4]], ['Hugo Lang'])).toContain('Her son = Hugo Lang');
    const late = await read([lang, WAIT, WAIT, WAIT, son], [[0, 10]], ['Hugo Lang']);
    expect(late).not.toContain('Her son = Hugo Lang');
  });
});

describe('officials', () => {
  const met = 'Ruritanian/ADJ/2/amod constables/NOUN/3/nsubj met/VERB/0/root';
  const asked = 'The/DET/2/det officials/NOUN/3/nsubj asked/VERB/0/root Moravia/PROPN/3/obj';
  const idsOf = async (sentences: string[]): Promise<(string | null)[]> =>
    (await code(sentences, [], [], null)).map(([, id]) => id);
  it('are the officers just spoken of', async () => {
    expect((await idsOf([met, asked]))[1]).toBe('ruritania/police');
  });
  it('but not one for several, nor any with words of their own', async () => {
    const one = met.replace('constables', 'constable');
    expect((await idsOf([one, asked]))[1]).not.toBe('ruritania/police');
    const own = 'The/DET/3/det senior/ADJ/3/amod officials/NOUN/4/nsubj asked/VERB/0/root';
    expect((await idsOf([met, own]))[1]).not.toBe('ruritania/police');
  });
});

describe('a text without a date', () => {
  const later = 'Elphberg/PROPN/2/nsubj left/VERB/0/root';
  const idsOf = async (sentences: string[], date: string | null): Promise<(string | null)[]> =>
    (await code(sentences, [], [], date)).filter(([, , person]) => person !== null).map(([, id]) => id);
  it('speaks of people in the offices that it names', async () => {
    const lawmaker =
      'Ruritanian/ADJ/2/amod lawmaker/NOUN/3/nmod:desc Flavia/PROPN/5/nsubj Elphberg/PROPN/3/flat spoke/VERB/0/root';
    expect(await idsOf([lawmaker, later], null)).toEqual(['ruritania/legislature', 'ruritania/legislature']);
    const running =
      'Flavia/PROPN/6/nsubj Elphberg/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det candidate/NOUN/1/appos spoke/VERB/0/root';
    expect(await idsOf([running, later], null)).toEqual(['ruritania/parties', 'ruritania/parties']);
  });
  it('and of everybody else at the time when the titled held their offices', async () => {
    const titled = 'President/PROPN/3/nmod:desc Anna/PROPN/4/nsubj Velt/PROPN/2/flat spoke/VERB/0/root';
    const other = 'Karl/PROPN/3/nsubj Rasse/PROPN/1/flat left/VERB/0/root';
    expect(await idsOf([titled, other], null)).toEqual(['ruritania/government', 'ruritania/parties']);
    const now = titled.replace('Anna', 'Rudolf').replace('Velt', 'Zenda');
    expect(await idsOf([now, other], null)).toEqual(['ruritania/government', 'ruritania/business']);
  });
  it('and else in the latest; the date knows better', async () => {
    const plain = 'Flavia/PROPN/3/nsubj Elphberg/PROPN/1/flat spoke/VERB/0/root';
    expect(await idsOf([plain], null)).toEqual(['ruritania/government']);
    const lawmaker = 'lawmaker/NOUN/2/nmod:desc Flavia/PROPN/4/nsubj Elphberg/PROPN/2/flat spoke/VERB/0/root';
    expect(await idsOf([lawmaker], '2002-02-02')).toEqual(['ruritania/government']);
  });
});

describe('a surname', () => {
  it('is not that of somebody on file whose first name follows another', async () => {
    const hugo =
      'President/PROPN/2/compound Hugo/PROPN/5/nsubj Rudolf/PROPN/2/flat Zenda/PROPN/2/flat spoke/VERB/0/root';
    const later = 'Zenda/PROPN/2/nsubj won/VERB/0/root Ruritania/PROPN/2/obj';
    const own = hugo.replace('Hugo', 'Rudolf').replace('Rudolf/PROPN/2', 'Karl/PROPN/2');
    expect(await read([own, later])).toContain('Zenda = Rudolf Zenda');
    expect(await read([hugo, later], [], ['Hugo Rudolf Zenda'])).not.toContain('Zenda = Rudolf Zenda');
  });
});

describe('a person on no file', () => {
  const kindOf = async (sentences: string[], clusters: number[][]): Promise<string[]> => {
    const document = documentOf(sentences, '2002-02-02', clusters);
    document.layers.entity = [{ id: 0, start: 0, end: 'Hugo Lang'.length, type: 'PER', actor: null }];
    const { doc } = await runPipeline(document, [actors], resources);
    return doc.layers.actor.find(({ actor }) => actor.person === 'Hugo Lang')!.actor.sectors;
  };
  const lang = 'Hugo/PROPN/3/nsubj Lang/PROPN/1/flat left/VERB/0/root';
  it('is of the kind that the text calls him elsewhere', async () => {
    const banker = 'The/DET/2/det banker/NOUN/3/nsubj paid/VERB/0/root';
    expect(await kindOf([lang, banker], [[0, 4]])).toEqual(['BUS']);
    expect(await kindOf([lang, banker], [])).toEqual([]);
  });
  it('is a private person where his age is all that is told', async () => {
    const aged = 'Hugo/PROPN/6/nsubj Lang/PROPN/1/flat ,/PUNCT/4/punct 34/NUM/1/appos ,/PUNCT/4/punct left/VERB/0/root';
    expect(await kindOf([aged], [])).toEqual(['CVL']);
  });
});
