/**
 * Sides of a noun that leads back: "Modi met Putin on Monday. The talks focused on trade." In: the acts of a document,
 * sentence by sentence. Out: the same; a definite event noun that lacks a side takes it from the only act of the sentence
 * before, or the one before that, that has its type and a word of its family. Its own sides must agree, and a word that tells
 * it apart ("the second meeting", "the attack in Lyon") leaves it alone. Parties keep the
 * words that name them; the act's evidence then begins where those stand. And doers of what one victim undergoes twice.
 */
import type { ToldActs } from './acts.ts';
import type { Act } from './merge.ts';
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';

/** Sentences back that a noun may lead to. */
const REACH = 2;

const family = (nouns: string, told: string): { nouns: Set<string>; told: Set<string> } => ({
  nouns: new Set(nouns.split(' ')),
  told: new Set(`${nouns} ${told}`.split(' ')),
});

/** Nouns by which an act may be named again, and words that may have told it. */
const FAMILIES = [
  family(
    'talk talks meeting summit negotiation discussion conversation consultation dialogue encounter gathering',
    'meet negotiate discuss confer talk receive host',
  ),
  family('visit trip tour', 'travel arrive fly'),
  family('call conversation', 'phone telephone speak talk'),
  family(
    'attack assault raid strike airstrike bombing bombardment shelling ambush offensive incursion invasion operation',
    'storm bomb bombard shell invade kill shoot hit fire wound injure stab',
  ),
  family(
    'killing murder assassination execution shooting stabbing massacre',
    'kill murder assassinate execute shoot stab behead attack',
  ),
  family('agreement accord deal treaty pact ceasefire truce memorandum contract', 'agree sign'),
  family('sanction embargo ban blockade restriction measure', 'impose sanction ban'),
  family('arrest detention', 'arrest detain seize capture nab apprehend'),
  family('protest demonstration rally march strike riot', 'demonstrate protest rally march'),
  family('cooperation exercise drill manoeuvre maneuver', 'cooperate'),
  family('withdrawal pullout retreat', 'withdraw retreat'),
  family('sentence conviction verdict ruling', 'sentence convict jail imprison'),
] as const;

const DEFINITE = /^(the|this|these|those|that)$/i;
/** Words that set an act beside another of its kind. */
const APART =
  /^(first|second|third|fourth|fifth|last|next|previous|earlier|former|other|another|similar|new|latest|recent|future|further|past|upcoming|subsequent|separate|same|annual|deadliest|worst|original|initial|final)$/i;

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
        const fit = each.acts.filter((other) => isFamily(tree, act, each.tree, other));
        if (fit.length === 0) continue;
        if (fit.length === 1 && take(act, fit[0]!)) act.since = fit[0]!.since ?? each.sentence.start;
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
        each.actor.id === actor.id &&
        each.actor.id !== null &&
        each.actor.person === actor.person &&
        (actor.person !== null || tree.at(each.token).upos === 'PRON'),
    ),
  );
}

function areSame(some: readonly Party[], others: readonly Party[]): boolean {
  return some.length === others.length && some.every(({ actor }, at) => actor.id === others[at]!.actor.id);
}

function isBack(tree: SentenceTree, { candidate: { reading } }: Act): boolean {
  const { token } = reading;
  if (reading.cue.kind !== 'noun' || tree.at(token).upos !== 'NOUN') return false;
  if (!tree.children(token, 'det').some((det) => DEFINITE.test(tree.at(det).form))) return false;
  return tree
    .children(token)
    .every(
      (child) =>
        !APART.test(tree.at(child).form) &&
        !tree.is(child, 'nmod', 'nmod:poss', 'nummod', 'acl', 'acl:relcl', 'appos', 'conj') &&
        tree.at(child).upos !== 'PROPN',
    );
}

function isFamily(tree: SentenceTree, act: Act, before: SentenceTree, other: Act): boolean {
  if (act.candidate.type.id !== other.candidate.type.id || other.actors.length + other.recipients.length === 0)
    return false;
  const noun = tree.lemma(act.candidate.reading.token);
  const { reading, roles } = other.candidate;
  const words = [reading.token, reading.object, roles.support?.verb ?? null, ...other.merged]
    .filter((token): token is number => token !== null)
    .map((token) => before.lemma(token));
  return (
    words.includes(noun) || FAMILIES.some(({ nouns, told }) => nouns.has(noun) && words.some((word) => told.has(word)))
  );
}

/** People of whom no more is told than where they are. */
function isNobodyKnown({ id, person, sectors }: Party['actor']): boolean {
  return (
    person === null &&
    (id === null || (sectors.length > 0 && sectors.every((sector) => sector === 'CVL' || sector === 'UNK')))
  );
}

/** The missing side, where the one that is told is the same. */
function take(act: Act, from: Act): boolean {
  const agree = (own: readonly Party[], others: readonly Party[]): boolean =>
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
