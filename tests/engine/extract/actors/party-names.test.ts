/** Parties whose names many countries have: which is meant, by what the article is about. */
import { describe, expect, it } from 'vitest';
import { asDocumentSays } from '../../../../src/engine/extract/actors/bearers.ts';
import { homeName, isCommonParty } from '../../../../src/engine/extract/actors/party-names.ts';
import type { Token } from '../../../../src/engine/document.ts';
import { smallActors } from './small-actors.ts';

const known = smallActors(`
groups:
  labour-freedonia: {name: Labour Party, of: FRE, sectors: PTY}
  labour-ruritania: {name: Ruritanian Labour Party, home: Toilers, of: RUR, sectors: PTY}
`);

/** Who the name is in a text of these words. */
function meant(name: string, words: string): string[] {
  const tokens = words.split(' ').map((form, id) => ({ id, form, lemma: form, upos: 'PROPN', start: id, end: id + 1 }));
  return asDocumentSays(known, tokens as unknown as Token[], null)
    .named(name)
    .map(({ record }) => record.id);
}

describe('a party’s name without its country', () => {
  const ruritania = known.record('ruritania')!;
  it('is what is left where many have one of it', () => {
    expect(homeName('Ruritanian Labour Party', ruritania)).toBe('Labour Party');
    expect(homeName('Democratic Party of Ruritania', ruritania)).toBe('Democratic Party');
    expect(homeName('Ruritania Zorro League', ruritania)).toBeNull();
    expect(homeName('Christian Democratic Party', ruritania)).toBeNull();
    expect(isCommonParty('Christian Democratic Party')).toBe(true);
  });
  it('is that of the country the article is about', () => {
    expect(meant('labour party', 'Ruritania Ruritania Strelsau')).toEqual(['labour-ruritania']);
    expect(meant('toilers', 'Ruritania Ruritania Ruritania')).toEqual(['labour-ruritania']);
    expect(meant('labour party', 'Freedonia Freedonia Freedonia')).toEqual(['labour-freedonia']);
    expect(meant('labour party', 'nobody')).toEqual(['labour-freedonia']);
    expect(meant('toilers', 'nobody')).toEqual([]);
  });
});
