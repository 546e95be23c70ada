/**
 * Codes a project's documents again from their text of record, with the present engine, model and knowledge. In: a store and
 * a coder. Out: a report. For a project whose files are no longer at hand; what people judged stays, as in any recoding.
 */
import type { Document } from '../engine/document.ts';
import { findDocument, readDocument } from '../store/documents.ts';
import { recodeDocument } from '../store/recode.ts';
import { countStale, finishImport, type Run, staleDocuments, useRun } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { Coder } from './code.ts';
import { emptyReport, type ImportOptions, type ImportReport } from './import.ts';
import { createBatch, holdImport } from './import-batch.ts';

/** Documents under way at a time: enough for every worker to have the next one waiting. */
const IN_FLIGHT = 32;

export async function recodeStored(
  store: Store,
  coder: Pick<Coder, 'annotate'>,
  run: Run,
  { signal, progress }: ImportOptions = {},
): Promise<ImportReport> {
  const release = holdImport(store);
  const report = emptyReport();
  try {
    const runN = store.transaction(() => useRun(store, run));
    const batch = createBatch(store);
    const ids = staleDocuments(store, runN);
    const flying: Promise<Document>[] = [];
    let next = 0;
    const start = () => {
      const doc = readDocument(store, ids[next++]!, 'record')!;
      const coded = coder.annotate(doc).then((result) => result.doc);
      coded.catch(() => {});
      flying.push(coded);
    };
    while (!signal?.aborted && (flying.length > 0 || next < ids.length)) {
      while (flying.length < IN_FLIGHT && next < ids.length) start();
      const doc = await flying.shift()!;
      batch.add(() => {
        recodeDocument(store, findDocument(store, doc.id)!, doc, runN);
        report.recoded++;
        report.events += doc.layers.event.length;
      });
      batch.flushIfDue();
      const done = next - flying.length;
      progress?.({
        files: { done, total: ids.length },
        bytes: { done: 0, total: 0 },
        documents: done,
        events: report.events,
        failures: 0,
      });
    }
    batch.flush();
    report.aborted = signal?.aborted ?? false;
    report.stale = countStale(store, runN);
    finishImport(store);
    return report;
  } finally {
    release();
  }
}
