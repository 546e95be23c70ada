/**
 * Events marked by hand in news that is not ours: training/events/news.tsv holds offsets and types, no word of the text. In:
 * that file. Out: per document its marks. Parts: `train` for the heads of the events stage, and the language model has learned these along;
 * `later` for the heads alone, in two folds, since confidence is trained on what heads say of documents they have not seen; `dev` and
 * `fresh` to measure on. The misses of `dev` have been read often, those of `fresh` never.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

export interface Mark {
  start: number;
  end: number;
  type: string;
  status: string;
  /** Phrases of the same sentence, half-open spans; empty where nobody is stated. */
  actor: [number, number][];
  recipient: [number, number][];
  /** Careful readers disagree whether this is an event: finding it is right, missing it is no fault. */
  optional: boolean;
}

export interface Marks {
  name: string;
  part: 'train' | 'later' | 'dev' | 'fresh';
  marks: Mark[];
  /** Offset up to which the reader marked: a row of the type `-` says so, else the end of the last mark. */
  read: number;
}

/** Which half of what was marked later a document is of. */
export function foldOf(name: string): 0 | 1 {
  return (crc32(name) % 2) as 0 | 1;
}

export const NEWS_MARKS = join(PACKAGE_ROOT, 'training', 'events', 'news.tsv');

export function readMarks(path = NEWS_MARKS): Marks[] {
  const found = new Map<string, Marks>();
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    if (line === '') continue;
    const [part, name, start, end, type, status, actor, recipient, flag] = line.split('\t') as [
      Marks['part'],
      ...string[],
    ];
    const document = found.get(name!) ?? { name: name!, part, marks: [], read: 0 };
    found.set(name!, document);
    document.read = Math.max(document.read, Number(end));
    if (type === '-') continue;
    document.marks.push({
      start: Number(start),
      end: Number(end),
      type: type!,
      status: status!,
      actor: spans(actor!),
      recipient: spans(recipient!),
      optional: flag === 'opt',
    });
  }
  return [...found.values()];
}

function spans(cell: string): [number, number][] {
  if (cell === '-') return [];
  return cell.split('|').map((span) => span.split('-').map(Number) as [number, number]);
}
