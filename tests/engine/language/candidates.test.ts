import { describe, expect, test } from 'vitest';
import { type AnalysedWord, findCandidates } from '../../../src/engine/language/candidates.ts';
import { FEATURES, pairBlocks } from '../../../src/engine/language/pairs.ts';

/** Words as `form/UPOS/deprel/head`, heads counted from 1, 0 for the root; entity type after a fifth stroke. */
function tree(...sentences: string[]): AnalysedWord[] {
  const words: AnalysedWord[] = [];
  for (const [sentence, text] of sentences.entries()) {
    const first = words.length;
    for (const part of text.split(' ')) {
      const [form, upos, deprel, head, entity] = part.split('/') as [string, string, string, string, string?];
      const at = head === '0' ? -1 : first + Number(head) - 1;
      words.push({ form, lemma: form.toLowerCase(), upos, deprel, head: at, sentence, entity: entity ?? null });
    }
  }
  return words;
}

const phrases = (words: AnalysedWord[]): string[] =>
  findCandidates(words).map(({ first, last }) =>
    words
      .slice(first, last + 1)
      .map(({ form }) => form)
      .join(' '),
  );

describe('the phrase of a head word', () => {
  test.each([
    [
      'case and clause marks stay outside',
      'in/ADP/case/3 the/DET/det/3 town/NOUN/obl/4 fell/VERB/root/0',
      ['the town'],
    ],
    [
      'relative clauses and adjuncts stay inside',
      'the/DET/det/2 man/NOUN/root/0 who/PRON/nsubj/4 left/VERB/acl:relcl/2',
      ['the man who left', 'who'],
    ],
    [
      'the possessive belongs to it',
      "Zenda/PROPN/nmod:poss/3 's/PART/case/1 king/NOUN/root/0",
      ["Zenda 's", "Zenda 's king"],
    ],
    ['what is joined to it does not', 'kings/NOUN/root/0 and/CCONJ/cc/3 queens/NOUN/conj/1', ['kings', 'queens']],
    [
      'a predicate is its phrase without the clause',
      'he/PRON/nsubj/4 is/AUX/cop/4 the/DET/det/4 king/NOUN/root/0',
      ['he', 'the king'],
    ],
    ['parts of names and modifiers head nothing', 'Rudolf/PROPN/root/0 Elphberg/PROPN/flat/1', ['Rudolf Elphberg']],
    ['noun modifiers head nothing', 'oil/NOUN/compound/2 talks/NOUN/root/0', ['oil talks']],
  ])('%s', (_, sentence, expected) => {
    expect(phrases(tree(sentence))).toEqual(expected);
  });
});

describe('pairs', () => {
  const words = tree(
    'Rudolf/PROPN/nsubj/3/PER Elphberg/PROPN/flat/1/PER left/VERB/root/0 the/DET/det/5 town/NOUN/obj/3',
    'Elphberg/PROPN/nsubj/2/PER hated/VERB/root/0 it/PRON/obj/2',
  );
  const candidates = findCandidates(words);
  const pairs = [...pairBlocks(candidates)][0]!;
  const feature = (anaphor: string, antecedent: string, at: number): number => {
    const index = [...pairs.anaphors.keys()].find(
      (pair) =>
        candidates[pairs.anaphors[pair]!]!.low === anaphor && candidates[pairs.antecedents[pair]!]!.low === antecedent,
    )!;
    return pairs.features[index * FEATURES + at]!;
  };

  test('every earlier candidate is an antecedent', () => {
    expect(candidates.map(({ low }) => low)).toEqual(['rudolf', 'town', 'elphberg', 'it']);
    expect(pairs.anaphors).toHaveLength(6);
  });

  test('evidence of words, types and places', () => {
    expect(feature('elphberg', 'rudolf', 3)).toBe(1); // all its words are among the antecedent's
    expect(feature('elphberg', 'rudolf', 2)).toBe(0); // but not the other way round
    expect(feature('elphberg', 'rudolf', 9)).toBe(1); // the same type
    expect(feature('elphberg', 'town', 5)).toBe(0);
    expect(feature('elphberg', 'rudolf', 17)).toBe(1); // both subjects
    expect(feature('it', 'town', 0)).toBe(0);
    expect(feature('it', 'elphberg', 16)).toBe(1); // the same sentence
  });

  test('one distance in sentences and one in candidates', () => {
    for (let pair = 0; pair < pairs.anaphors.length; pair++) {
      const row = [...pairs.features.slice(pair * FEATURES + 21, (pair + 1) * FEATURES)];
      expect(row.slice(0, 6).filter(Boolean)).toHaveLength(1);
      expect(row.slice(6).filter(Boolean)).toHaveLength(1);
    }
  });
});
