/**
 * Small numbers for strings, by the million: a hash table of typed arrays that keeps 64 bits of hash and no string.
 *
 * A Map of a million strings costs more than everything else the network does with a million events. With 64 bits two of a
 * million ids fall together once in thirty-seven million such tables; ids are hashes themselves.
 */
export class Numbering {
  size = 0;
  private room = 1 << 16;
  private shift = 16;
  private slots = new Int32Array(1 << 16);
  private low = new Int32Array(1 << 15);
  private high = new Int32Array(1 << 15);
  private lastName: string | null = null;
  private lastNumber = -1;

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
    let slot = Math.imul(a, 0x9e3779b1) >>> this.shift;
    for (;;) {
      const held = this.slots[slot]! - 1;
      if (held < 0) break;
      if (this.low[held] === a && this.high[held] === b) return held;
      slot = (slot + 1) & (this.room - 1);
    }
    const number = this.size++;
    this.low[number] = a;
    this.high[number] = b;
    this.slots[slot] = number + 1;
    if (this.size === this.low.length) this.grow();
    return number;
  }

  private grow(): void {
    this.room *= 2;
    this.shift--;
    const longer = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(this.room / 2);
      to.set(from);
      return to;
    };
    this.low = longer(this.low);
    this.high = longer(this.high);
    this.slots = new Int32Array(this.room);
    for (let number = 0; number < this.size; number++) {
      let slot = Math.imul(this.low[number]!, 0x9e3779b1) >>> this.shift;
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.room - 1);
      this.slots[slot] = number + 1;
    }
  }
}
