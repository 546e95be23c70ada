/** What people decided last, and on demand all of it: who, when, and what was undone. */
import { type ReactNode, useState } from 'react';
import { useServer } from '../server.ts';

export interface LogStep {
  n: number;
  label: string;
  by: string;
  at: string;
  state: string;
}

export function Judgements({ first }: { first: readonly LogStep[] }): ReactNode {
  const [all, setAll] = useState(false);
  const loaded = useServer<{ steps: LogStep[] }>(all ? '/review/log.json?limit=500' : null);
  const steps = all ? (loaded.data?.steps ?? first) : first;
  return (
    <section className="panel">
      <h2>Last judgements</h2>
      {steps.length === 0 ? <p className="soft">None yet. Each can be undone.</p> : null}
      <ul className={`plain${all ? ' scroll short' : ''}`}>
        {steps.map((step) => (
          <li key={step.n} className={step.state === 'done' ? undefined : 'undone'}>
            {step.label}{' '}
            <small className="soft">
              {step.by}, {new Date(step.at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}
              {step.state === 'done' ? '' : ', undone'}
            </small>
          </li>
        ))}
      </ul>
      {!all && steps.length >= 5 ? (
        <button type="button" onClick={() => setAll(true)}>
          All judgements
        </button>
      ) : null}
    </section>
  );
}
