/**
 * Who acts. In: an act's setting. Out: whom the actor's slots name, with what a support verb or help lends the word; and both
 * sides of a fight that was read as a verb.
 */
import type { Filler } from './dependency-tree.ts';
import { distinct, type Party, type PartyOptions } from './party.ts';
import { pickSide, type Side } from './pick-side.ts';
import type { Setting } from './setting.ts';
import { doers } from './support.ts';
import { HOLDINGS } from './words.ts';

const ACTING: PartyOptions = { placesAct: true, owners: true };

export function actorSide(setting: Setting): Side {
  const { tree, reading, support, verbal, undergone } = setting;
  const doing = undergone ? reading.cue.actor.filter((slot) => slot !== 'poss') : reading.cue.actor;
  return pickSide(setting, {
    slots: support?.kind === 'support' ? ['support', ...doing] : doing,
    fillers: (slot) => fillersOf(slot, setting),
    // an abstract subject acts for its owner only where the owner is said to: "the army's offensive killed"
    options: (word) => ({ ...ACTING, owners: verbal || HOLDINGS.has(tree.lemma(word)) }),
    actors: [],
  });
}

function fillersOf(slot: string, { tree, reading, support, help }: Setting): readonly Filler[] {
  if (help) return help.givers;
  if (slot === 'support') return doers(tree, support!.verb);
  const own = tree.slot(reading.token, slot);
  if (own.length > 0 || support?.kind !== 'suffer') return own;
  return ['from', 'by', 'at'].includes(slot) || slot === 'subj' ? tree.slot(support.verb, 'from') : own;
}

/** "fled fighting between A and B": a noun that was read as a verb. */
export function opponents({ tree, reading: { cue, token }, parties }: Setting): Party[] {
  const fillers = cue.kind === 'verb' && /ing$/i.test(tree.at(token).form) ? tree.slot(token, 'between') : [];
  return distinct(fillers.flatMap((filler) => parties.at(tree, filler.token, ACTING) ?? []));
}
