/** Whose somebody is by his own words, with the actors on file: a place against a nation, a man's staff, a band's people. */
import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.ts';

async function who(text: string): Promise<string[]> {
  const { layers } = await readText(text);
  return layers.actor.map(({ start, end, actor }) => `${text.slice(start, end)} = ${actor.id}`);
}

describe('whose somebody is', () => {
  it.each([
    ['a nation in another’s land', 'Two Danes in Portugal were arrested.', 'Two Danes in Portugal = denmark/civilians'],
    ['a people at home there', 'Ethnic Germans in Poland marched.', 'Ethnic Germans in Poland = poland/civilians'],
    [
      'a nation within a state',
      'Police arrested two Ecuadorean Indians.',
      'two Ecuadorean Indians = ecuador/civilians',
    ],
    ['fighters where they fight', 'Fighters in Somalia seized a town.', 'Fighters in Somalia = somalia/rebels'],
    ['a state’s own fighters', 'Somali fighters seized a town.', 'Somali fighters = somalia/military'],
    ['whom a band stops', 'The Maoists of Bastar, India, burned a bus after they let its passengers go.', null],
    ['who backs a band', 'Hamas supporters marched in Gaza.', 'Hamas supporters = hamas/civilians'],
    ['a place called after another', 'Gunmen fled past Medina Hospital in Karachi.', 'Gunmen = pakistan/gunmen'],
    ['a town by a name that towns elsewhere bear', 'Gunmen fled through Bala.', 'Gunmen = null'],
    ['that other place', 'Gunmen fled through Medina.', 'Gunmen = saudi-arabia/gunmen'],
    [
      'a part of a province',
      'Four soldiers were hurt in the Datta area of North Waziristan.',
      'Four soldiers = pakistan/military',
    ],
    [
      'a constable where he serves',
      'A bomb hit a police post in Bannu. Constable Rafiq Khan was killed.',
      'Constable Rafiq Khan = pakistan/police',
    ],
    [
      'who heads a firm without a name',
      'Gunmen shot Lola Diaz, the manager of a bar, in Lima.',
      'Lola Diaz = peru/business',
    ],
    [
      'migrants',
      'Migrants from many lands crossed Libya. Libyan police and Libyan officials held the Bay Migrants.',
      null,
    ],
    ['a man’s staff', "Merkel's staff criticised the plan.", "Merkel's staff = germany/government"],
    ['a hospital’s staff', 'The staff of the hospital in Bonn criticised the plan.', null],
    ['executives', 'Executives met in Lagos, Nigeria.', 'Executives = nigeria/business'],
  ])('%s: %s', async (_, text, line) => {
    const found = await who(text);
    if (line !== null) expect(found).toContain(line);
    else expect(found.join()).not.toMatch(/naxalites\/civilians|germany\/government|Migrants = libya/);
  });
  it('a couple and somebody of whom his age is told are people', async () => {
    const found = await who('Gunmen shot a couple in Mumbai. A 16-year-old was killed in Mumbai.');
    expect(found).toContain('a couple in Mumbai = india/civilians');
    expect(found).toContain('A 16-year-old = india/civilians');
  });
  it('a soldier of that age stays a soldier', async () => {
    const { layers } = await readText('A 19-year-old soldier was killed near Kharkiv in Ukraine.');
    expect(layers.actor.map(({ actor }) => actor.sectors[0])).toContain('MIL');
  });
  it('the Foreign Office is that of the country a text is about', async () => {
    const text =
      "The Foreign Office summoned the envoy. Pakistan's army chief went to Lahore. Pakistan's prime minister was in Islamabad.";
    expect(await who(text)).toContain('The Foreign Office = pakistan/government');
  });
});

describe('names that share a noun', () => {
  it.each(['The Sinaloa and Gulf cartels fought in Tamaulipas.', 'The Sinaloa and Gulf Cartels mobilized gunmen.'])(
    '%s',
    async (text) => {
      const ids = (await who(text)).map((line) => line.split(' = ')[1]);
      expect(ids).toEqual(expect.arrayContaining(['sinaloa-cartel', 'gulf-cartel']));
    },
  );
  it('a province before a noun of its own is the province', async () => {
    const ids = (await who('Sinaloa and Mexican officials met.')).map((line) => line.split(' = ')[1]);
    expect(ids).not.toContain('sinaloa-cartel');
  });
});

describe('a name that ends in the by-name of others', () => {
  it('is no band of theirs where its letters spell it out', async () => {
    const found = await who('Cadres of the Hill Farmers Liberation Tigers (HFLT) blew up an office in Nepal.');
    expect(found.join()).not.toContain('ltte');
    expect(found.join()).toContain('hill-farmers-liberation-tigers');
  });
  it('the by-name alone is theirs', async () => {
    expect((await who('The Tamil Tigers blew up an office in Sri Lanka.')).join()).toContain('ltte');
  });
});

describe('an acronym of several words in a bracket', () => {
  it('says nothing more of whom it stands before', async () => {
    const found = await who('Six Communist Party of India Maoist (CPI Maoist) cadres were killed.');
    expect(found.join()).toContain('naxalites');
  });
  it('cadres of whoever an acronym has been said to be are it', async () => {
    const found = await who(
      'Cadres of the Bay Reform Movement (BRM) marched in Nairobi. Police in Nairobi arrested five BRM cadres.',
    );
    expect(found.at(-1)).toMatch(/BRM cadres = bay-reform-movement$/);
  });
});

describe('a man in apposition behind a body', () => {
  it('is whoever leads it', async () => {
    const { layers } = await readText(
      'A leader of the Knights Templar, Alberto Sainz Guerrero, was arrested in Mexico. Sainz denied the charges.',
    );
    const sainz = layers.actor.filter(({ actor }) => actor.person === 'Alberto Sainz Guerrero');
    expect(sainz.length).toBeGreaterThanOrEqual(2);
    expect(sainz.every(({ actor }) => actor.id === 'knights-templar-cartel')).toBe(true);
  });
});
