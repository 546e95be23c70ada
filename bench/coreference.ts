/**
 * `npm run bench -- coreference`: MUC, B³, CEAF-e and CoNLL F1 on OntoGUM, words and sentences given, all else predicted.
 * In: OntoGUM's development documents, or by `--data` a folder with `conll/` (and `conllu/`, for the sentences), a folder of
 * `.conll` files, or one. Out: every figure, news and interviews apart.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createDocument, type Document } from '../src/engine/document.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { segment } from '../src/engine/language/segment.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import { type CoreferenceScores, scoreCoreference } from './coreference-score.ts';
import { goldDocuments, languageResources } from './language-run.ts';
import type { BenchArgs } from './run.ts';

interface Gold {
  name: string;
  words: string[];
  /** Mentions as `first-last`, by cluster. */
  clusters: string[][];
}

export default async function run(args: BenchArgs): Promise<unknown> {
  const root = args.data ?? join(args.dataRoot, 'coref-ontogum');
  const listed = args.data === null ? developmentNames(readFileSync(join(root, 'splits.md'), 'utf8')) : null;
  const resources = languageResources();
  const scored: { name: string; gold: string[][]; system: string[][] }[] = [];
  let words = 0;
  const started = performance.now();
  for (const path of conllFiles(root)) {
    for (const gold of readConll(path)) {
      if (listed !== null && !listed.has(gold.name)) continue;
      if (isBlanked(gold)) {
        console.error(`bench coreference: ${gold.name} left out: its words are blanked`);
        continue;
      }
      const doc = await document(gold, root);
      await runPipeline(doc, languageStages, resources);
      words += doc.layers.token.length;
      scored.push({ name: gold.name, gold: gold.clusters, system: found(doc) });
    }
  }
  const news = scored.filter(({ name }) => /_(?:news|interview)_/.test(name));
  const result: Record<string, CoreferenceScores> = {
    [args.data === null ? 'ontogum' : basename(root)]: scoreCoreference(scored),
    ...(news.length > 0 ? { 'news+interview': scoreCoreference(news) } : {}),
  };
  if (!args.json) for (const [name, scores] of Object.entries(result)) print(name, scores);
  return { data: result, words, wordsPerSecond: Math.round((1000 * words) / (performance.now() - started)) };
}

function developmentNames(splits: string): Set<string> {
  const part = /^## dev\s*$([\s\S]*?)^## /m.exec(splits)?.[1] ?? '';
  return new Set([...part.matchAll(/^\s*\* (\S+)/gm)].map((match) => match[1]!));
}

function conllFiles(root: string): string[] {
  if (!statSync(root).isDirectory()) return [root];
  const folder = existsSync(join(root, 'conll')) ? join(root, 'conll') : root;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.conll'))
    .sort()
    .map((name) => join(folder, name));
}

/** Documents of a file: `number<TAB>word<TAB>brackets`, a new one at each `# begin document`. */
function readConll(path: string): Gold[] {
  const documents: (Gold & { byId: Map<string, string[]>; open: Map<string, number[]> })[] = [];
  const begin = (name: string): void => {
    documents.push({ name, words: [], clusters: [], byId: new Map(), open: new Map() });
  };
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    const header = /^#\s*begin document\s*(\S*)/.exec(line);
    if (header) begin(header[1] || basename(path, '.conll'));
    const columns = line.split('\t');
    if (line.startsWith('#') || columns.length < 3) continue;
    if (documents.length === 0) begin(basename(path, '.conll'));
    const doc = documents.at(-1)!;
    const at = doc.words.length;
    doc.words.push(columns[1]!);
    const close = (id: string, first: number): void => {
      doc.byId.set(id, [...(doc.byId.get(id) ?? []), `${first}-${at}`]);
    };
    for (const [, opened, single, closed] of columns.at(-1)!.matchAll(/\((\d+)(\))?|(\d+)\)/g)) {
      if (opened && single) close(opened, at);
      else if (opened) doc.open.set(opened, [...(doc.open.get(opened) ?? []), at]);
      else {
        const first = doc.open.get(closed!)?.pop();
        if (first !== undefined) close(closed!, first);
      }
    }
  }
  return documents.map(({ name, words, byId }) => ({
    name,
    words,
    clusters: [...byId.values()].filter(({ length }) => length > 1),
  }));
}

/** Texts that may not be passed on stand in OntoGUM with underscores for their letters. */
function isBlanked({ words }: Gold): boolean {
  return words.filter((word) => /^_+$/.test(word)).length > words.length / 2;
}

/** Gold words; sentences from the `.conllu` beside them if its words are the same, else our own over the words. */
async function document(gold: Gold, root: string): Promise<Document> {
  const path = join(root, 'conllu', `${gold.name}.conllu`);
  if (existsSync(path)) {
    const [doc] = await goldDocuments(readFileSync(path, 'utf8'));
    if (doc && doc.layers.token.map(({ form }) => form).join('\t') === gold.words.join('\t')) return doc;
  }
  const text = gold.words.join(' ');
  const doc = createDocument({ id: gold.name, text, origin: { sha256: '', record: 0, map: [] } });
  const ends = new Set(segment({ text, blocks: [] }).sentence.map(({ end }) => end));
  let at = 0;
  let first = 0;
  for (const [id, form] of gold.words.entries()) {
    const end = at + form.length;
    const sentence = doc.layers.sentence.length;
    doc.layers.token.push({
      id,
      start: at,
      end,
      form,
      lemma: '_',
      upos: 'X',
      feats: '_',
      head: null,
      deprel: 'dep',
      sentence,
    });
    if (ends.has(end) || id === gold.words.length - 1) {
      const start = doc.layers.token[first]!.start;
      doc.layers.sentence.push({ id: sentence, start, end, paragraph: 0, tokens: [first, id + 1], kind: 'prose' });
      first = id + 1;
    }
    at = end + 1;
  }
  return doc;
}

function found(doc: Document): string[][] {
  const { mention, token } = doc.layers;
  const starts = new Map(token.map(({ start, id }) => [start, id]));
  const ends = new Map(token.map(({ end, id }) => [end, id]));
  const clusters = new Map<number, Set<string>>();
  for (const { start, end, cluster } of mention) {
    if (!clusters.has(cluster)) clusters.set(cluster, new Set());
    clusters.get(cluster)!.add(`${starts.get(start)}-${ends.get(end)}`);
  }
  return [...clusters.values()].map((mentions) => [...mentions]).filter(({ length }) => length > 1);
}

function print(name: string, scores: CoreferenceScores): void {
  console.log(
    `\n${name}  (${scores.documents} documents, ${scores.goldMentions} gold mentions; precision, recall, F1 in per cent)`,
  );
  for (const measure of ['mentions', 'muc', 'b3', 'ceafe'] as const) {
    const { precision, recall, f1 } = scores[measure];
    console.log(
      `  ${measure.padEnd(10)}${[precision, recall, f1].map((value) => (100 * value).toFixed(2).padStart(8)).join('')}`,
    );
  }
  console.log(`  CoNLL F1  ${(100 * scores.conll).toFixed(2).padStart(24)}`);
}
