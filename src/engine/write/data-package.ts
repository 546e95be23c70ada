/**
 * Everything a reader of a published table needs, in one folder (Frictionless Data Package): events, actors, claims and
 * relations as CSV, the codebook, the query, the counts and what made them.
 */
import { stringify } from 'csv-stringify/sync';
import { csvHeader, csvRow, EVENT_COLUMNS, safeCell } from './event-columns.ts';
import type { FolderWriter, Selection, Tombstone, WriteContext } from './writer.ts';

interface Field<T> {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  description: string;
  get(record: T): string | number | null;
}

type Of<K extends 'actors' | 'claims' | 'relations'> =
  ReturnType<Selection[K]> extends AsyncIterable<infer T> ? T : never;

const ACTOR_FIELDS: Field<Of<'actors'>>[] = [
  { name: 'id', type: 'string', description: 'Slug', get: (actor) => actor.id },
  { name: 'name', type: 'string', description: 'Name', get: (actor) => actor.name },
  { name: 'country', type: 'string', description: 'ISO 3166-1 alpha-3', get: (actor) => actor.country },
  { name: 'sectors', type: 'string', description: 'PLOVER sectors', get: (actor) => actor.sectors.join(';') },
  { name: 'aliases', type: 'string', description: 'Wordings found', get: (actor) => actor.aliases.join(';') },
  { name: 'as_actor', type: 'integer', description: 'Acts in which they act', get: (actor) => actor.asActor },
  { name: 'as_recipient', type: 'integer', description: 'Acts done to them', get: (actor) => actor.asRecipient },
  { name: 'first', type: 'date', description: 'First dated act', get: (actor) => actor.first },
  { name: 'last', type: 'date', description: 'Last dated act', get: (actor) => actor.last },
];
const CLAIM_FIELDS: Field<Of<'claims'>>[] = [
  { name: 'id', type: 'string', description: 'Claim id', get: (claim) => claim.id },
  { name: 'content', type: 'string', description: 'Event or relation that is claimed', get: (claim) => claim.content },
  {
    name: 'attribution',
    type: 'string',
    description: 'kind:source:stance, outermost first',
    get: (claim) => claim.attribution.map((one) => `${one.kind}:${one.source ?? ''}:${one.stance}`).join(';'),
  },
  {
    name: 'answers',
    type: 'string',
    description: 'The claim it denies, confirms or withdraws',
    get: (claim) => claim.answers,
  },
  { name: 'doc', type: 'string', description: 'Document id', get: (claim) => claim.doc },
  { name: 'evidence', type: 'string', description: 'The words', get: (claim) => claim.evidence.text },
  { name: 'evidence_start', type: 'integer', description: 'Offset, UTF-16', get: (claim) => claim.evidence.start },
  {
    name: 'evidence_end',
    type: 'integer',
    description: 'Offset, UTF-16, exclusive',
    get: (claim) => claim.evidence.end,
  },
];
const RELATION_FIELDS: Field<Of<'relations'>>[] = [
  { name: 'id', type: 'string', description: 'Relation id', get: (relation) => relation.id },
  { name: 'from', type: 'string', description: 'Actor id', get: (relation) => relation.from },
  { name: 'to', type: 'string', description: 'Actor id', get: (relation) => relation.to },
  {
    name: 'kind',
    type: 'string',
    description: 'ally, member, backs, opposes, at-war, controls',
    get: (relation) => relation.kind,
  },
  {
    name: 'declared',
    type: 'string',
    description: 'Declared, or shown by conduct',
    get: (relation) => String(relation.declared),
  },
  { name: 'doc', type: 'string', description: 'Document id', get: (relation) => relation.doc },
  { name: 'evidence', type: 'string', description: 'The words', get: (relation) => relation.evidence.text },
];

const TOMBSTONE_FIELDS: readonly Field<Tombstone>[] = [
  { name: 'id', type: 'string', description: 'An id that was published before and is gone', get: (stone) => stone.id },
  { name: 'kind', type: 'string', description: 'event, document or incident', get: (stone) => stone.kind },
  { name: 'doc', type: 'string', description: 'Document id', get: (stone) => stone.doc },
  { name: 'reason', type: 'string', description: 'Why it is gone', get: (stone) => stone.reason },
  { name: 'at', type: 'string', description: 'When it went', get: (stone) => stone.at },
];

const row = (cells: readonly (string | number | null)[]) =>
  stringify([cells.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))], { record_delimiter: '\r\n' });

async function* table<T>(fields: readonly Field<T>[], records: AsyncIterable<T>): AsyncGenerator<string> {
  yield row(fields.map((field) => field.name));
  for await (const record of records) yield row(fields.map((field) => field.get(record)));
}

async function* eventTable(selection: Selection): AsyncGenerator<string> {
  yield csvHeader();
  for await (const event of selection.events()) yield csvRow(event);
}

async function* documentTable(selection: Selection): AsyncGenerator<string> {
  yield row(['id', 'source', 'title', 'publisher', 'published', 'byline', 'language', 'sha256', 'record']);
  for await (const { id, meta, origin } of selection.documents('record')) {
    yield row([
      id,
      meta.source,
      meta.title,
      meta.publisher,
      meta.published,
      meta.byline,
      meta.language,
      origin.sha256,
      origin.record,
    ]);
  }
}

async function* none(): AsyncGenerator<never> {}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function resource(name: string, fields: readonly { name: string; type: string; description: string }[]): object {
  return {
    name,
    path: `${name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    profile: 'tabular-data-resource',
    schema: { fields: fields.map(({ name: field, type, description }) => ({ name: field, type, description })) },
  };
}

function descriptor(context: WriteContext): object {
  const documents = ['id', 'source', 'title', 'publisher', 'published', 'byline', 'language', 'sha256', 'record'].map(
    (name) => ({ name, type: name === 'record' ? 'integer' : 'string', description: name }),
  );
  return {
    profile: 'tabular-data-package',
    name: 'entente-events',
    title: 'Events coded by Entente',
    created: context.generated,
    query: context.query,
    counts: context.counts,
    runs: context.runs,
    notes:
      'Count by act, never by row. Offsets are half-open UTF-16 code units into the text of record. Places: GeoNames, CC BY 4.0.',
    resources: [
      resource('events', EVENT_COLUMNS),
      resource('actors', ACTOR_FIELDS),
      resource('claims', CLAIM_FIELDS),
      resource('relations', RELATION_FIELDS),
      resource('documents', documents),
      resource('tombstones', TOMBSTONE_FIELDS),
    ],
  };
}

function codebook(context: WriteContext): string {
  const ontologies = ['plover', 'acled'].filter((name) => context.knowledge?.has(`ontologies/${name}.json`));
  return JSON.stringify(
    {
      columns: EVENT_COLUMNS.map(({ name, type, description }) => ({ name, type, description })),
      ontologies: Object.fromEntries(
        ontologies.map((name) => [name, JSON.parse(context.knowledge!.text(`ontologies/${name}.json`)) as unknown]),
      ),
    },
    null,
    1,
  );
}

export const dataPackage: FolderWriter = {
  kind: 'folder',
  name: 'data-package',
  title: 'Everything with codebook, actor dictionary, query and counts (Frictionless Data Package)',
  extension: 'zip',
  mime: 'application/zip',
  unit: 'event',
  async *files(selection, context) {
    const csvType = 'text/csv; charset=utf-8';
    yield { path: 'events.csv', mime: csvType, content: eventTable(selection) };
    yield { path: 'actors.csv', mime: csvType, content: table(ACTOR_FIELDS, selection.actors()) };
    yield { path: 'claims.csv', mime: csvType, content: table(CLAIM_FIELDS, selection.claims()) };
    yield { path: 'relations.csv', mime: csvType, content: table(RELATION_FIELDS, selection.relations()) };
    yield { path: 'documents.csv', mime: csvType, content: documentTable(selection) };
    yield {
      path: 'tombstones.csv',
      mime: csvType,
      content: table(TOMBSTONE_FIELDS, selection.tombstones?.() ?? none()),
    };
    yield { path: 'codebook.json', mime: 'application/json', content: once(codebook(context)) };
    yield {
      path: 'datapackage.json',
      mime: 'application/json',
      content: once(JSON.stringify(descriptor(context), null, 2) + '\n'),
    };
  },
};
