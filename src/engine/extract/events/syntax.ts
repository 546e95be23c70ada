/**
 * A sentence as a tree one can ask in the words of an ontology's cues: who is the subject here, what stands behind "against".
 * In: tokens with UD heads and relations, and learned roles. Out: fillers of grammatical slots as head tokens; how subjects
 * and objects are found is in clause-tree.ts.
 */
import type { Predicate, Token } from '../../document.ts';
import { ClauseTree } from './clause-tree.ts';
import { base, type Filler, shapeOf, type TreeShape } from './dependency-tree.ts';
import { mend } from './mend.ts';

const CLAUSAL = new Set(['ccomp', 'xcomp', 'advcl', 'csubj', 'acl', 'parataxis']);

export class SentenceTree extends ClauseTree {
  private readonly roles: ReadonlyMap<number, Predicate>;
  /** What was asked before: several cues ask the same of a word. */
  private readonly slots = new Map<string, Map<number, readonly Filler[]>>();

  /**
   * @param sentence its tokens, in order; ids are consecutive. Or the shape of another tree of the same sentence
   * @param vocabulary words the lemmas are brought to, where the model's lemma is none
   * @param predicates learned roles, asked where the tree is silent
   */
  constructor(
    sentence: readonly Token[] | TreeShape,
    vocabulary: ReadonlySet<string> = new Set(),
    predicates: readonly Predicate[] = [],
  ) {
    super('kids' in sentence ? sentence : shapeOf(mend(sentence)), vocabulary);
    this.roles = new Map(predicates.map((predicate) => [predicate.token, predicate]));
  }

  /** Clauses that complete a predicate or a noun: infinitives, that-clauses, gerunds. */
  complements(id: number): number[] {
    const found = this.children(id, 'xcomp', 'ccomp', 'acl', 'advcl').filter((child) => {
      if (this.is(child, 'acl:relcl') || !CLAUSAL.has(base(this.relation(child)))) return false;
      if (this.isBeyond(id, child)) return false;
      const marks = this.children(child, 'mark').map((mark) => this.lemma(mark));
      if (this.is(child, 'advcl'))
        return (
          child > id &&
          (marks.includes('to') || marks.includes('that') || marks.includes('of') || marks.includes('for')) &&
          !marks.includes('in')
        );
      if (this.is(child, 'acl')) return marks.length > 0 || this.feature(child, 'VerbForm=Inf');
      return true;
    });
    return found;
  }

  /** Every slot of the ontology's cue language. */
  slot(id: number, slot: string): readonly Filler[] {
    return this.kept(id, slot, () => this.readSlot(id, slot));
  }

  private kept(id: number, slot: string, read: () => readonly Filler[]): readonly Filler[] {
    let known = this.slots.get(slot);
    if (!known) this.slots.set(slot, (known = new Map()));
    let fillers = known.get(id);
    if (!fillers) known.set(id, (fillers = read()));
    return fillers;
  }

  private readSlot(id: number, slot: string): readonly Filler[] {
    const token = this.at(id);
    const verbal = token.upos === 'VERB' || token.upos === 'AUX';
    switch (slot) {
      case 'none':
        return [];
      case 'subj':
        return verbal ? this.agents(id) : this.subjects(id);
      case 'obj':
        return this.patients(id);
      case 'iobj':
        if (this.child(id, 'iobj') !== null) return this.spread(this.child(id, 'iobj')!, 'iobj');
        // "the team was denied visas": the one addressed is the subject
        return this.isPassive(id) && this.child(id, 'obj') !== null ? this.subjects(id) : [];
      case 'comp':
        return this.complements(id).flatMap((clause) => {
          const subject = this.child(clause, 'nsubj', 'nsubj:pass');
          return subject === null ? [] : this.spread(subject, 'comp');
        });
      case 'poss':
        return this.children(id, 'nmod:poss').flatMap((owner) => this.spread(owner, 'poss'));
      case 'mod':
        return (
          this.children(id, 'amod', 'compound', 'nmod')
            .filter((child) => this.prepositions(child).length === 0 && !this.is(child, 'nmod:poss'))
            // "Saudi-led air strikes": whoever leads them
            .map((child) => ({ token: this.leaderIn(child) ?? child, via: 'mod' }))
        );
      case 'by': {
        const agent = verbal ? this.child(id, 'obl:agent') : null;
        return agent === null ? this.marked(id, 'by') : this.spread(agent, 'by');
      }
      case 'with':
        return this.marked(id, slot).filter(({ token: noun }) => !this.isCircumstance(noun));
      default:
        return this.marked(id, slot);
    }
  }

  /** "Condemned the raid, with Russia abstaining", "answered with force": a circumstance, and no side. */
  isCircumstance(noun: number): boolean {
    if (this.is(noun, 'conj') && this.head(noun) !== null) return this.isCircumstance(this.head(noun)!);
    if (
      this.at(noun).form === 'force' &&
      /^(with|by)$/.test(this.prepositions(noun)[0] ?? '') &&
      this.child(noun, 'compound', 'nmod', 'nmod:poss') === null &&
      this.children(noun, 'amod', 'det').every((word) => MEASURES.has(this.lemma(word)))
    )
      return true;
    const gerund = (word: number): boolean => this.at(word).upos === 'VERB' && /ing$/i.test(this.at(word).form);
    const head = this.head(noun);
    return head !== null && this.is(noun, 'nsubj') && gerund(head) && this.introducedBy(head, 'with');
  }

  /** What the learned role labeller gives a predicate: A0, A1, A2. */
  learned(id: number, role: string): readonly Filler[] {
    const predicate = this.roles.get(id);
    if (!predicate) return [];
    return this.kept(id, role, () =>
      predicate.roles
        .filter((each) => each.role === role && each.score >= 0.5)
        .flatMap((each) => this.spread(each.token, `role ${role}`)),
    );
  }
}

/** How much force: "with the same force", "by lethal force"; "with a joint force" is with somebody. */
const MEASURES = new Set(
  'the all same equal full greater great lethal deadly brute overwhelming excessive maximum due necessary'.split(' '),
);
