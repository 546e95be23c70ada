/**
 * In: the text of an actor file. Out: the small readers its entries are read with: one text, a list, a mapping, dates,
 * `Name / other name 1999..2004`, sectors. Every complaint names file and line.
 *
 * @throws FileError
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { FileError } from '../../errors.ts';
import type { Dated, Range } from './record.ts';
import { SECTORS } from './record.ts';

export interface NamedEntry {
  /** First is the name to show. */
  names: Dated<string>[];
  range: Range;
  line: number;
}

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Opens a file of actors. */
export function openActorFile(text: string, file: string) {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, schema: 'failsafe', uniqueKeys: false });
  const at = (node: Node | null | undefined): number | null => (node?.range ? lines.linePos(node.range[0]).line : null);
  const fail = (node: Node | null | undefined, message: string): never => {
    throw new FileError(file, at(node), message);
  };
  const problem = doc.errors[0];
  if (problem) throw new FileError(file, problem.linePos?.[0].line ?? null, problem.message.split('\n')[0]!);
  const text1 = (node: unknown): string => {
    if (isScalar(node) && typeof node.value === 'string') return node.value.trim();
    return fail(node as Node, 'one text is wanted here');
  };
  const pairs = (node: unknown, what: string, repeats = false): [string, Node, Node][] => {
    if (!isMap(node)) return fail(node as Node, `${what}: a mapping (key: value) is wanted here`);
    const seen = new Set<string>();
    return (node as YAMLMap<Node, Node>).items.map((pair) => {
      const key = text1(pair.key);
      if (seen.has(key) && !repeats) fail(pair.key, `"${key}" stands here twice; put both into one entry`);
      seen.add(key);
      return [key, pair.value as Node, pair.key];
    });
  };
  const texts = (node: unknown): { text: string; node: Node }[] => {
    if (node === null || node === undefined) return [];
    if (isSeq(node)) return node.items.map((item) => ({ text: text1(item), node: item as Node }));
    const value = text1(node);
    return value === '' ? [] : [{ text: value, node: node as Node }];
  };
  const range = (value: string, node: Node): Range => {
    const [from = '', to, more] = value.split('..');
    if (to === undefined || more !== undefined || (from && !DATE.test(from)) || (to && !DATE.test(to)))
      return fail(
        node,
        `"${value}" is no range of dates; write FROM..TO with YYYY, YYYY-MM or YYYY-MM-DD, either end may be left out`,
      );
    const span = { from: from ? pad(from, 'first') : null, to: to ? pad(to, 'last') : null };
    if (span.from !== null && span.to !== null && span.from > span.to)
      return fail(node, `"${value}" ends before it begins`);
    return span;
  };
  /** `Name 1999..2004` or `Name..2004`. */
  const dated = ({ text: value, node }: { text: string; node: Node }): Dated<string> => {
    const match = /^(.*?)\s*((?:\d{4}[-\d]*)?\.\.(?:\d{4}[-\d]*)?)$/.exec(value);
    if (!match) return { value, from: null, to: null };
    if (match[1] === '') return fail(node, `"${value}" has dates and no name`);
    return { value: match[1]!, ...range(match[2]!, node) };
  };
  const datedList = (node: unknown): Dated<string>[] => texts(node).map(dated);
  /** `Name / other name / third 1999..2004`: the dates are of the whole entry. */
  const entry = (item: { text: string; node: Node }): NamedEntry => {
    const { value, from, to } = dated(item);
    const names = value.split(' / ').map((name) => name.trim());
    if (names.some((name) => name === '')) fail(item.node, `"${item.text}" has an empty name between slashes`);
    return {
      names: names.map((name) => ({ value: name, from: null, to: null })),
      range: { from, to },
      line: at(item.node) ?? 0,
    };
  };
  const sectorList = (node: unknown): string[] => {
    const list = texts(node).flatMap(({ text: value, node: place }) =>
      value.split(/\s+/).map((sector) => ({ sector, place })),
    );
    for (const { sector, place } of list)
      if (!SECTORS.has(sector)) fail(place, `"${sector}" is no sector; use one of ${[...SECTORS].join(' ')}`);
    return list.map(({ sector }) => sector);
  };
  /** `REB ..1992; PTY OPP 1992..` */
  const datedSectors = (node: Node | undefined, otherwise: Node): Dated<string[]>[] => {
    if (!node) return fail(otherwise, 'sectors are missing; say what kind of actor this is, e.g. sectors: REB');
    const parts = isSeq(node)
      ? texts(node)
      : text1(node)
          .split(';')
          .map((value) => ({ text: value.trim(), node }));
    return parts.map((part) => {
      const { value, from, to } = dated(part);
      const list = value.split(/\s+/);
      for (const sector of list)
        if (!SECTORS.has(sector)) fail(part.node, `"${sector}" is no sector; use one of ${[...SECTORS].join(' ')}`);
      return { value: list, from, to };
    });
  };
  const fields = <K extends string>(node: Node, allowed: readonly K[], what: string): Partial<Record<K, Node>> => {
    const found: Partial<Record<K, Node>> = {};
    for (const [key, value, keyNode] of pairs(node, what)) {
      if (!(allowed as readonly string[]).includes(key))
        fail(keyNode, `${what} has no field "${key}"; there are ${allowed.join(', ')}`);
      found[key as K] = value;
    }
    return found;
  };
  const optional = (node: Node | undefined): string | null => (node ? text1(node) || null : null);

  const words = (node: Node | undefined, otherwise: Node): string[] => {
    if (!node) return fail(otherwise, 'words are missing');
    return texts(node).map(({ text: word }) => word);
  };
  const list = (node: Node, what: string): Node[] => {
    if (!isSeq(node)) return fail(node, `${what}: a list is wanted here`);
    return node.items as Node[];
  };

  return {
    root: doc.contents,
    fail,
    at,
    text1,
    pairs,
    texts,
    range,
    dated,
    datedList,
    entry,
    sectorList,
    datedSectors,
    fields,
    optional,
    words,
    list,
  };
}

/** The first or the last day of a year or month. */
function pad(date: string, which: 'first' | 'last'): string {
  if (date.length === 4) return date + (which === 'first' ? '-01-01' : '-12-31');
  if (date.length === 7) return date + (which === 'first' ? '-01' : '-31');
  return date;
}
