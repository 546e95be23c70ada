import { expect, test } from 'vitest';
import { attachPunctuation } from '../../../src/engine/language/punctuation.ts';

/** Words as `form/head`, heads counted from 1, 0 the root; marks as `form/?`. Gives back the heads' forms of the marks. */
function hang(text: string): string[] {
  const parts = text.split(' ').map((part) => part.split('/') as [string, string]);
  const heads = Int32Array.from(parts, ([, head]) => (head === '?' ? 0 : Number(head) - 1));
  const upos = parts.map(([, head]) => (head === '?' ? 'PUNCT' : 'X'));
  attachPunctuation({ forms: parts.map(([form]) => form), upos, heads });
  return parts.flatMap(([, head], word) => (head === '?' ? [parts[heads[word]!]![0]] : []));
}

test.each([
  ['the last stop hangs on the root', 'They/2 left/0 ./?', ['left']],
  ['a comma before a conjunct hangs on it', 'kings/0 ,/? queens/1 and/5 dukes/1', ['queens']],
  ['a mark climbs as high as its side of the tree goes', 'Rudolf/6 ,/? the/4 king/1 ,/? left/0', ['king', 'Rudolf']],
  ['a pair hangs on the head of what it encloses', 'He/2 said/0 (/? very/5 softly/2 )/? no/2', ['softly', 'softly']],
  ['quotation marks too', '"/? We/3 won/7 ,/? "/? she/7 said/0', ['won', 'won', 'won']],
  ['a stop in mid-sentence closes what stands before it', 'He/2 left/0 ./? see/2 notes/4', ['left']],
  ['a hyphen inside a compound hangs on its first part', 'a/5 two/4 -/? day/5 trip/0', ['two']],
])('%s', (_, sentence, expected) => {
  expect(hang(sentence)).toEqual(expected);
});

test('nothing hangs on a mark, and a root that is one stays', () => {
  const heads = Int32Array.of(1, 2, -1);
  attachPunctuation({ forms: ['well', ',', 'yes'], upos: ['INTJ', 'PUNCT', 'INTJ'], heads });
  expect([...heads]).toEqual([2, 0, -1].map((head, at) => (at === 1 ? heads[1]! : head)));
  expect(heads[1] === 0 || heads[1] === 2).toBe(true);
  const alone = Int32Array.of(-1, 0);
  attachPunctuation({ forms: ['.', '.'], upos: ['PUNCT', 'PUNCT'], heads: alone });
  expect([...alone]).toEqual([-1, 0]);
});

test('the parser has a say where either side would do', () => {
  const sentence = () => ({ forms: ['A', '-', 'B'], upos: ['X', 'PUNCT', 'X'], heads: Int32Array.of(-1, 0, 0) });
  const left = sentence();
  attachPunctuation(left);
  const right = sentence();
  attachPunctuation({ ...right, score: (_, head) => (head === left.heads[1] ? 0 : 9) });
  expect(right.heads[1]).not.toBe(left.heads[1]);
});
