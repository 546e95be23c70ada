/**
 * Double commitments and proxies beside the picture: pressing one lights its ties and quotes both sides. In the address:
 * the pairs of the ties, `a~b,b~c,a~c`.
 */
import type { ReactNode } from 'react';
import { analysisQuery } from '../analysis-panel.tsx';
import { navigate, useLocation } from '../location.ts';
import { Link, number, Show } from '../parts.tsx';
import { Sentence } from '../sentence.tsx';
import { useServer } from '../server.ts';
import { type Tie, tieKey } from './data.ts';

interface Tension {
  kind: string;
  text: string;
  ties: { source: string; target: string; sign: number; events: string[] }[];
}
interface Answer {
  contradictions: Tension[];
  counts: Record<string, number>;
}

const MOST = 12;
const keyOf = (tension: Tension) => tension.ties.map((tie) => tieKey(tie)).join(',');

/** The drawn ties of what stands in the address, whichever way round they are kept. */
export function tiesOfTension(text: string, ties: readonly Tie[]): ReadonlySet<string> {
  const wanted = new Set(text.split(',').flatMap((key) => [key, key.split('~').reverse().join('~')]));
  return new Set(ties.map(tieKey).filter((key) => wanted.has(key)));
}

interface Props {
  /** The camps come first: two analyses at once would take twice as long. */
  ready: boolean;
  large: boolean;
  chosen: string | null;
}

export function Tensions({ ready, large, chosen }: Props): ReactNode {
  const { query } = useLocation();
  const asked = query.get('tensions') === 'yes' || chosen !== null;
  const wanted = ready && (!large || asked);
  const loaded = useServer<Answer>(wanted ? `/analyses/contradictions.json?${analysisQuery(query)}` : null);
  return (
    <section className="panel">
      <h2>Double commitments and proxies</h2>
      {!wanted ? (
        large && !asked ? (
          <button type="button" onClick={() => navigate({ set: { tensions: 'yes' }, replace: true })}>
            Look for them
          </button>
        ) : (
          <p className="soft">They are looked for once the camps are found.</p>
        )
      ) : (
        <Show loaded={loaded} what="who stands on both sides">
          {({ contradictions, counts }) => <List tensions={contradictions} counts={counts} chosen={chosen} />}
        </Show>
      )}
    </section>
  );
}

function List({
  tensions,
  counts,
  chosen,
}: {
  tensions: readonly Tension[];
  counts: Record<string, number>;
  chosen: string | null;
}): ReactNode {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (tensions.length === 0) return <p className="soft">Nobody was found on both sides of a conflict.</p>;
  return (
    <>
      <ul className="plain tensions">
        {tensions.slice(0, MOST).map((one) => {
          const key = keyOf(one);
          const open = key === chosen;
          return (
            <li key={key}>
              <button
                type="button"
                aria-pressed={open}
                onClick={() => navigate({ set: { tension: open ? null : key }, replace: true })}
              >
                <span>
                  <small className="tag">{one.kind}</small> {one.text}
                </span>
              </button>
              {open
                ? one.ties.map((tie) =>
                    tie.events[0] ? (
                      <div key={tieKey(tie)} className={tie.sign > 0 ? 'side coop-side' : 'side conflict-side'}>
                        <Sentence id={tie.events[0]} />
                      </div>
                    ) : null,
                  )
                : null}
            </li>
          );
        })}
      </ul>
      {total > MOST ? (
        <p>
          <Link to={{ path: '/contradictions' }}>All {number(total)}, with both sides quoted</Link>
        </p>
      ) : null}
    </>
  );
}
