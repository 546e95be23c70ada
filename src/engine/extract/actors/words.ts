/**
 * In: a phrase, as text or as tokens of a document. Out: its words in the form names are looked up in, each leading back
 * to its token. One token may give several words (al-Assad), punctuation gives marks, a possessive 's is a mark.
 */
import { normalise, singular } from './names.ts';

export interface Word {
  /** Normal form; `,` `(` `'s` for marks. */
  key: string;
  /** The key in the singular, as roles and titles are looked up. */
  one: string;
  form: string;
  /** Index of the token in the caller's list. */
  token: number;
  /** Joined to the word before by a hyphen. */
  joined: boolean;
  /** As the text has it: all capitals, capitalised, or neither. */
  shape: 'upper' | 'title' | 'lower' | 'mark';
  upos: string | null;
  /** Part of a person's name: no place of that name; of several words no party, and after the first no role. */
  person?: 'first' | 'inner' | 'lone';
}

export interface Form {
  form: string;
  upos: string | null;
  /** Part of a person's name: the first of several words, a further one, or the only one. */
  person?: 'first' | 'inner' | 'lone';
  /** No space before it: it continues the token before (a hyphen between two words of a compound). */
  glued?: boolean;
}

/** What a token is, whatever stands around it: a joining hyphen, a mark, or words. */
type Shape = 'hyphen' | readonly Pick<Word, 'key' | 'one' | 'form' | 'joined' | 'shape'>[];

/** Shapes that are remembered: every token is read several times, and most words many times over. */
const KEPT = 20_000;
const shapes = new Map<string, Shape>();

function shapeOfToken(form: string): Shape {
  let shape = shapes.get(form);
  if (shape === undefined) {
    if (shapes.size >= KEPT) shapes.clear();
    shapes.set(form, (shape = readToken(form)));
  }
  return shape;
}

function readToken(form: string): Shape {
  const mark = (key: string): Shape => [{ key, one: key, form, joined: false, shape: 'mark' }];
  if (/^['’]s?$/.test(form)) return mark("'s");
  if (/^[-‐‑–]$/.test(form)) return 'hyphen';
  const parts = form.split(/[-‐‑/]/).filter((part) => part !== '');
  const words = parts.flatMap((part, index) =>
    normalise(part)
      .split(' ')
      .map((key, at) => ({ key, one: singular(key), form: part, joined: index > 0 || at > 0, shape: shapeOf(part) }))
      .filter(({ key }) => key !== ''),
  );
  if (words.length > 0 || !/[,;:()[\]—–"“”]/.test(form)) return words;
  return mark(/[()[\]]/.test(form) ? '(' : /["“”]/.test(form) ? '"' : ',');
}

/** Tokens to words. */
export function wordsOf(tokens: readonly Form[]): Word[] {
  const words: Word[] = [];
  let hyphen = false;
  for (const [token, { form, upos, person }] of tokens.entries()) {
    const shape = shapeOfToken(form);
    if (shape === 'hyphen') {
      hyphen = true;
      continue;
    }
    for (const { key, one, form, joined, shape: kind } of shape) {
      const isMark = kind === 'mark';
      const word: Word = { key, one, form, token, joined: joined || (hyphen && !isMark), shape: kind, upos };
      if (person && !isMark) word.person = person;
      words.push(word);
      if (!isMark) hyphen = false;
    }
    // a possessive mark leaves a hyphen before it standing, as nothing else does
    if (shape[0]?.key !== "'s") hyphen = false;
  }
  return words;
}

/** Words of a phrase that no tokeniser has seen. */
export function splitPhrase(phrase: string): Form[] {
  return (
    phrase.match(
      /\p{L}[\p{L}\p{N}]*(?:\.\p{L})+\.?|[\p{L}\p{N}][\p{L}\p{N}'’ʼ\-‐‑&/]*(?<!['’-])|['’]s?(?![\p{L}])|[^\s\p{L}\p{N}]/gu,
    ) ?? []
  ).flatMap((form) => {
    const possessive = /^(.+)(['’]s)$/i.exec(form);
    return possessive
      ? [
          { form: possessive[1]!, upos: null },
          { form: possessive[2]!, upos: null },
        ]
      : [{ form, upos: null }];
  });
}

function shapeOf(form: string): Word['shape'] {
  if (!/\p{L}/u.test(form)) return 'lower';
  if (!/\p{Ll}/u.test(form)) return form.replace(/[^\p{L}\p{N}]/gu, '').length > 1 ? 'upper' : 'title';
  return /^[^\p{Ll}]*\p{Lu}/u.test(form) ? 'title' : 'lower';
}
