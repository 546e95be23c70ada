/**
 * What kind of person somebody is whose name stands on no file: what the text calls him elsewhere, "the trafficker", "the surgeon". In: the mentions,
 * coreference. Out: the same, people of whom nothing was known with the sectors of the word that is said of them most, of several the first;
 * of whom nothing is told but their age ("Ada Roe, 34,"), private persons.
 */
import type { Token } from '../../document.ts';
import type { Found } from './found.ts';
import type { Actors } from './knowledge.ts';
import { singular } from './names.ts';
import type { Referents } from './referents.ts';

export function tellKinds(
  found: readonly Found[],
  tokens: readonly Token[],
  referents: Referents,
  actors: Actors,
): void {
  const strangers = Map.groupBy(
    found.filter(
      ({ reading: { actor, ambiguous } }) => actor.person !== null && actor.sectors.length === 0 && !ambiguous,
    ),
    ({ reading }) => reading.actor.person!,
  );
  if (strangers.size === 0) return;
  const called = found.filter(({ head, plural, from }) => head.upos === 'NOUN' && plural !== true && !from);
  for (const [person, mentions] of strangers) {
    const heads = mentions.filter(({ head }) => head.upos === 'PROPN').map(({ head }) => head.id);
    const said = called.filter(
      ({ head, reading: { actor } }) =>
        actor.person === person || (actor.person === null && heads.some((name) => referents.areOne(head.id, name))),
    );
    const isPrivate = mentions.some((each) => isAged(each, tokens));
    const sectors = mostSaid(said.map(({ noun }) => sectorsOf(noun, actors))) ?? (isPrivate ? ['CVL'] : null);
    if (sectors === null) continue;
    for (const each of mentions) each.reading = { ...each.reading, actor: { ...each.reading.actor, sectors } };
  }
}

/** "Ada Roe, 34," and "Roe (34)". */
function isAged({ head, end }: Found, tokens: readonly Token[]): boolean {
  let at = head.id + 1;
  while (at < tokens.length && tokens[at]!.start < end) at++;
  const [opening, age, closing] = tokens.slice(at, at + 3).map(({ form }) => form);
  if (age === undefined || closing === undefined || !/^\d{1,2}$/.test(age)) return false;
  return opening === '(' ? closing === ')' : opening === ',' && /^[,.;]$/.test(closing);
}

/** Sectors of a word for one who does something; none of "man", "suspect's car", "leader", which say nothing of his kind. */
function sectorsOf(noun: string, actors: Actors): string[] | null {
  const role = actors.roles(singular(noun))[0];
  if (!role || role.class === 'thing' || role.class === 'vehicle' || role.class === 'bloc') return null;
  const [first] = role.sectors;
  return first === undefined || first === 'UNK' ? null : [...role.sectors];
}

function mostSaid(all: readonly (string[] | null)[]): string[] | null {
  const counts = new Map<string, { sectors: string[]; count: number }>();
  for (const sectors of all) {
    if (sectors === null) continue;
    const key = sectors.join(' ');
    counts.set(key, { sectors, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return (
    [...counts.values()].reduce<{ sectors: string[]; count: number } | null>(
      (best, each) => (best !== null && best.count >= each.count ? best : each),
      null,
    )?.sectors ?? null
  );
}
