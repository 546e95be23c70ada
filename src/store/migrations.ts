/**
 * The schema, as numbered steps: `user_version` of a file says how many it has had. A step that was released is never
 * edited; a change is a further entry.
 *
 * Columns that are searched are NOT NULL with '' for unknown, so that keyset pagination needs no case for null and a range
 * on a date leaves the undated out. Indexes over events are partial (`live = 1`): what somebody rejected is in no count. They
 * end in the act: rows of one act stand together in every order, and acts are counted without reading the rows.
 */
const FIRST = `
-- What made the records: engine, model, knowledge, ontology, options.
CREATE TABLE run (
  n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
  engine TEXT NOT NULL, model TEXT NOT NULL, knowledge TEXT NOT NULL, ontology TEXT NOT NULL, options TEXT NOT NULL,
  started TEXT NOT NULL, used TEXT NOT NULL
);

-- Files an import was pointed at, by absolute path: unchanged size and time mean nothing to do.
CREATE TABLE file (
  n INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER, mtime REAL,
  run INTEGER REFERENCES run(n), state TEXT NOT NULL, seen TEXT NOT NULL
);
CREATE TABLE failure (
  n INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file(n) ON DELETE CASCADE,
  source TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX failure_file ON failure(file);

CREATE TABLE document (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, record INTEGER NOT NULL,
  title TEXT NOT NULL, byline TEXT NOT NULL, publisher TEXT NOT NULL COLLATE NOCASE, published TEXT NOT NULL,
  language TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, chars INTEGER NOT NULL,
  text BLOB NOT NULL,      -- text of record, zstd
  origin BLOB NOT NULL,    -- map to the original, blocks, notes, makers of layers, meta: JSON, zstd
  run INTEGER NOT NULL REFERENCES run(n),
  sketch BLOB,             -- MinHash signature; null for texts too short to compare
  story INTEGER NOT NULL,  -- n of the first document that tells this story in these words; its own if none
  similarity REAL,         -- how much of the story's words are shared; 1 is the same text
  events INTEGER NOT NULL, imported TEXT NOT NULL, modified TEXT NOT NULL
);
CREATE INDEX document_published ON document(published);
CREATE INDEX document_publisher ON document(publisher, published);
CREATE INDEX document_story ON document(story);
CREATE INDEX document_run ON document(run);
CREATE INDEX document_modified ON document(modified);
CREATE TABLE source (
  doc INTEGER NOT NULL REFERENCES document(n) ON DELETE CASCADE, file INTEGER NOT NULL REFERENCES file(n),
  name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (doc, file)
) WITHOUT ROWID;
CREATE INDEX source_file ON source(file);
CREATE TABLE band (hash INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (hash, doc)) WITHOUT ROWID;
CREATE INDEX band_doc ON band(doc);
-- Layers of words, one zstd blob a document, run and group: thirteen times faster and nine times smaller than rows.
CREATE TABLE layer (
  doc INTEGER NOT NULL REFERENCES document(n) ON DELETE CASCADE, run INTEGER NOT NULL REFERENCES run(n),
  part TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (doc, run, part)
);

-- A report of an event: one row has one actor and one recipient. The columns hold what corrections have made of it.
CREATE TABLE event (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, act INTEGER NOT NULL, doc INTEGER NOT NULL REFERENCES document(n),
  start INTEGER NOT NULL, type TEXT NOT NULL COLLATE NOCASE, subtype TEXT NOT NULL COLLATE NOCASE, plover TEXT NOT NULL, modes TEXT NOT NULL,
  quad INTEGER NOT NULL, goldstein REAL,
  actor TEXT NOT NULL, actor_root TEXT NOT NULL, actor_said TEXT NOT NULL,
  recipient TEXT NOT NULL, recipient_root TEXT NOT NULL, recipient_said TEXT NOT NULL,
  day TEXT NOT NULL, day_end TEXT NOT NULL, precision TEXT NOT NULL,
  published TEXT NOT NULL, publisher TEXT NOT NULL COLLATE NOCASE, status TEXT NOT NULL, confidence REAL NOT NULL,
  incident INTEGER REFERENCES incident(n), story INTEGER NOT NULL,
  review TEXT NOT NULL, live INTEGER NOT NULL, modified TEXT NOT NULL
);
CREATE INDEX event_day ON event(day, act) WHERE live = 1;
CREATE INDEX event_published ON event(published, act) WHERE live = 1;
CREATE INDEX event_confidence ON event(confidence, act) WHERE live = 1;
CREATE INDEX event_type ON event(type, day, act) WHERE live = 1;
CREATE INDEX event_status ON event(status, day, act) WHERE live = 1;
CREATE INDEX event_publisher ON event(publisher, day, act) WHERE live = 1;
CREATE INDEX event_actor ON event(actor_root, day, act) WHERE live = 1;
CREATE INDEX event_recipient ON event(recipient_root, day, act) WHERE live = 1;
CREATE INDEX event_dyad ON event(actor_root, recipient_root, day, act) WHERE live = 1;
CREATE INDEX event_actor_said ON event(actor_said);
CREATE INDEX event_recipient_said ON event(recipient_said);
CREATE INDEX event_doc ON event(doc, start);
CREATE INDEX event_act ON event(act);
CREATE INDEX event_incident ON event(incident);
CREATE INDEX event_review ON event(review, n) WHERE review <> '';
CREATE INDEX event_modified ON event(modified);
-- machine: what the engine coded (null where a person added it); effective: with corrections, null where there are none.
CREATE TABLE event_body (
  n INTEGER PRIMARY KEY REFERENCES event(n) ON DELETE CASCADE, machine BLOB, effective BLOB
);
CREATE TABLE event_place (
  event INTEGER NOT NULL REFERENCES event(n) ON DELETE CASCADE, ord INTEGER NOT NULL,
  role TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, admin1_key TEXT NOT NULL, country TEXT NOT NULL,
  geonames INTEGER, lat REAL, lon REAL, precision TEXT NOT NULL, PRIMARY KEY (event, ord)
) WITHOUT ROWID;
CREATE INDEX event_place_name ON event_place(name_key);
CREATE INDEX event_place_admin1 ON event_place(admin1_key);
CREATE INDEX event_place_country ON event_place(country);
CREATE TABLE event_said (
  event INTEGER NOT NULL REFERENCES event(n) ON DELETE CASCADE, ord INTEGER NOT NULL,
  kind TEXT NOT NULL, source_key TEXT NOT NULL, actor TEXT NOT NULL, actor_root TEXT NOT NULL, stance TEXT NOT NULL,
  PRIMARY KEY (event, ord)
) WITHOUT ROWID;
CREATE INDEX event_said_actor ON event_said(actor_root);
CREATE INDEX event_said_source ON event_said(source_key);

-- An event of the world: the acts in many documents that report it.
CREATE TABLE incident (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, day TEXT NOT NULL,
  profiles TEXT NOT NULL, reports INTEGER NOT NULL, documents INTEGER NOT NULL, publishers INTEGER NOT NULL,
  stories INTEGER NOT NULL, modified TEXT NOT NULL
);
CREATE TABLE incident_key (
  hash INTEGER NOT NULL, incident INTEGER NOT NULL REFERENCES incident(n) ON DELETE CASCADE, PRIMARY KEY (hash, incident)
) WITHOUT ROWID;
CREATE INDEX incident_key_incident ON incident_key(incident);

CREATE TABLE actor (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, sectors TEXT NOT NULL,
  merged TEXT NOT NULL DEFAULT '', added INTEGER NOT NULL DEFAULT 0, modified TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX actor_merged ON actor(merged) WHERE merged <> '';
CREATE TABLE alias (actor TEXT NOT NULL, text TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (actor, text)) WITHOUT ROWID;
CREATE INDEX alias_text ON alias(text);

CREATE TABLE relation (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc INTEGER NOT NULL REFERENCES document(n),
  source TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL, declared INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX relation_doc ON relation(doc);
CREATE INDEX relation_pair ON relation(source, target);
CREATE TABLE claim (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc INTEGER NOT NULL REFERENCES document(n),
  content TEXT NOT NULL, answers TEXT NOT NULL, published TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX claim_doc ON claim(doc);
CREATE INDEX claim_content ON claim(content);
CREATE INDEX claim_answers ON claim(answers) WHERE answers <> '';
CREATE INDEX claim_published ON claim(published);
CREATE TABLE claim_said (
  claim INTEGER NOT NULL REFERENCES claim(n) ON DELETE CASCADE, ord INTEGER NOT NULL,
  kind TEXT NOT NULL, source_key TEXT NOT NULL, actor TEXT NOT NULL, actor_root TEXT NOT NULL, stance TEXT NOT NULL,
  PRIMARY KEY (claim, ord)
) WITHOUT ROWID;
CREATE INDEX claim_said_actor ON claim_said(actor_root);
CREATE INDEX claim_said_source ON claim_said(source_key);

-- What people decided. A step is one press of undo, however many corrections it holds; corrections lie over runs.
CREATE TABLE step (
  n INTEGER PRIMARY KEY, label TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped'))
);
CREATE TABLE correction (
  n INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES step(n), kind TEXT NOT NULL,
  event TEXT NOT NULL, doc TEXT NOT NULL, field TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  anchor TEXT NOT NULL,    -- quotes with prefix and suffix of trigger, evidence, actor, recipient
  reason TEXT NOT NULL
);
CREATE INDEX correction_step ON correction(step);
CREATE INDEX correction_event ON correction(event);
CREATE INDEX correction_doc ON correction(doc);
-- Where a new run and a person's judgement differ, or the words a judgement stood on are gone.
CREATE TABLE conflict (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, event TEXT NOT NULL, doc TEXT NOT NULL, field TEXT NOT NULL,
  person TEXT NOT NULL, machine TEXT NOT NULL, message TEXT NOT NULL, run INTEGER REFERENCES run(n), at TEXT NOT NULL
);
CREATE INDEX conflict_doc ON conflict(doc);
CREATE INDEX conflict_event ON conflict(event);

-- Ids that were published once and are gone, so that who copied them can take them out.
CREATE TABLE tombstone (id TEXT PRIMARY KEY, kind TEXT NOT NULL, doc TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX tombstone_at ON tombstone(at);

-- Who is importing now: one row at most.
CREATE TABLE importing (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER NOT NULL, host TEXT NOT NULL, started TEXT NOT NULL, beat TEXT NOT NULL);

CREATE VIRTUAL TABLE document_search USING fts5(title, text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE event_search USING fts5(words, who, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
`;

/**
 * Indexes over events that end in the act: earlier builds of the first format made them without, under the same names. And
 * the engine's incident of an act that somebody holds in another one.
 */
const SECOND = `
${[
  ['day', 'day'],
  ['published', 'published'],
  ['confidence', 'confidence'],
  ['type', 'type, day'],
  ['status', 'status, day'],
  ['publisher', 'publisher, day'],
  ['actor', 'actor_root, day'],
  ['recipient', 'recipient_root, day'],
  ['dyad', 'actor_root, recipient_root, day'],
]
  .map(
    ([name, columns]) =>
      `DROP INDEX IF EXISTS event_${name};\nCREATE INDEX event_${name} ON event(${columns}, act) WHERE live = 1;`,
  )
  .join('\n')}
ALTER TABLE event ADD COLUMN home INTEGER REFERENCES incident(n);
CREATE INDEX event_home ON event(home) WHERE home IS NOT NULL;
UPDATE event SET home = (
  SELECT was.n FROM event other JOIN correction ON correction.event = other.id JOIN step ON step.n = correction.step
  JOIN incident was ON was.id = json_extract(correction.before, '$')
  WHERE other.act = event.act AND correction.kind = 'incident' AND step.state = 'done' ORDER BY correction.n LIMIT 1
) WHERE act IN (SELECT moved.act FROM correction JOIN event moved ON moved.id = correction.event WHERE correction.kind = 'incident');
UPDATE event SET home = NULL WHERE home = incident;
DELETE FROM incident WHERE NOT EXISTS (SELECT 1 FROM event WHERE incident = incident.n) AND NOT EXISTS (SELECT 1 FROM event WHERE home = incident.n);
`;

export const MIGRATIONS: readonly string[] = [FIRST, SECOND];
