/**
 * Gold times. In: TimeML (.tml: TimeBank, AQUAINT, TempEval-3), WikiWars (TIMEX2) and MEANTIME (tokens with TIMEX3 beside them).
 * Out: raw text, its times as spans with type and value, the day it was written.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Gold {
  start: number;
  end: number;
  type: string;
  value: string | null;
}
export interface GoldDocument {
  name: string;
  text: string;
  created: string | null;
  times: Gold[];
}
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#'))
      return String.fromCodePoint(Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1)));
    return ENTITIES[name] ?? whole;
  });

/** Text of the TEXT element with its TIMEX2 or TIMEX3 marks as spans; other marks are dropped. */
export function readMarked(name: string, source: string): GoldDocument | null {
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(source)?.[1];
  if (body === undefined || !/<TIMEX[23][\s>]/.test(source)) return null;
  const created = /<(?:DCT|DATETIME)>([\s\S]*?)<\/(?:DCT|DATETIME)>/.exec(source)?.[1] ?? '';
  const date = /(\d{4})-?(\d{2})-?(\d{2})/.exec(/val(?:ue)?="([^"]*)"/.exec(created)?.[1] ?? created);
  const document: GoldDocument = {
    name,
    text: '',
    created: date ? `${date[1]}-${date[2]}-${date[3]}` : null,
    times: [],
  };
  const open: { start: number; attributes: string }[] = [];
  for (const [piece] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) document.text += decode(piece);
    else if (/^<TIMEX[23]/.test(piece)) open.push({ start: document.text.length, attributes: piece });
    else if (/^<\/TIMEX[23]/.test(piece)) {
      const { start, attributes } = open.pop()!;
      const value = /\bval(?:ue)?="([^"]*)"/i.exec(attributes)?.[1] || null;
      const type = /\btype="([^"]*)"/.exec(attributes)?.[1] ?? '';
      document.times.push({ start, end: document.text.length, type, value });
    }
  }
  document.times.sort((a, b) => a.start - b.start || b.end - a.end);
  return document;
}

export function readFolder(path: string): GoldDocument[] {
  if (!statSync(path).isDirectory()) {
    const source = readFileSync(path, 'utf8');
    const document = source.includes('<token ') ? readTokens(path, source) : readMarked(basename(path), source);
    return document ? [document] : [];
  }
  const names = readdirSync(path).sort();
  // WikiWars ships its texts three times; the inline key has all there is.
  const folders = names.includes('keyinline') ? ['keyinline'] : names;
  return folders.flatMap((name) => readFolder(join(path, name)));
}

/** Sentences of an article that MEANTIME's annotators marked: its headline and five more. */
const MARKED = 6;

/** Tokens set side by side as in print, a blank line after each sentence. */
export function readTokens(name: string, source: string): GoldDocument {
  const document: GoldDocument = { name, text: '', created: null, times: [] };
  const spans = new Map<string, { start: number; end: number }>();
  let [last, before] = ['0', ''];
  for (const [, attributes, form] of source.matchAll(/<token ([^>]*)>([^<]*)<\/token>/g)) {
    const sentence = attribute(attributes!, 'sentence')!;
    if (Number(sentence) >= MARKED) break;
    const word = decode(form!);
    const glued = /^(?:[,.;:!?%)\]”]|['’]s|n't|''?)$/.test(word) || /^(?:[$([“]|``|)$/.test(before);
    document.text += sentence !== last ? '\n\n' : glued ? '' : ' ';
    spans.set(attribute(attributes!, 't_id')!, {
      start: document.text.length,
      end: document.text.length + word.length,
    });
    document.text += word;
    [last, before] = [sentence, word];
  }
  for (const [, attributes, body] of source.matchAll(/<TIMEX3 ([^>]*?)(?:\/>|>([\s\S]*?)<\/TIMEX3>)/g)) {
    const value = attribute(attributes!, 'value');
    if (attributes!.includes('CREATION_TIME') && value) document.created = value.slice(0, 10);
    const words = [...(body ?? '').matchAll(/t_id="(\d+)"/g)].flatMap(([, id]) => spans.get(id!) ?? []);
    if (words.length === 0) continue;
    const [start, end] = [Math.min(...words.map((word) => word.start)), Math.max(...words.map((word) => word.end))];
    document.times.push({ start, end, type: attribute(attributes!, 'type') ?? '', value });
  }
  document.times.sort((a, b) => a.start - b.start || b.end - a.end);
  return document;
}

const attribute = (attributes: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] || null;
