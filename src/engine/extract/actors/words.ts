/**
 * In: a phrase, as text or as tokens of a document. Out: its words in the form names are looked up in, each leading back
 * to its token. One token may give several words (al-Assad), punctuation gives marks, a possessive 's is a mark.
 */
import { normalise } from './names.ts';

export interface Word {
  /** Normal form; `,` `(` `'s` for marks. */
  key: string;
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

/** Tokens to words. */
export function wordsOf(tokens: readonly Form[]): Word[] {
  const words: Word[] = [];
  let hyphen = false;
  tokens.forEach(({ form, upos, person }, token) => {
    if (/^['’]s?$/.test(form)) {
      words.push({ key: "'s", form, token, joined: false, shape: 'mark', upos });
      return;
    }
    if (/^[-‐‑–]$/.test(form)) {
      hyphen = true;
      return;
    }
    const parts = form.split(/[-‐‑/]/).filter((part) => part !== '');
    const keys = parts.map((part) => normalise(part)).filter((key) => key !== '');
    if (keys.length === 0) {
      if (/[,;:()[\]—–"“”]/.test(form))
        words.push({
          key: /[()[\]]/.test(form) ? '(' : /["“”]/.test(form) ? '"' : ',',
          form,
          token,
          joined: false,
          shape: 'mark',
          upos,
        });
      hyphen = false;
      return;
    }
    parts.forEach((part, index) => {
      for (const [at, key] of normalise(part).split(' ').entries()) {
        if (key === '') continue;
        const named = person ? { person } : {};
        words.push({
          key,
          form: part,
          token,
          joined: hyphen || index > 0 || at > 0,
          shape: shapeOf(part),
          upos,
          ...named,
        });
        hyphen = false;
      }
    });
  });
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
