/** Events in columns, a million of them: what the network needs of each, as numbers, and its id. */

export const CONDUCT = 0;
export const DECLARED = 1;
export const CONTACT = 2;

export class EventTable {
  length = 0;
  private room = 1024;
  pair = new Int32Array(1024);
  unit = new Int32Array(1024);
  day = new Int32Array(1024);
  publisher = new Int32Array(1024);
  doc = new Int32Array(1024);
  act = new Int32Array(1024);
  value = new Float32Array(1024);
  /** 0 source acts, 1 target acts, 2 both; and the kind of bearing in the next two bits. */
  flags = new Uint8Array(1024);
  readonly ids: string[] = [];

  push(
    id: string,
    pair: number,
    unit: number,
    act: number,
    day: number,
    publisher: number,
    doc: number,
    value: number,
    flags: number,
  ): void {
    if (this.length === this.room) this.grow();
    const at = this.length++;
    this.pair[at] = pair;
    this.unit[at] = unit;
    this.act[at] = act;
    this.day[at] = day;
    this.publisher[at] = publisher;
    this.doc[at] = doc;
    this.value[at] = value;
    this.flags[at] = flags;
    this.ids.push(id);
  }

  private grow(): void {
    this.room *= 2;
    const longer = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(this.room);
      to.set(from);
      return to;
    };
    this.pair = longer(this.pair);
    this.unit = longer(this.unit);
    this.act = longer(this.act);
    this.day = longer(this.day);
    this.publisher = longer(this.publisher);
    this.doc = longer(this.doc);
    const value = new Float32Array(this.room);
    value.set(this.value);
    this.value = value;
    const flags = new Uint8Array(this.room);
    flags.set(this.flags);
    this.flags = flags;
  }
}

/** Kinds of declaration, by the number the table holds. */
export const HOWS = ['agreement', 'support', 'plan'] as const;
