/**
 * The paper named behind a whole sentence, with or without a comma: "… on May 3, reports Morning Herald", "… in the district
 * reports Daybreak on May 4". In: frames, sentences, tokens and their trees, papers on file. Out: those frames marked as credits,
 * their content all that stands before, and new ones where no other has the verb. Why: the verb stands before its subject and may
 * lack its comma, so tags and trees often take the name for its object, the verb for a noun ("reports of …"), or overlook both.
 */
import type { Sentence, Token } from '../../document.ts';
import { MONTHS, WEEKDAYS } from '../day-names.ts';
import type { Trees } from '../trees.ts';
import { type Frame, overlaps, type Range } from './frame.ts';
import { type PaperOf, WEB_ADDRESS } from './papers.ts';

const MOST_NAME_WORDS = 6;
/** Fewest words that are a report. */
const LEAST_CONTENT = 4;
/** "On Wednesday 4 May" at most. */
const MOST_DATE_WORDS = 5;

const IN_NAME = /^(?:of|de|del|la|du|and|&)$/;
const DATES: ReadonlySet<string> = new Set([...WEEKDAYS, ...MONTHS]);

interface Layers {
  readonly sentence: readonly Sentence[];
  readonly token: readonly Token[];
}

/** Adds those found to `frames`, and takes out what else was read into their verbs and names. */
export function creditFrames(
  frames: Frame[],
  { sentence, token }: Layers,
  trees: Pick<Trees, 'at'>,
  papers: PaperOf,
): void {
  for (const { tokens } of sentence) {
    for (let verb = tokens[0] + LEAST_CONTENT; verb < tokens[1]; verb++) {
      const credit = creditAt(verb, tokens, token, trees, papers);
      if (credit === null) continue;
      const { source, cue, content } = credit;
      const known = frames.find((one) => one.cue !== null && overlaps(one.cue, cue!));
      if (known === undefined) frames.push(credit);
      else Object.assign(known, { source, cue, content, credit: true });
      const kept = known ?? credit;
      const rest = frames.filter(
        (one) =>
          one === kept ||
          ![one.cue, one.source].some((part) => part && (overlaps(part, cue!) || overlaps(part, source!))),
      );
      frames.splice(0, frames.length, ...rest);
    }
  }
}

function creditAt(
  verb: number,
  [first, end]: readonly [number, number],
  token: readonly Token[],
  trees: Pick<Trees, 'at'>,
  papers: PaperOf,
): Frame | null {
  const { form } = token[verb]!;
  if (!/^(?:report|add)(?:s|ed)$/.test(form)) return null;
  const paper = paperAfter(verb, end, token, papers);
  const source = paper ?? (form.startsWith('report') ? nameAfter(verb, end, token) : null);
  if (source === null) return null;
  const before = token[verb - 1]!;
  const apart = /^(?:,|”|"|'')$/.test(before.form);
  // "the district reports cholera": whoever reports stands before
  const tree = trees.at(verb);
  const subject = tree.children(verb, 'nsubj').some((child) => child < verb);
  if (subject && !apart) return null;
  if (!apart && (!form.endsWith('s') || !(paper !== null ? SAID_BEFORE : NAMED_BEFORE).test(before.upos))) return null;
  const content: Range = { first, end: /^,$/.test(before.form) ? verb - 1 : verb };
  if (content.end - content.first < LEAST_CONTENT) return null;
  const told = token.slice(content.first, content.end);
  if (!told.some(({ id, upos }) => upos === 'VERB' && tree.child(id, 'nsubj', 'nsubj:pass', 'obj') !== null))
    return null;
  return { source, cue: { first: verb, end: verb + 1 }, content: [content], by: 'layout', credit: true };
}

/** What a report without a stop can end in: a place or date; before a paper on file, a verb too ("were injured reports …"). */
const NAMED_BEFORE = /^(?:PROPN|NUM|NOUN)$/;
const SAID_BEFORE = /^(?:PROPN|NUM|NOUN|VERB|ADV|ADJ|PRON)$/;

/** The longest name of a paper on file right behind the verb: what it reports ends there, even where the text has no stops. */
function paperAfter(verb: number, end: number, token: readonly Token[], papers: PaperOf): Range | null {
  const first = verb + 1;
  let last = first;
  while (last < end && last - first < MOST_NAME_WORDS && isNamePart(token[last]!.form, last === first)) last++;
  for (; last > first; last--) {
    const words = token.slice(first, last).map(({ form }) => form);
    if (
      /^\p{Lu}/u.test(words.at(-1)!) &&
      (papers(words.join(' ')) ?? papers(words.join(' ').replace(/^the /i, ''))) !== null
    )
      return { first, end: last };
    if (/^\d/.test(words.at(-1)!) && papers(words.join(' ')) !== null) return { first, end: last };
  }
  return null;
}

const isNamePart = (form: string, opens: boolean): boolean =>
  /^(?:\p{Lu}|\d)/u.test(form) || IN_NAME.test(form) || (opens && /^the$/i.test(form));

/** Capitalised words right behind the verb, or the address of a page. */
function nameAfter(verb: number, end: number, token: readonly Token[]): Range | null {
  const first = verb + 1;
  if (WEB_ADDRESS.test(token[first]?.form ?? '')) return { first, end: first + 1 };
  let last = first;
  while (last < end && last - first < MOST_NAME_WORDS) {
    const { form } = token[last]!;
    const joins = IN_NAME.test(form) && last > first && /^\p{Lu}/u.test(token[last + 1]?.form ?? '');
    if (!/^\p{Lu}/u.test(form) && !(last === first && form === 'the') && !joins) break;
    last++;
  }
  const words = token.slice(first, last).map(({ form }) => form);
  const named = words.some((word) => /^\p{Lu}/u.test(word) && !/^The$/.test(word));
  if (!named || words.some((word) => DATES.has(word)) || !endsWithDate(last, end, token)) return null;
  return { first, end: last };
}

/** Nothing comes behind the name, or a date only. */
function endsWithDate(from: number, end: number, token: readonly Token[]): boolean {
  const rest = token.slice(from, end).filter(({ upos }) => upos !== 'PUNCT');
  if (rest.length === 0) return true;
  const [on, ...date] = rest;
  return (
    on!.form === 'on' && date.length < MOST_DATE_WORDS && date.every(({ form }) => DATES.has(form) || /^\d/.test(form))
  );
}
