/**
 * Reader for zip and gzip: each member is read by its own reader, under `archive.zip!member`. Unpacking runs as a stream
 * in step with the reading, so memory stays bounded, and it stops at the limit on unpacked bytes (a zip bomb).
 */
import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { ReadError } from '../errors.ts';
import { peekHead } from './head.ts';
import { checkDepth, isIgnored, type Member, readMember } from './member.ts';
import type { Reader, ReadInput, ReadOptions } from './reader.ts';
import type { PickReader } from './warc.ts';

/** Packed bytes handed to the unpacker at once: they can grow a thousandfold before the limit is looked at. */
const STEP = 8192;

type Event =
  | { kind: 'member'; name: string }
  | { kind: 'data'; data: Uint8Array }
  | { kind: 'end' }
  | { kind: 'failed'; name: string; why: string };

/** `pick` chooses a member's reader; it is handed in since the list of readers holds this one. */
export function archiveReader(pick: PickReader): Reader {
  return {
    name: 'archive',
    extensions: ['zip', 'gz', 'gzip', 'tgz'],
    many: true,
    sure: true,
    sniff: (head) =>
      (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) ||
      (head[0] === 0x1f && head[1] === 0x8b),
    async *read(input, options) {
      checkDepth(input.source);
      const { head, bytes } = await peekHead(input.bytes, 64);
      if (head.length === 0) throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
      const zip = head[0] === 0x50;
      if (zip && head[2] === 3 && (head[6]! & 1) === 1)
        throw new ReadError(
          input.source,
          'read.encrypted',
          'the archive is encrypted; unpack it with its password first',
        );
      const limited = { ...input, bytes };
      for await (const member of zip ? zipMembers(limited, options) : gzipMembers(limited, options)) {
        if (member instanceof ReadError) yield member;
        else yield* readMember(member, options, pick);
      }
    },
  };
}

/** Turns the pushing of fflate into pulling: input goes in only when all that came out has been taken. */
async function* unpacked(
  input: ReadInput,
  options: ReadOptions,
  start: (out: Event[]) => (chunk: Uint8Array, last: boolean) => void,
): AsyncIterable<Event> {
  const out: Event[] = [];
  let total = 0;
  const push = start(out);
  function* taken(): Generator<Event> {
    for (const event of out.splice(0)) {
      if (event.kind === 'data') total += event.data.length;
      if (total > options.maxUnpacked)
        throw new ReadError(
          input.source,
          'read.too-long',
          `unpacks to more than the limit of ${options.maxUnpacked} bytes; the rest is left out`,
        );
      yield event;
    }
  }
  const step = (chunk: Uint8Array, last: boolean): void => {
    try {
      push(chunk, last);
    } catch (cause) {
      throw new ReadError(
        input.source,
        'read.truncated',
        `the archive is incomplete or damaged: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      );
    }
  };
  for await (const chunk of input.bytes)
    for (let at = 0; at < chunk.length; at += STEP) {
      step(chunk.slice(at, at + STEP), false);
      yield* taken();
    }
  step(new Uint8Array(0), true);
  yield* taken();
}

async function* zipMembers(input: ReadInput, options: ReadOptions): AsyncIterable<Member | ReadError> {
  const events = unpacked(input, options, (out) => {
    const unzip = new Unzip((file) => {
      if (isIgnored(file.name)) return;
      out.push({ kind: 'member', name: file.name });
      file.ondata = (error, data, last) => {
        if (error) out.push({ kind: 'failed', name: file.name, why: error.message });
        else out.push({ kind: 'data', data });
        if (last) out.push({ kind: 'end' });
      };
      try {
        file.start();
      } catch (cause) {
        out.push({ kind: 'failed', name: file.name, why: cause instanceof Error ? cause.message : String(cause) });
      }
    });
    unzip.register(UnzipInflate);
    return (chunk, last) => unzip.push(chunk, last);
  })[Symbol.asyncIterator]();
  yield* members(events, input.source);
}

async function* gzipMembers(input: ReadInput, options: ReadOptions): AsyncIterable<Member | ReadError> {
  const name = (input.source.split(/[/\\!]/).pop() ?? '').replace(/\.(?:gz|gzip)$/i, '').replace(/\.tgz$/i, '.tar');
  const events = unpacked(input, options, (out) => {
    let length = 0;
    let tail: number[] = [];
    const gunzip = new Gunzip((data) => {
      length += data.length;
      out.push({ kind: 'data', data });
    });
    gunzip.onmember = () => {
      length = 0;
    };
    out.push({ kind: 'member', name });
    return (chunk, last) => {
      tail = [...tail, ...chunk.subarray(-4)].slice(-4);
      gunzip.push(chunk, last);
      if (!last) return;
      // The unpacker misses a cut that falls between two blocks: the length a gzip ends with does not.
      const promised = tail.reduce((sum, byte, at) => sum + byte * 256 ** at, 0);
      if (promised !== length % 2 ** 32) throw new Error('it ends before its end mark');
      out.push({ kind: 'end' });
    };
  })[Symbol.asyncIterator]();
  yield* members(events, input.source);
}

async function* members(events: AsyncIterator<Event>, source: string): AsyncIterable<Member | ReadError> {
  let any = false;
  for (let next = await events.next(); !next.done; next = await events.next()) {
    const event = next.value;
    if (event.kind === 'failed')
      yield new ReadError(`${source}!${event.name}`, 'read.bad-record', `cannot be unpacked: ${event.why}`);
    if (event.kind !== 'member') continue;
    any = true;
    const name = `${source}!${event.name}`;
    const state = { open: true, failed: null as string | null };
    const bytes = (async function* (): AsyncIterable<Uint8Array> {
      while (state.open) {
        const step = await events.next();
        if (step.done || step.value.kind === 'end') {
          state.open = false;
          if (step.done) throw new ReadError(name, 'read.truncated', 'the archive ends inside this member');
        } else if (step.value.kind === 'failed') {
          state.open = false;
          throw new ReadError(name, 'read.bad-record', `cannot be unpacked: ${step.value.why}`);
        } else if (step.value.kind === 'data' && step.value.data.length > 0) yield step.value.data;
      }
    })();
    yield { name, bytes };
    // What the member's reader left unread goes by unseen.
    while (state.open) {
      const step = await events.next();
      if (step.done || step.value.kind === 'end' || step.value.kind === 'failed') state.open = false;
    }
  }
  if (!any) throw new ReadError(source, 'read.no-text', 'no file in this archive');
}
