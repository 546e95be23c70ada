/** Ties a person turned or left out to see what would follow: kept in the address, reckoned by the server. */
import { useEffect, useMemo, useState } from 'react';
import { navigate, useLocation } from '../location.ts';
import { write } from '../server.ts';
import { say } from '../undo.tsx';
import { type Balance, type Tie, tieKey } from './data.ts';

export type Change = 'flip' | 'drop';
export type Changes = ReadonlyMap<string, Change>;

/** `flip:a~b,drop:c~d` */
function parse(text: string | null): Changes {
  return new Map(
    (text ?? '')
      .split(',')
      .map((part) => /^(flip|drop):(.+~.+)$/.exec(part))
      .flatMap((found) => (found ? [[found[2]!, found[1] as Change] as const] : [])),
  );
}

export function useChanges(): [Changes, (key: string, what: Change | null) => void] {
  const { query } = useLocation();
  const text = query.get('if');
  const changes = useMemo(() => parse(text), [text]);
  const change = (key: string, what: Change | null) => {
    const next = new Map(changes);
    if (what) next.set(key, what);
    else next.delete(key);
    navigate({ set: { if: [...next].map(([tie, kind]) => `${kind}:${tie}`).join(',') || null } });
  };
  return [changes, change];
}

/** The camps as they would be, or null where nothing is changed or the answer is on its way. */
export function useWhatIf(ties: readonly Tie[], changes: Changes, camps: string): Balance | null {
  const [result, setResult] = useState<{ of: Changes; balance: Balance } | null>(null);
  useEffect(() => {
    if (changes.size === 0 || ties.length === 0) return;
    const body = {
      ties: ties
        .filter((tie) => changes.get(tieKey(tie)) !== 'drop')
        .map((tie) => ({
          source: tie.source,
          target: tie.target,
          sign: changes.get(tieKey(tie)) === 'flip' ? -tie.sign : tie.sign,
          weight: tie.weight || 1,
        })),
      // As the camps before were: by the number of ties, not by what the weights of a list would suggest.
      parameters: { camps, samples: '0', objective: 'ties' },
    };
    let late = false;
    write<Balance>('/analyses/balance/what-if', body).then(
      (balance) => {
        if (!late) setResult({ of: changes, balance });
      },
      (error: Error) => say(error.message),
    );
    return () => {
      late = true;
    };
  }, [ties, changes, camps]);
  return changes.size > 0 && result?.of === changes ? result.balance : null;
}
