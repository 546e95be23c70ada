/**
 * In: the head part of a phrase and its tail. Out: its parts: the head or the name it ends in, what stands before that, whose
 * it is. The last item of the head part is the head (English noun phrases end in their heads); what stands before it, and
 * after "of", "in" or "from", gives the owner.
 */
import type { Item } from './chunk.ts';
import { isCommonName } from './common-names.ts';
import { isNamePart, JOINTS } from './name-parts.ts';
import { type Owner, ownBodies, ownersIn, pickOwner } from './owner.ts';
import type { NameContext } from './read-name.ts';
import { type Question, wordsText } from './reading.ts';

export interface Head {
  /** The head part, up to the first preposition. */
  items: Item[];
  /** From that preposition on. */
  tail: Item[];
}

/** A phrase parted. Of what stands before its head, `before` is what is neither modifier nor deputy. */
export interface HeadPhrase extends Head, NameContext {
  head: Item;
  /** The parts of a name in a row, or the unknown name, that the head part ends in; empty where it ends in what is known as a whole. */
  run: Item[];
  /** All that stands before the head or its name and is not passed over. */
  ahead: Item[];
  /** Whom the tail says it belongs to or is in. */
  inside: Owner[];
  /** The head part as the text has it. */
  text: string;
}

/** Who parts from a state, and so stands in it. */
const PARTING = /^(?:separatist|secessionist)/;

const DEPARTMENTS = new Set('ministry department minister secretary directorate office'.split(' '));

/** Null where the head part says nothing. */
export function headPhrase({ items, tail: after }: Head, question: Question): HeadPhrase | null {
  const content = items.filter((item) => item.type !== 'skip' && item.type !== 'mark');
  const head = content.at(-1);
  if (!head) return null;
  const tail = ownBodies(after);
  const run = nameAtEnd(content, question);
  const ahead = content.slice(0, content.length - Math.max(run.length, 1));
  const before = ahead.filter((item) => item.type !== 'modifier' && item.type !== 'deputy');
  const { inside, owner } = ownersOf({ head, before, tail }, question);
  const former = items.some((item) => item.type === 'modifier' && item.modifier.sets?.[0] === 'ELI');
  const text = wordsText(question.words, items[0]!.start, head.end);
  return { items, tail, head, run, ahead, before, inside, owner, former, text, question };
}

/** Several parts of a name in a row, or one unknown word. */
function nameAtEnd(content: readonly Item[], question: Question): Item[] {
  let run = content.slice(content.findLastIndex((item) => !isNamePart(item, question)) + 1);
  while (run[0]?.type === 'word' && JOINTS.has(question.words[run[0].start]!.key)) run = run.slice(1);
  return run.length > 1 || run[0]?.type === 'word' ? run : [];
}

/** Whose it is by its complement, and whose by all that the phrase says. */
function ownersOf(
  { head, before, tail }: Pick<HeadPhrase, 'head' | 'before' | 'tail'>,
  question: Question,
): Pick<HeadPhrase, 'inside' | 'owner'> {
  // The matter a ministry is named for ("Labour", "Justice") is no party it belongs to.
  const department = head.type === 'role' && DEPARTMENTS.has(head.key);
  const counts = ({ record }: Owner): boolean => !(department && isCommonName(record.name));
  const inside = ownersIn(tail, question, true).filter(counts);
  // "Armenian separatists in Azerbaijan" are Azerbaijan's.
  const parting = PARTING.test(question.words[head.start]!.key)
    ? inside.find(({ record }) => record.country !== null)
    : null;
  return { inside, owner: parting ?? pickOwner(ownersIn(before, question, false).filter(counts), inside) };
}
