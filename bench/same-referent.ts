/**
 * Whether two phrases of an article name the same somebody, as the engine reads it: they overlap, one coreference cluster
 * holds both, or both are actor mentions of one person. In: the layers `mention` and `actor`. Out: a test of two spans.
 * Whoever marks "Mr. Obama" where the nearer word is "he", or the other way round, means the same man.
 */
import type { Layers } from '../src/engine/document.ts';

export type Span = readonly [number, number];

export const overlap = (one: Span, other: Span): boolean => one[0] < other[1] && other[0] < one[1];

/** Whether any span of one list overlaps any of the other. */
export const touches = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some((one) => others.some((other) => overlap(one, other)));

export function sameReferent({
  mention,
  actor,
}: Pick<Layers, 'mention' | 'actor'>): (one: Span, other: Span) => boolean {
  const named = (span: Span): (number | string)[] => [
    ...mention.filter((each) => isPhrase(each, span)).map(({ cluster }) => cluster),
    ...actor.filter((each) => isPhrase(each, span)).flatMap(({ actor: { person } }) => person ?? []),
  ];
  return (one, other) => {
    if (overlap(one, other)) return true;
    const names = named(one);
    return named(other).some((name) => names.includes(name));
  };
}

/** A mention stands for a phrase if they overlap and begin or end together ("his" in "his party" stands for another). */
function isPhrase(each: { start: number; end: number }, [start, end]: Span): boolean {
  return each.start < end && start < each.end && (each.start === start || each.end === end);
}
