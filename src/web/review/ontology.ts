/** What may be chosen for an event: the types of the ontology in force, and the codes that follow from a choice. */
import type { Status } from '../../engine/event.ts';
import { read, useServer } from '../server.ts';

export interface OfferedType {
  id: string;
  label: string;
  definition: string;
  quad: number | null;
  subtypes: string[];
  modes: { id: string; definition: string }[];
}
export interface OfferedOntology {
  id: string;
  title: string;
  types: OfferedType[];
}

const NONE: OfferedOntology = { id: '', title: '', types: [] };

export function useOntology(): OfferedOntology {
  return useServer<OfferedOntology>('/ontology.json').data ?? NONE;
}

export const STATUSES: readonly Status[] = [
  'occurred',
  'ongoing',
  'reported',
  'planned',
  'attempted',
  'possible',
  'unclear',
  'cancelled',
  'negated',
  'denied',
];

export interface Codes {
  plover: string | null;
  cameo: string | null;
  quad: number | null;
  score: number | null;
  goldstein: number | null;
}

/** The codes that go with a choice; none where the server cannot say. */
export async function codesOf(chosen: {
  event?: string;
  type: string;
  modes?: readonly string[];
  status: string;
}): Promise<Codes | null> {
  const query = new URLSearchParams({ type: chosen.type, status: chosen.status });
  if (chosen.event) query.set('event', chosen.event);
  if (chosen.modes) query.set('modes', chosen.modes.join(','));
  return read<Codes>(`/ontology/codes.json?${query}`).catch(() => null);
}
