/**
 * Words of the news in which it is noted who is meant, for train.py. In: who.tsv (offsets alone), GAP and the data root. Out: one JSON
 * line a document, `{name, sentences, notes}`: words by sentence, and notes `{span, means, kind}` in words of the document, half-open: `means`
 * holds the spans that name the same somebody (`one`), each of `several`, or `none` where nothing else in the text does.
 * It is the news of others: it goes to a folder outside the repository. Run: node training/coreference/dump-words.ts OUT.jsonl
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newsDocument } from '../../bench/news-documents.ts';
import { readWhoNotes, type WhoNote } from '../../bench/who-notes.ts';
import { createDocument, type Document, type Span } from '../../src/engine/document.ts';
import { openBoundaries } from '../../src/engine/language/boundaries.ts';
import { segment } from '../../src/engine/language/segment.ts';
import { openModels } from '../../src/node/models.ts';
import { MODELS_ROOT } from '../../src/node/paths.ts';

interface Note {
  at: Span;
  means: Span[];
  kind: 'one' | 'several' | 'none';
}

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('node training/coreference/dump-words.ts OUT.jsonl');
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const boundaries = openBoundaries(openModels(MODELS_ROOT));

function noteOf({ at, nearest, best }: WhoNote): Note {
  const kind = best.length === 0 ? 'none' : nearest.length > 1 || best.length > 1 ? 'several' : 'one';
  return { at, means: [...nearest, ...best], kind };
}

/** GAP: a pronoun and two names, of which one, the other or neither is meant. */
function* gap(path: string): Iterable<{ doc: Document; name: string; notes: Note[] }> {
  for (const line of readFileSync(path, 'utf8').trim().split('\n').slice(1)) {
    const [id, text, pronoun, at, a, atA, isA, b, atB, isB] = line.split('\t') as string[];
    const span = (words: string, from: string): Span => ({ start: Number(from), end: Number(from) + words.length });
    const means = isA === 'TRUE' ? [span(a!, atA!)] : isB === 'TRUE' ? [span(b!, atB!)] : [];
    if (means.length === 0) continue;
    const doc = createDocument({ id: `gap_${id}`, text: text!, origin: { sha256: '', record: 0, map: [] } });
    yield { doc, name: doc.id, notes: [{ at: span(pronoun!, at!), means, kind: 'one' }] };
  }
}

function write(name: string, doc: Document, notes: readonly Note[]): string {
  const { sentence, token } = segment(doc, boundaries);
  const words = ({ start, end }: Span): [first: number, after: number] | null => {
    const first = token.findIndex((each) => each.end > start);
    const after = token.findLastIndex((each) => each.start < end) + 1;
    return first < 0 || after <= first ? null : [first, after];
  };
  const kept = notes.flatMap(({ at, means, kind }) => {
    const span = words(at);
    return span ? [{ span, means: means.map(words).filter((each) => each !== null), kind }] : [];
  });
  const sentences = sentence.map(({ tokens: [from, to] }) => token.slice(from, to).map(({ form }) => form));
  return JSON.stringify({ name, sentences, notes: kept });
}

const lines: string[] = [];
for (const [name, notes] of readWhoNotes()) {
  const doc = newsDocument(root, name);
  if (doc === null) throw new Error(`${name}: its set is not under ${root}`);
  lines.push(write(name, doc, notes.map(noteOf)));
}
for (const part of ['development', 'validation'])
  for (const { name, doc, notes } of gap(join(root, 'coref-gap', `gap-${part}.tsv`)))
    lines.push(write(name, doc, notes));
writeFileSync(out, `${lines.join('\n')}\n`);
