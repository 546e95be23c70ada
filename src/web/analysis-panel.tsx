/**
 * An analysis as its descriptor says: the form from its parameters, a few lines of summary, its table, what it does not show,
 * its literature. Every analysis works here without a line of its own.
 */
import { type ReactNode, useState } from 'react';
import { filterQuery, navigate, useLocation } from './location.ts';
import { ActorName, Link, number, Show } from './parts.tsx';
import { useServer } from './server.ts';

export type Parameter = { name: string; help: string } & (
  | { kind: 'choice'; options: string[]; default: string }
  | { kind: 'number'; min: number; max: number; default: number }
  | { kind: 'flag'; default: boolean }
  | { kind: 'camps'; default: string }
  | { kind: 'text'; default: string | null; placeholder: string }
);

export interface Described {
  id: string;
  title: string;
  brief: string;
  parameters: Parameter[];
  outputs: { name: string; title: string; kind: 'text' | 'number' | 'date' | 'events' }[];
  cite: string[];
  showsNot: string;
}

export interface Result {
  summary: string[];
  rows: Record<string, string | number | null | string[]>[];
  notes: { code: string; message: string }[];
}

export function useAnalyses(): Described[] | null {
  return useServer<{ analyses: Described[] }>('/analyses.json').data?.analyses ?? null;
}

/** The address's parameters for an analysis, prefixed `p.` so that they never meet a filter. */
export function analysisQuery(query: URLSearchParams, extra: Record<string, string> = {}): string {
  const given: Record<string, string> = { ...extra };
  for (const [name, value] of query) if (name.startsWith('p.')) given[name.slice(2)] = value;
  return filterQuery(query, given);
}

export function AnalysisPanel({ name, heading = true }: { name: string; heading?: boolean }): ReactNode {
  const { query } = useLocation();
  const described = useAnalyses()?.find((one) => one.id === name) ?? null;
  const loaded = useServer<Result>(described ? `/analyses/${name}.json?${analysisQuery(query)}` : null);
  if (!described) return null;
  return (
    <section>
      {heading ? (
        <div className="head">
          <h1>{described.title}</h1>
          <p>{described.brief}</p>
        </div>
      ) : null}
      <Show loaded={loaded} what="the analysis">
        {(result) => (
          <>
            <div className="panel">
              {result.summary.slice(0, FIRST_LINES).map((line) => (
                <p key={line}>{line}</p>
              ))}
              {result.summary.length > FIRST_LINES ? (
                <details>
                  <summary className="soft">More figures</summary>
                  {result.summary.slice(FIRST_LINES).map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </details>
              ) : null}
              {result.notes.map((note) => (
                <p key={note.code + note.message} className="soft">
                  {note.message}
                </p>
              ))}
              <ResultTable outputs={described.outputs} rows={result.rows} label={described.title} />
            </div>
            <p className="soft">
              <strong>What this does not show.</strong> {described.showsNot}
            </p>
            {described.cite.length > 0 ? <p className="soft">After {described.cite.join('; ')}.</p> : null}
            <ParameterForm described={described} />
          </>
        )}
      </Show>
    </section>
  );
}

export function ParameterForm({ described, only }: { described: Described; only?: readonly string[] }): ReactNode {
  const { query } = useLocation();
  const shown = described.parameters.filter((parameter) => !only || only.includes(parameter.name));
  if (shown.length === 0) return null;
  const set = (parameter: Parameter, value: string) =>
    navigate({
      set: { [`p.${parameter.name}`]: value === String(parameter.default ?? '') ? null : value },
      replace: true,
    });
  return (
    <details className="panel no-print">
      <summary>Rules and parameters</summary>
      <div className="edit-form">
        {shown.map((parameter) => {
          const id = `p-${described.id}-${parameter.name}`;
          const value = query.get(`p.${parameter.name}`) ?? String(parameter.default ?? '');
          return (
            <p className="field" key={parameter.name}>
              <label htmlFor={id}>{parameter.help}</label>
              {parameter.kind === 'choice' ? (
                <select id={id} value={value} onChange={(event) => set(parameter, event.target.value)}>
                  {parameter.options.map((option) => (
                    <option key={option}>{option}</option>
                  ))}
                </select>
              ) : parameter.kind === 'flag' ? (
                <select id={id} value={value} onChange={(event) => set(parameter, event.target.value)}>
                  <option value="true">yes</option>
                  <option value="false">no</option>
                </select>
              ) : (
                <input
                  id={id}
                  defaultValue={value}
                  type={parameter.kind === 'number' ? 'number' : 'text'}
                  {...(parameter.kind === 'number' ? { min: parameter.min, max: parameter.max } : {})}
                  placeholder={parameter.kind === 'text' ? parameter.placeholder : undefined}
                  onBlur={(event) => set(parameter, event.target.value)}
                  onKeyDown={(event) => event.key === 'Enter' && set(parameter, event.currentTarget.value)}
                />
              )}
            </p>
          );
        })}
      </div>
    </details>
  );
}

const FIRST_ROWS = 200;
const FIRST_LINES = 3;
/** Columns whose values are ids of actors. */
const OF_ACTORS = new Set(['source', 'target', 'from', 'to', 'actor', 'recipient']);

export function ResultTable({
  outputs,
  rows,
  label,
}: {
  outputs: Described['outputs'];
  rows: Result['rows'];
  label: string;
}): ReactNode {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return <p className="soft">Nothing in this selection.</p>;
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={label}>
        <table>
          <thead>
            <tr>
              {outputs.map((column) => (
                <th key={column.name} className={column.kind === 'number' ? 'number' : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a result have no id and never move
              <tr key={index}>
                {outputs.map((column) => (
                  <td
                    key={column.name}
                    className={column.kind === 'number' ? 'number' : column.kind === 'date' ? 'day' : undefined}
                  >
                    {OF_ACTORS.has(column.name) &&
                    column.kind === 'text' &&
                    typeof row[column.name] === 'string' &&
                    row[column.name] !== '' ? (
                      <ActorName id={row[column.name] as string} />
                    ) : (
                      <Cell value={row[column.name] ?? null} kind={column.kind} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length ? (
        <button type="button" onClick={() => setAll(true)}>
          Show all {number(rows.length)} rows
        </button>
      ) : null}
    </>
  );
}

function Cell({ value, kind }: { value: string | number | null | string[]; kind: string }): ReactNode {
  if (value === null || value === '') return <span className="soft">—</span>;
  const list = Array.isArray(value) ? value : null;
  if (kind === 'events') {
    const ids =
      list ??
      String(value)
        .split(/[ ;,]+/)
        .filter(Boolean);
    return (
      <>
        {ids.slice(0, 4).map((id, index) => (
          <span key={id}>
            {index > 0 ? ' ' : ''}
            <Link className="report" to={{ path: `/events/${id}` }} title="Open the report">
              {index + 1}
            </Link>
          </span>
        ))}
        {ids.length > 4 ? <small className="soft"> and {ids.length - 4} more</small> : null}
      </>
    );
  }
  if (list) return list.join(', ');
  return typeof value === 'number' ? (Number.isInteger(value) ? number(value) : value.toFixed(2)) : value;
}
