/** One import: how far it is, what came of it as a whole, and what came of each file. */
import type { ReactNode } from 'react';
import { Link, number, plural } from '../parts.tsx';

interface FileResult {
  name: string;
  added: number;
  known: number;
  events: number;
  failures: { code: string; message: string }[];
  doc: { id: string; title: string | null } | null;
}
export interface Job {
  id: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  files: { name: string; size: number }[];
  progress: { files: { done: number; total: number }; documents: number; events: number; failures: number } | null;
  results: FileResult[];
  report: { added: number; known: number; copies: number; events: number; unchanged: number } | null;
  error: string | null;
}

const STATES = { running: 'Reading', done: 'Done', cancelled: 'Stopped; what is in stays', failed: 'Failed' };
const MOST = 500;

export function JobView({ job, stop }: { job: Job; stop(): void }): ReactNode {
  const { progress, report } = job;
  const byName = new Map(job.results.map((result) => [result.name, result]));
  const waiting = job.files.filter((file) => !byName.has(file.name));
  // What failed comes first: it is what one has to look at.
  const results = [...job.results].sort((a, b) => b.failures.length - a.failures.length);
  return (
    <section className="panel job">
      <div className="head">
        <h2>
          {STATES[job.state]}: {plural(job.files.length, 'file')}
        </h2>
        {job.state === 'running' ? (
          <div className="actions">
            <button type="button" onClick={stop}>
              Stop
            </button>
          </div>
        ) : null}
      </div>
      {job.state === 'running' ? (
        <progress
          value={progress?.files.done ?? 0}
          max={progress?.files.total || job.files.length}
          aria-label="Files read"
        />
      ) : null}
      {job.error ? <p role="alert">{job.error}</p> : null}
      {report ? (
        <p>
          {plural(report.added, 'new document')}, {number(report.known + (report.unchanged ?? 0))} here already
          {report.copies > 0 ? `, ${plural(report.copies, 'copy', 'copies')} of a dispatch` : ''};{' '}
          {plural(report.events, 'event')}. <Link to={{ path: '/documents', keep: [] }}>Read them</Link> or{' '}
          <Link to={{ path: '/review', keep: [] }}>review their events</Link>.
        </p>
      ) : (
        <p>
          {number(progress?.documents ?? 0)} documents, {number(progress?.events ?? 0)} events so far
          {progress && progress.failures > 0 ? `, ${number(progress.failures)} could not be read` : ''}
        </p>
      )}
      <details open={job.files.length <= 20 || results.some((result) => result.failures.length > 0)}>
        <summary>File by file</summary>
        <div className="scroll tall" tabIndex={0} role="region" aria-label="File by file">
          <table>
            <tbody>
              {results.slice(0, MOST).map((result) => (
                <ResultRow key={result.name} result={result} />
              ))}
              {waiting.slice(0, MOST).map((file) => (
                <tr key={file.name + file.size}>
                  <td>
                    <span className="tag">
                      {job.state === 'running' ? 'waiting' : job.state === 'done' ? 'nothing in it' : 'not read'}
                    </span>
                  </td>
                  <td>{file.name}</td>
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {results.length + waiting.length > 2 * MOST ? <p className="soft">Not all are listed.</p> : null}
      </details>
    </section>
  );
}

function ResultRow({ result }: { result: FileResult }): ReactNode {
  const { added, known, failures, doc } = result;
  const state =
    failures.length > 0 ? (added + known > 0 ? 'partly read' : 'not read') : added > 0 ? 'read' : 'here already';
  return (
    <tr>
      <td>
        <span className={`tag ${failures.length > 0 ? 'denied' : added > 0 ? 'occurred' : ''}`}>{state}</span>
      </td>
      <td>
        {result.name}
        {doc ? (
          <>
            {': '}
            <Link to={{ path: `/documents/${doc.id}`, keep: [] }}>{doc.title ?? 'untitled'}</Link>
          </>
        ) : null}
        {failures.slice(0, 5).map((failure) => (
          <div key={failure.message} className="bad">
            {failure.message}
          </div>
        ))}
        {failures.length > 5 ? <div className="bad">and {failures.length - 5} more</div> : null}
      </td>
      <td className="number">
        {added + known > 1 ? `${plural(added + known, 'document')}, ` : ''}
        {added > 0 ? plural(result.events, 'event') : ''}
      </td>
    </tr>
  );
}
