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
}

type Continue = (at: number) => number;
type Step = (list: readonly Lexeme[], at: number, captures: Captures, then: Continue) => number;

/** Lexemes that can stand at a place: by class or by word. */
interface Open {
  bits: number;
  words: ReadonlySet<string>;
}

interface Node {
  step: Step;
  first: Open;
  second: Open;
  /** Can match nothing; can match just one lexeme. */
  empty: boolean;
  single: boolean;
}

const NOTHING: Open = { bits: 0, words: new Set() };
const union = (...sets: Open[]): Open => ({
  bits: sets.reduce((bits, set) => bits | set.bits, 0),
  words: new Set(sets.flatMap((set) => [...set.words])),
});
const admits = (open: Open, lexeme: Lexeme): boolean => (lexeme.bits & open.bits) !== 0 || open.words.has(lexeme.lower);

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
    let node: Node | null = null;
    while (next < symbols.length && symbols[next] !== '|' && symbols[next] !== ')') {
      const item = postfix();
      node = node ? both(node, item) : item;
    }
    if (!node) throw new Error(`pattern "${source}": an alternative is empty`);
    return node;
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
  if (/^[A-Z]+$/.test(symbol)) {
    const bits = CLASS[symbol as ClassName];
    if (bits === undefined) throw new Error(`pattern: no class ${symbol}; the classes stand in vocabulary.ts`);
    return {
      first: { bits, words: NOTHING.words },
      second: NOTHING,
      empty: false,
      single: true,
      step: (list, at, _captures, then) => (at < list.length && list[at]!.bits & bits ? then(at + 1) : -1),
    };
  }
  return {
    first: { bits: 0, words: new Set([symbol]) },
    second: NOTHING,
    empty: false,
    single: true,
    step: (list, at, _captures, then) => (at < list.length && list[at]!.lower === symbol ? then(at + 1) : -1),
  };
}

const both = (a: Node, b: Node): Node => ({
  first: a.empty ? union(a.first, b.first) : a.first,
  second: union(a.second, a.single ? b.first : NOTHING, a.empty ? b.second : NOTHING),
  empty: a.empty && b.empty,
  single: (a.single && b.empty) || (a.empty && b.single),
  step: (list, at, captures, then) => a.step(list, at, captures, (middle) => b.step(list, middle, captures, then)),
});

const either = (options: Node[]): Node => ({
  first: union(...options.map((option) => option.first)),
  second: union(...options.map((option) => option.second)),
  empty: options.some((option) => option.empty),
  single: options.some((option) => option.single),
  step: (list, at, captures, then) => {
    for (const option of options) {
      const end = option.step(list, at, captures, then);
      if (end >= 0) return end;
    }
    return -1;
  },
});

const optional = (node: Node): Node => ({
  ...node,
  empty: true,
  step: (list, at, captures, then) => {
    const end = node.step(list, at, captures, then);
    return end >= 0 ? end : then(at);
  },
});

const captured = (name: string, node: Node): Node => ({
  ...node,
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
