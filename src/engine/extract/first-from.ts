/** @returns the index of the first of `spans`, which stand in the order of the text, that starts at or after an offset */
export function firstFrom(spans: readonly { readonly start: number }[], start: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
