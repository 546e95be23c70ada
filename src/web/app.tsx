/** The frame around every view: navigation, shared filters, keys, theme. A view is one folder and one line in VIEWS. */
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { FilterBar } from './filter-bar.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { type KeyCommand, useKeys } from './keys.tsx';
import { FILTER_NAMES, hrefOf, navigate, useLocation } from './location.ts';
import { follow, Link, Loading } from './parts.tsx';
import { SavedViews } from './saved-views.tsx';
import { say, Toast, useUndo } from './undo.tsx';

interface View {
  path: string;
  title: string;
  /** Second key after `g`. */
  key: string;
  /** False for views that the shared filters say nothing about. */
  filtered: boolean;
  page: React.LazyExoticComponent<() => ReactNode>;
}

const VIEWS: readonly View[] = [
  { path: '/', title: 'Overview', key: 'o', filtered: true, page: lazy(() => import('./overview/overview.tsx')) },
  { path: '/documents', title: 'Reader', key: 'r', filtered: true, page: lazy(() => import('./reader/reader.tsx')) },
  { path: '/events', title: 'Events', key: 'e', filtered: true, page: lazy(() => import('./events/events.tsx')) },
  { path: '/review', title: 'Review', key: 'v', filtered: true, page: lazy(() => import('./review/review.tsx')) },
  {
    path: '/timeline',
    title: 'Timeline',
    key: 't',
    filtered: true,
    page: lazy(() => import('./timeline/timeline.tsx')),
  },
  { path: '/network', title: 'Network', key: 'n', filtered: true, page: lazy(() => import('./network/network.tsx')) },
  { path: '/map', title: 'Map', key: 'm', filtered: true, page: lazy(() => import('./map/map.tsx')) },
  { path: '/claims', title: 'Claims', key: 'c', filtered: true, page: lazy(() => import('./claims/claims.tsx')) },
  {
    path: '/contradictions',
    title: 'Contradictions',
    key: 'x',
    filtered: true,
    page: lazy(() => import('./contradictions/contradictions.tsx')),
  },
  { path: '/actors', title: 'Actors', key: 'a', filtered: true, page: lazy(() => import('./actors/actors.tsx')) },
  { path: '/dossier', title: 'Dossier', key: 'd', filtered: true, page: lazy(() => import('./dossier/dossier.tsx')) },
  { path: '/import', title: 'Import', key: 'i', filtered: false, page: lazy(() => import('./import/import.tsx')) },
  { path: '/export', title: 'Export', key: 'p', filtered: true, page: lazy(() => import('./export/export.tsx')) },
];

function viewOf(path: string): View | null {
  if (path === '/') return VIEWS[0]!;
  return VIEWS.find((view) => view.path !== '/' && (path === view.path || path.startsWith(`${view.path}/`))) ?? null;
}

export function App(): ReactNode {
  const { path } = useLocation();
  const [help, setHelp] = useState(false);
  const { undo, redo } = useUndo();
  const view = viewOf(path);
  const heading = useRef<HTMLElement>(null);

  useEffect(() => {
    document.title = view ? `${view.title} · Entente` : 'Entente';
    // On a narrow screen the list of views scrolls: the present one is brought into it.
    const link = document.querySelector<HTMLElement>('.views [aria-current]');
    if (link?.parentElement) link.parentElement.scrollLeft = link.offsetLeft - 40;
  }, [view]);
  // Who goes to another view by keyboard or reader begins at its content, not where the last one was left.
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) heading.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);

  const keys: KeyCommand[] = [
    { key: '?', says: 'Show these keys', run: () => setHelp(true) },
    { key: '/', says: 'Search', run: () => document.querySelector<HTMLInputElement>('#search')?.focus() },
    { key: 'u', says: 'Undo the last judgement', run: () => void undo() },
    { key: 'mod+z', says: 'Undo', run: () => void undo() },
    { key: 'mod+shift+z', says: 'Redo', run: () => void redo() },
    { key: 'mod+y', says: 'Redo', run: () => void redo() },
    ...VIEWS.map((one) => ({
      key: `g ${one.key}`,
      says: `Go to ${one.title}`,
      run: () => navigate({ path: one.path, keep: FILTER_NAMES }),
    })),
  ];
  useKeys(keys);

  const Page = view?.page;
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="top">
        <div className="bar">
          <Link className="brand" to={{ path: '/', keep: [] }}>
            Entente
          </Link>
          <nav className="views" aria-label="Views">
            {VIEWS.map((one) => (
              <a
                key={one.path}
                href={hrefOf({ path: one.path, keep: FILTER_NAMES })}
                aria-current={one === view ? 'page' : undefined}
                onClick={(event) => follow(event, () => navigate({ path: one.path, keep: FILTER_NAMES }))}
              >
                {one.title}
              </a>
            ))}
          </nav>
          <div className="tools">
            <button type="button" className="quiet" title="Undo (Ctrl Z)" aria-label="Undo" onClick={() => void undo()}>
              ↶
            </button>
            <button
              type="button"
              className="quiet"
              title="Redo (Ctrl Shift Z)"
              aria-label="Redo"
              onClick={() => void redo()}
            >
              ↷
            </button>
            {view?.filtered ? null : <ViewTools />}
            <button type="button" className="quiet" onClick={() => setHelp(true)}>
              Settings <kbd>?</kbd>
            </button>
          </div>
        </div>
        {view?.filtered ? <FilterBar tools={<ViewTools />} /> : null}
      </header>
      <main id="main" ref={heading} tabIndex={-1}>
        {Page ? (
          <Suspense fallback={<Loading what="the view" />}>
            <Page />
          </Suspense>
        ) : (
          <div className="empty">
            <h2>There is nothing at {path}</h2>
            <p>
              <Link to={{ path: '/' }}>Back to the overview</Link>
            </p>
          </div>
        )}
      </main>
      <HelpDialog open={help} close={() => setHelp(false)} />
      <Toast />
    </>
  );
}

/** What one does with a view as it stands. */
function ViewTools(): ReactNode {
  return (
    <>
      <SavedViews />
      <CopyLink />
    </>
  );
}

function CopyLink(): ReactNode {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="quiet"
      onClick={() =>
        void navigator.clipboard.writeText(window.location.href).then(
          () => {
            setCopied(true);
            setTimeout(() => setCopied(false), 2000);
          },
          () => say(`This browser does not let pages copy; the link is ${window.location.href}`),
        )
      }
    >
      <span aria-live="polite">{copied ? 'Copied' : 'Copy link'}</span>
    </button>
  );
}
