/** Spans of other layers over tokens: which span a token lies in, and which tokens lie in a span. */
import type { Token } from '../../document.ts';

interface Extent {
  start: number;
  end: number;
}

export function byToken<T extends Extent>(spans: readonly T[], tokens: readonly Token[]): Map<number, T> {
  const found = new Map<number, T>();
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    while (at < tokens.length && tokens[at]!.end <= span.start) at++;
    for (let each = at; each < tokens.length && tokens[each]!.start < span.end; each++)
      found.set(tokens[each]!.id, span);
  }
  return found;
}

export function tokensOf({ start, end }: Extent, tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => token.start >= start && token.end <= end);
}
