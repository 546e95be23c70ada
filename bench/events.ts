/**
 * The event coder against everything else there is gold for. In: the development data (or, with --data, a folder with any of
 * the same files). Out: counts and shares for: `examples/` (whole records), our example sentences of each type, sentences with mode and contexts, news with
 * events marked by hand (its development part), synthetic
 * stories (those of the development part: type and mode of the story among those coded), WikiEvents and RAMS triggers whose type has a PLOVER counterpart,
 * PETRARCH's unit sentences (CAMEO root, though by its toy dictionary), and consumer reviews and answers (UD EWT), in which
 * nothing political happens: false alarms.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../src/engine/document.ts';
import { createDocument } from '../src/engine/document.ts';
import type { Coder } from '../src/node/code.ts';
import { openCoder } from '../src/node/code.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';
import { consumerTexts, runEventPeers, scoreRoots, unitRecords } from './events-peers.ts';
import { details } from './details.ts';
import { exampleSentences } from './example-sentences.ts';
import { wholeRecords } from './whole-records.ts';
import { news } from './news.ts';
import { agreement } from './news-readers.ts';
import type { BenchArgs } from './run.ts';
import { readStories } from './stories.ts';

/** Sentences or stories a set is measured on: enough for a figure, few enough for minutes. */
const SAMPLE = 200;

export default async function run({ data, json, peers, dataRoot }: BenchArgs): Promise<object> {
  const root = data ?? dataRoot;
  const coder = openCoder({ jobs: 1 });
  const result: Record<string, unknown> = {};
  try {
    result['examples'] = await wholeRecords(coder, join(PACKAGE_ROOT, 'examples'), /^\d\d-/);
    result['sentences'] = await sentences(coder);
    result['details'] = await details((text) => code(coder, text));
    const inNews = await news(root, coder);
    if (inNews !== null) {
      result['news'] = inNews;
      result['fresh news'] = await news(root, coder, 'fresh');
      result['two readers'] = agreement();
    } else if (!json) console.log(`news: the marked documents are not in ${root}`);
    const sets: [string, string, (path: string, coder: Coder) => Promise<object>][] = [
      ['synthetic', 'events-ngec-synthetic', (path) => synthetic(path, coder, data !== null)],
      ['wikievents', 'events-wikievents/dev.jsonl', wikievents],
      ['rams', 'events-rams/dev.jsonlines', rams],
      ['falseAlarms', 'ud-ewt/en_ewt-ud-dev.conllu', falseAlarms],
      ['petrarch', 'events-petrarch-unit/PETR.UnitTest.records.xml', petrarch],
    ];
    for (const [name, path, measure] of sets) {
      if (existsSync(join(root, path))) result[name] = await measure(join(root, path), coder);
      else if (!json) console.log(`${name}: no ${path} in ${root}`);
    }
    if (peers) result['peers'] = await runEventPeers(root, coder);
  } finally {
    await coder.close();
  }
  if (!json) for (const [name, figures] of Object.entries(result)) console.log(name, figures);
  return result;
}

async function code(coder: Coder, text: string, published = '2020-01-15'): Promise<Document> {
  const doc = createDocument({
    id: 'doc_bench',
    text,
    origin: { sha256: '', record: 0, map: [] },
    blocks: [...text.matchAll(/[^\n]+/g)].map((match) => ({
      kind: 'paragraph' as const,
      start: match.index,
      end: match.index + match[0].length,
    })),
    meta: { title: null, byline: null, publisher: null, published, language: 'en', source: null },
  });
  return (await coder.annotate(doc)).doc;
}

async function sentences(coder: Coder): Promise<object> {
  const counts = { yes: 0, yesFound: 0, no: 0, noSilent: 0 };
  for (const [type, { yes, no }] of Object.entries(exampleSentences())) {
    for (const sentence of yes) {
      counts.yes += 1;
      if (tells(await code(coder, sentence), type)) counts.yesFound += 1;
    }
    for (const sentence of no) {
      counts.no += 1;
      if (!tells(await code(coder, sentence), type)) counts.noSilent += 1;
    }
  }
  return counts;
}

export function tells(doc: Document, type: string): boolean {
  return doc.layers.event.some((event) => (event.type === type && event.polarity === '+') || event.plover === type);
}

/** On the development data the part that nothing was trained on; on other data all of it. */
async function synthetic(folder: string, coder: Coder, other: boolean): Promise<object> {
  const stories = readStories(folder).filter(({ part }) => other || part === 'dev');
  const step = Math.max(1, Math.floor(stories.length / SAMPLE));
  const counts = { stories: 0, typeFound: 0, withMode: 0, modeFound: 0, modesSaid: 0, modesRight: 0 };
  for (let index = 0; index < stories.length; index += step) {
    const { text, type, mode } = stories[index]!;
    const doc = await code(coder, text);
    counts.stories += 1;
    const own = doc.layers.event.filter((event) => event.type === type || event.plover === type);
    if (own.length > 0) counts.typeFound += 1;
    if (!mode) continue;
    counts.withMode += 1;
    if (own.some((event) => event.modes.includes(mode))) counts.modeFound += 1;
    for (const event of own) {
      counts.modesSaid += event.modes.length;
      if (event.modes.includes(mode)) counts.modesRight += 1;
    }
  }
  return {
    ...counts,
    type: share(counts.typeFound, counts.stories),
    mode: share(counts.modeFound, counts.withMode),
    saidMode: share(counts.modesRight, counts.modesSaid),
  };
}

/** KAIROS and AIDA types that have one PLOVER type, by the beginning of their names in lower case. */
const COUNTERPARTS: readonly (readonly [string, string])[] = [
  ['conflict.attack', 'ASSAULT'],
  ['conflict.demonstrate', 'PROTEST'],
  ['life.injure', 'ASSAULT'],
  ['justice.arrest', 'COERCE'],
  ['justice.arrestjail', 'COERCE'],
  ['contact.discussion', 'CONSULT'],
  ['contact.negotiate', 'CONSULT'],
  ['contact.threatencoerce', 'THREATEN'],
  ['contact.requestcommand', 'REQUEST'],
  ['justice.chargeindict', 'ACCUSE'],
  ['justice.investigate', 'ACCUSE'],
  ['justice.convict', 'SANCTION'],
  ['justice.sentence', 'SANCTION'],
  ['justice.releaseparole', 'RETREAT'],
  ['government.agreements', 'SUPPORT'],
];
const counterpart = (type: string): string | null =>
  COUNTERPARTS.find(([prefix]) => type.toLowerCase().startsWith(prefix))?.[1] ?? null;

async function triggers(
  coder: Coder,
  documents: { text: string; gold: { start: number; end: number; type: string }[] }[],
): Promise<object> {
  const counts = { triggers: 0, found: 0, rightType: 0 };
  for (const { text, gold } of documents) {
    const wanted = gold.flatMap(({ start, end, type }) => {
      const plover = counterpart(type);
      return plover === null ? [] : [{ start, end, plover }];
    });
    if (wanted.length === 0) continue;
    const doc = await code(coder, text);
    for (const { start, end, plover } of wanted) {
      counts.triggers += 1;
      const events = doc.layers.event.filter((event) => event.trigger.start < end && start < event.trigger.end);
      if (events.length > 0) counts.found += 1;
      if (events.some((event) => event.type === plover)) counts.rightType += 1;
    }
  }
  return {
    ...counts,
    recall: share(counts.found, counts.triggers),
    typeOfFound: share(counts.rightType, counts.found),
  };
}

function joined(tokens: readonly string[]): { text: string; starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const token of tokens) {
    if (text !== '' && !/^[.,;:!?)\]’'”%]/.test(token) && !/[([“$-]$/.test(text) && token !== '-') text += ' ';
    starts.push(text.length);
    text += token;
    ends.push(text.length);
  }
  return { text, starts, ends };
}

async function wikievents(path: string, coder: Coder): Promise<object> {
  const documents = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const row = JSON.parse(line) as {
        tokens: string[];
        event_mentions: { event_type: string; trigger: { start: number; end: number } }[];
      };
      const { text, starts, ends } = joined(row.tokens);
      return {
        text,
        gold: row.event_mentions.map(({ event_type, trigger }) => ({
          start: starts[trigger.start]!,
          end: ends[trigger.end - 1]!,
          type: event_type,
        })),
      };
    });
  return triggers(coder, documents);
}

async function rams(path: string, coder: Coder): Promise<object> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const step = Math.max(1, Math.floor(lines.length / SAMPLE));
  const documents = lines
    .filter((_line, index) => index % step === 0)
    .map((line) => {
      const row = JSON.parse(line) as { sentences: string[][]; evt_triggers: [number, number, [string, number][]][] };
      const { text, starts, ends } = joined(row.sentences.flat());
      return {
        text,
        gold: row.evt_triggers.map(([first, last, types]) => ({
          start: starts[first]!,
          end: ends[last]!,
          type: types[0]![0],
        })),
      };
    });
  return triggers(coder, documents);
}

async function falseAlarms(path: string, coder: Coder): Promise<object> {
  const counts = { sentences: 0, silent: 0 };
  for (const text of consumerTexts(path, SAMPLE * 2)) {
    counts.sentences += 1;
    if ((await code(coder, text)).layers.event.length === 0) counts.silent += 1;
  }
  return { ...counts, share: share(counts.silent, counts.sentences) };
}

/** Sentences with invented names: what counts is the CAMEO root, not who acts. */
async function petrarch(path: string, coder: Coder): Promise<object> {
  const records = unitRecords(path);
  const roots: string[][] = [];
  for (const { text } of records) {
    const { event } = (await code(coder, text)).layers;
    roots.push(event.map(({ cameo }) => cameo?.slice(0, 2) ?? ''));
  }
  return scoreRoots(records, roots);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000;
}
