/**
 * The items of a roundup ("News in brief"): each begins with a dateline of its own, "CARACAS – A judge". In: sentences, tokens.
 * Out: which item a sentence belongs to; all to one where fewer than two datelines stand. What one item tells is no ground for
 * whose police the next speaks of, and no pronoun reaches across.
 */
import type { Mention, Sentence, Token } from '../../document.ts';

/** Words of a dateline before its dash: "SAN JOSÉ, Costa Rica (AP) —". */
const LONGEST = 9;
const DASH = /^(?:[-–—]|--)$/;
const MARKS = /^[\p{P}\p{S}]+$/u;
const CAPITALS = /^\p{Lu}[\p{Lu}.'’-]{2,}$/u;

export class Items {
  private readonly starts: readonly number[];
  private readonly tokens: readonly Token[];

  constructor(sentences: readonly Sentence[], tokens: readonly Token[]) {
    this.tokens = tokens;
    const heads = sentences.flatMap(({ id, paragraph, tokens: [from, to] }) => {
      const opens = sentences[id - 1]?.paragraph !== paragraph;
      const town = opens ? datelineOf(tokens.slice(from, Math.min(to, from + LONGEST))) : null;
      return town === null ? [] : [{ id, town }];
    });
    this.starts = new Set(heads.map(({ town }) => town)).size < 2 ? [] : heads.map(({ id }) => id);
  }

  /** Ordinal of the item a sentence stands in. */
  of(sentence: number): number {
    return this.starts.filter((start) => start <= sentence).length;
  }

  /** Calls with what each item tells, of two kinds, in the order of the text. */
  each<A extends { sentence: number }, B extends { sentence: number }>(
    all: readonly A[],
    others: readonly B[],
    call: (item: A[], others: B[]) => void,
  ): void {
    const beside = Map.groupBy(others, ({ sentence }) => this.of(sentence));
    for (const [item, told] of Map.groupBy(all, ({ sentence }) => this.of(sentence)))
      call(told, beside.get(item) ?? []);
  }

  /** Clusters cut where an item ends. */
  cut(mentions: readonly Mention[]): readonly Mention[] {
    if (this.starts.length === 0) return mentions;
    const width = 1 + Math.max(0, ...mentions.map(({ cluster }) => cluster));
    return mentions.map((mention) => ({
      ...mention,
      cluster: mention.cluster + width * this.of(this.tokens[mention.head]!.sentence),
    }));
  }
}

/** The town in capitals that opens a line and is followed by a dash. */
function datelineOf(words: readonly Token[]): string | null {
  const first = words.findIndex(({ form }) => !MARKS.test(form));
  const town = words[first];
  if (!town || !CAPITALS.test(town.form)) return null;
  const dash = words.findIndex(({ form }, at) => at > first && DASH.test(form));
  if (dash < 0) return null;
  const between = words.slice(first + 1, dash);
  return between.every(({ form, upos }) => upos === 'PROPN' || upos === 'NUM' || MARKS.test(form)) ? town.form : null;
}
