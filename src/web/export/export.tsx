/** Export of exactly what the filters show, with its count, in each format there is. */
import { type ReactNode, useState } from 'react';
import { filterQuery, useLocation } from '../location.ts';
import { number, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';

interface Format {
  name: string;
  title: string;
  extension: string;
  unit: string;
  kind: 'file' | 'folder';
}

export default function ExportPage(): ReactNode {
  const { query } = useLocation();
  const filter = filterQuery(query);
  const counts = useServer<{ rows: number; acts: number; documents: number }>(`/events/count.json?${filter}`);
  const formats = useServer<{ formats: Format[] }>('/formats.json');
  const [bom, setBom] = useState(true);
  return (
    <>
      <div className="head">
        <h1>Export</h1>
        <p>{filter === '' ? 'The whole project' : 'What the filters above show'}</p>
      </div>
      <Show loaded={counts} what="the counts">
        {({ rows, acts, documents }) => (
          <p className="panel">
            <strong>{plural(rows, 'row')}</strong> ({plural(acts, 'act')}) of {plural(documents, 'document')} will be
            written. Every row carries its event id, document id and offsets.
          </p>
        )}
      </Show>
      <Show loaded={formats} what="the formats">
        {(answer) => (
          <div className="grid" style={{ marginTop: '1rem' }}>
            {answer.formats.map((format) => (
              <section className="panel" key={format.name}>
                <h2>{format.title}</h2>
                {format.name === 'csv' ? (
                  <p>
                    <label>
                      <input
                        type="checkbox"
                        checked={bom}
                        onChange={(event) => setBom(event.target.checked)}
                        style={{ minHeight: 0 }}
                      />{' '}
                      with a mark for Excel
                    </label>
                  </p>
                ) : null}
                <a
                  className="button primary"
                  download
                  href={`/export/${format.name}?${filterQuery(query, format.name === 'csv' && bom ? { bom: 'yes' } : {})}`}
                >
                  Download {counts.data ? number(counts.data.rows) : ''} as{' '}
                  {format.kind === 'folder' ? 'zip' : format.extension}
                </a>
              </section>
            ))}
          </div>
        )}
      </Show>
    </>
  );
}
