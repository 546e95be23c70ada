/**
 * Those who meet, as one body that speaks: "the Summit condemns", then "it demands"; "each demands that the other disarm". In:
 * the sentences in their order, a subject. Out: a party by its words alone, since nobody lists who sat there.
 */
import { byWords, phrase } from './actor-refs.ts';
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';

const BODIES = new Set(['summit', 'conference', 'meeting', 'synod', 'plenary', 'forum']);
const DISTRIBUTIVE = new Set(['each', 'both', 'neither']);
/** So many sentences on, "it" is still the assembly that spoke last. */
const REACH = 2;

export class Assemblies {
  private sentence = 0;
  private last: { name: string; sentence: number } | null = null;

  /** Called with each sentence before its subjects are asked for. */
  learn(tree: SentenceTree): void {
    this.sentence += 1;
    const body = tree.tokens.find(({ id }) => isBody(tree, id));
    if (body) this.last = { name: body.form, sentence: this.sentence };
    else if (this.last && opensWithIt(tree) && this.sentence - this.last.sentence <= REACH)
      this.last = { ...this.last, sentence: this.sentence };
  }

  at(tree: SentenceTree, token: number, text: string): Party | null {
    const { upos, form } = tree.at(token);
    if (isBody(tree, token)) return byWords(text, token, phrase(tree, token));
    if (!tree.is(token, 'nsubj') || (upos !== 'PRON' && upos !== 'DET')) return null;
    if (DISTRIBUTIVE.has(form.toLowerCase()) && tree.slot(token, 'of').length === 0)
      return byWords(text, token, tree.at(token));
    const told = this.last !== null && this.last.sentence === this.sentence;
    if (!told || !isIt(form) || !opensWithIt(tree)) return null;
    const party = byWords(text, token, tree.at(token));
    return { ...party, actor: { ...party.actor, name: this.last!.name } };
  }
}

/** "The Summit", definite and the subject of a verb. */
function isBody(tree: SentenceTree, token: number): boolean {
  return (
    BODIES.has(tree.lemma(token)) &&
    tree.is(token, 'nsubj') &&
    tree.children(token, 'det').some((det) => tree.lemma(det) === 'the')
  );
}

const isIt = (form: string): boolean => /^it$/i.test(form);

/** "It demands": the subject of the sentence, which may have a number or an adverb before it. */
function opensWithIt(tree: SentenceTree): boolean {
  return tree.tokens.some(({ id, form }) => {
    const head = tree.head(id);
    return isIt(form) && tree.is(id, 'nsubj') && head !== null && tree.head(head) === null;
  });
}
