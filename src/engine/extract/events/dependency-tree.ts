/**
 * The tokens of a sentence as the tree their heads make: children by relation, words below a word, prepositions, coordination.
 * In: tokens with UD heads and relations. Out: tokens by id; nothing is undone here that the parse says, see clause-tree.ts.
 */
import type { Token } from '../../document.ts';
import { knownLemma } from './lemmas.ts';

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'SYM', 'X', 'DET']);

export interface Filler {
  token: number;
  /** How it was found: a relation, or the construction that was undone. */
  via: string;
}

/** "Wound up the exercises": what is brought to an end has no wound. */
function isWoundUp({ form, upos }: Token, next: Token | undefined): boolean {
  return upos === 'VERB' && /^wound$/i.test(form) && /^(up|down)$/i.test(next?.form ?? '');
}

/** What a tree is whatever its lemmas are brought to. */
export interface TreeShape {
  readonly tokens: readonly Token[];
  readonly root: number | null;
  /** Of each token its children, its morphological features, and whether its relation has a subtype. */
  readonly kids: readonly number[][];
  readonly features: readonly ReadonlySet<string>[];
  readonly subtyped: readonly boolean[];
}

/** @param tokens the tokens of one sentence, in order; ids are consecutive */
export function shapeOf(tokens: readonly Token[]): TreeShape {
  const first = tokens[0]?.id ?? 0;
  const kids: number[][] = tokens.map(() => []);
  let root: number | null = null;
  for (const token of tokens) {
    if (token.head === null) root ??= token.id;
    else kids[token.head - first]?.push(token.id);
  }
  const features = tokens.map(({ feats }) => featuresOf(feats));
  return { tokens, root, kids, features, subtyped: tokens.map(({ deprel }) => deprel.includes(':')) };
}

/** Features met before: there are a few hundred combinations. */
const met = new Map<string, ReadonlySet<string>>();
const MOST = 5000;

/** `Number=Sing|Tense=Past` as a set. */
function featuresOf(feats: string): ReadonlySet<string> {
  let found = met.get(feats);
  if (found === undefined) {
    if (met.size >= MOST) met.clear();
    met.set(feats, (found = new Set(feats.split('|'))));
  }
  return found;
}

export class DependencyTree {
  readonly shape: TreeShape;
  readonly tokens: readonly Token[];
  readonly root: number | null;
  /** Words that name a town or region: "took Kisumu" is what "took the town" is. */
  towns: ReadonlySet<number> = new Set();
  private readonly first: number;
  private readonly kids: readonly number[][];
  private readonly lemmas: string[];
  /** What was found behind each preposition of a word. */
  private readonly behind = new Map<string, Map<number, readonly Filler[]>>();

  /** @param vocabulary words the lemmas are brought to, where the model's lemma is none */
  constructor(shape: TreeShape, vocabulary: ReadonlySet<string> = new Set()) {
    const { tokens } = shape;
    this.shape = shape;
    this.tokens = tokens;
    this.root = shape.root;
    this.kids = shape.kids;
    this.first = tokens[0]?.id ?? 0;
    this.lemmas = tokens.map((token, index) =>
      isWoundUp(token, tokens[index + 1]) ? 'wind' : knownLemma(token.form, token.lemma, vocabulary),
    );
  }

  at(id: number): Token {
    return this.tokens[id - this.first]!;
  }

  /** The token, or undefined where the sentence has ended. */
  peek(id: number): Token | undefined {
    return this.tokens[id - this.first];
  }

  lemma(id: number): string {
    return this.lemmas[id - this.first]!;
  }

  /** Children, all or with one of these relations (a relation without subtype matches all its subtypes). */
  children(id: number, ...relations: string[]): number[] {
    const all = this.kids[id - this.first] ?? [];
    if (relations.length === 0 || all.length === 0) return all;
    const found: number[] = [];
    for (const child of all) if (this.hasRelation(child, relations)) found.push(child);
    return found;
  }

  child(id: number, ...relations: string[]): number | null {
    for (const child of this.kids[id - this.first] ?? [])
      if (relations.length === 0 || this.hasRelation(child, relations)) return child;
    return null;
  }

  private hasRelation(id: number, wanted: readonly string[]): boolean {
    const index = id - this.first;
    const relation = this.tokens[index]!.deprel;
    // only a subtype matches what it does not equal
    const subtyped = this.shape.subtyped[index]!;
    for (const each of wanted) if (relation === each || (subtyped && matches(relation, each))) return true;
    return false;
  }

  /** Whether one of these words introduces the clause: "to attack", "that he left", "if they cross". */
  introducedBy(clause: number, ...words: string[]): boolean {
    return this.children(clause, 'mark').some((mark) => words.includes(this.lemma(mark)));
  }

  /** Who leads, of a modifier "Saudi-led"; null for other words. */
  leaderIn(modifier: number): number | null {
    return /^led$/i.test(this.at(modifier).form) ? this.child(modifier, 'compound', 'amod', 'obl') : null;
  }

  head(id: number): number | null {
    return this.at(id).head;
  }

  relation(id: number): string {
    return this.at(id).deprel;
  }

  is(id: number, ...relations: string[]): boolean {
    return this.hasRelation(id, relations);
  }

  feature(id: number, feature: string): boolean {
    return this.shape.features[id - this.first]!.has(feature);
  }

  /** All tokens below `id`, itself included, in order. */
  subtree(id: number, stop?: (child: number) => boolean): number[] {
    const found: number[] = [];
    const walk = (node: number): void => {
      found.push(node);
      for (const child of this.children(node)) if (!stop?.(child)) walk(child);
    };
    walk(id);
    return found.sort((a, b) => a - b);
  }

  /** "Not", "never" beside a predicate, by adverbs of its own. */
  isNegated(id: number): boolean {
    return this.children(id, 'advmod').some((child) => /^(not|n['’]t|never)$/i.test(this.at(child).form));
  }

  /** The prepositions that mark a nominal, joined: "against", "out of", "in front of" → their lemmas. */
  prepositions(id: number): string[] {
    const own = this.caseWords(id);
    if (own.length > 0) return own;
    // "or against Bashir's army": read as the owner's, it marks the army
    const owner = this.child(id, 'nmod:poss');
    return owner === null || owner > id ? own : this.caseWords(owner);
  }

  private caseWords(id: number): string[] {
    const found: string[] = [];
    for (const child of this.children(id, 'case', 'mark')) {
      const token = this.at(child);
      // neither the genitive nor the sign of the infinitive
      if (token.upos === 'PART') continue;
      found.push(token.form.toLowerCase());
      for (const rest of this.children(child, 'fixed')) found.push(this.at(rest).form.toLowerCase());
    }
    return found;
  }

  /** A nominal and what is coordinated with it. */
  conjuncts(id: number): number[] {
    const found = [id];
    for (const child of this.children(id, 'conj')) {
      if (NOMINAL.has(this.at(child).upos) && this.children(child, 'nsubj').length === 0)
        found.push(...this.conjuncts(child));
    }
    return found;
  }

  /** Nominals that stand behind a preposition, on a verb or a noun. */
  marked(id: number, preposition: string): readonly Filler[] {
    let known = this.behind.get(preposition);
    if (!known) this.behind.set(preposition, (known = new Map()));
    let fillers = known.get(id);
    if (!fillers) known.set(id, (fillers = this.readMarked(id, preposition)));
    return fillers;
  }

  private readMarked(id: number, preposition: string): Filler[] {
    const found: Filler[] = [];
    for (const child of this.children(id, 'obl', 'nmod', 'advmod', 'iobj', 'obj', 'xcomp', 'advcl', 'ccomp')) {
      if (this.is(child, 'nmod:poss')) continue;
      const cases = this.prepositions(child);
      if (cases.length === 0 || !sameCase(cases, preposition) || this.isBeyondBorder(id, child)) continue;
      found.push(...this.spread(child, preposition));
    }
    // "as X moved against Y, Z faced off against W": what follows the word is its own
    const after = found.filter((filler) => filler.token > id);
    return after.length > 0 ? after : found;
  }

  /** "A battle at Zenda, near the border with Freedonia": who lies behind the border is not whom one fights with. */
  private isBeyondBorder(id: number, child: number): boolean {
    const mark = this.children(child, 'case')[0];
    if (mark === undefined || mark - 1 <= id || this.at(mark).form.toLowerCase() !== 'with') return false;
    return /^(border|frontier|boundary)$/.test(this.lemma(mark - 1)) && mark - 1 !== id;
  }

  /** The same, deeper in the phrase: "$85 million in aid TO Turkey", whichever noun the preposition hangs on. */
  markedBelow(id: number, preposition: string): Filler[] {
    const clause = (child: number): boolean =>
      this.is(child, 'ccomp', 'advcl', 'acl', 'acl:relcl', 'parataxis') ||
      (this.is(child, 'conj') && this.at(child).upos === 'VERB');
    return this.subtree(id, clause)
      .filter((node) => node > id && this.is(node, 'nmod', 'obl') && sameCase(this.prepositions(node), preposition))
      .flatMap((node) => this.spread(node, preposition));
  }

  /** "Killing 60 people, many of them children": who the dead were, read as the killers. */
  protected isPartOfThem(verb: number, subject: number): boolean {
    return (
      subject > verb &&
      this.child(verb, 'obj') !== null &&
      this.subtree(subject).some(
        (node) => /^(?:them|whom)$/i.test(this.at(node).form) && this.prepositions(node)[0] === 'of',
      )
    );
  }

  /** "X, which had agreed to help, was accused of …": what stands behind the verb around is that verb's. */
  protected isBeyond(id: number, child: number): boolean {
    for (let node = this.head(id), up = 0; node !== null && up < 8; node = this.head(node), up += 1)
      if (id < node && node < child && this.at(node).upos === 'VERB') return true;
    return false;
  }

  /** A nominal and what is coordinated with it, as fillers found the same way. */
  protected spread(id: number, via: string): Filler[] {
    return this.conjuncts(id).map((token) => ({ token, via }));
  }
}

/** A relation without its subtype. */
export function base(relation: string): string {
  const colon = relation.indexOf(':');
  return colon < 0 ? relation : relation.slice(0, colon);
}

/** "nsubj" matches nsubj and nsubj:outer but not nsubj:pass; other relations match all their subtypes. */
export function matches(relation: string, wanted: string): boolean {
  if (relation === wanted) return true;
  // a subtype begins with its relation; most pairs differ in the first letters
  if (relation.length <= wanted.length || relation[wanted.length] !== ':' || !relation.startsWith(wanted)) return false;
  if (wanted === 'nsubj') return relation === 'nsubj:outer' || relation === 'nsubj:xsubj';
  return wanted !== 'acl' && !wanted.includes(':');
}

const COMPOUND_CASES: Record<string, string[]> = {
  'out of': ['from', 'of', 'out'],
  'in front': ['outside'],
  'as against': ['against'],
};

function sameCase(cases: readonly string[], preposition: string): boolean {
  if (cases.length === 0) return false;
  if (cases[0] === preposition || cases.at(-1) === preposition) return true;
  const joined = cases.slice(0, 2).join(' ');
  return COMPOUND_CASES[joined]?.includes(preposition) ?? false;
}
