/** Where material conflict rises: the last four weeks of the selection beside the four before, and between whom. */
import type { ReactNode } from 'react';
import { ActorName, Link, number, plural } from '../parts.tsx';

export interface Rise {
  last: number;
  before: number;
  since: string;
  from: string;
  pairs: { actor: string; recipient: string; last: number; before: number }[];
}

export function Rising({ rise }: { rise: Rise | null }): ReactNode {
  if (!rise || (rise.last === 0 && rise.before === 0))
    return <p className="soft">No material conflict in the last weeks that anything was reported of.</p>;
  const turn = rise.last > rise.before ? 'rose' : rise.last < rise.before ? 'fell' : 'stayed';
  return (
    <>
      <p>
        Material conflict {turn} {turn === 'stayed' ? 'at' : 'to'} <strong>{plural(rise.last, 'report')}</strong> in the
        four weeks from {rise.since}; there {rise.before === 1 ? 'was' : 'were'} {number(rise.before)} in the four
        before.
      </p>
      {rise.pairs.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th>Who against whom</th>
              <th className="number">Before</th>
              <th className="number">Now</th>
            </tr>
          </thead>
          <tbody>
            {rise.pairs.map((pair) => (
              <tr key={`${pair.actor} ${pair.recipient}`}>
                <td>
                  <Link
                    to={{
                      path: '/events',
                      set: {
                        actor: pair.actor,
                        recipient: pair.recipient,
                        from: rise.from,
                        sort: 'day',
                        descending: 'yes',
                      },
                    }}
                  >
                    <ActorName id={pair.actor} /> → <ActorName id={pair.recipient} />
                  </Link>
                </td>
                <td className="number">{number(pair.before)}</td>
                <td className="number">{number(pair.last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="soft">Between no two actors was there more than before.</p>
      )}
    </>
  );
}
