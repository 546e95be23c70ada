/**
 * "Prime Minister Abadi and the Kurdish government" is two mentions, whatever the parser made of it. In: a phrase, a way to
 * read words. Out: the phrase in parts, cut at "and", "or", "&" or a comma after a person's name, where what follows is
 * somebody too; else the phrase itself. "French and Russian forces" is left to its shared head.
 */
import type { Token } from '../../document.ts';
import type { NounPhrase, SentenceWords } from './noun-phrase.ts';
import type { Reading } from './reading.ts';

const JOINTS = new Set(['and', 'or', '&', ',', 'nor']);

type ReadWords = (tokens: readonly Token[]) => Reading | null;

export function splitCoordinated(phrase: NounPhrase, words: SentenceWords, read: ReadWords): NounPhrase[] {
  for (let at = phrase.start + 1; at < phrase.core - 1; at++) {
    if (!JOINTS.has(words.tokens[at]!.form.toLowerCase())) continue;
    const left = words.tokens.slice(phrase.start, at);
    let next = at + 1;
    while (next < phrase.core && JOINTS.has(words.tokens[next]!.form.toLowerCase())) next++;
    const right = words.tokens.slice(next, phrase.end);
    const first = right[0];
    if (!first || !(first.upos === 'DET' || first.upos === 'PRON' || /^\p{Lu}/u.test(first.form))) continue;
    const one = read(left);
    if (one?.actor.person == null || one.basis === 'unknown') continue;
    const other = read(right);
    if (!other || (other.basis === 'unknown' && other.actor.person === null && other.actor.id === null)) continue;
    return [
      part(phrase.start, at, at, words),
      ...splitCoordinated(part(next, Math.max(phrase.core, next + 1), phrase.end, words), words, read),
    ];
  }
  return [phrase];
}

/** A stretch as a phrase of its own: its head is the word that hangs outside it. */
function part(start: number, core: number, end: number, words: SentenceWords): NounPhrase {
  const stretch = words.tokens.slice(start, core);
  const outside = stretch.filter((token) => {
    const governor = words.headOf(token);
    const at = governor === null ? -1 : words.at(governor.id);
    return (at < start || at >= core) && token.upos !== 'PUNCT' && token.upos !== 'DET' && token.upos !== 'ADP';
  });
  const head = outside.at(-1) ?? stretch.at(-1)!;
  return { head, start, core, end };
}
