import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

const at = (done: number, more: object = {}) => ({
  files: { done, total: 10 },
  bytes: { done: done * 100, total: 1000 },
  documents: done,
  events: done * 2,
  failures: 0,
  ...more,
});

function terminal(isTTY: boolean, columns = 120) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => void written.push(text) };
}

test('on a terminal, a bar with share, counts, rate and time left, redrawn in place', () => {
  const screen = terminal(true);
  let clock = 0;
  const progress = createProgress(screen, false, () => clock);
  progress.update(at(0));
  for (clock = 1000; clock <= 5000; clock += 1000) progress.update(at(clock / 1000));
  const last = screen.written.at(-1)!;
  expect(last).toMatch(/^\[#+\.+\] 50 %, 5 of 10 files, 5 documents, 10 events, 1\.0 a second, 5 s left$/);
  expect(last.length).toBeLessThan(120);
  expect(screen.written.filter((text) => text.includes('\n'))).toEqual([]);
  progress.interrupt('entente: a.txt: broken');
  expect(screen.written.slice(-2)).toEqual(['\r\u001b[2K', 'entente: a.txt: broken\n']);
});

test('a narrow terminal has no bar and no second line', () => {
  const screen = terminal(true, 40);
  let clock = 0;
  const progress = createProgress(screen, false, () => clock);
  clock = 1000;
  progress.update(at(5));
  expect(screen.written.at(-1)!.length).toBeLessThan(40);
});

test('elsewhere, a plain line every five seconds', () => {
  const file = terminal(false);
  let clock = 0;
  const progress = createProgress(file, false, () => clock);
  for (clock = 0; clock <= 12_000; clock += 500) progress.update(at(Math.floor(clock / 2000), { failures: 2 }));
  expect(file.written).toHaveLength(2);
  expect(file.written[1]).toMatch(/^50 %, .*, 2 not read, .* left\n$/);
  expect(file.written.join('')).not.toContain('\u001b');
});

test('--quiet says nothing but what went wrong', () => {
  const screen = terminal(true);
  let clock = 0;
  const progress = createProgress(screen, true, () => clock);
  clock = 10_000;
  progress.update(at(5));
  progress.interrupt('entente: a.txt: broken');
  expect(screen.written).toEqual(['entente: a.txt: broken\n']);
});
