/** A text through all stages with the models of the checkout: what the tests of the context stages look at. */
import { createDocument, type Document, type Meta } from '../../../src/engine/document.ts';
import { openEngine } from '../../../src/node/engine.ts';

let engine: ReturnType<typeof openEngine> | undefined;

export async function readText(text: string, meta: Partial<Meta> = {}): Promise<Document> {
  engine ??= openEngine();
  const doc = createDocument({ id: 'doc_test', text, origin: { sha256: '', record: 0, map: [] } });
  Object.assign(doc.meta, meta);
  await engine.annotate(doc);
  return doc;
}
