/**
 * Who of a sentence may stand on a side of an act, and what a learned head sees of each. In: a tree, the parties its phrases
 * name, a trigger, what the rules made of it. Out: candidates, and for a (trigger, candidate) pair what the head is told beside
 * the two words' states: the way between them in the tree, their learned roles, what kind of phrase it is, what the rules say.
 * Training reads the very same numbers (training/events), so this file is the only definition of them.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import { HEAD_TYPES } from './features.ts';
import type { Parties } from './parties.ts';
import { type Party, samePhrase } from './party.ts';
import type { SentenceTree } from './syntax.ts';

const NAMING = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'DET']);

/** Everybody a sentence names, once each, in the order of their head words; towns included. */
export function sideCandidates(tree: SentenceTree, parties: Parties): Party[] {
  const found = new Map<string, Party>();
  for (const token of tree.tokens) {
    if (!NAMING.has(token.upos)) continue;
    const party = parties.at(tree, token.id, { placesAct: true, owners: false }) ?? parties.somebody(tree, token.id);
    if (party === null) continue;
    const key = `${party.actor.start}:${party.actor.end}`;
    if (!found.has(key)) found.set(key, party);
  }
  const all = [...found.values()];
  return all.filter((party) => !isPart(party, all)).sort((a, b) => a.token - b.token);
}

/** "President" of "Russian President Vladimir Putin": part of a longer phrase that says who is meant, while it does not. */
function isPart({ actor }: Party, all: readonly Party[]): boolean {
  return (
    actor.id === null &&
    all.some(
      ({ actor: whole }) =>
        whole.id !== null &&
        whole.start <= actor.start &&
        actor.end <= whole.end &&
        whole.end - whole.start > actor.end - actor.start,
    )
  );
}

/** Values of a field, each with its place. */
type Values = ReadonlyMap<string, number>;
const valuesOf = (values: readonly string[]): Values => new Map(values.map((value, at) => [value, at]));

const RELATIONS = valuesOf([
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'obl',
  'obl:agent',
  'nmod',
  'nmod:poss',
  'amod',
  'compound',
  'appos',
  'conj',
  'flat',
  'root',
  'acl',
  'acl:relcl',
  'advcl',
  'ccomp',
  'xcomp',
  'parataxis',
]);
const PREPOSITIONS = valuesOf([
  'by',
  'of',
  'with',
  'against',
  'on',
  'to',
  'in',
  'for',
  'from',
  'between',
  'at',
  'over',
  'into',
  'among',
  'about',
]);
const ROLES = ['A0', 'A1', 'A2'] as const;
const VIA = ['mention', 'entity', 'people', 'owner', 'holder', 'contents'];
const KINDS = ['VERB', 'NOUN', 'ADJ'];
const WORDS = ['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ'];
const STEPS = 5;
/** Words apart, beyond which it makes no difference how far. */
const NEAR = 12;

const HAND =
  STEPS * 2 +
  (RELATIONS.size + 1) * 4 +
  (PREPOSITIONS.size + 1) +
  ROLES.length * 2 +
  VIA.length +
  KINDS.length +
  WORDS.length +
  HEAD_TYPES.length +
  20;

/** Numbers the head is told of a pair, for states of a width: the states of both words, then what `pairNumbers` gives. */
export function pairWidth(states: number): number {
  return states * 2 + HAND;
}

export interface PairContext {
  readings: readonly Reading[];
  /** Roles the rules filled for each reading of the trigger; the first is that of the reading they chose. */
  roles: readonly Roles[];
  /** Head tokens of all candidates of the sentence. */
  others: readonly number[];
}

/** What is known of a pair beside the states of its words. */
export function pairNumbers(
  tree: SentenceTree,
  trigger: number,
  party: Party,
  { readings, roles, others }: PairContext,
): Float32Array {
  const out = new Float32Array(HAND);
  const token = party.token;
  let at = 0;
  const put = (value: number | boolean): void => {
    out[at++] = Number(value);
  };
  /** One of so many flags, none where the index is below 0. */
  const flag = (index: number, count: number): void => {
    if (index >= 0) out[at + index] = 1;
    at += count;
  };
  const oneOf = (values: Values, value: string | null): void => {
    const index = value === null ? undefined : values.get(value);
    flag(index ?? values.size, values.size + 1);
  };
  // a conjunct stands where the first of them stands
  const first = firstConjunct(tree, token);
  const { up, down } = between(tree, trigger, first);
  flag(Math.min(up.length, STEPS - 1), STEPS);
  flag(Math.min(down.length, STEPS - 1), STEPS);
  oneOf(RELATIONS, relationOf(tree, first));
  oneOf(RELATIONS, down.length > 0 ? relationOf(tree, down.at(-1)!) : null);
  oneOf(RELATIONS, relationOf(tree, trigger));
  oneOf(RELATIONS, up.length > 1 ? relationOf(tree, up.at(-1)!) : null);
  oneOf(PREPOSITIONS, tree.prepositions(first)[0] ?? null);
  const governor = tree.head(trigger);
  for (const predicate of [trigger, governor]) {
    for (const role of ROLES)
      put(predicate !== null && tree.learned(predicate, role).some((filler) => filler.token === token));
  }
  flag(VIA.indexOf(party.via), VIA.length);
  flag(KINDS.indexOf(tree.at(trigger).upos), KINDS.length);
  flag(WORDS.indexOf(tree.at(token).upos), WORDS.length);
  for (const reading of readings) {
    const type = HEAD_TYPES.indexOf(reading.cue.type as (typeof HEAD_TYPES)[number]);
    if (type >= 0) out[at + type] = Math.max(out[at + type]!, reading.cue.weak ? 0.5 : 1);
  }
  at += HEAD_TYPES.length;
  const holds = (side: readonly Party[] | undefined): boolean => (side ?? []).some((each) => samePhrase(each, party));
  const chosen = roles[0];
  const [from, to] = token < trigger ? [token, trigger] : [trigger, token];
  for (const value of [
    holds(chosen?.actors),
    holds(chosen?.recipients),
    roles.some((each) => holds(each.actors)),
    roles.some((each) => holds(each.recipients)),
    roles.some((each) => each.third.some((third) => third.party.token === token)),
    chosen?.agentWord === token,
    chosen?.recipientWord === token,
    chosen?.mutual === true,
    chosen?.support !== null && chosen?.support !== undefined,
    token < trigger,
    Math.log1p(to - from) / 3,
    others.filter((other) => other > from && other < to).length / 4,
    tree.isPassive(trigger),
    readings.some((reading) => reading.cue.reciprocal),
    first !== token,
    party.actor.id !== null,
    party.actor.country !== null,
    party.actor.person !== null,
    party.actor.sectors.length > 0,
    Math.max(-NEAR, Math.min(NEAR, token - trigger)) / NEAR,
  ])
    put(value);
  return out;
}

function relationOf(tree: SentenceTree, token: number): string {
  const relation = tree.relation(token);
  return RELATIONS.has(relation) ? relation : relation.split(':')[0]!;
}

/** Where a coordination or apposition begins that a word is a later part of. */
export function firstConjunct(tree: SentenceTree, token: number): number {
  let node = token;
  for (let step = 0; step < 10 && tree.is(node, 'conj', 'appos', 'flat'); step += 1) {
    const head = tree.head(node);
    if (head === null || tree.at(head).upos === 'VERB') break;
    node = head;
  }
  return node;
}

/** The way from one token to another: nodes climbed from (the trigger first, the meeting point left out), and descended to. */
function between(tree: SentenceTree, from: number, to: number): { up: number[]; down: number[] } {
  const above = chain(tree, from);
  const below = chain(tree, to);
  const meet = above.findIndex((node) => below.includes(node));
  if (meet < 0) return { up: above, down: below };
  return { up: above.slice(0, meet), down: below.slice(0, below.indexOf(above[meet]!)) };
}

function chain(tree: SentenceTree, token: number): number[] {
  const nodes: number[] = [];
  for (let node: number | null = token; node !== null && nodes.length < 40; node = tree.head(node)) nodes.push(node);
  return nodes;
}
