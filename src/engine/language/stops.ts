/**
 * Whose full stop it is: an abbreviation's, a host name's or the sentence's. In: a word, and the characters after its stop.
 * Out: whether the stop belongs to the word.
 */
import { ABBREVIATIONS, BEFORE_FIGURES, DOMAIN_ENDINGS, DOTTED, TITLES, WORDLIKE } from './abbreviations.ts';

const UPPER = /^\p{Lu}/u;
const FIGURE = /^\p{N}/u;
const CAPITAL_OR_FIGURE = /^["“'‘(]?[\p{Lu}\p{N}]/u;

/** "Ph.D.", "M.Sc.": whole forms with stops inside. */
export function isDotted(form: string): boolean {
  return DOTTED.has(form.toLowerCase());
}

/** "news.example.org", "report.pdf"; not "end.It", where a space is missing. */
export function isHost(form: string): boolean {
  const host = form.split('/')[0]!;
  const last = host.slice(host.lastIndexOf('.') + 1);
  if (!DOMAIN_ENDINGS.has(last.toLowerCase())) return false;
  if (last !== last.toLowerCase() && form !== form.toUpperCase()) return false;
  return last.length > 2 || host.split('.').length > 2 || form !== host;
}

/**
 * @param form the word before the stop
 * @param rest what follows the stop, white space skipped; '' at the end of the paragraph
 */
export function keepsStop(form: string, rest: string): boolean {
  const lower = form.toLowerCase();
  if (rest === '') return keepsLastStop(form, lower);
  // At an end, UD parts "etc" from the stop.
  if (lower === 'etc' && UPPER.test(rest)) return false;
  if (/^\p{Lu}$/u.test(form)) return form !== 'I' || /^\p{Lu}\./u.test(rest);
  if (BEFORE_FIGURES.has(lower) && /^[\p{N}#]/u.test(rest)) return true;
  if (lower === 'no' || lower === 'nos' || lower === 'p' || lower === 'c') return false;
  if (!TITLES.has(lower) && !ABBREVIATIONS.has(lower)) return false;
  if (!WORDLIKE.has(lower)) return true;
  // In capitals throughout, "THE SUN. THE KING" shows nothing by its capitals.
  if (form.length > 1 && form === form.toUpperCase() && !TITLES.has(lower)) return FIGURE.test(rest);
  return UPPER.test(form) && CAPITAL_OR_FIGURE.test(rest);
}

/** At the end of a paragraph a stop ends the sentence; only what is never written without one keeps it. */
function keepsLastStop(form: string, lower: string): boolean {
  if (WORDLIKE.has(lower)) return false;
  return /^(?:inc|corp|ltd|jr|bros|llc)$/.test(lower) || (TITLES.has(lower) && UPPER.test(form));
}
