/** Views saved under a name: what is in the address, kept by this browser. */
import { type ReactNode, useState } from 'react';
import { Menu } from '../filter-bar.tsx';
import { useLocation } from '../location.ts';

const NAME = 'entente-views';
interface Saved {
  name: string;
  href: string;
}

function load(): Saved[] {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '[]') as Saved[];
  } catch {
    return [];
  }
}

export function SavedViews(): ReactNode {
  useLocation();
  const [views, setViews] = useState(load);
  const keep = (next: Saved[]) => {
    setViews(next);
    localStorage.setItem(NAME, JSON.stringify(next));
  };
  return (
    <Menu title="Saved views">
      {(close) => (
        <>
          {views.length === 0 ? <p className="soft">None yet.</p> : null}
          <ul className="plain">
            {views.map((view) => (
              <li key={view.name}>
                <a href={view.href}>{view.name}</a>{' '}
                <button
                  type="button"
                  className="quiet"
                  aria-label={`Forget the view ${view.name}`}
                  onClick={() => keep(views.filter((one) => one !== view))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const name = String(new FormData(event.currentTarget).get('name')).trim();
              if (name)
                keep([
                  ...views.filter((view) => view.name !== name),
                  { name, href: window.location.pathname + window.location.search },
                ]);
              close();
            }}
          >
            <p className="field">
              <label htmlFor="view-name">Keep this view as</label>
              <input id="view-name" name="name" required maxLength={80} />
            </p>
            <button type="submit" className="primary">
              Keep
            </button>
          </form>
        </>
      )}
    </Menu>
  );
}
