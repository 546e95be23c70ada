/** The text of an HTML text node → a strip that leads back into the page's source, entities and line ends included. */
import { parseFragment } from 'parse5';
import { concat, replacement, type Strip, slice, verbatim } from '../strip.ts';

const ENTITY = /&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);?/y;
const decoded = new Map<string, string>();

export function sourceStrip(source: string, value: string, from: number, to: number): Strip {
  if (source.slice(from, to) === value) return verbatim(source, from, to);
  const parts: Strip[] = [];
  let plain = from;
  let at = from;
  let done = 0;
  const flush = (): void => {
    if (plain < at) parts.push(verbatim(source, plain, at));
  };
  while (at < to && done < value.length) {
    if (source[at] === '&') {
      ENTITY.lastIndex = at;
      const entity = ENTITY.exec(source)?.[0];
      const text = entity === undefined ? null : decodeEntity(entity);
      if (entity !== undefined && text !== null && text !== entity && value.startsWith(text, done)) {
        flush();
        parts.push(replacement(text, at, at + entity.length));
        at += entity.length;
        plain = at;
        done += text.length;
        continue;
      }
    }
    if (source[at] === value[done]) {
      at++;
      done++;
    } else {
      // A carriage return or a null that the parser dropped.
      flush();
      at++;
      plain = at;
      if (source[at - 1] === '\r' && value[done] === '\n' && source[at] !== '\n') {
        parts.push(replacement('\n', at - 1, at));
        done++;
      }
    }
  }
  flush();
  return parts.length === 0 ? { text: '', runs: [] } : concat(parts);
}

function decodeEntity(entity: string): string {
  let text = decoded.get(entity);
  if (text === undefined) {
    const node = parseFragment(entity).childNodes[0];
    text = node && 'value' in node ? node.value : entity;
    if (decoded.size < 5000) decoded.set(entity, text);
  }
  return text;
}

/** White space as a browser shows it: every run of it one space. No-break spaces are white space here. */
export function collapse(strip: Strip): Strip {
  const gaps = [...strip.text.matchAll(/[\s\u200b\ufeff]+/g)].filter((gap) => gap[0] !== ' ' || gap.index === 0);
  if (gaps.length === 0) return strip;
  const parts: Strip[] = [];
  let at = 0;
  for (const gap of gaps) {
    if (gap.index > at) parts.push(slice(strip, at, gap.index));
    at = gap.index + gap[0].length;
  }
  if (at < strip.text.length) parts.push(slice(strip, at));
  return parts.length === 0 ? { text: '', runs: [] } : concat(parts, ' ');
}
