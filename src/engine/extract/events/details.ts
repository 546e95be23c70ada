/**
 * Mode and context of acts: what cues and words say, and what the learned head says of it. In: acts with their trees, word
 * states. Out: for each act its modes and contexts, in the ontology's order. Nothing is said by default: a mode that neither
 * the words name nor the head is sure of stays unknown.
 *
 * The head is asked once a document. It reads the act's word, what the act is about, its sides, the mean of its own phrase and
 * of its sentence, the words of both, and what the cues make of them; `detailFeatures` is the only definition of these numbers, for training too
 * (training/events).
 */
import type { Ontology, OntologyType } from '../../ontology.ts';
import type { Resources } from '../../resources.ts';
import type { States } from '../../stage.ts';
import { addMean } from '../state-means.ts';
import { governorOf, meansBeside, ownPhrase, targetsOf } from './act-phrase.ts';
import type { ToldActs } from './acts.ts';
import type { DetailLabels } from './head.ts';
import { openDetailHead } from './head.ts';
import type { Act } from './merge.ts';
import type { ContextIndex } from './modes.ts';
import { byObject } from './mode-by-object.ts';
import { contentModeOf, contextsOf, fromTheAir, modesOf, refineModes } from './modes.ts';
import type { SentenceTree } from './syntax.ts';

export interface Details {
  modes: readonly string[];
  contexts: readonly string[];
  /** What the head made of it, for `explain`; empty without a head. */
  said: string;
}

/** What the words say, before the head is asked. */
export interface WordedDetails {
  modes: readonly string[];
  contexts: readonly string[];
  /** Tokens of the act's own phrase. */
  phrase: readonly number[];
}

export async function detailsOf(
  told: readonly ToldActs[],
  index: ContextIndex,
  ontology: Ontology,
  states: States | undefined,
  resources: Resources,
): Promise<ReadonlyMap<Act, Details>> {
  const all = told.flatMap(({ tree, acts }) =>
    acts.map((act) => ({ tree, act, worded: wordedDetails(tree, act, index) })),
  );
  const head = states && openDetailHead(resources, ontology.id);
  if (!head || head.width !== detailWidth(states.width, head.of))
    return new Map(
      all.map(({ tree, act, worded }) => [
        act,
        { ...worded, modes: fromTheAir(tree, act, worded.modes, worded.phrase), said: '' },
      ]),
    );
  const scores = await head.run(all.map(({ tree, act, worded }) => detailFeatures(tree, states, act, worded, head.of)));
  const contexts = index.contexts.map(({ id }) => id);
  return new Map(
    all.map(({ tree, act, worded }, row) => {
      const score = new Map(head.labels.map((label, column) => [label, scores[row]![column]!]));
      const settled = settle(act.candidate.type, worded, contexts, score, head.of.limits);
      return [act, { ...settled, modes: fromTheAir(tree, act, settled.modes, worded.phrase) }];
    }),
  );
}

export function wordedDetails(tree: SentenceTree, act: Act, index: ContextIndex): WordedDetails {
  const { reading, type, content, roles } = act.candidate;
  const phrase = ownPhrase(
    tree,
    reading.token,
    [reading.object, roles.support?.verb ?? null, ...act.merged, governorOf(tree, reading.token)],
    targetsOf(tree, act),
  );
  phrase.push(...meansBeside(tree, act).filter((id) => !phrase.includes(id)));
  // a content read as a whole gives its words to the act: "demanded the release of all prisoners"
  if (content) phrase.push(...tree.subtree(content.token).filter((id) => !phrase.includes(id)));
  const doers = act.actors.flatMap((party) => party.actor.sectors);
  const found = refineModes(type, [
    ...modesOf(tree, reading.cue, type, phrase, contentModeOf(tree, type, reading.token, content), doers),
    ...act.modes,
  ]);
  const modes = byObject(tree, act, found);
  const named = [
    ...reading.cue.contexts,
    ...(type.abroad !== null && areAbroad(act) ? [type.abroad] : []),
    ...type.modes.filter((mode) => modes.includes(mode.id) && mode.context !== null).map((mode) => mode.context!),
  ];
  const sectors = [...act.actors, ...act.recipients].flatMap((party) => party.actor.sectors);
  return { modes, contexts: contextsOf(tree, index, sectors, named), phrase };
}

/** Whether those on the two sides are of different countries. */
function areAbroad({ actors, recipients }: Act): boolean {
  const countries = [...actors, ...recipients].map((party) => party.actor.country).filter((each) => each !== null);
  return new Set(countries).size > 1;
}

/** Blocks of states, and buckets of hashed words for the phrase and for the sentence. */
const BLOCKS = 4;
const BUCKETS = 1024;

export function detailWidth(states: number, { types, modes, contexts }: DetailLabels): number {
  return states * BLOCKS + BUCKETS * 2 + types.length + modes.length + contexts.length;
}

export function detailFeatures(
  tree: SentenceTree,
  states: States,
  act: Act,
  worded: WordedDetails,
  labels: DetailLabels,
): Float32Array {
  const { width, data } = states;
  const { reading, type, content } = act.candidate;
  const out = new Float32Array(detailWidth(width, labels));
  const copy = (token: number | null | undefined, block: number): void => {
    if (token !== null && token !== undefined)
      out.set(data.subarray(token * width, (token + 1) * width), block * width);
  };
  copy(reading.token, 0);
  copy(content?.token ?? reading.object ?? tree.patients(reading.token)[0]?.token, 1);
  const sentence = tree.tokens.map(({ id }) => id);
  addMean(states, worded.phrase, out, 2 * width);
  addMean(states, sentence, out, 3 * width);
  for (const token of worded.phrase) out[width * BLOCKS + bucket(tree.lemma(token))] = 1;
  for (const token of sentence) out[width * BLOCKS + BUCKETS + bucket(tree.lemma(token))] = 1;
  const flag = (list: readonly string[], from: number, id: string): void => {
    const at = list.indexOf(id);
    if (at >= 0) out[from + at] = 1;
  };
  const types = width * BLOCKS + BUCKETS * 2;
  flag(labels.types, types, type.id);
  const modes = types + labels.types.length;
  for (const mode of worded.modes) flag(labels.modes, modes, `${type.id} ${mode}`);
  const contexts = modes + labels.modes.length;
  for (const context of worded.contexts) flag(labels.contexts, contexts, context);
  return out;
}

/** FNV-1a. */
function bucket(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

/**
 * The words propose, the head disposes: what words name stays unless the head all but rules it out, and the head adds the one
 * mode, and the contexts, that it is sure of.
 */
export function settle(
  type: OntologyType,
  worded: WordedDetails,
  contexts: readonly string[],
  score: ReadonlyMap<string, number>,
  limits: DetailLabels['limits'],
): Details {
  const ofMode = (mode: string): number => score.get(`${type.id} ${mode}`) ?? 0;
  const ranked = type.modes.map(({ id }) => id).sort((a, b) => ofMode(b) - ofMode(a));
  const best = ranked[0];
  const modes = new Set(worded.modes.filter((mode) => ofMode(mode) > limits.modeKept));
  if (best !== undefined && ofMode(best) > limits.modeAdded) modes.add(best);
  const found = contexts.filter((id) => {
    const share = score.get(id);
    return share === undefined
      ? worded.contexts.includes(id)
      : share > (worded.contexts.includes(id) ? limits.contextKept : limits.contextAdded);
  });
  const leading = ranked.slice(0, 2).filter((mode) => ofMode(mode) >= 0.1);
  return {
    modes: type.modes.map(({ id }) => id).filter((id) => modes.has(id)),
    contexts: found,
    said: [
      ...(type.modes.length > 0 ? [...leading, 'none'] : []).map(
        (id) => `${id} ${(id === 'none' ? (score.get('none') ?? 0) : ofMode(id)).toFixed(2)}`,
      ),
      ...contexts.filter((id) => (score.get(id) ?? 0) >= 0.1).map((id) => `${id} ${score.get(id)!.toFixed(2)}`),
    ].join(', '),
  };
}
