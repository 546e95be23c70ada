/**
 * Runs the stages in the order given; the only writer of annotations. In: a Document as a reader made it. Out: the same
 * document with its layers, who made each, and the notes. Stages yield drafts (predict), this file writes (after spaCy's
 * predict/set_annotations), so that ids and provenance are stamped in one place and cannot be forgotten.
 */
import type { Document, LayerName, Note } from './document.ts';
import type { Event, EventDraft } from './event.ts';
import { hashId } from './ids.ts';
import type { Resources } from './resources.ts';
import type { RunOptions, Stage, StageContext, StageResult, TraceLine } from './stage.ts';

export interface PipelineRun {
  doc: Document;
  trace: TraceLine[];
  /** Microseconds spent in each stage. */
  timings: Record<string, number>;
}

export const DEFAULT_OPTIONS: RunOptions = { date: null, ontology: 'plover', trace: false };

/**
 * Annotates `doc` in place and returns it. Layers that are already filled (gold tokens from CoNLL-U) are kept: a stage
 * whose layers are all there is skipped.
 *
 * @throws whatever a stage throws: a stage may only throw on a fault of ours, never on odd input.
 */
export async function runPipeline(
  doc: Document,
  stages: readonly Stage[],
  resources: Resources,
  options: Partial<RunOptions> = {},
): Promise<PipelineRun> {
  const run: PipelineRun = { doc, trace: [], timings: {} };
  const settings: RunOptions = { ...DEFAULT_OPTIONS, ...options };
  const cache: StageContext['cache'] = {};
  for (const stage of stages) {
    if (stage.makes.length > 0 && stage.makes.every((layer) => doc.layers[layer].length > 0)) continue;
    const started = performance.now();
    const notes: Note[] = [];
    const context: StageContext = {
      doc,
      resources,
      options: settings,
      cache,
      note: (code, span, message) =>
        notes.push({ code, start: span?.start ?? null, end: span?.end ?? null, stage: stage.name, message }),
      trace: (line) => {
        if (settings.trace) run.trace.push({ ...line, stage: stage.name });
      },
    };
    const result = await stage.run(doc.layers, context);
    write(doc, stage, result);
    doc.notes.push(...notes);
    run.timings[stage.name] = Math.round((performance.now() - started) * 1000);
  }
  return run;
}

function write(doc: Document, stage: Stage, result: StageResult): void {
  const by = { stage: stage.name, version: stage.version, ...(stage.model ? { model: stage.model } : {}) };
  for (const layer of stage.makes) {
    if (doc.layers[layer].length > 0) continue;
    const drafts = result.drafts?.[layer] ?? [];
    doc.layers[layer] = drafts.map((draft, index) => stamp(doc, stage, layer, draft, index)) as never;
    if (layer === 'event') doc.layers.event = firstOfEachId(doc.layers.event);
    doc.made[layer] = [...(doc.made[layer] ?? []), by];
  }
  if (stage.amends && result.amendments) {
    const byId = new Map<string | number, object>();
    for (const annotation of doc.layers[stage.amends]) byId.set(annotation.id, annotation);
    for (const { id, set } of result.amendments) {
      const annotation = byId.get(id);
      if (!annotation)
        throw new Error(
          `stage ${stage.name}: amends ${stage.amends} ${id}, which does not exist; amend ids that were handed in`,
        );
      Object.assign(annotation, set);
    }
    doc.made[stage.amends] = [...(doc.made[stage.amends] ?? []), by];
  }
}

function stamp(doc: Document, stage: Stage, layer: LayerName, draft: object, index: number): object {
  if (layer === 'event') return stampEvent(doc, stage, draft as EventDraft);
  if (layer === 'relation' || layer === 'claim') {
    const { evidence, ...rest } = draft as { evidence: { start: number; end: number } };
    return {
      id: hashId(layer === 'relation' ? 'rel' : 'cl', doc.id, evidence.start, evidence.end, JSON.stringify(rest)),
      ...draft,
    };
  }
  return { id: index, ...draft };
}

function stampEvent(doc: Document, stage: Stage, draft: EventDraft): Event {
  const { clause, trigger, evidence, ...rest } = draft;
  const quote = (span: { start: number; end: number }) => ({ ...span, text: doc.text.slice(span.start, span.end) });
  return {
    schema: 'entente/1',
    id: hashId(
      'ev',
      doc.id,
      trigger.start,
      trigger.end,
      draft.actor?.start ?? null,
      draft.actor?.end ?? null,
      draft.recipient?.start ?? null,
      draft.recipient?.end ?? null,
    ),
    act: hashId('act', doc.id, clause),
    doc: doc.id,
    source: doc.meta.source,
    publisher: doc.meta.publisher,
    published: doc.meta.published,
    ...rest,
    plover: null,
    cameo: draft.cameo ?? null,
    quad: null,
    score: null,
    goldstein: null,
    date: null,
    places: [],
    polarity: '+',
    modality: 'actual',
    phase: 'past',
    status: 'occurred',
    attribution: [],
    links: [],
    incident: null,
    review: null,
    evidence: quote(evidence),
    trigger: quote(trigger),
    by: `${stage.name}@${stage.version}`,
  };
}

/** Two drafts with the same trigger, actor and recipient are one event: the first stands. */
function firstOfEachId(events: readonly Event[]): Event[] {
  const seen = new Set<string>();
  return events.filter((event) => !seen.has(event.id) && seen.add(event.id));
}
