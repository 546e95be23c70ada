/**
 * Capitals that are not named: "the Syrian capital", and "in the capital" where the text is of one country. In: tokens, the
 * spans of names, that country. Out: spans, each with the capital; none where the name itself stands beside ("Damascus, the
 * capital") or what it is the capital of ("the capital of the province").
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
  home: string | null = null,
): (Span & { place: number })[] {
  return tokens.flatMap((token, at) => {
    // "capital flows" and "capital punishment" are no towns
    if (token.lemma.toLowerCase() !== 'capital' || token.upos !== 'NOUN' || token.deprel === 'compound') return [];
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const country =
      before?.sentence !== token.sentence ? null : isBare(tokens, at) ? home : gazetteer.adjective(before.form);
    const apposed = names.some(
      ({ start, end }) =>
        (after !== undefined && start >= token.end && start <= after.end + 1) ||
        (before !== undefined && end <= before.start && before.start - end < ' , the '.length + 1),
    );
    const place = country === null || apposed ? null : capitalOf(gazetteer, country);
    return place === null ? [] : [{ start: before!.start, end: token.end, place }];
  });
}

/** "In the capital, police …": it sets the scene of a sentence, and nothing says of what it is the capital. */
const isBare = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]!.form.toLowerCase() === 'the' &&
  /^(?:in|across|outside|near|around|inside|throughout)$/i.test(tokens[at - 2]?.form ?? '') &&
  tokens[at - 3]?.sentence !== tokens[at]!.sentence &&
  tokens[at + 1]?.form.toLowerCase() !== 'of';

/** How much oftener a text that began with another names its country. */
const MOST = 1.5;

/**
 * The country (alpha-3) a text is of: the one it names most, if it began with it, else one it names far oftener than others.
 * @param counts in the order in which the text names them
 */
export function homeOf(counts: ReadonlyMap<string, number>): string | null {
  const named = [...counts];
  const [first, second] = [...named].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < 2) return null;
  return first === named[0] || first[1] >= MOST * (second?.[1] ?? 0) ? first[0] : null;
}
