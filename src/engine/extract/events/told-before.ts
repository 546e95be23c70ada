/**
 * Sides that an act has from what was told right before it: "Rebels stormed the post. Four officers were killed in the
 * attack", "The soldiers fired back", "France condemned the move". In: the acts of a document, sentence by sentence. Out: the
 * same; a side that stayed empty is taken from the acts of the sentence before, where these agree who it was (the act's evidence
 * then begins where those stand), or from the clause that says when.
 */
import type { Sentence } from '../../document.ts';
import type { ToldActs } from './acts.ts';
import { isNamedAgain, isOfFamily } from './families.ts';
import type { Act } from './merge.ts';
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';
import { HARMS } from './words.ts';

const VIOLENCE = 'ASSAULT';
const COMMENTS = new Set(['ACCUSE', 'REJECT', 'SUPPORT']);
/** Nouns for whatever somebody has just done. */
const DEEDS = new Set('move decision step measure action announcement'.split(' '));
/** Nouns for an attack that tell no more of it. */
const ATTACKS = new Set(
  'attack assault raid ambush shooting bombing strike airstrike shelling bombardment massacre incident firing explosion blast'.split(
    ' ',
  ),
);
/** Nouns for what two sides do to one another. */
const FIGHTS = new Set('fighting clash gunfight gunbattle firefight battle shootout skirmish encounter'.split(' '));
const BACK = new Set(['fire', 'shoot', 'hit', 'strike']);
const WHEN = new Set(['when', 'as', 'after', 'while']);
/** What a verb may have beside it that sets it nowhere else. */
const NO_SETTING = ['nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'punct', 'conj', 'cc', 'parataxis'] as const;
/** Words for those who attack, whoever they are. */
const ATTACKERS = new Set(
  'attacker assailant bomber gunman shooter hijacker militant insurgent rebel fighter'.split(' '),
);

interface Told {
  act: Act;
  tree: SentenceTree;
}

export function fillFromBefore(told: readonly ToldActs[]): void {
  for (const [index, { sentence, tree, acts }] of told.entries()) {
    const before = told[index - 1];
    const near: Told[] =
      before && sentence.id - before.sentence.id === 1 ? before.acts.map((act) => ({ act, tree: before.tree })) : [];
    for (const act of acts.filter(({ candidate }) => !candidate.roles.mutual)) {
      if (act.actors.length === 0) {
        lend(act, 'actors', attackersWhen({ act, tree }, acts));
        if (act.actors.length === 0) lend(act, 'actors', harmers({ act, tree }, near), before?.sentence);
      } else if (act.recipients.length === 0) {
        const { token } = act.candidate.reading;
        const here = acts.filter((each) => each.candidate.reading.token < token).map((each) => ({ act: each, tree }));
        lend(act, 'recipients', shotAt({ act, tree }, here));
        if (act.recipients.length === 0)
          lend(
            act,
            'recipients',
            [...shotAt({ act, tree }, near), ...deedDoers({ act, tree }, near)],
            before?.sentence,
          );
      }
    }
    shareDoers(tree, acts);
    for (const act of acts) partKin(tree, act);
  }
}

/** "Three rebels died after rebels stormed the post": those who attacked are others than those who died. */
function partKin(tree: SentenceTree, act: Act): void {
  const { type, reading, roles } = act.candidate;
  if (type.id !== VIOLENCE || roles.mutual) return;
  const isAfar = ({ token }: Party): boolean =>
    clauseOf(tree, token) !== clauseOf(tree, reading.token) && tree.peek(token)?.upos === 'NOUN';
  const isLike = (one: Party, other: Party): boolean =>
    one.actor.id === other.actor.id && nounOf({ party: one, tree }) === nounOf({ party: other, tree });
  const { actors, recipients } = act;
  act.actors = actors.filter((party) => !(isAfar(party) && recipients.some((other) => isLike(party, other))));
  act.recipients = recipients.filter((party) => !(isAfar(party) && actors.some((other) => isLike(party, other))));
}

/** The verb of a clause of time that a word stands in; null in the main clause. */
function clauseOf(tree: SentenceTree, token: number): number | null {
  if (tree.peek(token) === undefined) return null;
  let node: number | null = token;
  for (let up = 0; node !== null && up < 12; node = tree.head(node), up += 1) if (tree.is(node, 'advcl')) return node;
  return null;
}

/** "Two were killed and five wounded in the attack": by the same. */
function shareDoers(tree: SentenceTree, acts: readonly Act[]): void {
  const isHarm = ({ candidate: { reading } }: Act): boolean => isUndergone(tree, reading.token);
  for (const act of acts.filter((each) => each.actors.length === 0 && isHarm(each))) {
    const token = act.candidate.reading.token;
    const beside = acts.filter(
      (each) =>
        each.actors.length > 0 &&
        isHarm(each) &&
        !each.candidate.roles.mutual &&
        (tree.is(token, 'conj') ? tree.head(token) : token) ===
          (tree.is(each.candidate.reading.token, 'conj')
            ? tree.head(each.candidate.reading.token)
            : each.candidate.reading.token),
    );
    const doers = agreed(beside.map(({ actors }) => actors));
    if (!act.recipients.some((party) => doers.some((doer) => areKin(doer, party)))) {
      lend(act, 'actors', doers);
      act.since = beside[0]?.since ?? act.since;
    }
  }
}

function lend(act: Act, side: 'actors' | 'recipients', parties: readonly Party[], from?: Sentence): void {
  if (parties.length === 0) return;
  act[side] = [...parties];
  if (from) act.since = Math.min(act.since ?? from.start, from.start);
}

/** "Four officers were killed in the attack": whoever attacked. */
function harmers({ act, tree }: Told, near: readonly Told[]): readonly Party[] {
  const { type, reading } = act.candidate;
  if (type.id !== VIOLENCE || act.recipients.length === 0) return [];
  const nouns = ['in', 'during', 'by', 'from']
    .flatMap((slot) => tree.slot(reading.token, slot))
    .map(({ token }) => token)
    .filter((token) => isNamedAgain(tree, token));
  const fight = nouns.some((token) => FIGHTS.has(tree.lemma(token)));
  if (!fight && !nouns.some((token) => ATTACKS.has(tree.lemma(token))) && !isBareHarm(tree, reading.token)) return [];
  const violence = near.filter((each) => each.act.candidate.type.id === VIOLENCE && each.act.actors.length > 0);
  if (fight) {
    const [only, ...others] = violence.filter((each) => sidesOf(each.act).length === 2);
    return only && others.length === 0 ? foesOf(act.recipients, sidesOf(only.act)) : [];
  }
  return unlessOwn(
    act,
    tree,
    agreed(violence.filter((each) => !each.act.candidate.roles.mutual).map((each) => each.act.actors)),
  );
}

/** "Ten were hurt after police charged", "as a bomber rammed the gate": whoever does it in the clause that says when. */
function attackersWhen({ act, tree }: Told, acts: readonly Act[]): readonly Party[] {
  const verb = act.candidate.reading.token;
  if (act.candidate.type.id !== VIOLENCE || !isUndergone(tree, verb)) return [];
  const clauses = tree
    .children(verb, 'advcl')
    .filter((clause) => tree.children(clause, 'mark', 'advmod').some((word) => WHEN.has(tree.lemma(word))))
    // "hours after"
    .filter((clause) => !tree.children(clause, 'obl').some((noun) => noun < (tree.child(clause, 'nsubj') ?? clause)));
  const attacks = acts.filter(
    ({ candidate: { type, reading, roles } }) =>
      type.id === VIOLENCE && !roles.mutual && clauses.includes(reading.token),
  );
  return unlessOwn(act, tree, agreed(attacks.map(({ actors }) => actors)));
}

/** Those who did it to the recipients of an act, unless they are of their own. */
function unlessOwn(act: Act, tree: SentenceTree, doers: readonly Party[]): readonly Party[] {
  const may = act.recipients.every(
    (party) =>
      !doers.some((doer) => areKin(doer, party)) &&
      !(ATTACKERS.has(nounOf({ party, tree })) && doers.some((doer) => !isOfState(doer))),
  );
  return may ? doers : [];
}

/** "Two people died", "At least 40 worshippers were killed": nothing tells of another place, time or cause. */
function isBareHarm(tree: SentenceTree, verb: number): boolean {
  if (!isUndergone(tree, verb) || !tree.is(verb, 'root')) return false;
  return tree.children(verb).every((child) => tree.is(child, ...NO_SETTING));
}

/** "Were killed", "died". */
function isUndergone(tree: SentenceTree, verb: number): boolean {
  return HARMS.has(tree.lemma(verb)) && (tree.lemma(verb) === 'die' || tree.isPassive(verb));
}

/** The two sides of a fight. */
function sidesOf({ actors, recipients, candidate: { roles } }: Act): Party[] {
  return roles.mutual ? actors : [...actors, ...recipients];
}

/** Of two who fought, the one that those who came to harm are not of. */
function foesOf(harmed: readonly Party[], [one, other]: readonly Party[]): readonly Party[] {
  const all = (side: Party): boolean => harmed.every((party) => areKin(side, party));
  if (all(one!) === all(other!)) return [];
  return all(one!) ? [other!] : [one!];
}

/** "The soldiers fired back", "returned fire": at whoever had attacked them. */
function shotAt({ act, tree }: Told, near: readonly Told[]): readonly Party[] {
  const { type, reading } = act.candidate;
  if (type.id !== VIOLENCE || !isAnswer(tree, reading.token)) return [];
  return agreed(
    near
      .filter((each) => [VIOLENCE, 'COERCE'].includes(each.act.candidate.type.id) && each.act.actors.length > 0)
      .filter((each) =>
        act.actors.every((party) =>
          each.act.recipients.some((other) => areNamedAlike({ party, tree }, { party: other, tree: each.tree })),
        ),
      )
      .map((each) => each.act.actors),
  );
}

function isAnswer(tree: SentenceTree, verb: number): boolean {
  const lemma = tree.lemma(verb);
  if (lemma === 'retaliate') return true;
  if (lemma === 'return') return tree.children(verb, 'obj').some((object) => tree.lemma(object) === 'fire');
  return BACK.has(lemma) && tree.children(verb, 'advmod', 'compound').some((word) => tree.lemma(word) === 'back');
}

/** "France condemned the move": whose it was. */
function deedDoers({ act, tree }: Told, near: readonly Told[]): readonly Party[] {
  const { type, reading } = act.candidate;
  if (!COMMENTS.has(type.id)) return [];
  const words = [
    ...tree.patients(reading.token),
    ...tree.complements(reading.token).flatMap((clause) => tree.subjects(clause)),
  ];
  const [noun, ...others] = new Set(words.map(({ token }) => token));
  if (noun === undefined || others.length > 0 || !isNamedAgain(tree, noun)) return [];
  const told = near.filter((each) => each.act.actors.length > 0);
  const meant = DEEDS.has(tree.lemma(noun))
    ? told.filter((each) => !isWords(each.act))
    : told.filter((each) => isOfFamily(tree.lemma(noun), each.tree, each.act));
  // several acts told beside one another by several doers leave open which is meant
  const doers = agreed(meant.map((each) => (each.act.candidate.roles.mutual ? [] : each.act.actors)));
  return doers.some((doer) => act.actors.some((own) => areKin(own, doer))) ? [] : doers;
}

/** Words about what another does are not what is meant by "the move". */
function isWords({ candidate: { type } }: Act): boolean {
  return type.id === 'ACCUSE';
}

/** The parties that all name, if all name the same. */
function agreed(sides: readonly (readonly Party[])[]): readonly Party[] {
  const [first, ...others] = sides;
  if (!first) return [];
  const same = others.every(
    (side) =>
      side.length === first.length &&
      side.every(({ actor }) =>
        first.some((each) => (actor.id === null ? each.actor.start === actor.start : each.actor.id === actor.id)),
      ),
  );
  return same ? first : [];
}

/** Somebody and his own people: one id, or the same kind of people of one country. */
function areKin({ actor: one }: Party, { actor: other }: Party): boolean {
  if (one.id !== null && one.id === other.id) return true;
  if (one.id?.split('/')[0] === other.id) return true;
  return (
    one.country !== null &&
    one.country === other.country &&
    one.sectors.some((sector) => sector !== 'CVL' && sector !== 'UNK' && other.sectors.includes(sector))
  );
}

/** An army, a police force or a government, and no band. */
function isOfState({ actor: { sectors } }: Party): boolean {
  return sectors.some((sector) => ['GOV', 'MIL', 'COP', 'SPY'].includes(sector));
}

interface Named {
  party: Party;
  tree: SentenceTree;
}

/** The same by name, or by the same noun where one of them has no name: "a patrol of Kenyan soldiers", "the soldiers". */
function areNamedAlike(one: Named, other: Named): boolean {
  const [id, otherId] = [one.party.actor.id, other.party.actor.id];
  if (id !== null && otherId !== null) return id === otherId;
  const noun = nounOf(one);
  return noun !== '' && noun === nounOf(other);
}

/** The common noun that tells somebody; none where he was lent by another sentence. */
function nounOf({ party: { token }, tree }: Named): string {
  return tree.peek(token)?.upos === 'NOUN' ? tree.lemma(token) : '';
}
