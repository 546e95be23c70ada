/**
 * Source, cue and content read off the tree: the subject of a verb of saying and its clause, "according to X", "X's claim
 * that …", and hearsay ("is said to have …", "reportedly", "there were reports of …"). In: a sentence's tree. Out: frames.
 * They fill what the learned tags cannot hold: one attribution inside another, and reports without a source.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { HEARSAY_ADVERBS, HEARSAY_PASSIVES, PLAIN_SAYING, SAID_NOUNS, SAYING } from './cues.ts';
import type { Frame, Range } from './frame.ts';

export interface SyntaxFrame extends Frame {
  /** The cue's head word. */
  head: number;
  hearsay: boolean;
  /** "I", "we": the speaker of the quotation it stands in, or the author. */
  ownVoice?: boolean;
  /** Enough by itself, where the learned tags say nothing. */
  plain: boolean;
}

export function syntaxFrames(tree: SentenceTree): SyntaxFrame[] {
  const frames: SyntaxFrame[] = [];
  for (const token of tree.tokens) {
    const lemma = tree.lemma(token.id);
    if (token.upos === 'VERB' && SAYING.has(lemma)) frames.push(...verbFrame(tree, token.id, lemma));
    else if (token.upos === 'NOUN' && SAID_NOUNS.has(lemma)) frames.push(...nounFrame(tree, token.id, lemma));
    else if (token.upos === 'ADV' && HEARSAY_ADVERBS.has(lemma)) frames.push(...adverbFrame(tree, token.id));
    else if (/^according$/i.test(token.form)) frames.push(...accordingTo(tree, token.id));
  }
  return frames;
}

/** Finding is a source's word where it stands in what another says: "a report that police had found a bomb". */
const EVIDENTIAL = /^(find|discover|uncover|detect)$/;

function verbFrame(tree: SentenceTree, verb: number, lemma: string): SyntaxFrame[] {
  const passive = tree.isPassive(verb);
  const agents = tree.agents(verb);
  const clauses = tree.children(verb, 'ccomp', 'parataxis').filter((child) => isClause(tree, child));
  if (passive && HEARSAY_PASSIVES.has(lemma) && agents.length === 0) {
    // "is said to have fled", "it was reported that": what is said is the rest of the clause
    const said = tree.children(verb, 'xcomp', 'ccomp', 'csubj');
    if (said.length === 0) return [];
    const subject = tree.child(verb, 'nsubj');
    const content = said.map((clause) => rangeOf(tree, clause));
    if (subject !== null && !/^it$/i.test(tree.at(subject).form)) content.unshift(rangeOf(tree, subject));
    return [{ source: null, cue: cueOf(tree, verb), content, by: 'syntax', head: verb, hearsay: true, plain: true }];
  }
  if (agents.length === 0) return [];
  const subject = agents[0]!.token;
  if (clauses.length === 0 && EVIDENTIAL.test(lemma)) clauses.push(...tree.children(verb, 'obj'));
  if (clauses.length === 0) return [];
  const source = rangeOf(tree, subject, verb);
  return [
    {
      source,
      cue: cueOf(tree, verb),
      content: clauses.map((clause) => rangeOf(tree, clause)),
      by: 'syntax',
      head: verb,
      hearsay: false,
      ownVoice: /^(i|we)$/i.test(tree.at(subject).form),
      plain: PLAIN_SAYING.has(lemma) && !EVIDENTIAL.test(lemma),
    },
  ];
}

/** "a newspaper report saying that …", "reports that …", "his claim that …", "reports of a raid". */
function nounFrame(tree: SentenceTree, noun: number, lemma: string): SyntaxFrame[] {
  const clauses = tree.children(noun, 'acl', 'ccomp').filter((child) => isThatClause(tree, child));
  const plural = /^(report|rumor|rumour|allegation|claim)$/.test(lemma);
  const of = plural ? tree.children(noun, 'nmod').filter((child) => tree.prepositions(child)[0] === 'of') : [];
  const said = clauses.length > 0 ? clauses : of;
  if (said.length === 0) return [];
  const content = said.map((child) => rangeOf(tree, child));
  const owner =
    tree.child(noun, 'nmod:poss') ??
    tree.children(noun, 'nmod').find((child) => /^(by|from)$/.test(tree.prepositions(child)[0] ?? '')) ??
    null;
  if (owner !== null) {
    return [
      { source: rangeOf(tree, owner), cue: one(noun), content, by: 'syntax', head: noun, hearsay: false, plain: false },
    ];
  }
  const named = tree
    .children(noun, 'compound', 'amod')
    .filter(
      (child) =>
        /^(newspaper|media|press|intelligence|police|news|agency|government|official|U\.?N\.?|television|TV|radio)$/i.test(
          tree.at(child).form,
        ) || tree.at(child).upos === 'PROPN',
    );
  const isDocument = lemma === 'report' && (named.length > 0 || tree.feature(noun, 'Number=Sing'));
  const start = tree.subtree(noun, (child) => child > noun || said.includes(child));
  const phrase = { first: start[0]!, end: noun + 1 };
  if (isDocument) {
    return [{ source: phrase, cue: null, content, by: 'syntax', head: noun, hearsay: false, plain: false }];
  }
  return [{ source: null, cue: phrase, content, by: 'syntax', head: noun, hearsay: plural, plain: plural }];
}

function adverbFrame(tree: SentenceTree, adverb: number): SyntaxFrame[] {
  const head = tree.head(adverb);
  if (head === null) return [];
  const all = tree.subtree(
    head,
    (child) =>
      tree.is(child, 'ccomp', 'parataxis', 'advcl', 'punct') ||
      (tree.is(child, 'conj') && tree.children(child, 'nsubj').length > 0),
  );
  const content = [
    { first: all[0]!, end: adverb },
    { first: adverb + 1, end: all.at(-1)! + 1 },
  ].filter((range) => range.first < range.end);
  if (content.length === 0) return [];
  return [{ source: null, cue: one(adverb), content, by: 'syntax', head: adverb, hearsay: true, plain: false }];
}

function accordingTo(tree: SentenceTree, according: number): SyntaxFrame[] {
  // UD: "according" is case of the source, with "to" fixed to it
  const source = tree.head(according);
  if (source === null || !tree.is(according, 'case', 'amod', 'advmod', 'mark')) return [];
  const clause = tree.head(source);
  if (clause === null) return [];
  const ownedBySource = new Set(tree.subtree(source));
  const rest = tree.subtree(clause).filter((id) => !ownedBySource.has(id));
  const runs: Range[] = [];
  for (const id of rest) {
    const last = runs.at(-1);
    if (last && last.end === id) last.end++;
    else runs.push({ first: id, end: id + 1 });
  }
  const content = runs.map((range) => trimmed(tree, range)).filter((range) => range.end - range.first > 1);
  if (content.length === 0) return [];
  const own = tree.subtree(source).filter((id) => id > according + 1);
  if (own.length === 0) return [];
  return [
    {
      source: trimmed(tree, { first: own[0]!, end: own.at(-1)! + 1 }),
      cue: { first: according, end: according + 2 },
      content,
      by: 'syntax',
      head: according,
      hearsay: false,
      plain: true,
    },
  ];
}

function isClause(tree: SentenceTree, id: number): boolean {
  const { upos } = tree.at(id);
  return upos === 'VERB' || upos === 'AUX' || tree.children(id, 'cop', 'nsubj').length > 0;
}

function isThatClause(tree: SentenceTree, id: number): boolean {
  if (tree.is(id, 'acl:relcl')) return false;
  if (tree.children(id, 'mark').some((mark) => tree.lemma(mark) === 'that')) return true;
  return tree.is(id, 'ccomp') || (tree.children(id, 'nsubj').length > 0 && tree.is(id, 'acl'));
}

/** The cue with its auxiliaries and negation: "did not deny", "has been reported". */
function cueOf(tree: SentenceTree, verb: number): Range {
  let first = verb;
  for (const child of tree.children(verb, 'aux', 'advmod')) {
    const close = tree.is(child, 'aux') || /^(not|n't|n’t|also|never)$/i.test(tree.at(child).form);
    if (close && child < verb) first = Math.min(first, child);
  }
  // Only what stands together: "did the minister say" is no range.
  for (let id = first; id < verb; id++) if (tree.head(id) !== verb) first = id + 1;
  return { first, end: verb + 1 };
}

const one = (id: number): Range => ({ first: id, end: id + 1 });

/** What a word heads, without commas at its ends; `without` and what it heads is left out. */
export function rangeOf(tree: SentenceTree, id: number, without?: number): Range {
  const all = tree.subtree(id, (child) => child === without);
  // A relative clause that holds the cue ("who said …") would swallow the content: the range ends before it.
  let end = all.at(-1)! + 1;
  if (without !== undefined) for (const child of all) if (child > without && child > id) end = Math.min(end, without);
  return trimmed(tree, { first: all[0]!, end });
}

function trimmed(tree: SentenceTree, range: Range): Range {
  let { first, end } = range;
  while (first < end && /^[,;:–—-]$/.test(tree.at(first).form)) first++;
  while (end > first && /^[,;:.–—-]$/.test(tree.at(end - 1).form)) end--;
  return { first, end };
}
