/** A member of an archive, read by its own reader. In: its name and bytes. Out: its documents, and its faults by name. */
import type { Document } from '../document.ts';
import { ReadError } from '../errors.ts';
import { peekHead } from './head.ts';
import type { ReadOptions } from './reader.ts';
import type { PickReader } from './warc.ts';

export interface Member {
  /** `archive.zip!member`. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** Archives in archives, at most so many. */
const DEEPEST = 3;

/** @throws ReadError if `source` lies too deep */
export function checkDepth(source: string): void {
  if (source.split('!').length > DEEPEST)
    throw new ReadError(
      source,
      'read.bad-record',
      `archives stand in one another more than ${DEEPEST} deep; unpack them first`,
    );
}

/** Folders, and what file managers leave behind. */
export function isIgnored(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)|\/$/.test(name);
}

export async function* readMember(
  member: Member,
  options: ReadOptions,
  pick: PickReader,
): AsyncIterable<Document | ReadError> {
  const { head, bytes } = await peekHead(member.bytes, 4096);
  if (head.length === 0) {
    yield new ReadError(member.name, 'read.no-text', 'the file is empty: nothing to read');
    return;
  }
  const reader = pick('auto', member.name, head);
  // A packed tar is one archive, not one in another: reports.tar.gz!a.txt.
  const source =
    reader.name === 'tar'
      ? member.name.replace(/\.(?:tgz|tar\.gz(?:ip)?)!.*/i, (all) => all.split('!')[0]!)
      : member.name;
  try {
    yield* reader.read({ source, bytes, size: null }, options);
  } catch (cause) {
    // A fault of this member leaves the others readable; one of the archive itself ends it.
    if (!(cause instanceof ReadError) || !cause.source.startsWith(source)) throw cause;
    yield cause;
  }
}
