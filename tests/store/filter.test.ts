/** Filters: what they find, what they refuse, and how they are written as flags. */
import { describe, expect, test } from 'vitest';
import { EntenteError } from '../../src/engine/errors.ts';
import { EVERYTHING, filterFlags, parseFilter } from '../../src/store/filter.ts';
import { matchQuery } from '../../src/store/filter-sql.ts';
import { filled, found } from './filled-project.ts';

describe('filters', () => {
  test.each([
    [{ actor: 'ruritania' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ actor: 'ruritania/military' }, ['ruritania/military struck zenda']],
    [{ actor: 'rurita' }, []],
    [{ actor: 'Ruritania', type: 'assault' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ recipient: 'ruritania' }, ['zenda accused ruritania']],
    [{ party: 'tarlenheim,hentzau/military' }, ['tarlenheim aided zenda']],
    [{ type: 'AID,ACCUSE' }, ['zenda accused ruritania', 'tarlenheim aided zenda']],
    [{ type: 'ASSAULT/aerial' }, []],
    [{ place: 'holt' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ place: 'ZEN' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ place: 'RUR' }, []],
    [{ from: '2015-11-18', to: '2015-11-30' }, ['zenda accused ruritania']],
    [{ to: '2015-11' }, ['ruritania/military struck zenda', 'zenda accused ruritania', 'ruritania shelled zenda']],
    [{ from: '2015-11-19', to: '2015-11-19', by: 'published', type: 'ASSAULT' }, ['ruritania shelled zenda']],
    [{ from: '2015-12-02', to: '2015-12-02', by: 'published', type: 'AID' }, ['tarlenheim aided zenda']],
    [{ publisher: 'ruppen post', type: 'ASSAULT' }, ['ruritania shelled zenda']],
    [{ saidBy: 'author', type: 'AID' }, ['tarlenheim aided zenda']],
    [{ saidBy: 'anonymous' }, []],
    [{ status: 'planned' }, []],
    [{ minConfidence: '0.9' }, []],
    [{ minConfidence: 0.8, type: 'AID' }, ['tarlenheim aided zenda']],
    [{ text: 'tarlen*' }, ['tarlenheim aided zenda']],
    [{ text: '"army struck"' }, ['ruritania/military struck zenda']],
    [{ text: '"struck army"' }, []],
    [{ text: '")(*' }, []],
  ])('%j', (flags, expected) => {
    expect(found(filled(), flags)).toEqual(expected);
  });

  test.each([
    [{ status: 'done' }, /--status done.*occurred/],
    [{ by: 'day' }, /--by day/],
    [{ from: '2015-13-01' }, /--from 2015-13-01/],
    [{ from: '2015-02-30' }, /--from/],
    [{ to: 'tomorrow' }, /--to tomorrow/],
    [{ from: '2016', to: '2015' }, /ends before/],
    [{ minConfidence: '7' }, /--min-confidence 7/],
    [{ review: 'maybe' }, /--review maybe/],
  ])('%j is refused in words', (flags, message) => {
    expect(() => parseFilter(flags)).toThrow(EntenteError);
    expect(() => parseFilter(flags)).toThrow(message);
  });

  test('a filter survives its flags', () => {
    const filter = parseFilter({ actor: ['ruritania', 'zenda'], from: '2015', by: 'published', minConfidence: 0.5 });
    expect(parseFilter(filterFlags(filter))).toEqual(filter);
    expect(filterFlags(EVERYTHING)).toEqual({});
  });

  test('full-text queries never break', () => {
    for (const text of ['a AND', 'NEAR(', '-', '"', 'x:y', "'; DROP TABLE event", '^a*', '{b}']) {
      expect(() =>
        filled().sql('SELECT * FROM event_search WHERE event_search MATCH ?').all(matchQuery(text)),
      ).not.toThrow();
    }
  });
});
