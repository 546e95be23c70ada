/**
 * Every code there is. A *note* is a problem in the input: it stands on the document with a span and the run goes on.
 * An *error* is misuse or a broken file of ours or the user's: it is thrown, says what was got and what to do.
 */

/** Codes of notes, with the sentence that explains each. Tests check that every note's code stands here. */
export const NOTE_CODES = {
  'read.encoding': 'The bytes were not valid UTF-8; another encoding was used.',
  'read.boilerplate': 'Text set aside as not part of the article: headers, footers, contact boxes, navigation.',
  'read.joined': 'A sentence or word cut by a page, column or line break was joined.',
  'read.no-date': 'No publication date was found; relative times stay unresolved.',
  'read.bad-date': 'A date was given that cannot be read.',
  'read.no-text': 'Nothing to read in this file or page (a scan has no text layer).',
  'read.language': 'Not English: kept, and not coded.',
  'read.truncated': 'The input ends before its container says it should.',
  'read.bad-record': 'One record of a container could not be read.',
  'read.encrypted': 'The file is encrypted and cannot be read without a password.',
  'read.binary': 'Binary data where text was expected.',
  'read.too-long': 'A record or line is longer than the limit.',
  'language.long-sentence': 'A sentence is longer than the encoder can see at once; it was read in windows.',
  'language.not-prose': 'A passage is a table, a list of figures or another script; it is not parsed.',
  'times.no-anchor': 'A relative time has no publication date to be counted from.',
  'times.unresolved': 'A time expression could not be resolved.',
  'places.ambiguous': 'A place name has several readings; the most likely was taken.',
  'places.unresolved': 'A place name was not found in the gazetteer.',
  'actors.ambiguous': 'A name fits several actors; none was preferred without ground.',
  'actors.unresolved': 'A name was not found; its words are kept.',
  'events.no-type': 'An act between actors was found that fits no type of the ontology.',
  'events.no-recipient': 'The type requires a recipient and none was found.',
} as const satisfies Record<string, string>;

export type NoteCode = keyof typeof NOTE_CODES;

/** Misuse or a bad file. `exit` is the status the command line ends with. */
export class EntenteError extends Error {
  readonly exit: 2 | 3 | 4;
  constructor(message: string, exit: 2 | 3 | 4 = 2, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EntenteError';
    this.exit = exit;
  }
}

/** A knowledge, ontology or user file that breaks its rules: names file, line and what to do. */
export class FileError extends EntenteError {
  readonly file: string;
  readonly line: number | null;
  constructor(file: string, line: number | null, message: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${message}`, 2);
    this.name = 'FileError';
    this.file = file;
    this.line = line;
  }
}

/** `code` of a ReadError that is no fault of the input: a stage of ours tripped over it. The command then ends with 3. */
export const FAULT = 'fault';

/** A document that could not be read at all. The other files of the run go on. */
export class ReadError extends Error {
  readonly source: string;
  readonly code: string;
  constructor(source: string, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadError';
    this.source = source;
    this.code = code;
  }
}
