/** What every analysis owes by its descriptor: words, settings, columns, and the same result twice. */
import { describe, expect, it } from 'vitest';
import { type Analysis, type Result, readSettings } from '../../../src/engine/analyse/analysis.ts';
import { ANALYSES, analysisNamed } from '../../../src/engine/analyse/index.ts';
import { emptyInput } from '../../../src/engine/analyse/input.ts';
import { EntenteError } from '../../../src/engine/errors.ts';
import { input, sampleYear } from './events.ts';

describe('descriptors', () => {
  it.each(ANALYSES.map((one) => [one.id, one] as const))(
    '%s: complete, and its parameters have unlike names',
    (_, one: Analysis) => {
      expect(one.title && one.brief && one.showsNot && one.cite.length > 0).toBeTruthy();
      expect(one.showsNot.split('. ')).toHaveLength(1);
      expect(new Set(one.parameters.map(({ name }) => name)).size).toBe(one.parameters.length);
      for (const parameter of one.parameters) expect(parameter.help.length).toBeGreaterThan(5);
    },
  );

  it.each(ANALYSES.map((one) => [one.id, one] as const))(
    '%s: nothing in gives a result with a word, rows for its columns, and the same again',
    async (_, one) => {
      const settings = readSettings(one, {});
      const result = await one.run(emptyInput(), settings, { timeLimit: 5, seed: 1 });
      expect(result).toMatchObject({ schema: 'entente/1', analysis: one.id, seed: 1, showsNot: one.showsNot });
      expect(result.notes.length).toBeGreaterThan(0);
      expect(one.rows(result as never)).toEqual([]);
      expect(one.summary(result as never).every((line) => typeof line === 'string')).toBe(true);
    },
  );

  it('every result is plain JSON, its rows have the columns named, and it comes out the same twice', async () => {
    const events = sampleYear();
    for (const one of ANALYSES) {
      const settings = readSettings(one, {});
      const first = await one.run(input(events), settings, { timeLimit: 20, seed: 1 });
      const second = await one.run(input(events), settings, { timeLimit: 20, seed: 1 });
      const plain = (result: Result) => JSON.parse(JSON.stringify(result));
      expect(plain(second)).toEqual(plain(first));
      const names = one.outputs.map(({ name }) => name).sort();
      for (const row of one.rows(first as never)) expect(Object.keys(row).sort()).toEqual(names);
    }
  });

  it.each([
    ['camps', 'x', /2, another number of camps, or free/],
    ['camps', '0', /free/],
    ['sign-rule', 'hope', /one of goldstein/],
    ['samples', '-1', /from 0 to 10000/],
    ['samples', '1.5', /whole number/],
    ['fold', 'maybe', /true or false/],
  ])('refuses --%s %s', (name, value, message) => {
    expect(() => readSettings(analysisNamed('balance')!, { [name]: value })).toThrow(EntenteError);
    expect(() => readSettings(analysisNamed('balance')!, { [name]: value })).toThrow(message);
  });
});
