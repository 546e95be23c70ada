/**
 * Small numbers for strings, by the million: a hash table of typed arrays that keeps 64 bits of hash and no string.
 *
 * A Map of a million strings costs more than everything else the network does with a million events. With 64 bits two of a
 * million ids fall together once in thirty-seven million such tables; ids are hashes themselves.
 */
export class Numbering {
  size = 0;
  private room: number;
  private shift: number;
  /** Four cells a slot, side by side in memory: the number and one, and both halves of the hash. */
  private slots: Int32Array;
  private lastName: string | null = null;
  private lastNumber = -1;

  /** @param expected different names, if known: growing a large table costs copies */
  constructor(expected = 0) {
    const bits = Math.max(10, Math.ceil(Math.log2(expected * 2 + 1)));
    this.room = 2 ** bits;
    this.shift = 32 - bits;
    this.slots = new Int32Array(this.room * 4);
  }

  /** Rows come document by document: the same name again, and again, costs a comparison. */
  of(name: string): number {
    if (name === this.lastName) return this.lastNumber;
    this.lastName = name;
    this.lastNumber = this.find(name);
    return this.lastNumber;
  }

  private find(name: string): number {
    let a = 0x811c9dc5 | 0;
    let b = 0x2f0b4c47 | 0;
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995);
      b ^= b >>> 15;
    }
    // FNV's low bits are its weak ones.
    a ^= a >>> 16;
    const { slots } = this;
    let at = this.slotOf(a);
    while (slots[at] !== 0) {
      if (slots[at + 1] === a && slots[at + 2] === b) return slots[at]! - 1;
      at = (at + 4) & (this.room * 4 - 1);
    }
    slots[at] = ++this.size;
    slots[at + 1] = a;
    slots[at + 2] = b;
    if (this.size * 2 > this.room) this.grow();
    return this.size - 1;
  }

  private slotOf(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> this.shift) * 4;
  }

  private grow(): void {
    const old = this.slots;
    this.room *= 2;
    this.shift--;
    this.slots = new Int32Array(this.room * 4);
    for (let from = 0; from < old.length; from += 4) {
      if (old[from] === 0) continue;
      let at = this.slotOf(old[from + 1]!);
      while (this.slots[at] !== 0) at = (at + 4) & (this.room * 4 - 1);
      for (let cell = 0; cell < 3; cell++) this.slots[at + cell] = old[from + cell]!;
    }
  }
}
