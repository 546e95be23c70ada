import { expect, test } from 'vitest';
import { completeFrames, cutDeeds, giveSubjects } from '../../../../src/engine/extract/attribution/complete.ts';
import type { Frame, Range } from '../../../../src/engine/extract/attribution/frame.ts';
import type { SentenceTree } from '../../../../src/engine/extract/events/syntax.ts';
import { type Row, treeOf as wordsTree } from '../tree-of.ts';

/** As `treeOf`, each word its own lemma. */
const treeOf = (...rows: [string, string, number, string][]): SentenceTree =>
  wordsTree(...rows.map(([form, ...rest]): Row => [form, form, ...rest]));

const SENT = treeOf(
  ['Nurses', 'NOUN', 2, 'nsubj'],
  ['sent', 'VERB', 0, 'root'],
  ['a', 'DET', 4, 'det'],
  ['letter', 'NOUN', 2, 'obj'],
  ['urging', 'VERB', 4, 'acl'],
  ['a', 'DET', 7, 'det'],
  ['strike', 'NOUN', 5, 'obj'],
  ['.', 'PUNCT', 2, 'punct'],
);
const frame = (cue: Range, more: Partial<Frame> = {}): Frame => ({
  source: { first: 0, end: 1 },
  cue,
  content: [],
  by: 'learned',
  score: 0.8,
  ...more,
});
const contents = (...frames: Frame[]): Range[][] =>
  completeFrames(frames, { at: () => SENT }).map(({ content }) => content);

test('a cue without content takes the object its words govern, beside the cue', () => {
  expect(contents(frame({ first: 1, end: 2 }))).toEqual([[{ first: 2, end: 7 }]]);
  expect(contents(frame({ first: 1, end: 3 }))).toEqual([[{ first: 3, end: 7 }]]);
});

test('a content that was found stays as it is', () => {
  const content = [{ first: 4, end: 7 }];
  expect(contents(frame({ first: 1, end: 2 }, { content }))).toEqual([content]);
});

test.each([
  ['uncertain', frame({ first: 1, end: 2 }, { score: 0.4 })],
  ['without anything governed', frame({ first: 6, end: 7 })],
  ['whose object is its source', frame({ first: 4, end: 5 }, { source: { first: 5, end: 7 } })],
])('a cue %s is let go', (_name, one) => {
  expect(contents(one)).toEqual([]);
});

test("another attribution's cue is no content of this one", () => {
  const other = frame({ first: 4, end: 5 }, { content: [{ first: 5, end: 7 }] });
  expect(contents(frame({ first: 1, end: 2 }), other)).toEqual([[{ first: 5, end: 7 }]]);
});

const DEEDS = treeOf(
  ['Rebels', 'NOUN', 2, 'nsubj'],
  ['rejected', 'VERB', 0, 'root'],
  ['the', 'DET', 4, 'det'],
  ['charge', 'NOUN', 2, 'obj'],
  ['and', 'CCONJ', 6, 'cc'],
  ['attacked', 'VERB', 2, 'conj'],
  ['the', 'DET', 8, 'det'],
  ['base', 'NOUN', 6, 'obj'],
);
const CLAUSES = treeOf(
  ['Rebels', 'NOUN', 2, 'nsubj'],
  ['denied', 'VERB', 0, 'root'],
  ['firing', 'VERB', 2, 'xcomp'],
  ['and', 'CCONJ', 5, 'cc'],
  ['looting', 'VERB', 3, 'conj'],
  ['.', 'PUNCT', 2, 'punct'],
);

test('a second deed is no part of what the first is about', () => {
  const one = frame(
    { first: 1, end: 2 },
    {
      content: [
        { first: 2, end: 6 },
        { first: 6, end: 8 },
      ],
    },
  );
  cutDeeds([one], { at: () => DEEDS });
  expect(one.content).toEqual([{ first: 2, end: 4 }]);
});

const ASKED = treeOf(
  ['Rebels', 'NOUN', 2, 'nsubj'],
  ['demanded', 'VERB', 0, 'root'],
  ['that', 'SCONJ', 5, 'mark'],
  ['he', 'PRON', 5, 'nsubj'],
  ['resign', 'VERB', 2, 'ccomp'],
  ['and', 'CCONJ', 7, 'cc'],
  ['stormed', 'VERB', 2, 'conj'],
  ['the', 'DET', 9, 'det'],
  ['base', 'NOUN', 7, 'obj'],
);

test('a deed coordinated with the cue behind its clause is no part of it, and later pieces of what is said stay', () => {
  const one = frame(
    { first: 1, end: 2 },
    {
      content: [
        { first: 2, end: 9 },
        { first: 12, end: 15 },
      ],
    },
  );
  cutDeeds([one], { at: () => ASKED });
  expect(one.content).toEqual([
    { first: 2, end: 5 },
    { first: 12, end: 15 },
  ]);
});

test('deeds within what is said stay, and so does a content with nothing before them', () => {
  const said = frame({ first: 1, end: 2 }, { content: [{ first: 2, end: 5 }] });
  cutDeeds([said], { at: () => CLAUSES });
  expect(said.content).toEqual([{ first: 2, end: 5 }]);
  const late = frame({ first: 1, end: 2 }, { content: [{ first: 5, end: 8 }] });
  cutDeeds([late], { at: () => DEEDS });
  expect(late.content).toEqual([{ first: 5, end: 8 }]);
});

const SAID_AND_ASKED = treeOf(
  ['Envoys', 'NOUN', 2, 'nsubj'],
  ['say', 'VERB', 0, 'root'],
  ['rebels', 'NOUN', 4, 'nsubj'],
  ['fled', 'VERB', 2, 'ccomp'],
  ['and', 'CCONJ', 6, 'cc'],
  ['ask', 'VERB', 2, 'conj'],
  ['them', 'PRON', 6, 'obj'],
);

test('what a second verb of saying hands on is no part of what the first says', () => {
  const one = frame({ first: 1, end: 2 }, { content: [{ first: 2, end: 7 }] });
  cutDeeds([one], { at: () => SAID_AND_ASKED });
  expect(one.content).toEqual([{ first: 2, end: 4 }]);
});

const ASIDE = treeOf(
  ['Rebels', 'NOUN', 6, 'nsubj:pass'],
  ['it', 'PRON', 3, 'nsubj'],
  ['say', 'VERB', 6, 'parataxis'],
  ['had', 'AUX', 6, 'aux'],
  ['been', 'AUX', 6, 'aux:pass'],
  ['aided', 'VERB', 0, 'root'],
);
const HEARSAY = treeOf(
  ['it', 'PRON', 3, 'nsubj:pass'],
  ['is', 'AUX', 3, 'aux:pass'],
  ['say', 'VERB', 4, 'parataxis'],
  ['fled', 'VERB', 0, 'root'],
);

test('who says it is the subject of the verb that says it, where the tags have him in what is said', () => {
  const one = frame(
    { first: 2, end: 3 },
    {
      source: null,
      content: [
        { first: 0, end: 2 },
        { first: 3, end: 6 },
      ],
    },
  );
  giveSubjects([one], { at: () => ASIDE });
  expect(one.source).toEqual({ first: 1, end: 2 });
  expect(one.content).toEqual([
    { first: 0, end: 1 },
    { first: 3, end: 6 },
  ]);
});

test('of what is said by nobody, "it" is no source', () => {
  const one = frame({ first: 1, end: 3 }, { content: [{ first: 3, end: 4 }] });
  giveSubjects([one], { at: () => HEARSAY });
  expect(one.source).toBeNull();
  const named = frame({ first: 2, end: 3 }, { content: [{ first: 3, end: 6 }] });
  giveSubjects([named], { at: () => ASIDE });
  expect(named.source).toEqual({ first: 0, end: 1 });
});
