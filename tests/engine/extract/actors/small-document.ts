/** A document in a few lines: words with part of speech, head and relation, and clusters of mentions. */
import { createDocument, type Document, type Token } from '../../../../src/engine/document.ts';

/** Sentences as lines of `form/UPOS/head/deprel`, heads counted from 1 within the sentence, 0 for the root. */
export function documentOf(
  sentences: string[],
  published: string | null = '2002-02-02',
  clusters: number[][] = [],
): Document {
  const tokens: Token[] = [];
  const spans: Document['layers']['sentence'] = [];
  let text = '';
  for (const [index, line] of sentences.entries()) {
    const first = tokens.length;
    const begin = text.length;
    for (const word of line.split(' ')) {
      const [form = '', upos = 'X', head = '0', deprel = 'dep'] = word.split('/');
      if (tokens.length > first) text += ' ';
      const start = text.length;
      text += form;
      tokens.push({
        id: tokens.length,
        start,
        end: text.length,
        form,
        lemma: form.toLowerCase(),
        upos,
        feats: '_',
        head: head === '0' ? null : first + Number(head) - 1,
        deprel,
        sentence: index,
      });
    }
    spans.push({
      id: index,
      start: begin,
      end: text.length,
      paragraph: 0,
      tokens: [first, tokens.length],
      kind: 'prose',
    });
    text += ' ';
  }
  const doc = createDocument({ id: 'doc_test', text, origin: { sha256: '', record: 0, map: [] } });
  doc.meta.published = published;
  doc.layers.token = tokens;
  doc.layers.sentence = spans;
  doc.layers.mention = clusters.flatMap((members, cluster) =>
    members.map((token) => ({ id: 0, start: tokens[token]!.start, end: tokens[token]!.end, cluster, head: token })),
  );
  return doc;
}
