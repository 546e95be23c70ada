/** Who acts: the list, and decisions about who is who, each of which can be undone. */
import { type ReactNode, useState } from 'react';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, number, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { judge } from '../undo.tsx';
import { Pairs } from './pairs.tsx';

interface Row {
  id: string;
  name: string;
  country: string | null;
  sectors: string[];
  aliases: string[];
  asActor: number;
  asRecipient: number;
  first: string | null;
  last: string | null;
}

export default function ActorsPage(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<{ rows: Row[] }>(`/actors.json?${filterQuery(query, { limit: 1000 })}`);
  const [chosen, setChosen] = useState<string[]>([]);
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before.slice(-1), id]));
  const [one, other] = chosen;
  return (
    <>
      <div className="head">
        <h1>Actors</h1>
        {loaded.data ? <p>{plural(loaded.data.rows.length, 'actor')} in this selection</p> : null}
        <div className="actions" aria-live="polite">
          {one && other ? (
            <>
              <span>
                {one} and {other} are
              </span>
              <button
                type="button"
                onClick={() => void judge('/actors/merge', { from: other, into: one }).then(() => setChosen([]))}
              >
                the same
              </button>
              <button
                type="button"
                onClick={() =>
                  void judge('/actors/apart', { one, other, verdict: 'different' }).then(() => setChosen([]))
                }
              >
                different
              </button>
              <button
                type="button"
                onClick={() => void judge('/actors/apart', { one, other, verdict: 'unsure' }).then(() => setChosen([]))}
              >
                unsure
              </button>
            </>
          ) : (
            <span className="soft">Choose two to say whether they are the same.</span>
          )}
        </div>
      </div>
      <Pairs />
      <Show loaded={loaded} what="actors">
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="No actor in this selection" />
          ) : (
            <div className="panel scroll" tabIndex={0} role="region" aria-label="Actors">
              <table>
                <thead>
                  <tr>
                    <th>
                      <span className="visually-hidden">Choose</span>
                    </th>
                    <th>Name</th>
                    <th>Id</th>
                    <th>Country</th>
                    <th>Sectors</th>
                    <th className="number">Acts</th>
                    <th className="number">Acted upon</th>
                    <th>First</th>
                    <th>Last</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <input
                          type="checkbox"
                          aria-label={`Choose ${row.name}`}
                          checked={chosen.includes(row.id)}
                          onChange={() => toggle(row.id)}
                          style={{ minHeight: 0 }}
                        />
                      </td>
                      <td title={row.aliases.join(' · ')}>
                        <button
                          type="button"
                          className="mark-title"
                          onClick={() => navigate({ path: '/dossier', set: { party: row.id } })}
                        >
                          {row.name}
                        </button>
                      </td>
                      <td className="soft">{row.id}</td>
                      <td>{row.country}</td>
                      <td>{row.sectors.join(' ')}</td>
                      <td className="number">{number(row.asActor)}</td>
                      <td className="number">{number(row.asRecipient)}</td>
                      <td>{row.first}</td>
                      <td>{row.last}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Show>
    </>
  );
}
