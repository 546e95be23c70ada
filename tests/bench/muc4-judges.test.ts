/** The small networks that weigh templates, trained here and read as the bench reads them. */
import { expect, it } from 'vitest';
import { judge } from '../../bench/muc4-judges.ts';
import { trainNet } from '../../training/events/small-net.ts';

it('small networks learn what no line parts, and write weights that say the same', () => {
  const rows = Array.from({ length: 1200 }, (_, at) => [(at % 2) * 3 + 5, (Math.floor(at / 2) % 2) * 0.2]);
  const targets = rows.map(([one, other]) => (one! > 6 === other! > 0.1 ? 1 : 0));
  const net = trainNet(
    { features: rows.map((row) => Float32Array.from(row)), targets, weights: rows.map(() => 1) },
    { hidden: [16, 8], epochs: 30, seed: 1 },
  );
  const says = judge([net]);
  for (const [at, row] of rows.slice(0, 4).entries()) expect(Math.round(says(row))).toBe(targets[at]);
});
