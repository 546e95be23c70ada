/** Slips of the parser that are mended, and trees that are left alone. Rows: form/upos/head/relation/feats, feats in short. */
import { describe, expect, it } from 'vitest';
import type { Token } from '../../../../src/engine/document.ts';
import { mend } from '../../../../src/engine/extract/events/mend.ts';

const FEATS: Record<string, string> = {
  past: 'Mood=Ind|Tense=Past|VerbForm=Fin',
  fin: 'Mood=Ind|Tense=Pres|VerbForm=Fin',
  inf: 'VerbForm=Inf',
  part: 'Tense=Past|VerbForm=Part',
};

function tokens(rows: string): Token[] {
  return rows.split(' ').map((row, id) => {
    const [form, upos, head, deprel, short] = row.split('/') as [string, string, string, string, string?];
    const feats = short === undefined ? '_' : FEATS[short]!;
    return {
      id,
      start: 0,
      end: 0,
      form,
      lemma: form,
      upos,
      feats,
      head: head === '0' ? null : Number(head) - 1,
      deprel,
      sentence: 0,
    };
  });
}

const relations = (rows: string): string[] =>
  mend(tokens(rows)).map(({ form, head, deprel }) => `${form} ${deprel} ${head === null ? 0 : head + 1}`);

describe('a past after a modal clause', () => {
  const warned =
    'Zenda/PROPN/2/nsubj warned/VERB/0/root/past that/SCONJ/6/mark it/PRON/6/nsubj would/AUX/6/aux yield/VERB/2/ccomp';
  it('goes on from the verb above the clause', () => {
    expect(relations(`${warned} and/CCONJ/8/cc moved/VERB/6/conj/past guns/NOUN/8/obj`)).toContain('moved conj 2');
  });
  it('stays where it is without a modal, with a subject of its own, or in the base form', () => {
    const said = warned.replace('would/AUX/6/aux', 'never/ADV/6/advmod');
    expect(relations(`${said} and/CCONJ/8/cc moved/VERB/6/conj/past`)).toContain('moved conj 6');
    expect(relations(`${warned} and/CCONJ/9/cc troops/NOUN/9/nsubj moved/VERB/6/conj/past`)).toContain('moved conj 6');
    expect(relations(`${warned} and/CCONJ/8/cc move/VERB/6/conj guns/NOUN/8/obj`)).toContain('move conj 6');
  });
});

describe('a source read as a subject', () => {
  it('is none, and the pronoun is', () => {
    const read = relations(
      'It/PRON/6/nsubj:outer is/AUX/6/aux according/VERB/5/case to/ADP/3/fixed officials/NOUN/6/nsubj leaving/VERB/0/root',
    );
    expect(read).toContain('officials obl 6');
    expect(read).toContain('It nsubj 6');
  });
  it('leaves other subjects alone', () => {
    expect(relations('Officials/NOUN/2/nsubj left/VERB/0/root/past')).toContain('Officials nsubj 2');
  });
});

describe('an infinitive behind what is counted', () => {
  const hit = (word: string): string =>
    `Bombs/NOUN/2/nsubj fell/VERB/0/root/past the/DET/5/det ${word}/ADJ/5/amod ship/NOUN/8/nsubj:pass to/PART/8/mark be/AUX/8/aux hit/VERB/2/advcl`;
  it('tells of the noun', () => {
    expect(relations(hit('only'))).toContain('hit acl 5');
    expect(relations(hit('last'))).toContain('ship appos 2');
  });
  it('is left alone where nothing is counted', () => {
    expect(relations(hit('big'))).toContain('hit advcl 2');
  });
});

describe('a bare noun behind the particle of a verb', () => {
  const calls = (noun: string, particle = 'compound:prt'): string =>
    `He/PRON/2/nsubj called/VERB/0/root/past off/ADP/2/${particle} a/DET/5/det ${noun}/NOUN/2/obl`;
  it('is its object', () => {
    expect(relations(calls('trip'))).toContain('trip obj 2');
    expect(relations(calls('trip').replace('/obl', '/xcomp'))).toContain('trip obj 2');
  });
  it('is none where it says when, has a preposition, or stands beside an object', () => {
    expect(relations(calls('week'))).toContain('week obl 2');
    expect(relations(calls('trip', 'advmod'))).toContain('trip obl 2');
    expect(relations(calls('trip').replace('a/DET/5/det', 'on/ADP/5/case'))).toContain('trip obl 2');
    expect(relations(calls('trip').replace('called', 'turn').replace('/obl', '/xcomp'))).toContain('trip xcomp 2');
    expect(relations(`${calls('trip')} it/PRON/2/obj`)).toContain('trip obl 2');
  });
});

describe('a finite verb read as going on from an infinitive', () => {
  const told =
    'Zenda/PROPN/2/nsubj told/VERB/0/root/past envoys/NOUN/2/obj to/PART/5/mark leave/VERB/2/xcomp/inf and/CCONJ/7/cc';
  it('goes on from the finite verb above', () => {
    expect(relations(`${told} seized/VERB/5/conj/past trucks/NOUN/7/obj`)).toContain('seized conj 2');
    const has = told.replace('and/CCONJ/7/cc', 'and/CCONJ/8/cc has/AUX/8/aux/fin');
    expect(relations(`${has} seized/VERB/5/conj/part trucks/NOUN/8/obj`)).toContain('seized conj 2');
  });
  it('stays where it is as an infinitive, a participle, or with a subject of its own', () => {
    expect(relations(`${told} pay/VERB/5/conj/inf fines/NOUN/7/obj`)).toContain('pay conj 5');
    expect(relations(`${told} seized/VERB/5/conj/part`)).toContain('seized conj 5');
    const they = told.replace('and/CCONJ/7/cc', 'and/CCONJ/8/cc they/PRON/8/nsubj');
    expect(relations(`${they} went/VERB/5/conj/past`)).toContain('went conj 5');
  });
});

describe('a second deed of whoever speaks', () => {
  const demanded =
    'Kings/NOUN/2/nsubj demand/VERB/0/root/past that/SCONJ/5/mark both/PRON/5/nsubj leave/VERB/2/ccomp/fin and/CCONJ/7/cc';
  it('goes on from the demand, whose clause has the base form', () => {
    expect(relations(`${demanded} called/VERB/5/conj/past`)).toContain('called conj 2');
    const said = demanded.replace('demand/VERB', 'say/VERB');
    expect(relations(`${said} called/VERB/5/conj/past`)).toContain('called conj 5');
  });
  const burned = (aux: string, deed: string): string =>
    `He/PRON/2/nsubj said/VERB/0/root/past that/SCONJ/7/mark huts/NOUN/7/${aux === 'been' ? 'nsubj:pass' : 'nsubj'} had/AUX/7/aux/past ${aux}/AUX/7/aux:pass/part burned/VERB/2/ccomp/part and/CCONJ/9/cc ${deed}/VERB/7/conj/past us/PRON/9/obj`;
  it('goes on from the saying after what was suffered, where it is a word to somebody', () => {
    expect(relations(burned('been', 'ask'))).toContain('ask conj 2');
    expect(relations(burned('been', 'harm'))).toContain('harm conj 7');
    expect(relations(burned('been', 'ask').replaceAll(':pass', ''))).toContain('ask conj 7');
  });
  it('goes on from a denial, within which "or" would stand', () => {
    const denied = burned('been', 'ask').replaceAll(':pass', '').replace('said/VERB', 'deny/VERB');
    expect(relations(denied)).toContain('ask conj 2');
  });
});

describe('a past that describes a noun', () => {
  it('is a participle without a subject or an object', () => {
    const feats = (rows: string): string[] => mend(tokens(rows)).map((token) => token.feats);
    const envoy = 'The/DET/2/det envoy/NOUN/5/nsubj called/VERB/2/acl/past in/ADV/3/advmod left/VERB/0/root/past';
    expect(feats(envoy)[2]).toBe(FEATS['part']);
    expect(feats(envoy)[4]).toBe(FEATS['past']);
    expect(feats(envoy.replace('in/ADV/3/advmod', 'us/PRON/3/obj'))[2]).toBe(FEATS['past']);
  });
});

describe('relative clauses', () => {
  const armed = (word: string): string =>
    `They/PRON/2/nsubj armed/VERB/0/root/past Rudolf/PROPN/2/obj Rassendyll/PROPN/3/flat ,/PUNCT/8/punct ${word} raid/NOUN/8/nsubj failed/VERB/2/advcl:relcl/past`;
  it('with "whose" tell of the noun before them', () => {
    expect(relations(armed('whose/PRON/7/nmod:poss'))).toContain('failed acl:relcl 3');
    expect(relations(armed('which/PRON/8/obj'))).toContain('failed advcl:relcl 2');
  });
  it('with "whose" behind a comma are not what somebody is told', () => {
    const told = (mark: string): string =>
      `They/PRON/2/nsubj asked/VERB/0/root/past Rudolf/PROPN/2/obj Rassendyll/PROPN/3/flat ${mark} whose/PRON/7/nmod:poss raid/NOUN/8/nsubj failed/VERB/2/ccomp/past`;
    expect(relations(told(',/PUNCT/8/punct'))).toContain('failed acl:relcl 3');
    expect(relations(told('really/ADV/2/advmod'))).toContain('failed ccomp 2');
  });
  it('never hang on a noun that hangs on them', () => {
    const rows =
      'They/PRON/2/nsubj asked/VERB/0/root/past how/ADV/2/obl the/DET/5/det pair/NOUN/8/nsubj who/PRON/7/nsubj hid/VERB/5/acl:relcl/past fled/VERB/3/advcl:relcl/past';
    expect(relations(rows)).toContain('fled advcl:relcl 3');
    expect(relations(rows)).toContain('pair nsubj 8');
  });
  it('have what "whose" owns as object beside another subject', () => {
    const rows =
      'Zenda/PROPN/6/nsubj whose/PRON/3/nmod:poss envoys/NOUN/5/nsubj Strelsau/PROPN/5/nsubj expelled/VERB/1/acl:relcl/past protested/VERB/0/root/past';
    expect(relations(rows)).toContain('envoys obj 5');
    expect(relations(rows)).toContain('Strelsau nsubj 5');
    expect(relations(armed('whose/PRON/7/nmod:poss'))).toContain('raid nsubj 8');
  });
  it('are such where "that" is their object', () => {
    const step = (that: string): string =>
      `a/DET/2/det step/NOUN/0/root ${that} envoys/NOUN/5/nsubj condemned/VERB/2/acl/past`;
    expect(relations(step('that/PRON/5/obj'))).toContain('condemned acl:relcl 2');
    expect(relations(step('that/SCONJ/5/mark'))).toContain('condemned acl 2');
    const due = 'force/NOUN/0/root that/PRON/5/nsubj was/AUX/5/cop to/PART/5/mark stop/VERB/1/acl/inf';
    expect(relations(due)).toContain('stop acl 1');
  });
  it('between commas part a second subject from its verb', () => {
    const rows = (verb: string): string =>
      `They/PRON/2/nsubj train/VERB/0/root/fin guards/NOUN/2/obj ,/PUNCT/6/punct and/CCONJ/6/cc Zenda/PROPN/3/conj ,/PUNCT/9/punct which/PRON/9/nsubj wavered/VERB/6/acl:relcl/past ,/PUNCT/12/punct ${verb} rebels/NOUN/12/obj`;
    expect(relations(rows('is/AUX/12/aux/fin arming/VERB/2/conj'))).toContain('Zenda nsubj 12');
    expect(relations(rows('it/PRON/12/nsubj arms/VERB/2/conj/fin'))).toContain('Zenda conj 3');
    expect(relations(rows('and/CCONJ/12/cc arms/VERB/2/conj/fin'))).toContain('Zenda conj 3');
  });
});
