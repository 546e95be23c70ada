/**
 * Fixtures as marked strings, so that nobody counts offsets: `mark('[Ruritania|actor] [accused|event:ACCUSE] Zenda.')`
 * gives the text without marks and the spans by label. Marks may nest; a literal bracket is doubled.
 */
export interface Marked {
  text: string;
  spans: { label: string; start: number; end: number; text: string }[];
  /** The one span with this label. @throws if there is none or more than one */
  span(label: string): { start: number; end: number; text: string };
}

export function mark(source: string): Marked {
  let text = '';
  const spans: Marked['spans'] = [];
  const open: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if ((character === '[' || character === ']') && source[at + 1] === character) {
      text += character;
      at++;
    } else if (character === '[') open.push(text.length);
    else if (character === '|' && open.length > 0) {
      const close = source.indexOf(']', at);
      if (close < 0) throw new Error(`mark: no ] after | at ${at} in ${JSON.stringify(source)}`);
      const start = open.pop()!;
      spans.push({ label: source.slice(at + 1, close), start, end: text.length, text: text.slice(start) });
      at = close;
    } else text += character;
  }
  if (open.length > 0) throw new Error(`mark: a [ without |label] in ${JSON.stringify(source)}`);
  return {
    text,
    spans,
    span(label) {
      const found = spans.filter((span) => span.label === label);
      if (found.length !== 1)
        throw new Error(`mark: ${found.length} spans are labelled ${label} in ${JSON.stringify(source)}`);
      return found[0]!;
    },
  };
}
