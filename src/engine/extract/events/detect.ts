/**
 * Finds the words that may announce an event. In: a sentence's tree and an ontology's cues. Out: readings, each a token, a
 * cue that fits it and how closely. Nothing is decided here: a token may have several readings of several types.
 */
import type { Ontology } from '../../ontology.ts';
import type { Cue } from '../../ontology-cues.ts';
import { isBarredBy, isDefinite, isObjectOf, joinedNoun } from './cue-nouns.ts';
import { givesName } from './surface.ts';
import type { SentenceTree } from './syntax.ts';
import { CONTAINER_NOUNS } from './words.ts';

export interface Reading {
  token: number;
  cue: Cue;
  /** The object noun that completes the cue: "agreement" of "sign an agreement". */
  object: number | null;
  /** How much of the sentence the cue explains; more words of context weigh more. */
  specificity: number;
}

/** Cues by kind and lemma. */
export type CueIndex = Readonly<Record<Cue['kind'], ReadonlyMap<string, readonly Cue[]>>>;

export function indexCues(ontology: Ontology): CueIndex {
  const of = (kind: Cue['kind']) =>
    Map.groupBy(
      ontology.cues.filter((cue) => cue.kind === kind),
      ({ lemma }) => lemma,
    );
  return { verb: of('verb'), noun: of('noun'), adjective: of('adjective') };
}

const KINDS: ReadonlyMap<string, Cue['kind']> = new Map([
  ['VERB', 'verb'],
  ['NOUN', 'noun'],
  ['PROPN', 'noun'],
  ['ADJ', 'adjective'],
]);

export function detect(tree: SentenceTree, index: CueIndex): Reading[] {
  const found: Reading[] = [];
  const read = (token: number, kind: Cue['kind'], lemma: string): void => {
    const cues = index[kind].get(lemma);
    if (cues === undefined) return;
    const around = new Around(tree, token);
    for (const cue of cues) {
      const reading = readCue(tree, token, cue, around);
      if (reading !== null) found.push(reading);
    }
  };
  for (const token of tree.tokens) {
    const kind = KINDS.get(token.upos);
    if (kind === undefined) continue;
    read(token.id, kind, tree.lemma(token.id));
    // "build-up", "fly-past" come as three tokens: the one that heads the others is the trigger
    const compound = joinedNoun(tree, token.id);
    if (compound !== null) read(token.id, 'noun', compound);
    // "prepared", "concerned": a participle that stands as an adjective
    if (kind === 'verb' && tree.child(token.id, 'aux:pass', 'cop') !== null)
      read(token.id, 'adjective', token.form.toLowerCase());
  }
  return found;
}

/** Words of what one ought to do: "said they must leave". */
const OBLIGED = new Set(['must', 'should', 'ought', 'needs']);

function readCue(tree: SentenceTree, token: number, cue: Cue, around: Around): Reading | null {
  let specificity = 0;
  for (const particle of cue.particles) {
    if (!around.isNear(particle) || !hasParticle(tree, token, particle)) return null;
    specificity += 2;
  }
  let objects: readonly number[] | null = null;
  if (cue.objects.length > 0 || cue.barred.length > 0 || cue.prepositions.length > 0) objects = around.objects(cue);
  let object: number | null = null;
  if (cue.prepositions.length > 0) {
    const marked = cue.prepositions.some(
      (preposition) =>
        hasMarked(tree, token, preposition) ||
        // "approved the sale of" is no "approved of"
        ((preposition !== 'of' || cue.objects.length > 0) &&
          (objects ?? []).some((noun) => hasMarked(tree, noun, preposition))),
    );
    if (!marked) return null;
    specificity += 2;
  }
  if (cue.objects.length > 0) {
    object = (objects ?? []).find((noun) => isObjectOf(tree, noun, cue)) ?? null;
    // "offered to take the hostages in": they are held already
    if (object === null || (cue.lemma === 'take' && cue.modes.includes('abduct') && isDefinite(tree, object)))
      return null;
    specificity += 3;
  }
  if (cue.barred.includes('*') && tree.child(token, 'obj') !== null) return null;
  if (cue.barred.length > 0 && (objects ?? []).some((noun) => isBarredBy(tree, noun, cue))) return null;
  if (cue.complement !== null) {
    const clauses = tree.complements(token);
    const infinitive = (clause: number): boolean => tree.introducedBy(clause, 'to');
    const obliged = (clause: number): boolean =>
      tree
        .children(clause, 'aux')
        .some((aux) => OBLIGED.has(tree.lemma(aux)) || OBLIGED.has(tree.at(aux).form.toLowerCase()));
    const holds =
      cue.complement === 'any'
        ? clauses.length > 0 || givesName(tree, token)
        : clauses.some(cue.complement === 'infinitive' ? infinitive : obliged);
    if (!holds) return null;
    specificity += 2;
  }
  return { token, cue, object, specificity };
}

/** "Called the king on Saturday" is no calling on anybody. */
const CALENDAR =
  /^((mon|tues|wednes|thurs|fri|satur|sun)day|jan(uary|\.)?|feb(ruary|\.)?|march|april|may|june|july|aug(ust|\.)?|sept(ember|\.)?|oct(ober|\.)?|nov(ember|\.)?|dec(ember|\.)?|today|yesterday|tomorrow|night|morning|evening|week|month|year|weekend|\d{1,4})$/i;

/** "for the rebels to lay down": a preposition before the subject of an infinitive. */
export function isForClause(tree: SentenceTree, clause: number): boolean {
  const subject = tree.child(clause, 'nsubj', 'nsubj:pass');
  const marks = tree.children(clause, 'mark').map((mark) => tree.lemma(mark));
  return (
    subject !== null && marks.includes('to') && (marks.includes('for') || tree.prepositions(subject).includes('for'))
  );
}

function hasMarked(tree: SentenceTree, token: number, preposition: string): boolean {
  if (tree.marked(token, preposition).some((filler) => !CALENDAR.test(tree.at(filler.token).form))) return true;
  if (preposition === 'by') return tree.child(token, 'obl:agent') !== null;
  // "gave them until Friday"
  if (preposition === 'until') return tree.marked(token, preposition).length > 0;
  // "called for the rebels to lay down their arms": it opens the clause that says who is to do what
  return (
    preposition === 'for' && tree.children(token, 'ccomp', 'advcl', 'xcomp').some((clause) => isForClause(tree, clause))
  );
}

/** How far behind a word its particle stands at most. */
const PARTICLE_REACH = 7;

function hasParticle(tree: SentenceTree, token: number, particle: string): boolean {
  const end = Math.min(token + PARTICLE_REACH, tree.tokens.at(-1)!.id + 1);
  for (let next = token + 1; next < end; next += 1) {
    const word = tree.at(next);
    if (word.form.toLowerCase() !== particle && tree.lemma(word.id) !== particle) continue;
    // "took the hostages in"
    if (word.upos === 'NOUN' && isDefinite(tree, next)) continue;
    if (tree.is(next, 'case') && word.head !== null && CALENDAR.test(tree.at(word.head).form)) continue;
    if (next === token + 1) return true;
    let head = word.head;
    for (let up = 0; up < 3 && head !== null; up += 1) {
      if (head === token) return true;
      head = tree.head(head);
    }
  }
  return false;
}

/** What stands around a word, worked out once for all of its cues. */
class Around {
  private readonly tree: SentenceTree;
  private readonly token: number;
  /** What every cue of the word finds, and what stands behind each preposition. */
  private own: readonly number[] | null = null;
  private readonly behind = new Map<string, readonly number[]>();
  /** The words after it that may be its particles. */
  private near: ReadonlySet<string> | null = null;

  constructor(tree: SentenceTree, token: number) {
    this.tree = tree;
    this.token = token;
  }

  /** Whether a word stands where a particle may. */
  isNear(particle: string): boolean {
    const { tree, token } = this;
    if (this.near === null) {
      const after = tree.tokens.slice(token + 1 - tree.tokens[0]!.id, token + PARTICLE_REACH - tree.tokens[0]!.id);
      this.near = new Set(after.flatMap(({ id, form }) => [form.toLowerCase(), tree.lemma(id)]));
    }
    return this.near.has(particle);
  }

  /** What it is about as nouns: its object or passive subject, and what its prepositions mark; measures looked through. */
  objects(cue: Cue): readonly number[] {
    this.own ??= this.throughMeasures(this.heads());
    const marking = [...cue.prepositions, ...cue.particles, ...(cue.prepositions.length === 0 ? ['with'] : [])];
    const found = marking.map((preposition) => this.markedBy(preposition)).filter((nouns) => nouns.length > 0);
    return found.length === 0 ? this.own : [this.own, ...found].flat();
  }

  private heads(): number[] {
    const { tree, token } = this;
    const given = tree.children(token, 'iobj');
    const heads = [
      ...tree.patients(token).map((filler) => filler.token),
      ...tree.children(token, 'obj'),
      // "paid the warlords", "gave him 24 hours": one of two objects may be read as another thing
      ...(tree.child(token, 'obj') === null ? given : []),
      ...(given.length > 0 ? tree.children(token, 'obl:unmarked') : []),
      // "stopped buying", "ceased shelling": what is stopped, as a gerund
      ...tree.children(token, 'xcomp').filter((child) => tree.at(child).upos === 'NOUN' || isGerund(tree, child)),
    ];
    if (tree.at(token).upos === 'NOUN' || tree.at(token).upos === 'PROPN') {
      heads.push(
        ...tree.slot(token, 'mod').map((filler) => filler.token),
        ...tree.slot(token, 'of').map((filler) => filler.token),
      );
    }
    return heads;
  }

  private markedBy(preposition: string): readonly number[] {
    let nouns = this.behind.get(preposition);
    if (nouns === undefined) {
      nouns = this.throughMeasures(this.tree.slot(this.token, preposition).map((filler) => filler.token));
      this.behind.set(preposition, nouns);
    }
    return nouns;
  }

  private throughMeasures(heads: readonly number[]): number[] {
    return heads.flatMap((head) => [head, ...contents(this.tree, head)]);
  }
}

function isGerund(tree: SentenceTree, clause: number): boolean {
  return tree.at(clause).upos === 'VERB' && /ing$/i.test(tree.at(clause).form) && !tree.introducedBy(clause, 'to');
}

/** What a measuring noun holds: "a series of attacks" → attacks. */
export function contents(tree: SentenceTree, noun: number): number[] {
  if (!CONTAINER_NOUNS.has(tree.lemma(noun)) && tree.at(noun).upos !== 'NUM') return [];
  return tree.slot(noun, 'of').flatMap((filler) => [filler.token, ...contents(tree, filler.token)]);
}
