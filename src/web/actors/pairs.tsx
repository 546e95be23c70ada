/** Pairs of actors that may be one, with what speaks for it: the same, different, or unsure. */
import type { ReactNode } from 'react';
import { useNames } from '../names.ts';
import { plural } from '../parts.tsx';
import { useServer } from '../server.ts';
import { judge } from '../undo.tsx';

interface Pair {
  one: string;
  other: string;
  score: number;
  because: string;
}

export function Pairs(): ReactNode {
  const loaded = useServer<{ pairs: Pair[] }>('/actors/pairs.json?limit=20');
  const pairs = loaded.data?.pairs ?? [];
  const name = useNames(pairs.flatMap(({ one, other }) => [one, other]));
  if (pairs.length === 0) return null;
  return (
    <details className="panel">
      <summary>{plural(pairs.length, 'pair')} that may be one actor</summary>
      <ul className="plain pairs">
        {pairs.map(({ one, other, because }) => (
          <li key={`${one} ${other}`}>
            <span>
              <strong title={one}>{name(one)}</strong> and <strong title={other}>{name(other)}</strong>{' '}
              <small className="soft">{because}</small>
            </span>
            <span className="actions">
              <button type="button" onClick={() => void judge('/actors/merge', { from: other, into: one })}>
                The same
              </button>
              <button type="button" onClick={() => void judge('/actors/apart', { one, other, verdict: 'different' })}>
                Different
              </button>
              <button type="button" onClick={() => void judge('/actors/apart', { one, other, verdict: 'unsure' })}>
                Unsure
              </button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
