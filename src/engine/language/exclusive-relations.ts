/**
 * Relations that no verb can have together, made consistent. In: tokens of a document with parts of speech, heads and relations as decoded
 * one by one. Out: other relations for some of them; heads stay.
 *
 *  - One object: of "a report that jets bombed Aleppo" the word *that* marks the clause, it is no second object of *bombed*.
 *  - A clause that *that* introduces is no apposition of a noun.
 *  - A passive subject stands beside no object of a verb without a passive auxiliary: "Rebels wounded 20 soldiers".
 */
export interface Word {
  form: string;
  upos: string;
  /** Index of the governor, null for the root. */
  head: number | null;
  deprel: string;
}

export interface Relabelled {
  word: number;
  deprel: string;
}

export function reconciled(words: readonly Word[]): Relabelled[] {
  const children = new Map<number, number[]>();
  for (const [index, { head }] of words.entries()) {
    if (head === null) continue;
    const siblings = children.get(head);
    if (siblings) siblings.push(index);
    else children.set(head, [index]);
  }
  const changed: Relabelled[] = [];
  for (const [verb, kids] of children) {
    if (words[verb]!.upos !== 'VERB') continue;
    const having = (...relations: string[]): number[] => kids.filter((kid) => relations.includes(words[kid]!.deprel));
    const objects = having('obj');
    const [that, ...others] = objects;
    if (words[verb]!.deprel === 'acl:relcl' && others.length > 0 && words[that!]!.form.toLowerCase() === 'that')
      changed.push({ word: that!, deprel: 'mark' }, { word: verb, deprel: 'acl' });
    if (words[verb]!.deprel === 'appos' && having('mark').some((mark) => words[mark]!.form.toLowerCase() === 'that'))
      changed.push({ word: verb, deprel: 'acl' });
    const [subject] = having('nsubj:pass');
    if (subject !== undefined && objects.length > 0 && having('aux:pass', 'aux', 'cop').length === 0 && subject < verb)
      changed.push({ word: subject, deprel: 'nsubj' });
  }
  return changed;
}
