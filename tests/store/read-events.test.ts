/** Pages of events that join, and their counts. */
import { describe, expect, test } from 'vitest';
import { EntenteError } from '../../src/engine/errors.ts';
import { EVERYTHING, parseFilter } from '../../src/store/filter.ts';
import { countEvents, countRows, listEvents, streamEvents } from '../../src/store/read-events.ts';
import { filled, found } from './filled-project.ts';

describe('pages and counts', () => {
  test.each([
    'day',
    'published',
    'confidence',
    'type',
    'status',
    'publisher',
    'actor',
    'recipient',
    'modified',
    'document',
  ] as const)('pages by %s join without gap or repeat', (sort) => {
    const store = filled();
    for (const descending of [false, true]) {
      const whole = listEvents(store, EVERYTHING, { sort, descending }).rows.map((event) => event.id);
      const pieces: string[] = [];
      for (let after: string | null = null, turn = 0; turn === 0 || after !== null; turn++) {
        const page: ReturnType<typeof listEvents> = listEvents(store, EVERYTHING, {
          sort,
          descending,
          limit: 2,
          after,
        });
        pieces.push(...page.rows.map((event) => event.id));
        after = page.next;
      }
      expect(pieces).toEqual(whole);
      expect(new Set(pieces).size).toBe(8);
    }
  });

  test('a cursor of another list is refused', () => {
    const { next } = listEvents(filled(), EVERYTHING, { sort: 'type', limit: 1 });
    expect(() => listEvents(filled(), EVERYTHING, { sort: 'day', after: next })).toThrow(EntenteError);
    expect(() => listEvents(filled(), EVERYTHING, { after: 'garbage' })).toThrow(EntenteError);
  });

  test('limit', () => {
    expect([...streamEvents(filled(), EVERYTHING, { limit: 3 })]).toHaveLength(3);
  });

  test('rows, acts and events of the world', () => {
    const store = filled();
    // Two mirrored meetings are four rows, two acts, one event; two reports of the strike on Holt are one event.
    expect(countEvents(store, EVERYTHING)).toEqual({ rows: 8, acts: 6, unique: 6, incidents: 4, documents: 3 });
    expect(countRows(store, EVERYTHING)).toBe(8);
    const meeting = listEvents(store, parseFilter({ type: 'CONSULT' })).rows;
    expect(new Set(meeting.map((event) => event.incident!.id)).size).toBe(1);
    expect(meeting[0]!.incident).toMatchObject({ reports: 2, documents: 2, publishers: 1 });
    expect(found(store, { incident: meeting[0]!.incident!.id })).toHaveLength(4);
  });
});
