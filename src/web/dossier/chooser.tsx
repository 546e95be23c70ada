/** Of whom, or of when: the start of a dossier. */
import { type ReactNode, useMemo } from 'react';
import { navigate } from '../location.ts';
import { actorName, learnNames } from '../names.ts';
import { Link, number, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { filtersOf } from './subject.ts';

interface Row {
  id: string;
  name: string;
  asActor: number;
  asRecipient: number;
}

const MOST = 1000;
const OFFERED = 12;

export function Chooser(): ReactNode {
  const loaded = useServer<{ rows: Row[] }>(`/actors.json?limit=${MOST}`);
  const rows = loaded.data?.rows;
  if (rows) learnNames(rows);
  const byName = useMemo(() => new Map((rows ?? []).map((row) => [actorName(row.id), row.id])), [rows]);
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const id = (name: string) => byName.get(text(name)) ?? text(name);
    navigate({ set: { ...filtersOf(id('one'), id('other')), from: text('from'), to: text('to') } });
  };
  return (
    <section className="dossier">
      <div className="head">
        <h1>Dossier</h1>
        <p>of an actor, of two and what passes between them, or of a period, to read or to print</p>
      </div>
      <form
        className="panel edit-form"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit(new FormData(submitted.currentTarget));
        }}
      >
        <datalist id="dossier-actors">
          {[...byName.keys()].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <p className="field">
          <label htmlFor="dossier-one">Actor</label>
          <input id="dossier-one" name="one" list="dossier-actors" />
        </p>
        <p className="field">
          <label htmlFor="dossier-other">and another, for what is between the two</label>
          <input id="dossier-other" name="other" list="dossier-actors" />
        </p>
        <p className="field">
          <label htmlFor="dossier-from">From</label>
          <input id="dossier-from" name="from" type="date" />
        </p>
        <p className="field">
          <label htmlFor="dossier-to">Until</label>
          <input id="dossier-to" name="to" type="date" />
        </p>
        <p className="actions">
          <button type="submit" className="primary">
            Make the dossier
          </button>
        </p>
      </form>
      <Show loaded={loaded} what="actors">
        {({ rows: all }) =>
          all.length === 0 ? (
            <p className="soft">No actor yet.</p>
          ) : (
            <section className="panel">
              <h2>The busiest</h2>
              <p className="offered">
                {all.slice(0, OFFERED).map((row) => (
                  <Link key={row.id} className="button" to={{ set: { party: row.id } }}>
                    {actorName(row.id)} <small className="soft">{number(row.asActor + row.asRecipient)}</small>
                  </Link>
                ))}
              </p>
              <p>
                <Link to={{ path: '/actors' }}>All actors</Link>
              </p>
            </section>
          )
        }
      </Show>
    </section>
  );
}
