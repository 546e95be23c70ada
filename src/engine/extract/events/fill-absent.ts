/**
 * Fills sides that an act's own sentence leaves open by whom the sentences before mean, where a learned head is sure enough. In:
 * the acts of a document. Out: the same; a side filled so keeps the words that name him, and the act's evidence begins where those stand.
 */
import type { Resources } from '../../resources.ts';
import type { States } from '../../stage.ts';
import { type Gap, gapNumbers, keyOf, NamedBefore } from './absent.ts';
import { type Meant, openAbsentHead } from './absent-head.ts';
import type { ToldActs } from './acts.ts';
import type { Act } from './merge.ts';
import type { Parties } from './parties.ts';
import type { SurveyedSentence } from './survey.ts';

/** How likely somebody must be to stand on a side. */
const ON = 0.42;
const SIDES = ['actor', 'recipient'] as const;

export async function fillAbsent(
  told: readonly ToldActs[],
  sentences: readonly SurveyedSentence[],
  parties: Parties,
  states: States,
  resources: Resources,
): Promise<void> {
  const head = openAbsentHead(resources);
  if (head === null) return;
  const gaps = told.flatMap(({ tree, acts }) =>
    acts.flatMap((act) => gapsOf(act).map((gap) => ({ act, gap: { ...gap, tree } }))),
  );
  if (gaps.length === 0) return;
  const named = new NamedBefore(sentences, parties);
  const open = gaps.map(({ gap }) => {
    const { here, before } = named.of(gap);
    return { act: gap.act, numbers: gapNumbers(gap, here), before };
  });
  const meant = await head.run(states, open);
  // the surest first: nobody stands on both sides
  const sure = gaps.flatMap(({ act, gap: { side } }, index) => {
    const found = meant[index];
    return found && found.likely > ON ? [{ act, side, ...found }] : [];
  });
  sure.sort((a, b) => b.likely - a.likely);
  for (const { act, side, named: who } of sure) put(act, side, who);
}

function gapsOf(act: Act): Omit<Gap, 'tree'>[] {
  const { reading, type, roles } = act.candidate;
  if (roles.mutual) return [];
  const on = { actor: act.actors, recipient: act.recipients };
  return SIDES.filter((side) => on[side].length === 0).map((side) => ({
    act: reading.token,
    type: type.id,
    side,
    other: side === 'actor' ? act.recipients : act.actors,
  }));
}

function put(act: Act, side: Gap['side'], { party, sentence }: Meant['named']): void {
  const key = keyOf(party);
  if (key !== null && [...act.actors, ...act.recipients].some((each) => keyOf(each) === key)) return;
  if (side === 'actor') act.actors = [party];
  else act.recipients = [party];
  act.since = Math.min(act.since ?? Number.POSITIVE_INFINITY, sentence.sentence.start);
}
