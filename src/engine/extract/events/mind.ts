/**
 * What the learned heads make of a survey: is a word that a cue fits an event, and of which type; does somebody the sentence
 * names act in it, undergo it, or neither. In: surveyed sentences, word states. Out: opinions by token; null where the heads
 * are missing, or do not know the ontology. Trained by training/events/train_news.py on the same survey.
 */
import type { Encoded } from '../../language/encoded.ts';
import type { Ontology, OntologyType } from '../../ontology.ts';
import type { Resources } from '../../resources.ts';
import { actStates } from './act-states.ts';
import type { Reading } from './detect.ts';
import { actFeatures, actWidth } from './features.ts';
import { type HeadTable, openActsHead } from './head.ts';
import type { Parties } from './parties.ts';
import type { Party } from './party.ts';
import { firstConjunct, pairNumbers, pairWidth, sideCandidates } from './sides.ts';
import { openSidesHead, type Pair } from './sides-head.ts';
import type { SurveyedSentence } from './survey.ts';
import type { SentenceTree } from './syntax.ts';
import type { Candidate } from './type.ts';
import { chooseReadings } from './type.ts';

export interface SideOpinion {
  party: Party;
  /** Probabilities. */
  actor: number;
  recipient: number;
}

export interface Opinion {
  /** Probability that the word tells an event of the ontology. */
  event: number;
  /** Probability of each type. */
  types: ReadonlyMap<string, number>;
  /** Everybody the sentence names, in the order of the text. */
  sides: readonly SideOpinion[];
}

export type Mind = ReadonlyMap<number, Opinion>;

/** Words between an act and whoever the head is asked about; no marked side stood further. */
const REACH = 80;
/** The ontology the heads were trained on. */
const KNOWN = 'plover';

export async function think(
  sentences: readonly SurveyedSentence[],
  parties: Parties,
  encoded: Partial<Encoded>,
  ontology: Ontology,
  resources: Resources,
): Promise<Mind | null> {
  const acts = openActsHead(resources);
  const sides = openSidesHead(resources);
  if (!encoded.states || !encoded.rows || !acts || !sides || ontology.id !== KNOWN) return null;
  const states = await actStates({ states: encoded.states, rows: encoded.rows }, resources);
  if (states === null) return null;
  if (acts.width !== actWidth(states.width) || sides.width !== pairWidth(states.width)) return null;
  const types = new Map(ontology.types.map((type) => [type.id, type]));
  const words = sentences.flatMap((sentence) => wordsOf(sentence, types));
  const scores = await acts.run(words.map((word) => actFeatures(word.tree, states, word, word.readings)));
  const candidates = new Map<SentenceTree, Party[]>();
  const pairs: Pair[] = [];
  const asked = words.map((word) => {
    const all = candidates.get(word.tree) ?? sideCandidates(word.tree, parties);
    candidates.set(word.tree, all);
    const { token } = word.best.reading;
    // a list that was read as one sentence names hundreds: who stands far off is on no side
    const named = all.filter((party) => party.token !== token && Math.abs(party.token - token) <= REACH);
    const context = {
      readings: word.readings.filter((reading) => reading.token === token),
      roles: [word.best, ...word.others].map((each) => each.roles),
      others: all.map((party) => party.token),
    };
    for (const party of named)
      pairs.push({ act: token, word: party.token, numbers: pairNumbers(word.tree, token, party, context) });
    return named;
  });
  const sideScores = await sides.run(states, pairs);
  const opinions = new Map<number, Opinion>();
  let at = 0;
  for (const [index, { best }] of words.entries()) {
    const opinion = scores[index]!;
    opinions.set(best.reading.token, {
      event: 1 - probability(acts, opinion, 'NONE'),
      types: new Map(acts.labels.map((label, each) => [label, opinion[each]!])),
      sides: alike(
        words[index]!.tree,
        asked[index]!.map((party) => {
          const shares = sideScores[at++]!;
          return {
            party,
            actor: probability(sides, shares, 'ACTOR'),
            recipient: probability(sides, shares, 'RECIPIENT'),
          };
        }),
      ),
    });
  }
  return opinions;
}

/** Coordinated parties stand on one side: each is given what the head says of all of them on the average. */
function alike(tree: SentenceTree, sides: readonly SideOpinion[]): readonly SideOpinion[] {
  const groups = new Map<number, SideOpinion[]>();
  for (const side of sides) {
    const first = side.party.shares ?? firstConjunct(tree, side.party.token);
    const group = groups.get(first);
    if (group) group.push(side);
    else groups.set(first, [side]);
  }
  const mean = (group: readonly SideOpinion[], side: 'actor' | 'recipient'): number =>
    group.reduce((sum, each) => sum + each[side], 0) / group.length;
  for (const group of groups.values()) {
    const [actor, recipient] = [mean(group, 'actor'), mean(group, 'recipient')];
    for (const side of group) Object.assign(side, { actor, recipient });
  }
  return sides;
}

/** A word that may tell an event, as the rules see it before the heads are asked. */
export interface Word {
  tree: SentenceTree;
  readings: readonly Reading[];
  best: Candidate;
  others: readonly Candidate[];
}

/** Every word of a sentence that a cue fits. */
export function wordsOf({ tree, readings, roles }: SurveyedSentence, types: ReadonlyMap<string, OntologyType>): Word[] {
  return [...chooseReadings(tree, readings, roles, types).values()].map((found) => ({ tree, readings, ...found }));
}

function probability(head: HeadTable, scores: Float32Array, label: string): number {
  return scores[head.labels.indexOf(label)] ?? 0;
}
