/** Events, relations and claims: the records of contract.md, plain JSON. What is unstated is null. */
import type { ActorRef, AttributionKind, DatePrecision, PlacePrecision, Span, Stance } from './document.ts';

export type Basis = 'stated' | 'inherited' | 'implied' | 'default';
export type Status =
  | 'denied'
  | 'negated'
  | 'cancelled'
  | 'unclear'
  | 'possible'
  | 'attempted'
  | 'planned'
  | 'reported'
  | 'ongoing'
  | 'occurred';

export interface EventActor extends ActorRef {
  text: string;
  start: number;
  end: number;
}

export interface EventDate {
  /** TIMEX3 value. */
  value: string | null;
  edtf: string | null;
  earliest: string | null;
  latest: string | null;
  precision: DatePrecision;
  basis: Basis;
  text: string | null;
  start: number | null;
  end: number | null;
}

export interface EventPlace {
  name: string;
  role: 'site' | 'origin' | 'destination' | 'target';
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  precision: PlacePrecision;
  geonames: number | null;
  basis: Basis;
  start: number | null;
  end: number | null;
}

export interface Quantity extends Span {
  role: 'killed' | 'injured' | 'arrested' | 'displaced' | 'participants' | 'munitions' | 'other';
  value: number | null;
  min: number | null;
  max: number | null;
  approx: boolean;
  scope: 'act' | 'cumulative';
  unit: string | null;
  text: string;
}

/** One link of the chain, outermost first. */
export interface EventAttribution {
  kind: AttributionKind;
  source: string | null;
  actor: string | null;
  stance: Stance;
  via: string | null;
  cue: string | null;
  start: number | null;
  end: number | null;
}

export interface EventLink {
  type: 'part-of' | 'same' | 'content-of' | 'denies' | 'responds-to';
  to: string;
}

export interface Evidence extends Span {
  text: string;
}

export interface Incident {
  id: string;
  reports: number;
  documents: number;
  publishers: number;
}

export interface Review {
  state: 'accepted' | 'rejected' | 'edited' | 'added' | 'orphaned';
  verdict: string | null;
  by: string;
  at: string;
  field: string | null;
  before: unknown;
  after: unknown;
}

export interface Event {
  schema: 'entente/1';
  /** `ev_` + hash of document, trigger span, actor span, recipient span. */
  id: string;
  /** `act_` + hash of document and clause: shared by rows split from one clause. */
  act: string;
  reciprocal: boolean;
  doc: string;
  source: string | null;
  publisher: string | null;
  published: string | null;
  type: string;
  subtype: string | null;
  modes: string[];
  contexts: string[];
  plover: string | null;
  cameo: string | null;
  quad: 1 | 2 | 3 | 4 | null;
  score: number | null;
  goldstein: number | null;
  actor: EventActor | null;
  recipient: EventActor | null;
  parties: { role: 'against' | 'about' | 'with' | 'for'; actor: EventActor }[];
  date: EventDate | null;
  places: EventPlace[];
  quantities: Quantity[];
  polarity: '+' | '-';
  modality: 'actual' | 'attempted' | 'planned' | 'cancelled' | 'requested' | 'possible' | 'unclear';
  phase: 'past' | 'ongoing' | 'future' | 'generic';
  status: Status;
  attribution: EventAttribution[];
  links: EventLink[];
  incident: Incident | null;
  review: Review | null;
  confidence: number;
  evidence: Evidence;
  trigger: Evidence;
  /** Token ids: of the trigger's head word, of a light or support verb, of the arguments' head words. */
  heads: { trigger: number; support: number | null; actor: number | null; recipient: number | null };
  by: string;
  from: string[];
}

/** What the events stage yields; later stages amend the rest, the pipeline stamps ids and document fields. */
export type EventDraft = Pick<
  Event,
  | 'reciprocal'
  | 'type'
  | 'subtype'
  | 'modes'
  | 'contexts'
  | 'actor'
  | 'recipient'
  | 'parties'
  | 'quantities'
  | 'heads'
  | 'confidence'
  | 'from'
> & {
  trigger: Span;
  evidence: Span;
  /** Rows with one clause key share an act. */
  clause: string;
  /** CAMEO code that cue, mode and content give; the coding stage settles it. */
  cameo?: string | null;
};

export interface Relation {
  id: string;
  from: string;
  to: string;
  kind: 'ally' | 'member' | 'backs' | 'opposes' | 'at-war' | 'controls';
  valid: { from: string | null; to: string | null };
  declared: boolean;
  attribution: EventAttribution[];
  evidence: Evidence;
}

export interface Claim {
  id: string;
  content: string;
  attribution: EventAttribution[];
  answers: string | null;
  evidence: Evidence;
}
