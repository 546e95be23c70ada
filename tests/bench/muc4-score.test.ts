/** When a filler is right, when half, and what a template counts. */
import { expect, it } from 'vitest';
import { isPartly, isSame } from '../../bench/muc4-match.ts';
import { type Counts, scoreDocument } from '../../bench/muc4-score.ts';

it('halves what only partly agrees', () => {
  expect(isSame('phys_tgt_id', 'THE MILL', 'MILL')).toBe(true);
  expect(isPartly('phys_tgt_id', 'OLD MILL', 'MILL')).toBe(true);
  expect(isPartly('phys_tgt_id', 'MILL', 'BRIDGE')).toBe(false);
  expect(isSame('incident_location', 'PERU: PUNO', 'PERU: PUNO (CITY)')).toBe(true);
  expect(isPartly('incident_location', 'PERU: JULIACA', 'PERU: PUNO (CITY)')).toBe(true);
  expect(isPartly('incident_location', 'CHILE', 'PERU: PUNO (CITY)')).toBe(false);
  expect(isSame('incident_date', '- 02 MAY 89', '- 2 MAY 89')).toBe(true);
  expect(isSame('incident_date', '02 MAY 89', '- 2 MAY 89')).toBe(false);
  expect(isPartly('incident_date', '11 MAY 89', '- 12 MAY 89')).toBe(true);
  expect(isPartly('incident_date', '11 MAY 89', '12 MAY 89')).toBe(false);
  expect(isPartly('incident_type', 'ATTACK', 'BOMBING')).toBe(false);
});

it('counts a template nobody asked for as spurious, and an optional one as free', () => {
  const counts: Counts = {};
  const slots = { phys_tgt_id: [{ strings: ['MILL'], optional: false }] };
  scoreDocument([{ optional: true, slots }], [], ['phys_tgt_id'], counts);
  scoreDocument([], [{ slots: { phys_tgt_id: ['MILL'] } }], ['phys_tgt_id'], counts);
  scoreDocument([{ optional: false, slots }], [{ slots: { phys_tgt_id: ['OLD MILL'] } }], ['phys_tgt_id'], counts);
  expect(counts['phys_tgt_id']).toEqual({ possible: 1, actual: 2, points: 0.5 });
});
