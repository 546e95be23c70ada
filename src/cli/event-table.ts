/**
 * Events for a reader at a terminal: who → whom, what, when, where, according to whom, status, and under each row the words
 * it came from. Column widths follow from the terminal's, not from the content, so that rows can stream.
 */
import type { Document } from '../engine/document.ts';
import type { Event, EventActor, Status } from '../engine/event.ts';
import { type Colour, type Paint, pad, plain, shorten } from './style.ts';

const STATUS_COLOURS: Record<Status, Colour> = {
  occurred: 'green',
  ongoing: 'green',
  reported: 'yellow',
  planned: 'cyan',
  attempted: 'cyan',
  possible: 'yellow',
  unclear: 'yellow',
  cancelled: 'magenta',
  negated: 'red',
  denied: 'red',
};

interface Column {
  title: string;
  /** Share of the width beyond the minimum. */
  share: number;
  min: number;
  cell(event: Event): string;
}

const COLUMNS: readonly Column[] = [
  { title: 'WHO → WHOM', share: 5, min: 22, cell: (event) => `${who(event.actor)} → ${who(event.recipient)}` },
  { title: 'WHAT', share: 2, min: 12, cell: (event) => [event.type, ...event.modes].join(' ') },
  { title: 'WHEN', share: 1, min: 10, cell: (event) => event.date?.edtf ?? event.date?.value ?? '·' },
  { title: 'WHERE', share: 2, min: 9, cell: where },
  {
    title: 'ACCORDING TO',
    share: 2,
    min: 10,
    cell: (event) => event.attribution.map((link) => link.source ?? link.kind).join(' ‹ ') || '·',
  },
  { title: 'STATUS', share: 0, min: 9, cell: (event) => event.status },
];

function who(actor: EventActor | null): string {
  if (!actor) return '·';
  return plain(actor.person ?? (actor.id === null ? actor.text : actor.name));
}

function where(event: Event): string {
  const place = event.places[0];
  if (!place) return '·';
  return place.precision === 'country' || !place.country ? place.name : `${place.name}, ${place.country}`;
}

export interface EventTable {
  header(): string;
  /** A heading line for a document. */
  document(doc: Pick<Document, 'meta'>): string;
  row(event: Event): string;
}

export function eventTable(width: number, paint: Paint): EventTable {
  const gap = 2;
  const total = Math.max(width, 60);
  const minimum = COLUMNS.reduce((sum, column) => sum + column.min + gap, 0);
  const shares = COLUMNS.reduce((sum, column) => sum + column.share, 0);
  const widths = COLUMNS.map(
    (column) => column.min + Math.floor((Math.max(0, total - minimum) * column.share) / shares),
  );
  // A narrow terminal drops columns from the right of WHEN, never the words.
  const shown = COLUMNS.map((_, index) => index).filter((index) => total >= minimum || ![3, 4].includes(index));
  const line = (cells: (index: number) => string) =>
    shown
      .map((index) => cells(index))
      .join(' '.repeat(gap))
      .trimEnd();
  return {
    header: () =>
      paint(
        'dim',
        line((index) => pad(COLUMNS[index]!.title, widths[index]!)),
      ),
    document: ({ meta }) => {
      const from = [meta.publisher, meta.byline, meta.published].filter(Boolean).join(', ');
      const title = plain(meta.title ?? meta.source ?? 'untitled');
      return `${paint('bold', shorten(title, total - 2))}${from ? `\n${paint('dim', shorten(plain(from), total - 2))}` : ''}`;
    },
    row: (event) => {
      const cells = line((index) => {
        const column = COLUMNS[index]!;
        const text = pad(shorten(plain(column.cell(event)), widths[index]!), widths[index]!);
        return column.title === 'STATUS'
          ? paint(STATUS_COLOURS[event.status], text)
          : column.title === 'WHO → WHOM'
            ? paint('bold', text)
            : text;
      });
      return `${cells}\n  ${paint('dim', shorten(`“${plain(event.evidence.text)}”`, total - 4))}`;
    },
  };
}
