/**
 * Chances of a sentence ending after each word → the ends to take. In: chances of a stretch whose last word ends a sentence.
 * Out: indices of the last words of its sentences. Chosen together, by the best expected F1: a sentence counts the chance
 * that both of its borders and nothing between them are right, less a price; so two doubtful ends a word apart are not
 * both taken, and a doubtful end is taken sooner where not taking it spoils two sentences.
 */

/** About half the F1 that is reached (Dinkelbach's method for maximising a ratio). */
const PRICE = 0.45;
/** Less likely places are no borders. */
const LEAST = 0.02;
/** Borders looked back over: what lies further is no single sentence any more. */
const REACH = 24;

/** Ends among the words `first` … `last`; `last` is one whatever its chance. */
export function likeliestEnds(chances: ArrayLike<number>, first: number, last: number): number[] {
  const places: number[] = [];
  for (let index = first; index < last; index++) if (chances[index]! > LEAST) places.push(index);
  places.push(last);
  const chance = (place: number): number => (place === places.length - 1 ? 1 : chances[places[place]!]!);
  const best = new Float64Array(places.length);
  const back = new Int32Array(places.length);
  for (let place = 0; place < places.length; place++) {
    let between = 1;
    let found = Number.NEGATIVE_INFINITY;
    for (let start = place - 1; start >= Math.max(-1, place - REACH); start--) {
      const border = start < 0 ? 1 : chance(start);
      const value = (start < 0 ? 0 : best[start]!) + border * between * chance(place) - PRICE;
      if (value > found) {
        found = value;
        back[place] = start;
      }
      between *= 1 - border;
    }
    best[place] = found;
  }
  const ends: number[] = [];
  for (let place = places.length - 1; place >= 0; place = back[place]!) ends.push(places[place]!);
  return ends.reverse();
}
