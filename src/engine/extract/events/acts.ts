/**
 * The acts of a document: find cue words and fill their slots (survey), ask the learned heads (mind) and correct the sides by
 * them (revise), decide between readings and read contents (type, contents), join what is one act (merge), put back whom
 * syntax found where the heads left nobody (restore), fill what is still empty (fill), lead nouns back to the act they
 * name again (repeats, told-before), say of which country those without one are (homes), and say how sure each is (confidence). In: layers. Out: for each sentence its acts. Training reads them the same way (training/events).
 */
import type { Sentence } from '../../document.ts';
import type { Encoded } from '../../language/encoded.ts';
import type { Ontology } from '../../ontology.ts';
import type { StageContext } from '../../stage.ts';
import { confide, readConfidence } from './confidence.ts';
import { readContents } from './contents.ts';
import { fillSides } from './fill.ts';
import { findHomes } from './homes.ts';
import type { Act } from './merge.ts';
import { mergeActs } from './merge.ts';
import { think } from './mind.ts';
import { leadBack, lendDoers } from './repeats.ts';
import { restoreSides } from './restore.ts';
import { reviseAll } from './revise.ts';
import type { SurveyedLayers } from './survey.ts';
import { survey } from './survey.ts';
import type { SentenceTree } from './syntax.ts';
import { fillFromBefore } from './told-before.ts';
import { chooseReadings } from './type.ts';
import { wordRows } from './word-rows.ts';

/** An act that fewer of its like than this were right of is left out: of unseen news one in three goes, three in four of them wrong. */
const LEAST = 0.38;
/** The same for what is told in so many words. */
const LEAST_PLAIN = 0.28;

export interface ToldActs {
  sentence: Sentence;
  tree: SentenceTree;
  acts: readonly Act[];
}

export async function findActs(layers: SurveyedLayers, context: StageContext, ontology: Ontology): Promise<ToldActs[]> {
  const { told, words } = await findKnownActs(layers, context, ontology);
  const trees = readConfidence(context.resources);
  if (trees === null) return told;
  confide(
    told.flatMap(({ acts }) => acts),
    words,
    trees,
  );
  const likely = told.map((each) => ({ ...each, acts: each.acts.filter((act) => isLikely(act, each.tree, context)) }));
  lendDoers(likely);
  fillFromBefore(likely);
  return likely;
}

/** Whether an act is likely enough to be listed. */
function isLikely({ confidence, candidate }: Act, tree: SentenceTree, context: StageContext): boolean {
  if (confidence === undefined || confidence >= (candidate.plain ? LEAST_PLAIN : LEAST)) return true;
  const { start, end } = tree.at(candidate.reading.token);
  context.trace({
    start,
    end,
    verdict: 'rejected',
    rule: `right in ${Math.round(100 * confidence)} of a hundred such acts; ${candidate.rule}`,
    message: candidate.type.id,
  });
  return false;
}

/** The acts, and in numbers what is known of the words that tell them (none without the heads): training starts from these. */
export async function findKnownActs(
  layers: SurveyedLayers,
  context: StageContext,
  ontology: Ontology,
): Promise<{ told: ToldActs[]; words: ReturnType<typeof wordRows> }> {
  const types = new Map(ontology.types.map((type) => [type.id, type]));
  const { sentences, parties } = survey(layers, context, ontology);
  const mind = await think(sentences, parties, context.cache as Partial<Encoded>, ontology, context.resources);
  const weighed = sentences.map((each) => {
    const { tree, readings, roles } = each;
    const revised = mind === null ? roles : reviseAll(tree, roles, mind, parties);
    return { ...each, chosen: chooseReadings(tree, readings, revised, types, mind) };
  });
  const words = mind === null ? new Map() : wordRows(weighed, mind);
  const told = weighed.map(({ sentence, tree, roles, chosen }) => {
    readContents(tree, chosen, types);
    const acts = mergeActs(tree, chosen, context);
    for (const act of acts) {
      restoreSides(act, roles.get(act.candidate.reading)!);
      fillSides(tree, act, parties);
    }
    return { sentence, tree, acts };
  });
  leadBack(told);
  findHomes(told, layers, context);
  return { told, words };
}
