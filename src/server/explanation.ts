/** How an event came about: the document is read again with a trace, on a worker thread that is started when first asked. */
import { explainEvent } from '../engine/explain.ts';
import { type Coder, openCoder } from '../node/code.ts';
import { readDocument } from '../store/documents.ts';
import { readEvent } from '../store/read-events.ts';
import type { AppContext } from './app.ts';
import { NotFound } from './route.ts';
import type { Special } from './special.ts';

export function explanationRoute({ hono, store, coding }: AppContext): Special[] {
  let coder: Coder | null = null;
  hono.get('/explanations/:id{.+\\.json}', async (c) => {
    const id = c.req.param('id').replace(/\.json$/, '');
    const event = readEvent(store, id);
    const doc = event && readDocument(store, event.doc, 'record');
    if (!event || !doc) throw new NotFound(`no event ${id} in this project`);
    coder ??= openCoder({ ...coding, jobs: 2, trace: true });
    const { doc: coded, trace } = await coder.annotate(doc);
    const explanation = explainEvent(coded, trace, id);
    if (!explanation)
      return c.json({
        event,
        sentence: null,
        reasons: [],
        kept: [],
        rejected: [],
        made: {},
        note: 'The engine as it is now does not find this event: it was added by a person, or coded by another version.',
      });
    return c.json(explanation);
  });
  return [
    {
      described: {
        method: 'get',
        path: '/explanations/:id.json',
        summary: 'How an event came about, stage by stage, and the readings rejected',
      },
      close: async () => coder?.close(),
    },
  ];
}
