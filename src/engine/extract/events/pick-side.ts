/**
 * Whom the slots of one side name. In: an act's setting, the slots in order and what fills each. Out: the parties of the first
 * slot that names anybody, every conjunct of it.
 */
import { namesConflict } from './conflict-names.ts';
import type { Filler } from './dependency-tree.ts';
import { distinct, type Party, type PartyOptions } from './party.ts';
import type { Setting } from './setting.ts';
import type { SentenceTree } from './syntax.ts';

export interface Side {
  parties: Party[];
  /** The slot they stand in; null where none names anybody. */
  slot: string | null;
  /** The first word of the first slot that is filled, whether or not it is anybody. */
  word: number | null;
}

export interface Search {
  slots: readonly string[];
  fillers: (slot: string) => readonly Filler[];
  /** How a word in a slot may lead to somebody. */
  options: (word: number) => PartyOptions;
  /** Who acts, where that is known: what is theirs is no other side. */
  actors: readonly Party[];
}

export function pickSide(
  { tree, reading, parties, verbal }: Setting,
  { slots, fillers, options, actors }: Search,
): Side {
  let word: number | null = null;
  for (const slot of slots) {
    const words = fillers(slot).filter(({ token }) => slot !== 'mod' || !namesConflict(tree, reading.token, token));
    if (words.length === 0) continue;
    word ??= words[0]!.token;
    const found = words.flatMap(({ token }) => {
      // "Paris attacks" happened in Paris
      const own = slot === 'mod' ? { placesAct: verbal, owners: false } : options(token);
      const party = parties.at(tree, token, own);
      return party && !isTheirs(tree, party, actors)
        ? [...parties.officeHolders(tree, party), ...parties.beside(tree, party)]
        : [];
    });
    if (found.length > 0) return { parties: distinct(found), slot, word };
  }
  return { parties: [], slot: null, word };
}

/** "pushed his bike": what belongs to the actor, or to somebody nobody named, is no other side. */
function isTheirs(tree: SentenceTree, { token, actor, via }: Party, actors: readonly Party[]): boolean {
  if (via !== 'owner') return false;
  return (
    (tree.at(token).upos === 'PRON' && actor.id === null) ||
    actors.some((each) => each.actor.id !== null && each.actor.id === actor.id)
  );
}
