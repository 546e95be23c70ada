/**
 * Documents → CoNLL-U. Basic dependencies, UPOS, features and lemmas of our layers; MISC says where a word stands
 * (`start_char`, `end_char`, in UTF-16 code units) and which entity it is in (`ner`, BIO). Multiword tokens are written as
 * ranges. A document read from CoNLL-U gets its own comments, ranges and empty nodes back, so that official scorers can
 * compare the two files.
 */
import type { Document, Sentence, Token } from '../document.ts';
import type { FileWriter } from './writer.ts';

export const conlluWriter: FileWriter = {
  kind: 'file',
  name: 'conllu',
  title: 'CoNLL-U: sentences, words, features and dependencies',
  extension: 'conllu',
  mime: 'text/x-conllu; charset=utf-8',
  unit: 'document',
  async *write(selection) {
    for await (const doc of selection.documents()) yield formatConllu(doc);
  },
};

/** One document as CoNLL-U text, ending in a blank line. */
export function formatConllu(doc: Document): string {
  const lines: string[] = [];
  const names = entityTags(doc);
  let paragraph = -1;
  for (const [index, sentence] of doc.layers.sentence.entries()) {
    if (sentence.conllu) lines.push(...sentence.conllu.comments);
    else {
      if (index === 0) {
        lines.push(`# newdoc id = ${doc.id}`);
        if (doc.meta.source !== null) lines.push(`# source = ${oneLine(doc.meta.source)}`);
      }
      if (sentence.paragraph !== paragraph) lines.push('# newpar');
      lines.push(`# sent_id = ${doc.id}-${index + 1}`);
      lines.push(`# text = ${oneLine(doc.text.slice(sentence.start, sentence.end))}`);
    }
    paragraph = sentence.paragraph;
    formatSentence(doc, sentence, names, lines);
    lines.push('');
  }
  return lines.length === 0 ? '' : lines.join('\n') + '\n';
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** White space inside a form would break the columns; an empty form would be no word. */
function cell(value: string): string {
  const text = value.replace(/\s+/gu, ' ').trim();
  return text === '' ? '_' : text;
}

function formatSentence(doc: Document, sentence: Sentence, names: readonly string[], lines: string[]): void {
  const [from, to] = sentence.tokens;
  const ranges = new Map((sentence.conllu?.ranges ?? joinedRanges(doc, sentence)).map((range) => [range.first, range]));
  const empty = sentence.conllu?.empty ?? [];
  const writeEmpty = (after: number | null): void => {
    for (const node of empty) if (node.after === after) lines.push(node.columns.join('\t'));
  };
  writeEmpty(null);
  let until = -1;
  for (let id = from; id < to; id++) {
    const token = doc.layers.token[id]!;
    const range = ranges.get(id);
    if (range) {
      until = range.last;
      const end = doc.layers.token[range.last]!.end;
      const misc = spaceFollows(doc, range.last, end) ? '_' : 'SpaceAfter=No';
      lines.push(`${id - from + 1}-${range.last - from + 1}\t${cell(range.form)}\t_\t_\t_\t_\t_\t_\t_\t${misc}`);
    }
    const inside = id <= until;
    const misc = [
      ...(inside || spaceFollows(doc, id, token.end) ? [] : ['SpaceAfter=No']),
      `start_char=${token.start}`,
      `end_char=${token.end}`,
      ...(names[id] === undefined ? [] : [`ner=${names[id]}`]),
    ].join('|');
    lines.push(
      `${id - from + 1}\t${cell(token.form)}\t${cell(token.lemma)}\t${token.upos}\t_\t${token.feats || '_'}\t` +
        `${token.head === null ? 0 : token.head - from + 1}\t${token.head === null ? 'root' : token.deprel}\t_\t${misc}`,
    );
    writeEmpty(id);
  }
}

function spaceFollows(doc: Document, id: number, end: number): boolean {
  const next = doc.layers.token[id + 1];
  return next === undefined || next.start > end;
}

/** Runs of words written as one: [do, n't], [Zenda, 's]. */
function joinedRanges(doc: Document, sentence: Sentence): { first: number; last: number; form: string }[] {
  const ranges: { first: number; last: number; form: string }[] = [];
  const { token } = doc.layers;
  for (let id = sentence.tokens[0]; id < sentence.tokens[1]; id++) {
    if (!token[id]!.joined || id === sentence.tokens[0]) continue;
    const open = ranges.at(-1);
    if (open && open.last === id - 1) open.last = id;
    else ranges.push({ first: id - 1, last: id, form: '' });
  }
  for (const range of ranges) range.form = doc.text.slice(token[range.first]!.start, token[range.last]!.end);
  return ranges;
}

function entityTags(doc: Document): string[] {
  const tags: string[] = [];
  const { token, entity } = doc.layers;
  for (const one of entity) {
    let first = true;
    for (let id = firstTokenAt(token, one.start); id < token.length && token[id]!.start < one.end; id++) {
      tags[id] = `${first ? 'B' : 'I'}-${one.type}`;
      first = false;
    }
  }
  return tags;
}

function firstTokenAt(tokens: readonly Token[], start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
