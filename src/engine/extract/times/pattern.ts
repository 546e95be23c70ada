/**
 * The notation rules are written in. In: a pattern such as `phase=PHASE? - ? month=MONTH day=DAY (,? year=YEAR)?`. Out: a
 * function that matches it at a lexeme. Upper case names a class, anything else is a word; `( | )` groups, `?` makes
 * optional, `name=` captures. Longest alternative first is up to the writer: matching is ordered, with backtracking.
 * Why not regular expressions over text: one pattern language over classed words stays readable with eighty rules.
 */
import type { Lexeme } from './lexemes.ts';
import { CLASS, type ClassName } from './vocabulary.ts';

/** Lexemes caught under a name: [first, end). */
export type Captures = Record<string, [number, number]>;
export interface Pattern {
  /** Index after the match, or -1. Captures are left in `captures`. */
  match(list: readonly Lexeme[], at: number, captures: Captures): number;
  /** Can a match begin with this lexeme? A cheap test that is never wrong in the negative. */
  startsWith(lexeme: Lexeme): boolean;
  /** Can its second lexeme be this one (undefined: none follows)? As cheap, as safe; most openings ("the") end here. */
  goesOnWith(lexeme: Lexeme | undefined): boolean;
  /** The words that the two tests tell from others of their classes. */
  readonly words: ReadonlySet<string>;
}

type Continue = (at: number) => number;
type Step = (list: readonly Lexeme[], at: number, captures: Captures, then: Continue) => number;

/** Lexemes that can stand at a place: by class or by word. */
interface Open {
  bits: number;
  words: ReadonlySet<string>;
}

/** What a node can begin with, and its second lexeme be. */
interface Reach {
  first: Open;
  second: Open;
  /** Can match nothing; can match just one lexeme. */
  empty: boolean;
  single: boolean;
}

interface Node extends Reach {
  step: Step;
  /** Matches whatever one lexeme `first` admits, and nothing else. */
  atomic: boolean;
}

const NOTHING: Open = { bits: 0, words: new Set() };
/** Before the first node of a sequence. */
const NOWHERE: Reach = { first: NOTHING, second: NOTHING, empty: true, single: false };
const union = (...sets: Open[]): Open => ({
  bits: sets.reduce((bits, set) => bits | set.bits, 0),
  words: new Set(sets.flatMap((set) => [...set.words])),
});
const admits = (open: Open, lexeme: Lexeme): boolean => (lexeme.bits & open.bits) !== 0 || open.words.has(lexeme.lower);
/** Whether it is worth trying to match a node here. */
const mayBegin = ({ empty, first }: Node, lexeme: Lexeme | undefined): boolean =>
  empty || (lexeme !== undefined && admits(first, lexeme));

export function pattern(source: string): Pattern {
  const symbols = source.match(/[()|?]|[^\s()|?=]+=|[^\s()|?=]+/g) ?? [];
  let next = 0;
  const node = alternatives();
  if (next < symbols.length)
    throw new Error(`pattern "${source}": cannot read from "${symbols.slice(next).join(' ')}"`);
  return {
    match: (list, at, captures) => node.step(list, at, captures, (end) => end),
    startsWith: (lexeme) => admits(node.first, lexeme),
    goesOnWith: (lexeme) => node.single || (lexeme !== undefined && admits(node.second, lexeme)),
    words: union(node.first, node.second).words,
  };

  function alternatives(): Node {
    const options = [sequence()];
    while (symbols[next] === '|') {
      next++;
      options.push(sequence());
    }
    return options.length === 1 ? options[0]! : either(options);
  }
  function sequence(): Node {
    const items: Node[] = [];
    while (next < symbols.length && symbols[next] !== '|' && symbols[next] !== ')') items.push(postfix());
    if (items.length === 0) throw new Error(`pattern "${source}": an alternative is empty`);
    return items.length === 1 ? items[0]! : inOrder(items);
  }
  function postfix(): Node {
    let name: string | null = null;
    if (symbols[next]!.endsWith('=')) name = symbols[next++]!.slice(0, -1);
    let node: Node;
    if (symbols[next] === '(') {
      next++;
      node = alternatives();
      if (symbols[next++] !== ')') throw new Error(`pattern "${source}": a bracket is not closed`);
    } else node = atom(symbols[next++]!);
    if (name) node = captured(name, node);
    if (symbols[next] === '?') {
      next++;
      node = optional(node);
    }
    return node;
  }
}

function atom(symbol: string): Node {
  if (!/^[A-Z]+$/.test(symbol)) return oneOf({ bits: 0, words: new Set([symbol]) });
  const bits = CLASS[symbol as ClassName];
  if (bits === undefined) throw new Error(`pattern: no class ${symbol}; the classes stand in vocabulary.ts`);
  return oneOf({ bits, words: NOTHING.words });
}

const oneOf = (first: Open): Node => ({
  first,
  second: NOTHING,
  empty: false,
  single: true,
  atomic: true,
  step: (list, at, _captures, then) => (at < list.length && admits(first, list[at]!) ? then(at + 1) : -1),
});

/** What begins and goes on as one node after another does. */
const joined = (a: Reach, b: Reach): Reach => ({
  first: a.empty ? union(a.first, b.first) : a.first,
  second: union(a.second, a.single ? b.first : NOTHING, a.empty ? b.second : NOTHING),
  empty: a.empty && b.empty,
  single: (a.single && b.empty) || (a.empty && b.single),
});

function inOrder(items: readonly Node[]): Node {
  const step = (list: readonly Lexeme[], at: number, captures: Captures, then: Continue, item: number): number => {
    let index = item;
    let place = at;
    for (; index < items.length && items[index]!.atomic; index++, place++)
      if (place >= list.length || !admits(items[index]!.first, list[place]!)) return -1;
    if (index === items.length) return then(place);
    const node = items[index]!;
    if (!mayBegin(node, list[place])) return -1;
    if (index === items.length - 1) return node.step(list, place, captures, then);
    return node.step(list, place, captures, (middle) => step(list, middle, captures, then, index + 1));
  };
  return {
    ...items.reduce<Reach>((whole, item) => joined(whole, item), NOWHERE),
    atomic: false,
    step: (list, at, captures, then) => step(list, at, captures, then, 0),
  };
}

function either(options: readonly Node[]): Node {
  const first = union(...options.map((option) => option.first));
  if (options.every((option) => option.atomic)) return oneOf(first);
  return {
    first,
    second: union(...options.map((option) => option.second)),
    empty: options.some((option) => option.empty),
    single: options.some((option) => option.single),
    atomic: false,
    step: (list, at, captures, then) => {
      for (const option of options) {
        if (!mayBegin(option, list[at])) continue;
        const end = option.step(list, at, captures, then);
        if (end >= 0) return end;
      }
      return -1;
    },
  };
}

const optional = (node: Node): Node => ({
  ...node,
  empty: true,
  atomic: false,
  step: (list, at, captures, then) => {
    if (!mayBegin(node, list[at])) return then(at);
    const end = node.step(list, at, captures, then);
    return end >= 0 ? end : then(at);
  },
});

const captured = (name: string, node: Node): Node => ({
  ...node,
  atomic: false,
  step: (list, at, captures, then) => {
    const before = captures[name];
    const end = node.step(list, at, captures, (middle) => {
      captures[name] = [at, middle];
      return then(middle);
    });
    if (end < 0) {
      if (before) captures[name] = before;
      else delete captures[name];
    }
    return end;
  },
});
