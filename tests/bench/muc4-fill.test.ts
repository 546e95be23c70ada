/** Filling templates: the proposal taken, and what each fill of one earns. */
import { describe, expect, it } from 'vitest';
import { chooseFills } from '../../bench/muc4-fill.ts';
import { creditOf } from '../../training/events/credit-muc.ts';

describe('filling templates', () => {
  const fill = (role: number, text: string, worth: number) => ({ entity: 0, role, text, features: [worth] });
  const worth = ([first]: readonly number[]): number => first!;

  it('takes the proposal that promises most, and of it what is worth it', () => {
    const together = { incidents: [[fill(2, 'MILL', 0.6), fill(2, 'BRIDGE', 0.4), fill(0, 'REBELS', 0.1)]] };
    const parted = { incidents: [[fill(2, 'MILL', 0.8)], [fill(2, 'BRIDGE', 0.7)]] };
    expect(chooseFills([together], worth)).toEqual([together.incidents[0]!.slice(0, 2)]);
    expect(chooseFills([together, parted], worth)).toEqual(parted.incidents);
    expect(chooseFills([{ incidents: [[fill(2, 'MILL', 0.25)]] }], worth)).toEqual([]);
  });

  it('credits each filler of the keys once', () => {
    const target = (...strings: string[]) => ({ strings, optional: false });
    const gold = [
      { optional: false, slots: { phys_tgt_id: [target('MILL')] } },
      { optional: false, slots: { phys_tgt_id: [target('OLD BRIDGE')] } },
    ];
    const one = fill(2, 'MILL', 1);
    const other = fill(2, 'BRIDGE', 1);
    expect(creditOf(gold, { incidents: [[one, one], [other]] })).toEqual([[1, 0], [0.5]]);
    expect(creditOf(gold, { incidents: [[one, other]] })).toEqual([[1, 0]]);
    expect(creditOf([], { incidents: [[one]] })).toEqual([[0]]);
  });
});
