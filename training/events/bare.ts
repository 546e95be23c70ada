/**
 * Marked words that no cue fits: they tell no type, but who stands on their sides is as good a lesson as any. In: a tree, the
 * predicates of its sentence, the readings of its cues. Out: readings with a cue made up on the spot, whose slots are where
 * sides usually stand.
 */
import type { Cue } from '../../src/engine/ontology-cues.ts';
import type { Reading } from '../../src/engine/extract/events/detect.ts';
import type { SentenceTree } from '../../src/engine/extract/events/syntax.ts';

const ACTOR: Record<Cue['kind'], string[]> = { verb: ['subj'], noun: ['by', 'poss'], adjective: ['subj'] };
const RECIPIENT: Record<Cue['kind'], string[]> = {
  verb: ['obj', 'against', 'on', 'with', 'to'],
  noun: ['against', 'on', 'of', 'with', 'to'],
  adjective: ['to', 'with', 'against'],
};

/** Verbs that say nothing by themselves. */
const LIGHT = new Set(
  'be have do get go come make take give put let seem appear become remain keep say tell add note explain think believe know see look find feel'.split(
    ' ',
  ),
);

export function bareReadings(
  tree: SentenceTree,
  predicates: readonly number[],
  readings: readonly Reading[],
): Reading[] {
  const taken = new Set(readings.map((reading) => reading.token));
  return predicates.flatMap((token) => {
    const kind = { VERB: 'verb' as const, NOUN: 'noun' as const }[tree.at(token).upos as string];
    if (kind === undefined || taken.has(token) || LIGHT.has(tree.lemma(token))) return [];
    return [{ token, cue: madeUp(tree.lemma(token), kind), object: null, specificity: 0 }];
  });
}

function madeUp(lemma: string, kind: Cue['kind']): Cue {
  return {
    type: '',
    modes: [],
    contexts: [],
    cameo: null,
    actor: ACTOR[kind],
    recipient: RECIPIENT[kind],
    about: [],
    with: [],
    needs: 'any',
    reciprocal: false,
    content: false,
    ownContent: false,
    weak: true,
    plain: false,
    line: 0,
    kind,
    lemma,
    particles: [],
    objects: [],
    barred: [],
    prepositions: [],
    complement: null,
  };
}
