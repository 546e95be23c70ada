/**
 * Numbers bound to events: killed, injured, arrested, displaced, participants, munitions. In: a sentence's tree. Out:
 * quantities with value and bounds ("at least 12", "between 10 and 20", "nearly a quarter million", "dozens") and the
 * token they hang on, so that the stage can give each to the event above it.
 */
import type { Quantity } from '../../event.ts';
import { CARDINALS, SCALES } from '../number-words.ts';
import type { SentenceTree } from './syntax.ts';
import { CONTAINER_NOUNS } from './words.ts';

export interface FoundQuantity {
  quantity: Quantity;
  /** The counted noun, or the number where nothing is named. */
  token: number;
  /** The predicate that gave the role, where one did. */
  predicate: number | null;
}

const SCALE: ReadonlyMap<string, number> = new Map(Object.entries({ ...SCALES, k: 1e3, m: 1e6, bn: 1e9 }));
/** What "dozens of" may mean at least and at most; wide on purpose. */
const VAGUE: ReadonlyMap<string, [number, number | null]> = new Map(
  Object.entries<[number, number | null]>({
    dozens: [24, 100],
    scores: [40, 200],
    hundreds: [200, 1000],
    thousands: [2000, 10_000],
    millions: [2e6, 1e7],
    tens: [20, 100],
    several: [3, 9],
    couple: [2, 2],
    handful: [3, 6],
  }),
);
const AT_LEAST = /\b(at least|more than|over|no fewer than|above|upwards of|a minimum of|exceeding)\s*$/i;
const AT_MOST = /\b(up to|as many as|fewer than|less than|at most|under|no more than|below)\s*$/i;
const ABOUT =
  /\b(about|around|some|nearly|almost|approximately|roughly|an? estimated|close to|circa|just under|just over|virtually)\s*$/i;
const CUMULATIVE =
  /\b(since|so far|to date|in total|altogether|over the past|this year|last year|death toll|in all|years? of|has claimed|have claimed|overall)\b/i;

const ROLE_OF_VERB: Record<string, Quantity['role']> = {};
for (const [role, verbs] of [
  ['killed', 'kill die perish murder slay execute massacre behead drown slaughter lynch assassinate shoot'],
  ['injured', 'wound injure hurt maim hospitalize hospitalise burn'],
  ['arrested', 'arrest detain jail imprison apprehend nab round capture intern'],
  ['displaced', 'displace flee evacuate uproot'],
] as const) {
  for (const verb of verbs.split(' ')) ROLE_OF_VERB[verb] = role;
}
const ROLE_OF_UNIT: Record<string, Quantity['role']> = {};
for (const [role, nouns] of [
  ['killed', 'death fatality life dead killed corpse'],
  ['injured', 'injury wounded injured'],
  ['arrested', 'arrest detainee'],
  ['displaced', 'refugee evacuee'],
  [
    'munitions',
    'bomb missile rocket shell mortar round grenade drone torpedo warhead sortie strike airstrike mine projectile barrel',
  ],
  ['participants', 'protester protestor demonstrator marcher striker rioter participant'],
] as const) {
  for (const noun of nouns.split(' ')) ROLE_OF_UNIT[noun] = role;
}
const PARTICIPANTS_OF = new Set(
  'protest demonstrate rally march strike riot gather mobilize mobilise deploy mass send dispatch station join walk take pour fill flood turn assemble'.split(
    ' ',
  ),
);
const STATES: Record<string, Quantity['role']> = {
  dead: 'killed',
  killed: 'killed',
  wounded: 'injured',
  injured: 'injured',
  homeless: 'displaced',
  hurt: 'injured',
};

export function findQuantities(tree: SentenceTree, text: string): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  const sentence = text.slice(tree.tokens[0]!.start, tree.tokens.at(-1)!.end);
  const forms = tree.tokens.map((token) => token.form.toLowerCase());
  const word = (position: number): string => forms[position] ?? '';
  for (let position = 0; position < tree.tokens.length; ) {
    const read = readNumber(word, position);
    if (read === null) {
      position += 1;
      continue;
    }
    const { end } = read;
    const token = countedNoun(tree, position, end);
    const role = roleOf(tree, token);
    if (role !== null) {
      const first = tree.tokens[position]!;
      const last = tree.at(Math.max(token, tree.tokens[end - 1]!.id));
      const before = text.slice(Math.max(tree.tokens[0]!.start, first.start - 24), first.start);
      const modifier = AT_LEAST.exec(before) ?? AT_MOST.exec(before) ?? ABOUT.exec(before);
      const start = modifier ? first.start - (before.length - modifier.index) : first.start;
      const bounds = boundsOf(read, before);
      const unit = token === first.id ? null : tree.lemma(token);
      found.push({
        token,
        predicate: role.predicate,
        quantity: {
          role: role.role,
          ...bounds,
          scope: CUMULATIVE.test(sentence) ? 'cumulative' : 'act',
          unit,
          text: text.slice(start, last.end),
          start,
          end: last.end,
        },
      });
    }
    position = end;
  }
  return found;
}

interface ReadNumber {
  value: number | null;
  min: number | null;
  max: number | null;
  end: number;
}

function readNumber(word: (position: number) => string, from: number): ReadNumber | null {
  const first = word(from);
  // "a quarter million", "half a million", "a dozen"
  if (first === 'a' || first === 'an' || first === 'half' || first === 'quarter') {
    let position = first === 'a' || first === 'an' ? from + 1 : from;
    const fraction = word(position) === 'quarter' ? 0.25 : word(position) === 'half' ? 0.5 : null;
    if (fraction !== null) {
      position += 1;
      while (['of', 'a', '-'].includes(word(position))) position += 1;
    }
    const scale = SCALE.get(word(position));
    if (scale === undefined || (fraction === null && position === from)) return null;
    const value = (fraction ?? 1) * scale;
    return { value, min: value, max: value, end: position + 1 };
  }
  const vague = VAGUE.get(first);
  if (vague !== undefined) {
    const [low, high] = vague;
    if (first === 'tens' && word(from + 1) === 'of') {
      const scale = SCALE.get(word(from + 2).replace(/s$/, ''));
      if (scale !== undefined) return { value: null, min: 20 * scale, max: 100 * scale, end: from + 3 };
    }
    return { value: null, min: low, max: high, end: from + 1 };
  }
  const low = readCardinal(word, from);
  if (low === null) return null;
  const joiner = word(low.end);
  const ranged =
    joiner === 'to' ||
    joiner === '-' ||
    joiner === '–' ||
    (joiner === 'and' && word(from - 1) === 'between') ||
    (joiner === 'or' && low.value < 100);
  const high = ranged ? readCardinal(word, low.end + 1) : null;
  if (high !== null && high.value > low.value) return { value: null, min: low.value, max: high.value, end: high.end };
  return { value: low.value, min: low.value, max: low.value, end: low.end };
}

function readCardinal(word: (position: number) => string, from: number): { value: number; end: number } | null {
  let total = 0;
  let current: number | null = null;
  let position = from;
  for (; ; position += 1) {
    const form = word(position);
    const part = numeral(form);
    if (part !== null) {
      if (current !== null && !(current >= 20 && part < 10) && !(current % 100 === 0 && part < 100)) break;
      current = (current ?? 0) + part;
      continue;
    }
    const scale = SCALE.get(form);
    if (scale !== undefined && current !== null) {
      if (scale > 100) {
        total += current * scale;
        current = 0;
      } else current *= scale;
      continue;
    }
    if (form === 'and' && current !== null && current >= 100 && numeral(word(position + 1)) !== null) continue;
    if (form === '-' && current !== null && current >= 20 && (numeral(word(position + 1)) ?? 10) < 10) continue;
    break;
  }
  return current === null ? null : { value: total + current, end: position };
}

function numeral(form: string): number | null {
  const known = CARDINALS.get(form);
  if (known !== undefined) return known;
  if (/^\d{1,3}(,\d{3})+$/.test(form)) return Number(form.replaceAll(',', ''));
  if (/^\d+(\.\d+)?$/.test(form)) return Number(form);
  const joined = /^([a-z]+)-([a-z]+)$/.exec(form);
  if (joined) {
    const tens = CARDINALS.get(joined[1]!) ?? 0;
    const ones = CARDINALS.get(joined[2]!) ?? 0;
    if (tens >= 20 && ones > 0 && ones < 10) return tens + ones;
  }
  return null;
}

function boundsOf(read: ReadNumber, before: string): Pick<Quantity, 'value' | 'min' | 'max' | 'approx'> {
  const approx = ABOUT.test(before) || (read.value === null && read.min !== read.max);
  if (AT_LEAST.test(before)) return { value: read.value, min: read.min, max: null, approx: false };
  if (AT_MOST.test(before)) return { value: read.value, min: null, max: read.max, approx: false };
  return {
    value: read.value,
    min: approx && read.value !== null ? null : read.min,
    max: approx && read.value !== null ? null : read.max,
    approx,
  };
}

/** The noun a number counts: "12 people" → people; "dozens of people" → people; "killed 12" → 12 itself. */
function countedNoun(tree: SentenceTree, from: number, end: number): number {
  const last = tree.tokens[end - 1]!;
  const of = tree.slot(last.id, 'of')[0];
  if (of !== undefined) return of.token;
  let node = last.id;
  while (
    tree.head(node) !== null &&
    (tree.is(node, 'nummod', 'compound', 'flat', 'amod', 'det') ||
      (tree.is(node, 'conj', 'nmod') && tree.at(tree.head(node)!).upos === 'NUM')) &&
    tree.at(tree.head(node)!).upos !== 'VERB'
  ) {
    node = tree.head(node)!;
    if (!['NUM', 'SYM'].includes(tree.at(node).upos)) return node;
  }
  const first = tree.tokens[from]!.id;
  return node >= first ? node : last.id;
}

function roleOf(tree: SentenceTree, token: number): { role: Quantity['role']; predicate: number | null } | null {
  const state = stateOf(tree, tree.children(token, 'amod', 'acl'));
  if (state !== undefined) return { role: state, predicate: null };
  const unit = ROLE_OF_UNIT[tree.lemma(token)];
  let node = token;
  // "dozens of protesters", "12 men and 3 women": up to what the verb governs
  for (let up = 0; up < 4; up += 1) {
    const above = tree.head(node);
    if (above === null || tree.at(above).upos === 'VERB') break;
    if (
      !tree.is(node, 'conj') &&
      !(tree.is(node, 'nmod') && tree.prepositions(node)[0] === 'of' && CONTAINER_NOUNS.has(tree.lemma(above)))
    )
      break;
    node = above;
  }
  const head = tree.head(node);
  if (head !== null && tree.is(node, 'obj', 'nsubj', 'nsubj:pass')) {
    const verb = tree.lemma(head);
    const result = stateOf(tree, tree.children(head, 'xcomp', 'advcl', 'amod'));
    if (result !== undefined && (verb === 'leave' || verb === 'be')) return { role: result, predicate: head };
    const byVerb = ROLE_OF_VERB[verb] ?? STATES[tree.at(head).form.toLowerCase()];
    const undergoes = tree.isPassive(head)
      ? tree.is(node, 'nsubj:pass', 'nsubj')
      : tree.is(node, 'obj') || ['die', 'perish', 'flee', 'drown'].includes(verb) || tree.at(head).upos === 'ADJ';
    if (byVerb !== undefined && undergoes && unit !== 'munitions') return { role: byVerb, predicate: head };
    if (unit === undefined && PARTICIPANTS_OF.has(verb)) return { role: 'participants', predicate: head };
  }
  return unit === undefined ? null : { role: unit, predicate: null };
}

function stateOf(tree: SentenceTree, words: readonly number[]): Quantity['role'] | undefined {
  return words.map((word) => STATES[tree.at(word).form.toLowerCase()]).find((role) => role !== undefined);
}
