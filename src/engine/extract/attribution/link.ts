/**
 * Loose spans → frames. In: spans tagged Source, Cue, Content in text order, and how well they go together. Out: one frame a
 * cue: each piece of content goes to the cue that fits it best, so that a cue may be left without; each cue takes the source
 * that fits it best or none. A source may serve several cues ("said … and added …").
 */
import type { TaggedSpan } from '../../language/spans.ts';
import { type Frame, overlaps, type Range } from './frame.ts';
import type { LinkScores } from './head.ts';
import type { Quotation } from './quotations.ts';

/** Farthest a piece of content, a source stand from their cue, in words: the windows the head was trained with. */
const CONTENT_REACH = 400;
const SOURCE_REACH = 250;

interface Layout {
  sentence(word: number): number;
  paragraph(word: number): number;
  quoted(word: number): boolean;
  /** Whether a cue is "according to", which speaks of its own sentence. */
  accords(word: number): boolean;
}

export function linkSpans(
  spans: readonly TaggedSpan[],
  scores: LinkScores,
  layout: Layout,
  quotations: readonly Quotation[],
): Frame[] {
  const cues = spans.filter((span) => span.type === 'Cue');
  const frames: Frame[] = cues.map((cue) => ({ source: null, cue, content: [], by: 'learned', score: cue.score }));
  for (const span of spans) {
    if (span.type !== 'Content') continue;
    const near = frames.filter(
      ({ cue }) => Math.min(Math.abs(cue!.first - span.first), Math.abs(cue!.first - span.end)) < CONTENT_REACH,
    );
    const best = argMax(near, ({ cue }) => scores.content(cue!, span));
    if (!best) continue;
    // Only a quotation goes on in another paragraph than its cue's, or far from it in the same.
    const quoted = layout.quoted(span.first) || layout.quoted(span.first + 1);
    const cue = best.cue!.first;
    const apart =
      layout.paragraph(span.first) !== layout.paragraph(cue) ||
      Math.min(
        Math.abs(layout.sentence(span.first) - layout.sentence(cue)),
        Math.abs(layout.sentence(span.end - 1) - layout.sentence(cue)),
      ) > 2;
    const before = layout.accords(cue) && layout.sentence(span.end - 1) < layout.sentence(cue);
    if ((!apart && !before) || quoted) best.content.push({ first: span.first, end: span.end });
  }
  joinParagraphs(frames, quotations);
  const sources = spans.filter((span) => span.type === 'Source');
  for (const frame of frames) {
    const cue = frame.cue!;
    const near: (Range | null)[] = sources.filter((source) => Math.abs(source.first - cue.first) < SOURCE_REACH);
    const best = argMax([...near, null], (source) => (source === null ? scores.noSource : scores.source(cue, source)));
    if (best) frame.source = { first: best.first, end: best.end };
  }
  return frames;
}

/** A quotation left open at the end of its paragraph is said by whoever says the next paragraph's. */
function joinParagraphs(frames: readonly Frame[], quotations: readonly Quotation[]): void {
  for (let index = quotations.length - 2; index >= 0; index--) {
    const [open, next] = [quotations[index]!, quotations[index + 1]!];
    if (!open.unclosed || next.first !== open.end) continue;
    const speaker = frames.find((frame) => frame.content.some((range) => overlaps(range, next)));
    if (!speaker) continue;
    for (const frame of frames) {
      if (frame === speaker) continue;
      const moved = frame.content.filter((range) => overlaps(range, open));
      if (moved.length === 0) continue;
      frame.content = frame.content.filter((range) => !moved.includes(range));
      speaker.content.push(...moved);
    }
  }
}

function argMax<T>(items: readonly T[], score: (item: T) => number): T | null {
  let best: T | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const here = score(item);
    if (here > most) [best, most] = [item, here];
  }
  return best;
}
