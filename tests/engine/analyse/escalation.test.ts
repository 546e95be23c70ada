/** Escalation as a table and as rows; its series are tested in series/. */
import { expect, it } from 'vitest';
import { analysisNamed } from '../../../src/engine/analyse/index.ts';
import { act, input } from './events.ts';
import { run } from './run-analysis.ts';

it('the table draws silent periods together, the CSV does not', async () => {
  const events = [act('a', 'AID', 'b', '2020-01-01', 7), act('a', 'ASSAULT', 'b', '2020-06-01', -10)];
  const result = await run('escalation', input(events), { interval: 'month' });
  const analysis = analysisNamed('escalation')!;
  expect(analysis.rows(result as never)).toHaveLength(6);
  expect(analysis.digest!(result as never).map(({ start, net, break: said }) => [start, net, said])).toEqual([
    ['2020-01-01', 7, null],
    ['2020-02-01', null, 'no report for 4 periods'],
    ['2020-06-01', -10, null],
  ]);
});
