/**
 * The stage `actors`. In: sentences, tokens with syntax, entities, coreference clusters, places. Out: a mention for every
 * phrase that names somebody who can act, with who that is as of the document's date. Order: each noun phrase by itself
 * (compose.ts); then what the article introduced in full and now calls by surname, acronym, title or pronoun; last the
 * country of "the army" or "police", where the sentence or the whole article leaves one choice.
 *
 * Two mentions may share a head noun: "French and Russian forces" is one for "French" (head: that word) and one for
 * "Russian forces"; the first is derived from the head noun, and says so in `from`.
 */
import { stage } from '../../stage.ts';
import { openActors } from './knowledge.ts';
import { readActors } from './reader.ts';

export const actors = stage({
  name: 'actors',
  version: '4',
  needs: ['sentence', 'token', 'entity', 'mention', 'place'],
  makes: ['actor'],
  run(layers, context) {
    const knowledge = openActors(context.resources.knowledge);
    const date = (context.doc.meta.published ?? context.options.date)?.slice(0, 10) ?? null;
    const { text } = context.doc;
    const drafts = readActors(layers, knowledge, date, isCased(text));
    for (const draft of drafts) {
      const words = text.slice(draft.start, draft.end);
      if (draft.ambiguous)
        context.note(
          'actors.ambiguous',
          draft,
          `"${words}" may be ${draft.alternatives.map((each) => each.name).join(', ')}`,
        );
      else if (draft.basis === 'unknown' && draft.actor.id !== null)
        context.note('actors.unresolved', draft, `"${words}" is not on file`);
      context.trace({
        start: draft.start,
        end: draft.end,
        verdict: 'kept',
        rule: draft.basis,
        message: `"${words}" is ${draft.actor.id ?? draft.actor.name}`,
      });
    }
    return { actor: drafts };
  },
});

/** False for wire text in capitals, where case tells nothing. */
function isCased(text: string): boolean {
  let small = 0;
  let large = 0;
  for (const letter of text.slice(0, 20_000)) {
    if ((letter >= 'a' && letter <= 'z') || (letter > '\x7f' && /\p{Ll}/u.test(letter))) small++;
    else if ((letter >= 'A' && letter <= 'Z') || (letter > '\x7f' && /\p{Lu}/u.test(letter))) large++;
  }
  return small > large;
}
