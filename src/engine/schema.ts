/**
 * The published shape of what Entente writes: one schema an object, from which the JSON Schema files follow and against
 * which every output is checked in the tests. Spans are half-open UTF-16 ranges; `country` is ISO 3166-1 alpha-3.
 */
import { z } from 'zod';

const offset = z.int().nonnegative();
const span = { start: offset, end: offset };
const maybeSpan = { start: offset.nullable(), end: offset.nullable() };
const annotation = {
  id: z.int().nonnegative(),
  ...span,
  from: z.array(z.string()).optional(),
  score: z.number().optional(),
};
const isoDate = z.string().regex(/^-?\d{4,}-\d{2}-\d{2}/);
const country = z.string().regex(/^[A-Z]{3}$/);
const basis = z.enum(['stated', 'inherited', 'implied', 'default']);
const precision = z.enum([
  'second',
  'minute',
  'hour',
  'part-of-day',
  'day',
  'week',
  'weekend',
  'month',
  'season',
  'quarter',
  'half-year',
  'year',
  'decade',
  'century',
  'range',
  'vague',
]);
const placePrecision = z.enum(['place', 'admin2', 'admin1', 'country', 'region']);
const kind = z.enum(['author', 'named', 'anonymous', 'institution', 'media', 'document', 'hearsay']);
const stance = z.enum(['asserts', 'denies', 'doubts', 'confirms', 'withdraws']);
const polarity = z.enum(['+', '-']);
const modality = z.enum(['actual', 'attempted', 'planned', 'cancelled', 'requested', 'possible', 'unclear']);
const phase = z.enum(['past', 'ongoing', 'future', 'generic']);
const evidence = z.object({ ...span, text: z.string() });

const actorRef = {
  id: z.string().nullable(),
  name: z.string(),
  person: z.string().nullable(),
  country: country.nullable(),
  sectors: z.array(z.string()),
  collective: z.literal('members').nullable(),
};
const eventActor = z.object({ ...actorRef, text: z.string(), ...span });
const attributionLink = z.object({
  kind,
  source: z.string().nullable(),
  actor: z.string().nullable(),
  stance,
  via: z.string().nullable(),
  cue: z.string().nullable(),
  ...maybeSpan,
});

export const eventSchema = z.object({
  schema: z.literal('entente/1'),
  id: z.string().regex(/^ev_/),
  act: z.string().regex(/^act_/),
  reciprocal: z.boolean(),
  doc: z.string().regex(/^doc_/),
  source: z.string().nullable(),
  publisher: z.string().nullable(),
  published: isoDate.nullable(),
  type: z.string(),
  subtype: z.string().nullable(),
  modes: z.array(z.string()),
  contexts: z.array(z.string()),
  plover: z.string().nullable(),
  cameo: z
    .string()
    .regex(/^\d{2,4}$/)
    .nullable(),
  quad: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  score: z.number().nullable(),
  goldstein: z.number().nullable(),
  actor: eventActor.nullable(),
  recipient: eventActor.nullable(),
  parties: z.array(z.object({ role: z.enum(['against', 'about', 'with', 'for']), actor: eventActor })),
  date: z
    .object({
      value: z.string().nullable(),
      edtf: z.string().nullable(),
      earliest: isoDate.nullable(),
      latest: isoDate.nullable(),
      precision,
      basis,
      text: z.string().nullable(),
      ...maybeSpan,
    })
    .nullable(),
  places: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['site', 'origin', 'destination', 'target']),
      country: country.nullable(),
      admin1: z.string().nullable(),
      lat: z.number().min(-90).max(90).nullable(),
      lon: z.number().min(-180).max(180).nullable(),
      precision: placePrecision,
      geonames: z.int().nullable(),
      basis,
      ...maybeSpan,
    }),
  ),
  quantities: z.array(
    z.object({
      role: z.enum(['killed', 'injured', 'arrested', 'displaced', 'participants', 'munitions', 'other']),
      value: z.number().nullable(),
      min: z.number().nullable(),
      max: z.number().nullable(),
      approx: z.boolean(),
      scope: z.enum(['act', 'cumulative']),
      unit: z.string().nullable(),
      text: z.string(),
      ...span,
    }),
  ),
  polarity,
  modality,
  phase,
  status: z.enum([
    'denied',
    'negated',
    'cancelled',
    'unclear',
    'possible',
    'attempted',
    'planned',
    'reported',
    'ongoing',
    'occurred',
  ]),
  attribution: z.array(attributionLink).min(1),
  links: z.array(
    z.object({ type: z.enum(['part-of', 'same', 'content-of', 'denies', 'responds-to']), to: z.string() }),
  ),
  incident: z.object({ id: z.string(), reports: z.int(), documents: z.int(), publishers: z.int() }).nullable(),
  review: z
    .object({
      state: z.string(),
      verdict: z.string().nullable(),
      by: z.string(),
      at: z.string(),
      field: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
    })
    .nullable(),
  confidence: z.number().min(0).max(1),
  evidence,
  trigger: evidence,
  heads: z.object({
    trigger: z.int(),
    support: z.int().nullable(),
    actor: z.int().nullable(),
    recipient: z.int().nullable(),
  }),
  by: z.string(),
  from: z.array(z.string()),
});

export const relationSchema = z.object({
  id: z.string().regex(/^rel_/),
  from: z.string(),
  to: z.string(),
  kind: z.enum(['ally', 'member', 'backs', 'opposes', 'at-war', 'controls']),
  valid: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  declared: z.boolean(),
  attribution: z.array(attributionLink),
  evidence,
});

export const claimSchema = z.object({
  id: z.string().regex(/^cl_/),
  content: z.string(),
  attribution: z.array(attributionLink),
  answers: z.string().nullable(),
  evidence,
});

const tokenLike = z.int().nonnegative();
export const documentSchema = z.object({
  schema: z.literal('entente/1'),
  id: z.string().regex(/^doc_/),
  text: z.string(),
  origin: z.object({
    sha256: z.string(),
    record: z.int().nonnegative(),
    map: z.array(
      z.object({
        ...span,
        from: offset,
        to: offset,
        page: z.int().optional(),
        box: z.array(z.number()).length(4).optional(),
      }),
    ),
  }),
  meta: z.object({
    title: z.string().nullable(),
    byline: z.string().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    language: z.string().nullable(),
    source: z.string().nullable(),
    url: z.string().nullable().optional(),
  }),
  blocks: z.array(z.object({ ...span, kind: z.string() })),
  layers: z.object({
    sentence: z.array(
      z.object({
        ...annotation,
        paragraph: z.int(),
        tokens: z.tuple([tokenLike, tokenLike]),
        kind: z.enum(['headline', 'prose', 'fragment']),
      }),
    ),
    token: z.array(
      z.looseObject({
        ...annotation,
        form: z.string(),
        lemma: z.string(),
        upos: z.string(),
        feats: z.string(),
        head: tokenLike.nullable(),
        deprel: z.string(),
        sentence: z.int(),
      }),
    ),
    entity: z.array(
      z.object({
        ...annotation,
        type: z.enum(['PER', 'ORG', 'GPE', 'LOC', 'NORP', 'FAC', 'EVENT', 'PRODUCT', 'MISC']),
        actor: z.string().nullable(),
      }),
    ),
    mention: z.array(z.object({ ...annotation, cluster: z.int(), head: tokenLike })),
    predicate: z.array(
      z.object({
        ...annotation,
        token: tokenLike,
        roles: z.array(z.object({ role: z.string(), token: tokenLike, score: z.number() })),
      }),
    ),
    time: z.array(
      z.looseObject({
        ...annotation,
        type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
        value: z.string().nullable(),
        earliest: isoDate.nullable(),
        latest: isoDate.nullable(),
        precision,
        basis: z.enum(['stated', 'implied']),
        edtf: z.string().nullable(),
      }),
    ),
    place: z.array(
      z.looseObject({
        ...annotation,
        name: z.string(),
        lat: z.number().nullable(),
        lon: z.number().nullable(),
        country: country.nullable(),
        admin1: z.string().nullable(),
        geonames: z.int().nullable(),
        precision: placePrecision,
        metonym: z.boolean(),
      }),
    ),
    actor: z.array(
      z.looseObject({ ...annotation, head: tokenLike, actor: z.object(actorRef), ambiguous: z.boolean() }),
    ),
    attribution: z.array(
      z.looseObject({
        ...annotation,
        source: z.object(span).nullable(),
        cue: z.object(span).nullable(),
        content: z.array(z.object(span)),
        direct: z.boolean(),
        actor: z.string().nullable(),
        kind,
        stance,
      }),
    ),
    factuality: z.array(z.looseObject({ ...annotation, token: tokenLike, polarity, modality, phase })),
    event: z.array(eventSchema),
    relation: z.array(relationSchema),
    claim: z.array(claimSchema),
  }),
  made: z.record(
    z.string(),
    z.array(z.object({ stage: z.string(), version: z.string(), model: z.string().optional() })),
  ),
  notes: z.array(z.object({ code: z.string(), ...maybeSpan, stage: z.string(), message: z.string() })),
});

/** Schemas by the name they are published under, `schemas/<name>.json`. */
export const SCHEMAS = {
  document: documentSchema,
  event: eventSchema,
  relation: relationSchema,
  claim: claimSchema,
} as const;

export function jsonSchema(name: keyof typeof SCHEMAS): object {
  return z.toJSONSchema(SCHEMAS[name], { io: 'output' });
}
