/** Whose people and bodies are where the words do not say: residents, students, "government support". */
import { describe, expect, it } from 'vitest';
import { actors } from '../../../../src/engine/extract/actors/actors.ts';
import { inheritCountries } from '../../../../src/engine/extract/actors/countries.ts';
import { groundOf, mainOf, type Placed } from '../../../../src/engine/extract/actors/ground.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { smallActors } from './small-actors.ts';
import { documentOf } from './small-document.ts';

const known = smallActors(`
states:
  GRA: {name: Graustark, adj: Graustarkian, capital: Edelweiss}
organisations:
  healers: {name: Healers Without Frontiers, sectors: NGO}
roles:
  - {suffix: civilians, sectors: [CVL], anyone: true, words: [resident, tourist, wife, healer]}
  - {suffix: students, sectors: [EDU], words: [student]}
  - {suffix: education, sectors: [EDU], words: [teacher]}
  - {suffix: police, sectors: [COP], words: [police]}
`);
const resources = {
  knowledge: { version: 'test', has: () => false, bytes: () => new Uint8Array(), text: () => '', memo: () => known },
} as unknown as Resources;

async function read(...sentences: string[]): Promise<string[]> {
  const document = documentOf(sentences, '2002-02-02', []);
  const { doc } = await runPipeline(document, [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => `${doc.text.slice(start, end)} = ${actor.id}`);
}

async function countries(...sentences: string[]): Promise<string[]> {
  const { doc } = await runPipeline(documentOf(sentences, '2002-02-02', []), [actors], resources);
  return doc.layers.actor.map(({ start, end, actor }) => `${doc.text.slice(start, end)} = ${actor.country}`);
}

const HOME = 'Ruritania/PROPN/2/nsubj voted/VERB/0/root';
const AGAIN = 'Ruritanian/ADJ/2/amod soldiers/NOUN/3/nsubj left/VERB/0/root';
const ABROAD = 'Freedonia/PROPN/2/nsubj voted/VERB/0/root';
const RESIDENTS = 'Residents/NOUN/2/nsubj protested/VERB/0/root';

describe('people without a country', () => {
  it('are of the only one that the article is about', async () => {
    expect(await read(HOME, AGAIN, RESIDENTS)).toContain('Residents = ruritania/civilians');
    expect(await read(HOME, AGAIN, 'Students/NOUN/2/nsubj protested/VERB/0/root')).toContain(
      'Students = ruritania/students',
    );
  });
  it('are nobody’s in an article between two, or of one mention', async () => {
    expect(await read(HOME, ABROAD, RESIDENTS)).toContain('Residents = null');
    expect(await read(HOME, RESIDENTS)).toContain('Residents = null');
  });
  it('are of the country that most of a text is about', async () => {
    expect(await read(...new Array(4).fill(HOME), ABROAD, ABROAD, RESIDENTS)).toContain(
      'Residents = ruritania/civilians',
    );
    expect(await read(...new Array(4).fill(HOME), ...new Array(4).fill(ABROAD), RESIDENTS)).toContain(
      'Residents = null',
    );
  });
  it('are not at home where they travel, nor are somebody’s own', async () => {
    expect(await read(HOME, AGAIN, 'Tourists/NOUN/2/nsubj left/VERB/0/root')).toContain('Tourists = null');
    expect(
      (await read(HOME, AGAIN, 'His/PRON/2/nmod:poss wife/NOUN/3/nsubj left/VERB/0/root')).filter((line) =>
        line.includes('ruritania/civilians'),
      ),
    ).toEqual([]);
  });
});

describe('the government of an article about several countries', () => {
  const times = (count: number, sentence: string): string[] => new Array(count).fill(sentence);
  const others = [...times(3, ABROAD), ...times(2, 'Graustark/PROPN/2/nsubj voted/VERB/0/root')];
  const RULERS = 'The/DET/2/det government/NOUN/3/nsubj fell/VERB/0/root';
  it('is that of the country that it begins with and names most often', async () => {
    expect(await countries(...times(4, HOME), ...others, RULERS)).toContain('The government = RUR');
  });
  it('is nobody’s where the article begins elsewhere, or names another as often', async () => {
    expect(await countries(...others, ...times(4, HOME), RULERS)).toContain('The government = null');
    expect(await countries(...times(3, HOME), ...others, RULERS)).toContain('The government = null');
  });
  it('is nobody’s beside somebody of another country', async () => {
    const beside = 'Freedonia/PROPN/2/nsubj said/VERB/0/root the/DET/4/det government/NOUN/5/nsubj fell/VERB/2/ccomp';
    expect(await countries(...times(4, HOME), ...others.slice(1), beside)).not.toContain('the government = RUR');
  });
});

describe('soldiers of a text', () => {
  const soldiers = (first: string, sentence: number, country: string | null = null): Placed => ({
    reading: {
      actor: {
        id: country === null ? null : 'freedonia/military',
        name: 'soldiers',
        person: null,
        country,
        sectors: ['MIL'],
        collective: null,
      },
      basis: 'composed',
      ambiguous: false,
      alternatives: [],
    },
    sentence,
    first,
    noun: 'soldier',
    plural: true,
  });
  const here = [{ country: 'RUR', sentence: 1, located: true }];
  const whose = (first: string): string | null => {
    const found = [soldiers('freedonian', 0, 'FRE'), soldiers(first, 1)];
    inheritCountries(found, here, known);
    return found[1]!.reading.actor.country;
  };
  it('“fifteen soldiers” are of where they are, and none of those before', () => expect(whose('fifteen')).toBe('RUR'));
  it('“the soldiers” are those of the sentence before', () => expect(whose('the')).toBe('FRE'));
});

describe('whose land a text is of', () => {
  const said = (id: string): Placed => ({
    reading: {
      actor: { id, name: id, person: null, country: 'FRE', sectors: ['JRN'], collective: null },
      basis: 'name',
      ambiguous: false,
      alternatives: [],
    },
    sentence: 0,
    first: id,
    noun: id,
  });
  it('is told by a paper of the land, and not by an agency that reports from everywhere', () => {
    expect(groundOf([said('freedonian-herald'), said('freedonian-herald')], []).article).toBe('FRE');
    expect(groundOf([said('afp'), said('reuters')], []).article).toBeNull();
  });
});

describe('a body before a thing', () => {
  it('is somebody', async () => {
    expect(
      await read(HOME, AGAIN, 'a/DET/3/det police/NOUN/3/compound raid/NOUN/4/nsubj failed/VERB/0/root'),
    ).toContain('police = ruritania/police');
  });
  it('is whose the demonym before it says', async () => {
    expect(
      await read('Freedonian/ADJ/3/amod police/NOUN/3/compound raids/NOUN/4/nsubj failed/VERB/0/root', HOME, AGAIN),
    ).toContain('Freedonian police = freedonia/police');
  });
});

describe('a name on file that holds a preposition', () => {
  it('is read as a whole', async () => {
    expect(await read('Healers/NOUN/4/nsubj Without/ADP/3/case Frontiers/PROPN/1/nmod protested/VERB/0/root')).toEqual([
      'Healers Without Frontiers = healers',
    ]);
  });
});

describe('a body on no file', () => {
  it('is of the only country that the article is about', async () => {
    const board = 'The/DET/4/det Zorro/PROPN/4/compound Fishery/PROPN/4/compound Board/PROPN/5/nsubj met/VERB/0/root';
    expect(await countries(HOME, AGAIN, board)).toContain('The Zorro Fishery Board = RUR');
    expect(await countries(HOME, ABROAD, board)).toContain('The Zorro Fishery Board = null');
  });
  it('is of no country where its name says that it reaches beyond one', async () => {
    const board = 'The/DET/4/det World/PROPN/4/compound Zorro/PROPN/4/compound Board/PROPN/5/nsubj met/VERB/0/root';
    expect(await countries(HOME, AGAIN, board)).toContain('The World Zorro Board = null');
  });
});

describe('several officials', () => {
  it('are where their sentence is', async () => {
    const abroad =
      'In/ADP/2/case Freedonia/PROPN/5/obl ,/PUNCT/5/punct officials/NOUN/5/nsubj met/VERB/0/root reporters/NOUN/5/obj';
    expect(await read(HOME, AGAIN, abroad)).toContain('officials = freedonia/government');
    const home =
      'Officials/NOUN/2/nsubj met/VERB/0/root reporters/NOUN/2/obj after/ADP/5/case war/NOUN/2/obl in/ADP/7/case Freedonia/PROPN/5/nmod';
    expect(await read(HOME, AGAIN, AGAIN, home)).toContain('Officials = ruritania/government');
  });
});

describe('a man on no file', () => {
  it('is of the only country that the article is about', async () => {
    const man = 'Otto/PROPN/3/nsubj Blum/PROPN/1/flat voted/VERB/0/root';
    expect(await countries(HOME, AGAIN, man)).toContain('Otto Blum = RUR');
    expect(await countries(HOME, ABROAD, man)).toContain('Otto Blum = null');
    const teacher = 'teacher/NOUN/2/compound Otto/PROPN/4/nsubj Blum/PROPN/2/flat voted/VERB/0/root';
    expect(await read(HOME, AGAIN, teacher)).toContain('teacher Otto Blum = ruritania/education');
  });
});

describe('an official on no file', () => {
  const minister = 'minister/NOUN/2/compound Odo/PROPN/4/nsubj Falk/PROPN/2/flat voted/VERB/0/root';
  it('is of the ministry that his sentence speaks of', async () => {
    const sentence =
      'Freedonian/ADJ/2/amod government/NOUN/3/nsubj said/VERB/0/root minister/NOUN/5/compound Odo/PROPN/7/nsubj Falk/PROPN/5/flat voted/VERB/3/ccomp';
    expect(await read(HOME, AGAIN, sentence, ABROAD)).toContain('minister Odo Falk = freedonia/government');
    expect(await read(HOME, ABROAD, minister)).not.toContain('minister Odo Falk = freedonia/government');
  });
  it('is of the article’s country where his sentence names no other', async () => {
    const official = 'official/NOUN/2/compound Odo/PROPN/4/nsubj Falk/PROPN/2/flat voted/VERB/0/root';
    const abroad =
      'official/NOUN/2/compound Odo/PROPN/4/nsubj Falk/PROPN/2/flat left/VERB/0/root Freedonia/PROPN/4/obj';
    expect(await read(HOME, AGAIN, AGAIN, ABROAD, ABROAD, AGAIN, AGAIN, official)).toContain(
      'official Odo Falk = ruritania/government',
    );
    expect(await countries(HOME, AGAIN, AGAIN, ABROAD, ABROAD, AGAIN, AGAIN, abroad)).toContain(
      'official Odo Falk = null',
    );
  });
});

describe('the country of an article', () => {
  it('has most mentions', () => {
    const main = (...counts: [string, number][]): string | null => mainOf(new Map(counts));
    expect(main(['RUR', 3], ['FRE', 1])).toBe('RUR');
    expect(main(['RUR', 9], ['FRE', 6], ['OLD', 3])).toBe('RUR');
    expect(main(['RUR', 9], ['FRE', 8])).toBe(null);
  });
});
