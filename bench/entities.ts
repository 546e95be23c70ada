/**
 * `npm run bench -- entities`: exact-match F1 of named entities on gold words, by each set's own types. In: CoNLL-2003,
 * the world newswire's development tenth, CrossNER politics and UNER's EWT; or a file or folder of BIO lines by `--data`,
 * scored with the scheme its types belong to. Out: precision, recall and F1 over all and by type.
 */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createDocument, type Document } from '../src/engine/document.ts';
import { agreeOnTypes } from '../src/engine/language/consistency.ts';
import { encodedBy } from '../src/engine/language/encoded.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { languageModel } from '../src/engine/language/model.ts';
import { findSpans } from '../src/engine/language/spans.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import type { Resources } from '../src/engine/resources.ts';
import type { Stage } from '../src/engine/stage.ts';
import { readBio, type SpanScores, scoreSpans, spansOf, type TaggedSentence } from './bio.ts';
import { keyOf, type NamedSpan, runEntityPeers } from './entities-peers.ts';
import { languageResources } from './language-run.ts';
import type { BenchArgs } from './run.ts';

interface Part {
  name: string;
  /** Which of the model's label sets is scored. */
  scheme: string;
  /** One list of sentences a document: batches never cross documents. */
  documents: TaggedSentence[][];
}

/** Sentences a document where the files do not say: about an article. */
const SENTENCES_PER_DOCUMENT = 20;
/** Types the world newswire's own authors leave out of no table; UNER's files have further marks that are no types. */
const UNER_TYPES = new Set(['PER', 'LOC', 'ORG']);

export default async function run(args: BenchArgs): Promise<unknown> {
  const resources = languageResources();
  const results: Record<string, unknown> = {};
  const parts = args.data === null ? development(args.dataRoot) : [given(args.data, resources)];
  for (const part of parts) {
    const result = score(part, await name(part, resources), resources);
    results[part.name] = result;
    if (!args.json) print(part.name, result);
  }
  if (!args.peers || args.data !== null) return { data: results };
  const ours = async (of: string, scheme: string) =>
    (await name({ ...parts.find((part) => part.name === of)!, scheme }, resources)).system;
  const peers = await runEntityPeers(parts, ours, args.json);
  return { data: results, peers };
}

function development(root: string): Part[] {
  const bio = (path: string) => chunk(readBio(join(root, path)));
  return [
    { name: 'conll2003', scheme: 'conll', documents: bio('ner-crossner/conll2003/dev.txt') },
    { name: 'worldwide', scheme: 'worldwide', documents: worldwide(join(root, 'ner-worldwide/annotated'), true) },
    { name: 'politics', scheme: 'politics', documents: bio('ner-crossner/politics/dev.txt') },
    { name: 'uner-ewt', scheme: 'uner', documents: bio('ner-uner/en_ewt-ud-dev.iob2') },
  ];
}

/** A file a document; the development tenth is the files whose name's MD5 begins with a byte below 26. */
function worldwide(folder: string, held: boolean): TaggedSentence[][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .filter((name) => !held || createHash('md5').update(name).digest()[0]! < 26)
    .sort()
    .map((name) => readBio(join(folder, name)));
}

/** Other data: a file of BIO lines, or a folder of them; the scheme is the one that knows its types. */
function given(path: string, resources: Resources): Part {
  const documents = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => /\.(?:tsv|txt|iob2|bio|conll)$/.test(name))
        .sort()
        .map((name) => readBio(join(path, name)))
    : chunk(readBio(path));
  const sentences = documents.flat();
  const types = (): Set<string> => new Set(sentences.flatMap(({ tags }) => spansOf(tags).map(({ type }) => type)));
  // CoNLL-2003 as its authors write it; without MISC it is Universal NER's set.
  if (types().has('MISC') && [...types()].every((type) => type in CONLL_TYPES)) {
    for (const sentence of sentences) {
      sentence.tags = sentence.tags.map((tag) => (tag === 'O' ? tag : tag.slice(0, 2) + CONLL_TYPES[tag.slice(2)]!));
    }
  }
  const { entities } = languageModel(resources).labels;
  const own = Object.keys(entities).filter((name) => name !== 'product');
  const gold = [...types()];
  const known = (name: string): number => gold.filter((type) => entities[name]!.types.includes(type)).length;
  const scheme = own.sort((a, b) => known(b) - known(a))[0]!;
  const unknown = gold.filter((type) => !entities[scheme]!.types.includes(type) && scheme !== 'uner');
  if (unknown.length > 0)
    console.error(`bench entities: no label set of ours has ${unknown.join(', ')}; scored as ${scheme}`);
  return { name: basename(path), scheme, documents };
}

const CONLL_TYPES: Record<string, string> = { PER: 'person', ORG: 'organisation', LOC: 'location', MISC: 'misc' };

function chunk(sentences: readonly TaggedSentence[]): TaggedSentence[][] {
  const documents: TaggedSentence[][] = [];
  for (let at = 0; at < sentences.length; at += SENTENCES_PER_DOCUMENT) {
    documents.push(sentences.slice(at, at + SENTENCES_PER_DOCUMENT));
  }
  return documents;
}

interface Result extends SpanScores {
  scheme: string;
  sentences: number;
  types: Record<string, SpanScores>;
}

/** Gold spans and ours, sentences counted through all documents. */
async function name(part: Part, resources: Resources): Promise<{ gold: NamedSpan[]; system: NamedSpan[] }> {
  const gold: NamedSpan[] = [];
  const system: NamedSpan[] = [];
  const scheme = languageModel(resources).labels.entities[part.scheme]!;
  let sentences = 0;
  for (const tagged of part.documents) {
    const doc = goldWords(tagged);
    const scores = await entityScores(doc, part.scheme, resources);
    const { sentence, token } = doc.layers;
    const spans = sentence.flatMap(({ tokens }) => findSpans(scheme, scores, tokens[0], tokens[1]));
    const form = (first: number, end: number) =>
      token
        .slice(first, end)
        .map((one) => one.form.toLowerCase())
        .join(' ');
    const found = agreeOnTypes(scheme, scores, spans, form);
    for (const [index, { tags }] of tagged.entries()) {
      const [from, to] = doc.layers.sentence[index]!.tokens;
      for (const span of spansOf(tags)) {
        if (part.scheme !== 'uner' || UNER_TYPES.has(span.type)) gold.push({ ...span, sentence: sentences });
      }
      for (const { first, end, type } of found.filter((span) => span.first >= from && span.first < to)) {
        system.push({ first: first - from, end: end - from, type, sentence: sentences });
      }
      sentences++;
    }
  }
  return { gold, system };
}

function score(part: Part, { gold, system }: { gold: NamedSpan[]; system: NamedSpan[] }, resources: Resources): Result {
  const keys = (spans: readonly NamedSpan[], type?: string) =>
    spans.filter((span) => type === undefined || span.type === type).map(keyOf);
  const { types } = languageModel(resources).labels.entities[part.scheme]!;
  return {
    scheme: part.scheme,
    sentences: part.documents.flat().length,
    ...scoreSpans(keys(gold), keys(system)),
    types: Object.fromEntries(types.map((type) => [type, scoreSpans(keys(gold, type), keys(system, type))])),
  };
}

/** A document of given words, one space between them. */
function goldWords(sentences: readonly TaggedSentence[]): Document {
  const text = sentences.map(({ words }) => words.join(' ')).join('\n');
  const doc = createDocument({ id: 'doc', text, origin: { sha256: '', record: 0, map: [] } });
  let at = 0;
  for (const [sentence, { words }] of sentences.entries()) {
    const first = doc.layers.token.length;
    const start = at;
    for (const form of words) {
      doc.layers.token.push({
        id: doc.layers.token.length,
        start: at,
        end: at + form.length,
        form,
        lemma: '_',
        upos: 'X',
        feats: '_',
        head: null,
        deprel: 'dep',
        sentence,
      });
      at += form.length + 1;
    }
    doc.layers.sentence.push({
      id: sentence,
      start,
      end: at - 1,
      paragraph: 0,
      tokens: [first, doc.layers.token.length],
      kind: 'prose',
    });
  }
  return doc;
}

async function entityScores(doc: Document, scheme: string, resources: Resources): Promise<Float32Array> {
  let scores: Float32Array = new Float32Array(0);
  const keep: Stage = {
    name: 'bench-entities',
    version: '1',
    needs: [],
    makes: [],
    amends: null,
    run(_layers, context) {
      scores = encodedBy(context).entityScores[scheme]!;
      return {};
    },
  };
  await runPipeline(
    doc,
    [...languageStages.filter(({ name }) => name === 'segment' || name === 'encode'), keep],
    resources,
  );
  return scores;
}

function print(name: string, result: Result): void {
  const line = (label: string, one: SpanScores) =>
    console.log(
      `  ${label.padEnd(16)}${[one.precision, one.recall, one.f1].map((value) => (100 * value).toFixed(2).padStart(8)).join('')}` +
        `${String(one.gold).padStart(8)} gold`,
    );
  console.log(`\n${name}  (${result.sentences} sentences; precision, recall, F1 in per cent)`);
  line('all', result);
  for (const [type, one] of Object.entries(result.types)) line(type, one);
}
