/**
 * A MUC document read by the line. In: a document. Out: its layers (language, times, places), its word states (the trunk's, and
 * beside them those that tell of acts), what the ontology's cues find in it, and the candidates for slots pooled to entities.
 */
import type { Document } from '../src/engine/document.ts';
import { createDocument } from '../src/engine/document.ts';
import { actStates } from '../src/engine/extract/events/act-states.ts';
import type { CueIndex } from '../src/engine/extract/events/detect.ts';
import { detect, indexCues } from '../src/engine/extract/events/detect.ts';
import { vocabularyOf } from '../src/engine/extract/events/lemmas.ts';
import { loadOntology } from '../src/engine/extract/events/load.ts';
import type { RoleScores, RolesHead } from '../src/engine/extract/events/roles-head.ts';
import { SentenceTree } from '../src/engine/extract/events/syntax.ts';
import { places } from '../src/engine/extract/places/places.ts';
import { times } from '../src/engine/extract/times/times.ts';
import type { Encoded } from '../src/engine/language/encoded.ts';
import { encodedBy } from '../src/engine/language/encoded.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import type { Resources } from '../src/engine/resources.ts';
import type { States } from '../src/engine/stage.ts';
import { stage } from '../src/engine/stage.ts';
import type { Trigger } from './muc4-candidates.ts';
import { findCandidates } from './muc4-candidates.ts';
import type { MucDoc } from './muc4-data.ts';
import { dayOfDateline } from './muc4-dates.ts';
import type { Entities } from './muc4-entities.ts';
import { poolEntities } from './muc4-entities.ts';

export interface MucReader {
  resources: Resources;
  cues: CueIndex;
  vocabulary: ReadonlySet<string>;
}

export interface ReadMuc extends Entities {
  doc: Document;
  states: States;
  triggers: Trigger[];
}

export function openMucReader(resources: Resources): MucReader {
  const { ontology } = loadOntology({ resources, options: { date: null, ontology: 'plover', trace: false } });
  return { resources, cues: indexCues(ontology), vocabulary: vocabularyOf(ontology) };
}

export async function readMuc(muc: MucDoc, { resources, cues, vocabulary }: MucReader): Promise<ReadMuc> {
  let encoded: Pick<Encoded, 'states' | 'rows'> | null = null;
  const capture = stage({
    name: 'capture',
    version: '1',
    needs: [],
    makes: [],
    run: (_layers, context) => {
      encoded = { ...encodedBy(context) };
      return {};
    },
  });
  // paragraphs are indented, lines are broken where they happen to be full
  const text = muc.text
    .replace(/\s*\n\s{2,}/g, '\u2029')
    .replace(/\n/g, ' ')
    .replaceAll('\u2029', '\n\n');
  const blocks: Document['blocks'] = [];
  for (const match of text.matchAll(/[^\n]+/g))
    blocks.push({ kind: 'paragraph', start: match.index, end: match.index + match[0].length });
  const doc = createDocument({ id: `doc_${muc.id}`, text, origin: { sha256: '', record: 0, map: [] }, blocks });
  doc.meta.published = dayOfDateline(muc.dateline);
  await runPipeline(doc, [...languageStages, capture, times, places], resources);
  const triggers = doc.layers.sentence.flatMap(({ tokens }) => {
    const inside = doc.layers.token.slice(...tokens);
    if (inside.length === 0) return [];
    return detect(new SentenceTree(inside, vocabulary, []), cues)
      .filter((reading) => !reading.cue.weak)
      .map(({ token, cue }): Trigger => ({ token, type: cue.type, lemma: cue.lemma }));
  });
  return {
    doc,
    states: await bothStates(encoded!, resources),
    triggers,
    ...poolEntities(doc, findCandidates(doc, triggers, vocabulary)),
  };
}

/** The trunk's state of each word and the one that tells of acts, one beside the other. */
async function bothStates(encoded: Pick<Encoded, 'states' | 'rows'>, resources: Resources): Promise<States> {
  const own = await actStates(encoded, resources);
  if (!own) throw new Error('bench muc4: models/events/layers.onnx is missing; train it (training/events/README.md)');
  const { width } = encoded.states;
  const words = encoded.states.data.length / width;
  const both: States = { width: 2 * width, data: new Float32Array(2 * width * words) };
  for (let word = 0; word < words; word++) {
    for (const [at, { data }] of [encoded.states, own].entries())
      both.data.set(data.subarray(word * width, (word + 1) * width), (2 * word + at) * width);
  }
  return both;
}

export function scoreEntities(head: RolesHead, read: ReadMuc): Promise<RoleScores> {
  const phrases = read.candidates.map((candidate, at) => ({ ...candidate, entity: read.entityOf[at]! }));
  return head.run(read.states, phrases, read.entities.length, read.relations);
}
