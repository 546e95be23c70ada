/** A byte stream → its lines, never holding more than one line and one chunk; a line over the limit comes as null. */
export interface ByteLine {
  /** Counted from 1. */
  number: number;
  bytes: Uint8Array | null;
  /** Length in bytes, known for long lines too. */
  length: number;
}

export async function* byteLines(stream: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<ByteLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    // The chunk's memory may be used again by the stream, so what is kept over a chunk's end is copied.
    if (length <= limit) parts.push(part.slice());
    else parts = [];
  };
  const finish = (): ByteLine => {
    const line = { number: ++number, bytes: length > limit ? null : join(parts, length), length };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let at = 0;
    for (let end = chunk.indexOf(10, at); end >= 0; end = chunk.indexOf(10, at)) {
      take(chunk.subarray(at, end));
      yield finish();
      at = end + 1;
    }
    if (at < chunk.length) take(chunk.subarray(at));
  }
  if (length > 0) yield finish();
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
