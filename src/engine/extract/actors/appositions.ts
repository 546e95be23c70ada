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

/** Sectors of office: who was in one is of its country's elite. */
const OFFICIAL = new Set(['GOV', 'LEG', 'JUD', 'SPY']);

/** Changes readings in place; returns those that changed. */
export function joinAppositions<T extends Described>(found: readonly T[], words: SentenceWords, isDated: boolean): T[] {
  const changed: T[] = [];
  for (const lower of found) {
    const upper = governorOf(lower, found, words);
    if (!upper) continue;
    const name = [upper, lower].find(({ reading }) => reading.actor.person !== null);
    const other = name === upper ? lower : upper;
    if (!name || other.reading.actor.person !== null || !isOneOfficeHolder(other, words)) continue;
    const joined = join(name.reading, other.reading, isDated, name === lower && isPast(name, words));
    if (!joined) continue;
    name.reading = joined;
    other.reading = { ...joined, basis: 'coreference' };
    changed.push(name, other);
  }
  return changed;
}

/** The mention that another stands in apposition to, or that is said of it: "Velt was Ruritania's envoy". */
function governorOf<T extends Described>(lower: T, found: readonly T[], words: SentenceWords): T | null {
  const said = lower.reading.actor.person !== null && lower.head.deprel === 'nsubj' && isCopular(lower, words);
  if (words.relation(lower.head) !== 'appos' && !said) return null;
  const governor = words.headOf(lower.head);
  if (!governor) return null;
  const upper = found.find(({ head }) => head.id === governor.id);
  return upper && upper !== lower ? upper : null;
}

function isCopular({ head }: Described, words: SentenceWords): boolean {
  const noun = words.headOf(head);
  if (noun?.upos !== 'NOUN') return false;
  const kids = words.kids(words.at(noun.id));
  return kids.some((kid) => kid.deprel === 'cop') && !kids.some((kid) => /^(not|n['’]t|never|no)$/i.test(kid.form));
}

/** Said in the past tense: he no longer is. */
function isPast({ head }: Described, words: SentenceWords): boolean {
  const noun = words.headOf(head);
  if (noun === null || head.deprel !== 'nsubj') return false;
  return words.kids(words.at(noun.id)).some((kid) => kid.deprel === 'cop' && /^(was|were)$/i.test(kid.form));
}

/** A singular common noun or title that describes one person, and no thing or body. */
function isOneOfficeHolder({ head, reading }: Described, words: SentenceWords): boolean {
  if (/Number=Plur/.test(head.feats) || reading.ambiguous || reading.actor.collective !== null) return false;
  if (words.kids(words.at(head.id)).some((kid) => words.relation(kid) === 'conj' && kid.upos !== 'VERB')) return false;
  return reading.basis === 'composed' || reading.basis === 'title' || reading.basis === 'coreference';
}

function join(name: Reading, description: Reading, isDated: boolean, past: boolean): Reading | null {
  const { actor } = name;
  const said = description.actor;
  const former = said.sectors[0] === 'ELI' || (past && OFFICIAL.has(said.sectors[0] ?? ''));
  // What is on file of a dated office knows better than "the former spy".
  if (former && isDated && name.basis !== 'unknown') return name;
  if (former)
    return {
      ...name,
      actor: {
        ...actor,
        id: slug(actor.person!),
        country: actor.country ?? said.country,
        sectors: past ? ['ELI'] : [...said.sectors],
      },
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
