/** The marks in news: offsets that stand in their documents, known types, sides inside the text; and who is left out, of which marks. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newsText } from '../../bench/news-documents.ts';
import { readMarks } from '../../bench/news-marks.ts';
import { HEAD_TYPES } from '../../src/engine/extract/events/features.ts';
import { PACKAGE_ROOT } from '../../src/node/paths.ts';

const root = process.env['ENTENTE_DATA'] ?? join(PACKAGE_ROOT, '..', 'shared', 'data');
const all = readMarks();

describe('marks in news', () => {
  it('name PLOVER types and ordered spans', () => {
    const ordered = ([from, to]: readonly [number, number]): boolean => from < to;
    const wrong = all.flatMap(({ name, marks }) =>
      marks
        .filter(
          ({ type, start, end, actor, recipient }) =>
            !(HEAD_TYPES as readonly string[]).includes(type) ||
            ![[start, end] as const, ...actor, ...recipient].every(ordered),
        )
        .map(({ start }) => `${name} ${start}`),
    );
    expect(wrong).toEqual([]);
  });
  it('say how far a document was read, also where nothing in it is an act', () => {
    expect(all.every(({ marks, read }) => marks.every(({ end }) => end <= read))).toBe(true);
    expect(all.some(({ marks, read }) => marks.length === 0 && read > 0)).toBe(true);
  });
  it('stand in dispatches of our own, which are here', () => {
    const own = all.filter(({ name }) => name.startsWith('en_'));
    expect(own.length).toBeGreaterThan(0);
    for (const { name, marks } of own) {
      const text = newsText('', name)!;
      expect(marks.every(({ start, end }) => /^\S+$/.test(text.slice(start, end)))).toBe(true);
    }
  });
  it('keep the parts apart: no document is in both', () => {
    const parts = new Map<string, Set<string>>();
    for (const { name, part } of all) parts.set(name, (parts.get(name) ?? new Set()).add(part));
    expect([...parts.values()].every((each) => each.size === 1)).toBe(true);
  });
  it('say of sides that a mark leaves open who the article says it is', () => {
    const open = new Set(
      all.flatMap(({ name, marks }) =>
        marks.flatMap((mark) =>
          (['actor', 'recipient'] as const)
            .filter((side) => mark[side].length === 0)
            .map((side) => `${name} ${mark.start} ${side}`),
        ),
      ),
    );
    const rows = readFileSync(join(PACKAGE_ROOT, 'training', 'events', 'absent.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const wrong = rows.filter((row) => {
      const [document, act, side, phrases] = row.split('\t');
      return !open.has(`${document} ${act} ${side}`) || !/^(?:-|\d+-\d+(?:\|\d+-\d+)*)$/.test(phrases!);
    });
    expect(wrong).toEqual([]);
  });
  it.skipIf(!existsSync(join(root, 'ner-worldwide')))('stand in the documents (needs the development data)', () => {
    for (const { name, marks } of all.slice(0, 40)) {
      const text = newsText(root, name)!;
      for (const { start, end } of marks) expect(text.slice(start, end)).toMatch(/^\S+$/);
    }
  });
});
