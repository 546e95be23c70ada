/**
 * Writes the news that events are marked in by hand, for train.py. In: training/events/news.tsv (offsets alone) and the data
 * root. Out: one JSON line a document, `{name, part, text, marks}`, the text cut where the reader stopped. It is the news of
 * others: it goes to a folder outside the repository. Run: node training/language/news-texts.ts OUT.jsonl
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newsText } from '../../bench/news-documents.ts';
import { readMarks } from '../../bench/news-marks.ts';

/** Readers went through twenty-odd sentences; what follows the last mark by more than this may hold acts nobody marked. */
const AFTER_LAST = 200;

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('node training/language/news-texts.ts OUT.jsonl');
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const lines = readMarks().map(({ name, part, marks, read }) => {
  const text = newsText(root, name);
  if (text === null) throw new Error(`${name}: its set is not under ${root}`);
  const end = read + AFTER_LAST;
  return JSON.stringify({ name, part, text: text.slice(0, end), marks });
});
writeFileSync(out, `${lines.join('\n')}\n`);
