/** Our sentences for the type head: each says its type and both its sides, and no two are one. */
import { describe, expect, it } from 'vitest';
import { readTypeSentences } from '../../training/events/types.ts';

const TYPES =
  'ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST SANCTION SUPPORT THREATEN YIELD';

describe('sentences of ours for the type head', () => {
  const rows = readTypeSentences();

  it('are more than a thousand, no two alike', () => {
    expect(rows.length).toBeGreaterThan(1000);
    expect(new Set(rows.map(({ sentence }) => sentence)).size).toBe(rows.length);
  });

  it('tell every type at least thirty times, and no other', () => {
    for (const type of TYPES.split(' '))
      expect(rows.filter(({ gold }) => gold === type).length).toBeGreaterThanOrEqual(30);
    for (const { gold } of rows) expect(TYPES.split(' ')).toContain(gold);
  });

  it('mark two sides that do not overlap and are whole words', () => {
    for (const { sentence, source, target } of rows) {
      for (const [start, end] of [source, target]) {
        expect(sentence.slice(start, end)).toMatch(/^\S.*\S$|^\S$/);
        expect(sentence.slice(start - 1, start)).toMatch(/^$|[\s"]/);
      }
      expect(source[0] >= target[1] || target[0] >= source[1]).toBe(true);
      expect(sentence).not.toMatch(/[[\]{}]| {2}/);
    }
  });
});
