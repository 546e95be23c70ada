/**
 * How an event of a project came about. In: a project and an event's id, or its beginning. Out: the explanation of the
 * document as the engine reads it now, with what people decided since; the trace itself is never stored, it is as long as
 * the document's layers together.
 */
import { EntenteError } from '../engine/errors.ts';
import { type Explanation, explainEvent } from '../engine/explain.ts';
import type { Coder } from '../node/code.ts';
import { standingCorrections } from '../store/corrections.ts';
import { readDocument } from '../store/documents.ts';
import type { Correction } from '../store/judgement.ts';
import { findEvents, readEvent } from '../store/read-events.ts';
import { runOf } from '../store/runs.ts';
import { openStore } from '../store/store.ts';

export interface ProjectExplanation {
  /** Null where the engine as it is now does not find the event. */
  explanation: Explanation | null;
  corrections: Correction[];
  /** Whether another engine, model or knowledge coded what is stored. */
  stale: boolean;
}

/** @throws EntenteError if the project has no such event, or several that begin so */
export async function explainFromProject(project: string, id: string, coder: Coder): Promise<ProjectExplanation> {
  const store = openStore(project, 'read');
  try {
    const found = findEvents(store, id);
    if (found.length !== 1) {
      throw new EntenteError(
        found.length === 0
          ? `no event ${id} in ${project}; list them with: entente events --project ${project}`
          : `several events begin with ${id}: ${found.join(', ')}`,
      );
    }
    const event = readEvent(store, found[0]!)!;
    const { doc, trace } = await coder.annotate(readDocument(store, event.doc, 'record')!);
    const explanation = explainEvent(doc, trace, event.id);
    return {
      explanation: explanation && { ...explanation, event },
      corrections: standingCorrections(store, event.id),
      stale: runOf(store, event.doc) !== coder.runKey,
    };
  } finally {
    store.close();
  }
}
