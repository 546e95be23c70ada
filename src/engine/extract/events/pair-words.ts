/**
 * The words of two who are told by one phrase: "the two sides", "both governments". In: the acts of a document, its mentions. Out:
 * the same acts; the actors stage has the one at the noun and the other at the word before it, and here the noun's is the
 * whole phrase, so that a row says what the text does.
 */
import type { ActorMention } from '../../document.ts';
import type { ToldActs } from './acts.ts';
import type { Party } from './party.ts';
import { sharedNoun } from './phrase-index.ts';

export function wholePairs(told: readonly ToldActs[], mentions: readonly ActorMention[], text: string): void {
  /** Word before the noun, by noun. */
  const pairs = new Map<number, number>();
  for (const mention of mentions) {
    const noun = mention.basis === 'coreference' ? sharedNoun(mention) : null;
    if (noun !== null && mention.head === noun - 1) pairs.set(noun, mention.head);
  }
  if (pairs.size === 0) return;
  for (const { tree, acts } of told) {
    const whole = (party: Party): Party => {
      const dual = pairs.get(party.token);
      if (dual === undefined) return party;
      const before = tree.tokens.find(({ id, upos }) => id === dual - 1 && upos === 'DET');
      const { start } = before ?? tree.at(dual);
      return { ...party, actor: { ...party.actor, text: text.slice(start, party.actor.end), start } };
    };
    for (const act of acts) {
      act.actors = act.actors.map(whole);
      act.recipients = act.recipients.map(whole);
    }
  }
}
