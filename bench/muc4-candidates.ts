/**
 * The phrases of a document that may fill a slot of a MUC template. In: a document with its language layers and the cues the
 * ontology finds in it. Out: candidates: noun phrases (titles before a name among them) and names of persons, each with the
 * tokens whose states the roles head reads, hashed words, flags, and the key by which mentions of one filler are pooled.
 */
import type { Document, Predicate, Token } from '../src/engine/document.ts';
import { HEAD_TYPES } from '../src/engine/extract/events/features.ts';
import { SentenceTree } from '../src/engine/extract/events/syntax.ts';
import { joinKeys } from './muc4-keys.ts';

export interface Trigger {
  token: number;
  type: string;
  lemma: string;
}

export interface Candidate {
  head: number;
  /** Tokens of the phrase, half-open. */
  tokens: [number, number];
  sentence: number;
  /** Tokens of its sentence, half-open. */
  within: [number, number];
  /** What the head reads states of: head word, governor, the governor's governor, the predicate it is an argument of; −1 for none. */
  reads: [number, number, number, number];
  /** Hashed words: head, governor, the one above, predicate, preposition, word before. */
  words: number[];
  flags: number[];
  name: boolean;
  /** Mentions with one key are one filler. */
  key: string;
  /** Tokens this phrase describes or is described by: a title's name, an apposition. */
  linked: number[];
}

const RELATIONS =
  'nsubj nsubj:pass obj obl obl:agent nmod nmod:poss conj appos root compound iobj nmod:desc flat obl:unmarked list dep parataxis'.split(
    ' ',
  );
const ENTITIES = 'PER ORG GPE LOC NORP FAC PRODUCT MISC EVENT'.split(' ');
const PREPOSITIONS = 'by of in on against at with from to for near between including like'.split(' ');
const ROLES = 'A0 A1 A2 A3 AM-LOC AM-MNR AM-TMP'.split(' ');
/** Words whose complement says who they are: MEMBERS OF …, GROUP OF …. */
const COLLECTIVE = new Set(
  'member group band column unit element troop column number body commando squad part office headquarters branch building house residence home vehicle car leader chief head president director mayor minister'.split(
    ' ',
  ),
);
const PARTS = ['amod', 'compound', 'flat', 'nummod', 'nmod:poss', 'nmod:desc', 'nmod:unmarked'];
const WORDS = 8191;

export const FLAGS =
  RELATIONS.length * 2 + ENTITIES.length + PREPOSITIONS.length + ROLES.length + HEAD_TYPES.length * 2 + 15;

export type Layered = Pick<Document, 'text'> & {
  layers: Pick<Document['layers'], 'token' | 'sentence' | 'entity' | 'predicate' | 'mention'>;
};

export function findCandidates(
  doc: Layered,
  triggers: readonly Trigger[],
  vocabulary: ReadonlySet<string>,
): Candidate[] {
  const { token, sentence, entity, predicate } = doc.layers;
  const found: Candidate[] = [];
  const last = Math.max(1, sentence.length - 1);
  for (const { id, tokens: range } of sentence) {
    const tokens = token.slice(...range);
    if (tokens.length === 0) continue;
    const tree = new SentenceTree(tokens, vocabulary, []);
    const inside = triggers.filter((trigger) => trigger.token >= range[0] && trigger.token < range[1]);
    const names = entity
      .filter((each) => each.start >= tokens[0]!.start && each.end <= tokens.at(-1)!.end)
      .map((each) => ({
        type: each.type,
        tokens: tokens.filter((one) => one.start >= each.start && one.end <= each.end),
      }))
      .filter((each) => each.tokens.length > 0);
    const reader = new PhraseReader(doc.text, tree, inside, names, predicate, id, id / last);
    const inName = new Set<number>();
    for (const name of names) {
      if (name.type !== 'PER') continue;
      for (const each of name.tokens) inName.add(each.id);
      found.push(reader.name(name.tokens));
    }
    for (const each of tokens) {
      if (inName.has(each.id) || (each.upos !== 'NOUN' && each.upos !== 'PROPN')) continue;
      if (tree.is(each.id, 'flat', 'nmod:unmarked')) continue;
      // BOMB EXPLOSION, FMLN GUERRILLAS: a noun before a noun is one too, but no part of a longer name
      const isPart = (name: Name): boolean => name.tokens.length > 1 && name.tokens.some((one) => one.id === each.id);
      if (!tree.is(each.id, 'compound') || !names.some(isPart)) found.push(reader.phrase(each));
    }
    for (const name of names) {
      const last = name.tokens.at(-1)!;
      if (
        name.type !== 'PER' &&
        name.tokens.length > 1 &&
        name.tokens.every((one) => tree.is(one.id, 'compound', 'flat', 'amod'))
      )
        found.push(reader.name(name.tokens, singular(last.form)));
    }
  }
  return joinKeys(doc.layers.token, found);
}

interface Name {
  type: string;
  tokens: Token[];
}

class PhraseReader {
  private readonly text: string;
  private readonly tree: SentenceTree;
  private readonly triggers: readonly Trigger[];
  private readonly names: readonly Name[];
  private readonly predicates: readonly Predicate[];
  private readonly sentence: number;
  private readonly position: number;

  constructor(
    text: string,
    tree: SentenceTree,
    triggers: readonly Trigger[],
    names: readonly Name[],
    predicates: readonly Predicate[],
    sentence: number,
    position: number,
  ) {
    this.text = text;
    this.tree = tree;
    this.triggers = triggers;
    this.names = names;
    this.predicates = predicates;
    this.sentence = sentence;
    this.position = position;
  }

  name(tokens: readonly Token[], key = `name ${tokens.at(-1)!.form.toUpperCase()}`): Candidate {
    const ids = new Set(tokens.map((each) => each.id));
    const head = tokens.find((each) => each.head === null || !ids.has(each.head)) ?? tokens[0]!;
    return this.candidate(head, [tokens[0]!.id, tokens.at(-1)!.id + 1], key.startsWith('name '), key);
  }

  phrase(head: Token): Candidate {
    const { tree } = this;
    const ids = tree.subtree(head.id, (child) => !tree.is(child, ...PARTS));
    const from = Math.min(...ids);
    // ARMED FORCES OF LIBERATION: a name is whole, whatever hangs on its head
    const whole = this.names.find((each) => each.tokens.length > 1 && each.tokens.some((one) => one.id === head.id));
    const end = Math.max(head.id, ...ids.filter((id) => tree.is(id, 'flat', 'compound')));
    const to = Math.max(end, ...(whole?.tokens ?? []).map((each) => each.id));
    const lemma = singular(tree.at(end).form);
    const of = tree.children(head.id, 'nmod').find((child) => tree.prepositions(child)[0] === 'of');
    const key =
      COLLECTIVE.has(lemma.toLowerCase()) && of !== undefined ? `${lemma} OF ${singular(tree.at(of).form)}` : lemma;
    return this.candidate(head, [from, to + 1], false, key);
  }

  private candidate(head: Token, tokens: [number, number], name: boolean, key: string): Candidate {
    const { tree } = this;
    // what is coordinated has the governor of the first
    let top = head.id;
    while (tree.is(top, 'conj', 'nmod:desc', 'appos') && tree.head(top) !== null) top = tree.head(top)!;
    const governor = tree.head(top) ?? -1;
    const above = governor < 0 ? -1 : (tree.head(governor) ?? -1);
    const arguments_ = this.predicates.flatMap(({ token, roles }) =>
      roles.filter((role) => role.token === head.id || role.token === top).map((role) => ({ token, role: role.role })),
    );
    const isTrigger = (token: number): boolean => this.triggers.some((trigger) => trigger.token === token);
    const argument = arguments_.find(({ token }) => isTrigger(token)) ?? arguments_[0];
    const predicate = argument?.token ?? -1;
    const preposition = tree.prepositions(top)[0] ?? '';
    const word = (id: number): number => (id < 0 ? 0 : hash(tree.lemma(id).toLowerCase()));
    const before = tokens[1] - 1 === head.id && head.id > tokens[0] ? head.id - 1 : -1;
    return {
      head: head.id,
      tokens,
      sentence: this.sentence,
      within: [tree.tokens[0]!.id, tree.tokens.at(-1)!.id + 1],
      reads: [head.id, governor, above, predicate],
      words: [word(head.id), word(governor), word(above), word(predicate), hash(preposition), word(before)],
      flags: this.flags(head, top, governor, above, argument, preposition, tokens, name),
      name,
      key,
      linked: [
        ...(tree.is(head.id, 'nmod:desc', 'appos', 'flat') && head.head !== null ? [head.head] : []),
        ...tree.children(head.id, 'nmod:desc', 'appos'),
      ],
    };
  }

  private flags(
    head: Token,
    top: number,
    governor: number,
    above: number,
    argument: { token: number; role: string } | undefined,
    preposition: string,
    tokens: [number, number],
    name: boolean,
  ): number[] {
    const { tree } = this;
    const entity = this.names.find((each) => each.tokens.some((one) => one.id === head.id));
    const near = new Set([governor, above, argument?.token ?? -1]);
    const types = (where: readonly Trigger[]): number[] =>
      HEAD_TYPES.map((type) => (where.some((trigger) => trigger.type === type) ? 1 : 0));
    const before = this.text.slice(Math.max(0, tree.at(tokens[0]).start - 2), tree.at(tokens[0]).start);
    const determiner = tree.child(head.id, 'det');
    const article = determiner === null ? '' : tree.at(determiner).form.toLowerCase();
    const mark = (test: boolean): number => (test ? 1 : 0);
    return [
      ...oneHot(RELATIONS, head.deprel),
      ...oneHot(RELATIONS, tree.relation(top)),
      ...oneHot(ENTITIES, entity?.type ?? ''),
      ...oneHot(PREPOSITIONS, preposition),
      ...oneHot(ROLES, argument?.role ?? ''),
      ...types(this.triggers.filter((trigger) => near.has(trigger.token))),
      ...types(this.triggers),
      mark(head.upos === 'PROPN'),
      mark(governor >= 0 && tree.isPassive(governor)),
      mark(governor >= 0 && tree.at(governor).upos === 'VERB'),
      mark(governor >= 0 && tree.children(governor, 'advmod', 'aux').some((id) => tree.lemma(id) === 'not')),
      mark(name),
      mark(tree.feature(head.id, 'Number=Plur')),
      mark(tree.child(head.id, 'nummod') !== null),
      mark(article === 'the'),
      mark(article === 'a' || article === 'an'),
      mark(/["“(]/.test(before)),
      mark(tree.child(head.id, 'nmod:poss') !== null),
      mark(tree.children(head.id, 'acl', 'acl:relcl').length > 0),
      mark(this.sentence === 0),
      mark(this.sentence === 1),
      this.position,
    ];
  }
}

function singular(form: string): string {
  return form.toUpperCase().replace(/S$/, '');
}

function oneHot(values: readonly string[], value: string): number[] {
  return values.map((each) => (each === value ? 1 : 0));
}

/** FNV-1a over UTF-8, from 1; 0 is no word. */
function hash(word: string): number {
  if (word === '') return 0;
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(word)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return 1 + (value % WORDS);
}
