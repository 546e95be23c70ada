/** The phrases that may fill a slot, and which of them are one filler. */
import { describe, expect, it } from 'vitest';
import { FLAGS, findCandidates } from '../../bench/muc4-candidates.ts';
import { sentence } from './muc4-sample.ts';

describe('candidates', () => {
  it('are noun phrases, titles and nouns before nouns, and names of persons', () => {
    const doc = sentence(
      ['CAR', 'NOUN', 1, 'compound'],
      ['BOMBS', 'NOUN', 2, 'nsubj'],
      ['KILLED', 'VERB', null, 'root'],
      ['THE', 'DET', 5, 'det'],
      ['MAYOR', 'NOUN', 5, 'nmod:desc'],
      ['JUAN', 'PROPN', 2, 'obj'],
      ['RIOS', 'PROPN', 5, 'flat'],
    );
    const person = {
      id: 0,
      start: doc.layers.token[5]!.start,
      end: doc.text.length,
      type: 'PER' as const,
      actor: null,
    };
    doc.layers.entity.push(person);
    const found = findCandidates(doc, [{ token: 2, type: 'ASSAULT', lemma: 'kill' }], new Set());
    expect(found.map(({ key, tokens, reads, linked }) => ({ key, tokens, reads, linked }))).toEqual([
      { key: 'name RIOS', tokens: [5, 7], reads: [5, 2, -1, -1], linked: [4] },
      { key: 'CAR', tokens: [0, 1], reads: [0, 1, 2, -1], linked: [] },
      { key: 'BOMB', tokens: [0, 2], reads: [1, 2, -1, -1], linked: [] },
      { key: 'MAYOR', tokens: [4, 5], reads: [4, 2, -1, -1], linked: [5] },
    ]);
    expect(found.every(({ flags }) => flags.length === FLAGS)).toBe(true);
  });
});

describe('keys', () => {
  it('are one for an acronym and its words, and for the short form of a name', () => {
    const doc = sentence(
      ['PEOPLE', 'PROPN', 1, 'compound'],
      ['LEAGUE', 'PROPN', 5, 'nsubj'],
      ['(', 'PUNCT', 3, 'punct'],
      ['PL', 'PROPN', 1, 'appos'],
      [')', 'PUNCT', 3, 'punct'],
      ['SHOT', 'VERB', null, 'root'],
      ['ANA', 'PROPN', 5, 'obj'],
      ['RIOS', 'PROPN', 6, 'flat'],
      ['VEGA', 'PROPN', 6, 'flat'],
      ['.', 'PUNCT', 5, 'punct'],
      ['RIOS', 'PROPN', 5, 'nsubj'],
      ['ANA', 'PROPN', 5, 'nsubj'],
    );
    for (const [first, last] of [
      [6, 8],
      [10, 10],
      [11, 11],
    ] as const) {
      const { start } = doc.layers.token[first]!;
      doc.layers.entity.push({ id: first, start, end: doc.layers.token[last]!.end, type: 'PER', actor: null });
    }
    const found = findCandidates(doc, [], new Set());
    expect(found.map(({ key, tokens }) => [key, tokens[0]])).toEqual([
      ['name VEGA', 6],
      ['name VEGA', 10],
      ['name ANA', 11],
      ['PEOPLE', 0],
      ['LEAGUE', 0],
      ['LEAGUE', 3],
    ]);
  });
});
