/** Runs the whole pipeline over a text that is read already: what benches and training code with. */
import type { Document } from '../src/engine/document.ts';
import { extractStages } from '../src/engine/extract/index.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import type { Resources } from '../src/engine/resources.ts';

/** @param doc with text and meta; blocks default to one paragraph */
export async function codeOne(doc: Document, resources: Resources): Promise<Document> {
  if (doc.blocks.length === 0) doc.blocks.push({ kind: 'paragraph', start: 0, end: doc.text.length });
  await runPipeline(doc, [...languageStages, ...extractStages], resources);
  return doc;
}
