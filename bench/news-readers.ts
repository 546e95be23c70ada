/**
 * How far two readers of the same news agree: training/events/second.tsv holds what a second reader marked, who saw neither the
 * first marks nor what the coder makes of the text. In: both files of marks. Out: precision and recall of the second
 * reader's acts by those of the first, as `news.ts` counts a coder's: what a coder could reach.
 */
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/node/paths.ts';
import { type Mark, readMarks } from './news-marks.ts';
import { pairUp } from './pair-up.ts';
import { overlap, type Span, touches } from './same-referent.ts';
import { share } from './whole-records.ts';

/** Characters between the words of one act that two readers mark in two places. */
const NEAR = 200;
/** Types of which it does not matter who is named first. */
const MUTUAL = new Set(['CONSULT', 'AGREE', 'COOPERATE']);

export function agreement(): object {
  const first = new Map(readMarks().map(({ name, marks }) => [name, marks]));
  const count = { documents: 0, marks: 0, acts: 0, type: 0, whole: 0 };
  for (const { name, marks } of readMarks(join(PACKAGE_ROOT, 'training', 'events', 'second.tsv'))) {
    const known = first.get(name)!;
    const pairs = pair(known, marks);
    const counts = (each: Mark): boolean =>
      !each.optional || pairs.some(([one, other]) => one === each || other === each);
    count.documents += 1;
    count.marks += known.filter(counts).length;
    count.acts += marks.filter(counts).length;
    const typed = pairs.filter(([one, other]) => one.type === other.type);
    count.type += typed.length;
    count.whole += typed.filter(([one, other]) => sidesAgree(one, other)).length;
  }
  const of = (part: number) => ({ precision: share(part, count.acts), recall: share(part, count.marks) });
  return {
    documents: count.documents,
    marks: count.marks,
    acts: count.acts,
    type: of(count.type),
    whole: of(count.whole),
  };
}

function pair(marks: readonly Mark[], others: readonly Mark[]): [Mark, Mark][] {
  const same = (one: Mark, other: Mark): boolean => overlap([one.start, one.end], [other.start, other.end]);
  const near = (one: Mark, other: Mark): boolean =>
    Math.abs(one.start - other.start) < NEAR &&
    (touches(one.actor, other.actor) || touches(one.recipient, other.recipient));
  return [
    ...pairUp(marks, others, [
      (one, other) => same(one, other) && one.type === other.type,
      same,
      (one, other) => near(one, other) && one.type === other.type,
    ]),
  ];
}

function sidesAgree(one: Mark, other: Mark): boolean {
  const straight = equal(one.actor, other.actor) && equal(one.recipient, other.recipient);
  return (
    straight || (MUTUAL.has(one.type) && equal([...one.actor, ...one.recipient], [...other.actor, ...other.recipient]))
  );
}

const equal = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.every((one) => touches([one], others)) && others.every((one) => touches([one], some));
