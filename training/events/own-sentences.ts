/**
 * Sentences of ours that heads and confidence are trained on: the ontology's examples and near misses of each type, and further ones that
 * are only trained on (sentences.tsv). In: those files. Out: sentences with the type they are about.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleSentences } from '../../bench/example-sentences.ts';
import { PACKAGE_ROOT } from '../../src/node/paths.ts';

export interface OwnSentence {
  name: string;
  type: string;
  /** Whether it tells an act of the type. */
  is: boolean;
  /** Whether no word of it tells any act; a near miss of the ontology may tell one of another type. */
  nothing: boolean;
  text: string;
}

export function ownSentences(): OwnSentence[] {
  const further = readFileSync(join(PACKAGE_ROOT, 'training', 'events', 'sentences.tsv'), 'utf8').trim().split('\n');
  return [
    ...Object.entries(exampleSentences()).flatMap(([type, { yes, no }]) =>
      [...yes, ...no].map((text, index) => ({ name: `own_${type}_${index}`, type, is: index < yes.length, nothing: false, text })),
    ),
    ...further.slice(1).map((line, index) => {
      const [type, is, text] = line.split('\t');
      return { name: `own_further_${index}`, type: type!, is: is === 'yes', nothing: is === 'no', text: text! };
    }),
  ];
}
