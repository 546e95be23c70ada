/** Cuts a text at every span boundary, so that overlapping and nested marks can be drawn as segments. */
export interface Marked {
  start: number;
  end: number;
}

export interface Piece<T extends Marked> {
  start: number;
  end: number;
  over: T[];
}

export function pieces<T extends Marked>(from: number, to: number, marks: readonly T[]): Piece<T>[] {
  const kept = marks
    .filter((mark) => mark.start < mark.end && mark.start < to && mark.end > from)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = [
    ...new Set([from, to, ...kept.flatMap((mark) => [Math.max(from, mark.start), Math.min(to, mark.end)])]),
  ].sort((a, b) => a - b);
  const result: Piece<T>[] = [];
  let next = 0;
  let open: T[] = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const start = cuts[index]!;
    open = open.filter((mark) => mark.end > start);
    while (next < kept.length && kept[next]!.start <= start) open.push(kept[next++]!);
    result.push({ start, end: cuts[index + 1]!, over: open.filter((mark) => mark.end > start) });
  }
  return result;
}
