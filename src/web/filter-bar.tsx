/** The filters all views share, as chips; each can be taken off, all at once too. Facets come with their numbers of acts. */
import { type ReactNode, useEffect, useState } from 'react';
import { FILTER_NAMES, filterQuery, navigate, useLocation } from './location.ts';
import { Menu } from './menu.tsx';
import { countryName, useNames } from './names.ts';
import { number, Show, sourceName, titleCase } from './parts.tsx';
import { JudgedMenu, PeriodMenu } from './period-menu.tsx';
import { useServer } from './server.ts';

const LABELS: Record<string, string> = {
  from: 'from',
  to: 'until',
  by: 'days of',
  actor: 'by',
  recipient: 'to',
  party: 'with',
  type: 'what',
  place: 'at',
  status: 'status',
  publisher: 'in',
  saidBy: 'according to',
  minConfidence: 'confidence from',
  text: 'words',
  doc: 'document',
  incident: 'reports of',
  review: 'judged',
};
const FACETS: [string, string][] = [
  ['type', 'What'],
  ['party', 'Who'],
  ['status', 'Status'],
  ['place', 'Where'],
  ['publisher', 'Publisher'],
  ['saidBy', 'According to'],
];
const OF_ACTORS = ['actor', 'recipient', 'party'];

/** A value as people say it. */
function shownValue(field: string, value: string, name: (id: string) => string): string {
  if (OF_ACTORS.includes(field)) return name(value);
  if (field === 'type') return titleCase(value);
  if (field === 'saidBy') return sourceName(value);
  if (field === 'place') return countryName(value);
  if (field === 'doc') return 'one alone';
  if (field === 'incident') return 'one event';
  return value;
}

/** The filters of the address in words: for headings and exports. */
export function useFilterWords(): string[] {
  const { query } = useLocation();
  const name = useNames(OF_ACTORS.flatMap((field) => (query.get(field) ?? '').split(',').filter(Boolean)));
  return FILTER_NAMES.filter((field) => query.get(field)).map((field) => {
    const values = field === 'text' ? [query.get(field)!] : query.get(field)!.split(',');
    return `${LABELS[field]} ${values.map((value) => shownValue(field, value, name)).join(' or ')}`;
  });
}

export function FilterBar({ tools }: { tools: ReactNode }): ReactNode {
  const { query } = useLocation();
  const [open, setOpen] = useState(false);
  const chips = FILTER_NAMES.filter((name) => query.get(name));
  const words = useFilterWords();
  return (
    <div className={`filters${open ? ' is-open' : ''}`} role="search" aria-label="Filters">
      <SearchBox />
      <button type="button" className="filter-switch" aria-expanded={open} onClick={() => setOpen(!open)}>
        Filters <span aria-hidden="true">▾</span>
      </button>
      <div className="filter-menus">
        {FACETS.map(([name, title]) => (
          <FacetMenu key={name} name={name} title={title} />
        ))}
        <PeriodMenu />
        <JudgedMenu />
      </div>
      <div className="view-tools">{tools}</div>
      {chips.map((name, index) => (
        <span className="chip" key={name}>
          {words[index]}
          <button
            type="button"
            aria-label={`Take off the filter ${words[index]}`}
            onClick={() => navigate({ set: { [name]: null } })}
          >
            ×
          </button>
        </span>
      ))}
      {chips.length > 1 ? (
        <button
          type="button"
          className="quiet"
          onClick={() => navigate({ set: { ...Object.fromEntries(FILTER_NAMES.map((name) => [name, null])) } })}
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
        navigate({ set: { text: text.trim() || null } });
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

function FacetMenu({ name, title }: { name: string; title: string }): ReactNode {
  return <Menu title={title}>{(close) => <FacetList name={name} close={close} />}</Menu>;
}

const MOST_VALUES = 200;
const MOST_SHOWN = 60;

function FacetList({ name, close }: { name: string; close(): void }): ReactNode {
  const { query } = useLocation();
  const [needle, setNeedle] = useState('');
  const field = name === 'party' ? 'actor' : name;
  // The facet's own filter is left out, so that one sees what else could be chosen.
  const others = new URLSearchParams(query);
  others.delete(name);
  const loaded = useServer<{ values: { value: string; acts: number }[] }>(
    `/facets/${field}.json?${filterQuery(others, { limit: MOST_VALUES })}`,
  );
  const nameOf = useNames(field === 'actor' ? (loaded.data?.values ?? []).map(({ value }) => value) : []);
  const chosen = new Set((query.get(name) ?? '').split(',').filter(Boolean));
  const toggle = (value: string) => {
    if (chosen.has(value)) chosen.delete(value);
    else chosen.add(value);
    navigate({ set: { [name]: [...chosen].join(',') || null } });
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
          const wanted = needle.toLowerCase();
          const all = values.map((one) => ({ ...one, shown: shownValue(name, one.value, nameOf) }));
          const found = all.filter(
            ({ value, shown }) => value.toLowerCase().includes(wanted) || shown.toLowerCase().includes(wanted),
          );
          const extra = [...chosen].filter((value) => !values.some((one) => one.value === value));
          if (found.length === 0 && extra.length === 0) return <p className="soft">None here.</p>;
          return (
            <>
              <ul className="facet">
                {extra.map((value) => (
                  <li key={value}>
                    <button type="button" aria-pressed onClick={() => toggle(value)}>
                      <span>{shownValue(name, value, nameOf)}</span>
                    </button>
                  </li>
                ))}
                {found.slice(0, MOST_SHOWN).map(({ value, acts, shown }) => (
                  <li key={value}>
                    <button type="button" aria-pressed={chosen.has(value)} onClick={() => toggle(value)}>
                      <span>{shown}</span>
                      <small>{number(acts)}</small>
                    </button>
                  </li>
                ))}
              </ul>
              {found.length > MOST_SHOWN ? (
                <p className="soft">
                  The {MOST_SHOWN} commonest of {values.length === MOST_VALUES ? 'many' : number(found.length)}; find
                  others by their letters.
                </p>
              ) : null}
            </>
          );
        }}
      </Show>
      <button type="button" onClick={close}>
        Done
      </button>
    </>
  );
}
