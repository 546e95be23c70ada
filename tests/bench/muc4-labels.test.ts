/** Which entities fill which slots of a key. */
import { expect, it } from 'vitest';
import { labelEntities } from '../../bench/muc4-labels.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import { entity } from './muc4-sample.ts';

it('labels every entity that agrees with a filler', () => {
  const templates = [{ optional: false, slots: { phys_tgt_id: [{ strings: ['MILL'], optional: false }] } }];
  expect(labelEntities([entity('BRIDGE'), entity('OLD MILL')], templates, ROLES)).toEqual([
    { entity: 1, role: 2, template: 0, filler: 0, required: true },
  ]);
});
