/**
 * "A spokesman for the movement": whoever speaks for a group acts for it, once the text has said which group is meant. In:
 * what the sentences have left behind. Out: readings of phrases that named nobody changed in place.
 */
import type { Token } from '../../document.ts';
import type { Found } from './found.ts';
import type { Heard } from './heard.ts';
import { isVague, led } from './referents.ts';

const GROUPS = new Set('movement group militia organisation organization party'.split(' '));
/** Who acts for a group as a whole. */
const STAFF = new Set('spokesman spokeswoman spokesperson leader commander fighter member'.split(' '));
/** Words after a head in which its complement begins. */
const NEAR = 5;

export function readSpokesmen(heard: Heard): void {
  for (const each of heard.found) {
    const word = isVague(each.reading) ? groupWordOf(each, heard.layers.token) : null;
    const whose = word && heard.readingAt(word.id);
    if (whose && whose.actor.person === null) each.reading = led(whose);
  }
}

/** The word for the group in a phrase. */
function groupWordOf({ end, head, noun }: Found, tokens: readonly Token[]): Token | null {
  if (!STAFF.has(noun)) return null;
  const after = tokens.slice(head.id + 1, head.id + 1 + NEAR).filter((token) => token.end <= end);
  return after.find(({ lemma }) => GROUPS.has(lemma.toLowerCase())) ?? null;
}
