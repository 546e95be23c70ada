/** What the changed ties would make of the camps: said plainly, and taken back one by one. */
import type { ReactNode } from 'react';
import { navigate } from '../location.ts';
import { useNames } from '../names.ts';
import { plural } from '../parts.tsx';
import { type Balance, numberCamps } from './data.ts';
import type { Change, Changes } from './what-if.ts';

interface Props {
  changes: Changes;
  change(key: string, what: Change | null): void;
  whatIf: Balance | null;
  before: Balance | null;
}

export function WhatIfPanel({ changes, change, whatIf, before }: Props): ReactNode {
  const name = useNames([...changes.keys()].flatMap((key) => key.split('~')));
  return (
    <section className="panel what-if" aria-live="polite">
      <h2>What if</h2>
      {whatIf ? (
        <p>
          <strong>{plural(whatIf.L, 'tie')}</strong> would fit no camps (L = {whatIf.L}
          {before ? `; it is ${before.L}` : ''}), with {plural(numberCamps(whatIf.camps).camps.length, 'camp')} of
          several. The picture shows them.
        </p>
      ) : (
        <p>Reckoning …</p>
      )}
      <ul className="plain">
        {[...changes].map(([key, what]) => (
          <li key={key} className="actions">
            {what === 'flip' ? 'Turned: ' : 'Left out: '}
            {key.split('~').map(name).join(' – ')}
            <button type="button" onClick={() => change(key, null)}>
              Take back
            </button>
          </li>
        ))}
      </ul>
      {changes.size > 1 ? (
        <button type="button" onClick={() => navigate({ set: { if: null } })}>
          Take all back
        </button>
      ) : null}
      <p className="soft">This shows what these assumptions give, not what will happen.</p>
    </section>
  );
}
