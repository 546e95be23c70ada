/**
 * A stage reads the layers it declares and yields drafts; it never writes to the document and never imports another
 * stage. The pipeline stamps ids and writes. `makes` a layer, or `amends` annotations of a layer that is already there.
 */
import type { Document, LayerName, Layers, Span } from './document.ts';
import type { Claim, Event, EventDraft, Relation } from './event.ts';
import type { Resources } from './resources.ts';

export interface RunOptions {
  /** Publication date to use where the document has none, YYYY-MM-DD. */
  date: string | null;
  /** Name of the ontology events are coded in: `plover`, `acled`, or a user's. */
  ontology: string;
  /** Keep a trace for `explain`. */
  trace: boolean;
}

/** A line of the trace that `explain` prints: what was considered and why it was kept or rejected. */
export interface TraceLine extends Span {
  stage: string;
  verdict: 'kept' | 'rejected' | 'note';
  /** The rule or head that decided. */
  rule: string;
  message: string;
}

/** Word states of one document, from the frozen trunk: row i is token i. Lives for the run, never in JSON. */
export interface States {
  width: number;
  data: Float32Array;
}

export interface StageContext {
  readonly doc: Readonly<Pick<Document, 'id' | 'text' | 'meta' | 'blocks' | 'origin'>>;
  readonly resources: Resources;
  readonly options: RunOptions;
  /** Set by the stage that encodes; read by every learned head. */
  readonly cache: { states?: States; [key: string]: unknown };
  note(code: string, span: Span | null, message: string): void;
  /** Does nothing unless options.trace. */
  trace(line: Omit<TraceLine, 'stage'>): void;
}

/** What a stage yields for a layer: the annotation without the id the pipeline gives it. */
export type Draft<L extends LayerName> = L extends 'event'
  ? EventDraft
  : L extends 'relation'
    ? Omit<Relation, 'id'>
    : L extends 'claim'
      ? Omit<Claim, 'id'>
      : Omit<Layers[L][number], 'id'>;

export interface Amendment {
  id: string | number;
  set: Record<string, unknown>;
}

type Needed<N extends LayerName> = { readonly [K in N]: readonly Layers[K][number][] };
export type Output<M extends LayerName> = { [K in M]?: Draft<K>[] };

export interface Stage {
  readonly name: string;
  readonly version: string;
  readonly needs: readonly LayerName[];
  readonly makes: readonly LayerName[];
  readonly amends: LayerName | null;
  /** Models the stage reads, for `made`. */
  readonly model?: string;
  run(layers: Readonly<Layers>, context: StageContext): Promise<StageResult> | StageResult;
}
export interface StageResult {
  drafts?: { [K in LayerName]?: Draft<K>[] };
  amendments?: Amendment[];
}

/** A stage that makes one or more layers. Ids of drafts are their positions in the yielded array. */
export function stage<N extends LayerName, M extends LayerName>(definition: {
  name: string;
  version: string;
  model?: string;
  needs: readonly N[];
  makes: readonly M[];
  run(layers: Needed<N>, context: StageContext): Promise<Output<M>> | Output<M>;
}): Stage {
  return {
    ...definition,
    amends: null,
    run: async (layers, context) => ({
      drafts: (await definition.run(layers as Needed<N>, context)) as StageResult['drafts'],
    }),
  };
}

/** A stage that fills in fields of events that are there already. */
export function amendment<N extends LayerName>(definition: {
  name: string;
  version: string;
  model?: string;
  needs: readonly N[];
  run(
    events: readonly Event[],
    layers: Needed<N>,
    context: StageContext,
  ): Promise<{ id: string; set: Partial<Event> }[]> | { id: string; set: Partial<Event> }[];
}): Stage {
  return {
    ...definition,
    makes: [],
    amends: 'event',
    run: async (layers, context) => ({
      amendments: await definition.run(layers.event, layers as Needed<N>, context),
    }),
  };
}
