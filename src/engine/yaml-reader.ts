/**
 * Reads a YAML file that people edit, entry by entry. In: its text and name. Out: lists, texts, numbers, flags; every fault
 * is a `FileError` that names the file and the line.
 */
import type { Node, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { FileError } from './errors.ts';

export class YamlReader {
  protected readonly file: string;
  private readonly lines = new LineCounter();
  protected readonly root: YAMLMap;

  /** @param shape says what the file is to look like, for one that is no mapping */
  constructor(text: string, file: string, shape: string) {
    this.file = file;
    const parsed = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const [error] = parsed.errors;
    if (error) throw new FileError(file, this.lines.linePos(error.pos[0]).line, `not YAML: ${error.message}`);
    if (!isMap(parsed.contents)) throw new FileError(file, 1, shape);
    this.root = parsed.contents;
  }

  protected maps(node: YAMLMap, key: string): YAMLMap[] {
    const value = node.get(key, true) as Node | undefined;
    if (value === undefined) return [];
    if (!isSeq(value)) return this.fail(node, `${key} is a list`, key);
    return value.items.map((item) => (isMap(item) ? item : this.fail(item as Node, `an entry of ${key} is a mapping`)));
  }

  /** A YAML list, or words parted by commas. */
  protected list(node: YAMLMap, key: string): string[] {
    const value = node.get(key, true) as Node | undefined;
    if (value === undefined) return [];
    const items = isSeq(value)
      ? value.items.map((item) => (isScalar(item) ? String(item.value) : ''))
      : isScalar(value)
        ? String(value.value).split(',')
        : this.fail(node, `${key} is a list or words parted by commas`, key);
    return items.map((item) => item.trim().replace(/\s+/g, ' ')).filter(Boolean);
  }

  protected text(node: YAMLMap, key: string): string | null {
    const value = node.get(key, true) as Node | undefined;
    if (value === undefined || (isScalar(value) && value.value === null)) return null;
    if (!isScalar(value)) return this.fail(node, `${key} is one value`, key);
    return typeof value.value === 'string' ? value.value.trim() : (value.source ?? String(value.value));
  }

  protected need(node: YAMLMap, key: string): string {
    return this.text(node, key) ?? this.fail(node, `\`${key}\` is missing`);
  }

  protected number(node: YAMLMap, key: string): number | null {
    const value = this.text(node, key);
    if (value === null) return null;
    return Number.isFinite(Number(value)) ? Number(value) : this.fail(node, `${key} is a number, not ${value}`, key);
  }

  protected flag(node: YAMLMap, key: string): boolean {
    const value = this.text(node, key);
    if (value !== null && value !== 'true' && value !== 'false')
      this.fail(node, `${key} is true or false, not ${value}`, key);
    return value === 'true';
  }

  protected only(node: YAMLMap, keys: readonly string[]): YAMLMap {
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '?';
      if (!keys.includes(key)) this.fail(pair.key as Node, `unknown key "${key}"; known: ${keys.join(' ')}`);
    }
    return node;
  }

  protected line(node: Node): number {
    return this.lines.linePos(node.range?.[0] ?? 0).line;
  }

  protected fail(node: Node, message: string, key?: string): never {
    const inner =
      key !== undefined && isMap(node)
        ? (node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key as Node)
        : null;
    throw new FileError(this.file, this.line(inner ?? node), message);
  }
}
