/**
 * Compiles knowledge/ontologies/*.yaml to ontologies/*.json: checked, cues spelled out, so that no run parses YAML. In:
 * the folder of ontologies. Out: one JSON file each, as `src/engine/ontology.ts` describes it. Files whose name ends in
 * `.examples.yaml` hold the sentences the ontology is tested with and are not compiled.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOntology } from '../../src/engine/parse-ontology.ts';

const FOLDER = join(import.meta.dirname, '..', 'ontologies');

export async function compile(outDir: string): Promise<void> {
  const target = join(outDir, 'ontologies');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(FOLDER).sort()) {
    if (!name.endsWith('.yaml') || name.endsWith('.examples.yaml')) continue;
    const file = join(FOLDER, name);
    const ontology = parseOntology(readFileSync(file, 'utf8'), `knowledge/ontologies/${name}`);
    writeFileSync(join(target, name.replace(/\.yaml$/, '.json')), JSON.stringify(ontology));
  }
}
