/**
 * Resolution of dated actor phrases. In: a table of phrase, date, id, person, country, sectors (`*` is not asked, `-` is
 * null or none). Out: how many rows are right in all that is asked, and each column by itself. Sectors are right if all
 * that are asked are there and the answer's first is among them.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openActors } from '../src/engine/extract/actors/knowledge.ts';
import { type PhraseAnswer, resolvePhrase } from '../src/engine/resolve/phrase.ts';
import { openKnowledge } from '../src/node/knowledge.ts';
import { KNOWLEDGE_ROOT } from '../src/node/paths.ts';
import { who } from './who.ts';
import { whose } from './whose.ts';

/** Each was written before what it asks for was on file; `# words` give the kind of the rows after them. */
const TABLES = [
  'actors.tsv',
  'actors-second.tsv',
  'actors-third.tsv',
  'actors-fourth.tsv',
  'actors-fifth.tsv',
  'actors-sixth.tsv',
  'actors-seventh.tsv',
  'actors-eighth.tsv',
  'actors-ninth.tsv',
  'actors-tenth.tsv',
  'actors-eleventh.tsv',
  'actors-twelfth.tsv',
  'actors-thirteenth.tsv',
  'actors-fourteenth.tsv',
].map((name) => join(import.meta.dirname, 'data', name));
const COLUMNS = ['id', 'person', 'country', 'sectors'] as const;
type Column = (typeof COLUMNS)[number];

export default async function run({
  data,
  json,
  dataRoot,
}: {
  data: string | null;
  json: boolean;
  dataRoot: string;
}): Promise<object> {
  const paths = data === null ? TABLES : [statSync(data).isDirectory() ? join(data, 'actors.tsv') : data];
  const rows = paths
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const started = performance.now();
  const actors = openActors(openKnowledge(KNOWLEDGE_ROOT));
  const opened = performance.now() - started;
  const asked: Record<Column, number> = { id: 0, person: 0, country: 0, sectors: 0 };
  const right: Record<Column, number> = { id: 0, person: 0, country: 0, sectors: 0 };
  const wrong: { phrase: string; date: string; columns: string[]; got: string }[] = [];
  const began = performance.now();
  for (const [phrase = '', date = '', ...expected] of rows) {
    const answer = resolvePhrase(phrase, date.trim() === '' ? null : date.trim(), actors);
    const misses: string[] = [];
    for (const [index, column] of COLUMNS.entries()) {
      const want = expected[index]?.trim() ?? '*';
      if (want === '*') continue;
      asked[column]++;
      if (agrees(want, column, answer)) right[column]++;
      else misses.push(`${column}: ${want}`);
    }
    if (misses.length > 0)
      wrong.push({
        phrase,
        date,
        columns: misses,
        got: `${answer.id} | ${answer.person} | ${answer.country} | ${answer.sectors.join(' ')}`,
      });
  }
  const seconds = (performance.now() - began) / 1000;
  const correct = rows.length - wrong.length;
  if (!json) {
    for (const { phrase, date, columns, got } of wrong)
      console.log(`  ${phrase} (${date}): want ${columns.join(', ')}; got ${got}`);
    console.log(`actors: ${correct} of ${rows.length} rows right, ${((100 * correct) / rows.length).toFixed(1)} %`);
    for (const column of COLUMNS) console.log(`  ${column.padEnd(8)} ${right[column]} of ${asked[column]}`);
    console.log(`  opened in ${opened.toFixed(0)} ms, ${Math.round(rows.length / seconds)} phrases a second`);
  }
  const inNews = data === null && existsSync(dataRoot) ? await whose(dataRoot) : null;
  if (!json && inNews !== null) console.log('  whose the sides of events in news are', inNews);
  const meant = data === null && existsSync(dataRoot) ? await who(dataRoot) : null;
  if (!json && meant !== null) console.log('  who is meant by pronouns and noun phrases in news', meant);
  return {
    rows: rows.length,
    correct,
    accuracy: correct / rows.length,
    asked,
    right,
    wrong,
    openMs: opened,
    phrasesPerSecond: rows.length / seconds,
    inNews,
    meant,
  };
}

function agrees(want: string, column: Column, answer: PhraseAnswer): boolean {
  if (column === 'sectors') {
    const sectors = want === '-' ? [] : want.split(/[\s,;]+/);
    if (sectors.length === 0) return answer.sectors.length === 0;
    return sectors.every((sector) => answer.sectors.includes(sector)) && sectors.includes(answer.sectors[0]!);
  }
  const got = answer[column];
  return want === '-' ? got === null : got === want;
}
