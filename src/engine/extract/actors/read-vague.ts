/**
 * Phrases that say less than the text does elsewhere: vague ones ("the rebels", "the minister") take the name of their cluster,
 * or of whoever last bore their title; a bare name takes its later full form. In: what the sentences have left behind. Out:
 * readings bettered in place.
 */
import type { Token } from '../../document.ts';
import { sexOfNoun } from './agreement.ts';
import type { Found } from './found.ts';
import type { Heard } from './heard.ts';
import { normalise } from './names.ts';
import type { Reading } from './reading.ts';
import { isVague, led } from './referents.ts';
import { suits } from './suits.ts';

/** Bases that say more than the words. */
const SURE: ReadonlySet<Reading['basis']> = new Set<Reading['basis']>(['name', 'title']);
/** What makes the holder of an office somebody else than the one spoken of. */
const OTHERS = new Set('next future new former first last previous other'.split(' '));
const KIN = new Set(
  'son daughter husband wife brother sister mother father parent child cousin nephew niece uncle aunt grandson granddaughter grandmother grandfather boyfriend girlfriend'.split(
    ' ',
  ),
);
/** So many sentences after a lead's title its bearer is named; so many before "her son" he was. */
const SOON = 2;

export function readVague(heard: Heard): void {
  for (const each of heard.found) {
    const named = heard.referents.of(each.head.id);
    readName(each, named, heard);
    if (!isVague(each.reading) || each.first === 'a' || each.first === 'an') continue;
    const titled = titledBefore(each, heard);
    if (
      named &&
      suits(named, each, heard.known) &&
      isNamedNear(each, named, heard) &&
      heard.agreement.allows(each.head, named)
    )
      each.reading = led(named);
    else if (titled) each.reading = led(titled);
  }
}

/** A name that several bear is its cluster's, one of words only the fuller one that the text has given. */
function readName(each: Found, named: Reading | null, heard: Heard): void {
  const { reading, head } = each;
  const { person, name, id } = reading.actor;
  if (reading.ambiguous && person !== null) {
    const bears =
      named?.actor.person != null &&
      normalise(named.actor.person).endsWith(normalise(person)) &&
      heard.agreement.allows(titleOf(each, heard), named);
    if (bears) each.reading = led(named);
  } else if (reading.basis === 'unknown' && id !== null && (person !== null || !/\s/.test(name))) {
    const later = heard.memory.recall(name, named);
    if (later && (later.actor.name !== name || SURE.has(later.basis))) {
      each.reading = led(later);
      heard.referents.correct(head.id, each.reading);
    }
  }
}

/** "Mrs." of "Mrs. Roe", else the name's own word. */
function titleOf({ head, start }: Found, { layers }: Heard): Token {
  const before = layers.token[head.id - 1];
  return before !== undefined && before.start >= start && sexOfNoun(normalise(before.form)) !== null ? before : head;
}

/** Of "the minister": who bore the title last, or gets his name soon after. */
function titledBefore({ first, head }: Found, heard: Heard): Reading | null {
  const [farther, word] = [head.id - 2, head.id - 1].map((at) => heard.layers.token[at]);
  const [title] = heard.titlesAt(head, word);
  const isOther = [farther, word].some((each) => each !== undefined && OTHERS.has(each.form.toLowerCase()));
  // "the Home Secretary": capitals make no name of a title
  const definite = first === 'the' && /^(NOUN|PROPN)$/.test(head.upos) && !isOther;
  return title && definite ? heard.memory.titled(title.office, head.id, soonAfter(head, heard)) : null;
}

/** Where the sentences end in which a lead's "the minister" gets his name. */
function soonAfter({ sentence }: Token, { layers }: Heard): number {
  return layers.sentence[sentence + SOON]?.tokens[1] ?? layers.token.length;
}

/** "Her son" is whoever was just named: several have sons, and clusters run them together. */
function isNamedNear({ head, sentence }: Found, { actor: { person } }: Reading, { found, layers }: Heard): boolean {
  if (person === null || !KIN.has(head.lemma.toLowerCase())) return true;
  if (layers.token[head.id - 1]?.lemma.toLowerCase() === 'other') return false;
  return found.some(
    (each) =>
      each.head.upos === 'PROPN' &&
      each.reading.actor.person === person &&
      each.sentence <= sentence &&
      each.sentence >= sentence - SOON,
  );
}
