/**
 * Whom "they" and "them" stand for on a side where coreference leaves it open. In: the acts of a document, the parties of its
 * phrases. Out: the same; the pronoun is whoever grammar leaves alone: the subject of the clause around ("soldiers were on
 * patrol when they were attacked"; "the soldiers reached the spot, where gunmen shot at them"), or the subject of the sentence
 * before ("The police seized … They thanked …"). Where another group is told beside him it stays open.
 */
import type { ToldActs } from './acts.ts';
import type { Parties } from './parties.ts';
import type { Party } from './party.ts';
import type { SurveyedSentence } from './survey.ts';
import type { SentenceTree } from './syntax.ts';
import { PEOPLE_NOUNS } from './words.ts';

const SUBJECTS = ['nsubj', 'nsubj:pass'] as const;
/** Nouns in the singular that many belong to. */
const BODIES = new Set(
  'police army government group gang squad unit division force network cartel team crew troop ministry council company party militia family'.split(
    ' ',
  ),
);

export function settlePronouns(
  told: readonly ToldActs[],
  sentences: readonly SurveyedSentence[],
  parties: Parties,
): void {
  const trees = new Map(sentences.map(({ sentence, tree }) => [sentence.id, tree]));
  for (const { sentence, tree, acts } of told) {
    const before = trees.get(sentence.id - 1) ?? null;
    const settle = (party: Party): Party => {
      const back = isOpen(tree, party) ? meant(tree, party.token, before, parties) : null;
      if (back === null) return party;
      const { text, start, end } = party.actor;
      return { ...party, actor: { ...back.actor, text, start, end } };
    };
    for (const act of acts) {
      act.actors = act.actors.map(settle);
      act.recipients = act.recipients.map(settle);
    }
  }
}

/** A pronoun of the third person plural that nobody could lead back. */
function isOpen(tree: SentenceTree, { token, actor }: Party): boolean {
  // a noun that leads back has lent parties of another sentence
  return actor.id === null && tree.peek(token)?.upos === 'PRON' && /^(they|them)$/i.test(actor.text);
}

function meant(tree: SentenceTree, token: number, before: SentenceTree | null, parties: Parties): Party | null {
  const subject = tree.is(token, ...SUBJECTS);
  const verb = clauseOf(tree, token);
  if (verb === null) return null;
  const main = mainClause(tree, verb);
  if (main !== null) {
    const own = subject ? [] : groups(tree, parties, tree.subtree(verb));
    const around = groups(
      tree,
      parties,
      tree.subtree(main, (child) => child === verb),
    );
    // who else the clause tells of does something to them
    return own.length > 1 ? null : onlySubject(tree, main, around);
  }
  if (!subject || before === null || !tree.is(verb, 'root') || token !== tree.tokens[0]!.id) return null;
  const root = before.tokens.find(({ id }) => before.head(id) === null);
  return root ? onlySubject(before, root.id, groups(before, parties, before.subtree(root.id))) : null;
}

/** The verb whose clause a word stands in. */
function clauseOf(tree: SentenceTree, token: number): number | null {
  let node = tree.head(token);
  for (let up = 0; node !== null && up < 4 && tree.at(node).upos !== 'VERB'; up += 1) node = tree.head(node);
  return node !== null && tree.at(node).upos === 'VERB' ? node : null;
}

/** The verb that a clause of time or place hangs on: "when they were attacked", "where police shot at them". */
function mainClause(tree: SentenceTree, verb: number): number | null {
  if (!tree.is(verb, 'advcl', 'acl:relcl')) return null;
  const opens = tree.children(verb, 'mark', 'advmod').some((word) => OPENING.has(tree.lemma(word)));
  if (!opens) return null;
  let node = tree.head(verb);
  for (let up = 0; node !== null && up < 4 && tree.at(node).upos !== 'VERB'; up += 1) node = tree.head(node);
  return node !== null && tree.at(node).upos === 'VERB' ? node : null;
}

const OPENING = new Set(['when', 'where', 'while', 'as', 'before', 'after']);

/** Everybody of a clause who is more than one. */
function groups(tree: SentenceTree, parties: Parties, tokens: readonly number[]): Party[] {
  return tokens
    .filter((token) => isMany(tree, token))
    .flatMap((token) => parties.at(tree, token, { placesAct: false, owners: false }) ?? [])
    .filter((party) => party.actor.person === null);
}

function isMany(tree: SentenceTree, token: number): boolean {
  const { upos } = tree.at(token);
  if (upos === 'PROPN') return tree.is(token, ...SUBJECTS);
  if (upos !== 'NOUN') return false;
  return BODIES.has(tree.lemma(token)) || (tree.feature(token, 'Number=Plur') && PEOPLE_NOUNS.has(tree.lemma(token)));
}

/** The subject of a verb, where no other group is told beside it. */
function onlySubject(tree: SentenceTree, verb: number, around: readonly Party[]): Party | null {
  const subject = tree.child(verb, ...SUBJECTS);
  if (subject === null) return null;
  const within = tree.subtree(subject);
  const [first, ...others] = around;
  if (!first || !within.includes(first.token) || others.some(({ token }) => !within.includes(token))) return null;
  // "officers of the police" are one group, "officers and rebels" are two
  return tree.conjuncts(subject).length > 1 ? null : first;
}
