/**
 * In: the tokens of one sentence with UD heads and relations. Out: its noun phrases that may be somebody: the head, the
 * words of the phrase without relative clauses, appositions and coordinated phrases, and where the head part ends.
 */
import type { Token } from '../../document.ts';
import { base } from '../events/dependency-tree.ts';

export interface NounPhrase {
  head: Token;
  /** Token positions in the sentence, half-open; without leading prepositions and trailing punctuation. */
  start: number;
  end: number;
  /** Position after the head and what belongs to its name; "of", "in", "from" phrases follow. */
  core: number;
}

export class SentenceWords {
  readonly tokens: readonly Token[];
  private readonly children: readonly Token[][];
  private readonly first: number;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.first = tokens[0]?.id ?? 0;
    const children: Token[][] = tokens.map(() => []);
    for (const token of tokens) if (token.head !== null) children[token.head - this.first]?.push(token);
    this.children = children;
  }

  /** Position of a token id. */
  at(id: number): number {
    return id - this.first;
  }

  kids(position: number): readonly Token[] {
    return this.children[position] ?? [];
  }

  relation(token: Token): string {
    return base(token.deprel);
  }

  headOf(token: Token): Token | null {
    return token.head === null ? null : (this.tokens[token.head - this.first] ?? null);
  }

  /** The preposition or possessive mark before or after a phrase. */
  marks(token: Token): string[] {
    return this.kids(this.at(token.id))
      .filter((kid) => this.relation(kid) === 'case')
      .map((kid) => kid.form.toLowerCase());
  }

  /** First and last position of everything below a token that `keep` lets through. */
  reach(position: number, keep: (token: Token) => boolean): [number, number] {
    let low = position;
    let high = position;
    for (const kid of this.kids(position)) {
      if (!keep(kid)) continue;
      const [from, to] = this.reach(this.at(kid.id), keep);
      low = Math.min(low, from);
      high = Math.max(high, to);
    }
    return [low, high];
  }
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM', 'X', 'SYM', 'DET']);
/** Relations under which a word is part of a bigger name or phrase rather than a head. */
const INNER = new Set([
  'compound',
  'flat',
  'fixed',
  'goeswith',
  'amod',
  'det',
  'nummod',
  'case',
  'advmod',
  'punct',
  'cc',
  'mark',
  'aux',
  'cop',
  'expl',
  'discourse',
  'dep',
]);
const BEFORE = new Set([
  'det',
  'amod',
  'compound',
  'nummod',
  'nmod',
  'flat',
  'advmod',
  'cc',
  'conj',
  'punct',
  'case',
  'dep',
  'appos',
  'goeswith',
  'fixed',
]);
const NAME_TAIL = new Set(['flat', 'compound', 'goeswith', 'fixed', 'nummod']);
/** Prepositions of complements that say who: "forces in Syria", "the president of France". */
const COMPLEMENTS = new Set(['of', 'in', 'from', 'for', 'at', 'to', "'s"]);

export function nounPhrases(sentence: SentenceWords): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (const [position, token] of sentence.tokens.entries()) {
    if (!isHead(token, sentence)) continue;
    found.push(phraseOf(position, sentence));
  }
  return found;
}

function isHead(token: Token, sentence: SentenceWords): boolean {
  if (!NOMINAL.has(token.upos)) return false;
  const relation = sentence.relation(token);
  if (token.deprel === 'nmod:poss' || relation === 'nmod') return token.upos !== 'DET' && token.upos !== 'NUM';
  if (INNER.has(relation)) return false;
  if (relation === 'conj') {
    const head = sentence.headOf(token);
    return head === null || !INNER.has(sentence.relation(head));
  }
  if (token.upos === 'ADJ' || token.upos === 'NUM')
    return !['root', 'xcomp', 'ccomp', 'advcl', 'acl', 'parataxis'].includes(relation);
  return token.upos !== 'DET' || ['nsubj', 'obj', 'iobj', 'obl'].includes(relation);
}

/** The phrase around a head, or around a modifier that is to stand by itself. */
export function phraseOf(position: number, sentence: SentenceWords): NounPhrase {
  const head = sentence.tokens[position]!;
  let start = position;
  let core = position + 1;
  let end = position + 1;
  const inner = (token: Token): boolean => BEFORE.has(sentence.relation(token)) && !token.deprel.startsWith('acl');
  for (const kid of sentence.kids(position)) {
    const at = sentence.at(kid.id);
    const relation = sentence.relation(kid);
    if (at < position) {
      if (
        relation === 'case' ||
        relation === 'cc' ||
        relation === 'punct' ||
        relation === 'mark' ||
        relation === 'conj' ||
        relation === 'advmod' ||
        relation === 'cop' ||
        !BEFORE.has(relation)
      )
        continue;
      if (relation === 'appos' && sentence.tokens.slice(at + 1, position).some((token) => token.upos === 'PUNCT'))
        continue;
      const [low] = sentence.reach(at, inner);
      start = Math.min(start, low);
    } else if (NAME_TAIL.has(relation) && !intervenes(sentence, position, at)) {
      const [, high] = sentence.reach(
        at,
        (token) => NAME_TAIL.has(sentence.relation(token)) || sentence.relation(token) === 'amod',
      );
      core = Math.max(core, high + 1);
    } else if (
      relation === 'appos' &&
      !intervenes(sentence, position, at) &&
      (kid.upos === 'PROPN' || head.upos === 'PROPN')
    ) {
      // "Secretary of State John Kerry": a close apposition is the end of the name.
      const [, high] = sentence.reach(at, (token) => NAME_TAIL.has(sentence.relation(token)));
      core = Math.max(core, high + 1);
    }
  }
  end = core;
  for (const kid of sentence.kids(position)) {
    const at = sentence.at(kid.id);
    if (at <= position || sentence.relation(kid) !== 'nmod') continue;
    const marks = sentence.marks(kid);
    if (!marks.some((mark) => COMPLEMENTS.has(mark))) continue;
    const [low, high] = sentence.reach(at, (token) => inner(token) && sentence.relation(token) !== 'punct');
    if (low > end + 1 || sentence.tokens.slice(end, low).some((token) => token.upos === 'PUNCT')) continue;
    end = Math.max(end, high + 1);
    if (low < core) core = end;
  }
  while (end > position + 1 && sentence.tokens[end - 1]!.upos === 'PUNCT') end--;
  return { head, start, end, core: Math.min(core, end) };
}

function intervenes(sentence: SentenceWords, from: number, to: number): boolean {
  return sentence.tokens.slice(from + 1, to).some((token) => token.upos === 'PUNCT' && /[,;:()]/.test(token.form));
}
