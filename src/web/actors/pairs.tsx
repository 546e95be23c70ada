/** Pairs of actors that may be one, with what speaks for it: the same, different, or unsure. */
import type { ReactNode } from 'react';
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
  if (pairs.length === 0) return null;
  return (
    <details className="panel" style={{ marginBottom: '1rem' }}>
      <summary>{plural(pairs.length, 'pair')} that may be one actor</summary>
      <ul className="plain">
        {pairs.map(({ one, other, because }) => (
          <li key={`${one} ${other}`}>
            <strong>{one}</strong> and <strong>{other}</strong> <small className="soft">{because}</small>{' '}
            <button type="button" onClick={() => void judge('/actors/merge', { from: other, into: one })}>
              The same
            </button>{' '}
            <button type="button" onClick={() => void judge('/actors/apart', { one, other, verdict: 'different' })}>
              Different
            </button>{' '}
            <button type="button" onClick={() => void judge('/actors/apart', { one, other, verdict: 'unsure' })}>
              Unsure
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
