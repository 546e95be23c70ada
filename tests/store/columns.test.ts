import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromColumns, toColumns } from '../../src/store/columns.ts';
import { pack, packEvent, packText, unpack, unpackEvent, unpackText } from '../../src/store/packing.ts';
import { coded } from './sample.ts';

const value = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.string(),
  fc.constant(null),
  fc.boolean(),
  fc.array(fc.integer()),
);

test('rows survive columns', () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.constantFrom('id', 'start', 'end', 'head', 'score', 'from'), value)),
      (rows) => {
        const back = fromColumns(JSON.parse(JSON.stringify(toColumns(rows))));
        expect(back).toEqual(JSON.parse(JSON.stringify(rows)));
      },
    ),
  );
});

test('differences beyond what a number holds are not taken', () => {
  const rows = [{ a: Number.MAX_SAFE_INTEGER }, { a: -Number.MAX_SAFE_INTEGER }, { a: 3 }];
  expect(fromColumns(JSON.parse(JSON.stringify(toColumns(rows))))).toEqual(rows);
});

test.each(['', 'plain', 'broken \ud800 half', '\u0000json"x"', '\u{1f600} and \u0301'])('text %j', (text) => {
  expect(unpackText(packText(text))).toBe(text);
  expect(unpack(pack({ text }))).toEqual({ text });
});

test('events survive', () => {
  for (const event of coded('Ruritania army struck Zenda in Holt on 2015-11-17. Hentzau met Strelsau.').layers.event) {
    expect(unpackEvent(packEvent(event))).toEqual(event);
  }
});
