/** Small pieces every view uses: links, who, status, loading, nothing, error. */
import type { ReactNode } from 'react';
import type { Event, EventActor } from '../engine/event.ts';
import { type Change, hrefOf, navigate, useLocation } from './location.ts';
import { actorName, countryName, useNames } from './names.ts';
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

/** A server that is slow says so, rather than seem dead. */
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
  const detail = [actor.id, countryName(actor.country), actor.sectors.join(' ')].filter(Boolean).join(' · ');
  return <span title={detail}>{nameOf(actor)}</span>;
}

/** An actor known by id alone, by name. */
export function ActorName({ id }: { id: string }): ReactNode {
  useNames([id]);
  return <span title={id}>{actorName(id)}</span>;
}

export function StatusTag({ status }: { status: Event['status'] }): ReactNode {
  return <span className={`tag ${status}`}>{status}</span>;
}

/** A date as people read it; what is not certain says so. */
const PRECISION: Readonly<Record<string, string>> = { '~': 'about ', '?': 'perhaps ', '%': 'perhaps about ' };

export function readable(edtf: string): string {
  const mark = edtf.at(-1)!;
  const plain = edtf.replace(/[~?%]$/, '').replace('/', ' to ');
  return `${PRECISION[mark] ?? ''}${plain}`;
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
  const date = event.date?.edtf ?? event.date?.value;
  return date ? readable(date) : '';
}

export function whereOf(event: Event): string {
  const place = event.places[0];
  if (!place) return '';
  return [place.name, place.precision === 'country' ? '' : countryName(place.country)].filter(Boolean).join(', ');
}

const SOURCES: Readonly<Record<string, string>> = {
  author: 'the author',
  anonymous: 'somebody unnamed',
  hearsay: 'hearsay',
  media: 'other media',
  document: 'a document',
  institution: 'an institution',
};

/** Whose word it is: a kind of source in words, a name as it is. */
export function sourceName(source: string): string {
  return SOURCES[source] ?? source;
}

type Chain = readonly { kind: string; source: string | null; stance: string; via?: string | null }[];

const SAYS: Readonly<Record<string, string>> = {
  asserts: 'says',
  denies: 'denies',
  doubts: 'doubts',
  confirms: 'confirms',
  withdraws: 'takes back',
};

/** The chain in words, the voice that speaks to the reader first: `the United Nations says, citing a report`. */
export function saidBy(attribution: Chain): string {
  const [outer, ...inner] = attribution;
  if (!outer) return 'the author says';
  const voice = (link: Chain[number]) =>
    sourceName(link.source ?? link.kind) + (link.via ? `, through ${link.via}` : '');
  const rest = inner.map(
    (link) => `citing ${voice(link)}${link.stance === 'asserts' ? '' : `, who ${SAYS[link.stance] ?? link.stance} it`}`,
  );
  return [`${voice(outer)} ${SAYS[outer.stance] ?? outer.stance}`, ...rest].join(', ');
}

export function accordingTo(event: Event): string {
  return event.attribution
    .map(
      (link) =>
        sourceName(link.source ?? link.kind) +
        (link.stance === 'asserts' ? '' : `, who ${SAYS[link.stance] ?? link.stance} it`),
    )
    .join(', citing ');
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
