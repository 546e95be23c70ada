/** An article as it was copied from its web page, with all that plain text brings; needs the shared data. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockTexts, codes } from '../run-reader.ts';
import { read } from './plain-text.ts';

const demo = `${process.env.ENTENTE_DATA ?? '../shared/data'}/demo/after-paris-attacks.txt`;
describe.skipIf(!existsSync(demo))('the demonstration article (needs the shared data)', () => {
  it('has its front matter, no cut sentence, no contact box', async () => {
    const doc = await read(readFileSync(demo));
    expect(doc.meta).toMatchObject({ byline: 'Alex Lantier', published: '2015-11-18', language: 'en' });
    expect(doc.meta.title).toMatch(/^After Paris attacks, .* in Syria$/);
    for (const text of blockTexts(doc, 'paragraph')) expect(text).toMatch(/^["“\p{Lu}].*[.!?]["”]?$/su);
    expect(doc.text).not.toMatch(/To contact|wsws|\*/);
    expect(codes(doc).filter((code) => code === 'read.joined').length).toBe(3);
  });
});
