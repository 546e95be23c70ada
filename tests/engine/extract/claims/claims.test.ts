import { describe, expect, test } from 'vitest';
import { readText } from '../read-text.ts';

const chainsOf = async (text: string) => {
  const doc = await readText(text, { published: '2015-11-18', byline: 'A. Hope' });
  return { doc, claims: doc.layers.claim };
};

describe('claims', () => {
  test('the author’s plain voice claims nothing', async () => {
    const { doc, claims } = await chainsOf('Russian jets bombed Aleppo on Monday.');
    expect(doc.layers.event.length).toBeGreaterThan(0);
    expect(doc.layers.event[0]!.attribution.map(({ kind, source }) => [kind, source])).toEqual([['author', 'A. Hope']]);
    expect(claims).toEqual([]);
  });

  test('a denied report is a claim and the denial answers it', async () => {
    const { claims } = await chainsOf('Officials denied a newspaper report that Russian jets had bombed Aleppo.');
    const [report, denial] = claims;
    expect(report!.attribution.map(({ kind, stance }) => [kind, stance])).toEqual([['media', 'asserts']]);
    expect(denial!.attribution.map(({ kind, stance }) => [kind, stance])).toEqual([
      ['anonymous', 'denies'],
      ['media', 'asserts'],
    ]);
    expect(denial!.answers).toBe(report!.id);
    expect(report!.answers).toBeNull();
  });

  test('a denial answers the same claim made before in the document', async () => {
    const { claims } = await chainsOf(
      'Turkey said that Russian jets had bombed Aleppo. Russia denied that its jets had bombed Aleppo.',
    );
    const assertion = claims.find(({ attribution }) => attribution[0]!.source === 'Turkey')!;
    const denial = claims.find(({ attribution }) => attribution[0]!.stance === 'denies')!;
    expect(assertion).toBeDefined();
    expect([assertion.id, null]).toContain(denial.answers);
  });

  test('every claim points at an event or a relation, every answer at a claim', async () => {
    const { doc, claims } = await chainsOf(
      'Syria said Israel had bombed an airport. Israel denied that it had bombed the airport.',
    );
    const ids = new Set([...doc.layers.event, ...doc.layers.relation].map(({ id }) => id));
    const own = new Set(claims.map(({ id }) => id));
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) {
      expect(ids.has(claim.content)).toBe(true);
      if (claim.answers !== null) expect(own.has(claim.answers)).toBe(true);
    }
  });
});
