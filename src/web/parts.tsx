/** Small pieces every view uses: links, who, status, loading, nothing, error. */
import type { ReactNode } from 'react';
import type { Event, EventActor } from '../engine/event.ts';
import { type Change, hrefOf, navigate, useLocation } from './location.ts';
import { type Loaded, ServerError } from './server.ts';

/** A plain click stays in the application; one with a modifier opens a tab, as everywhere. */
export function follow(event: React.MouseEvent, go: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go();
}

export function Link({
  to,
  children,
  className,
  title,
}: {
  to: Change;
  children: ReactNode;
  className?: string;
  title?: string;
}): ReactNode {
  // The address is part of what a link keeps: it must be drawn anew when that changes.
  useLocation();
  return (
    <a href={hrefOf(to)} className={className} title={title} onClick={(event) => follow(event, () => navigate(to))}>
      {children}
    </a>
  );
}

export function Loading({ what }: { what: string }): ReactNode {
  return (
    <p className="loading" role="status">
      Reading {what} …
    </p>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Problem({ error, retry }: { error: Error; retry?: () => void }): ReactNode {
  const signedOut = error instanceof ServerError && error.status === 401;
  return (
    <div className="error" role="alert">
      <p>
        <strong>{signedOut ? 'The server no longer knows this browser.' : 'This could not be read.'}</strong>{' '}
        {signedOut ? 'Open the address that the terminal shows.' : error.message}
      </p>
      {retry ? (
        <button type="button" onClick={retry}>
          Try again
        </button>
      ) : null}
    </div>
  );
}

/** Shows what was loaded, keeps the former while the next is on its way, and says what went wrong. */
export function Show<T>({
  loaded,
  what,
  children,
}: {
  loaded: Loaded<T>;
  what: string;
  children: (data: T) => ReactNode;
}): ReactNode {
  if (loaded.error && !loaded.data) return <Problem error={loaded.error} retry={loaded.reload} />;
  if (!loaded.data) return <Loading what={what} />;
  return (
    <div aria-busy={loaded.loading}>
      {loaded.error ? <Problem error={loaded.error} retry={loaded.reload} /> : null}
      {children(loaded.data)}
    </div>
  );
}

export function nameOf(actor: EventActor | null): string {
  return actor ? (actor.person ?? (actor.id === null ? actor.text : actor.name)) : 'not stated';
}

export function Who({ actor }: { actor: EventActor | null }): ReactNode {
  if (!actor) return <span className="soft">not stated</span>;
  const detail = [actor.id, actor.country, actor.sectors.join(' ')].filter(Boolean).join(' · ');
  return <span title={detail}>{nameOf(actor)}</span>;
}

export function StatusTag({ status }: { status: Event['status'] }): ReactNode {
  return <span className={`tag ${status}`}>{status}</span>;
}

export function quadClass(quad: Event['quad']): string {
  return quad === null ? '' : quad <= 2 ? 'coop' : 'conflict';
}

export function What({ event }: { event: Pick<Event, 'type' | 'subtype' | 'modes' | 'quad'> }): ReactNode {
  return (
    <span className={quadClass(event.quad)}>
      {titleCase(event.type)}
      {event.subtype ? <small> {event.subtype}</small> : null}
      {event.modes.length > 0 ? <small className="soft"> {event.modes.join(', ')}</small> : null}
    </span>
  );
}

export function titleCase(type: string): string {
  return type === type.toUpperCase() ? type[0] + type.slice(1).toLowerCase() : type;
}

export function whenOf(event: Event): string {
  return event.date?.edtf ?? event.date?.value ?? '';
}

export function whereOf(event: Event): string {
  const place = event.places[0];
  return place ? [place.name, place.precision === 'country' ? null : place.country].filter(Boolean).join(', ') : '';
}

export function accordingTo(event: Event): string {
  return event.attribution
    .map(
      (link) =>
        (link.source ?? (link.kind === 'author' ? 'the author' : link.kind)) +
        (link.stance === 'asserts' ? '' : ` ${link.stance}`),
    )
    .join(' ‹ ');
}

export function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

export function number(value: number): string {
  return value.toLocaleString('en');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
