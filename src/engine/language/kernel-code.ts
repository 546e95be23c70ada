/**
 * WebAssembly written out as bytes: the few instructions on four floats at once that kernels.ts is made of. In: instructions
 * as nested calls. Out: a module. Assembled when it is first needed, so that no binary lies in the repository.
 */

/** Bytes that leave one value on the stack, or none. */
export type Code = readonly number[];

/** A number as WebAssembly writes indices and lengths: seven bits a byte, the lowest first. */
function leb(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; ) {
    const byte = rest & 127;
    rest >>>= 7;
    if (rest === 0) return [...bytes, byte];
    bytes.push(byte | 128);
  }
}

/** A constant, whose highest bit is its sign. */
function signedLeb(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; ) {
    const byte = rest & 127;
    rest >>= 7;
    if ((rest === 0 && byte < 64) || (rest === -1 && byte >= 64)) return [...bytes, byte];
    bytes.push(byte | 128);
  }
}

const vector = (op: number): number[] => [0xfd, ...leb(op)];
const binary =
  (...op: number[]) =>
  (a: Code, b: Code): Code => [...a, ...b, ...op];

export const get = (local: number): Code => [0x20, ...leb(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...leb(local)];
export const integer = (value: number): Code => [0x41, ...signedLeb(value)];
export const addInteger = binary(0x6a);
/** Moves a pointer or a count on. */
export const advance = (local: number, by: number): Code => set(local, addInteger(get(local), integer(by)));
/** Whether a is below b, as signed integers. */
export const below = binary(0x48);
/** Runs the body, and again while the condition holds. */
export const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b];

export const load = (address: Code, offset = 0): Code => [...address, ...vector(0), 2, ...leb(offset)];
/** One float in all four places. */
export const loadSpread = (address: Code): Code => [...address, ...vector(9), 2, 0];
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...vector(11),
  2,
  ...leb(offset),
];
export const spread = (value: number): Code => [
  0x43,
  ...new Uint8Array(Float32Array.of(value).buffer),
  ...vector(0x13),
];
export const lane = (value: Code, index: number): Code => [...value, ...vector(0x1f), index];
export const addFloat = binary(0x92);

export const add = binary(...vector(0xe4));
export const subtract = binary(...vector(0xe5));
export const multiply = binary(...vector(0xe6));
export const divide = binary(...vector(0xe7));
export const least = binary(...vector(0xe8));
export const greatest = binary(...vector(0xe9));
export const nearest = (value: Code): Code => [...value, ...vector(0x6a)];
/** 2ⁿ of whole numbers n: the exponent's bits. */
export const powerOfTwo = (whole: Code): Code => [
  ...add(whole, spread(127)),
  ...vector(0xf8),
  ...integer(23),
  ...vector(0xab),
];

export interface Kernel {
  name: string;
  /** Whole numbers handed in: addresses and counts. They are the first locals. */
  parameters: number;
  /** Further whole numbers, then vectors. */
  integers: number;
  vectors: number;
  /** True if it gives back a float. */
  gives: boolean;
  body: Code;
}

/** @param kernels working on a memory handed in as `memory` of `host` */
export function assemble(kernels: readonly Kernel[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: Code): Code => [id, ...leb(content.length), ...content];
  const list = (items: readonly Code[]): Code => [...leb(items.length), ...items.flat()];
  const text = (value: string): Code => list([...value].map((letter) => [letter.charCodeAt(0)]));
  const [INTEGER, FLOAT, VECTOR] = [0x7f, 0x7d, 0x7b];
  const types = kernels.map(({ parameters, gives }) => [
    0x60,
    ...list(Array<Code>(parameters).fill([INTEGER])),
    ...list(gives ? [[FLOAT]] : []),
  ]);
  const bodies = kernels.map(({ integers, vectors, body }) => {
    const code = [
      ...list([
        [...leb(integers), INTEGER],
        [...leb(vectors), VECTOR],
      ]),
      ...body,
      0x0b,
    ];
    return [...leb(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, list([[...text('host'), ...text('memory'), 2, 0, 1]])),
    ...section(3, list(kernels.map((_, index) => leb(index)))),
    ...section(7, list(kernels.map(({ name }, index) => [...text(name), 0, ...leb(index)]))),
    ...section(10, list(bodies)),
  ]);
}
