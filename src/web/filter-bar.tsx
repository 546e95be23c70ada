/** The filters all views share, as chips; each can be taken off, all at once too. Facets come with their numbers of acts. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FILTER_NAMES, filterQuery, navigate, useLocation } from './location.ts';
import { number, Show, titleCase } from './parts.tsx';
import { useServer } from './server.ts';

const LABELS: Record<string, string> = {
  from: 'from',
  to: 'until',
  by: 'days of',
  actor: 'actor',
  recipient: 'recipient',
  party: 'with',
  type: 'what',
  place: 'where',
  status: 'status',
  publisher: 'in',
  saidBy: 'according to',
  minConfidence: 'confidence ≥',
  text: 'words',
  doc: 'document',
  incident: 'incident',
  review: 'review',
};
const FACETS: [string, string][] = [
  ['type', 'What'],
  ['party', 'Who'],
  ['status', 'Status'],
  ['place', 'Where'],
  ['publisher', 'Publisher'],
  ['saidBy', 'According to'],
];

export function FilterBar(): ReactNode {
  const { query } = useLocation();
  const chips = FILTER_NAMES.filter((name) => query.get(name));
  return (
    <div className="filters" role="search" aria-label="Filters">
      <SearchBox />
      {FACETS.map(([name, title]) => (
        <FacetMenu key={name} name={name} title={title} />
      ))}
      <PeriodMenu />
      {chips.map((name) => (
        <span className="chip" key={name}>
          {LABELS[name]} {query.get(name)!.split(',').join(' or ')}
          <button
            type="button"
            aria-label={`Take off the filter ${LABELS[name]} ${query.get(name)}`}
            onClick={() => navigate({ set: { [name]: null, after: null } })}
          >
            ×
          </button>
        </span>
      ))}
      {chips.length > 1 ? (
        <button
          type="button"
          className="quiet"
          onClick={() => navigate({ set: Object.fromEntries(FILTER_NAMES.map((name) => [name, null])) })}
        >
          Clear all
        </button>
      ) : null}
    </div>
  );
}

function SearchBox(): ReactNode {
  const { query } = useLocation();
  const given = query.get('text') ?? '';
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        navigate({ set: { text: text.trim() || null, after: null } });
      }}
    >
      <input
        id="search"
        className="search"
        type="search"
        aria-label="Search words in events and names"
        placeholder="Search words  /"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
    </form>
  );
}

/** A button with a panel below it that closes by Escape, by a click elsewhere, and gives the focus back. */
export function Menu({
  title,
  label,
  children,
}: {
  title: ReactNode;
  label?: string;
  children: (close: () => void) => ReactNode;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for the panel inside
    <div
      ref={box}
      style={{ position: 'relative' }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          close();
        }
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {title} ▾
      </button>
      {open ? (
        <div
          className="popover"
          role="dialog"
          aria-label={label ?? (typeof title === 'string' ? title : undefined)}
          style={{ position: 'absolute', top: '110%', left: 0, zIndex: 30, minWidth: '16rem' }}
        >
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}

function FacetMenu({ name, title }: { name: string; title: string }): ReactNode {
  return <Menu title={title}>{(close) => <FacetList name={name} close={close} />}</Menu>;
}

function FacetList({ name, close }: { name: string; close(): void }): ReactNode {
  const { query } = useLocation();
  const [needle, setNeedle] = useState('');
  const field = name === 'party' ? 'actor' : name;
  // The facet's own filter is left out, so that one sees what else could be chosen.
  const others = new URLSearchParams(query);
  others.delete(name);
  const loaded = useServer<{ values: { value: string; acts: number }[] }>(
    `/facets/${field}.json?${filterQuery(others, { limit: 200 })}`,
  );
  const chosen = new Set((query.get(name) ?? '').split(',').filter(Boolean));
  const toggle = (value: string) => {
    if (chosen.has(value)) chosen.delete(value);
    else chosen.add(value);
    navigate({ set: { [name]: [...chosen].join(',') || null, after: null } });
  };
  return (
    <>
      <input
        type="search"
        aria-label="Find a value"
        placeholder="Find"
        value={needle}
        onChange={(event) => setNeedle(event.target.value)}
        ref={(input) => input?.focus()}
      />
      <Show loaded={loaded} what="values">
        {({ values }) => {
          const shown = values.filter(({ value }) => value.toLowerCase().includes(needle.toLowerCase())).slice(0, 60);
          return shown.length === 0 ? (
            <p className="soft">None here.</p>
          ) : (
            <ul className="facet">
              {shown.map(({ value, acts }) => (
                <li key={value}>
                  <button type="button" aria-pressed={chosen.has(value)} onClick={() => toggle(value)}>
                    <span>{name === 'type' ? titleCase(value) : value}</span>
                    <small>{number(acts)}</small>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </Show>
      <button type="button" onClick={close}>
        Done
      </button>
    </>
  );
}

function PeriodMenu(): ReactNode {
  const { query } = useLocation();
  return (
    <Menu title="When">
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            navigate({
              set: {
                from: String(form.get('from')),
                to: String(form.get('to')),
                by: form.get('by') === 'published' ? 'published' : null,
                minConfidence: String(form.get('confidence')),
                review: form.get('review') === 'live' ? null : String(form.get('review')),
                after: null,
              },
            });
            close();
          }}
        >
          <p className="field">
            <label htmlFor="period-from">From</label>
            <input id="period-from" type="date" name="from" defaultValue={query.get('from') ?? ''} />
          </p>
          <p className="field">
            <label htmlFor="period-to">Until</label>
            <input id="period-to" type="date" name="to" defaultValue={query.get('to') ?? ''} />
          </p>
          <p className="field">
            <label htmlFor="period-by">Days of</label>
            <select id="period-by" name="by" defaultValue={query.get('by') ?? 'event'}>
              <option value="event">the event</option>
              <option value="published">its publication</option>
            </select>
          </p>
          <p className="field">
            <label htmlFor="period-confidence">Confidence, at least</label>
            <input
              id="period-confidence"
              name="confidence"
              type="number"
              min="0"
              max="1"
              step="0.05"
              defaultValue={query.get('minConfidence') ?? ''}
            />
          </p>
          <p className="field">
            <label htmlFor="period-review">Judged</label>
            <select id="period-review" name="review" defaultValue={query.get('review') ?? 'live'}>
              <option value="live">all but rejected</option>
              <option value="unreviewed">not yet</option>
              <option value="accepted">accepted</option>
              <option value="edited">edited</option>
              <option value="rejected">rejected</option>
              <option value="added">added by hand</option>
              <option value="all">everything</option>
            </select>
          </p>
          <button type="submit" className="primary">
            Apply
          </button>
        </form>
      )}
    </Menu>
  );
}
