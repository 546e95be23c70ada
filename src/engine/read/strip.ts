/**
 * A strip is a piece of text that knows where each character came from. Readers cut, trim and join strips; the
 * document's origin map falls out at the end, so that no reader counts offsets by hand.
 *
 * Runs are in order and do not overlap. A run as long as its original is verbatim; any other is a replacement (an
 * entity, a ligature). Characters without a run are white space that the reader put there.
 */
import type { OriginRun } from '../document.ts';

export interface Strip {
  text: string;
  runs: OriginRun[];
}

export const EMPTY: Strip = { text: '', runs: [] };

/** The characters [from, to) of the original, unchanged. */
export function verbatim(original: string, from: number, to: number): Strip {
  return { text: original.slice(from, to), runs: from < to ? [{ start: 0, end: to - from, from, to }] : [] };
}

/** `text` in place of [from, to) of the original. */
export function replacement(text: string, from: number, to: number): Strip {
  return { text, runs: text === '' ? [] : [{ start: 0, end: text.length, from, to }] };
}

/** Part of a run; a replacement cut in two leads with both halves to the whole of its original. */
function cutRun(run: OriginRun, start: number, end: number): OriginRun {
  const plain = run.to - run.from === run.end - run.start;
  return {
    ...run,
    start,
    end,
    from: plain ? run.from + (start - run.start) : run.from,
    to: plain ? run.from + (end - run.start) : run.to,
  };
}

export function slice(strip: Strip, start: number, end: number = strip.text.length): Strip {
  if (start <= 0 && end >= strip.text.length) return strip;
  const runs: OriginRun[] = [];
  for (const run of strip.runs) {
    const a = Math.max(run.start, start);
    const b = Math.min(run.end, end);
    if (a >= b) continue;
    const cut = cutRun(run, a, b);
    runs.push({ ...cut, start: a - start, end: b - start });
  }
  return { text: strip.text.slice(Math.max(0, start), end), runs };
}

export function trim(strip: Strip): Strip {
  const start = strip.text.length - strip.text.trimStart().length;
  const end = strip.text.trimEnd().length;
  return start >= end ? EMPTY : slice(strip, start, end);
}

/** Strips one after another, with `glue` (white space) between them. Adjacent verbatim runs become one. */
export function concat(strips: readonly Strip[], glue = ''): Strip {
  if (strips.length === 1) return strips[0]!;
  const parts: string[] = [];
  const runs: OriginRun[] = [];
  let length = 0;
  for (const [i, strip] of strips.entries()) {
    if (i > 0 && glue !== '') {
      parts.push(glue);
      length += glue.length;
    }
    for (const run of strip.runs) {
      const last = runs[runs.length - 1];
      const start = run.start + length;
      if (
        last &&
        last.end === start &&
        last.to === run.from &&
        isVerbatim(last) &&
        isVerbatim(run) &&
        sameBox(last, run)
      )
        runs[runs.length - 1] = { ...last, end: run.end + length, to: run.to };
      else runs.push({ ...run, start, end: run.end + length });
    }
    parts.push(strip.text);
    length += strip.text.length;
  }
  return { text: parts.join(''), runs };
}

/** The strip without some ranges (in order, not overlapping) of its text. */
export function without(strip: Strip, ranges: readonly { start: number; end: number }[]): Strip {
  if (ranges.length === 0) return strip;
  const kept: Strip[] = [];
  let at = 0;
  for (const range of ranges) {
    if (range.start > at) kept.push(slice(strip, at, range.start));
    at = Math.max(at, range.end);
  }
  if (at < strip.text.length) kept.push(slice(strip, at));
  return kept.length === 0 ? EMPTY : concat(kept);
}

export function isVerbatim(run: OriginRun): boolean {
  return run.to - run.from === run.end - run.start;
}

/** Where in the original the strip begins and ends; null for a strip of white space alone. */
export function originOf(strip: Strip): { from: number; to: number } | null {
  const first = strip.runs[0];
  const last = strip.runs[strip.runs.length - 1];
  return first && last ? { from: first.from, to: last.to } : null;
}

function sameBox(a: OriginRun, b: OriginRun): boolean {
  return a.page === b.page && a.box === b.box;
}
