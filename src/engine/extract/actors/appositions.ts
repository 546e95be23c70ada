/**
 * "Ronald Lamola, South Africa's justice minister", "the ministry's spokeswoman, Anna Velt". In: the mentions of a sentence,
 * with the syntax between their heads. Out: the same mentions, where name and description are one person: a name not on
 * file takes country and side from its description, a description takes the person, and "former" holds for both.
 */
import type { Token } from '../../document.ts';
import { slug } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';
import type { Reading } from './reading.ts';

export interface Described {
  head: Token;
  reading: Reading;
  start: number;
  end: number;
}

/** Changes readings in place; returns those that changed. */
export function joinAppositions<T extends Described>(found: readonly T[], words: SentenceWords, isDated: boolean): T[] {
  const changed: T[] = [];
  for (const lower of found) {
    const upper = governorOf(lower, found, words);
    if (!upper) continue;
    const name = [upper, lower].find(({ reading }) => reading.actor.person !== null);
    const other = name === upper ? lower : upper;
    if (!name || other.reading.actor.person !== null || !isOneOfficeHolder(other, words)) continue;
    const joined = join(name.reading, other.reading, isDated);
    if (!joined) continue;
    name.reading = joined;
    other.reading = { ...joined, basis: 'coreference' };
    changed.push(name);
  }
  return changed;
}

/** The mention that another stands in apposition to. */
function governorOf<T extends Described>(lower: T, found: readonly T[], words: SentenceWords): T | null {
  if (words.relation(lower.head) !== 'appos') return null;
  const governor = words.headOf(lower.head);
  if (!governor) return null;
  const upper = found.find(({ head }) => head.id === governor.id);
  return upper && upper !== lower ? upper : null;
}

/** A singular common noun or title that describes one person, and no thing or body. */
function isOneOfficeHolder({ head, reading }: Described, words: SentenceWords): boolean {
  if (/Number=Plur/.test(head.feats) || reading.ambiguous || reading.actor.collective !== null) return false;
  if (words.kids(words.at(head.id)).some((kid) => words.relation(kid) === 'conj')) return false;
  return reading.basis === 'composed' || reading.basis === 'title' || reading.basis === 'coreference';
}

function join(name: Reading, description: Reading, isDated: boolean): Reading | null {
  const { actor } = name;
  const said = description.actor;
  const former = said.sectors[0] === 'ELI';
  // What is on file of a dated office knows better than "the former spy".
  if (former && isDated && name.basis !== 'unknown') return name;
  if (former)
    return {
      ...name,
      actor: { ...actor, id: slug(actor.person!), country: actor.country ?? said.country, sectors: [...said.sectors] },
      basis: 'title',
    };
  if (actor.sectors.length > 0 && (actor.country !== null || actor.id?.includes('/'))) return name;
  if ((said.sectors.length === 0 && said.country === null) || said.sectors[0] === 'CVL') return null;
  return {
    ...name,
    actor: { ...actor, id: said.id ?? actor.id, country: actor.country ?? said.country, sectors: [...said.sectors] },
    basis: said.id === null ? name.basis : 'title',
  };
}
