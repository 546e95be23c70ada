/**
 * Makes mentions of pronouns, and of nouns such as "the country" that are somebody only through their cluster. In: what the
 * sentences have left behind. Out: mentions added, each of whom the cluster names, where grammar (pronouns.ts), sex and kind
 * (agreement.ts) allow it; else of who says it, or of the nearest person.
 */
import type { Token } from '../../document.ts';
import { sexOfPronoun } from './agreement.ts';
import { nearestPerson } from './antecedents.ts';
import { type Found, sortByText } from './found.ts';
import type { Heard } from './heard.ts';
import { isFirstPerson } from './pronouns.ts';
import type { Reading } from './reading.ts';
import { isPlural, leadsBack, led } from './referents.ts';
import type { Speakers } from './speakers.ts';

/** @param owned nouns that a possessive says the owner of: no cluster does */
export function readPronouns(heard: Heard, speakers: Speakers, owned: ReadonlySet<number>): void {
  const heads = new Set(heard.found.map(({ head }) => head.id));
  const names = [...heard.found];
  for (const token of heard.layers.token) {
    if (heads.has(token.id) || owned.has(token.id) || !leadsBack(token)) continue;
    const meant = isFirstPerson(token.form)
      ? (speakers.of(token) ?? personOf(token, heard))
      : heard.referents.of(token.id);
    const reading =
      meant !== null && mayBe(token, meant, heard) ? meant : (reporterOf(token, heard) ?? nearest(token, names, heard));
    if (reading) add(token, reading, heard);
  }
}

/** "Gangs have grown, and they": pronouns of those without a name of their own, once it is settled whose people they are. */
export function readNameless(heard: Heard): void {
  const { found, layers, referents } = heard;
  const heads = new Set(found.map(({ head }) => head.id));
  const nouns = found.filter(
    ({ head, from, reading: { actor, ambiguous } }) =>
      !from && head.upos !== 'PRON' && !ambiguous && (actor.id !== null || actor.country !== null),
  );
  for (const token of layers.token) {
    if (heads.has(token.id) || token.upos !== 'PRON' || !leadsBack(token) || isFirstPerson(token.form)) continue;
    const meant = nouns.findLast(
      ({ head, reading, plural }) =>
        head.id < token.id &&
        referents.areOne(head.id, token.id) &&
        (!plural || isPlural(token.form)) &&
        mayBe(token, reading, heard),
    );
    if (meant) add(token, meant.reading, heard);
  }
  sortByText(found);
}

function add(token: Token, reading: Reading, { found }: Heard): void {
  const { start, end, sentence, form } = token;
  const first = form.toLowerCase();
  found.push({ start, end, head: token, reading: led(reading), sentence, first, noun: first });
}

/** Whether sex, kind and grammar let a word be somebody. */
function mayBe(token: Token, reading: Reading, heard: Heard): boolean {
  return heard.agreement.allows(token, reading) && !isBound(token, reading, heard);
}

/** Grammar says that it is somebody else. */
function isBound(token: Token, reading: Reading, heard: Heard): boolean {
  const readingAt = (head: number): Reading | null => heard.readingAt(head);
  const { pronouns } = heard;
  return pronouns.isBound(token, reading, readingAt) || pronouns.isSpeaker(token, reading, readingAt);
}

/** A person by whose words a stretch goes on that no quotation marks show: a body's "we" may be the writer's. */
function personOf({ id }: Token, { referents }: Heard): Reading | null {
  const meant = referents.of(id);
  return meant && meant.actor.person !== null ? meant : null;
}

/** "Police said they had made arrests": where nothing else names them, they are who says it. */
function reporterOf(token: Token, heard: Heard): Reading | null {
  const reporter = heard.pronouns.reporterOf(token);
  const reading = reporter && heard.readingAt(reporter.id);
  return reading && mayBe(token, reading, heard) ? reading : null;
}

/** @param names the mentions before any pronoun was read */
function nearest(token: Token, names: readonly Found[], heard: Heard): Reading | null {
  if (sexOfPronoun(token.form) === null) return null;
  return nearestPerson(token, names, heard.agreement, (reading) => isBound(token, reading, heard));
}
