/** What the parts of the attribution stage hand one another: source, cue and content as ranges of tokens. */

/** Half-open range of token ids. */
export interface Range {
  first: number;
  end: number;
}

export interface Frame {
  source: Range | null;
  cue: Range | null;
  content: Range[];
  /** Who put source, cue and content together. */
  by: 'learned' | 'syntax' | 'layout';
  score?: number;
  /** A paper named behind a whole report. */
  credit?: boolean;
}

export const inside = (token: number, range: Range): boolean => token >= range.first && token < range.end;
export const overlaps = (a: Range, b: Range): boolean => a.first < b.end && b.first < a.end;
export const covers = (outer: Range, inner: Range): boolean => outer.first <= inner.first && inner.end <= outer.end;
