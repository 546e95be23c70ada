/**
 * Our own sentences for the type head (types.tsv): a of PLV's fifteen types, and a sentence with its [source] and {target}.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlvRow } from '../../bench/plv-pairs.ts';

export function readTypeSentences(path = join(import.meta.dirname, 'types.tsv')): PlvRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, index) => {
      const [gold, marked] = line.split('\t');
      return { id: `own-${index}`, gold: gold!, ...unmark(marked ?? '') };
    });
}

/** The sentence without its brackets, and where they stood. */
function unmark(marked: string): { sentence: string; source: [number, number]; target: [number, number] } {
  let sentence = '';
  const at: Record<string, number> = {};
  for (const part of marked.split(/([[\]{}])/)) {
    if (/^[[\]{}]$/.test(part)) at[part] = sentence.length;
    else sentence += part;
  }
  const span = (open: string, close: string): [number, number] => {
    if (at[open] === undefined || at[close] === undefined) throw new Error(`no ${open}${close} in: ${marked}`);
    return [at[open], at[close]];
  };
  return { sentence, source: span('[', ']'), target: span('{', '}') };
}
