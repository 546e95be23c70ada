/** Documents: the list, and one as it reads, with its marks and its events beside it. */
import { type ReactNode, useMemo } from 'react';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, Link, number, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { DocumentPage } from './document-page.tsx';

interface Row {
  id: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  source: string | null;
  language: string | null;
  events: number;
}
interface Answer {
  rows: Row[];
  next: string | null;
  total: number;
}

export default function ReaderPage(): ReactNode {
  const { path } = useLocation();
  const id = path.split('/')[2];
  return id ? <DocumentPage key={id} id={id} /> : <DocumentList />;
}

const COLUMNS: [string, string][] = [
  ['title', 'Title'],
  ['publisher', 'Publisher'],
  ['published', 'Published'],
  ['events', 'Events'],
];

function DocumentList(): ReactNode {
  const { query } = useLocation();
  const sort = query.get('sort') ?? 'published';
  const descending = query.get('descending') !== 'no';
  const path = useMemo(
    () =>
      `/documents.json?${filterQuery(query, { sort, descending: String(descending), after: query.get('after'), limit: 100 })}`,
    [query, sort, descending],
  );
  const loaded = useServer<Answer>(path);
  const order = (name: string) =>
    navigate({ set: { sort: name, descending: name === sort && descending ? 'no' : null, after: null } });
  return (
    <>
      <div className="head">
        <h1>Documents</h1>
        {loaded.data ? <p>{plural(loaded.data.total, 'document')}</p> : null}
      </div>
      <Show loaded={loaded} what="documents">
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty title="No document in this selection">
              <p>
                Take off a filter, or <Link to={{ path: '/import' }}>import documents</Link>.
              </p>
            </Empty>
          ) : (
            <>
              <div className="panel scroll" tabIndex={0} role="region" aria-label="Documents">
                <table>
                  <thead>
                    <tr>
                      {COLUMNS.map(([name, title]) => (
                        <th
                          key={name}
                          aria-sort={sort === name ? (descending ? 'descending' : 'ascending') : 'none'}
                          className={
                            name === 'events'
                              ? 'number'
                              : name === 'publisher' || name === 'published'
                                ? 'wide-only'
                                : undefined
                          }
                        >
                          <button type="button" onClick={() => order(name)}>
                            {title} {sort === name ? (descending ? '↓' : '↑') : ''}
                          </button>
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={row.id}>
                        <td>
                          <Link to={{ path: `/documents/${row.id}` }}>{row.title ?? row.source ?? row.id}</Link>
                          {row.language && row.language !== 'en' ? (
                            <small className="tag">{row.language}, not coded</small>
                          ) : null}
                          <small className="soft narrow-only">
                            {[row.publisher, row.published?.slice(0, 10)].filter(Boolean).join(', ')}
                          </small>
                        </td>
                        <td className="wide-only">{row.publisher}</td>
                        <td className="wide-only day">{row.published?.slice(0, 10)}</td>
                        <td className="number">{number(row.events)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <p className="actions">
                {query.get('after') ? (
                  <button type="button" onClick={() => navigate({ set: { after: null } })}>
                    First page
                  </button>
                ) : null}{' '}
                {next ? (
                  <button type="button" onClick={() => navigate({ set: { after: next } })}>
                    Next page
                  </button>
                ) : null}
              </p>
            </>
          )
        }
      </Show>
    </>
  );
}
