/** Views saved under a name: all that is in the address, whatever the view, kept by this browser. */
import { type ReactNode, useState } from 'react';
import { hrefOf, navigate, useLocation } from './location.ts';
import { Menu } from './menu.tsx';
import { follow } from './parts.tsx';
import { say } from './undo.tsx';

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

/** Goes to a saved address without loading the page anew. */
function open(href: string): void {
  const url = new URL(href, window.location.origin);
  navigate({ path: url.pathname, keep: [], set: Object.fromEntries(url.searchParams) });
}

export function SavedViews(): ReactNode {
  useLocation();
  const [views, setViews] = useState(load);
  const keep = (next: Saved[]) => {
    setViews(next);
    try {
      localStorage.setItem(NAME, JSON.stringify(next));
    } catch {
      say('This browser keeps nothing: the view is there until the page is closed.');
    }
  };
  return (
    <Menu title="Views" label="Saved views" align="end" quiet>
      {(close) => (
        <>
          {views.length === 0 ? (
            <p className="soft">None yet. A view is kept with its filters, its selection and where the camera stood.</p>
          ) : null}
          <ul className="plain saved-views">
            {views.map((view) => (
              <li key={view.name}>
                <a
                  href={view.href}
                  onClick={(event) =>
                    follow(event, () => {
                      close();
                      open(view.href);
                    })
                  }
                >
                  {view.name}
                </a>
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
              if (!name) return;
              keep([...views.filter((view) => view.name !== name), { name, href: hrefOf({}) }]);
              say(`Kept as ${name}`);
              close();
            }}
          >
            <p className="field">
              <label htmlFor="view-name">Keep what is on screen as</label>
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
