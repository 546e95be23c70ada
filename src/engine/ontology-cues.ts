/**
 * The little language in which an ontology file writes its cues. In: one item of a `verbs`, `nouns` or `adjectives`
 * list. Out: a `Cue`. An item is a lemma, then what must stand with it:
 *
 *   attack                      the lemma alone
 *   crack down                  with a particle, adverb or preposition
 *   sign [treaty|accord]        with one of these as its object (subject in the passive)
 *   hold [@people]              with people as its object, whoever they are
 *   fire +at                    with a prepositional phrase
 *   agree >                     with a clause as its complement
 *   tell >to                    with an infinitive as its complement
 *   say >must                   with a clause that says what somebody must or should do
 *   hit ![record|low]           but not with one of these as its object
 *   march ![*]                  nor with any object at all
 */

/** Where an argument stands: a grammatical role, or the preposition that marks it. */
export type Slot = string;

const PREPOSITIONS =
  'on against to with of for from by into at over in upon towards toward about between among near across behind under outside onto through around along out as because despite';
export const SLOTS: ReadonlySet<string> = new Set(`subj obj iobj comp poss mod none ${PREPOSITIONS}`.split(' '));

/** What all cues of one frame share. */
export interface CueFrame {
  type: string;
  modes: string[];
  contexts: string[];
  cameo: string | null;
  /** Slots in order of preference; null: the default of the part of speech. */
  actor: Slot[] | null;
  recipient: Slot[] | null;
  about: Slot[];
  with: Slot[];
  needs: 'any' | 'actor' | 'recipient' | 'both';
  reciprocal: boolean;
  /** Its complement decides mode and code (the type's `content` rules). */
  content: boolean;
  /** The complement must be an act of the actor's own: "warned that it would strike". */
  ownContent: boolean;
  /** Only together with the learned head, or with actors on both sides. */
  weak: boolean;
  /** Words that can hardly mean anything else: where the actor is known, the head must all but rule the act out. */
  plain: boolean;
  line: number;
}

export interface Cue extends Omit<CueFrame, 'actor' | 'recipient'> {
  actor: Slot[];
  recipient: Slot[];
  kind: 'verb' | 'noun' | 'adjective';
  lemma: string;
  particles: string[];
  objects: string[];
  barred: string[];
  prepositions: string[];
  complement: 'any' | 'infinitive' | 'obligation' | null;
}

const DEFAULT_RECIPIENT = {
  verb: ['obj', 'against', 'on', 'with', 'to'],
  noun: ['against', 'on', 'of', 'with', 'to'],
  adjective: ['to', 'with', 'at', 'of', 'against'],
} as const;
const DEFAULT_ACTOR = { verb: ['subj'], noun: ['poss', 'by', 'mod'], adjective: ['subj'] } as const;

/** The cue, or what is wrong with the item. */
export function parseCueItem(item: string, kind: Cue['kind'], frame: CueFrame): Cue | string {
  const parts = item.match(/!?\[[^\]]*\]|\S+/g) ?? [];
  const [lemma, ...rest] = parts;
  if (!lemma || !/^[\p{L}\p{N}'-]+$/u.test(lemma)) return `"${item}" does not begin with a word`;
  const cue: Cue = {
    ...frame,
    actor: frame.actor ?? [...DEFAULT_ACTOR[kind]],
    recipient: frame.recipient ?? [...DEFAULT_RECIPIENT[kind]],
    kind,
    lemma,
    particles: [],
    objects: [],
    barred: [],
    prepositions: [],
    complement: null,
  };
  for (const part of rest) {
    if (part.startsWith('![')) cue.barred.push(...alternatives(part.slice(1)));
    else if (part.startsWith('[')) cue.objects.push(...alternatives(part));
    else if (part.startsWith('+')) cue.prepositions.push(part.slice(1));
    else if (part === '>') cue.complement = 'any';
    else if (part === '>to') cue.complement = 'infinitive';
    else if (part === '>must') cue.complement = 'obligation';
    else if (/^[\p{L}'-]+$/u.test(part)) cue.particles.push(part);
    else return `"${item}": "${part}" is no particle, [object], ![object], +preposition, >, >to or >must`;
  }
  return cue;
}

function alternatives(part: string): string[] {
  return part
    .slice(1, -1)
    .split('|')
    .map((word) => word.trim())
    .filter(Boolean);
}
