/**
 * The paper named behind a whole sentence, with or without a comma: "… on May 3, reports Morning Herald", "… in the district
 * reports Daybreak on May 4". In: frames, sentences, tokens and their trees. Out: those frames marked as credits, their content
 * all that stands before, and new ones where no other has the verb. Why: the verb stands before its subject and may lack its
 * comma, so tags and trees often take the name for its object or overlook it.
 */
import type { ActorMention, Sentence, Token } from '../../document.ts';
import { MONTHS, WEEKDAYS } from '../day-names.ts';
import type { Trees } from '../trees.ts';
import { type Frame, overlaps, type Range } from './frame.ts';

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
  readonly actor: readonly ActorMention[];
}

export function creditFrames(
  frames: readonly Frame[],
  { sentence, token, actor }: Layers,
  trees: Pick<Trees, 'at'>,
): Frame[] {
  const added: Frame[] = [];
  const papers = new Map(
    actor.filter((one) => one.actor.sectors[0] === 'JRN' && one.basis === 'name').map((one) => [one.head, one]),
  );
  for (const { tokens } of sentence) {
    for (let verb = tokens[0] + LEAST_CONTENT; verb < tokens[1]; verb++) {
      const credit = creditAt(verb, tokens, token, trees, papers);
      if (credit === null) continue;
      const known = frames.find(({ cue }) => cue !== null && overlaps(cue, credit.cue!));
      if (known === undefined) added.push(credit);
      else Object.assign(known, { source: credit.source, content: credit.content, credit: true });
    }
  }
  return added;
}

function creditAt(
  verb: number,
  [first, end]: readonly [number, number],
  token: readonly Token[],
  trees: Pick<Trees, 'at'>,
  papers: ReadonlyMap<number, ActorMention>,
): Frame | null {
  const { form } = token[verb]!;
  if (!/^(?:reports|reported)$/.test(form)) return null;
  const source = paperAfter(verb, token, papers) ?? nameAfter(verb, end, token);
  if (source === null) return null;
  const before = token[verb - 1]!;
  const apart = /^(?:,|”|"|'')$/.test(before.form);
  // "the district reports cholera": whoever reports stands before
  const tree = trees.at(verb);
  const subject = tree.children(verb, 'nsubj').some((child) => child < verb);
  if (subject || (!apart && (form !== 'reports' || !/^(?:PROPN|NUM|NOUN)$/.test(before.upos)))) return null;
  const content: Range = { first, end: /^,$/.test(before.form) ? verb - 1 : verb };
  if (content.end - content.first < LEAST_CONTENT) return null;
  const told = token.slice(content.first, content.end);
  if (!told.some(({ id, upos }) => upos === 'VERB' && tree.child(id, 'nsubj', 'nsubj:pass', 'obj') !== null))
    return null;
  return { source, cue: { first: verb, end: verb + 1 }, content: [content], by: 'layout', credit: true };
}

/** A paper on file right behind the verb: what it reports ends there, even where the text has no stops. */
function paperAfter(verb: number, token: readonly Token[], papers: ReadonlyMap<number, ActorMention>): Range | null {
  for (let head = verb + 1; head <= verb + MOST_NAME_WORDS && token[head]; head++) {
    const paper = papers.get(head);
    if (paper === undefined) continue;
    const first = token[verb + 1]!;
    if (paper.start > (/^the$/i.test(first.form) ? token[verb + 2]! : first).start) return null;
    let end = head + 1;
    while (token[end] && token[end]!.end <= paper.end) end++;
    return { first: first.id, end };
  }
  return null;
}

/** Capitalised words right behind the verb. */
function nameAfter(verb: number, end: number, token: readonly Token[]): Range | null {
  const first = verb + 1;
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
