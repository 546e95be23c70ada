/**
 * Cues the learned tags gave no content: what is said is read off the tree. In: frames, the trees of their sentences. Out:
 * the frames that have a content, some of them now from the tree: the clause or the object a word of the cue governs. Why: the
 * tags of a short content often fall just below the threshold ("refused to comment", "sent a letter") where the cue is plain.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { isOfTheDoer } from '../status/own-words.ts';
import { HEARSAY_ADVERBS, HEARSAY_PASSIVES } from './cues.ts';
import { type Frame, inside, overlaps, type Range } from './frame.ts';
import { rangeOf } from './syntax-frames.ts';

/** Relations of what is said to its cue, the surest first. */
const SAID = ['ccomp', 'xcomp', 'csubj', 'acl', 'advcl', 'obj', 'parataxis', 'nsubj:pass', 'obl'] as const;

/** A cue less certain than this is let go with its content. */
const LEAST_SCORE = 0.5;

export function completeFrames(frames: readonly Frame[], trees: { at(token: number): SentenceTree }): Frame[] {
  for (const frame of frames) {
    const { cue, source, content, score } = frame;
    if (cue === null || content.length > 0 || (score ?? 0) < LEAST_SCORE) continue;
    const said = saidBy(trees.at(cue.first), cue, source);
    // What belongs to another attribution is none of this one's.
    const taken = frames.some(
      (other) => other !== frame && [other.cue, other.source].some((part) => said && part && overlaps(part, said)),
    );
    if (said !== null && !taken) content.push(said);
  }
  return frames.filter(({ content }) => content.length > 0);
}

/** Verbs of plain saying. */
const PLAIN = new Set(['say', 'claim', 'insist', 'maintain', 'argue', 'add', 'admit', 'concede']);

function isSaidByNobody(tree: SentenceTree, cue: Range): boolean {
  for (let verb = cue.first; verb < cue.end; verb++)
    if (tree.peek(verb)?.upos === 'VERB' && HEARSAY_PASSIVES.has(tree.lemma(verb)) && tree.isPassive(verb)) return true;
  return false;
}

/** "Which, it says, was built abroad": whom the tags of the source overlooked is the subject of the verb that says it. */
export function giveSubjects(frames: readonly Frame[], trees: { at(token: number): SentenceTree }): void {
  for (const frame of frames) {
    const { cue, source: named } = frame;
    if (cue === null) continue;
    const tree = trees.at(cue.first);
    // "it is said": nobody says it
    const isEmpty = named !== null && named.end - named.first === 1 && /^it$/i.test(tree.peek(named.first)?.form ?? '');
    if (isEmpty && isSaidByNobody(tree, cue)) frame.source = null;
    if (frame.source !== null) continue;
    for (let verb = cue.first; verb < cue.end; verb++) {
      if (tree.peek(verb)?.upos !== 'VERB' || !PLAIN.has(tree.lemma(verb)) || tree.isPassive(verb)) continue;
      const subject = tree.child(verb, 'nsubj');
      if (subject === null || inside(subject, cue) || tree.at(subject).upos === 'DET') continue;
      const source = rangeOf(tree, subject);
      if (overlaps(source, cue)) continue;
      const content = frame.content.flatMap(({ first, end }) =>
        [
          { first, end: Math.min(end, source.first) },
          { first: Math.max(first, source.end), end },
        ].filter((part) => part.first < part.end),
      );
      if (content.length === 0) continue;
      frame.source = source;
      frame.content = content;
      break;
    }
  }
}

/**
 * "Rejected the charge and attacked the base", "demanded that they leave and has asked for help": the second deed is told by the
 * text, and is no part of what the first is about. Where the cue has an object and no clause, the second verb cannot belong to it;
 * behind a clause it belongs to the cue's verb if the tree hangs it there.
 */
export function cutDeeds(frames: readonly Frame[], trees: { at(token: number): SentenceTree }): void {
  for (const frame of frames) {
    const { cue } = frame;
    if (cue === null) continue;
    const tree = trees.at(cue.first);
    for (let verb = cue.first; verb < cue.end; verb++) {
      if (tree.peek(verb)?.upos !== 'VERB') continue;
      const clause = tree.child(verb, 'ccomp');
      if (clause === null && (tree.child(verb, 'obj') === null || tree.child(verb, 'xcomp') !== null)) continue;
      const head = tree.is(verb, 'conj') ? tree.head(verb) : null;
      for (const deed of [...tree.children(verb, 'conj'), ...(head === null ? [] : tree.children(head, 'conj'))]) {
        if (tree.at(deed).upos !== 'VERB' || deed < cue.end || tree.child(deed, 'nsubj', 'nsubj:pass') !== null)
          continue;
        if (clause !== null && deed < clause) continue;
        const from = tree.subtree(deed)[0]!;
        const after = tree.tokens.at(-1)!.id + 1;
        const before = frame.content.flatMap(({ first, end }) => {
          if (first >= after) return [{ first, end }];
          if (first >= from) return [];
          return [{ first, end: Math.min(end, from) }];
        });
        if (before.length > 0) frame.content = before;
      }
    }
  }
}

/**
 * "Reported that the League (LNR), which …, now works with them": what is said is the clause to its end, also where the tags stop
 * at a bracket or a clause between the subject and its verb.
 */
export function wholeClauses(frames: readonly Frame[], trees: { at(token: number): SentenceTree }): void {
  for (const frame of frames) {
    const { cue, source, content } = frame;
    if (cue === null) continue;
    const tree = trees.at(cue.first);
    for (let verb = cue.first; verb < cue.end; verb++) {
      if (tree.peek(verb)?.upos !== 'VERB') continue;
      const clause = tree.child(verb, 'ccomp');
      if (clause === null || clause < cue.end || content.some((part) => inside(clause, part))) continue;
      const whole = rangeOf(tree, clause);
      const held = content.filter((part) => overlaps(part, whole));
      const isTaken = frames.some(
        (one) => one !== frame && [one.cue, one.source].some((part) => part && inside(clause, part)),
      );
      if (held.length === 0 || isTaken || overlaps(whole, cue) || (source !== null && overlaps(whole, source)))
        continue;
      const first = Math.min(whole.first, ...held.map((part) => part.first));
      const end = Math.max(whole.end, ...held.map((part) => part.end));
      frame.content = [...content.filter((part) => !held.includes(part)), { first, end }];
      break;
    }
  }
}

/** "In an attack allegedly by rebels": who did it is alleged, and not that it was done. */
export function narrowAlleged(frames: readonly Frame[], trees: { at(token: number): SentenceTree }): void {
  for (const frame of frames) {
    const { cue } = frame;
    if (cue === null || cue.end - cue.first > 1) continue;
    const tree = trees.at(cue.first);
    if (!HEARSAY_ADVERBS.has(tree.lemma(cue.first)) || !isOfTheDoer(tree, cue.first)) continue;
    const doer = tree.head(cue.end);
    if (doer !== null) frame.content = [{ first: cue.end, end: rangeOf(tree, doer).end }];
  }
}

function saidBy(tree: SentenceTree, cue: Range, source: Range | null): Range | null {
  let best: Range | null = null;
  let rank: number = SAID.length;
  for (let word = cue.first; word < cue.end; word++) {
    for (const child of tree.children(word)) {
      const own = SAID.findIndex((relation) => tree.is(child, relation));
      if (own < 0 || own >= rank || inside(child, cue)) continue;
      const range = besideCue(rangeOf(tree, child), cue, child);
      if (range.end - range.first < 2 || (source !== null && overlaps(range, source))) continue;
      [best, rank] = [range, own];
    }
  }
  return best;
}

/** The part of a range on the side of its head: a cue may reach into it ("made the pledge to …"). */
function besideCue(range: Range, cue: Range, head: number): Range {
  if (!overlaps(range, cue)) return range;
  return head < cue.first
    ? { first: range.first, end: Math.min(range.end, cue.first) }
    : { first: Math.max(range.first, cue.end), end: range.end };
}
