/** The same as the chart, for those who cannot see it or point at it: each period leads to its events. */
import type { ReactNode } from 'react';
import { Link, number } from '../parts.tsx';
import { type Bin, type BinName, dateOf, endOf } from './days.ts';

const TITLES = ['Verbal cooperation', 'Material cooperation', 'Verbal conflict', 'Material conflict'];

export function BinTable({ bins, bin }: { bins: readonly Bin[]; bin: BinName }): ReactNode {
  return (
    <details className="no-print">
      <summary className="soft">As a table</summary>
      <div className="scroll short" tabIndex={0} role="region" aria-label={`Acts by ${bin}`}>
        <table>
          <thead>
            <tr>
              <th>From</th>
              {TITLES.map((title) => (
                <th className="number" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bins.map((one) => (
              <tr key={one.start}>
                <td>
                  <Link
                    to={{ path: '/events', set: { from: one.start, to: dateOf(endOf(one.start, bin) - 1), bin: null } }}
                  >
                    {one.start}
                  </Link>
                </td>
                {TITLES.map((title, index) => (
                  <td className="number" key={title}>
                    {number(one.quads[index + 1] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
