/** Every example sentence of the ontology is coded: those of a type tell it, near misses do not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeOne } from '../../../../bench/code-text.ts';
import { createDocument } from '../../../../src/engine/document.ts';
import { DEFAULT_ENGINE, openResources } from '../../../../src/node/engine.ts';

const sets = parse(
  readFileSync(
    join(import.meta.dirname, '..', '..', '..', '..', 'knowledge', 'ontologies', 'plover.examples.yaml'),
    'utf8',
  ),
) as Record<string, { yes: string[]; no: string[] }>;

let opened: ReturnType<typeof openResources> | null = null;
try {
  opened = openResources(DEFAULT_ENGINE);
  if (!opened.models.has('language/trunk.onnx') || !opened.knowledge.has('ontologies/plover.json')) opened = null;
} catch {
  opened = null;
}

async function tells(sentence: string, type: string): Promise<boolean> {
  const doc = createDocument({ id: 'doc_example', text: sentence, origin: { sha256: '', record: 0, map: [] } });
  const { layers } = await codeOne(doc, opened!);
  return layers.event.some((event) => (event.type === type && event.polarity === '+') || event.plover === type);
}

/** Of each type's sentences so many may be missed before the test fails: the parser is learned, and a new trunk moves a few. */
const SLACK = 1;

describe.skipIf(opened === null)(
  'example sentences of each type (needs the language model and compiled knowledge)',
  () => {
    it.each(Object.entries(sets))(
      '%s',
      async (type, { yes, no }) => {
        expect(yes.length).toBeGreaterThanOrEqual(15);
        expect(no.length).toBeGreaterThanOrEqual(10);
        const missed: string[] = [];
        const wrong: string[] = [];
        for (const sentence of yes) if (!(await tells(sentence, type))) missed.push(sentence);
        for (const sentence of no) if (await tells(sentence, type)) wrong.push(sentence);
        expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(SLACK);
        expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(SLACK);
      },
      60_000,
    );
  },
);
