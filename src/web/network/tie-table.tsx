/** The drawn ties as a table, the heaviest first: what the picture shows, for those who cannot see it or point at it. */
import { type ReactNode, useState } from 'react';
import { navigate } from '../location.ts';
import { useNames } from '../names.ts';
import { number } from '../parts.tsx';
import { type Tie, tieKey } from './data.ts';

const AT_FIRST = 200;

export function TieTable({ ties, total, known }: { ties: readonly Tie[]; total: number; known: boolean }): ReactNode {
  const [all, setAll] = useState(false);
  const rows = all ? ties : ties.slice(0, AT_FIRST);
  const name = useNames(rows.flatMap((tie) => [tie.source, tie.target]));
  return (
    <details className="panel">
      <summary>The same as a table</summary>
      {ties.length < total ? (
        <p className="soft">
          The {number(ties.length)} ties that are shown, of {number(total)}.
        </p>
      ) : null}
      <div className="scroll tall" tabIndex={0} role="region" aria-label="Ties">
        <table>
          <thead>
            <tr>
              <th>Actor</th>
              <th>Actor</th>
              <th>Tie</th>
              <th className="number">Weight</th>
              {known ? <th>Fits the camps</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((tie) => (
              <tr key={tieKey(tie)}>
                <td>
                  <button
                    type="button"
                    className="mark-title"
                    onClick={() => {
                      navigate({ set: { tie: tieKey(tie) }, replace: true });
                      document.querySelector('.network-side')?.scrollIntoView({ block: 'center' });
                    }}
                  >
                    {name(tie.source)}
                  </button>
                </td>
                <td>{name(tie.target)}</td>
                <td className={tie.sign > 0 ? 'coop' : 'conflict'}>{tie.sign > 0 ? 'cooperation' : 'conflict'}</td>
                <td className="number">{tie.weight.toFixed(1)}</td>
                {known ? (
                  <td>{tie.frustrated === 'core' ? 'no' : tie.frustrated === 'contested' ? 'in some' : 'yes'}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < ties.length ? (
        <button type="button" onClick={() => setAll(true)}>
          All {number(ties.length)}
        </button>
      ) : null}
    </details>
  );
}
