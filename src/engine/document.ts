/**
 * The one data structure: a document's text with layers of annotations over it.
 *
 * Plain JSON, the same in memory, in the database, over HTTP and in golden files. `text` never changes after reading.
 * Whatever came from words has a half-open span in UTF-16 code units of `text`. Annotations refer to one another by id.
 * Ids of layers other than events, relations and claims are ordinals in their layer (0, 1, 2 …).
 */
import type { Claim, Event, Relation, Status } from './event.ts';

export const SCHEMA = 'entente/1';

/** Half-open range of UTF-16 code units in `Document.text`. */
export interface Span {
  start: number;
  end: number;
}

/** A problem in the input, or something set aside: never an exception, never silence. */
export interface Note {
  /** One of the codes in errors.ts. */
  code: string;
  start: number | null;
  end: number | null;
  /** The reader or stage that wrote it. */
  stage: string;
  message: string;
}

export interface Annotation extends Span {
  id: number;
  /** What it was derived from, as `layer:id`. */
  from?: string[];
  /** Probability or confidence in 0..1, where the maker has one. */
  score?: number;
}

export interface Sentence extends Annotation {
  /** Ordinal of the paragraph the sentence stands in. */
  paragraph: number;
  /** First token id and one past the last. */
  tokens: [number, number];
  /** A headline, a list item, a table row, a caption or running prose. */
  kind: 'headline' | 'prose' | 'fragment';
  /** What a CoNLL-U file said beyond words, kept to be written back. */
  conllu?: {
    comments: string[];
    /** Multiword tokens by first and last token id, with their form and MISC. */
    ranges: { first: number; last: number; form: string; misc: string }[];
    /** Empty nodes: the token id they follow (null: before the first) and their ten columns. */
    empty: { after: number | null; columns: string[] }[];
  };
}

export interface Token extends Annotation {
  /** Surface form: `text.slice(start, end)` except for the words of a multiword token. */
  form: string;
  lemma: string;
  upos: string;
  /** UD features, `Name=Value|…`, or `_`. */
  feats: string;
  /** Token id of the syntactic head, null for a root. Always in the same sentence. */
  head: number | null;
  deprel: string;
  sentence: number;
  /** True for the second and later words of what is written as one: do|n't, Zenda|'s, can|not. */
  joined?: boolean;
}

export type EntityType = 'PER' | 'ORG' | 'GPE' | 'LOC' | 'NORP' | 'FAC' | 'EVENT' | 'PRODUCT' | 'MISC';

export interface Entity extends Annotation {
  type: EntityType;
  /** Actor id (a slug) if the name resolves to somebody. */
  actor: string | null;
}

/** A mention in a coreference cluster. */
export interface Mention extends Annotation {
  cluster: number;
  /** Token id of the mention's head word. */
  head: number;
}

/** PropBank-style roles: one annotation a predicate. */
export interface Predicate extends Annotation {
  /** Token id of the predicate. */
  token: number;
  /** Head tokens of its arguments. Role: A0, A1, A2 …, AM-LOC, AM-TMP, AM-NEG, AM-MOD …. */
  roles: { role: string; token: number; score: number }[];
}

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET';
export type DatePrecision =
  | 'second'
  | 'minute'
  | 'hour'
  | 'part-of-day'
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'season'
  | 'quarter'
  | 'half-year'
  | 'year'
  | 'decade'
  | 'century'
  | 'range'
  | 'vague';

export interface Time extends Annotation {
  type: TimexType;
  /** TIMEX3 value, e.g. 2015-11-17TMO, P2Y, PAST_REF; null if it cannot be resolved. */
  value: string | null;
  /** ISO dates (YYYY-MM-DD), inclusive; null if unknown. */
  earliest: string | null;
  latest: string | null;
  precision: DatePrecision;
  /** stated: all of it is in the words; implied: worked out against an anchor. */
  basis: 'stated' | 'implied';
  edtf: string | null;
  /** TIMEX3 mod where there is one: BEFORE, AFTER, START, MID, END, APPROX, … */
  mod?: string;
}

export type PlacePrecision = 'place' | 'admin2' | 'admin1' | 'country' | 'region';

export interface Place extends Annotation {
  name: string;
  lat: number | null;
  lon: number | null;
  /** ISO 3166-1 alpha-3, null for seas and regions across countries. */
  country: string | null;
  admin1: string | null;
  geonames: number | null;
  precision: PlacePrecision;
  /** True where the name stands for a government or another actor ("Moscow said"): then it is no place. */
  metonym: boolean;
  alternatives: { name: string; country: string | null; geonames: number | null; score: number }[];
}

/** Who a phrase names, as of the document's date. */
export interface ActorRef {
  /** Slug, e.g. `france/military`; null for somebody unknown with nothing to hold on to. */
  id: string | null;
  name: string;
  /** A person's full name if the phrase names or refers to one person. */
  person: string | null;
  /** ISO 3166-1 alpha-3 (XKX for Kosovo), or null. */
  country: string | null;
  /** PLOVER sectors, primary first; IGO UNO EUR NGO ISM IMG MNC stand here too. */
  sectors: string[];
  /** "members": the members of a bloc act, not the organisation. */
  collective: 'members' | null;
}

/** A phrase that names an actor (a name, a role, a pronoun with an antecedent). */
export interface ActorMention extends Annotation {
  /** Token id of the phrase's head word. */
  head: number;
  actor: ActorRef;
  /** name: a known name; composed: demonym + role; coreference; title; unknown: words only. */
  basis: 'name' | 'composed' | 'coreference' | 'title' | 'metonym' | 'unknown';
  ambiguous: boolean;
  alternatives: { id: string; name: string }[];
}

export type AttributionKind = 'author' | 'named' | 'anonymous' | 'institution' | 'media' | 'document' | 'hearsay';
export type Stance = 'asserts' | 'denies' | 'doubts' | 'confirms' | 'withdraws';

export interface Attribution extends Annotation {
  source: Span | null;
  cue: Span | null;
  content: Span[];
  direct: boolean;
  /** Actor id of the resolved source, or null. */
  actor: string | null;
  /** The medium that carried it: "told Reuters". */
  via?: string | null;
  /** The source as a name: the resolved antecedent of a pronoun, or its own words. */
  name: string | null;
  kind: AttributionKind;
  stance: Stance;
  /** Id of the attribution whose content holds this one, or null. */
  parent: number | null;
}

/** Whether what a predicate says happened: read off its words by the status stage. */
export interface Factuality extends Annotation {
  /** Token id of the predicate. */
  token: number;
  polarity: '+' | '-';
  modality: 'actual' | 'attempted' | 'planned' | 'cancelled' | 'requested' | 'possible' | 'unclear';
  phase: 'past' | 'ongoing' | 'future' | 'generic';
  hearsay: boolean;
  denied: boolean;
  /** What follows from the fields above and the attributions around it. */
  status: Status;
  /** The learned reading: −3 certainly not … 3 certainly. */
  degree: number;
  /** The words that made it so. */
  cues: (Span & { says: string })[];
}

export interface Layers {
  sentence: Sentence[];
  token: Token[];
  entity: Entity[];
  mention: Mention[];
  predicate: Predicate[];
  time: Time[];
  place: Place[];
  actor: ActorMention[];
  attribution: Attribution[];
  factuality: Factuality[];
  event: Event[];
  relation: Relation[];
  claim: Claim[];
}
export type LayerName = keyof Layers;

export interface Meta {
  title: string | null;
  byline: string | null;
  publisher: string | null;
  /** ISO date (YYYY-MM-DD) or date-time. */
  published: string | null;
  /** ISO 639-1. */
  language: string | null;
  /** Path, URL or given id. */
  source: string | null;
  url?: string | null;
}

/**
 * A run of `text` that leads back to the original: text[start, end) came from original[from, to).
 * `original` offsets count UTF-16 units of the decoded original (for PDF: of the page's text, with `page` and `box`).
 */
export interface OriginRun extends Span {
  from: number;
  to: number;
  page?: number;
  /** PDF points: left, top, width, height. */
  box?: [number, number, number, number];
}

/** A block of the text as the reader saw it. */
export interface Block extends Span {
  kind:
    | 'title'
    | 'byline'
    | 'dateline'
    | 'date'
    | 'heading'
    | 'paragraph'
    | 'list'
    | 'table'
    | 'caption'
    | 'boilerplate';
}

export interface Document {
  schema: typeof SCHEMA;
  /** `doc_` + hash of the source bytes and the record number in its container. */
  id: string;
  text: string;
  origin: { sha256: string; record: number; map: OriginRun[] };
  meta: Meta;
  /** Paragraph structure found by the reader; boilerplate stays in text only if it is not set aside. */
  blocks: Block[];
  layers: Layers;
  /** Who made each layer. */
  made: Partial<Record<LayerName, { stage: string; version: string; model?: string }[]>>;
  notes: Note[];
}

export function emptyLayers(): Layers {
  return {
    sentence: [],
    token: [],
    entity: [],
    mention: [],
    predicate: [],
    time: [],
    place: [],
    actor: [],
    attribution: [],
    factuality: [],
    event: [],
    relation: [],
    claim: [],
  };
}

/** A document as a reader hands it over: text and meta known, no layer yet. */
export function createDocument(init: Pick<Document, 'id' | 'text' | 'origin'> & Partial<Document>): Document {
  return {
    schema: SCHEMA,
    id: init.id,
    text: init.text,
    origin: init.origin,
    meta: { title: null, byline: null, publisher: null, published: null, language: null, source: null, ...init.meta },
    blocks: init.blocks ?? [],
    layers: init.layers ?? emptyLayers(),
    made: init.made ?? {},
    notes: init.notes ?? [],
  };
}
