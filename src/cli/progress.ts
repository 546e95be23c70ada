/**
 * How far an import is, on standard error: a bar that redraws itself on a terminal, a plain line now and then elsewhere.
 * In: counts. The time left goes by bytes where sizes are known, since documents differ a hundredfold in length.
 */
import type { ImportProgress } from '../node/import.ts';

const REDRAW_MILLISECONDS = 100;
const LINE_MILLISECONDS = 5_000;
/** The rate of the last half minute, so that a slow start or a long PDF does not colour the whole. */
const WINDOW_MILLISECONDS = 30_000;

interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  update(progress: ImportProgress): void;
  /** Takes the bar away so that a line can be printed, which stays. */
  interrupt(line: string): void;
  end(): void;
}

export function createProgress(terminal: Terminal, quiet: boolean, now: () => number = Date.now): Progress {
  const live = terminal.isTTY === true;
  const marks: { at: number; share: number; documents: number }[] = [];
  let shown = now();
  let drawn = false;
  const clear = () => {
    if (drawn) terminal.write('\r\u001b[2K');
    drawn = false;
  };
  return {
    update(progress) {
      const at = now();
      const share = shareDone(progress);
      marks.push({ at, share, documents: progress.documents });
      while (marks.length > 2 && at - marks[0]!.at > WINDOW_MILLISECONDS) marks.shift();
      if (quiet || at - shown < (live ? REDRAW_MILLISECONDS : LINE_MILLISECONDS)) return;
      shown = at;
      const text = describe(progress, share, marks);
      if (!live) return void terminal.write(`${text}\n`);
      const room = Math.max(0, Math.min(30, (terminal.columns ?? 80) - text.length - 4));
      const full = Math.round(room * share);
      clear();
      terminal.write(
        room > 4
          ? `[${'#'.repeat(full)}${'.'.repeat(room - full)}] ${text}`
          : text.slice(0, (terminal.columns ?? 80) - 1),
      );
      drawn = true;
    },
    interrupt(line) {
      clear();
      terminal.write(`${line}\n`);
    },
    end: clear,
  };
}

function shareDone({ files, bytes }: ImportProgress): number {
  if (bytes.total > 0) return Math.min(1, bytes.done / bytes.total);
  return files.total === 0 ? 1 : files.done / files.total;
}

function describe(
  progress: ImportProgress,
  share: number,
  marks: readonly { at: number; share: number; documents: number }[],
): string {
  const first = marks[0]!;
  const last = marks.at(-1)!;
  const seconds = (last.at - first.at) / 1000;
  const rate = seconds > 0 ? (last.documents - first.documents) / seconds : 0;
  const pace = seconds > 0 ? (last.share - first.share) / seconds : 0;
  const left = pace > 0 ? `, ${duration((1 - share) / pace)} left` : '';
  const failures = progress.failures === 0 ? '' : `, ${progress.failures} not read`;
  return (
    `${Math.floor(share * 100)} %, ${progress.files.done} of ${progress.files.total} files, ` +
    `${progress.documents} ${progress.documents === 1 ? 'document' : 'documents'}, ${progress.events} ${progress.events === 1 ? 'event' : 'events'}${failures}, ${rate.toFixed(1)} a second${left}`
  );
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}
