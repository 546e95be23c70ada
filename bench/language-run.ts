/**
 * Runs the language stages over UD data in two ways. In: CoNLL-U text. Out: CoNLL-U text over the same characters, with how
 * many words it took how long. `gold` keeps the file's sentences and words; `raw` starts from its characters.
 */
import { createDocument, type Document } from '../src/engine/document.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import { conlluReader } from '../src/engine/read/conllu.ts';
import type { Models, Resources } from '../src/engine/resources.ts';
import { formatConllu } from '../src/engine/write/conllu.ts';
import { openModels } from '../src/node/models.ts';
import { MODELS_ROOT } from '../src/node/paths.ts';
import { rawTexts } from './language-score.ts';

export interface Run {
  documents: Document[];
  words: number;
  milliseconds: number;
}

/** The language stages need models alone: knowledge is compiled later in the build. */
export function languageResources(
  models: Models = openModels(process.env['ENTENTE_MODELS'] ?? MODELS_ROOT),
): Resources {
  const none = (name: string): never => {
    throw new Error(`the language stages ask for knowledge ${name}`);
  };
  return {
    models,
    knowledge: { version: 'none', has: () => false, bytes: none, text: none, memo: (_key, make) => make() },
  };
}

export async function annotate(documents: Document[], resources: Resources): Promise<Run> {
  const started = performance.now();
  let words = 0;
  for (const doc of documents) {
    await runPipeline(doc, languageStages, resources);
    words += doc.layers.token.length;
  }
  return { documents, words, milliseconds: performance.now() - started };
}

/** Documents of a CoNLL-U text with its own sentences and words. @throws Error for a broken file */
export async function goldDocuments(conllu: string): Promise<Document[]> {
  const bytes = new TextEncoder().encode(conllu);
  const input = {
    source: 'data',
    size: bytes.length,
    bytes: (async function* () {
      yield bytes;
    })(),
  };
  const options = {
    date: null,
    meta: {},
    fields: {},
    maxRecord: Number.POSITIVE_INFINITY,
    maxUnpacked: Number.POSITIVE_INFINITY,
  };
  const documents: Document[] = [];
  for await (const doc of conlluReader.read(input, options)) {
    if (doc instanceof Error) throw doc;
    documents.push(doc);
  }
  return documents;
}

/** The same documents as characters alone. */
export function rawDocuments(conllu: string): Document[] {
  return rawTexts(conllu).map(({ text }, record) =>
    createDocument({ id: `doc_${record}`, text, origin: { sha256: '', record, map: [] } }),
  );
}

export function toConllu(run: Run): string {
  return run.documents.map(formatConllu).join('');
}
