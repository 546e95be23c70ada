/** What the actor stage reads and what it finds: the layers of a document, a mention with the place it stands in. */
import type { Entity, Mention, Place, Sentence, Token } from '../../document.ts';
import type { Placed } from './ground.ts';

export interface ActorLayers {
  readonly sentence: readonly Sentence[];
  readonly token: readonly Token[];
  readonly entity: readonly Entity[];
  readonly mention: readonly Mention[];
  readonly place: readonly Place[];
}

/** A mention; `from` names the word it borrows its noun from. */
export interface Found extends Placed {
  start: number;
  end: number;
  head: Token;
  from?: string[];
}

/** Takes out the mention that a word is the head of, if it is one's. */
export function dropAt(found: Found[], head: Token): void {
  const at = found.findIndex((each) => each.head === head);
  if (at >= 0) found.splice(at, 1);
}

/** The order of the text, of two that begin together the wider first. */
export function sortByText(found: Found[]): void {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
}
