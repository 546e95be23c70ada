/**
 * Fills a side that stayed empty from constructions that name it plainly, beside the slots of the cue: "killed in a gunfight
 * with soldiers", "sentenced in a Dakar court", "in a letter to the minister, senators asked". In: an accepted act, its tree,
 * the parties of the phrases. Out: the act, with that side filled; a side that is taken stays as it is.
 */
import type { Act } from './merge.ts';
import type { Parties } from './parties.ts';
import { isAmong, type Party } from './party.ts';
import { VERBAL } from './setting.ts';
import type { SentenceTree } from './syntax.ts';
import { victimsOf } from './victims.ts';
import { PEOPLE_NOUNS } from './words.ts';

const COURTS = new Set(['court', 'tribunal', 'assize']);
const FIGHTS = new Set(
  'gunfight gunbattle firefight shootout shoot-out clash battle fight fighting skirmish encounter combat exchange confrontation standoff'.split(
    ' ',
  ),
);
const OPERATIONS = new Set('sting operation raid swoop crackdown sweep search bust ambush manhunt'.split(' '));
/** Sectors of those who carry such operations out. */
const ARMED = new Set(['MIL', 'COP', 'SPY', 'GOV', 'REB', 'UAF', 'CRM']);
const VISITS = new Set('visit trip tour'.split(' '));
const WRITINGS = new Set('letter message note email e-mail memo petition telegram missive'.split(' '));
const WRITING = new Set('write send address deliver submit forward email mail hand present'.split(' '));
const TELLING = new Set('say hope tell believe expect announce confirm insist stress think add state'.split(' '));

export function fillSides(tree: SentenceTree, act: Act, parties: Parties): void {
  if (act.candidate.roles.mutual) return;
  fillEmpty(tree, act, parties);
  act.actors = withCompanions(tree, act, parties);
  act.actors = withAlike(tree, act.actors, parties);
  act.recipients = withAlike(tree, act.recipients, parties);
}

function fillEmpty(tree: SentenceTree, act: Act, parties: Parties): void {
  const { type, reading } = act.candidate;
  const options = { placesAct: VERBAL.has(reading.cue.type), owners: false };
  const named = (tokens: readonly number[], placesAct = options.placesAct): Party[] =>
    tokens
      .flatMap((token) => parties.at(tree, token, { ...options, placesAct }) ?? [])
      .filter((party) => !isAmong(party, [...act.actors, ...act.recipients]));
  const victims = type.id === 'ASSAULT' ? victimsOf(tree, reading.token) : [];
  // "nine soldiers died in an ambush": they did not lay it
  act.actors = act.actors.filter((party) => !victims.includes(party.token));
  const fought = type.id === 'ASSAULT' ? named(fighters(tree, reading.token)) : [];
  if (fought.length > 0) act.actors = [...act.actors, ...fought].sort((a, b) => a.token - b.token);
  if (act.actors.length === 0) {
    const found = [
      () => (['SANCTION', 'COERCE', 'ACCUSE', 'CONCEDE'].includes(type.id) ? named(courts(tree, reading.token)) : []),
      () => (type.id === 'ASSAULT' ? named(foes(tree, reading.token)) : []),
      () =>
        ['ASSAULT', 'COERCE'].includes(type.id)
          ? named(operators(tree, reading.token)).filter(({ actor }) =>
              actor.sectors.some((sector) => ARMED.has(sector)),
            )
          : [],
      () =>
        type.id === 'CONSULT' && act.recipients.length > 0
          ? named(tellers(tree, reading.token)).filter(isOfficial)
          : [],
      () =>
        type.id === 'CONSULT' && act.recipients.length > 0 ? named(framed(tree, reading.token)).filter(isOfficial) : [],
    ];
    act.actors = first([...found, () => (VERBAL.has(type.id) ? named(listed(tree, reading.token)) : [])]);
  }
  if (act.recipients.length === 0) {
    const found = [
      () => named(victims),
      () => (type.id === 'ACCUSE' ? named(accused(tree, reading.token)) : []),
      () => (VERBAL.has(type.id) ? named(addressees(tree, reading.token)) : []),
      () =>
        type.id === 'CONSULT'
          ? named(hosts(tree, reading.token), true).filter(({ actor }) => actor.country !== null)
          : [],
    ];
    act.recipients = first(found);
  }
  const visit = [reading.token, reading.object ?? reading.token].find((token) => VISITS.has(tree.lemma(token)));
  if (type.id === 'CONSULT' && visit !== undefined)
    act.recipients = [
      ...act.recipients,
      ...named(nextStops(tree, visit, act.recipients), true).flatMap((party) => [
        party,
        ...parties.beside(tree, party),
      ]),
    ];
}

/** "Truck drivers and dock workers": two groups of one sector are two, while "Russia or its activities" is one. */
function withAlike(tree: SentenceTree, side: readonly Party[], parties: Parties): Party[] {
  return side.flatMap((party) => {
    if (party.actor.person !== null || !party.actor.id?.includes('/') || tree.at(party.token).upos !== 'NOUN')
      return [party];
    const alike = tree
      .children(party.token, 'conj')
      .filter((token) => tree.at(token).upos === 'NOUN' && PEOPLE_NOUNS.has(tree.lemma(token)))
      .flatMap((token) => parties.at(tree, token, { placesAct: false, owners: false }) ?? [])
      .filter(
        ({ actor }) =>
          actor.id === party.actor.id &&
          !side.some((each) => each.actor.start < actor.end && actor.start < each.actor.end),
      );
    return [party, ...alike];
  });
}

function first(found: readonly (() => Party[])[]): Party[] {
  for (const find of found) {
    const parties = find();
    if (parties.length > 0) return parties;
  }
  return [];
}

/** "Was sentenced in a Dakar court": who judges. */
function courts(tree: SentenceTree, verb: number): number[] {
  if (tree.at(verb).upos !== 'VERB' || !tree.isPassive(verb)) return [];
  return ['in', 'at', 'before']
    .flatMap((slot) => [...tree.slot(verb, slot), ...tree.markedBelow(verb, slot)])
    .map(({ token }) => token)
    .filter((token) => COURTS.has(tree.lemma(token)));
}

/** "Were killed in a gunfight with soldiers": whom they fought. */
function foes(tree: SentenceTree, verb: number): number[] {
  if (tree.at(verb).upos !== 'VERB') return [];
  return ['in', 'during', 'after']
    .flatMap((slot) => tree.slot(verb, slot))
    .filter(({ token }) => FIGHTS.has(tree.lemma(token)))
    .flatMap(({ token }) => [...tree.slot(token, 'with'), ...tree.slot(token, 'against'), ...tree.slot(verb, 'with')])
    .map(({ token }) => token);
}

/** "Were hurt in a clash between police and farmers": both who fought. */
function fighters(tree: SentenceTree, verb: number): number[] {
  if (tree.at(verb).upos !== 'VERB' || !tree.isPassive(verb)) return [];
  const between = ['in', 'during']
    .flatMap((slot) => tree.slot(verb, slot))
    .filter(({ token }) => FIGHTS.has(tree.lemma(token)))
    .map(({ token }) => tree.slot(token, 'between').map((filler) => filler.token));
  return between.find((sides) => sides.length > 1) ?? [];
}

/** "His arrest in a DEA sting", "were seized in a raid by soldiers": whose operation it was. */
function operators(tree: SentenceTree, act: number): number[] {
  return ['in', 'during']
    .flatMap((slot) => tree.slot(act, slot))
    .filter(({ token }) => OPERATIONS.has(tree.lemma(token)))
    .flatMap(({ token }) => ['by', 'poss', 'mod'].flatMap((slot) => tree.slot(token, slot)))
    .map(({ token }) => token);
}

/** "Along with special forces, police arrested": who acts together with the subject. */
function withCompanions(tree: SentenceTree, { actors, recipients, candidate }: Act, parties: Parties): Party[] {
  const { token } = candidate.reading;
  const subject = tree.child(token, 'nsubj');
  if (actors.length === 0 || subject === null || !actors.some((party) => party.token === subject)) return actors;
  const found = tree
    .children(token, 'obl')
    .filter((noun) => noun < subject && TOGETHER.has(tree.prepositions(noun).join(' ')))
    .flatMap((noun) => tree.conjuncts(noun))
    .flatMap((noun) => parties.at(tree, noun, { placesAct: false, owners: false }) ?? [])
    .filter((party) => !isAmong(party, [...actors, ...recipients]));
  return [...found, ...actors];
}

const TOGETHER = new Set(['along with', 'together with', 'alongside', 'jointly with']);

/** "Spanish officials hope that talks with Algeria will": officials speak of talks of their own. */
function tellers(tree: SentenceTree, noun: number): number[] {
  if (
    tree.at(noun).upos !== 'NOUN' ||
    tree.children(noun, 'nmod:poss', 'amod').some((child) => tree.at(child).upos === 'PROPN')
  )
    return [];
  let node = noun;
  let asked: number[] = [];
  for (let up = 0; up < 6; up += 1) {
    const head = tree.head(node);
    if (head === null) return asked;
    if (!tree.is(node, 'nsubj', 'nsubj:pass', 'ccomp', 'obl', 'nmod', 'xcomp')) return asked;
    if (tree.is(node, 'ccomp') && (TELLING.has(tree.lemma(head)) || tree.at(head).upos === 'ADJ'))
      asked = tree.subjects(head).map(({ token }) => token);
    else if (tree.at(head).upos === 'VERB' && tree.children(head, 'obj').some((object) => object !== node))
      return asked;
    node = head;
  }
  return asked;
}

/** "In a call with the king, the duke promised": who does the rest of it takes part. */
function framed(tree: SentenceTree, noun: number): number[] {
  const verb = tree.head(noun);
  if (verb === null || !tree.is(noun, 'obl') || tree.at(verb).upos !== 'VERB' || noun > verb) return [];
  if (!FRAMES.has(tree.prepositions(noun)[0] ?? '') || tree.slot(noun, 'with').length === 0) return [];
  return tree.subjects(verb).map(({ token }) => token);
}

const FRAMES = new Set(['in', 'during', 'after', 'at', 'following']);

/** "He toured the province, including an apology to": one of the things that the subject of the clause did. */
function listed(tree: SentenceTree, noun: number): number[] {
  if (tree.at(noun).upos !== 'NOUN' || tree.child(noun, 'nmod:poss') !== null) return [];
  for (let node: number | null = noun, up = 0; node !== null && up < 4; node = tree.head(node), up += 1) {
    if (tree.at(node).upos === 'VERB' && tree.lemma(node) !== 'include')
      return up === 0 ? [] : tree.agents(node).map(({ token }) => token);
    const including =
      tree.prepositions(node)[0] === 'including' || (node !== noun && tree.at(node).form.toLowerCase() === 'including');
    if (up === 0 && !including && tree.at(tree.head(noun) ?? noun).form.toLowerCase() !== 'including') return [];
  }
  return [];
}

/** Somebody who speaks for a state: an analyst holds no talks. */
function isOfficial({ actor: { country, sectors } }: Party): boolean {
  return country !== null && sectors.some((sector) => ['GOV', 'MIL', 'LEG'].includes(sector));
}

/** "In a letter to the minister, senators asked", "sent the minister a letter, urging": whom the words were written to. */
function addressees(tree: SentenceTree, token: number): number[] {
  const of = (noun: number): number[] =>
    WRITINGS.has(tree.lemma(noun)) ? tree.slot(noun, 'to').map(({ token: to }) => to) : [];
  const own = ['in', 'with'].flatMap((slot) => tree.slot(token, slot)).flatMap(({ token: noun }) => of(noun));
  if (own.length > 0) return own;
  const head = tree.head(token);
  if (head === null) return [];
  if (tree.is(token, 'acl') && tree.at(head).upos === 'NOUN') {
    const to = of(head);
    if (to.length > 0) return to;
    const verb = tree.head(head);
    return verb !== null && tree.is(head, 'obj') && WRITINGS.has(tree.lemma(head)) ? receivers(tree, verb) : [];
  }
  return tree.is(token, 'advcl') && tree.feature(token, 'VerbForm=Ger') ? receivers(tree, head) : [];
}

function receivers(tree: SentenceTree, verb: number): number[] {
  if (!WRITING.has(tree.lemma(verb)) || tree.isPassive(verb)) return [];
  return [
    ...tree.slot(verb, 'iobj'),
    ...tree.slot(verb, 'to'),
    ...tree.patients(verb).flatMap(({ token }) => tree.slot(token, 'to')),
  ].map(({ token }) => token);
}

/** "Allegations that the firm paid bribes": who is said to have done it. */
function accused(tree: SentenceTree, noun: number): number[] {
  if (tree.at(noun).upos !== 'NOUN') return [];
  return tree
    .children(noun, 'acl', 'ccomp')
    .filter((clause) => tree.introducedBy(clause, 'that'))
    .flatMap((clause) => tree.slot(clause, 'subj'))
    .map(({ token }) => token);
}

/** "Is in Japan on a visit": where a visitor is, is whom he visits. */
function hosts(tree: SentenceTree, noun: number): number[] {
  if (!VISITS.has(tree.lemma(noun)) || !['on', 'for', 'during'].includes(tree.prepositions(noun)[0] ?? '')) return [];
  const head = tree.head(noun);
  if (head === null) return [];
  const places = (node: number): number[] =>
    ['in', 'to'].flatMap((slot) => tree.slot(node, slot)).map(({ token }) => token);
  if (tree.children(head, 'cop').length > 0 && tree.prepositions(head)[0] === 'in') return [head];
  return tree.at(head).upos === 'VERB' ? places(head) : [];
}

/** "A visit to Ghana, followed by Togo and Benin": where it went on to. */
function nextStops(tree: SentenceTree, noun: number, recipients: readonly Party[]): number[] {
  const verb = tree.is(noun, 'obj', 'obl') ? tree.head(noun) : null;
  return [noun, ...recipients.map(({ token }) => token)]
    .flatMap((node) => tree.children(node, 'acl'))
    .concat(verb === null ? [] : tree.children(verb, 'advcl'))
    .filter((clause) => clause > noun && tree.lemma(clause) === 'follow')
    .flatMap((clause) => tree.agents(clause))
    .map(({ token }) => token);
}
