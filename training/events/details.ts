/**
 * Our own sentences with the mode and the contexts of the act they tell (details.tsv): type, mode or -, contexts or -, sentence.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OwnSentence {
  type: string;
  mode: string | null;
  contexts: string[];
  text: string;
}

/** @param name `details-dev.tsv` for those that are only measured on */
export function readOwnSentences(name = 'details.tsv'): OwnSentence[] {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [type, mode, contexts, text] = line.split('\t');
      return { type: type!, mode: mode === '-' ? null : mode!, contexts: contexts === '-' ? [] : contexts!.split(' '), text: text! };
    });
}
