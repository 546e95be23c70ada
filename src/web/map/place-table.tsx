/** The places as a table, the busiest first; each leads to its events. */
import { type ReactNode, useState } from 'react';
import { countryName } from '../names.ts';
import { Link, number } from '../parts.tsx';
import { filterOf } from './chosen-spot.tsx';
import { keyOf, PRECISIONS, type Spot } from './spot.ts';

const AT_FIRST = 200;

export function PlaceTable({ places }: { places: readonly Spot[] }): ReactNode {
  const [all, setAll] = useState(false);
  const rows = all ? places : places.slice(0, AT_FIRST);
  return (
    <details className="panel" open={places.length < 15}>
      <summary>The same as a table</summary>
      <div className="scroll tall" tabIndex={0} role="region" aria-label="Places">
        <table>
          <thead>
            <tr>
              <th>Place</th>
              <th>Country</th>
              <th>Known to</th>
              <th className="number">Acts</th>
              <th className="number">Conflict</th>
              <th className="number">Cooperation</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((spot) => (
              <tr key={keyOf(spot)}>
                <td>
                  <Link to={{ path: '/events', set: { place: filterOf(spot) } }}>{spot.name}</Link>
                </td>
                <td>{countryName(spot.country)}</td>
                <td>{PRECISIONS[spot.precision]}</td>
                <td className="number">{number(spot.acts)}</td>
                <td className="number">{number(spot.conflict)}</td>
                <td className="number">{number(spot.cooperation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < places.length ? (
        <button type="button" onClick={() => setAll(true)}>
          All {number(places.length)}
        </button>
      ) : null}
    </details>
  );
}
