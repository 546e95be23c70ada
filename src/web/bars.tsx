/** Acts by period as stacked bars, cooperation up and conflict down, with a table for those who cannot see them. */
import type { ReactNode } from 'react';

export interface Bin {
  start: string;
  acts: number;
  quads: number[];
}

const HEIGHT = 120;

export function Bars({ bins }: { bins: readonly Bin[] }): ReactNode {
  if (bins.length === 0) return null;
  const up = bins.map((bin) => (bin.quads[1] ?? 0) + (bin.quads[2] ?? 0));
  const down = bins.map((bin) => (bin.quads[3] ?? 0) + (bin.quads[4] ?? 0));
  const most = Math.max(1, ...up, ...down);
  const step = 600 / bins.length;
  const scale = (HEIGHT / 2 - 2) / most;
  return (
    <figure style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 600 ${HEIGHT}`}
        role="img"
        aria-label={`Acts by week from ${bins[0]!.start} to ${bins.at(-1)!.start}: cooperation above the line, conflict below`}
        style={{ width: '100%', height: 'auto' }}
      >
        {bins.map((bin, index) => (
          <g key={bin.start}>
            <rect
              x={index * step}
              width={Math.max(1, step - 1)}
              y={HEIGHT / 2 - up[index]! * scale}
              height={up[index]! * scale}
              fill="var(--coop)"
            />
            <rect
              x={index * step}
              width={Math.max(1, step - 1)}
              y={HEIGHT / 2}
              height={down[index]! * scale}
              fill="var(--conflict)"
            />
            <title>{`${bin.start}: ${up[index]} cooperation, ${down[index]} conflict`}</title>
          </g>
        ))}
        <line x1="0" x2="600" y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--strong-line)" />
      </svg>
      <figcaption className="soft">
        <small>
          {bins[0]!.start} to {bins.at(-1)!.start}; <span className="coop">cooperation above</span>,{' '}
          <span className="conflict">conflict below</span> the line
        </small>
      </figcaption>
      <details>
        <summary className="soft">As a table</summary>
        <div className="scroll" style={{ maxHeight: '16rem' }} tabIndex={0} role="region" aria-label="Acts by week">
          <table>
            <thead>
              <tr>
                <th>From</th>
                <th className="number">Cooperation</th>
                <th className="number">Conflict</th>
              </tr>
            </thead>
            <tbody>
              {bins.map((bin, index) => (
                <tr key={bin.start}>
                  <td>{bin.start}</td>
                  <td className="number">{up[index]}</td>
                  <td className="number">{down[index]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
