/**
 * Who acts and who undergoes in each clause of a sentence. In: tokens with UD heads and relations. Out: the agents, patients
 * and subject of a predicate as head tokens, after passives, relative clauses, participles, control, raising and shared
 * subjects of coordinated verbs have been undone. Basic UD, no enhanced graph: it is worked out here.
 */
import { DependencyTree, type Filler, matches } from './dependency-tree.ts';
import { JUDGING, NEVER_BARE, OBJECT_CONTROL } from './words.ts';

const DOCUMENTS = new Set(
  'letter statement resolution decree bill law order message communique declaration report tweet speech motion petition lawsuit suit complaint ruling verdict note post memo editorial video interview campaign policy deal agreement treaty move step decision'.split(
    ' ',
  ),
);
const ISSUING = new Set(
  'issue release publish sign send write deliver pass adopt post make give submit file read announce put say tell state launch introduce table hand approve draft circulate conclude reach'.split(
    ' ',
  ),
);
const PENALTIES = new Set('sanction fine penalty embargo tariff ban punishment'.split(' '));
const RELATIVE = new Set(['who', 'which', 'that', 'whom', 'whose', 'where']);

export class ClauseTree extends DependencyTree {
  /** What was asked before: several cues ask the same of a word. */
  private readonly passives = new Map<number, boolean>();

  isPassive(id: number): boolean {
    let passive = this.passives.get(id);
    if (passive === undefined) this.passives.set(id, (passive = this.readVoice(id)));
    return passive;
  }

  private readVoice(id: number): boolean {
    if (this.child(id, 'nsubj:pass', 'aux:pass', 'csubj:pass') !== null) return true;
    const token = this.at(id);
    if (!this.feature(id, 'VerbForm=Part') || !this.feature(id, 'Tense=Past')) return false;
    if (token.deprel === 'acl' || token.deprel === 'amod') return this.children(id, 'obj').length === 0;
    if (matches(token.deprel, 'advcl') && this.children(id, 'obj', 'nsubj', 'aux').length === 0) return true;
    if (token.deprel === 'conj' && token.head !== null && this.children(id, 'nsubj', 'aux', 'obj').length === 0) {
      return this.isPassive(token.head);
    }
    // "Dozens arrested in raid": a headline leaves the auxiliary out
    if (
      NEVER_BARE.has(this.lemma(id)) &&
      this.feature(id, 'Tense=Past') &&
      ['root', 'ccomp', 'parataxis'].includes(token.deprel) &&
      this.children(id, 'obj', 'aux', 'ccomp').length === 0
    )
      return true;
    if (token.deprel === 'root' && this.children(id, 'aux', 'obj').length === 0) {
      return this.children(id, 'obl:agent').length > 0 || this.byAgent(id) !== null;
    }
    return false;
  }

  private byAgent(id: number): number | null {
    return this.children(id, 'obl').find((child) => this.prepositions(child)[0] === 'by') ?? null;
  }

  /** Who acts: the subject of an active verb, the agent of a passive one. */
  agents(id: number): Filler[] {
    if (this.isPassive(id)) {
      const agent = this.child(id, 'obl:agent') ?? this.byAgent(id);
      return agent === null ? [] : this.spread(agent, 'by');
    }
    return this.subjects(id);
  }

  /** Who undergoes it: the object of an active verb, the subject of a passive one. */
  patients(id: number): Filler[] {
    if (this.isPassive(id)) return this.subjects(id);
    const object = this.child(id, 'obj');
    if (object !== null) {
      const token = this.at(object);
      if (token.upos === 'PRON' && RELATIVE.has(token.lemma.toLowerCase())) {
        const antecedent = this.antecedent(id);
        if (antecedent !== null) return this.spread(antecedent, 'relative');
      }
      return this.spread(object, 'obj');
    }
    // "the town the rebels seized": the relative clause leaves its object out
    if (this.is(id, 'acl:relcl') && this.child(id, 'nsubj') !== null && this.head(id) !== null) {
      const subject = this.child(id, 'nsubj')!;
      if (!RELATIVE.has(this.lemma(subject))) return [{ token: this.head(id)!, via: 'relative' }];
    }
    // "raided and burned the village": the object belongs to both
    const later = this.children(id, 'conj').filter((conj) => this.at(conj).upos === 'VERB');
    if (later.length > 0 && this.children(id, 'obl', 'xcomp', 'ccomp').length === 0) {
      const shared = this.child(later.at(-1)!, 'obj');
      if (shared !== null && this.child(later.at(-1)!, 'nsubj') === null) return this.spread(shared, 'shared object');
    }
    return [];
  }

  /** The surface subject, worked out where the clause leaves it unsaid. */
  subjects(id: number, depth = 0): Filler[] {
    if (depth > 6) return [];
    const own = this.children(id, 'nsubj', 'nsubj:pass').find((child) => !this.isPartOfThem(id, child)) ?? null;
    if (own !== null) {
      const token = this.at(own);
      if (
        RELATIVE.has(token.lemma.toLowerCase()) &&
        (token.upos === 'PRON' || token.upos === 'DET' || token.upos === 'SCONJ')
      ) {
        const antecedent = this.antecedent(id);
        if (antecedent !== null) return this.spread(antecedent, 'relative');
      }
      return this.spread(own, 'subj');
    }
    const head = this.head(id);
    if (head === null) return [];
    const relation = this.relation(id);
    if (matches(relation, 'conj')) {
      // shared subject: of "A met B and praised C"; in a passive–active pair the surface subject is shared all the same
      return this.subjects(head, depth + 1).map((filler) => ({ ...filler, via: 'shared subject' }));
    }
    if (relation === 'xcomp') {
      if (OBJECT_CONTROL.has(this.lemma(head))) {
        const object = this.child(head, 'obj', 'iobj');
        if (object !== null) return this.spread(object, 'control');
        if (this.isPassive(head))
          return this.subjects(head, depth + 1).map((filler) => ({ ...filler, via: 'control' }));
        const marked = this.children(head, 'obl').find((child) =>
          ['on', 'upon', 'to', 'for', 'with'].includes(this.prepositions(child)[0] ?? ''),
        );
        if (marked !== undefined) return this.spread(marked, 'control');
      }
      return this.subjects(head, depth + 1).map((filler) => ({ ...filler, via: 'control' }));
    }
    if (relation === 'acl' || relation === 'acl:relcl') {
      if (this.at(head).upos === 'VERB') return this.subjects(head, depth + 1);
      if (this.children(id, 'mark').length > 0) return this.holders(head, depth + 1);
      if (this.feature(id, 'VerbForm=Inf')) return this.holders(head, depth + 1);
      // "issued a statement condemning": a document speaks for whoever issued it, but "denied a report saying" for itself
      if (DOCUMENTS.has(this.lemma(head)) && !this.isPassive(id) && this.isIssued(head))
        return this.holders(head, depth + 1);
      return this.spread(head, 'participle');
    }
    if (this.introducedBy(id, 'for') && (JUDGING.has(this.lemma(head)) || this.punished(head).length > 0)) {
      const punished = this.punished(head);
      const judged =
        punished.length > 0 ? punished : this.isPassive(head) ? this.subjects(head, depth + 1) : this.patients(head);
      if (judged.length > 0) return judged.map((filler) => ({ ...filler, via: 'control' }));
    }
    if (matches(relation, 'advcl')) {
      if (OBJECT_CONTROL.has(this.lemma(head)) && this.introducedBy(id, 'to')) {
        const object =
          this.child(head, 'obj', 'iobj') ??
          this.children(head, 'obl').find((child) =>
            ['on', 'upon', 'to', 'for'].includes(this.prepositions(child)[0] ?? ''),
          );
        if (object !== undefined && object !== null) return this.spread(object, 'control');
      }
      const outer = this.outerClause(id, head);
      const agents = this.isPassive(outer) ? this.agents(outer) : [];
      const shared = agents.length > 0 ? agents : this.subjects(outer, depth + 1);
      return shared.map((filler) => ({ ...filler, via: 'adverbial clause' }));
    }
    if (relation === 'ccomp' || relation === 'parataxis') {
      // "accused Russia of bombing": the gerund's subject is the object
      if (OBJECT_CONTROL.has(this.lemma(head))) {
        const object = this.child(head, 'obj', 'iobj');
        if (object !== null) return this.spread(object, 'control');
      }
      if (this.feature(id, 'VerbForm=Ger') || this.feature(id, 'VerbForm=Inf')) {
        return this.subjects(head, depth + 1).map((filler) => ({ ...filler, via: 'control' }));
      }
    }
    return [];
  }

  /** "Imposed sanctions on the firm": on whom. */
  private punished(verb: number): Filler[] {
    const object = this.child(verb, 'obj', 'nsubj:pass');
    if (object === null || !PENALTIES.has(this.lemma(object))) return [];
    return [...this.marked(verb, 'on'), ...this.marked(object, 'on')];
  }

  /** "Planes hit the town held by rebels, killing six": behind a comma the participle is the main verb's, not "held"'s. */
  private outerClause(participle: number, head: number): number {
    if (!this.is(head, 'acl') || !this.isPassive(head) || participle < head) return head;
    if (!/ing$/i.test(this.at(participle).form) || this.at(participle - 1).form !== ',') return head;
    for (let node = this.head(head), up = 0; node !== null && up < 6; node = this.head(node), up += 1) {
      if (this.at(node).upos === 'VERB' && !this.is(node, 'acl')) return node;
    }
    return head;
  }

  /** A document that has an owner, or whose verb says that somebody brought it out. */
  private isIssued(noun: number): boolean {
    if (this.child(noun, 'nmod:poss') !== null) return true;
    const head = this.head(noun);
    return head === null || !this.is(noun, 'obj', 'obl') || ISSUING.has(this.lemma(head));
  }

  /** Who holds a plan, an order or an offer that an infinitive spells out: "its decision to bomb", "made an offer to pay". */
  private holders(noun: number, depth: number): Filler[] {
    const owner = this.child(noun, 'nmod:poss');
    if (owner !== null) return this.spread(owner, 'possessor');
    const by = this.children(noun, 'nmod').find((child) =>
      ['by', 'from', 'of'].includes(this.prepositions(child)[0] ?? ''),
    );
    if (by !== undefined) return this.spread(by, 'possessor');
    const head = this.head(noun);
    if (head !== null && this.is(noun, 'obj', 'obl') && this.at(head).upos === 'VERB') {
      return this.subjects(head, depth + 1).map((filler) => ({ ...filler, via: 'control' }));
    }
    return [];
  }

  /** The noun a relative clause belongs to; for a verb coordinated inside one, that of the first verb. */
  private antecedent(id: number): number | null {
    if (this.is(id, 'acl:relcl', 'acl')) return this.head(id);
    const head = this.head(id);
    if (head === null) return null;
    if (this.is(id, 'conj', 'xcomp', 'ccomp')) return this.antecedent(head);
    return null;
  }
}
