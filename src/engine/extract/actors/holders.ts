/**
 * In: the titles a phrase gives, whose they are and the date. Out: who holds that office then, and on whose behalf he
 * acts: the president of a state, the head of a service or party; nobody where no such office is on file.
 */
import type { Item } from './chunk.ts';
import { normalise } from './names.ts';
import { actingFor } from './people.ts';
import { isArea, known, type Question, type Reading, wordsRef } from './reading.ts';
import { type ActorRecord, holds, type TitleRecord } from './record.ts';

/** What of a phrase says which office is meant. */
export interface OfficeContext {
  /** What stands before the head and is neither modifier nor passed over. */
  before: readonly Item[];
  former: boolean;
  question: Question;
  /** The head part as the text has it. */
  text: string;
}

/** The offices a plain "leader" or "chief" may mean, in this order. */
const LEADING: Readonly<Record<'state' | 'other', readonly string[]>> = {
  state: ['supreme-leader', 'leader', 'president', 'prime-minister', 'monarch'],
  other: ['leader', 'secretary-general', 'president'],
};

/** What the heads of parties and organisations are called beside that. */
const HEADS = new Set(['president', 'secretary-general']);

/** Whose office the head of an organ holds, by the organ's sectors: "Pakistan Army chief", "Knesset speaker". */
const ORGAN_HEAD: Readonly<Record<string, string>> = {
  MIL: 'army-chief',
  LEG: 'speaker',
  JUD: 'chief-justice',
  'GOV BUS': 'central-banker',
  'MIL GOV': 'defence-minister',
  'GOV MIL': 'defence-minister',
};
/** Names of what the chief of all forces heads: a navy has one of its own. */
const WHOLE_FORCE = /\b(?:army|armed|military|defen[cs]e|general staff|joint chiefs|tatmadaw|bundeswehr)\b/i;

/** Names of the house of a parliament whose head is another than the speaker of the one that is elected by all. */
const UPPER_HOUSE = /\b(?:senate|federation council|upper house|council of the nation|house of lords|shura council)\b/i;
/** Houses and courts have presidents: "the president of the French Senate". */
const PRESIDED = new Set(['LEG', 'JUD']);

/** What the news calls the head of a service whose office bears its name: "Mossad chief", "Quds Force commander". */
const HEAD_WORDS = ['chief', 'director', 'commander', 'head'];

/** The titles that the head of a service has under its name. */
export function headTitles(owner: ActorRecord, actors: Question['actors']): TitleRecord[] {
  return HEAD_WORDS.flatMap((word) => actors.titles(`${normalise(owner.name)} ${word}`));
}

/** A seat's offices are the government's ("the Kremlin's security adviser"); another organ has its head and no more. */
function officesOfOrgan(
  owner: ActorRecord,
  said: readonly string[],
  chief: boolean,
  actors: Question['actors'],
): string[] {
  const key = owner.sectors[0]?.value.join(' ') ?? '';
  if (key === 'GOV') return said.filter((office) => office !== 'army-chief' && !(chief && TOPMOST.has(office)));
  const own = headTitles(owner, actors).map(({ office }) => office);
  if ((chief || said.some((office) => own.includes(office))) && own.length > 0) return own;
  const head = key === 'LEG' && UPPER_HOUSE.test(owner.name) ? 'upper-house-speaker' : ORGAN_HEAD[key];
  if (head === undefined || (head === 'army-chief' && !WHOLE_FORCE.test(owner.name))) return [];
  const presides = PRESIDED.has(key) && said.includes('president');
  const speaks = head === 'upper-house-speaker' && said.includes('speaker');
  return chief || presides || speaks || said.includes(head) ? [head] : [];
}

/** "the chief of the Foreign Office" is no head of government. */
const TOPMOST = new Set(['leader', 'secretary-general']);

/** The state whose offices those of another name for it are: West Germany's chancellors are Germany's. */
export function continued(state: ActorRecord, actors: Question['actors']): ActorRecord | null {
  if (state.kind !== 'state' || state.country === null || state.sectors.length > 0) return null;
  const other = actors.stateOf(state.country);
  return other === state ? null : other;
}

export function holderOf(
  titles: readonly TitleRecord[],
  owner: ActorRecord,
  { question: { actors, date }, before, former, text }: OfficeContext,
): Reading | null {
  if (former) return known({ ...wordsRef(text, ['ELI'], owner.country), id: `${owner.id}/elite` }, 'title');
  if (date === null) return null;
  const body = owner.kind === 'organ' && owner.parent ? (actors.record(owner.parent) ?? owner) : owner;
  const plain = titles.some((title) => title.office === 'leader');
  // "Iran's nuclear chief": whatever stands before a plain title narrows it to an office not on file.
  if (plain && owner.kind !== 'organ' && before.some((item) => item.type === 'word')) return null;
  const chief = plain || titles.some((title) => title.office === 'secretary-general');
  const said = titles.map((title) => title.office);
  const offices = new Set(
    owner.kind === 'organ'
      ? officesOfOrgan(owner, said, chief, actors)
      : [
          ...(plain ? LEADING[isArea(body) ? 'state' : 'other'] : []),
          ...said,
          ...(!isArea(body) && said.some((office) => HEADS.has(office)) ? LEADING.other : []),
        ],
  );
  // "Brazil's health minister" is not whichever of its ministers the files name.
  offices.delete('minister');
  for (const office of offices) {
    const held = [body, continued(body, actors)].find((each) => each && actors.holder(each.id, office, date));
    const person = held ? actors.holder(held.id, office, date) : null;
    const post = person?.posts?.find((each) => each.owner === held?.id && each.office === office && holds(each, date));
    if (person && post)
      return known(
        { name: person.name, person: person.name, collective: null, ...actingFor(post, person, actors, date) },
        'title',
      );
  }
  return null;
}
