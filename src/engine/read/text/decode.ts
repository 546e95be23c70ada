/**
 * Bytes → string. UTF-8 and UTF-16 by their marks or their patterns, Windows-1252 for what is not valid UTF-8,
 * an error for what is no text at all. The decoded string (without its mark) is the original that offsets refer to.
 */
import { ReadError } from '../../errors.ts';

export interface Decoded {
  text: string;
  encoding: string;
  /** True if the encoding is a fallback and not what the bytes say themselves. */
  guessed: boolean;
  /** True if the last character of a UTF-8 text is cut. */
  truncated: boolean;
}

const SAMPLE = 65_536;
/** Share of control characters above which a file is no text: prose has none, old wire files have a few. */
const MOST_CONTROLS = 0.01;

const SIGNATURES: [string, readonly number[]][] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip or Office file', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['an old Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];

/** `declared` is an encoding named by the container (HTTP header, meta tag); it yields to a byte order mark. */
export function decode(bytes: Uint8Array, source: string, declared: string | null = null): Decoded {
  const marked = byMark(bytes);
  if (marked) return finish(bytes.subarray(marked.skip), marked.encoding, source);
  for (const [what, signature] of SIGNATURES)
    if (signature.every((byte, i) => bytes[i] === byte))
      throw new ReadError(source, 'read.binary', `this is ${what}, not text`);
  const wide = wideEncoding(bytes);
  if (wide) return finish(bytes, wide, source);
  if (declared !== null && isKnown(declared) && !/^utf-?8$/i.test(declared)) return finish(bytes, declared, source);
  return finish(bytes, 'utf-8', source);
}

function finish(bytes: Uint8Array, encoding: string, source: string): Decoded {
  const done: Decoded = { text: '', encoding, guessed: false, truncated: false };
  try {
    done.text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const tail = encoding === 'utf-8' ? cutTail(bytes) : encoding.startsWith('utf-16') ? bytes.length % 2 : 0;
    const whole = bytes.subarray(0, bytes.length - tail);
    done.truncated = tail > 0 && isValid(whole, encoding);
    done.guessed = !done.truncated;
    if (done.guessed && encoding === 'utf-8') done.encoding = 'windows-1252';
    done.text = new TextDecoder(done.encoding, { ignoreBOM: true }).decode(done.truncated ? whole : bytes);
  }
  const sample = done.text.slice(0, SAMPLE);
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001b\u007f\ufffd]/g)?.length ?? 0;
  // Undefined places of Windows-1252 and C1 controls are what random bytes hit and Western prose never does.
  const strays = done.guessed ? (sample.match(/[\u0080-\u009f]/g)?.length ?? 0) : 0;
  if (controls + strays > Math.max(2, sample.length * MOST_CONTROLS))
    throw new ReadError(source, 'read.binary', 'binary data, not text: no encoding fits these bytes');
  return done;
}

function byMark(bytes: Uint8Array): { encoding: string; skip: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return null;
}

/** UTF-16 without a mark: Western text has a zero in every second byte, always on the same side. */
function wideEncoding(bytes: Uint8Array): string | null {
  const n = Math.min(bytes.length, 4096) & ~1;
  if (n < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > n * 0.35 && even < n * 0.02) return 'utf-16le';
  if (even > n * 0.35 && odd < n * 0.02) return 'utf-16be';
  return null;
}

/** Length of an incomplete UTF-8 sequence at the end. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc2) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}
