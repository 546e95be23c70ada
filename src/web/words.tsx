/** A text with its marks. Overlaps are drawn as segments that carry all the classes that cover them; any mark can be asked. */
import { memo, type ReactNode } from 'react';
import { segments } from '../engine/write/segments.ts';

export interface Mark {
  start: number;
  end: number;
  kind: 'act' | 'actor' | 'time' | 'place' | 'quote' | 'source' | 'evidence';
  title: string;
  /** What a click on it chooses. */
  event?: string;
}

interface Props {
  text: string;
  /** Offset of `text` in the document: marks count in the document. */
  offset?: number;
  marks: readonly Mark[];
  chosen?: string | null;
  choose?: (event: string) => void;
  /** Asked of a mark that is no act: where it begins in the document. */
  ask?: (at: number) => void;
}

export const Words = memo(function Words({ text, offset = 0, marks, chosen = null, choose, ask }: Props): ReactNode {
  const here = marks.map((mark) => ({ ...mark, start: mark.start - offset, end: mark.end - offset }));
  return (
    <>
      {segments(text.length, here).map(({ start, end, over }) => {
        const words = text.slice(start, end);
        if (over.length === 0) return words;
        const act = over.find((mark) => mark.event !== undefined && mark.kind === 'act');
        const kinds = [...new Set(over.map((mark) => mark.kind))].join(' ');
        const title = over
          .map((mark) => mark.title)
          .filter(Boolean)
          .join(' · ');
        const ofChosen = chosen !== null && over.some((mark) => mark.event === chosen);
        const className = `${kinds}${ofChosen ? ' chosen' : ''}`;
        if (act && choose) {
          return (
            <button
              type="button"
              key={start}
              className={`mark ${className}`}
              title={title}
              id={ofChosen && act.event === chosen ? 'chosen-act' : undefined}
              onClick={() => choose(act.event!)}
            >
              {words}
            </button>
          );
        }
        if (ask && title) {
          // No button: it would not break over lines. All marks stand in a table that needs no pointer.
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table of marks says the same by keyboard
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above
            <span
              key={start}
              className={`asked ${className}`}
              title={title}
              onClick={() => {
                // Who selects words means them, not their mark.
                if (window.getSelection()?.isCollapsed !== false) ask(start + offset);
              }}
            >
              {words}
            </span>
          );
        }
        return (
          <span
            key={start}
            className={className}
            title={title || undefined}
            id={act && ofChosen ? 'chosen-act' : undefined}
          >
            {words}
          </span>
        );
      })}
    </>
  );
});
