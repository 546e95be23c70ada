/**
 * Loose spans → frames. In: spans tagged Source, Cue, Content in text order. Out: one frame a cue: each content goes to the
 * cue it stands nearest to, each source to the cue whose subject it is or, failing that, the nearest one; a second verb
 * without a subject of its own ("said … and added …") shares the first one's source.
 */
import type { Sentence, Token } from '../../document.ts';
import type { TaggedSpan } from '../../language/spans.ts';
import type { Trees } from '../trees.ts';
import { type Frame, inside, type Range } from './frame.ts';

interface Input {
  readonly sentence: readonly Sentence[];
  readonly token: readonly Token[];
  readonly trees: Trees;
}

/** What a sentence or a paragraph end between two spans weighs, in words. Set by trial on PolNeAR's training part. */
const SENTENCE_END = 8;
const PARAGRAPH_END = 30;
const OTHER_CUE = 15;
const FARTHEST = 120;

export function linkSpans(spans: readonly TaggedSpan[], input: Input): Frame[] {
  const cues = spans.filter((span) => span.type === 'Cue');
  if (cues.length === 0) return [];
  const frames: Frame[] = cues.map((cue) => ({ source: null, cue, content: [], by: 'learned', score: cue.score }));
  for (const span of spans) {
    if (span.type === 'Content') {
      const best = nearest(span, frames, (frame) => distance(span, frame.cue!, cues, input));
      best?.content.push({ first: span.first, end: span.end });
    }
  }
  for (const span of spans) {
    if (span.type !== 'Source') continue;
    const free = frames.filter((frame) => frame.source === null);
    const best = nearest(span, free, (frame) => sourceDistance(span, frame.cue!, cues, input));
    if (best) best.source = { first: span.first, end: span.end };
  }
  for (const frame of frames) frame.source ??= sharedSource(frame, frames, input);
  return frames.filter((frame) => frame.content.length > 0);
}

function nearest(span: Range, frames: readonly Frame[], cost: (frame: Frame) => number): Frame | null {
  let best: Frame | null = null;
  let least = FARTHEST;
  for (const frame of frames) {
    if (Math.abs(frame.cue!.first - span.first) > 400) continue;
    const here = cost(frame);
    if (here < least) [best, least] = [frame, here];
  }
  return best;
}

function distance(span: Range, cue: Range, cues: readonly Range[], { sentence, token }: Input): number {
  const [left, right] = span.first < cue.first ? [span.end, cue.first] : [cue.end, span.first];
  if (left >= right) return 0;
  const from = token[left - 1]!.sentence;
  const to = token[right]!.sentence;
  const paragraphs = sentence[to]!.paragraph - sentence[from]!.paragraph;
  const between = cues.filter((other) => other.first >= left && other.end <= right).length;
  return right - left + (to - from) * SENTENCE_END + paragraphs * PARAGRAPH_END + between * OTHER_CUE;
}

function sourceDistance(span: Range, cue: Range, cues: readonly Range[], input: Input): number {
  const cost = distance(span, cue, cues, input);
  return isArgument(span, cue, input) ? Math.min(cost, 1) - 1 : cost + 2;
}

/** The source holds the subject of a word of the cue, its agent, or what "according to" governs. */
function isArgument(source: Range, cue: Range, { token, trees }: Input): boolean {
  for (let id = cue.first; id < cue.end; id++) {
    const tree = trees.at(id);
    const { upos } = token[id]!;
    if (upos === 'VERB' || upos === 'AUX') {
      if (tree.children(id, 'nsubj', 'obl:agent').some((child) => inside(child, source))) return true;
    } else if (upos === 'NOUN' && tree.children(id, 'nmod:poss', 'nmod').some((child) => inside(child, source)))
      return true;
    const head = tree.head(id);
    if ((tree.is(id, 'case') || tree.is(id, 'fixed')) && head !== null && inside(head, source)) return true;
  }
  return false;
}

function sharedSource(frame: Frame, frames: readonly Frame[], { token, trees }: Input): Range | null {
  for (let id = frame.cue!.first; id < frame.cue!.end; id++) {
    if (token[id]!.upos !== 'VERB') continue;
    const subjects = trees.at(id).agents(id);
    for (const { token: subject } of subjects) {
      const owner = frames.find((other) => other.source !== null && inside(subject, other.source));
      if (owner) return owner.source;
    }
  }
  return null;
}
