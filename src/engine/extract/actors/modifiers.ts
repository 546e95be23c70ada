/**
 * Who stands as a modifier of a thing. In: the tokens of a sentence that no phrase has taken. Out: the stretches to read:
 * names ("Russia's strategy", "US air strikes") and, in lower case, bodies and kinds of people ("government support", "a
 * police raid", "student protests"), with the words before that say whose they are ("Israeli government aid").
 */
import type { Token } from '../../document.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';

const RELATIONS = new Set(['compound', 'amod', 'conj', 'flat']);
/** Who may do what the noun after says. */
const ACTING = new Set('GOV MIL COP JUD LEG REB PRM OPP EDU LAB AGR'.split(' '));
/** Words of a body that are a matter or a thing as often. */
const OTHERWISE = new Set(
  'state office service force power party company treasury palace crown capital council commission department agency bureau authority secretary executive cabinet base camp position unit wing division vehicle ship boat vessel column cell command jet tank plane helicopter drone carrier worker labour labor union teacher pilot guard security diplomat border court officer prison representative general captain major leadership administration school industry farm ministry'.split(
    ' ',
  ),
);

/** A name in a modifier's place. */
export function isNameModifier(token: Token, next: Token | undefined, words: SentenceWords, cased: boolean): boolean {
  if (!['PROPN', 'ADJ', 'NOUN'].includes(token.upos) || (cased && !/^\p{Lu}/u.test(token.form))) return false;
  return RELATIONS.has(words.relation(token)) && !/-/.test(token.form) && !/^[-–]/.test(next?.form ?? '');
}

/** Position where a common noun's stretch begins that names a body or kind of people before a thing; null for other words. */
export function bodyModifier(position: number, words: SentenceWords, known: Actors): number | null {
  const token = words.tokens[position]!;
  if (token.upos !== 'NOUN' || words.relation(token) !== 'compound' || token.head !== token.id + 1) return null;
  const key = singular(normalise(token.form));
  if (OTHERWISE.has(key)) return null;
  const acts = known.roles(key).some((role) => role.class !== 'thing' && ACTING.has(role.sectors[0] ?? ''));
  if (!acts || /^[-–]/.test(words.tokens[position + 1]?.form ?? '')) return null;
  let start = position;
  while (start > 0) {
    const before = words.tokens[start - 1]!;
    if (before.head !== token.head || !['compound', 'amod'].includes(words.relation(before))) break;
    start--;
  }
  return start;
}
