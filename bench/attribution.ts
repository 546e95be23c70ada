/**
 * Attribution: who says what, on PolNeAR (folder with `text/*.txt` and `attributions/*.ann`, brat standoff), from raw text.
 * Overlap: a span counts if it shares a character with one of its type on the other side. Exact: same characters once
 * quotation marks, commas and stops at the ends are set aside; strict: same characters. Tokens: characters that are no
 * space. An attribution's content is one unit however many pieces it has (after Citron). Source linked right: of gold
 * attributions whose cue, or else content, we found, those whose source overlaps the gold one, or that rightly have none.
 * PolNeAR is flat: what we say inside another attribution is left out. Where several people annotated a text, each reading
 * counts as a document.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocument, type Document } from '../src/engine/document.ts';
import { openEngine } from '../src/node/engine.ts';
import { re3d } from './relations.ts';
import type { BenchArgs } from './run.ts';

type Piece = [number, number];
type Type = 'source' | 'cue' | 'content';
export interface Unit {
  source: Piece[];
  cue: Piece[];
  content: Piece[];
}
interface Tally {
  gold: number;
  system: number;
  goldHit: number;
  systemHit: number;
}
const TYPES: readonly Type[] = ['source', 'cue', 'content'];

/** Attributions of a .ann file; offsets in it count code points. */
export function readAnn(ann: string, text: string): Unit[] {
  const at = utf16(text);
  const spans = new Map<string, { type: string; pieces: Piece[] }>();
  const units: Unit[] = [];
  for (const line of ann.split(/\r?\n/)) {
    const span = /^(T\d+)\t(\S+) ([\d; ]+)\t/.exec(line);
    if (span) {
      const pieces = span[3]!.split(';').map((piece): Piece => {
        const [start, end] = piece.trim().split(' ').map(Number);
        return [at(start!), at(end!)];
      });
      spans.set(span[1]!, { type: span[2]!, pieces: pieces.sort((a, b) => a[0] - b[0]) });
      continue;
    }
    const event = /^E\d+\t(.+)/.exec(line);
    if (!event) continue;
    const unit: Unit = { source: [], cue: [], content: [] };
    for (const argument of event[1]!.trim().split(/\s+/)) {
      const [role, id] = argument.split(':') as [string, string];
      const type = role.replace(/\d+$/, '').toLowerCase();
      const known = spans.get(id);
      if (known && (TYPES as readonly string[]).includes(type)) unit[type as Type].push(...known.pieces);
    }
    if (unit.cue.length > 0 || unit.content.length > 0) units.push(unit);
  }
  return units;
}

function utf16(text: string): (codePoint: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (index) => index;
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return (index) => offsets[Math.min(index, offsets.length - 1)]!;
}

export function unitsOf(doc: Document): Unit[] {
  const piece = (span: { start: number; end: number } | null): Piece[] => (span ? [[span.start, span.end]] : []);
  return doc.layers.attribution
    .filter((one) => one.parent === null)
    .map((one) => ({
      source: piece(one.source),
      cue: piece(one.cue),
      content: one.content.map((part): Piece => [part.start, part.end]),
    }));
}

const overlap = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  a.some(([start, end]) => b.some(([from, to]) => start < to && from < end));

/** Distinct spans of a type: a source shared by two attributions is one span. */
function spansOf(units: readonly Unit[], type: Type): Piece[][] {
  const seen = new Map(units.filter((unit) => unit[type].length > 0).map((unit) => [unit[type].join(), unit[type]]));
  return [...seen.values()];
}

function trimmed(pieces: readonly Piece[], text: string): string {
  const edge = /[\s"“”'’‘`.,;:!?]/;
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  let [start, end] = [first[0], last[1]];
  while (start < end && edge.test(text[start]!)) start++;
  while (end > start && edge.test(text[end - 1]!)) end--;
  // Pieces that only space or marks part are one.
  let key = `${start}`;
  for (let index = 1; index < pieces.length; index++) {
    const gap = text.slice(pieces[index - 1]![1], pieces[index]![0]);
    if (/[\p{L}\p{N}]/u.test(gap)) key += `-${pieces[index - 1]![1]}/${pieces[index]![0]}`;
  }
  return `${key}-${end}`;
}

function countTokens(units: readonly Unit[], type: Type, text: string): Set<number> {
  const found = new Set<number>();
  for (const unit of units)
    for (const [start, end] of unit[type])
      for (let at = start; at < end; at++) if (text[at]!.trim() !== '') found.add(at);
  return found;
}

const tally = (): Tally => ({ gold: 0, system: 0, goldHit: 0, systemHit: 0 });
const f1 = ({ gold, system, goldHit, systemHit }: Tally): object => {
  const precision = system === 0 ? 0 : systemHit / system;
  const recall = gold === 0 ? 0 : goldHit / gold;
  const both = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const hundred = (value: number) => Math.round(value * 1e4) / 100;
  return {
    gold,
    system,
    goldHit,
    systemHit,
    precision: hundred(precision),
    recall: hundred(recall),
    f1: hundred(both),
  };
};

export class Scorer {
  private readonly tallies = new Map<string, Tally>();
  private linked = { judged: 0, right: 0, withSource: 0, withSourceRight: 0 };

  private of(name: string): Tally {
    const known = this.tallies.get(name) ?? tally();
    this.tallies.set(name, known);
    return known;
  }

  add(gold: readonly Unit[], system: readonly Unit[], text: string): void {
    for (const type of TYPES) {
      const [right, found] = [spansOf(gold, type), spansOf(system, type)];
      const compare = (measure: string, same: (a: Piece[], b: Piece[]) => boolean): void => {
        const count = this.of(`${type} ${measure}`);
        count.gold += right.length;
        count.system += found.length;
        count.goldHit += right.filter((a) => found.some((b) => same(a, b))).length;
        count.systemHit += found.filter((b) => right.some((a) => same(a, b))).length;
      };
      compare('overlap', overlap);
      compare('exact', (a, b) => trimmed(a, text) === trimmed(b, text));
      compare('strict', (a, b) => a.join() === b.join());
      const [a, b] = [countTokens(gold, type, text), countTokens(system, type, text)];
      const count = this.of(`${type} tokens`);
      const both = [...a].filter((at) => b.has(at)).length;
      count.gold += a.size;
      count.system += b.size;
      count.goldHit += both;
      count.systemHit += both;
    }
    for (const unit of gold) this.link(unit, system);
  }

  private link(unit: Unit, system: readonly Unit[]): void {
    const found = system.filter((one) => overlap(one.cue, unit.cue));
    const partners = found.length > 0 ? found : system.filter((one) => overlap(one.content, unit.content));
    if (partners.length === 0) return;
    // Several partners: the one whose content fits decides, so that luck with a neighbour does not count.
    const best = partners.find((one) => overlap(one.content, unit.content)) ?? partners[0]!;
    const right = unit.source.length === 0 ? best.source.length === 0 : overlap(best.source, unit.source);
    this.linked.judged++;
    this.linked.right += Number(right);
    if (unit.source.length > 0) {
      this.linked.withSource++;
      this.linked.withSourceRight += Number(right);
    }
  }

  figures(): Record<string, object | number> {
    const { judged, right, withSource, withSourceRight } = this.linked;
    const share = (a: number, b: number) => (b === 0 ? 0 : Math.round((1e4 * a) / b) / 100);
    return {
      ...Object.fromEntries([...this.tallies].map(([name, count]) => [name, f1(count)])),
      link: {
        judged,
        right,
        accuracy: share(right, judged),
        withSource,
        withSourceRight,
        accuracyWithSource: share(withSourceRight, withSource),
      },
    };
  }
}

export interface PolnearText {
  name: string;
  text: string;
  readings: Unit[][];
}

/** Texts of a folder with `text` and `attributions`, or of a folder that holds such a one as `dev` or `test`. */
export function readPolnear(folder: string): PolnearText[] {
  const names = readdirSync(folder);
  if (!names.includes('text')) {
    const part = names.find((name) => name === 'dev' || name === 'test' || name === 'data');
    if (part === undefined) throw new Error(`${folder} has no folders text and attributions; give a part of PolNeAR`);
    return readPolnear(join(folder, part));
  }
  const annotations = readdirSync(join(folder, 'attributions'))
    .filter((name) => name.endsWith('.ann'))
    .sort();
  const texts: PolnearText[] = [];
  for (const file of readdirSync(join(folder, 'text')).sort()) {
    const name = file.replace(/\.txt$/, '');
    const text = readFileSync(join(folder, 'text', file), 'utf8');
    const own = annotations.filter(
      (one) => one === `${name}.ann` || (/^_[0-9a-f]+\.ann$/.test(one.slice(name.length)) && one.startsWith(name)),
    );
    const readings = own.map((one) => readAnn(readFileSync(join(folder, 'attributions', one), 'utf8'), text));
    if (readings.length > 0) texts.push({ name, text, readings });
  }
  return texts;
}

export default async function run(args: BenchArgs): Promise<object> {
  const texts = readPolnear(args.data ?? join(args.dataRoot, 'attribution-polnear/data/dev'));
  const engine = openEngine();
  const scorer = new Scorer();
  let microseconds = 0;
  let words = 0;
  for (const { name, text, readings } of texts) {
    const doc = createDocument({ id: `doc_${name}`, text, origin: { sha256: '', record: 0, map: [] } });
    const { timings } = await engine.annotate(doc);
    microseconds += timings['attribution'] ?? 0;
    words += doc.layers.token.length;
    const system = unitsOf(doc);
    for (const gold of readings) scorer.add(gold, system, text);
  }
  const figures = {
    documents: texts.length,
    readings: texts.reduce((sum, text) => sum + text.readings.length, 0),
    words,
    microsecondsAWord: Math.round((100 * microseconds) / words) / 100,
    ...scorer.figures(),
    ...(args.data === null ? { re3d: await re3d(engine, join(args.dataRoot, 're3d')) } : {}),
  };
  if (!args.json) {
    const { documents, readings, re3d: relations, ...rest } = figures as typeof figures & { re3d?: object | null };
    console.log(`PolNeAR: ${documents} texts, ${readings} readings, ${figures.microsecondsAWord} µs a word`);
    console.table(Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'object')));
    if (relations) {
      console.log('relations on re3d (re3d marks more than is said)');
      console.table(relations);
    }
  }
  return figures;
}
