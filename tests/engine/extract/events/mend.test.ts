/** Slips of the parser that are mended, and trees that are left alone. Rows: form/upos/head/relation/feats. */
import { describe, expect, it } from 'vitest';
import type { Token } from '../../../../src/engine/document.ts';
import { mend } from '../../../../src/engine/extract/events/mend.ts';

const PAST = 'Mood=Ind|Tense=Past|VerbForm=Fin';

function tokens(rows: string): Token[] {
  return rows.split(' ').map((row, id) => {
    const [form, upos, head, deprel, past] = row.split('/') as [string, string, string, string, string?];
    const feats = past ? PAST : '_';
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
