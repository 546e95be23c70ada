/**
 * Reports of one event in many documents: same-event clustering on ECB+, and of our own dispatches. Two settings. `mentions`:
 * gold mentions of events, with the gold participants, times and places of their sentence in the nearest roles, so that only
 * the joining is measured. `system`: raw text through the whole engine; reports whose trigger is a gold mention are scored.
 * Figures: B³ (Bagga & Baldwin 1998) and pairwise, against joining all with the same trigger word.
 *
 * `--data` is a folder of the same layout: `*_text.txt`, `*_event_gold_mentions.json`, `*_entity_gold_mentions.json`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocument, type Document } from '../src/engine/document.ts';
import { ReadError } from '../src/engine/errors.ts';
import { documentId, sha256Hex } from '../src/engine/ids.ts';
import { contentStems, type Report, reportOf, stem, topicOf } from '../src/engine/resolve/report.ts';
import { clusterReports, SAME_EVENT } from '../src/engine/resolve/same-event.ts';
import { openCoder } from '../src/node/code.ts';
import { openEngine } from '../src/node/engine.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';
import { findSources } from '../src/node/sources.ts';
import type { BenchArgs } from './run.ts';

interface Mention {
  coref_chain: string;
  doc_id: string;
  sent_id: string;
  mention_type: string;
  tokens_ids: number[];
  tokens_str: string;
  is_pronoun: boolean;
}

interface Corpus {
  events: Mention[];
  entities: Mention[];
  /** Tokens by document and sentence. */
  texts: Map<string, Map<string, string[]>>;
}

export function readEcb(folder: string, split: string): Corpus {
  const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Mention[];
  const texts = new Map<string, Map<string, string[]>>();
  for (const line of readFileSync(join(folder, `${split}_text.txt`), 'utf8').split('\n')) {
    const [doc, sentence, , token] = line.split('\t');
    if (doc === undefined || sentence === undefined || token === undefined) continue;
    const sentences = texts.get(doc) ?? new Map<string, string[]>();
    sentences.set(sentence, [...(sentences.get(sentence) ?? []), token]);
    texts.set(doc, sentences);
  }
  return {
    events: json(`${split}_event_gold_mentions.json`),
    entities: json(`${split}_entity_gold_mentions.json`),
    texts,
  };
}

const at = (mention: Mention): string => `${mention.doc_id} ${mention.sent_id}`;

/** Who stands before the event acts, who stands after it is acted upon: the gold does not say who did what. */
function goldReports({ events, entities, texts }: Corpus): Report[] {
  const bySentence = Map.groupBy(entities, at);
  const topics = new Map(
    [...texts].map(([id, sentences]) => [id, contentStems(([...sentences.values()][0] ?? []).join(' '))]),
  );
  return events.map((event, index) => {
    const near = bySentence.get(at(event)) ?? [];
    const people = near.filter((entity) => entity.mention_type.startsWith('HUM') && !entity.is_pronoun);
    const place = near.find((entity) => entity.mention_type.startsWith('LOC'));
    const party = (entity: Mention) => ({ id: entity.coref_chain, country: null, words: [] });
    const head = event.tokens_ids[0]!;
    return {
      act: `${index}`,
      doc: event.doc_id,
      type: '',
      family: '',
      actors: people
        .filter((entity) => entity.tokens_ids[0]! < head)
        .slice(-1)
        .map(party),
      recipients: people
        .filter((entity) => entity.tokens_ids[0]! > head)
        .slice(0, 1)
        .map(party),
      mutual: true,
      first: null,
      last: null,
      published: null,
      places: place ? [{ key: place.coref_chain, country: null, wide: false }] : [],
      trigger: stem(event.tokens_str.toLowerCase().split(' ').at(-1)!),
      words: contentStems((texts.get(event.doc_id)?.get(event.sent_id) ?? []).join(' ')),
      topic: topics.get(event.doc_id)!,
    };
  });
}

/** Text as it was, as far as tokens tell, with where each token lies. */
function rebuild(
  id: string,
  sentences: Map<string, string[]>,
): { doc: Document; starts: Map<string, [number, number]> } {
  let text = '';
  const starts = new Map<string, [number, number]>();
  for (const [sentence, tokens] of sentences) {
    for (const [index, token] of tokens.entries()) {
      const tight =
        index === 0 || /^([.,;:!?%)\]]|'s|n't|'re|'ve|'ll|'d|'m)$/.test(token) || /[([$]$/.test(tokens[index - 1]!);
      text += tight ? token : ` ${token}`;
      starts.set(`${sentence} ${index}`, [text.length - token.length, text.length]);
    }
    text += '\n';
  }
  const sha256 = sha256Hex(text);
  const meta = { title: null, byline: null, publisher: null, published: null, language: 'en', source: id };
  return {
    doc: createDocument({ id: documentId(sha256, 0), text, origin: { sha256, record: 0, map: [] }, meta }),
    starts,
  };
}

interface Found {
  report: Report;
  gold: string;
}

async function systemReports(corpus: Corpus): Promise<{ found: Found[]; acts: number }> {
  const engine = openEngine();
  const byDocument = Map.groupBy(corpus.events, (event) => event.doc_id);
  const found: Found[] = [];
  let acts = 0;
  for (const [id, sentences] of corpus.texts) {
    const { doc, starts } = rebuild(id, sentences);
    await engine.annotate(doc);
    for (const rows of Map.groupBy(doc.layers.event, (event) => event.act).values()) {
      acts++;
      const { start, end } = rows[0]!.trigger;
      const gold = (byDocument.get(id) ?? []).find((event) =>
        event.tokens_ids.some((token) => {
          const span = starts.get(`${event.sent_id} ${token}`);
          return span !== undefined && span[0] < end && span[1] > start;
        }),
      );
      if (gold) found.push({ report: reportOf(rows, topicOf(doc)), gold: gold.coref_chain });
    }
  }
  return { found, acts };
}

interface Score {
  mentions: number;
  goldClusters: number;
  clusters: number;
  b3: { p: number; r: number; f: number };
  pairs: { tp: number; fp: number; fn: number; p: number; r: number; f: number };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const prf = (p: number, r: number) => ({ p: round(p), r: round(r), f: round(p + r === 0 ? 0 : (2 * p * r) / (p + r)) });

export function score(gold: readonly string[], system: readonly string[]): Score {
  const count = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const golds = count(gold);
  const systems = count(system);
  const both = count(gold.map((key, index) => `${key}\u0000${system[index]}`));
  let precision = 0;
  let recall = 0;
  for (const [index, key] of gold.entries()) {
    const shared = both.get(`${key}\u0000${system[index]}`)!;
    precision += shared / systems.get(system[index]!)!;
    recall += shared / golds.get(key)!;
  }
  const pairs = (counts: Map<string, number>) => [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const tp = pairs(both);
  const fp = pairs(systems) - tp;
  const fn = pairs(golds) - tp;
  const n = Math.max(1, gold.length);
  return {
    mentions: gold.length,
    goldClusters: golds.size,
    clusters: systems.size,
    b3: prf(precision / n, recall / n),
    pairs: { tp, fp, fn, ...prf(tp / Math.max(1, tp + fp), tp / Math.max(1, tp + fn)) },
  };
}

/** Gold of our own dispatches: groups of triggers by place, and those left out. */
function readOwnGold(
  folder: string,
  textOf: (document: string) => string,
): { groupOf(document: string, at: number): string | null } {
  const { groups, open } = JSON.parse(readFileSync(join(folder, 'incidents.gold.json'), 'utf8')) as {
    groups: string[][];
    open: string[];
  };
  const place = (entry: string): string => {
    const [document = '', words = ''] = entry.split(/: (.*)/s);
    const start = textOf(document).indexOf(words.replace(/[[\]]/g, ''));
    if (start < 0) throw new Error(`incidents.gold.json: "${words}" does not stand in ${document}`);
    return `${document} ${start + words.indexOf('[')}`;
  };
  const byPlace = new Map<string, string | null>(open.map((entry) => [place(entry), null]));
  for (const [index, entries] of groups.entries())
    for (const entry of entries) byPlace.set(place(entry), `group ${index}`);
  return {
    groupOf: (document, at) =>
      byPlace.get(`${document} ${at}`) ?? (byPlace.has(`${document} ${at}`) ? null : `${document} ${at}`),
  };
}

async function ownDispatches(): Promise<object> {
  const folder = join(PACKAGE_ROOT, 'examples');
  const coder = openCoder({ jobs: 1 });
  const docs: { name: string; doc: Document }[] = [];
  for await (const coded of coder.code(findSources([join(folder, '*.md')]))) {
    const name = coded instanceof ReadError ? '' : coded.source.split('/').at(-1)!;
    if (!(coded instanceof ReadError) && name !== 'README.md') docs.push({ name, doc: coded.doc });
  }
  await coder.close();
  const texts = new Map(docs.map(({ name, doc }) => [name, doc.text]));
  const gold = readOwnGold(folder, (document) => texts.get(document) ?? '');
  const found = docs.flatMap(({ name, doc }) =>
    [...Map.groupBy(doc.layers.event, (event) => event.act).values()].flatMap((rows) => {
      const group = gold.groupOf(name, rows[0]!.trigger.start);
      return group === null ? [] : [{ report: reportOf(rows, topicOf(doc)), gold: group }];
    }),
  );
  const golds = found.map((one) => one.gold);
  const reports = found.map((one) => one.report);
  return {
    documents: docs.length,
    apart: score(
      golds,
      reports.map((report) => report.act),
    ),
    sameTrigger: score(
      golds,
      reports.map((report) => report.trigger),
    ),
    ours: score(golds, clusterReports(reports)),
  };
}

export default async function run({ data, json, dataRoot }: BenchArgs): Promise<object> {
  const folder = data ?? join(dataRoot, 'events-ecbplus');
  const names = readdirSync(folder).flatMap((name) => /^(.+)_text\.txt$/.exec(name)?.[1] ?? []);
  const split = names.includes('dev') ? 'dev' : names[0];
  if (split === undefined) throw new Error(`${folder}: no *_text.txt here; give a folder laid out as ECB+ is`);
  const corpus = readEcb(folder, split);
  const mentions = goldReports(corpus);
  const goldOf = corpus.events.map((event) => event.coref_chain);
  const { found, acts } = await systemReports(corpus);
  const reports = found.map(({ report }) => report);
  const golds = found.map(({ gold }) => gold);
  const figures = {
    split,
    documents: corpus.texts.size,
    threshold: SAME_EVENT,
    mentions: {
      sameTrigger: score(
        goldOf,
        mentions.map((report) => report.trigger),
      ),
      ours: score(goldOf, clusterReports(mentions)),
    },
    system: {
      acts,
      scored: golds.length,
      apart: score(
        golds,
        reports.map((report) => report.act),
      ),
      sameTrigger: score(
        golds,
        reports.map((report) => report.trigger),
      ),
      ours: score(golds, clusterReports(reports)),
    },
  };
  const examples = await ownDispatches();
  if (!json) {
    for (const [setting, scores] of Object.entries({ mentions: figures.mentions, system: figures.system, examples })) {
      for (const [name, value] of Object.entries(scores)) {
        if (typeof value === 'number') continue;
        console.log(
          `${setting.padEnd(9)} ${name.padEnd(12)} B³ ${value.b3.p} ${value.b3.r} F ${value.b3.f}   pairs ${value.pairs.p} ${value.pairs.r} F ${value.pairs.f}   ${value.clusters} clusters, ${value.goldClusters} gold, ${value.mentions} mentions`,
        );
      }
    }
  }
  return { ...figures, examples };
}
