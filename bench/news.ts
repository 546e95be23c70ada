/**
 * Events in news that is not ours against marks made by hand (`news-marks.ts`). In: the data root that holds the news, a
 * coder. Out: precision and recall of acts with the right type, and with type and both sides right. An act is paired with
 * the mark on its trigger, else with one in the same sentence that has its type and shares a side. A side is right if each
 * marked phrase, or another that the engine takes for the same somebody, stands there and nobody else does. Optional marks may be found, but need not be.
 */
import type { Document } from '../src/engine/document.ts';
import type { Event } from '../src/engine/event.ts';
import { newsDocument } from './news-documents.ts';
import type { Mark, Marks } from './news-marks.ts';
import { readMarks } from './news-marks.ts';
import { pairUp } from './pair-up.ts';
import { type Span, sameReferent, touches } from './same-referent.ts';
import { share } from './whole-records.ts';

export interface NewsPair {
  act: Event[] | null;
  mark: Mark | null;
  type: boolean;
  actor: boolean;
  recipient: boolean;
}

export async function news(
  root: string,
  coder: { annotate(doc: Document): Promise<{ doc: Document }> },
  part: Marks['part'] = 'dev',
  each?: (pair: NewsPair, doc: Document) => void,
  only: (name: string) => boolean = () => true,
): Promise<object | null> {
  const count = {
    documents: 0,
    marks: 0,
    acts: 0,
    matched: 0,
    typeRight: 0,
    wholeRight: 0,
    actorRight: 0,
    recipientRight: 0,
  };
  let marksFound = 0;
  let marksWhole = 0;
  for (const { name, part: its, marks, read } of readMarks()) {
    if (its !== part || !only(name)) continue;
    const doc = newsDocument(root, name);
    if (doc === null) return null;
    const { doc: coded } = await coder.annotate(doc);
    count.documents += 1;
    for (const pair of pairs(coded, marks, read)) {
      each?.(pair, coded);
      const { act, mark } = pair;
      const whole = pair.type && pair.actor && pair.recipient;
      if (mark && !(mark.optional && !act)) {
        count.marks += 1;
        if (pair.type) marksFound += 1;
        if (whole) marksWhole += 1;
      }
      if (!act) continue;
      count.acts += 1;
      if (mark) count.matched += 1;
      if (pair.type) count.typeRight += 1;
      if (mark && pair.actor) count.actorRight += 1;
      if (mark && pair.recipient) count.recipientRight += 1;
      if (whole) count.wholeRight += 1;
    }
  }
  return {
    ...count,
    actorOfMatched: share(count.actorRight, count.matched),
    recipientOfMatched: share(count.recipientRight, count.matched),
    type: { precision: share(count.typeRight, count.acts), recall: share(marksFound, count.marks) },
    whole: { precision: share(count.wholeRight, count.acts), recall: share(marksWhole, count.marks) },
  };
}

/** Every act with its mark, then the marks that no act was found for. */
function pairs(doc: Document, marks: readonly Mark[], end: number): NewsPair[] {
  const same = sameReferent(doc.layers);
  const sideRight = (said: readonly Span[], marked: readonly Span[]): boolean =>
    marked.every((mark) => said.some((span) => same(span, mark))) &&
    said.every((span) => marked.some((mark) => same(span, mark)));
  // only so far were marks made
  const acts = [...Map.groupBy(doc.layers.event, (event) => event.act).values()].filter(
    ([first]) => first!.evidence.start <= end,
  );
  const onTrigger = ([first]: Event[], mark: Mark): boolean =>
    first!.trigger.start < mark.end && mark.start < first!.trigger.end;
  const typed = ([first]: Event[], mark: Mark): boolean => first!.type === mark.type || first!.plover === mark.type;
  const inSentence = (act: Event[], mark: Mark): boolean => {
    const { evidence } = act[0]!;
    if (!typed(act, mark) || mark.start < evidence.start || mark.end > evidence.end) return false;
    return touches(sides(act, 'actor'), mark.actor) || touches(sides(act, 'recipient'), mark.recipient);
  };
  const found = pairUp(acts, marks, [(act, mark) => onTrigger(act, mark) && typed(act, mark), onTrigger, inSentence]);
  const paired = new Set(found.values());
  return [
    ...acts.map((act) => {
      const mark = found.get(act) ?? null;
      if (mark === null) return { act, mark, type: false, actor: false, recipient: false };
      const straight = sideRight(sides(act, 'actor'), mark.actor) && sideRight(sides(act, 'recipient'), mark.recipient);
      // a reciprocal act has a row each way: whoever is marked first, both must take part
      const mutual =
        act.some((event) => event.reciprocal) && sideRight(sides(act, 'actor'), [...mark.actor, ...mark.recipient]);
      return {
        act,
        mark,
        type: typed(act, mark),
        actor: straight || mutual || sideRight(sides(act, 'actor'), mark.actor),
        recipient: straight || mutual || sideRight(sides(act, 'recipient'), mark.recipient),
      };
    }),
    ...marks
      .filter((mark) => !paired.has(mark))
      .map((mark) => ({ act: null, mark, type: false, actor: false, recipient: false })),
  ];
}

function sides(act: Event[], side: 'actor' | 'recipient'): Span[] {
  const spans = act.flatMap((event): Span[] => (event[side] ? [[event[side].start, event[side].end]] : []));
  return [...new Map(spans.map((span) => [`${span[0]}`, span])).values()];
}
