/**
 * "A spokesman for the movement": whoever speaks for a group acts for it, once the text has said which group is meant. In:
 * a phrase that names nobody, its tokens. Out: the word for the group, or null.
 */
import type { Token } from '../../document.ts';

const GROUPS = new Set('movement group militia organisation organization party'.split(' '));
/** Who acts for a group as a whole. */
const STAFF = new Set('spokesman spokeswoman spokesperson leader commander fighter member'.split(' '));
/** Words after a head in which its complement begins. */
const NEAR = 5;

export function groupWordOf(
  { end, head, noun }: { end: number; head: Token; noun: string },
  tokens: readonly Token[],
): Token | null {
  if (!STAFF.has(noun)) return null;
  const after = tokens.slice(head.id + 1, head.id + 1 + NEAR).filter((token) => token.end <= end);
  return after.find(({ lemma }) => GROUPS.has(lemma.toLowerCase())) ?? null;
}
