/** Bringing documents in: files or folders, dropped or chosen, with progress, and a word for each of them. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { changed, read, write } from '../server.ts';
import { say } from '../undo.tsx';
import { filesOf, type Named } from './files.ts';
import { type Job, JobView } from './job-view.tsx';

export default function ImportPage(): ReactNode {
  const [jobs, setJobs] = useState<Job[]>([]);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState(0);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  // Imports go on while one is elsewhere, and are found again here.
  useEffect(() => {
    read<{ imports: Job[] }>('/imports.json').then(
      ({ imports }) => setJobs((here) => [...here, ...imports.filter((job) => !here.some((one) => one.id === job.id))]),
      () => {},
    );
  }, []);

  const send = async (given: readonly Named[]) => {
    if (given.length === 0) return;
    const form = new FormData();
    for (const { file, path } of given) form.append('files', file, path);
    setSending((count) => count + given.length);
    try {
      const response = await fetch('/import', { method: 'POST', body: form });
      const answer = (await response.json()) as Job & { error?: string };
      if (!response.ok) throw new Error(answer.error ?? `the server answered ${response.status}`);
      setJobs((before) => [answer, ...before]);
    } catch (error) {
      say(`The files could not be handed over: ${(error as Error).message}`);
    } finally {
      setSending((count) => count - given.length);
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

  const chosen = (event: React.ChangeEvent<HTMLInputElement>) => {
    void send([...(event.target.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
    event.target.value = '';
  };
  const stop = (job: Job) =>
    void write<Job>(`/imports/${job.id}/cancel`, {}).then((next) =>
      setJobs((before) => before.map((one) => (one.id === next.id ? next : one))),
    );
  return (
    <>
      <div className="head">
        <h1>Import</h1>
        <p>
          Text, HTML, PDF, Word, Markdown, feeds, JSONL, CSV, WARC, and zip or gz of any of them. They stay on this
          machine.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has plain alternatives, the buttons inside */}
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
          filesOf(event.dataTransfer.items).then(send, (error: Error) => say(error.message));
        }}
      >
        <p>Drop files or folders here, or</p>
        <p className="actions">
          <button type="button" className="primary" onClick={() => files.current?.click()}>
            Choose files
          </button>
          <button type="button" onClick={() => folder.current?.click()}>
            Choose a folder
          </button>
        </p>
        <input
          ref={files}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-label="Files to import"
          onChange={chosen}
        />
        <input
          ref={(input) => {
            folder.current = input;
            input?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="Folder to import"
          onChange={chosen}
        />
        <p className="soft">What is here already is recognised by its content and not read twice.</p>
      </div>
      {sending > 0 ? <p role="status">Handing over {sending} …</p> : null}
      <div aria-live="polite">
        {jobs.map((job) => (
          <JobView key={job.id} job={job} stop={() => stop(job)} />
        ))}
      </div>
    </>
  );
}
