/**
 * Does the clause around a time look back or ahead? In: the tokens of its sentence and where the time stands. Out: past,
 * future or unknown. Words first, features where the tagger gave them: "on Friday" needs no parser to be next Friday in
 * "will meet on Friday". The nearest verb group decides; one before the time is preferred to one after it.
 */
import type { Token } from '../../document.ts';
import type { Direction } from './anchor.ts';

const FUTURE = new Set("will shall wo ll 'll ’ll".split(' '));
const PLANS = new Set(
  'expected expects expect scheduled due planned plans plan slated set begin begins intends intend hopes hope likely ready going next upcoming forthcoming deadline until'.split(
    ' ',
  ),
);
const PAST = new Set('was were had did has have said told reported been'.split(' '));

export function directionOf(tokens: readonly Token[], start: number, end: number): Direction {
  let best: Direction = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.start >= start && token.end <= end) continue;
    const direction = lean(tokens, i);
    if (!direction) continue;
    // A verb after the time counts for less: "On Friday he left" has none before, "left Friday when it will" has one.
    const distance = token.start >= end ? (token.start - end) * 1.5 + 10 : start - token.end;
    if (distance < nearest) {
      nearest = distance;
      best = direction;
    }
  }
  return best;
}

function lean(tokens: readonly Token[], i: number): Direction {
  const token = tokens[i]!;
  const form = token.form.toLowerCase();
  if (FUTURE.has(form)) return 'future';
  if (form === 'to' && PLANS.has(tokens[i - 1]?.form.toLowerCase() ?? '')) return 'future';
  if (form === 'would' || form === 'could' || form === 'should' || form === 'may' || form === 'might') return null;
  // The verb of "will meet" or "to meet" leans as its auxiliary does.
  const before = tokens[i - 1]?.form.toLowerCase() ?? '';
  const before2 = tokens[i - 2]?.form.toLowerCase() ?? '';
  if (token.upos === 'VERB' || token.upos === 'AUX') {
    if (FUTURE.has(before) || (FUTURE.has(before2) && before !== 'to')) return 'future';
    if (before === 'to' && PLANS.has(before2)) return 'future';
    if (token.feats.includes('Tense=Past') && !token.feats.includes('VerbForm=Part')) return 'past';
    if (token.feats.includes('Tense=Past')) return 'past';
  }
  if (PAST.has(form) || (token.upos === '_' && /[a-z]{2}ed$/.test(form))) return 'past';
  return null;
}
