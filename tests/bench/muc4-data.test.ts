/** Answer keys of MUC-4, with every way a value is written. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKeys } from '../../bench/muc4-data.ts';

it('reads every way a value is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muc-'));
  try {
    const rows = [
      ['message_id', 'ONE'],
      ['message_template', 1],
      ['incident_date', '- 12 MAY 89'],
      ['incident_location', { strings_lhs: ['PERU'], strings_rhs: ['PUNO (CITY)'], type: 'colon_clause' }],
      ['incident_type', 'BOMBING / ATTACK'],
      ['incident_stage', { strings: ['ACCOMPLISHED'], type: 'simple_strings' }],
      ['perp_individual_id', null],
      ['phys_tgt_id', '? "MILL" / "OLD MILL"'],
    ];
    writeFileSync(join(folder, 'keys_x'), `%%%\n${JSON.stringify(rows)}\n`);
    expect(readKeys(folder).get('ONE')![0]!.slots).toEqual({
      incident_date: [{ strings: ['- 12 MAY 89'], optional: false }],
      incident_location: [{ strings: ['PERU: PUNO (CITY)'], optional: false }],
      incident_type: [{ strings: ['BOMBING', 'ATTACK'], optional: false }],
      incident_stage_of_execution: [{ strings: ['ACCOMPLISHED'], optional: false }],
      perp_individual_id: [],
      phys_tgt_id: [{ strings: ['MILL', 'OLD MILL'], optional: true }],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
