/**
 * What analyses are handed: the fields of an event they read, relations, claims, an edge list, and who belongs to whom.
 * Whoever holds the records (the store, a file, a test) provides them; an analysis opens nothing.
 */
import type { ActorRef } from '../document.ts';
import type { Claim, Event, EventAttribution, Relation } from '../event.ts';

export type AnalysisActor = Pick<ActorRef, 'id' | 'name' | 'country' | 'sectors' | 'collective'>;

/** A full `Event` fits; so does a row with these fields alone. */
export interface AnalysisEvent
  extends Pick<
    Event,
    | 'id'
    | 'act'
    | 'reciprocal'
    | 'doc'
    | 'publisher'
    | 'published'
    | 'type'
    | 'plover'
    | 'modes'
    | 'quad'
    | 'goldstein'
    | 'status'
    | 'confidence'
  > {
  actor: AnalysisActor | null;
  recipient: AnalysisActor | null;
  date: { earliest: string | null } | null;
  attribution: readonly Pick<EventAttribution, 'kind' | 'stance' | 'source' | 'actor'>[];
  incident: { id: string } | null;
  modality?: Event['modality'];
  parties?: readonly { role: string; actor: AnalysisActor }[];
  quantities?: readonly Pick<Event['quantities'][number], 'role' | 'value' | 'scope'>[];
  links?: Event['links'];
  evidence?: { text: string };
}

/** Who is part of whom, as of a date; `openActors` of the extraction side has these. */
export interface ActorHierarchy {
  /** The state of an organ, the group of a wing; null at the top. */
  parentOf(id: string): string | null;
  /** Members of a bloc; none for everybody else. */
  membersOf(id: string, date: string | null): readonly string[];
  nameOf(id: string): string;
}

export type AnalysisRelation = Pick<Relation, 'id' | 'from' | 'to' | 'kind' | 'valid' | 'declared'> & {
  evidence?: { text: string };
  /** Day of publication of the document that tells of it. */
  published?: string | null;
};
export type AnalysisClaim = Pick<Claim, 'id' | 'content' | 'attribution' | 'answers'> & {
  evidence?: { text: string };
  /** Day of publication of the document the claim stands in. */
  published?: string | null;
  publisher?: string | null;
  doc?: string | null;
};

/** One row of an edge list, with its line for messages. */
export interface EdgeRow {
  source: string;
  target: string;
  /** Signed weight. */
  weight: number;
  line: number;
}

export interface EdgeList {
  rows: EdgeRow[];
  /** The file had a column of weights: then weights are what is minimised. */
  weighted: boolean;
  notes: AnalysisNote[];
}

/** Something about the input that a reader of the result must know. */
export interface AnalysisNote {
  code: string;
  /** Line of an edge list, from 1. */
  line: number | null;
  message: string;
}

export interface Window {
  from: string | null;
  to: string | null;
  by: 'event' | 'published';
}

export interface AnalysisInput {
  /** May be iterated more than once; each time from the start. */
  events: Iterable<AnalysisEvent>;
  relations: readonly AnalysisRelation[];
  claims: readonly AnalysisClaim[];
  actors: ActorHierarchy;
  /** Set in place of events: the network itself. */
  edges: EdgeList | null;
  window: Window;
}

/** Nobody is part of anybody, and names are ids: for edge lists and tests. */
export const NO_HIERARCHY: ActorHierarchy = { parentOf: () => null, membersOf: () => [], nameOf: (id) => id };

export function emptyInput(): AnalysisInput {
  return {
    events: [],
    relations: [],
    claims: [],
    actors: NO_HIERARCHY,
    edges: null,
    window: { from: null, to: null, by: 'event' },
  };
}

/** Day an event counts for: of the event, or of its publication, as the window says; null if unknown. */
export function dayOf(event: AnalysisEvent, by: Window['by']): string | null {
  const day = by === 'published' ? event.published : (event.date?.earliest ?? null);
  return day === null ? null : day.slice(0, 10);
}
