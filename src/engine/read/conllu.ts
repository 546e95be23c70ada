/**
 * CoNLL-U → Documents with gold sentences and words. In: a `.conllu` file. Out: a document at each `# newdoc`, its text put
 * together from `# text` (or from forms and `SpaceAfter=No` where that is missing), the sentence and token layers filled
 * with spans into that text. Everything else is left for the stages to predict. Multiword tokens, empty nodes and
 * comments are kept on the sentence, so that the writer gives them back.
 */
import { type Block, createDocument, type Document, type Note, type Sentence, type Token } from '../document.ts';
import { ReadError } from '../errors.ts';
import { documentId, sha256Hex } from '../ids.ts';
import { type ConlluSentence, commentValue, noSpaceAfter, parseConllu } from './conllu-rows.ts';
import { readAll } from './content.ts';
import { parseDate } from './dates.ts';
import type { Reader } from './reader.ts';

export const conlluReader: Reader = {
  name: 'conllu',
  extensions: ['conllu', 'conllup'],
  sniff(head) {
    const text = new TextDecoder().decode(head);
    return /^(?:#[^\n]*\n)*1(?:-2)?\t[^\t\n]+\t[^\t\n]*\t[^\t\n]*\t[^\t\n]*\t[^\t\n]*\t[^\t\n]+\t/.test(text);
  },
  async *read(input, options) {
    const bytes = await readAll(input, options.maxRecord);
    const sha256 = sha256Hex(bytes);
    let group: ConlluSentence[] = [];
    let record = 0;
    let any = false;
    const finish = (): Document => {
      const doc = buildDocument(group, { sha256, record: record++, source: input.source });
      doc.meta.published = commentDate(group) ?? options.meta.published ?? options.date;
      doc.meta.publisher = options.meta.publisher ?? null;
      doc.meta.language = options.meta.language ?? 'en';
      return doc;
    };
    for (const sentence of parseConllu(new TextDecoder().decode(bytes))) {
      if ('message' in sentence) {
        any = true;
        yield new ReadError(input.source, 'read.bad-record', `line ${sentence.line}: ${sentence.message}`);
        continue;
      }
      const opens = commentValue(sentence.comments, 'newdoc') ?? commentValue(sentence.comments, 'newdoc id');
      if (opens !== null && group.length > 0) {
        yield finish();
        group = [];
      }
      group.push(sentence);
    }
    if (group.length > 0) yield finish();
    else if (record === 0 && !any)
      throw new ReadError(input.source, 'read.no-text', 'no sentence in CoNLL-U form was found');
  },
};

function commentDate(group: readonly ConlluSentence[]): string | null {
  const given = commentValue(group[0]?.comments ?? [], 'meta::dateCreated');
  return given === null ? null : parseDate(given);
}

/** One word of the text: where it stands, and what it is written together with. */
interface Word {
  form: string;
  start: number;
  end: number;
  joined: boolean;
}

function buildDocument(
  group: readonly ConlluSentence[],
  origin: { sha256: string; record: number; source: string },
): Document {
  const parts: string[] = [];
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  const blocks: Block[] = [];
  const notes: Note[] = [];
  let length = 0;
  let glued = true;
  let paragraph = -1;
  for (const [index, sentence] of group.entries()) {
    const newParagraph = /^#\s*newpar\b/;
    const opens = index === 0 || sentence.comments.some((comment) => newParagraph.test(comment));
    const gap = index === 0 ? '' : opens ? '\n\n' : glued ? '' : ' ';
    parts.push(gap);
    length += gap.length;
    if (opens) {
      paragraph++;
      blocks.push({ kind: 'paragraph', start: length, end: length });
    }
    const laid = layOut(sentence);
    if (laid.mismatch !== null)
      notes.push({
        code: 'read.bad-record',
        start: length,
        end: length + laid.text.length,
        stage: 'conllu',
        message: `line ${sentence.line}: ${laid.mismatch}; the text was put together from the words`,
      });
    const first = tokens.length;
    for (const word of laid.words)
      tokens.push({
        id: tokens.length,
        start: word.start + length,
        end: word.end + length,
        form: word.form,
        lemma: '_',
        upos: 'X',
        feats: '_',
        head: null,
        deprel: 'dep',
        sentence: sentences.length,
        ...(word.joined ? { joined: true } : {}),
      });
    sentences.push({
      id: sentences.length,
      start: length,
      end: length + laid.text.length,
      paragraph,
      tokens: [first, tokens.length],
      kind: 'prose',
      conllu: keepRest(sentence, first),
    });
    parts.push(laid.text);
    length += laid.text.length;
    blocks[blocks.length - 1]!.end = length;
    const last = sentence.rows.findLast((row) => !row[0]!.includes('.'));
    const range = sentence.rows.findLast((row) => row[0]!.includes('-') && row[0]!.endsWith(`-${last?.[0]}`));
    glued = noSpaceAfter((range ?? last)?.[9] ?? '_');
  }
  const id = commentValue(group[0]!.comments, 'newdoc id');
  const doc = createDocument({
    id: documentId(origin.sha256, origin.record),
    text: parts.join(''),
    origin: { sha256: origin.sha256, record: origin.record, map: [] },
    blocks,
    notes,
  });
  doc.meta.source = id === null || id === '' ? origin.source : id;
  doc.meta.title = commentValue(group[0]!.comments, 'meta::title');
  doc.layers.sentence = sentences;
  doc.layers.token = tokens;
  const made = [{ stage: 'conllu', version: '1' }];
  doc.made.sentence = made;
  doc.made.token = made;
  return doc;
}

/** Ranges by first and last token id, empty nodes by the token they follow; `first` is the id of the sentence's word 1. */
function keepRest(sentence: ConlluSentence, first: number): NonNullable<Sentence['conllu']> {
  const kept: NonNullable<Sentence['conllu']> = { comments: sentence.comments, ranges: [], empty: [] };
  for (const row of sentence.rows) {
    if (row[0]!.includes('-')) {
      const [from, to] = row[0]!.split('-').map(Number) as [number, number];
      kept.ranges.push({ first: first + from - 1, last: first + to - 1, form: row[1]!, misc: row[9]! });
    } else if (row[0]!.includes('.')) {
      const after = Number(row[0]!.split('.')[0]);
      kept.empty.push({ after: after === 0 ? null : first + after - 1, columns: row });
    }
  }
  return kept;
}

interface Surface {
  form: string;
  /** Words it stands for; more than one in a multiword token. */
  words: string[];
  space: boolean;
}

function surfaces(sentence: ConlluSentence): Surface[] {
  const list: Surface[] = [];
  let until = 0;
  for (const [id, form, , , , , , , , misc] of sentence.rows as string[][]) {
    if (id!.includes('.')) continue;
    const space = !noSpaceAfter(misc!);
    if (id!.includes('-')) {
      until = Number(id!.split('-')[1]);
      list.push({ form: form!, words: [], space });
    } else if (Number(id) <= until) list.at(-1)!.words.push(form!);
    else list.push({ form: form!, words: [form!], space });
  }
  return list;
}

/** The sentence's own text and its words in it. */
function layOut(sentence: ConlluSentence): { text: string; words: Word[]; mismatch: string | null } {
  const list = surfaces(sentence);
  const given = commentValue(sentence.comments, 'text');
  const placed = given === null ? null : place(given, list);
  if (placed) return { text: given!, words: placed, mismatch: null };
  const text = list.map((one, index) => one.form + (one.space && index < list.length - 1 ? ' ' : '')).join('');
  return {
    text,
    words: place(text, list)!,
    mismatch: given === null ? null : '"# text" does not hold the words below it',
  };
}

function place(text: string, list: readonly Surface[]): Word[] | null {
  const words: Word[] = [];
  let at = 0;
  for (const surface of list) {
    while (at < text.length && !text.startsWith(surface.form, at) && /\s/.test(text[at]!)) at++;
    if (!text.startsWith(surface.form, at)) return null;
    // Words that do not add up to what is written ("du" for "de le") all stand for the whole of it.
    const sliced = surface.words.join('') === surface.form;
    let inner = at;
    for (const [index, form] of surface.words.entries()) {
      const start = sliced ? inner : at;
      const end = sliced ? inner + form.length : at + surface.form.length;
      words.push({ form, start, end, joined: index > 0 });
      inner = end;
    }
    at += surface.form.length;
  }
  return text.slice(at).trim() === '' ? words : null;
}
