/** Ways to fill templates: targets parted more or less finely. */
import { expect, it } from 'vitest';
import { findCandidates } from '../../bench/muc4-candidates.ts';
import { propose } from '../../bench/muc4-proposals.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import { sentence } from './muc4-sample.ts';

it('parts targets finer and coarser', () => {
  const doc = {
    ...sentence(
      ['REBELS', 'NOUN', 1, 'nsubj'],
      ['BURNED', 'VERB', null, 'root'],
      ['BRIDGES', 'NOUN', 1, 'obj'],
      ['AND', 'CCONJ', 4, 'cc'],
      ['MILLS', 'NOUN', 2, 'conj'],
    ),
  };
  const candidates = findCandidates(doc, [], new Set());
  const entities = candidates.map(({ head }, candidate) => ({
    mentions: [{ text: doc.layers.token[head]!.form, name: false, sentence: 0, candidate }],
  }));
  const told = {
    doc: { ...doc, layers: { ...doc.layers, place: [], time: [] } },
    entities,
    candidates,
    triggers: [],
  } as unknown as Parameters<typeof propose>[0];
  const roles = entities.map(({ mentions }) => {
    const role = mentions[0]!.text === 'REBELS' ? 0 : 2;
    return Float32Array.from(ROLES, (_, index) => (index === role ? 0.9 : 0.01));
  });
  const square = new Float32Array(entities.length ** 2).fill(0.5);
  const scores = { roles, share: square, same: square, incident: 0.9 };
  const proposals = propose(told, scores, { wording: () => 0.5, pair: () => 0.55 });
  const texts = proposals.map(({ incidents }) => incidents.map((fills) => fills.map(({ text }) => text)));
  expect(texts).toEqual([
    [['REBELS', 'BRIDGES', 'MILLS']],
    [
      ['REBELS', 'BRIDGES'],
      ['REBELS', 'MILLS'],
    ],
  ]);
});
