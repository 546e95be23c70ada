/** Deterministic ids: the same input gives the same id on every machine, in Node and in a browser. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export function sha256Hex(data: Uint8Array | string): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/** 80 bits of SHA-256 over the parts, each ended by a unit separator so that no two lists collide. */
export function hashId(prefix: string, ...parts: (string | number | null)[]): string {
  return `${prefix}_${sha256Hex(parts.map((part) => `${part ?? ''}\u001f`).join('')).slice(0, 20)}`;
}

/** Id of a document: hash of the source bytes and the record number in its container. */
export function documentId(sourceSha256: string, record: number): string {
  return hashId('doc', sourceSha256, record);
}
