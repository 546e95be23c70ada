/** Where the items of a roundup begin, and what does not reach across. */
import { describe, expect, it } from 'vitest';
import { Items } from '../../../../src/engine/extract/actors/items.ts';
import { parsed } from '../parsed.ts';

const item = (text: string): number[] => {
  const { sentence, token } = parsed(text);
  const items = new Items(sentence, token);
  return sentence.map(({ id }) => items.of(id));
};

const QUITO = 'QUITO/PROPN/0/root —/PUNCT/1/punct A/DET/4/det judge/NOUN/1/dep';
const LIMA = 'LIMA/PROPN/0/root ,/PUNCT/1/punct Peru/PROPN/1/appos –/PUNCT/1/punct Police/NOUN/1/dep';
const PLAIN = 'They/PRON/2/nsubj slept/VERB/0/root';

describe('items of a roundup', () => {
  it('begin with datelines of different towns', () => {
    expect(item(`${QUITO}\n  ${PLAIN}\n\n  ${LIMA}\n  ${PLAIN}`)).toEqual([1, 1, 2, 2]);
  });

  it('are told by no single dateline, nor by the same town again', () => {
    expect(item(`${QUITO}\n  ${PLAIN}\n\n  ${PLAIN}`)).toEqual([0, 0, 0]);
    expect(item(`${QUITO}\n\n  ${QUITO}`)).toEqual([0, 0]);
  });

  it('begin at the head of a paragraph alone', () => {
    expect(item(`${PLAIN}\n  ${QUITO}\n  ${LIMA}`)).toEqual([0, 0, 0]);
  });

  it('are no names in capitals before a verb', () => {
    const nato = 'NATO/PROPN/2/nsubj moved/VERB/0/root —/PUNCT/2/punct late/ADV/2/advmod';
    const who = 'OPEC/PROPN/2/nsubj met/VERB/0/root –/PUNCT/2/punct twice/ADV/2/advmod';
    expect(item(`${nato}\n\n  ${who}`)).toEqual([0, 0]);
  });

  it('cut the clusters that run across them', () => {
    const { sentence, token } = parsed(`${QUITO}\n\n  ${LIMA}`);
    const mentions = [token[0]!, token[4]!].map(({ start, end, id }, at) => ({
      id: at,
      start,
      end,
      head: id,
      cluster: 7,
    }));
    const [one, other] = new Items(sentence, token).cut(mentions);
    expect(one!.cluster).not.toBe(other!.cluster);
    expect(new Items([], []).cut(mentions)).toBe(mentions);
  });
});
