/** Export of exactly what the filters show, with its count, in each format there is. */
import { type ReactNode, useState } from 'react';
import { useFilterWords } from '../filter-bar.tsx';
import { filterQuery, useLocation } from '../location.ts';
import { Link, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';

interface Format {
  name: string;
  title: string;
  extension: string;
  unit: string;
  kind: 'file' | 'folder';
}

/** What is counted before it is written; the ties of a network are found while it is. */
const COUNTED: Readonly<Record<string, 'rows' | 'documents'>> = {
  event: 'rows',
  annotation: 'rows',
  document: 'documents',
};

const extensionOf = (format: Format): string => (format.kind === 'folder' ? 'zip' : format.extension.toLowerCase());

export default function ExportPage(): ReactNode {
  const { query } = useLocation();
  const filter = filterQuery(query);
  const counts = useServer<{ rows: number; acts: number; documents: number }>(`/events/count.json?${filter}`);
  const formats = useServer<{ formats: Format[] }>('/formats.json');
  const [bom, setBom] = useState(true);
  const words = useFilterWords();
  const countOf = (format: Format): string => {
    if (!counts.data) return '';
    const what = COUNTED[format.unit];
    if (!what) return `from ${plural(counts.data.rows, 'row')}`;
    return what === 'rows' ? plural(counts.data.rows, 'row') : plural(counts.data.documents, 'document');
  };
  return (
    <>
      <div className="head">
        <h1>Export</h1>
        <p>{filter === '' ? 'The whole project' : `What the filters show: ${words.join('; ')}`}</p>
      </div>
      <Show loaded={counts} what="the counts">
        {({ rows, acts, documents }) => (
          <p className="panel">
            <strong>{plural(rows, 'row')}</strong> ({plural(acts, 'act')}) of {plural(documents, 'document')} will be
            written{rows === 0 ? ': take off a filter first' : ''}. Every row carries the id of its event and document,
            where its words stand, and a link back to it. <Link to={{ path: '/events' }}>See them first</Link>
          </p>
        )}
      </Show>
      <Show loaded={formats} what="the formats">
        {(answer) => (
          <ul className="plain formats">
            {answer.formats.map((format) => (
              <li className="panel" key={format.name}>
                <div>
                  <h2>{format.title}</h2>
                  <p className="soft">{countOf(format)}</p>
                </div>
                {format.name === 'csv' ? (
                  <label className="check">
                    <input type="checkbox" checked={bom} onChange={(event) => setBom(event.target.checked)} />
                    opens in Excel with its accents
                  </label>
                ) : null}
                <a
                  className="button primary"
                  download
                  aria-label={`Download ${extensionOf(format)}: ${format.title}, ${countOf(format)}`}
                  href={`/export/${format.name}?${filterQuery(query, format.name === 'csv' && bom ? { bom: 'yes' } : {})}`}
                >
                  Download {extensionOf(format)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Show>
    </>
  );
}
