/** What is marked, in words: under the place one asked about, and all of it as a table. */
import type { ReactNode } from 'react';
import type { Document } from '../../engine/document.ts';
import { navigate } from '../location.ts';
import { plural } from '../parts.tsx';
import type { Mark } from '../words.tsx';
import { listMarks, type MarkedWords } from './marks.ts';

const NAMES: Readonly<Record<Mark['kind'], string>> = {
  act: 'act',
  actor: 'actor',
  time: 'time',
  place: 'place',
  quote: 'said by',
  source: 'speaker',
  evidence: 'sentence',
};
const MOST_WORDS = 90;

const choose = (event: string | null) => navigate({ set: { event, at: null }, replace: true });

function Row({ one }: { one: MarkedWords }): ReactNode {
  const words = one.words.length > MOST_WORDS ? `${one.words.slice(0, MOST_WORDS)} …` : one.words;
  return (
    <tr>
      <td className="soft">{NAMES[one.kind]}</td>
      <td>
        {one.event && one.kind === 'act' ? (
          <button type="button" className="mark-title" onClick={() => choose(one.event)}>
            {words}
          </button>
        ) : (
          words
        )}
      </td>
      <td>{one.says}</td>
    </tr>
  );
}

/** What lies over one place of the text. */
export function MarksHere({ doc, marks, at }: { doc: Document; marks: readonly Mark[]; at: number }): ReactNode {
  const here = listMarks(
    doc,
    marks.filter((mark) => mark.start <= at && at < mark.end),
  );
  if (here.length === 0) return null;
  return (
    <section className="event-card is-chosen" aria-live="polite">
      <h3>What is marked here</h3>
      <table>
        <tbody>
          {here.map((one) => (
            <Row key={`${one.kind} ${one.start} ${one.says}`} one={one} />
          ))}
        </tbody>
      </table>
      <p className="actions">
        <button type="button" onClick={() => choose(null)}>
          Close
        </button>
      </p>
    </section>
  );
}

export function MarkTable({ doc, marks }: { doc: Document; marks: readonly Mark[] }): ReactNode {
  const all = listMarks(doc, marks);
  if (all.length === 0) return null;
  return (
    <details className="panel no-print">
      <summary>All {plural(all.length, 'mark')} as a table</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label="Marks">
        <table>
          <thead>
            <tr>
              <th>Kind</th>
              <th>Words</th>
              <th>Read as</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <Row key={`${one.kind} ${one.start} ${one.says} ${one.words.length}`} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
