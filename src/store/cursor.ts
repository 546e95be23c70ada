/** Where a page ended, as text that a URL can hold: the values of its last row by which the list is ordered. */
import { EntenteError } from '../engine/errors.ts';

export function writeCursor(values: readonly (string | number | undefined)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws EntenteError if it is of another list, or none of ours */
export function readCursor(after: string, length: number): (string | number)[] {
  try {
    const values = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as (string | number)[];
    if (Array.isArray(values) && values.length === length) return values;
  } catch {
    // Falls through to the one message for any cursor that is not of this list.
  }
  throw new EntenteError(`cursor ${after}: not of this list; start again without it`);
}
