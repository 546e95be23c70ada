/**
 * "Egyptian Association against Torture (EAAT)": names a sentence gives with their acronym. In: its tokens. Out: each
 * acronym with the stretch of words its letters are the initials of, longest first; where the letters do not fit, the
 * capitalised words right before the bracket.
 */
import type { Token } from '../../document.ts';

export interface Expansion {
  acronym: Token;
  /** Positions of the name in the sentence, half-open. */
  start: number;
  end: number;
}

const SMALL = new Set('of the and for against in on to a an & de la le du des del y et di e da do dos al'.split(' '));
const LONGEST = 14;

export function expansions(tokens: readonly Token[]): Expansion[] {
  const found: Expansion[] = [];
  for (let at = 1; at + 2 < tokens.length + 1; at++) {
    const [open, acronym, close] = tokens.slice(at, at + 3);
    if (
      open?.form !== '(' ||
      close?.form !== ')' ||
      !acronym ||
      !/^\p{Lu}[\p{Lu}\p{Ll}\d.&-]{1,9}$/u.test(acronym.form)
    )
      continue;
    if ((acronym.form.match(/\p{Lu}/gu) ?? []).length < 2) continue;
    const start = startOf(tokens, at, acronym.form);
    if (start !== null) found.push({ acronym, start, end: at });
  }
  return found;
}

function startOf(tokens: readonly Token[], end: number, acronym: string): number | null {
  const letters = acronym.replace(/[^\p{L}]/gu, '').toUpperCase();
  const first = Math.max(0, end - LONGEST);
  for (let start = end - 2; start >= first; start--) {
    const words = tokens.slice(start, end);
    if (words.some(({ form }) => /^[;:()"“”]$/.test(form))) break;
    if (!/^\p{Lu}/u.test(words[0]!.form)) continue;
    if (fits(words, letters)) return start;
  }
  // No initials: the run of capitals before the bracket.
  let start = end;
  while (start > 0 && isPart(tokens[start - 1]!.form)) start--;
  while (start < end && !/^\p{Lu}/u.test(tokens[start]!.form)) start++;
  return end - start >= 2 ? start : null;
}

const isPart = (form: string): boolean => /^\p{Lu}/u.test(form) || SMALL.has(form.toLowerCase());

/** The letters are the words' initials, small words counted or not. */
function fits(words: readonly Token[], letters: string): boolean {
  const initials = (every: boolean): string =>
    words
      .filter(({ form }) => /^\p{L}/u.test(form) && (every || !SMALL.has(form.toLowerCase())))
      .flatMap(({ form }) => form.split('-'))
      .map((part) => part[0]?.toUpperCase() ?? '')
      .join('');
  return initials(false) === letters || initials(true) === letters;
}
