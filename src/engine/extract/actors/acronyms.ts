/**
 * "Egyptian Association against Torture (EAAT)": names a sentence gives with their acronym. In: its tokens. Out: each
 * acronym with the stretch of words its letters are the initials of, longest first; where the letters do not fit, the
 * capitalised words right before the bracket. A short name written as a word ("Association of Mill Owners (Amilo)") is one
 * where those say that they are a body's name. A bracket may give the name in its own language before the acronym.
 */
import type { Token } from '../../document.ts';

export interface Expansion {
  acronym: Token;
  /** Written as a word, which a place or a person may be too. */
  isWord: boolean;
  /** The name says that it is a body. */
  body: boolean;
  /** The letters are the initials of the whole name. */
  spelled: boolean;
  /** Positions of the name in the sentence, half-open, and of the bracket that closes after the acronym. */
  start: number;
  end: number;
  close: number;
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
    const isWord = (acronym.form.match(/\p{Lu}/gu) ?? []).length < 2;
    let start = isWord ? capitalsBefore(tokens, at) : startOf(tokens, at, acronym.form);
    if (start === null) continue;
    // "Members of the Union of Millers": what the sentence begins with is not in the name
    const article = tokens.slice(start, at).findIndex(({ form }) => form.toLowerCase() === 'the');
    if (isWord && article >= 0 && isBody(tokens.slice(start + article + 1, at))) start += article + 1;
    const body = isBody(tokens.slice(start, at));
    if (!isWord || (body && acronym.upos === 'PROPN')) {
      const spelled = fits(tokens.slice(start, at), acronym.form.replace(/[^\p{L}]/gu, '').toUpperCase());
      found.push({ acronym, isWord, body, spelled, start, end: at, close: at + 2 });
    }
  }
  return [...found, ...inOwnLanguage(tokens)];
}

/** "the National Union (Unión Nacional - UN)": the acronym after a dash or comma at the end of the bracket. */
function inOwnLanguage(tokens: readonly Token[]): Expansion[] {
  return tokens.flatMap((token, end) => {
    if (token.form !== '(') return [];
    const inside = tokens.slice(end + 1, end + 2 + LONGEST);
    const length = inside.findIndex(({ form }) => /^[()]$/.test(form));
    const acronym = inside[length - 1];
    if (!acronym || length < 4 || inside[length]!.form !== ')' || !/^[-–—,]$/.test(inside[length - 2]!.form)) return [];
    const start = capitalsBefore(tokens, end);
    const letters = /^\p{Lu}[\p{Lu}\d.&-]{1,9}$/u.test(acronym.form) ? acronym.form.replace(/[^\p{L}]/gu, '') : '';
    return letters.length > 1 && start !== null && fits(inside.slice(0, length - 2), letters)
      ? [{ acronym, isWord: false, body: false, spelled: false, start, end, close: end + 1 + length }]
      : [];
  });
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
  return capitalsBefore(tokens, end);
}

/** What a body's name says that it is. */
const BODIES =
  /\b(?:Chamber|Union|Association|Federation|Confederation|Council|Committee|Commission|Agency|Authority|Company|Corporation|Institute|Organi[sz]ation|Movement|Front|Party|Society|Syndicate|Bureau|Service|Board)\b/;

/** Three words or more that are a body's name. */
const isBody = (words: readonly Token[]): boolean =>
  words.length >= 3 && BODIES.test(words.map(({ form }) => form).join(' '));

/** The run of capitals before the bracket. */
function capitalsBefore(tokens: readonly Token[], end: number): number | null {
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
