/**
 * Which mentions are one filler although their last words differ. In: candidates with the keys their words gave them. Out: the
 * same, with one key for a name and its acronym in brackets, and for the long and the short form of a person's name.
 */
import type { Token } from '../src/engine/document.ts';
import type { Candidate } from './muc4-candidates.ts';

/** Longer than that, one word in brackets is no acronym. */
const ACRONYM = 8;

export function joinKeys(token: readonly Token[], candidates: Candidate[]): Candidate[] {
  const same = new Map([...acronyms(token, candidates), ...shortNames(token, candidates)]);
  for (const each of candidates) {
    const key = same.get(each.key);
    if (key !== undefined) each.key = key;
  }
  return candidates;
}

/** FRONT … (FMLN), and MIR (MOVEMENT …): the acronym takes the key of the words. */
function acronyms(token: readonly Token[], candidates: readonly Candidate[]): Map<string, string> {
  const same = new Map<string, string>();
  const byEnd = new Map(candidates.map((each) => [each.tokens[1], each]));
  for (const each of candidates) {
    if (!/^[([]$/.test(token[each.tokens[0] - 1]?.form ?? '')) continue;
    const before = byEnd.get(each.tokens[0] - 1);
    if (!before || before.key === each.key || before.name || each.name) continue;
    const closed = /^[)\]]$/.test(token[each.tokens[1]]?.form ?? '');
    if (closed && isAcronym(token, each)) same.set(each.key, before.key);
    else if (isAcronym(token, before) && spells(token[before.tokens[0]]!.form, token, each.tokens[0]))
      same.set(before.key, each.key);
  }
  return same;
}

function isAcronym(token: readonly Token[], { tokens }: Candidate): boolean {
  return tokens[1] - tokens[0] === 1 && token[tokens[0]]!.form.length <= ACRONYM && token[tokens[0]]!.upos === 'PROPN';
}

/** MIR, MOVEMENT …: the words in the brackets begin as the acronym does. */
function spells(acronym: string, token: readonly Token[], from: number): boolean {
  return acronym[0]!.toUpperCase() === token[from]!.form[0]!.toUpperCase();
}

/** RIVERA, or ROBERTO RIVERA, of ROBERTO ARMANDO RIVERA ESCOBAR: all words of the short form, in order, stand in the long one. */
function shortNames(token: readonly Token[], candidates: readonly Candidate[]): Map<string, string> {
  const same = new Map<string, string>();
  const names = candidates
    .filter(({ name }) => name)
    .map(({ key, tokens }) => ({ key, words: token.slice(...tokens).map(({ form }) => form.toUpperCase()) }))
    .sort((a, b) => b.words.length - a.words.length);
  for (const [index, short] of names.entries()) {
    if (same.has(short.key)) continue;
    const long = names
      .slice(0, index)
      .find(({ key, words }) => key !== short.key && words.length > 1 && holds(words, short.words));
    if (long) same.set(short.key, same.get(long.key) ?? long.key);
  }
  return same;
}

/** A given name alone is nobody's short form. */
function holds(words: readonly string[], short: readonly string[]): boolean {
  let at = short.length === 1 ? 0 : -1;
  return (
    short.length < words.length &&
    short.every((word) => {
      at = words.indexOf(word, at + 1);
      return at >= 0;
    })
  );
}
