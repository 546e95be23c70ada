/** What the server codes with, and what may stand in an event: the ontology in force, a user's own among them. */
import { existsSync } from 'node:fs';
import type { Event, Status } from '../engine/event.ts';
import { codesOf } from '../engine/extract/coding.ts';
import { type LoadedOntology, loadOntology } from '../engine/extract/events/load.ts';
import type { CoderOptions } from '../node/coder-options.ts';
import { DEFAULT_ENGINE, openResources } from '../node/engine.ts';
import { newEvent } from '../store/judgement.ts';
import { readEvent } from '../store/read-events.ts';
import { listRuns } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { AppContext } from './app.ts';
import { NotFound } from './route.ts';
import type { Special } from './special.ts';

export type Coding = Pick<CoderOptions, 'ontology' | 'knowledge'>;
const BUILT_IN = ['plover', 'acled'];
/** An event that is still to be added stands nowhere yet. */
const NOWHERE = { start: 0, end: 0, text: '' };

/** What the command line says, else what the project was coded with last, as far as its files are still there. */
export function codingOf(store: Store, given: Partial<Coding>): Coding {
  const last = listRuns(store).sort((a, b) => (a.used < b.used ? 1 : -1))[0];
  const there = (name: string) => BUILT_IN.includes(name) || existsSync(name);
  const files = Array.isArray(last?.options['knowledge']) ? (last.options['knowledge'] as string[]) : [];
  return {
    ontology: given.ontology ?? (last && there(last.ontology) ? last.ontology : DEFAULT_ENGINE.ontology),
    knowledge: given.knowledge ?? files.filter((file) => existsSync(file)),
  };
}

export interface OfferedType {
  id: string;
  label: string;
  definition: string;
  quad: number | null;
  subtypes: string[];
  modes: { id: string; definition: string }[];
}

/** The types a person may choose; a derived ontology takes its modes from the one events are coded in first. */
export function offeredTypes({ ontology, derived }: LoadedOntology): OfferedType[] {
  const base = new Map(ontology.types.map((type) => [type.id, type]));
  return (derived ?? ontology).types.map((type) => {
    const below = derived && type.plover ? (base.get(type.plover) ?? type) : type;
    const subtypes = (derived?.rules ?? []).flatMap((rule) =>
      rule.type === type.id && rule.subtype ? [rule.subtype] : [],
    );
    return {
      id: type.id,
      label: type.label,
      definition: type.definition,
      quad: type.quad ?? below.quad,
      subtypes: [...new Set(subtypes)],
      modes: below.modes.map(({ id, definition }) => ({ id, definition })),
    };
  });
}

/** The codes that follow when a person gives an event this type, these modes, this status. */
export function codesFollowing(
  { ontology, derived }: LoadedOntology,
  event: Event,
  chosen: { type: string; modes: string[]; status: Status },
): ReturnType<typeof codesOf> {
  const coded = derived
    ? (derived.types.find((type) => type.id === chosen.type)?.plover ?? event.plover ?? chosen.type)
    : chosen.type;
  const modes = ontology.types.find((type) => type.id === coded)?.modes ?? [];
  const cameo = modes.find((mode) => chosen.modes.includes(mode.id) && mode.cameo !== null)?.cameo ?? null;
  const same = event.type === chosen.type && event.modes.join() === chosen.modes.join();
  return codesOf({ ...event, ...chosen, type: coded, cameo: same ? event.cameo : cameo }, ontology);
}

export function ontologyRoutes({ hono, store, coding }: AppContext): Special[] {
  let loaded: LoadedOntology | null = null;
  const load = (): LoadedOntology => {
    loaded ??= loadOntology({
      resources: openResources({ ...DEFAULT_ENGINE, ...coding }),
      options: { date: null, trace: false, ontology: BUILT_IN.includes(coding.ontology) ? coding.ontology : 'user' },
    });
    return loaded;
  };
  hono.get('/ontology.json', (c) => {
    const { ontology, derived } = load();
    const { id, title } = derived ?? ontology;
    return c.json({ id, title, types: offeredTypes(load()) });
  });
  hono.get('/ontology/codes.json', (c) => {
    const { event: id = '', type, modes, status } = c.req.query();
    const event = id === '' ? newEvent({ doc: '', type: type ?? '', trigger: NOWHERE }, '') : readEvent(store, id);
    if (!event) throw new NotFound(`no event ${id} in this project`);
    return c.json(
      codesFollowing(load(), event, {
        type: type ?? event.type,
        modes: modes === undefined ? event.modes : modes.split(',').filter(Boolean),
        status: (status as Status | undefined) ?? event.status,
      }),
    );
  });
  return [
    {
      described: {
        method: 'get',
        path: '/ontology.json',
        summary: 'The ontology in force: its types, their subtypes and modes',
      },
    },
    {
      described: {
        method: 'get',
        path: '/ontology/codes.json',
        summary: 'The codes that follow where a person gives an event another type, modes or status',
        query: {
          event: 'its id; without one, of an event that is still to be added',
          type: 'a type',
          modes: 'modes, comma-separated',
          status: 'a status',
        },
      },
    },
  ];
}
