/**
 * Words with a capital that stand alone behind "the" for somebody: "the Alliance", "the North". In: the mentions of a document, its
 * tokens. Out: whether a word stands so; a reading changed in place, or a mention added where the word was nobody yet.
 */
import type { Token } from '../../document.ts';
import type { Found } from './found.ts';
import type { Reading } from './reading.ts';
import { led } from './referents.ts';

/** @param goesOn whether the word after it makes it part of a longer name or phrase */
export function standsAfterThe(token: Token, tokens: readonly Token[], goesOn: (after: Token) => boolean): boolean {
  const [before, after] = [tokens[token.id - 1], tokens[token.id + 1]];
  if (before?.sentence !== token.sentence || before.form.toLowerCase() !== 'the') return false;
  return after?.sentence !== token.sentence || !goesOn(after);
}

/** @param find asked only where nobody known stands there */
export function readAfterThe(found: Found[], token: Token, find: () => Reading | null): void {
  const own = found.find(({ head }) => head === token);
  if (own && own.reading.actor.id !== null && own.reading.basis !== 'unknown') return;
  const reading = find();
  if (!reading) return;
  if (own) {
    own.reading = led(reading);
    return;
  }
  const { start, end, sentence, form } = token;
  found.push({ start, end, head: token, reading: led(reading), sentence, first: 'the', noun: form.toLowerCase() });
}
