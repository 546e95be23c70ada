/**
 * Word states that tell of acts: layers of their own above the trunk's embedded subwords, trained with the heads of acts
 * and sides (training/events/news_nets.py), so that the trunk stays what everything else reads. In: the rows that encode left in
 * the run's cache. Out: a state a word; null without models/events.
 */
import type { Encoded } from '../../language/encoded.ts';
import { placeWords } from '../../language/encoded.ts';
import type { Resources } from '../../resources.ts';
import type { States } from '../../stage.ts';
import { FOLDER } from './head.ts';

const LAYERS = `${FOLDER}layers.onnx`;

export async function actStates(
  { states, rows }: Pick<Encoded, 'states' | 'rows'>,
  { models }: Resources,
): Promise<States | null> {
  if (!models.has(LAYERS)) return null;
  const session = await models.session(LAYERS);
  const { width } = states;
  const found: States = { width, data: new Float32Array(states.data.length) };
  for (const { batch, embedded } of rows) {
    const square = [batch.rows, batch.length];
    const given = await session.run({
      embedded: { type: 'float32', dims: [...square, width], data: embedded },
      attention_mask: { type: 'int32', dims: square, data: batch.mask },
      first: { type: 'int32', dims: [batch.first.length], data: batch.first },
      last: { type: 'int32', dims: [batch.last.length], data: batch.last },
    });
    placeWords(found, batch, given['states']!.data as Float32Array);
  }
  return found;
}
