/**
 * Text → lexemes for the time rules. Own units rather than the parser's tokens: "mid-1990s", "08-16-90", "5 1/2" and
 * "nineteen ninety-six" are cut differently by every tokeniser, and extents must not depend on which one ran.
 * Numbers of several words are joined into one lexeme here, so that a rule sees one NUM.
 */
import { CLASS, vocabulary } from './vocabulary.ts';

export interface Lexeme {
  start: number;
  end: number;
  /** As in the text. */
  form: string;
  lower: string;
  bits: number;
  n: number;
  code: string;
  /** White space (or a line) stands before it. */
  spaced: boolean;
}

const SCAN =
  /\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)|\d{1,2}:\d{2}(?::\d{2})?|(?:\d{3,4}|[2-9]0)s\b|['’‘`]\d{2}s?\b|\d{1,2}(?:st|nd|rd|th)\b|\d+(?:,\d{3})+(?:\.\d+)?|\d+\/\d+|\d+\.\d+|\d+|(?:[a-zA-Z]\.){2,}|[A-Za-z]+['’](?:s|S|t|clock)\b|['’]s\b|\p{L}[\p{L}\p{M}]*|[^\s]/gu;
const ABBREVIATED = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun|ca?)$/i;

/** All lexemes of `text[start, end)`, offsets into `text`. */
export function lexemes(text: string, start = 0, end = text.length): Lexeme[] {
  const found: Lexeme[] = [];
  SCAN.lastIndex = start;
  let last = start;
  for (let match = SCAN.exec(text); match && match.index < end; match = SCAN.exec(text)) {
    let form = match[0];
    const spaced = match.index > last || match.index === start;
    // "Friday's" is Friday and 's; o'clock is one word.
    const clitic = /['’](?:s|S)$/.exec(form);
    if (clitic && form.length > 2) form = form.slice(0, -2);
    else if (ABBREVIATED.test(form) && text[match.index + form.length] === '.') form += '.';
    SCAN.lastIndex = match.index + form.length;
    last = match.index + form.length;
    found.push(classify(form, match.index, spaced));
  }
  return joinNumbers(found);
}

function classify(form: string, start: number, spaced: boolean): Lexeme {
  const lower = form === '–' || form === '—' || form === '−' ? '-' : form.toLowerCase().replace('’', "'");
  const lexeme: Lexeme = { start, end: start + form.length, form, lower, bits: 0, n: 0, code: '', spaced };
  const first = lower.charCodeAt(0);
  if (first >= 48 && first <= 57) number(lexeme);
  else if (/^['‘`]\d/.test(lower)) {
    lexeme.n = Number(lower.slice(1, 3));
    lexeme.bits = lower.endsWith('s') ? CLASS.DECADE : CLASS.SHORTYEAR;
  } else {
    const word = vocabulary.get(lower);
    if (word) {
      lexeme.bits = word.bits;
      lexeme.n = word.n;
      lexeme.code = word.code;
    }
  }
  return lexeme;
}

function number(lexeme: Lexeme): void {
  const { lower } = lexeme;
  if (/^\d{4}-\d{2}-\d{2}$/.test(lower)) lexeme.bits = CLASS.ISO;
  else if (/^\d{1,2}([/.-])\d{1,2}\1\d+$/.test(lower)) lexeme.bits = CLASS.SLASH;
  else if (lower.includes(':')) lexeme.bits = CLASS.CLOCK;
  else if (lower.includes('/')) {
    const [over, under] = lower.split('/').map(Number);
    lexeme.bits = under ? CLASS.NUM : 0;
    lexeme.n = over! / (under || 1);
    lexeme.code = 'fraction';
  } else if (lower.endsWith('s')) {
    lexeme.n = Number.parseInt(lower, 10);
    lexeme.bits = lexeme.n % 10 === 0 ? CLASS.DECADE : 0;
  } else if (/[a-z]$/.test(lower)) {
    lexeme.n = Number.parseInt(lower, 10);
    lexeme.bits = CLASS.ORD | (lexeme.n >= 1 && lexeme.n <= 31 ? CLASS.DAY : 0);
  } else {
    lexeme.n = Number(lower.replaceAll(',', ''));
    lexeme.bits = CLASS.NUM;
    if (/^\d{1,2}$/.test(lower) && lexeme.n >= 1 && lexeme.n <= 31) lexeme.bits |= CLASS.DAY;
    if (/^\d{4}$/.test(lower)) {
      if (lexeme.n >= 1000 && lexeme.n < 2200) lexeme.bits |= CLASS.YEAR;
      if (lexeme.n % 100 < 60 && lexeme.n < 2400) lexeme.bits |= CLASS.MILITARY;
    } else if (/^\d{1,2}\.\d{2}$/.test(lower) && Number(lower.split('.')[1]) < 60 && lexeme.n < 24)
      lexeme.bits |= CLASS.CLOCK;
  }
}

const isNumberWord = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined && (lexeme.bits & CLASS.NUM) !== 0 && lexeme.code !== 'fraction' && /^[a-z]/.test(lexeme.lower);

/** "twenty-five" → 25, "two thousand ten" → 2010, "nineteen ninety-six" → 1996 (a YEAR), "5 1/2" → 5.5, "twenty-first" → 21st, "two and a half" → 2.5. */
function joinNumbers(list: Lexeme[]): Lexeme[] {
  const out: Lexeme[] = [];
  for (let i = 0; i < list.length; ) {
    const lexeme = list[i]!;
    const next = list[i + 1];
    if (lexeme.bits & CLASS.NUM && next?.code === 'fraction' && lexeme.code !== 'fraction' && next.spaced) {
      out.push(join(list, i, i + 2, lexeme.n + next.n, CLASS.NUM));
      i += 2;
    } else if (isNumberWord(lexeme)) {
      const end = numberEnd(list, i);
      const whole = end > i + 1 ? readNumber(list, i, end) : lexeme;
      const half = whole.bits & CLASS.NUM && /^and a half$/.test(wordsAt(list, end, 3));
      out.push(half ? join(list, i, end + 3, whole.n + 0.5, CLASS.NUM) : whole);
      i = half ? end + 3 : end;
    } else {
      out.push(lexeme);
      i++;
    }
  }
  return out;
}

const wordsAt = (list: readonly Lexeme[], from: number, count: number): string =>
  list
    .slice(from, from + count)
    .map((lexeme) => lexeme.lower)
    .join(' ');

function numberEnd(list: Lexeme[], from: number): number {
  let i = from + 1;
  for (;;) {
    const here = list[i];
    const after = list[i + 1];
    if (isNumberWord(here)) i++;
    else if (
      here?.lower === '-' &&
      !here.spaced &&
      after &&
      !after.spaced &&
      (isNumberWord(after) || isOrdinalWord(after))
    )
      i += 2;
    else if (here?.lower === 'and' && (list[i - 1]!.n === 100 || list[i - 1]!.n === 1000) && isNumberWord(after))
      i += 2;
    else return i;
    if (isOrdinalWord(list[i - 1]!)) return i;
  }
}

const isOrdinalWord = (lexeme: Lexeme): boolean =>
  (lexeme.bits & CLASS.ORD) !== 0 && lexeme.n < 10 && lexeme.lower !== 'second';

function readNumber(list: Lexeme[], from: number, to: number): Lexeme {
  const parts = list.slice(from, to).filter((part) => part.bits & (CLASS.NUM | CLASS.ORD));
  const ordinal = (parts.at(-1)!.bits & CLASS.ORD) !== 0;
  const values = parts.map((part) => part.n);
  // "nineteen ninety-six", "nineteen eighty"
  if (values[0]! >= 11 && values[0]! <= 20 && values[1]! >= 10 && values[1]! < 100) {
    const year = values[0]! * 100 + values.slice(1).reduce((sum, value) => sum + value, 0);
    return join(list, from, to, year, CLASS.YEAR);
  }
  let total = 0;
  let group = 0;
  for (const value of values) {
    if (value === 100) group = (group || 1) * 100;
    else if (value >= 1000) {
      total += (group || 1) * value;
      group = 0;
    } else if (value === 12 && group > 0) group *= 12;
    else group += value;
  }
  total += group;
  if (ordinal) return join(list, from, to, total, CLASS.ORD);
  return join(list, from, to, total, CLASS.NUM | (total >= 2000 && total < 2100 ? CLASS.YEAR : 0));
}

function join(list: Lexeme[], from: number, to: number, n: number, bits: number): Lexeme {
  const first = list[from]!;
  const last = list[to - 1]!;
  const lower = list
    .slice(from, to)
    .map((part) => part.lower)
    .join(' ');
  return { start: first.start, end: last.end, form: lower, lower, bits, n, code: '', spaced: first.spaced };
}
