/**
 * "The group known as the Black Bears", "a militia called the Lions of Zenda", "a sect calling itself …". In: the mentions of a
 * sentence, with the syntax between their heads. Out: the same mentions, where the noun and the name that its clause gives it
 * are one body: the noun is who the name says, a name not on file takes country and side from the noun.
 */
import type { Token } from '../../document.ts';
import type { Described } from './appositions.ts';
import { phraseOf, type SentenceWords } from './noun-phrase.ts';
import type { Reading } from './reading.ts';

/** Verbs that give a name to their object or, in the passive, to what they say more about. */
const NAMING = new Set(['know', 'call', 'name', 'dub', 'style', 'term', 'christen']);

/** Changes readings in place; returns those that changed. */
export function joinNamings<T extends Described>(found: readonly T[], words: SentenceWords): T[] {
  const changed: T[] = [];
  for (const noun of found) {
    const { head, reading } = noun;
    if (head.upos !== 'NOUN' || /Number=Plur/.test(head.feats) || reading.actor.person !== null) continue;
    if (reading.basis !== 'composed' || reading.actor.collective !== null) continue;
    const heads = words.kids(words.at(head.id)).flatMap((clause) => nameGiven(clause, words));
    const name = found.find((each) => each !== noun && heads.includes(each.head));
    const { actor } = name?.reading ?? reading;
    if (!name || actor.id === null || actor.person !== null || name.reading.ambiguous) continue;
    if (name.reading.basis === 'unknown')
      name.reading = {
        ...name.reading,
        actor: {
          ...actor,
          country: actor.country ?? reading.actor.country,
          sectors: reading.actor.sectors.length > 0 ? [...reading.actor.sectors] : actor.sectors,
        },
      };
    noun.reading = { ...name.reading, basis: 'coreference' };
    changed.push(name, noun);
  }
  return changed;
}

/** Nouns for a body, which a clause may name though nobody has read them yet. */
const BODIES = new Set(['group', 'sect', 'movement', 'organisation', 'organization', 'network', 'outfit', 'front']);

/** "The group known as the Black Bears" where the noun is no mention of its own: its words, with whom the name means. */
export function namedNouns<T extends Described>(
  found: readonly T[],
  words: SentenceWords,
): { tokens: readonly Token[]; head: Token; reading: Reading }[] {
  return words.tokens.flatMap((head, position) => {
    if (head.upos !== 'NOUN' || !BODIES.has(head.lemma.toLowerCase()) || /Number=Plur/.test(head.feats)) return [];
    if (found.some((each) => each.head === head)) return [];
    const heads = words.kids(position).flatMap((clause) => nameGiven(clause, words));
    const name = found.find((each) => heads.includes(each.head));
    if (!name || name.reading.actor.id === null || name.reading.actor.person !== null) return [];
    const { start, core } = phraseOf(position, words);
    return [
      { tokens: words.tokens.slice(start, core), head, reading: { ...name.reading, basis: 'coreference' as const } },
    ];
  });
}

/** The head of the name that a clause about a noun gives it: "known as X", "called X", "that calls itself X". */
function nameGiven(clause: Token, words: SentenceWords): Token[] {
  if (!/^acl/.test(clause.deprel) || !NAMING.has(clause.lemma.toLowerCase())) return [];
  const kids = words.kids(words.at(clause.id));
  if (clause.lemma.toLowerCase() === 'know')
    return kids.filter(
      (kid) => kid.upos === 'PROPN' && words.relation(kid) === 'obl' && words.marks(kid).includes('as'),
    );
  return kids.filter((kid) => kid.upos === 'PROPN' && /^(?:obj|xcomp|obl)$/.test(words.relation(kid)));
}
