/**
 * What an ontology is, checked and in memory: plain JSON, as it is compiled from YAML (parse-ontology.ts) and loaded. Two
 * kinds: one with `types` and `cues`, which finds events in text; one with `base` and `rules`, which derives its types from
 * events coded in another.
 */
import type { Cue } from './ontology-cues.ts';

export type Quad = 1 | 2 | 3 | 4;

export interface OntologyMode {
  id: string;
  definition: string;
  score: number | null;
  cameo: string | null;
  goldstein: number | null;
  /** Lemmas that, standing in the event's own phrase, give it this mode. */
  words: string[];
  /** Sectors of whoever acts that give it this mode: police deployed are police. */
  sectors: string[];
  /** Context that comes with the mode. */
  context: string | null;
}

/** What a verbal act is about decides its mode and code: a request for aid, a threat of violence. */
export interface ContentRule {
  of: string[];
  mode: string | null;
  cameo: string | null;
  /** The whole type changes: "agreed to withdraw" is a concession. */
  type: string | null;
}

export interface FoldRule {
  status: string[];
  /** Whatever its status, an event of one of these CAMEO codes: a promise to give way. */
  codes: string[];
  to: string;
  cameo: string | null;
}

export interface OntologyType {
  id: string;
  label: string;
  definition: string;
  /** −1 hostile, 1 friendly, 0 neither. */
  sign: -1 | 0 | 1;
  quad: Quad | null;
  score: number | null;
  cameo: string | null;
  goldstein: number | null;
  /** The PLOVER type it stands for, where the ontology is not PLOVER itself. */
  plover: string | null;
  recipient: 'required' | 'optional';
  /** Context of such an act between two countries. */
  abroad: string | null;
  modes: OntologyMode[];
  content: ContentRule[];
  fold: FoldRule[];
}

export interface OntologyContext {
  id: string;
  definition: string;
  words: string[];
  sectors: string[];
}

/** A rule of a derived ontology: all conditions that stand in it must hold. */
export interface DeriveRule {
  type: string;
  subtype: string | null;
  when: {
    type?: string[];
    modes?: string[];
    actor?: string[];
    recipient?: string[];
    quantities?: string[];
    triggers?: string[];
    cameo?: string[];
  };
  unless: DeriveRule['when'];
}

export interface Ontology {
  id: string;
  title: string;
  /** Id of the ontology events are coded in first, for a derived one. */
  base: string | null;
  types: OntologyType[];
  contexts: OntologyContext[];
  cues: Cue[];
  rules: DeriveRule[];
  /** CAMEO code to weight (Goldstein's scale as extended to CAMEO). */
  weights: Record<string, number>;
}
