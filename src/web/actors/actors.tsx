/** Who acts: the list, and decisions about who is who, each of which can be undone. */
import { type ReactNode, useState } from 'react';
import { filterQuery, useLocation } from '../location.ts';
import { actorName, countryName, learnNames, sectorName } from '../names.ts';
import { Empty, Link, number, plural, Show } from '../parts.tsx';
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

const MOST = 1000;
const AT_FIRST = 200;

export default function ActorsPage(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<{ rows: Row[] }>(`/actors.json?${filterQuery(query, { limit: MOST })}`);
  const [chosen, setChosen] = useState<string[]>([]);
  const [needle, setNeedle] = useState('');
  const [all, setAll] = useState(false);
  if (loaded.data) learnNames(loaded.data.rows);
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before.slice(-1), id]));
  const count = loaded.data?.rows.length ?? 0;
  return (
    <>
      <div className="head">
        <h1>Actors</h1>
        {loaded.data ? (
          <p>{count === MOST ? `the busiest ${number(MOST)}` : plural(count, 'actor')} in this selection</p>
        ) : null}
        <div className="actions">
          <input
            type="search"
            aria-label="Find an actor by name"
            placeholder="Find a name"
            value={needle}
            onChange={(event) => setNeedle(event.target.value)}
          />
        </div>
      </div>
      <Pairs />
      <Show loaded={loaded} what="actors">
        {({ rows }) => {
          if (rows.length === 0) return <Empty title="No actor in this selection" />;
          const wanted = needle.toLowerCase();
          const found = rows.filter((row) =>
            [row.name, row.id, actorName(row.id), ...row.aliases].some((text) => text.toLowerCase().includes(wanted)),
          );
          const shown = all ? found : found.slice(0, AT_FIRST);
          return (
            <>
              <div className="panel scroll" tabIndex={0} role="region" aria-label="Actors">
                <ActorTable rows={shown} chosen={chosen} toggle={toggle} />
              </div>
              {found.length > shown.length ? (
                <button type="button" onClick={() => setAll(true)}>
                  All {number(found.length)}
                </button>
              ) : null}
              {found.length === 0 ? <p className="soft">Nobody of that name here.</p> : null}
            </>
          );
        }}
      </Show>
      <SameOrNot chosen={chosen} done={() => setChosen([])} />
    </>
  );
}

function ActorTable({
  rows,
  chosen,
  toggle,
}: {
  rows: readonly Row[];
  chosen: readonly string[];
  toggle(id: string): void;
}): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          <th>
            <span className="visually-hidden">Choose</span>
          </th>
          <th>Name</th>
          <th className="wide-only">Country</th>
          <th>Kind</th>
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
                aria-label={`Choose ${actorName(row.id)}`}
                checked={chosen.includes(row.id)}
                onChange={() => toggle(row.id)}
              />
            </td>
            <td title={[row.id, ...row.aliases].join(' · ')}>
              <Link to={{ path: '/dossier', set: { party: row.id } }}>{actorName(row.id)}</Link>
              {row.id.includes('/') && row.name !== actorName(row.id) ? (
                <small className="soft"> {row.name}</small>
              ) : null}
            </td>
            <td className="wide-only">{countryName(row.country)}</td>
            <td>{row.sectors.map(sectorName).join(', ')}</td>
            <td className="number">{number(row.asActor)}</td>
            <td className="number">{number(row.asRecipient)}</td>
            <td className="day">{row.first}</td>
            <td className="day">{row.last}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two are chosen: what they are to each other, said at the foot of the screen wherever one has scrolled to. */
function SameOrNot({ chosen, done }: { chosen: readonly string[]; done(): void }): ReactNode {
  const [one, other] = chosen;
  if (!one) return null;
  const say = (verdict: 'different' | 'unsure') =>
    void judge('/actors/apart', { one, other, verdict }).then((answer) => answer && done());
  return (
    <div className="bottom-bar" role="status">
      {other ? (
        <>
          <span>
            {actorName(one)} and {actorName(other)} are
          </span>
          <button
            type="button"
            onClick={() => void judge('/actors/merge', { from: other, into: one }).then((answer) => answer && done())}
          >
            the same
          </button>
          <button type="button" onClick={() => say('different')}>
            different
          </button>
          <button type="button" onClick={() => say('unsure')}>
            unsure
          </button>
        </>
      ) : (
        <span>{actorName(one)}: choose another to say whether they are the same.</span>
      )}
      <button type="button" className="quiet" onClick={done}>
        Choose none
      </button>
    </div>
  );
}
