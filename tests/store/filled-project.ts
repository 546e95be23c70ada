/** A project of three dispatches with eight events, for the tests of what is read from one. */
import { insertDocument } from '../../src/store/documents.ts';
import { parseFilter } from '../../src/store/filter.ts';
import { listEvents } from '../../src/store/read-events.ts';
import { useRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { coded, project, RUN } from './sample.ts';

const DISPATCHES: [string, Parameters<typeof coded>[1]][] = [
  ['Ruritania army struck Zenda in Holt on 2015-11-17. Zenda accused Ruritania on 2015-11-18.', {}],
  [
    'Ruritania shelled Zenda in Holt on 2015-11-17. Hentzau met Strelsau on 2015-12-01.',
    { publisher: 'Ruppen Post', published: '2015-11-19' },
  ],
  [
    'Strelsau met Hentzau on 2015-12-01. Tarlenheim aided Zenda.',
    { publisher: 'Ruppen Post', published: '2015-12-02T08:00:00Z' },
  ],
];

export function filled(): Store {
  const store = project();
  store.transaction(() => {
    const run = useRun(store, RUN);
    for (const [text, meta] of DISPATCHES) insertDocument(store, coded(text, meta), run);
  });
  return store;
}

/** The events under a filter as `actor word recipient`. */
export const found = (store: Store, flags: Parameters<typeof parseFilter>[0]) =>
  listEvents(store, parseFilter(flags)).rows.map(
    (event) => `${event.actor!.id} ${event.trigger.text} ${event.recipient!.id}`,
  );
