/**
 * Papers, agencies and stations by name. In: the actors on file, those of the document. Out: whom words name that stand where a
 * report is credited. Why: "The Hindu", "Dawn", "The Telegraph" are other things elsewhere, and several papers bear one name: of
 * those it is the paper of the country that the text is about.
 */
import type { ActorMention, Token } from '../../document.ts';
import type { Actors, NameReading } from '../actors/knowledge.ts';
import { normalise } from '../actors/names.ts';

/** Id of the paper that bears this name, or null. */
export type PaperOf = (words: string) => string | null;

/** A page on the web is a medium by its form. */
export const WEB_ADDRESS = /^(?:www\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|org|net|info|news|tv|co|[a-z]{2})$/iu;

export function papersOf(actors: Pick<Actors, 'named'>, mentions: readonly ActorMention[]): PaperOf {
  const counts = new Map<string, number>();
  for (const { actor } of mentions)
    if (actor.country !== null) counts.set(actor.country, (counts.get(actor.country) ?? 0) + 1);
  const told = ({ record }: NameReading): number => (record.country === null ? 0 : (counts.get(record.country) ?? 0));
  const known = new Map<string, string | null>();
  return (words) => {
    const key = normalise(words);
    let id = known.get(key);
    if (id === undefined) {
      const named = [...actors.named(`${key} newspaper`), ...actors.named(key)].filter(
        ({ record, how }) => how === 'name' && record.sectors[0]?.value[0] === 'JRN',
      );
      const [best] = named.sort((a, b) => told(b) - told(a));
      known.set(key, (id = best?.record.id ?? null));
    }
    return id;
  };
}

/** The paper that a word and the names before it make: "an Atlantic piece". */
export function paperAt(id: number, token: readonly Token[], text: string, papers: PaperOf): string | null {
  let first = id;
  while (first > 0 && token[first - 1]!.upos === 'PROPN' && token[first - 1]!.sentence === token[id]!.sentence) first--;
  const words = text.slice(token[first]!.start, token[id]!.end);
  return /^\p{Lu}/u.test(words) ? (papers(`The ${words}`) ?? papers(words)) : null;
}
