/**
 * What the attributions around a predicate do to its reading: inside somebody's denial it is denied, inside a doubt unclear,
 * inside hearsay reported. Whoever else says it takes nothing from it.
 */
import type { Attribution, Span } from '../../document.ts';
import type { Reading } from './factuality.ts';

export function applyAttributions(reading: Reading, predicate: Span, attributions: readonly Attribution[]): void {
  for (const attribution of attributions) {
    if (attribution.stance === 'asserts' && attribution.kind !== 'hearsay') continue;
    if (attribution.start > predicate.start || attribution.end < predicate.end) continue;
    const inside = attribution.content.some((span) => span.start <= predicate.start && predicate.end <= span.end);
    // The denial itself, where it is coded as an act, is not denied.
    const { cue } = attribution;
    const isCue = cue !== null && cue.start < predicate.end && predicate.start < cue.end;
    if (!inside || isCue) continue;
    if (attribution.stance === 'denies' || attribution.stance === 'withdraws') reading.denied = true;
    if (attribution.stance === 'doubts' && reading.modality === 'actual') reading.modality = 'unclear';
    if (attribution.kind === 'hearsay') reading.hearsay = true;
  }
}
