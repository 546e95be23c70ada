/**
 * Whom "he" or "she" stands for where the clusters name nobody, or somebody it cannot be. In: the mentions found so far,
 * the sentences. Out: the nearest person before it of the same sex, a subject before others (Hobbs 1978, in short); nobody
 * where two whose sex is not known would do as well.
 */
import type { Token } from '../../document.ts';
import type { Agreement } from './agreement.ts';
import type { Reading } from './reading.ts';

export interface Candidate {
  head: Token;
  reading: Reading;
  sentence: number;
}

/** How many sentences back a pronoun reaches. */
const REACH = 2;

/** @param found in the order of the text */
export function nearestPerson(
  pronoun: Token,
  found: readonly Candidate[],
  agreement: Agreement,
  isBound: (reading: Reading) => boolean,
): Reading | null {
  for (let back = 0; back <= REACH; back++) {
    const sentence = pronoun.sentence - back;
    const people = found.filter(
      (each) =>
        each.sentence === sentence &&
        each.head.id < pronoun.id &&
        each.reading.actor.person !== null &&
        !each.reading.ambiguous &&
        agreement.allows(pronoun, each.reading) &&
        !isBound(each.reading),
    );
    if (people.length === 0) continue;
    const subjects = people.filter(({ head }) => head.deprel.startsWith('nsubj'));
    const names = new Set(people.map(({ reading }) => reading.actor.person));
    const first = (subjects.length > 0 ? subjects : people)[0]!;
    if (names.size === 1 || agreement.sexOf(first.reading) !== null) return first.reading;
    // Of several nobody knows the sex of, only a lone subject will do.
    const subjectNames = new Set(subjects.map(({ reading }) => reading.actor.person));
    return subjectNames.size === 1 ? first.reading : null;
  }
  return null;
}

/** Whom "its" stands for where the clusters name nobody: the lone subject before it in the sentence that is a body and no person. */
export function subjectBody(pronoun: Token, found: readonly Candidate[]): Reading | null {
  const bodies = found.filter(
    ({ head, sentence, reading: { actor, ambiguous } }) =>
      sentence === pronoun.sentence &&
      head.id < pronoun.id &&
      head.deprel.startsWith('nsubj') &&
      actor.id !== null &&
      actor.person === null &&
      actor.collective === null &&
      !ambiguous,
  );
  const [first, ...others] = bodies;
  return first && others.every(({ reading }) => reading.actor.id === first.reading.actor.id) ? first.reading : null;
}

/** "Ruritania, whose army": the noun that the clause of the pronoun says more about. */
export function relativeOwner(pronoun: Token, found: readonly Candidate[], tokens: readonly Token[]): Reading | null {
  for (let node: Token | undefined = pronoun, up = 0; node && up < 6; up++) {
    const above: Token | undefined = node.head === null ? undefined : tokens[node.head];
    if (node.deprel === 'acl:relcl' && above !== undefined) {
      const named = found.find(({ head }) => head === above);
      return named && !named.reading.ambiguous && named.reading.actor.id !== null ? named.reading : null;
    }
    node = above;
  }
  return null;
}
