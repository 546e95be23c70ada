/** A sentence written down by hand as a tree. */
import type { Token } from '../../../src/engine/document.ts';
import { SentenceTree } from '../../../src/engine/extract/events/syntax.ts';

/** form, lemma, word class, number of the head (1-based, 0 the root), relation */
export type Row = [form: string, lemma: string, upos: string, head: number, relation: string];

export function treeOf(...rows: Row[]): SentenceTree {
  let at = 0;
  return new SentenceTree(
    rows.map(([form, lemma, upos, head, deprel], id): Token => {
      const start = at;
      at += form.length + 1;
      return {
        id,
        start,
        end: at - 1,
        sentence: 0,
        form,
        lemma,
        upos,
        feats: '',
        head: head === 0 ? null : head - 1,
        deprel,
      };
    }),
  );
}
