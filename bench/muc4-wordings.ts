/**
 * The ways to word a phrase: as a key may have it. In: a document's words and names, and a phrase. Out: wordings, from what
 * stands before the head more or less of, from what hangs on it nothing, an OF-phrase or all; each with features by which the
 * wording judge foresees whether it is the one that is asked for.
 */
import type { Document, Token } from '../src/engine/document.ts';
import type { Candidate } from './muc4-candidates.ts';
import type { Entity } from './muc4-entities.ts';
import type { Judge } from './muc4-judges.ts';
import type { ReadMuc } from './muc4-mentions.ts';
import { normal, ROLES } from './muc4-roles.ts';
import { fillerText } from './muc4-strings.ts';

export interface Wording {
  text: string;
  features: number[];
}

const TITLES = 3;
const LONGEST = 12;
const PARTS = ['amod', 'compound', 'flat', 'nummod', 'nmod:poss', 'nmod:desc', 'nmod:unmarked', 'case', 'det', 'punct'];
const BREAKS = ['appos', 'acl:relcl', 'parataxis', 'punct', 'cc', 'conj', 'dep'];
const CLASSES = ['', 'DET', 'NUM', 'ADJ', 'ORG', 'place', 'PROPN', 'NOUN', 'VERB', 'other'];
const VAGUE =
  /^(?:DOZENS?|SEVERAL|OTHERS?|ANOTHER|MANY|MORE|LEAST|ALLEGED|PRESUMED|SUSPECTED|FEW|SELF-?STYLED|SO-?CALLED|CERTAIN|FOLLOWING|SAME|LATE|DEAD|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|WHOSE|HIS|HER|THEIR|ITS|OUR)$/;

export interface Worded {
  text: string;
  /** What the wording earns where the participant is asked for. */
  worth: number;
}

/** Words participants for a role. */
export class Wordings {
  private readonly read: Pick<ReadMuc, 'doc' | 'candidates' | 'entities'>;
  private readonly known = new Map<number, (role: number) => Wording[]>();
  private readonly chosen = new Map<number, Worded>();
  private readonly judge: Judge;

  constructor(read: Pick<ReadMuc, 'doc' | 'candidates' | 'entities'>, judge: Judge) {
    this.read = read;
    this.judge = judge;
  }

  best(entity: number, role: number): Worded {
    const key = entity * ROLES.length + role;
    let best = this.chosen.get(key);
    if (best === undefined) {
      best = this.all(entity, role)
        .map(({ text, features }) => ({ text, worth: this.judge(features) }))
        .reduce((a, b) => (b.worth > a.worth ? b : a), { text: '', worth: 0 });
      this.chosen.set(key, best);
    }
    return best;
  }

  /** Every wording of an entity's mentions, for one role. */
  all(entity: number, role: number): Wording[] {
    const { doc, candidates, entities } = this.read;
    let of = this.known.get(entity);
    if (of === undefined) {
      const { mentions } = entities[entity]!;
      of = pooled(
        entities[entity]!,
        mentions.map(({ candidate }) => wordingsOf(doc, candidates[candidate]!)),
      );
      this.known.set(entity, of);
    }
    return of(role);
  }
}

function pooled(entity: Entity, wordings: readonly Wording[][]): (role: number) => Wording[] {
  const found = new Map<string, { features: number[]; count: number; first: number }>();
  for (const [first, each] of wordings.entries()) {
    for (const { text, features } of each) {
      const known = found.get(text);
      if (known) known.count += 1;
      else found.set(text, { features, count: 1, first });
    }
  }
  const size = entity.mentions.length;
  return (role) => {
    const plain = fillerText(entity, ROLES[role]!);
    return [...found].map(([text, { features, count, first }]) => ({
      text,
      features: [
        ...ROLES.map((_, index) => (index === role ? 1 : 0)),
        ...features,
        count / size,
        Math.log(size),
        Math.log(count),
        first / size,
        text.split(' ').length / 4,
        text === plain ? 1 : 0,
      ],
    }));
  };
}

export function wordingsOf(
  { text, layers: { token, entity } }: Pick<Document, 'text' | 'layers'>,
  { head, tokens: [from, to], name }: Candidate,
): Wording[] {
  const nameAt = (id: number): number =>
    entity.findIndex((each) => token[id]!.start >= each.start && token[id]!.end <= each.end);
  const kind = (id: number): string => {
    if (id < 0) return '';
    const { upos, form } = token[id]!;
    if (VAGUE.test(form.toUpperCase())) return 'NUM';
    const type = entity[nameAt(id)]?.type;
    if (type === 'ORG') return 'ORG';
    if (type === 'GPE' || type === 'LOC' || type === 'NORP') return 'place';
    if (upos === 'PRON') return 'DET';
    return CLASSES.includes(upos) ? upos : 'other';
  };
  const start = name ? titleStart(token, from) : from;
  const until = Math.min(Math.max(head, from), to - 1);
  const [short, whole] = [ofEnd(token, to), fullEnd(token, head, to)];
  const ends = [...new Set([to, short, whole])];
  const seen = new Set<string>();
  const found: Wording[] = [];
  for (const end of ends) {
    for (let begin = start; begin <= until; begin += 1) {
      const written = normal(text.slice(token[begin]!.start, token[end - 1]!.end));
      if (written === '' || seen.has(written)) continue;
      seen.add(written);
      const cut = begin > start ? begin - 1 : -1;
      const mark = (test: boolean): number => (test ? 1 : 0);
      const before = kind(cut);
      const own = kind(begin);
      found.push({
        text: written,
        features: [
          ...CLASSES.map((each) => mark(each === before)),
          ...CLASSES.map((each) => mark(each === own)),
          mark(cut >= 0 && nameAt(cut) >= 0 && nameAt(cut) === nameAt(begin)),
          mark(begin < from),
          mark(begin === from),
          (begin - start) / 3,
          (until - begin) / 3,
          mark(begin === head),
          mark(nameAt(head) >= 0),
          mark(token[head]!.upos === 'PROPN'),
          mark(name),
          mark(short > to),
          mark(whole > to),
          mark(end > to && end === short),
          mark(end > to && end !== short),
          (end - to) / 6,
          mark(/S$/i.test(token[Math.min(head, to - 1)]!.form)),
        ],
      });
    }
  }
  return found;
}

/** COLONEL before a name. */
function titleStart(token: readonly Token[], from: number): number {
  let start = from;
  while (start > 0 && from - start < TITLES) {
    const before = token[start - 1]!;
    const isTied = before.head !== null && before.head >= start && before.head <= from;
    const isTitle = before.upos === 'NOUN' || before.upos === 'PROPN';
    if (before.sentence !== token[from]!.sentence || !isTitle || !(isTied || token[start]!.head === before.id)) break;
    start -= 1;
  }
  return start;
}

/** The end of an OF-phrase right after the phrase, or of the phrase. */
function ofEnd(token: readonly Token[], to: number): number {
  const of = token[to];
  if (of === undefined || of.form.toUpperCase() !== 'OF' || of.head === null || of.head < to) return to;
  let end = to;
  for (const id of below(token, of.head, (each) => !isOne(each, PARTS))) if (id === end) end += 1;
  return end > of.head ? end : to;
}

/** The end of all that hangs on the head without a break. */
function fullEnd(token: readonly Token[], head: number, to: number): number {
  const ids = new Set(below(token, head, (each) => each.id >= to && isOne(each, BREAKS) && each.head === head));
  let end = to;
  while (ids.has(end) && end - to < LONGEST && !/^[,;:()[\]"]$/.test(token[end]!.form)) end += 1;
  return end;
}

function below(token: readonly Token[], head: number, stop: (token: Token) => boolean): number[] {
  const { sentence } = token[head]!;
  const found = [head];
  const inside = new Set(found);
  let [first, last] = [head, head];
  while (token[first - 1]?.sentence === sentence) first -= 1;
  while (token[last + 1]?.sentence === sentence) last += 1;
  for (let grown = true; grown; ) {
    grown = false;
    for (let id = first; id <= last; id += 1) {
      const each = token[id]!;
      if (inside.has(id) || each.head === null || !inside.has(each.head) || stop(each)) continue;
      inside.add(id);
      found.push(id);
      grown = true;
    }
  }
  return found.sort((a, b) => a - b);
}

function isOne({ deprel }: Token, relations: readonly string[]): boolean {
  return relations.some((each) => deprel === each || deprel.startsWith(`${each}:`));
}
