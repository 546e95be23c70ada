/**
 * Attributions that only the layout of the page shows: turns of a transcript ("SMITH: We left early.") and a quotation signed
 * after a dash ("“We left early.” — Ann Smith"). In: tokens, sentences, quotations, the text. Out: frames whose cue is the
 * colon or the dash. Why: no word says that somebody speaks, so neither tags nor trees see it.
 */
import type { Sentence, Token } from '../../document.ts';
import { type Frame, inside, overlaps, type Range } from './frame.ts';
import type { Quotation } from './quotations.ts';

const OPENING_MARK = /^["“”„«]$|^(``|'')$/;
const DASH = /^(?:[―—–]|--?)$/;
/** Labels of a page's own: nobody speaks. */
const NOBODY =
  /^(?:updated?|note|notes|correction|clarification|photos?|videos?|image|source|sources|watch|read|related|breaking|warning|caption|credit|tags?|topics?|contact|from|to|date|subject|re|when|where|what|who|why|how)$/i;
const MOST_NAME_WORDS = 5;
/** Labels of those who speak for the station that is heard: whose words, unless they quote, are its own. */
const STATION =
  /^(?:presenters?|anchor(?:man|woman|s)?|newsreader|newscaster|announcer|narrator|moderator|interviewer|host|correspondent|reporter|voice-?over)$/i;

interface Layers {
  readonly sentence: readonly Sentence[];
  readonly token: readonly Token[];
}

export function layoutFrames(layers: Layers, quotations: readonly Quotation[], text: string): Frame[] {
  return [...turns(layers), ...signatures(layers.token, quotations, text)];
}

/** Turns where at least two voices speak and one of them more than once: a label that stands alone is no speaker. */
function turns({ sentence, token }: Layers): Frame[] {
  const found: { name: string; frame: Frame }[] = [];
  for (const { first, end } of paragraphs(sentence)) {
    const start = token[first] && OPENING_MARK.test(token[first].form) ? first + 1 : first;
    let colon = start;
    while (colon < end && colon - start < MOST_NAME_WORDS && isCapitals(token[colon]!.form)) colon++;
    if (colon === start || colon + 1 >= end || token[colon]!.form !== ':') continue;
    const name = token.slice(start, colon).map(({ form }) => form);
    // "Q:" and "A:" name nobody.
    if (name.every((word) => NOBODY.test(word) || word.length === 1)) continue;
    found.push({
      name: name.join(' '),
      frame: frameOf({ first: start, end: colon }, colon, { first: colon + 1, end }),
    });
  }
  const names = new Set(found.map(({ name }) => name));
  return names.size > 1 && names.size < found.length ? found.map(({ frame }) => frame) : [];
}

/** "SMITH", "MR.", "U.S."; no figures, no small letters. */
const isCapitals = (form: string): boolean => /^\p{Lu}[\p{Lu}.'’-]*$/u.test(form);

/** "PRESENTER:", and "VARGA:" in a transcript signed by Lena Varga: its own people speak as the author, and are nobody's source. */
export function speaksForPage({ by, source }: Frame, token: readonly Token[], byline: string | null): boolean {
  if (by !== 'layout' || source === null) return false;
  const names = token.slice(source.first, source.end).map(({ form }) => form.toLowerCase());
  if (STATION.test(names.at(-1) ?? '')) return true;
  const signed = new Set((byline ?? '').toLowerCase().split(/[^\p{L}'’-]+/u));
  return signed.has(names.at(-1)!) && token[source.end]?.form === ':';
}

/** A name alone between the dash after a quotation and the end of its line, a comma or the next quotation. */
function signatures(token: readonly Token[], quotations: readonly Quotation[], text: string): Frame[] {
  const found: Frame[] = [];
  for (const quotation of quotations) {
    const dash = quotation.end;
    if (quotation.unclosed || !token[dash] || !DASH.test(token[dash].form)) continue;
    const first = dash + 1;
    let end = first;
    let ended = false;
    while (!ended && end < token.length && end - first <= MOST_NAME_WORDS && isNameWord(token[end]!)) {
      end++;
      const next = token[end];
      const between = text.slice(token[end - 1]!.end, next?.start ?? text.length);
      ended = !next || between.includes('\n') || /^[,(]$/.test(next.form) || OPENING_MARK.test(next.form);
    }
    // A stop may close the line: "— Ann Smith."
    const stop = token[end];
    if (!ended && end > first && stop?.form === '.') ended = /^\s*\n|^\s*$/.test(text.slice(stop.end, stop.end + 9));
    if (ended && end > first) found.push(frameOf({ first, end }, dash, quotation));
  }
  return found;
}

const isNameWord = ({ form }: Token): boolean =>
  /^\p{Lu}[\p{L}.'’-]*$|^(?:de|da|del|der|van|von|bin|al|el|la)$/u.test(form);

const frameOf = (source: Range, cue: number, { first, end }: Range): Frame => ({
  source,
  cue: { first: cue, end: cue + 1 },
  content: [{ first, end }],
  by: 'layout',
});

function paragraphs(sentences: readonly Sentence[]): Range[] {
  const found: Range[] = [];
  let before: number | null = null;
  for (const { paragraph, tokens } of sentences) {
    if (paragraph === before) found.at(-1)!.end = tokens[1];
    else found.push({ first: tokens[0], end: tokens[1] });
    before = paragraph;
  }
  return found;
}

/** Puts layout's frames among others: what they hold belongs to no cue outside them, their source and cue to nobody else. */
export function withLayout(frames: readonly Frame[], layout: readonly Frame[]): Frame[] {
  if (layout.length === 0) return [...frames];
  const kept: Frame[] = [];
  for (const frame of frames) {
    const own = [frame.cue, frame.source].filter((part) => part !== null);
    const clash = layout.some((one) => own.some((part) => overlaps(part, one.cue!) || overlaps(part, one.source!)));
    if (clash) continue;
    const anchor = frame.cue ?? frame.source!;
    const content = frame.content.filter(
      (range) => !layout.some((one) => overlaps(range, one.content[0]!) && !inside(anchor.first, one.content[0]!)),
    );
    if (content.length > 0) kept.push({ ...frame, content });
  }
  return [...kept, ...layout];
}
