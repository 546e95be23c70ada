/**
 * Capitals that are not named: "the Syrian capital", "the capital of Peru". In: the text, its tokens, the spans of names.
 * Out: spans, each with the country whose capital it is; none where the name itself stands beside ("Damascus, the capital").
 */
import type { Span, Token } from '../../document.ts';
import type { Gazetteer } from './gazetteer.ts';

const found = new WeakMap<Gazetteer, Map<string, number>>();

/** The capital of a country (alpha-3) by its number in the gazetteer. */
export function capitalOf(gazetteer: Gazetteer, country: string): number | null {
  let capitals = found.get(gazetteer);
  if (!capitals) {
    capitals = new Map();
    for (let place = 0; place < gazetteer.size; place++) {
      const of = gazetteer.kind(place) === 'capital' ? gazetteer.country(place) : null;
      const known = of === null ? undefined : capitals.get(of);
      if (of !== null && (known === undefined || gazetteer.population(place) > gazetteer.population(known)))
        capitals.set(of, place);
    }
    found.set(gazetteer, capitals);
  }
  return capitals.get(country) ?? null;
}

export function findCapitals(
  tokens: readonly Token[],
  names: readonly Span[],
  gazetteer: Gazetteer,
): (Span & { place: number })[] {
  return tokens.flatMap((token, at) => {
    // "capital flows" and "capital punishment" are no towns
    if (token.lemma.toLowerCase() !== 'capital' || token.upos !== 'NOUN' || token.deprel === 'compound') return [];
    const before = tokens[at - 1];
    const country = before?.sentence === token.sentence ? gazetteer.adjective(before.form) : null;
    const after = tokens[at + 1];
    const apposed = names.some(
      ({ start, end }) =>
        (after !== undefined && start >= token.end && start <= after.end + 1) ||
        (before !== undefined && end <= before.start && before.start - end < ' , the '.length + 1),
    );
    const place = country === null || apposed ? null : capitalOf(gazetteer, country);
    return place === null ? [] : [{ start: before!.start, end: token.end, place }];
  });
}
