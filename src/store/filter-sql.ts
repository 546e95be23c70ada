/**
 * What a filter means in SQL. In: a Filter. Out: a WHERE clause over the table `event` with its parameters, written so that
 * the indexes of migrations.ts apply; the test of query plans holds it to that.
 */
import { actorId, type Filter } from './filter.ts';

/** What names are compared by: case and accents aside. */
export function nameKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

export function actorRoot(id: string): string {
  const slash = id.indexOf('/');
  return slash < 0 ? id : id.slice(0, slash);
}

export interface Where {
  sql: string;
  params: (string | number)[];
}

/** The conditions as terms joined by AND; `1` where there are none. */
export function joinWhere(terms: readonly Where[]): Where {
  return {
    sql: terms.length === 0 ? '1' : terms.map((term) => term.sql).join(' AND '),
    params: terms.flatMap((term) => term.params),
  };
}

function anyOf(terms: Where[]): Where {
  if (terms.length === 1) return terms[0]!;
  return { sql: `(${terms.map((term) => term.sql).join(' OR ')})`, params: terms.flatMap((term) => term.params) };
}

/** An actor and its organs: by the root, which an index holds with the day, and below it by a range of ids. */
export function actorTerm(column: string, ids: readonly string[]): Where {
  if (ids.every((id) => !id.includes('/'))) {
    return isOneOf(`${column}_root`, ids);
  }
  return anyOf(
    ids.map((id) =>
      id.includes('/')
        ? {
            sql: `(${column}_root = ? AND (${column} = ? OR (${column} > ? AND ${column} < ?)))`,
            // '0' follows '/' in ASCII: the range holds the id's organs and nothing else.
            params: [actorRoot(id), id, `${id}/`, `${id}0`],
          }
        : { sql: `${column}_root = ?`, params: [id] },
    ),
  );
}

function typeTerm(types: readonly string[]): Where {
  if (types.every((type) => !type.includes('/'))) return isOneOf('event.type', types);
  return anyOf(
    types.map((type) => {
      const slash = type.indexOf('/');
      if (slash < 0) return isOneOf('event.type', [type]);
      const below = type.slice(slash + 1);
      return {
        // Some ontologies have a slash in the name of a type.
        sql: '(event.type = ? OR (event.type = ? AND (event.subtype = ? OR instr(event.modes, ?) > 0)))',
        params: [type, type.slice(0, slash), below, ` ${below.toLowerCase()} `],
      };
    }),
  );
}

function isOneOf(column: string, values: readonly string[]): Where {
  return values.length === 1
    ? { sql: `${column} = ?`, params: [values[0]!] }
    : { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: [...values] };
}

export function eventWhere(filter: Filter): Where {
  const terms: Where[] = [];
  const add = (sql: string, ...params: (string | number)[]) => terms.push({ sql, params });
  // Written out, not bound: only then may SQLite use the partial indexes.
  if (filter.review === 'live') add('event.live = 1');
  else if (filter.review === 'unreviewed') add("event.live = 1 AND event.review = ''");
  else if (filter.review !== 'all') add('event.review = ?', filter.review);
  const column = filter.by === 'event' ? 'event.day' : 'event.published';
  if (filter.from !== null) add(`${column} >= ?`, filter.from);
  // A publication date may carry a time of day, which sorts after the bare day.
  if (filter.to !== null) add(`${column} <= ?`, filter.by === 'event' ? filter.to : `${filter.to}~`);
  if (filter.to !== null && filter.from === null) add(`${column} > ''`);
  if (filter.actor.length > 0) terms.push(actorTerm('event.actor', filter.actor));
  if (filter.recipient.length > 0) terms.push(actorTerm('event.recipient', filter.recipient));
  if (filter.party.length > 0) {
    terms.push(anyOf([actorTerm('event.actor', filter.party), actorTerm('event.recipient', filter.party)]));
  }
  if (filter.type.length > 0) terms.push(typeTerm(filter.type));
  if (filter.status.length > 0) terms.push(isOneOf('event.status', filter.status));
  if (filter.publisher.length > 0) terms.push(isOneOf('event.publisher', filter.publisher));
  // The plus keeps the index for sorting alone: a bound on confidence leaves too much to be worth a walk through it.
  if (filter.minConfidence !== null) add('+event.confidence >= ?', filter.minConfidence);
  if (filter.place.length > 0) {
    const places = anyOf(
      filter.place.map((place) =>
        /^[A-Z]{3}$/.test(place)
          ? { sql: 'country = ?', params: [place] }
          : {
              // A country's name finds what lies in it, by the code its own mentions carry.
              sql:
                '(name_key = ? OR admin1_key = ? OR country IN ' +
                "(SELECT country FROM event_place WHERE name_key = ? AND precision = 'country' AND country <> ''))",
              params: [nameKey(place), nameKey(place), nameKey(place)],
            },
      ),
    );
    terms.push({ sql: `event.n IN (SELECT event FROM event_place WHERE ${places.sql})`, params: places.params });
  }
  if (filter.saidBy.length > 0) terms.push(saidTerm('event', 'event.n', filter.saidBy));
  if (filter.text !== null)
    add('event.n IN (SELECT rowid FROM event_search WHERE event_search MATCH ?)', matchQuery(filter.text));
  if (filter.changedSince !== null) add('event.modified >= ?', filter.changedSince);
  if (filter.doc !== null) add('event.doc = (SELECT n FROM document WHERE id = ?)', filter.doc);
  if (filter.incident !== null) add('event.incident = (SELECT n FROM incident WHERE id = ?)', filter.incident);
  return joinWhere(terms);
}

/** Somebody anywhere in the chain of who says so. */
export function saidTerm(owner: 'event' | 'claim', column: string, saidBy: readonly string[]): Where {
  const kinds = ['author', 'named', 'anonymous', 'institution', 'media', 'document', 'hearsay'];
  const terms = saidBy.map((name): Where => {
    if (kinds.includes(name.toLowerCase())) return { sql: 'kind = ?', params: [name.toLowerCase()] };
    const actor = actorTerm('actor', [actorId(name)]);
    return { sql: `(${actor.sql} OR source_key = ?)`, params: [...actor.params, nameKey(name)] };
  });
  const any = anyOf(terms);
  return { sql: `${column} IN (SELECT ${owner} FROM ${owner}_said WHERE ${any.sql})`, params: any.params };
}

/** Words and "phrases" as a query FTS5 never trips over; a star at the end of a word is a prefix. */
export function matchQuery(text: string): string {
  const terms = [...text.matchAll(/"([^"]+)"|(\S+)/g)].flatMap(([, phrase, word]) => {
    const bare = (phrase ?? word ?? '').replace(/"/g, ' ').trim();
    const prefix = phrase === undefined && bare.endsWith('*');
    const words = bare.replace(/\*+$/, '').trim();
    return /[\p{L}\p{N}]/u.test(words) ? [`"${words}"${prefix ? '*' : ''}`] : [];
  });
  // A query of punctuation alone finds nothing rather than failing.
  return terms.length === 0 ? '""' : terms.join(' ');
}
