/**
 * What a writer is: a selection of records in, a stream of bytes or text out. One file a format; index.ts is the list.
 *
 * A writer never sees a database. It asks the selection for the records it needs; each call opens a new stream, so that a
 * format which wants its nodes before its edges may walk the events twice, and memory stays bounded for those that do not.
 */
import type { Document } from '../document.ts';
import type { Claim, Event, Relation } from '../event.ts';
import type { Knowledge } from '../resources.ts';

/** Somebody who acts, with how often the selection names them. */
export interface ActorRecord {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-3, or null. */
  country: string | null;
  sectors: string[];
  /** The wordings found, most frequent first. */
  aliases: string[];
  /** Acts in which they act, and in which something is done to them. */
  asActor: number;
  asRecipient: number;
  /** First and last day of a dated act, YYYY-MM-DD. */
  first: string | null;
  last: string | null;
}

/** A claim or relation with the document it stands in, since their own records do not say. */
export type ClaimRecord = Claim & {
  doc: string;
  source: string | null;
  publisher: string | null;
  published: string | null;
};
export type RelationRecord = Relation & { doc: string };

/** What is written: a whole project, a filtered part of it, or the documents of one run of `entente code`. */
export interface Selection {
  events(): AsyncIterable<Event>;
  /** With every layer, for formats that need words (CoNLL-U, Web Annotation); `record` leaves the layers empty. */
  documents(parts?: 'all' | 'record'): AsyncIterable<Document>;
  actors(): AsyncIterable<ActorRecord>;
  claims(): AsyncIterable<ClaimRecord>;
  relations(): AsyncIterable<RelationRecord>;
  /** Ids that were published before and are gone, where the selection is of a project. */
  tombstones?(): AsyncIterable<Tombstone>;
}

/** What is gone, so that who copied the data can take it out too. */
export interface Tombstone {
  id: string;
  kind: string;
  doc: string;
  reason: string;
  at: string;
}

export interface WriteContext {
  /** The filters that made the selection, by flag name; empty for everything. */
  query: Record<string, string | number>;
  /** How many of each there are, so that a reader can check that nothing is missing. `acts` never counts a row twice. */
  counts: {
    documents: number;
    events: number;
    acts: number;
    incidents: number;
    actors: number;
    claims: number;
    relations: number;
  };
  /** What made the records: one entry a run. */
  runs: { key: string; engine: string; model: string; knowledge: string; ontology: string }[];
  /** ISO date-time of the export; passed in, since the engine has no clock. */
  generated: string;
  /** Where a record can be looked at, with `{id}` for its id; null where there is no workbench to point to. */
  permalink: string | null;
  /** Code lists and country tables, for codebooks and crosswalks. */
  knowledge: Knowledge | null;
}

interface WriterCommon {
  /** What `entente export NAME` is called with. */
  name: string;
  /** One line for help and for the export dialogue. */
  title: string;
  /** Without the dot. */
  extension: string;
  mime: string;
  /** What a row or feature stands for, for "this writes 2,455 events". */
  unit: 'event' | 'document' | 'actor' | 'edge' | 'annotation' | 'claim';
}

/** One file, written as a stream. */
export interface FileWriter extends WriterCommon {
  kind: 'file';
  write(selection: Selection, context: WriteContext): AsyncIterable<Uint8Array | string>;
}

/** Several files that belong together (a Data Package, GDELT's events with its mentions): paths are relative to `--out`. */
export interface FolderWriter extends WriterCommon {
  kind: 'folder';
  files(selection: Selection, context: WriteContext): AsyncIterable<WrittenFile>;
}

export interface WrittenFile {
  path: string;
  mime: string;
  content: AsyncIterable<Uint8Array | string>;
}

export type Writer = FileWriter | FolderWriter;
