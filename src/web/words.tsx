/** A text with its marks. Overlaps are drawn as segments that carry all the classes that cover them. */
import { memo, type ReactNode } from 'react';
import { pieces } from './segments.ts';

export interface Mark {
  start: number;
  end: number;
  kind: 'act' | 'actor' | 'time' | 'place' | 'quote';
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
}

export const Words = memo(function Words({ text, offset = 0, marks, chosen = null, choose }: Props): ReactNode {
  return (
    <>
      {pieces(offset, offset + text.length, marks).map(({ start, end, over }) => {
        const words = text.slice(start - offset, end - offset);
        if (over.length === 0) return words;
        const act = over.find((mark) => mark.event !== undefined && mark.kind === 'act');
        const kinds = [...new Set(over.map((mark) => mark.kind))].join(' ');
        const title = over.map((mark) => mark.title).join(' · ');
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
        return (
          <span key={start} className={className} title={title}>
            {words}
          </span>
        );
      })}
    </>
  );
});
