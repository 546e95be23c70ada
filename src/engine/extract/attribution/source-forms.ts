/** What a source's words are reduced to before they are compared: names, surnames, what stands before a clause. In: words. Out: forms. */
import type { Token } from '../../document.ts';
import type { Range } from './frame.ts';
import { PEOPLE, PERSONAL } from './source-words.ts';

/** The word of the range that hangs on something outside it. */
export function headOf(token: readonly Token[], range: Range): number {
  for (let id = range.first; id < range.end; id++) {
    const { head, upos } = token[id]!;
    if (upos !== 'PUNCT' && (head === null || head < range.first || head >= range.end)) return id;
  }
  return range.end - 1;
}

/** Without the clause behind the head: "witnesses quoted by the newspaper" are no newspaper. */
export function coreOf(token: readonly Token[], text: string, range: Range, head: number): string {
  const inClause = (id: number): boolean => {
    for (let at: number | null = id; at !== null && at > head && at < range.end; at = token[at]!.head)
      if (token[at]!.head === head && token[at]!.deprel.startsWith('acl')) return true;
    return false;
  };
  let last = head;
  while (last + 1 < range.end && !inClause(last + 1)) last++;
  return tidy(text.slice(token[range.first]!.start, token[last]!.end));
}

export const isOnePerson = (lemma: string): boolean =>
  PEOPLE.has(lemma) || PERSONAL.has(lemma) || /^spokes(?:man|woman|person)$/.test(lemma);

/** What a paper may be taken for: "The Hindu". */
export const PAPER_SECTORS = new Set(['JRN', 'REL']);

export const ARTICLE = /^(?:the|el|la|los|las|le|les|il|der|die|das|o)\b/i;

export const keyOf = (words: string): string => tidy(words).replace(/^the /i, '').toLowerCase();

export function tidy(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,;:]$/, '');
}

export function surnameOf(name: string): string {
  return name
    .replace(/['’]s$/, '')
    .split(' ')
    .at(-1)!
    .toLowerCase();
}
