/**
 * What both boundary models read (training/language/README.md). In: forms of words, the models' files. Out: matrices by name,
 * ids of words, and four numbers a place.
 */
import { EntenteError } from '../errors.ts';
import type { Models } from '../resources.ts';
import { shapeOf } from './word-pieces.ts';

interface Layout {
  type: 'int8' | 'float32';
  shape: number[];
  offset: number;
  scale?: number;
}

/** Of one model: sizes of its tables. */
export interface Tables {
  words: number;
  suffixes: number;
  sizes: [number, number];
  gaps: number;
}

export interface Description {
  shapes: number;
  numbers: number;
  window: Tables & { left: number; right: number };
  sides: Tables & { state: number };
  layout: Record<string, Layout>;
}

/** Reads a matrix, row-major. */
export type Matrices = (name: string) => Float32Array;

const QUOTES = new Set(['"', '“', '”', '``', "''"]);
const CLOSERS = new Set(['"', "'", '”', '’', ')', ']', '}', '»', "''"]);
const MARKS = /^[.!?…]+$/;
const STOPPED = /^[\p{L}\p{N}].*\.$/su;
const DIGITS = /[\p{Nd}]/gu;

/** @throws EntenteError, where a matrix is asked for that the files don't have */
export function matricesOf(models: Models, about: Description): Matrices {
  const bytes = models.bytes('language/sentences.bin');
  return (name) => {
    const layout = about.layout[name];
    if (!layout) throw new EntenteError(`language/sentences.json has no matrix ${name}; it is of another version`, 3);
    const count = layout.shape.reduce((product, size) => product * size, 1);
    const view = bytes.slice(layout.offset, layout.offset + count * (layout.type === 'int8' ? 1 : 4));
    if (layout.type === 'float32') return new Float32Array(view.buffer, view.byteOffset, count);
    return Float32Array.from(new Int8Array(view.buffer, view.byteOffset, count), (value) => value * layout.scale!);
  };
}

/** A paragraph as the models read it. */
export interface Paragraph {
  forms: readonly string[];
  /** 1 where white space follows the word. */
  spaced: Uint8Array;
  /** Four for each word. */
  numbers: Float32Array;
}

interface FormIds {
  word: number;
  suffix: number;
  shape: number;
}

/** Stands beyond a paragraph's ends. */
const OUTSIDE: FormIds = { word: 0, suffix: 0, shape: 0 };

/** What a model reads of a form: embeddings, then a one among the shapes. */
export class FormTable {
  /** Values of a row. */
  readonly width: number;
  private readonly tables: Tables;
  private readonly words: Float32Array;
  private readonly suffixes: Float32Array;

  constructor({ shapes }: Description, tables: Tables, words: Float32Array, suffixes: Float32Array) {
    this.width = tables.sizes[0] + tables.sizes[1] + shapes;
    this.tables = tables;
    this.words = words;
    this.suffixes = suffixes;
  }

  /** @param form `''` beyond the paragraph */
  row(form: string): Float32Array {
    const { word, suffix, shape } = form === '' ? OUTSIDE : idsOf(form, this.tables);
    const [wordSize, suffixSize] = this.tables.sizes;
    const row = new Float32Array(this.width);
    row.set(this.words.subarray(word * wordSize, (word + 1) * wordSize));
    row.set(this.suffixes.subarray(suffix * suffixSize, (suffix + 1) * suffixSize), wordSize);
    row[wordSize + suffixSize + shape] = 1;
    return row;
  }
}

/** Rows of a form in a model's tables. */
function idsOf(form: string, { words, suffixes }: Tables): FormIds {
  const normal = form.toLowerCase().replace(DIGITS, '0');
  const letters = [...normal];
  const suffix = `${letters.slice(-3).join('')}|${letters.length > 3 ? 'True' : 'False'}`;
  return { word: 1 + (hash(normal) % (words - 1)), suffix: 1 + (hash(suffix) % (suffixes - 1)), shape: shapeIn(form) };
}

/** Distance from the last stop, parity of quotation marks, depth of brackets, length of the paragraph. */
export function numbersOf(forms: readonly string[]): Float32Array {
  const numbers = new Float32Array(forms.length * 4);
  const length = Math.min(forms.length, 100) / 50;
  let last = -1;
  let quotes = 0;
  let depth = 0;
  for (const [index, form] of forms.entries()) {
    if (QUOTES.has(form)) quotes++;
    if (form === '(' || form === '[' || form === '{') depth++;
    else if (form === ')' || form === ']' || form === '}') depth = Math.max(0, depth - 1);
    numbers.set([Math.min(index - last, 60) / 20, quotes % 2, Math.min(depth, 2), length], index * 4);
    if (MARKS.test(form)) last = index;
  }
  return numbers;
}

/** The word's shape, refined for what ends sentences. */
function shapeIn(form: string): number {
  if (form === '.') return 8;
  if (MARKS.test(form)) return 9;
  if (CLOSERS.has(form)) return 10;
  return form.length > 1 && STOPPED.test(form) ? 11 : shapeOf(form);
}

/** FNV-1a, 32 bits, over UTF-8. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  const step = (byte: number): void => {
    value = Math.imul(value ^ byte, 0x01000193);
  };
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) step(code);
    else if (code < 0x800) {
      step(0xc0 | (code >> 6));
      step(0x80 | (code & 63));
    } else if (code < 0x10000) {
      step(0xe0 | (code >> 12));
      step(0x80 | ((code >> 6) & 63));
      step(0x80 | (code & 63));
    } else {
      step(0xf0 | (code >> 18));
      step(0x80 | ((code >> 12) & 63));
      step(0x80 | ((code >> 6) & 63));
      step(0x80 | (code & 63));
    }
  }
  return value >>> 0;
}
