/** Judgements: accept, reject, reset, edit, add, move to an incident; undo and redo across documents; the log. */
import { z } from 'zod';
import { eventsOfStep } from '../../store/changes.ts';
import {
  acceptEvents,
  addEvent,
  correctionLog,
  editEvents,
  moveToIncident,
  redo,
  rejectEvents,
  resetEvents,
  undo,
  type Step,
} from '../../store/corrections.ts';
import type { Store } from '../../store/store.ts';
import { reviewerFields, reviewerOf } from '../reviewer.ts';
import { count, type Route } from '../route.ts';

const ids = z.array(z.string().startsWith('ev_')).min(1).max(10_000);

const verdictBody = z.object({ ids, verdict: z.enum(['accept', 'reject', 'reset']), ...reviewerFields });
export const verdict: Route = {
  method: 'post',
  path: '/review/verdict',
  summary: 'Accept, reject or reset events: one step, however many',
  body: verdictBody,
  run(store, { body }) {
    const given = body as z.infer<typeof verdictBody>;
    const act = { accept: acceptEvents, reject: rejectEvents, reset: resetEvents }[given.verdict];
    return act(store, given.ids, reviewerOf(given));
  },
};

const editBody = z.object({
  edits: z
    .array(z.object({ event: z.string(), field: z.string().max(100), value: z.json() }))
    .min(1)
    .max(10_000),
  ...reviewerFields,
});
export const edit: Route = {
  method: 'post',
  path: '/review/edit',
  summary: 'Set fields of events',
  body: editBody,
  run(store, { body }) {
    const given = body as z.infer<typeof editBody>;
    return editEvents(store, given.edits, reviewerOf(given));
  },
};

const quote = z.object({ start: z.int().nonnegative(), end: z.int().positive(), text: z.string() });
const party = quote
  .extend({ id: z.string().nullable().default(null), name: z.string().min(1).optional() })
  // What only the engine would know of an actor is left open.
  .transform((given) => ({
    person: null,
    country: null,
    sectors: [] as string[],
    collective: null,
    ...given,
    name: given.name ?? given.text,
  }))
  .nullable()
  .optional();
const addBody = z.object({
  doc: z.string(),
  type: z.string(),
  trigger: quote,
  evidence: quote,
  actor: party,
  recipient: party,
  status: z.string().optional(),
  modes: z.array(z.string()).optional(),
  plover: z.string().nullable().optional(),
  cameo: z.string().nullable().optional(),
  quad: z.int().min(1).max(4).nullable().optional(),
  score: z.number().nullable().optional(),
  goldstein: z.number().nullable().optional(),
  ...reviewerFields,
});
export const add: Route = {
  method: 'post',
  path: '/review/add',
  summary: 'Add an event that the engine did not see; spans are UTF-16 offsets with their words',
  body: addBody,
  run(store, { body }) {
    const { by, reason, ...given } = body as z.infer<typeof addBody>;
    return addEvent(store, given as Parameters<typeof addEvent>[1], reviewerOf({ by, reason }));
  },
};

const moveBody = z.object({ ids, incident: z.string().nullable(), ...reviewerFields });
export const move: Route = {
  method: 'post',
  path: '/review/incident',
  summary: 'These reports belong to another incident, or each to one of its own',
  body: moveBody,
  run(store, { body }) {
    const given = body as z.infer<typeof moveBody>;
    return moveToIncident(store, given.ids, given.incident, reviewerOf(given));
  },
};

/** A step with some of the events it touched, so that a page can go back to them. */
const turned = (store: Store, step: Step | null) => ({
  step,
  events: step ? eventsOfStep(store, step.n).slice(0, 100) : [],
});

export const undoRoute: Route = {
  method: 'post',
  path: '/review/undo',
  summary: 'Take back the last step',
  run: (store) => turned(store, undo(store)),
};
export const redoRoute: Route = {
  method: 'post',
  path: '/review/redo',
  summary: 'Do again what was undone last',
  run: (store) => turned(store, redo(store)),
};

export const log: Route = {
  method: 'get',
  path: '/review/log.json',
  summary: 'What people decided, the latest first',
  query: { limit: 'steps, at most 1000', before: 'a step number' },
  run: (store, { query }) => ({
    steps: correctionLog(store, {
      limit: count(query['limit'], 100, 1000),
      before: query['before'] ? Number(query['before']) : null,
    }),
  }),
};
