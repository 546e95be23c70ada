/** Bringing documents in: dropped or chosen, with progress, and a word for each file that could not be read. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, number, plural } from '../parts.tsx';
import { changed, read, write } from '../server.ts';
import { say } from '../undo.tsx';

interface Job {
  id: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  files: { name: string; size: number }[];
  progress: { files: { done: number; total: number }; documents: number; events: number; failures: number } | null;
  failures: { source: string; code: string; message: string }[];
  report: { added: number; known: number; copies: number; events: number } | null;
  error: string | null;
}

/** Files of a drop, folders opened. */
async function filesOf(items: DataTransferItemList): Promise<File[]> {
  const files: File[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile)
      files.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    else {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      for (;;) {
        const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (batch.length === 0) break;
        for (const child of batch) await walk(child);
      }
    }
  };
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  for (const entry of entries) await walk(entry);
  return files;
}

export default function ImportPage(): ReactNode {
  const [jobs, setJobs] = useState<Job[]>([]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const send = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    try {
      const response = await fetch('/import', { method: 'POST', body: form });
      const answer = (await response.json()) as Job & { error?: string };
      if (!response.ok) throw new Error(answer.error ?? `the server answered ${response.status}`);
      setJobs((before) => [answer, ...before]);
    } catch (error) {
      say((error as Error).message);
    }
  };

  const running = jobs.some((job) => job.state === 'running');
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(async () => {
      const next = await Promise.all(
        jobs.map((job) => (job.state === 'running' ? read<Job>(`/imports/${job.id}.json`).catch(() => job) : job)),
      );
      setJobs(next);
      if (next.some((job, index) => job.state !== 'running' && jobs[index]!.state === 'running')) changed();
    }, 400);
    return () => clearInterval(timer);
  }, [running, jobs]);

  return (
    <>
      <div className="head">
        <h1>Import</h1>
        <p>
          Text, HTML, PDF, Word, Markdown, feeds, JSONL, CSV, WARC, and zip or gz of any of them. They stay on this
          machine.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has a plain alternative, the button inside */}
      <div
        className={`panel drop${over ? ' is-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void filesOf(event.dataTransfer.items).then(send);
        }}
      >
        <p>Drop files or folders here, or</p>
        <button type="button" className="primary" onClick={() => input.current?.click()}>
          Choose files
        </button>
        <input
          ref={input}
          type="file"
          multiple
          className="visually-hidden"
          aria-label="Files to import"
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      <div aria-live="polite">
        {jobs.map((job) => (
          <JobView
            key={job.id}
            job={job}
            stop={() =>
              void write<Job>(`/imports/${job.id}/cancel`, {}).then((next) =>
                setJobs((before) => before.map((one) => (one.id === next.id ? next : one))),
              )
            }
          />
        ))}
      </div>
    </>
  );
}

const STATES = { running: 'Reading', done: 'Done', cancelled: 'Stopped; what is in stays', failed: 'Failed' };

function JobView({ job, stop }: { job: Job; stop(): void }): ReactNode {
  const { progress, report } = job;
  const failed = new Map(job.failures.map((failure) => [failure.source, failure]));
  return (
    <section className="panel" style={{ marginTop: '1rem' }}>
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
      <progress
        value={progress?.files.done ?? 0}
        max={progress?.files.total || job.files.length}
        aria-label="Files read"
        style={{ width: '100%' }}
      />
      {job.error ? <p role="alert">{job.error}</p> : null}
      {report ? (
        <p>
          {plural(report.added, 'new document')}, {number(report.known)} here already
          {report.copies > 0 ? `, ${plural(report.copies, 'copy', 'copies')} of a dispatch` : ''};{' '}
          {plural(report.events, 'event')}. <Link to={{ path: '/documents', keep: [] }}>Read them</Link> or{' '}
          <Link to={{ path: '/review', keep: [] }}>review their events</Link>.
        </p>
      ) : progress ? (
        <p>
          {number(progress.documents)} documents, {number(progress.events)} events so far
        </p>
      ) : null}
      <ul className="plain">
        {job.files.slice(0, 200).map((file) => {
          const failure = failed.get(file.name);
          return (
            <li key={file.name + file.size}>
              <span className={`tag ${failure ? 'denied' : report ? 'occurred' : ''}`}>
                {failure ? 'not read' : report ? 'read' : 'waiting'}
              </span>{' '}
              {file.name}
              {failure ? `: ${failure.message}` : ''}
            </li>
          );
        })}
        {[...failed.values()]
          .filter((failure) => !job.files.some((file) => file.name === failure.source))
          .map((failure) => (
            <li key={failure.source + failure.message}>
              <span className="tag denied">not read</span> {failure.source}: {failure.message}
            </li>
          ))}
      </ul>
    </section>
  );
}
