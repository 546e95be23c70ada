/**
 * Which towns are held by whom: "the town, which is held by the rebels", "rebel-held districts". In: the sentences of a
 * document in their order. Out: whoever holds the place a word names, said in its own phrase or earlier in the document.
 */
import { eventActor, wordsOnly } from './actor-refs.ts';
import type { Party, PartyOptions } from './party.ts';
import type { PhraseIndex } from './phrase-index.ts';
import { afterBy, apposedBefore } from './surface.ts';
import type { SentenceTree } from './syntax.ts';

const HOLD = new Set(['hold', 'control', 'occupy', 'rule', 'seize', 'capture', 'dominate', 'govern']);

/** Whom a token names: see parties.ts. */
export type ReadParty = (tree: SentenceTree, token: number, options: PartyOptions) => Party | null;

export class HeldPlaces {
  private readonly phrases: PhraseIndex;
  /** Town → who holds it, as the document said so far. */
  private readonly holders = new Map<string, Party>();

  constructor(phrases: PhraseIndex) {
    this.phrases = phrases;
  }

  /** Remembers what a sentence says about who holds which town. */
  learn(tree: SentenceTree, at: ReadParty): void {
    for (const token of tree.tokens) {
      if (token.upos !== 'VERB' || !HOLD.has(tree.lemma(token.id)) || !tree.isPassive(token.id)) continue;
      const by = [...tree.slot(token.id, 'by').map((filler) => filler.token), ...afterBy(tree, token.id)].map((each) =>
        at(tree, each, { placesAct: false, owners: false }),
      );
      const held = tree.patients(token.id)[0];
      const holder = by.find((party) => party !== null);
      if (!holder || held === undefined) continue;
      for (const name of this.namesAround(tree, held.token)) this.holders.set(name, { ...holder, via: 'holder' });
    }
  }

  /** "Raqqa, the capital of the region held by IS": the region, its capital and Raqqa are held. */
  private namesAround(tree: SentenceTree, token: number): string[] {
    const names: string[] = [];
    let node: number | null = token;
    for (let up = 0; up < 4 && node !== null; up += 1) {
      if (tree.at(node).upos === 'PROPN') names.push(tree.at(node).form.toLowerCase());
      names.push(...apposedBefore(tree, node));
      if (!tree.is(node, 'appos', 'nmod', 'conj')) break;
      node = tree.head(node);
    }
    return names;
  }

  /** Who was said to hold a town of this name. */
  remembered(tree: SentenceTree, token: number): Party | null {
    const word = tree.at(token);
    const remembered = word.upos === 'PROPN' ? this.holders.get(word.form.toLowerCase()) : undefined;
    return remembered ? { ...remembered, token } : null;
  }

  /** Who is said to hold the place: "held by IS", "rebel-held", or said earlier in the document. */
  holderOf(tree: SentenceTree, token: number, direct: ReadParty): Party | null {
    const options = { placesAct: false, owners: false };
    const near = [token, ...tree.children(token, 'appos')];
    for (const noun of near.flatMap((node) => [node, ...tree.slot(node, 'of').map((filler) => filler.token)])) {
      for (const clause of tree.children(noun, 'acl', 'acl:relcl', 'amod')) {
        if (HOLD.has(tree.lemma(clause)) && tree.at(clause).upos === 'VERB') {
          const by =
            tree.slot(clause, 'by')[0] ??
            afterBy(tree, clause).map((each) => ({ token: each }))[0] ??
            tree
              .children(clause, 'obl', 'compound', 'nsubj', 'obl:npmod', 'obl:unmarked')
              .map((child) => ({ token: child }))[0];
          const party = by ? direct(tree, by.token, options) : null;
          if (party) return { ...party, via: 'holder' };
        }
        const joined = /^(.+)-(held|controlled|occupied|ruled|dominated)$/i.exec(tree.at(clause).form);
        if (joined) {
          const word = tree.at(clause);
          const span = { start: word.start, end: word.start + joined[1]!.length };
          return {
            token: clause,
            actor: eventActor(this.phrases.named(span) ?? wordsOnly(this.phrases.text, span), this.phrases.text, span),
            via: 'holder',
          };
        }
      }
    }
    return this.remembered(tree, token);
  }
}
