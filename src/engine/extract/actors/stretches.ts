/**
 * In: the words of a phrase. Out: the keys that its stretches are looked up by, and how many words a name on file may have
 * from a word on.
 */
import type { Actors } from './knowledge.ts';
import { singular } from './names.ts';
import type { Word } from './words.ts';

export class Stretches {
  private readonly words: readonly Word[];
  private readonly actors: Actors;

  constructor(words: readonly Word[], actors: Actors) {
    this.words = words;
    this.actors = actors;
  }

  /** The key of a stretch; a possessive inside it belongs to its word (People's Army). */
  key(from: number, to: number): string {
    let key = '';
    for (let index = from; index < to; index++) {
      const word = this.words[index]!;
      key += word.key === "'s" ? (word.form.length > 1 ? 's' : '') : (key === '' ? '' : ' ') + word.key;
    }
    return key;
  }

  /** Whether a test holds for every word of a stretch. */
  every(from: number, to: number, test: (word: Word) => boolean): boolean {
    for (let index = from; index < to; index++) if (!test(this.words[index]!)) return false;
    return true;
  }

  /** The most words a name from here may have: possessive marks inside it are counted, no name goes over another mark. */
  longestFrom(from: number): number {
    const most = this.wordsFrom(from);
    let end = from + 1;
    while (end < from + most && end < this.words.length && !isStop(this.words[end]!)) end++;
    return end - from;
  }

  private wordsFrom(from: number): number {
    const { words, actors } = this;
    const [first, end] = this.keyAt(from);
    if (end >= words.length || words[end]!.shape === 'mark') return 1;
    const bare = words[from]!.key;
    const following = [actors.longest(first), first === bare ? null : actors.longest(bare)];
    let longest = 0;
    for (const known of following) {
      if (!known) continue;
      const [second] = this.keyAt(end);
      for (const next of [second, singular(second), words[end]!.key]) longest = Math.max(longest, known.get(next) ?? 0);
    }
    if (longest === 0) return 1;
    let marks = 0;
    for (const word of words.slice(from, from + longest + 2)) if (word.key === "'s") marks++;
    return longest + marks;
  }

  /** A word with the possessive after it, and where the next begins. */
  private keyAt(at: number): [key: string, next: number] {
    const { key } = this.words[at]!;
    const mark = this.words[at + 1];
    return mark?.key === "'s" ? [mark.form.length > 1 ? `${key}s` : key, at + 2] : [key, at + 1];
  }
}

/** A mark that no name goes over: any but a possessive. */
function isStop(word: Word): boolean {
  return word.shape === 'mark' && word.key !== "'s";
}
