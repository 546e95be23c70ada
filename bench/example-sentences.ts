/** The example sentences of the ontology: of each type some that tell it and near misses that do not. In: the package. Out: both lists by type. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

export function exampleSentences(): Record<string, { yes: string[]; no: string[] }> {
  const file = join(PACKAGE_ROOT, 'knowledge', 'ontologies', 'plover.examples.yaml');
  return parse(readFileSync(file, 'utf8')) as Record<string, { yes: string[]; no: string[] }>;
}
