/**
 * Which attribution holds which. In: frames. Out: for each the index of the smallest frame whose content holds its cue (or,
 * without one, its source), or null.
 */
import { covers, type Frame, inside } from './frame.ts';

export function parentsOf(frames: readonly Frame[]): (number | null)[] {
  return frames.map((frame, index) => {
    const anchor = frame.cue ?? frame.source;
    if (!anchor) return null;
    let best: number | null = null;
    let size = Number.POSITIVE_INFINITY;
    for (const [other, holder] of frames.entries()) {
      if (other === index || sameCue(frame, holder)) continue;
      const held = holder.content.some((range) => covers(range, anchor));
      const holds = frame.content.some((range) => holder.cue !== null && inside(holder.cue.first, range));
      if (!held || holds) continue;
      const length = holder.content.reduce((sum, range) => sum + range.end - range.first, 0);
      if (length < size) [best, size] = [other, length];
    }
    return best;
  });
}

function sameCue(a: Frame, b: Frame): boolean {
  return a.cue !== null && b.cue !== null && a.cue.first === b.cue.first && a.cue.end === b.cue.end;
}
