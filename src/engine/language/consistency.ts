/**
 * One name, one type: the readings of a document's spans brought into line. In: spans with the scores of their tags. Out: the
 * same spans, each with the type that its own scores and those of the same words elsewhere in the document favour together.
 *
 * A sentence may leave open whether "Zenda" is a town or a club; the next one says it. The last word of a person's full
 * name is taken for that person (after the label consistency of Krishnan & Manning 2006, without their second model).
 */
import type { TaggedSpan, TagScheme } from './spans.ts';

/** What another occurrence's log-probabilities count beside the span's own: chosen on world newswire and CoNLL-2003 dev. */
const OTHERS = 0.3;
/** Log-odds for a surname whose bearer was named in full. */
const SURNAME = 1.5;
/** No occurrence rules a type out altogether. */
const FLOOR = -6;
const PERSON = /^(?:per|person)$/i;

/** @param form lower-case words of a span, one space between them */
export function agreeOnTypes(
  scheme: TagScheme,
  scores: Float32Array,
  spans: readonly TaggedSpan[],
  form: (first: number, end: number) => string,
): TaggedSpan[] {
  const own = spans.map((span) => typeLogProbabilities(scheme, scores, span));
  const forms = spans.map(({ first, end }) => form(first, end));
  const sums = new Map<string, Float64Array>();
  const surnames = new Set<string>();
  for (const [index, span] of spans.entries()) {
    const sum = sums.get(forms[index]!) ?? new Float64Array(scheme.types.length);
    for (let type = 0; type < sum.length; type++) sum[type] = sum[type]! + Math.max(FLOOR, own[index]![type]!);
    sums.set(forms[index]!, sum);
    if (span.end - span.first > 1 && PERSON.test(span.type)) surnames.add(form(span.end - 1, span.end));
  }
  const person = scheme.types.findIndex((type) => PERSON.test(type));
  return spans.map((span, index) => {
    const sum = sums.get(forms[index]!)!;
    const bearer = span.end - span.first === 1 && surnames.has(forms[index]!);
    let best = 0;
    let top = Number.NEGATIVE_INFINITY;
    for (let type = 0; type < sum.length; type++) {
      const mine = own[index]![type]!;
      const total = mine + OTHERS * (sum[type]! - Math.max(FLOOR, mine)) + (bearer && type === person ? SURNAME : 0);
      if (total > top) {
        top = total;
        best = type;
      }
    }
    return { ...span, type: scheme.types[best]! };
  });
}

/** Log-probability of each type for the words of a span, given that it is a span; long spans count less than their words. */
function typeLogProbabilities(scheme: TagScheme, scores: Float32Array, { first, end }: TaggedSpan): Float64Array {
  const labels = scheme.labels.length;
  const result = new Float64Array(scheme.types.length);
  for (let word = first; word < end; word++) {
    const row = word * labels;
    let highest = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < labels; label++) highest = Math.max(highest, scores[row + label]!);
    const sums = new Float64Array(result.length);
    let all = 0;
    for (let label = 0; label < labels; label++) {
      const weight = Math.exp(scores[row + label]! - highest);
      all += weight;
      if (scheme.type[label]! >= 0) sums[scheme.type[label]!] = sums[scheme.type[label]!]! + weight;
    }
    for (let type = 0; type < result.length; type++) result[type] = result[type]! + Math.log(sums[type]! / all + 1e-30);
  }
  const scale = 1 / Math.sqrt(end - first);
  let top = Number.NEGATIVE_INFINITY;
  for (let type = 0; type < result.length; type++) {
    result[type] = result[type]! * scale;
    top = Math.max(top, result[type]!);
  }
  let sum = 0;
  for (const value of result) sum += Math.exp(value - top);
  const norm = top + Math.log(sum);
  return result.map((value) => value - norm);
}
