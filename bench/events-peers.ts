/**
 * PETRARCH2 beside ours on four sets. In: the data root and our coder. Out: counts and shares of both. It takes constituency
 * trees, here of CoreNLP's PCFG (corenlp.ts), the parser it was made for; it is a checkout of openeventdata/petrarch2 in the
 * folder of peers, run by petrarch-peer.py with `ENTENTE_PYTHON` or python3. Its codes are folded to PLOVER by PLOVER's own
 * table. It gives no offsets: news is scored by the types of each sentence, ours in the same way, and statements (CAMEO 01),
 * which are no events here, are left out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from '../src/engine/document.ts';
import { coreNlp, PEERS_ROOT } from './corenlp.ts';
import { newsDocument } from './news-documents.ts';
import { type Mark, readMarks } from './news-marks.ts';
import { readPlv } from './plv-pairs.ts';

interface Sentence {
  text: string;
  tree: string;
  start: number;
  end: number;
}

interface Petrarch {
  /** Source, target and code of each event of each sentence. */
  events: [string, string, string][][][];
  failed: number;
  milliseconds: number;
  /** Of a core, so that a busy machine does not count against it. */
  coreMilliseconds: number;
  startMilliseconds: number;
}

const FOLDER = join(PEERS_ROOT, 'petrarch2', 'petrarch2');
/** A day on which its actors, current to about 2015, are in office; the news here is mostly undated. */
const DAY = '20150601';
const WORDS_OF_AN_ARTICLE = 400;

export async function runEventPeers(
  root: string,
  coder: { annotate(doc: Document): Promise<{ doc: Document }> },
): Promise<object> {
  if (!existsSync(FOLDER)) return { petrarch2: `skipped: no checkout of openeventdata/petrarch2 at ${FOLDER}` };
  const fold = readFold(join(root, 'ontology', 'plover', 'CAMEO2PLOVER-2021.txt'));
  const result: Record<string, object> = {};
  const units = join(root, 'events-petrarch-unit', 'PETR.UnitTest.records.xml');
  if (existsSync(units)) {
    const records = unitRecords(units);
    const stories = records.map(({ text, tree, date }) => ({ date, sentences: [{ text, tree }] }));
    const output = petrarch(stories, 'validation');
    if ('skipped' in output) return output;
    const roots = output.events.map((story) => story.flat().map(([, , code]) => code.slice(0, 2)));
    result['petrarchUnits'] = { petrarch2: { ...scoreRoots(records, roots), failed: output.failed } };
  }
  const news = await newsOf(root, coder, fold);
  if (news !== null) result['newsTypesOfSentences'] = news;
  const consumers = join(root, 'ud-ewt', 'en_ewt-ud-dev.conllu');
  if (existsSync(consumers)) {
    const coded = typesOf(consumerTexts(consumers, 400), fold);
    if ('skipped' in coded) return { ...result, ...coded };
    const silent = coded.types.filter((types) => types.length === 0).length;
    result['falseAlarms'] = { petrarch2: { sentences: coded.types.length, silent, ...coded.speed } };
  }
  const plv = join(root, 'events-plv', 'PLV_train.tsv');
  if (existsSync(plv)) {
    const rows = readPlv(plv);
    const coded = typesOf(
      rows.map(({ sentence }) => sentence),
      fold,
    );
    if ('skipped' in coded) return { ...result, ...coded };
    const types = coded.types.map((all) => all.map((type) => (/^(?:CONCEDE|RETREAT)$/.test(type) ? 'YIELD' : type)));
    const said = types.filter((all) => all.length > 0).length;
    const right = rows.filter(({ gold }, index) => types[index]!.includes(gold)).length;
    const events = types.flat().length;
    const rightEvents = rows.reduce((sum, { gold }, index) => sum + types[index]!.filter((t) => t === gold).length, 0);
    result['plv'] = {
      petrarch2: {
        rows: rows.length,
        said,
        right,
        recall: share(right, rows.length),
        events,
        rightEvents,
        ...coded.speed,
      },
    };
  }
  return result;
}

/** Types in each sentence of the marked news: those found that are marked, those marked that are found. */
async function newsOf(
  root: string,
  coder: { annotate(doc: Document): Promise<{ doc: Document }> },
  fold: (code: string) => string | null,
): Promise<object | null> {
  const marked = readMarks().filter(({ part }) => part === 'dev');
  const documents = marked.map(({ name }) => newsDocument(root, name));
  if (documents.some((doc) => doc === null)) return null;
  // only so far were marks made, and to the end of the paragraph
  const texts = marked.map(({ read }, index) => {
    const { text } = documents[index]!;
    const close = text.indexOf('\n', read);
    return close < 0 ? text : text.slice(0, close);
  });
  const coded = codeTexts(texts);
  if ('skipped' in coded) return coded;
  const { parsed, output } = coded;
  const [ours, theirs] = [emptyTypes(), emptyTypes()];
  for (const [index, { marks }] of marked.entries()) {
    const { doc } = await coder.annotate(documents[index]!);
    for (const [at, sentence] of parsed.stories[index]!.entries()) {
      const here = (start: number): boolean => start >= sentence.start && start < sentence.end;
      const gold = marks.filter(({ start }) => here(start));
      addTypes(
        theirs,
        gold,
        output.events[index]![at]!.flatMap(([, , code]) => fold(code) ?? []),
      );
      const found = doc.layers.event.filter(({ trigger }) => here(trigger.start));
      addTypes(
        ours,
        gold,
        found.flatMap(({ type, plover }) => plover ?? type),
      );
    }
  }
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const perHour = (milliseconds: number) => Math.round((words / WORDS_OF_AN_ARTICLE / milliseconds) * 3.6e6);
  return {
    documents: marked.length,
    words,
    ours: rates(ours),
    petrarch2: {
      ...rates(theirs),
      failed: output.failed,
      articlesPerCoreHour: perHour(parsed.coreMilliseconds + output.coreMilliseconds),
      articlesPerCoreHourParsed: perHour(output.coreMilliseconds),
    },
  };
}

export interface TypeCounts {
  said: number;
  saidRight: number;
  marked: number;
  markedFound: number;
}

export const emptyTypes = (): TypeCounts => ({ said: 0, saidRight: 0, marked: 0, markedFound: 0 });

/** A type counts once a sentence; one that is only optionally marked may be said, but need not. */
export function addTypes(
  counts: TypeCounts,
  gold: readonly Pick<Mark, 'type' | 'optional'>[],
  found: readonly string[],
): void {
  const said = new Set(found);
  const allowed = new Set(gold.map(({ type }) => type));
  const wanted = new Set(gold.filter(({ optional }) => !optional).map(({ type }) => type));
  counts.said += said.size;
  counts.saidRight += [...said].filter((type) => allowed.has(type)).length;
  counts.marked += wanted.size;
  counts.markedFound += [...wanted].filter((type) => said.has(type)).length;
}

const rates = (counts: TypeCounts): object => ({
  ...counts,
  precision: share(counts.saidRight, counts.said),
  recall: share(counts.markedFound, counts.marked),
});

/** CAMEO code → PLOVER type by the longest beginning of the code that the table has; null for statements. */
export function readFold(path: string): (code: string) => string | null {
  const table = new Map<string, string>();
  for (const [, code, type] of readFileSync(path, 'utf8').matchAll(/^(\d{2,4}): *([A-Z]+)/gm)) table.set(code!, type!);
  return (code) => {
    for (let length = code.length; length >= 2; length--) {
      const type = table.get(code.slice(0, length));
      if (type) return type;
    }
    return null;
  };
}

export interface UnitRecord {
  text: string;
  tree: string;
  date: string;
  /** CAMEO roots, each once. */
  gold: string[];
}

export function unitRecords(path: string): UnitRecord[] {
  const records: UnitRecord[] = [];
  for (const [, block] of readFileSync(path, 'utf8').matchAll(/<Sentence\b([\s\S]*?)<\/Sentence>/g)) {
    const text = /<Text>([\s\S]*?)<\/Text>/.exec(block!)?.[1]?.replace(/\s+/g, ' ').trim();
    if (!text) continue;
    records.push({
      text,
      tree: /<Parse>([\s\S]*?)<\/Parse>/.exec(block!)?.[1] ?? '',
      date: /\bdate\s*=\s*"(\d{8})/.exec(block!)?.[1] ?? DAY,
      gold: [...new Set([...block!.matchAll(/eventcode\s*=\s*"(\d+)"/g)].map((match) => match[1]!.slice(0, 2)))],
    });
  }
  return records;
}

/** The unit sentences' codes are mostly WEIS's, of a dictionary made for tests: whether anything was coded says more. */
export function scoreRoots(records: readonly UnitRecord[], found: readonly (readonly string[])[]): object {
  const counts = {
    sentences: records.length,
    events: 0,
    rootFound: 0,
    withEvents: 0,
    coded: 0,
    silent: 0,
    stayedSilent: 0,
  };
  for (const [index, { gold }] of records.entries()) {
    const roots = new Set(found[index]);
    if (gold.length === 0) {
      counts.silent += 1;
      if (roots.size === 0) counts.stayedSilent += 1;
    } else {
      counts.withEvents += 1;
      if (roots.size > 0) counts.coded += 1;
    }
    counts.events += gold.length;
    counts.rootFound += gold.filter((root) => roots.has(root)).length;
  }
  return {
    ...counts,
    recall: share(counts.rootFound, counts.events),
    codedShare: share(counts.coded, counts.withEvents),
  };
}

/** Sentences of consumer reviews and answers, spread evenly. */
export function consumerTexts(path: string, sample: number): string[] {
  let genre = '';
  const texts: string[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('# newdoc id')) genre = line;
    if (line.startsWith('# text = ') && /reviews|answers/.test(genre)) texts.push(line.slice(9).trim());
  }
  const step = Math.max(1, Math.floor(texts.length / sample));
  return texts.filter((_text, index) => index % step === 0);
}

interface ParsedTexts {
  stories: Sentence[][];
  coreMilliseconds: number;
}

function parse(texts: readonly string[]): ParsedTexts | { skipped: string } {
  const output = coreNlp('trees', 'tokenize,pos,parse', texts, { 'parse.buildgraphs': 'false' });
  if ('skipped' in output) return output;
  const stories = output.trees.map((sentences, index) =>
    sentences.map((sentence) => ({ ...sentence, text: texts[index]!.slice(sentence.start, sentence.end) })),
  );
  return { stories, coreMilliseconds: output.coreMilliseconds };
}

/** Texts parsed, and what PETRARCH2 codes in them with its own dictionaries. */
function codeTexts(texts: readonly string[]): { parsed: ParsedTexts; output: Petrarch } | { skipped: string } {
  const parsed = parse(texts);
  if ('skipped' in parsed) return parsed;
  const output = petrarch(
    parsed.stories.map((sentences) => ({ date: DAY, sentences })),
    'own',
  );
  return 'skipped' in output ? output : { parsed, output };
}

/** PLOVER types of the events of each text. */
function typesOf(
  texts: readonly string[],
  fold: (code: string) => string | null,
): { types: string[][]; speed: object } | { skipped: string } {
  const coded = codeTexts(texts);
  if ('skipped' in coded) return coded;
  const { parsed, output } = coded;
  return {
    types: output.events.map((story) => story.flat().flatMap(([, , code]) => fold(code) ?? [])),
    speed: { parseCoreSeconds: Math.round(parsed.coreMilliseconds / 1000), failed: output.failed },
  };
}

function petrarch(
  stories: readonly { date: string; sentences: readonly { text: string; tree: string }[] }[],
  dictionaries: 'own' | 'validation',
): Petrarch | { skipped: string } {
  const script = fileURLToPath(new URL('petrarch-peer.py', import.meta.url));
  const child = spawnSync(process.env['ENTENTE_PYTHON'] ?? 'python3', [script, FOLDER, dictionaries], {
    input: JSON.stringify(stories),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 1_800_000,
    env: { ...process.env, PYTHONHASHSEED: '0' },
  });
  if (child.error) return { skipped: child.error.message };
  if (child.status !== 0) return { skipped: child.stderr.trim().split('\n').at(-1) ?? `ended with ${child.status}` };
  return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as Petrarch;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000;
}
