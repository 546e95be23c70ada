/**
 * What people's corrections make of an event, as pure functions. In: what the engine coded and the corrections that stand,
 * oldest first. Out: the event as everybody sees it. Corrections lie over runs: neither replaces the other.
 */
import { EntenteError } from '../engine/errors.ts';
import type { Event, Review } from '../engine/event.ts';
import { hashId } from '../engine/ids.ts';

export type CorrectionKind =
  | 'accept'
  | 'reject'
  | 'edit'
  | 'add'
  | 'reset'
  | 'incident'
  | 'same'
  | 'different'
  | 'unsure';

export interface Correction {
  kind: CorrectionKind;
  /** Event id; for a judgement on two actors, ''. */
  event: string;
  doc: string;
  /** Path of the edited field, `status` or `actor.id`; for two actors, the one that is judged. */
  field: string;
  before: unknown;
  /** The new value; for `add` the whole event; for two actors, the other one. */
  after: unknown;
  /** Why, in the person's words. */
  reason: string;
  by: string;
  at: string;
}

/** Fields a person may set. Ids, offsets' documents and who made what are not opinions. */
export const EDITABLE: readonly string[] = [
  'type', 'subtype', 'modes', 'contexts', 'plover', 'cameo', 'quad', 'score', 'goldstein', 'actor', 'recipient', 'parties',
  'date', 'places', 'quantities', 'polarity', 'modality', 'phase', 'status', 'attribution', 'links', 'reciprocal', 'evidence',
  'confidence',
]; // biome-ignore format: a list

/** @returns null where nothing is left: an addition that was taken back */
export function judge(machine: Event | null, corrections: readonly Correction[]): Event | null {
  let event = machine && structuredClone(machine);
  for (const correction of corrections) {
    if (correction.kind === 'add') event = structuredClone(correction.after as Event);
    if (!event) continue;
    if (correction.kind === 'edit') setField(event, correction.field, correction.after);
    if (correction.kind === 'reset') event = machine ? structuredClone(machine) : event;
    event.review = correction.kind === 'reset' ? null : reviewOf(correction, event.review);
  }
  return event;
}

function reviewOf(correction: Correction, before: Review | null): Review | null {
  const { by, at, field } = correction;
  const verdict = before?.verdict ?? null;
  switch (correction.kind) {
    case 'accept':
      // An event that was edited and then accepted stays marked as edited: its fields are no longer the engine's.
      return {
        ...(before ?? { field: null, before: null, after: null }),
        state: keepsMark(before) ? before!.state : 'accepted',
        verdict: 'accept',
        by,
        at,
      };
    case 'reject':
      return { state: 'rejected', verdict: 'reject', by, at, field: null, before: null, after: null };
    case 'edit':
      return {
        state: before?.state === 'added' ? 'added' : 'edited',
        verdict: verdict === 'reject' ? null : verdict,
        by,
        at,
        field,
        before: correction.before,
        after: correction.after,
      };
    case 'add':
      return { state: 'added', verdict: 'accept', by, at, field: null, before: null, after: null };
    default:
      return before;
  }
}

function keepsMark(before: Review | null): boolean {
  return before?.state === 'edited' || before?.state === 'added';
}

/** @throws EntenteError if the path leads nowhere a person may write */
export function setField(event: Event, path: string, value: unknown): void {
  const parent = parentOf(event, path);
  parent.holder[parent.key] = structuredClone(value);
}

export function getField(event: Event, path: string): unknown {
  const { holder, key } = parentOf(event, path);
  return holder[key] ?? null;
}

function parentOf(event: Event, path: string): { holder: Record<string, unknown>; key: string } {
  const keys = path.split('.');
  if (!EDITABLE.includes(keys[0]!)) {
    throw new EntenteError(`field ${path}: may not be edited; choose among ${EDITABLE.join(', ')}`);
  }
  let holder = event as unknown as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) {
    const next = holder[key];
    if (typeof next !== 'object' || next === null) {
      throw new EntenteError(`field ${path}: there is no ${key} to edit; set ${key} as a whole`);
    }
    holder = next as Record<string, unknown>;
  }
  const key = keys.at(-1)!;
  if (keys.length > 1 && !(key in holder)) throw new EntenteError(`field ${path}: there is no such field`);
  return { holder, key };
}

type Given = Pick<Event, 'doc' | 'type' | 'trigger'> & Partial<Event>;

/** An event a person marks in the text. Its id is what the engine's would be, so that a later run that finds it agrees. */
export function newEvent(given: Given, by: string): Event {
  const { doc, trigger, actor = null, recipient = null } = given;
  return {
    schema: 'entente/1',
    act: hashId('act', doc, 'person', trigger.start, trigger.end),
    reciprocal: false,
    source: null,
    publisher: null,
    published: null,
    subtype: null,
    modes: [],
    contexts: [],
    plover: null,
    cameo: null,
    quad: null,
    score: null,
    goldstein: null,
    parties: [],
    date: null,
    places: [],
    quantities: [],
    polarity: '+',
    modality: 'actual',
    phase: 'past',
    status: 'occurred',
    attribution: [
      { kind: 'author', source: null, actor: null, stance: 'asserts', via: null, cue: null, start: null, end: null },
    ],
    links: [],
    incident: null,
    confidence: 1,
    evidence: trigger,
    heads: { trigger: -1, support: null, actor: null, recipient: null },
    from: [],
    ...given,
    actor,
    recipient,
    id: eventId(doc, trigger, actor, recipient),
    review: null,
    by,
  };
}

type MaybeSpan = { start: number; end: number } | null;

/** As the pipeline stamps it: document, trigger, actor, recipient, and nothing that may be corrected otherwise. */
export function eventId(doc: string, trigger: NonNullable<MaybeSpan>, actor: MaybeSpan, recipient: MaybeSpan): string {
  return hashId(
    'ev',
    doc,
    trigger.start,
    trigger.end,
    actor?.start ?? null,
    actor?.end ?? null,
    recipient?.start ?? null,
    recipient?.end ?? null,
  );
}
