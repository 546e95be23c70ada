/**
 * News documents that events were marked in by hand (training/events/news.tsv). In: the data root. Out: their texts, put
 * together the same way every time, so that marks can be offsets and no word of the news need be kept here: the world
 * newswire from its tokens, PolNeAR and CASIE as they lie, re3d, CEHA, InSight Crime and the South Asia portal from their tables, TimeBank and AQUAINT without
 * their marks.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Document } from '../src/engine/document.ts';
import { createDocument } from '../src/engine/document.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';
import { readMarked } from './times-gold.ts';

/** Dispatches of our own writing. */
const OWN = join(PACKAGE_ROOT, 'training', 'events', 'dispatches');

/** Text of a document by its name in the marks (`ww_…`, `pn_…`, `r3_…`, `tb_SET-…`, `ce_INDEX`, `ic_LINE`, `sa_LINE`, `ra_KEY`, `ca_NUMBER`, `wk_WAR-PART`; `en_NAME` is of our own writing), or null where its set is not there. */
export function newsText(root: string, name: string): string | null {
  const rest = name.slice(3);
  if (name.startsWith('ww_')) {
    const path = join(root, 'ner-worldwide', 'annotated', `${rest}.txt.tsv`);
    return existsSync(path) ? fromTokens(readFileSync(path, 'utf8')) : null;
  }
  if (name.startsWith('pn_')) {
    const path = join(root, 'attribution-polnear', 'data', 'train', 'text', `${rest}.txt`);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  }
  if (name.startsWith('en_')) return readFileSync(join(OWN, `${rest}.txt`), 'utf8');
  if (name.startsWith('tb_')) return readWire(root, rest)?.text ?? null;
  if (name.startsWith('ce_')) return fromColumn(join(root, 'events-ceha', 'CEHA_dataset.csv'), rest);
  if (name.startsWith('ic_'))
    return fromLine(join(root, 'events-conflibert', 'insightCrime', 'train.tsv'), Number(rest));
  if (name.startsWith('sa_'))
    return fromLine(join(root, 'events-conflibert', 'satp_relevant', 'train.tsv'), Number(rest));
  if (name.startsWith('ca_')) return fromHeaded(join(root, 'events-casie', 'data', 'source', `${rest}.txt`));
  if (name.startsWith('wk_'))
    return fromHistory(join(root, 'timex-wikiwars', 'WikiWars_20120218_v104', 'keyinline'), rest);
  if (name.startsWith('ra_')) return fromWindow(join(root, 'events-rams', 'dev.jsonlines'), rest);
  return name.startsWith('r3_') ? fromTables(join(root, 're3d'), rest) : null;
}

/** CEHA: a table with one excerpt a row, known by its index. */
function fromColumn(path: string, index: string): string | null {
  if (!existsSync(path)) return null;
  const rows = parse(readFileSync(path, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
  return rows.find((row) => row['Index'] === index)?.['Event Description'] ?? null;
}

/** InSight Crime, the South Asia portal: an article a line, before the first tab. */
function fromLine(path: string, line: number): string | null {
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8').split('\n')[line]?.split('\t')[0] ?? null;
}

/** CASIE: the title and the text, each between marks. */
function fromHeaded(path: string): string | null {
  if (!existsSync(path)) return null;
  const source = readFileSync(path, 'utf8');
  const between = (mark: string): string =>
    new RegExp(`<${mark}>([^]*?)(?:</${mark}>|$)`).exec(source)?.[1]?.trim() ?? '';
  return `${between('title')}\n\n${between('text')}`;
}

/** RAMS: five sentences of an article, as words, known by the beginning of their key. */
function fromWindow(path: string, key: string): string | null {
  if (!existsSync(path)) return null;
  const line = readFileSync(path, 'utf8')
    .split('\n')
    .find((each) => each.includes(`"nw_RC${key}`));
  if (line === undefined) return null;
  const { sentences } = JSON.parse(line) as { sentences: string[][] };
  return sentences.map(joinWords).join(' ');
}

/** Paragraphs of a history of a war that are read together. */
const HISTORY = 5;

/** `War-part`: a part of an encyclopedia's history of a war, paragraphs a blank line apart. */
function fromHistory(folder: string, name: string): string | null {
  const cut = name.lastIndexOf('-');
  const [file, part] = [`${name.slice(0, cut)}.key.xml`, Number(name.slice(cut + 1))];
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const { text } = readMarked(file, readFileSync(path, 'utf8'))!;
  const paragraphs = text.split(/\n\s*\n/).map((each) => each.trim().replace(/\s*\n\s*/g, ' '));
  return paragraphs
    .filter(Boolean)
    .slice(part * HISTORY, (part + 1) * HISTORY)
    .join('\n\n');
}

/** `TimeBank-…` or `AQUAINT-…`. */
function readWire(root: string, name: string): ReturnType<typeof readMarked> {
  const cut = name.indexOf('-');
  const file = `${name.slice(cut + 1)}.tml`;
  const path = join(root, 'timex-tempeval3', 'TBAQ-cleaned', name.slice(0, cut), file);
  return existsSync(path) ? readMarked(file, readFileSync(path, 'utf8')) : null;
}

/** `Folder-id`: the first word of the publisher's folder and the beginning of the document's id. */
function fromTables(root: string, name: string): string | null {
  if (!existsSync(root)) return null;
  const cut = name.indexOf('-');
  const [first, id] = [name.slice(0, cut), name.slice(cut + 1)];
  for (const folder of readdirSync(root)) {
    const path = join(root, folder, 'documents.json');
    if (folder.split(' ')[0] !== first || !existsSync(path)) continue;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (!line.includes(id)) continue;
      const row = JSON.parse(line) as { _id: string; text: string };
      if (row._id.startsWith(id)) return row.text;
    }
  }
  return null;
}

/** Sentences of `word<tab>tag` lines, two to a paragraph; an address at the top is left out. */
function fromTokens(tsv: string): string {
  const sentences: string[] = [];
  let words: string[] = [];
  for (const line of [...tsv.split('\n'), '']) {
    const cells = line.split('\t');
    if (cells.length >= 2 && cells[0]!.trim() !== '') words.push(cells[0]!);
    else if (words.length > 0) {
      sentences.push(joinWords(words));
      words = [];
    }
  }
  if (sentences[0]?.startsWith('http')) sentences.shift();
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; at += 2) paragraphs.push(sentences.slice(at, at + 2).join(' '));
  return paragraphs.join('\n\n');
}

const LEFT = /^(n't|'s|'re|'ve|'ll|'d|'m|’s|n’t|[.,;:!?%)\]}]|\.\.\.|''|”|’)$/;
const OPENING = new Set('([{$“‘£€');

/** Words to running text: no space before closing marks and clitics, none within plain quotation marks. */
function joinWords(words: readonly string[]): string {
  let text = '';
  let quoted = false;
  let glue = false;
  for (const word of words) {
    const plain = word === '"';
    if (plain) quoted = !quoted;
    const close = plain ? !quoted : LEFT.test(word);
    const tight = text === '' || glue || close || (!plain && OPENING.has(text.at(-1)!));
    text += `${tight ? '' : ' '}${word}`;
    glue = plain && quoted;
  }
  return text;
}

/** The day in a name of PolNeAR's. */
const DATED = /^pn_.*?_(\d{4}-\d{2}-\d{2})_/;

/** The document those texts are read as: paragraphs at line breaks, dated where the set says it; the wire's lines are broken within paragraphs. */
export function newsDocument(root: string, name: string): Document | null {
  const wire = name.startsWith('tb_') ? readWire(root, name.slice(3)) : null;
  const text = wire?.text ?? newsText(root, name);
  if (text === null) return null;
  return createDocument({
    id: `doc_${name}`,
    text,
    origin: { sha256: '', record: 0, map: [] },
    blocks: [...text.matchAll(wire ? /[^\n]+(?:\n[^\n]+)*/g : /[^\n]+/g)].map((match) => ({
      kind: 'paragraph' as const,
      start: match.index,
      end: match.index + match[0].length,
    })),
    meta: {
      title: null,
      byline: null,
      publisher: null,
      published: wire?.created ?? DATED.exec(name)?.[1] ?? null,
      language: 'en',
      source: null,
    },
  });
}
