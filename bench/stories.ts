/**
 * Synthetic news stories (events-ngec-synthetic), each told under a headline of which a type, and often a mode, is known. In: the
 * folder. Out: the stories by today's names of types and modes, and the part each is of. Twelve stories stand under one
 * headline, so that a headline is wholly of one part: a fifth is `dev`, measured on and never trained on.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';

export interface Story {
  title: string;
  text: string;
  type: string;
  /** Null where none is given, undefined where the one given has no successor among today's. */
  mode: string | null | undefined;
  part: 'train' | 'dev';
}

export function readStories(folder: string): Story[] {
  const zip = readdirSync(folder).find((name) => name.endsWith('.csv.zip'));
  if (zip === undefined) return [];
  const [csv] = Object.values(unzipSync(readFileSync(join(folder, zip)))).filter((bytes) => bytes.length > 1000);
  const rows = parse(Buffer.from(csv!).toString('utf8'), { columns: true }) as Record<string, string | undefined>[];
  return rows.flatMap(({ title = '', text = '', label = '', mode = '' }) =>
    label.trim() === ''
      ? []
      : [{ title, text, type: label.trim().toUpperCase(), mode: modeNow(mode), part: partOf(title) }],
  );
}

export function partOf(title: string): Story['part'] {
  return createHash('md5').update(title).digest()[0]! % 5 === 0 ? 'dev' : 'train';
}

/** Modes of the older draft by today's names. */
export function modeNow(mode: string): string | null | undefined {
  const name = mode.trim().toLowerCase().replace('_', '-');
  const renamed: Record<string, string | null | undefined> = {
    assassinate: 'targeted',
    execute: 'targeted',
    massacre: 'targeted',
    ban: 'restrict',
    return: undefined,
    cleansing: undefined,
    sieze: 'seize',
    primative: 'primitive',
    '': null,
    nan: null,
  };
  return name in renamed ? renamed[name] : name;
}
