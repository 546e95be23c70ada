/**
 * Sides of a noun that leads back: "Modi met Putin on Monday. The talks focused on trade." In: the acts of a document,
 * sentence by sentence. Out: the same; a definite event noun that lacks a side takes it from the only act of the sentence
 * before, or the one before that, that has its type and a word of its family. Its own sides must agree, and a word that tells
 * it apart ("the second meeting", "the attack in Lyon") leaves it alone. Parties keep the
 * words that name them; the act's evidence then begins where those stand. And doers of what one victim undergoes twice.
 */
import type { ToldActs } from './acts.ts';
import { isNamedAgain, isOfFamily } from './families.ts';
import type { Act } from './merge.ts';
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';

/** Sentences back that a noun may lead to. */
const REACH = 2;

export function leadBack(told: readonly ToldActs[]): void {
  for (const [index, { sentence, tree, acts }] of told.entries()) {
    for (const act of acts) {
      if (act.candidate.roles.mutual || (act.actors.length > 0 && act.recipients.length > 0) || !isBack(tree, act))
        continue;
      const before = told
        .slice(Math.max(0, index - REACH), index)
        .filter((each) => sentence.id - each.sentence.id <= REACH)
        .reverse();
      for (const each of before) {
        const fit = each.acts.filter((other) => isSameAgain(tree, act, each.tree, other));
        if (fit.length === 0) continue;
        if (fit.length === 1 ? take(act, fit[0]!) : takeAll(act, fit)) act.since = fit[0]!.since ?? each.sentence.start;
        break;
      }
    }
  }
}

/** What one victim undergoes once: whoever shot him has killed him, whoever detained him has arrested him. */
const VIOLENCE = 'ASSAULT';
const ARRESTS = new Set('arrest detain capture apprehend nab detention'.split(' '));

/**
 * "Ada Roe was killed on Monday. Gunmen shot her at home": violence or an arrest that nobody is said to have done takes whoever does the
 * like to the same person in the sentence before or after, where that is clear.
 */
export function lendDoers(told: readonly ToldActs[]): void {
  for (const [index, { sentence, tree, acts }] of told.entries()) {
    const near = told
      .slice(Math.max(0, index - 1), index + 2)
      .filter((each) => Math.abs(each.sentence.id - sentence.id) === 1);
    for (const act of acts) {
      if (act.actors.length > 0 || act.recipients.length === 0 || act.candidate.roles.mutual) continue;
      const kind = kindOf(act, tree);
      if (kind === null) continue;
      const others = near.flatMap((each) =>
        each.acts
          .filter((other) => kindOf(other, each.tree) === kind && isSameVictim(act, other, each.tree))
          .map((other) => ({ other, beside: each.sentence })),
      );
      const [first] = others;
      if (!first || others.some(({ other }) => !areSame(other.actors, first.other.actors))) continue;
      act.actors = first.other.actors;
      act.since = Math.min(act.since ?? sentence.start, first.beside.start);
      act.until = Math.max(sentence.end, first.beside.end);
    }
  }
}

function kindOf({ candidate: { reading, type } }: Act, tree: SentenceTree): string | null {
  if (type.id === VIOLENCE) return VIOLENCE;
  return ARRESTS.has(tree.lemma(reading.token)) ? 'arrest' : null;
}

/** Whether everybody of one is the same person as one of the other, by name or by a pronoun. */
function isSameVictim(act: Act, other: Act, tree: SentenceTree): boolean {
  if (other.actors.length === 0 || other.candidate.roles.mutual) return false;
  return act.recipients.every(({ actor }) =>
    other.recipients.some(
      (each) =>
        // the very words, where a noun led back
        each.actor.start === actor.start ||
        (each.actor.id === actor.id &&
          each.actor.id !== null &&
          each.actor.person === actor.person &&
          (actor.person !== null || tree.peek(each.token)?.upos === 'PRON')),
    ),
  );
}

function areSame(some: readonly Party[], others: readonly Party[]): boolean {
  return some.length === others.length && some.every(({ actor }, at) => actor.id === others[at]!.actor.id);
}

function isBack(tree: SentenceTree, { candidate: { reading } }: Act): boolean {
  return reading.cue.kind === 'noun' && isNamedAgain(tree, reading.token);
}

function isSameAgain(tree: SentenceTree, act: Act, before: SentenceTree, other: Act): boolean {
  if (act.candidate.type.id !== other.candidate.type.id || other.actors.length + other.recipients.length === 0)
    return false;
  return isOfFamily(tree.lemma(act.candidate.reading.token), before, other);
}

/** People of whom no more is told than where they are. */
function isNobodyKnown({ id, person, sectors }: Party['actor']): boolean {
  return (
    person === null &&
    (id === null || (sectors.length > 0 && sectors.every((sector) => sector === 'CVL' || sector === 'UNK')))
  );
}

/** "He was killed and his driver wounded. Rebels claimed the attack": on all whom nobody else is said to have harmed. */
function takeAll(act: Act, fit: readonly Act[]): boolean {
  if (!act.candidate.roles.claimed || act.recipients.length > 0 || fit.some(({ actors }) => actors.length > 0))
    return false;
  act.recipients = fit.flatMap(({ recipients }) => recipients);
  return act.recipients.length > 0;
}

/** The missing side, where the one that is told is the same. */
function take(act: Act, from: Act): boolean {
  const agree = (own: readonly Party[], others: readonly Party[]): boolean =>
    others.length === 0 ||
    own.every(({ actor }) => actor.id !== null && others.some((each) => each.actor.id === actor.id));
  if (from.candidate.roles.mutual) {
    if (!agree([...act.actors, ...act.recipients], from.actors)) return false;
    act.actors = from.actors;
    act.recipients = [];
    act.candidate.roles = { ...act.candidate.roles, mutual: true };
    return true;
  }
  // "the attack left five people dead": the dead may be those who were attacked
  if (from.recipients.length > 0 && act.recipients.every(({ actor }) => isNobodyKnown(actor))) act.recipients = [];
  if (!agree(act.actors, from.actors) || !agree(act.recipients, from.recipients)) return false;
  const lent = (own: readonly Party[], others: readonly Party[]): boolean => own.length === 0 && others.length > 0;
  const taken = lent(act.actors, from.actors) || lent(act.recipients, from.recipients);
  if (act.actors.length === 0) act.actors = from.actors;
  if (act.recipients.length === 0) act.recipients = from.recipients;
  return taken;
}
