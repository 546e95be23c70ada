/**
 * The address is the state: view, filters, selection and camera live in it, so that any picture can be sent as a link. In:
 * the address. Out: the path, the parameters, and a way to change them that the back button understands.
 */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
window.addEventListener('popstate', tell);

export interface Place {
  path: string;
  query: URLSearchParams;
}

let held: { href: string; place: Place } | null = null;

function here(): Place {
  const { href } = window.location;
  if (held?.href !== href)
    held = { href, place: { path: window.location.pathname, query: new URLSearchParams(window.location.search) } };
  return held.place;
}

export function useLocation(): Place {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, here);
}

export interface Change {
  path?: string;
  /** Parameters to set; null or '' takes one out. */
  set?: Record<string, string | number | boolean | null>;
  /** Replaces the present entry of the history: for cameras and sliders, which change all the time. */
  replace?: boolean;
  /** Drops all parameters but these; by default another view keeps the shared filters, the same one everything. */
  keep?: readonly string[];
}

/** The address a change leads to, for links. */
export function hrefOf({ path, set = {}, keep }: Change): string {
  const now = here();
  const kept = keep ?? (path !== undefined && path !== now.path ? FILTER_NAMES : null);
  const query = new URLSearchParams();
  for (const [name, value] of now.query)
    if (kept === null || (kept as readonly string[]).includes(name)) query.append(name, value);
  // Another selection begins at its first page.
  if (FILTER_NAMES.some((name) => name in set)) for (const name of PAGE_NAMES) query.delete(name);
  for (const [name, value] of Object.entries(set)) {
    if (value === null || value === '' || value === false) query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return (path ?? now.path) + (text ? `?${text}` : '');
}

export function navigate(change: Change): void {
  const href = hrefOf(change);
  if (href === window.location.pathname + window.location.search) return;
  window.history[change.replace ? 'replaceState' : 'pushState'](null, '', href);
  tell();
  if (change.path !== undefined && !change.replace) window.scrollTo(0, 0);
}

/** Filters that every view shares, by their names in the address. */
export const FILTER_NAMES = [
  'from',
  'to',
  'by',
  'actor',
  'recipient',
  'party',
  'type',
  'place',
  'status',
  'publisher',
  'saidBy',
  'minConfidence',
  'text',
  'doc',
  'incident',
  'review',
] as const;

/** Where a list is turned to. */
const PAGE_NAMES = ['after', 'lanes'] as const;

/** The shared filters of the address, as a query string for the server. */
export function filterQuery(query: URLSearchParams, extra: Record<string, string | number | null> = {}): string {
  const out = new URLSearchParams();
  for (const name of FILTER_NAMES) if (query.get(name)) out.set(name, query.get(name)!);
  for (const [name, value] of Object.entries(extra)) if (value !== null && value !== '') out.set(name, String(value));
  return out.toString();
}
