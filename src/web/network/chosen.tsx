/** What is chosen: a tie with the sentences behind it and its what-ifs, or an actor with where it stands and leads to. */
import type { ReactNode } from 'react';
import { useNames } from '../names.ts';
import { Link, plural } from '../parts.tsx';
import { Sentence } from '../sentence.tsx';
import { type Tie, tieKey } from './data.ts';
import type { Point } from './layout.ts';
import type { Change, Changes } from './what-if.ts';

interface Props {
  what: string;
  ties: readonly Tie[];
  changes: Changes;
  change(key: string, what: Change | null): void;
  place: Point | null;
  pinned: boolean;
  pin(id: string, place: Point | null): void;
}

const MOST_SENTENCES = 3;

export function Chosen({ what, ties, ...rest }: Props): ReactNode {
  const tie = ties.find((one) => tieKey(one) === what);
  return tie ? <ChosenTie tie={tie} {...rest} /> : <ChosenActor id={what} ties={ties} {...rest} />;
}

function ChosenTie({ tie, changes, change }: { tie: Tie } & Pick<Props, 'changes' | 'change'>): ReactNode {
  const name = useNames([tie.source, tie.target]);
  const key = tieKey(tie);
  const pair = `${tie.source},${tie.target}`;
  const toggle = (kind: Change) => change(key, changes.get(key) === kind ? null : kind);
  return (
    <section className="panel" aria-live="polite">
      <h2>
        {name(tie.source)} – {name(tie.target)}
      </h2>
      <p>
        <strong className={tie.sign > 0 ? 'coop' : 'conflict'}>{tie.sign > 0 ? 'cooperation' : 'conflict'}</strong>,
        weight {tie.weight.toFixed(1)}.{' '}
        {tie.frustrated === 'core'
          ? 'No best choice of camps has room for it.'
          : tie.frustrated === 'contested'
            ? 'It fits some of the best choices of camps, and others not.'
            : ''}
      </p>
      {tie.events.slice(0, MOST_SENTENCES).map((id) => (
        <Sentence key={id} id={id} />
      ))}
      <p className="actions">
        <Link className="button" to={{ path: '/events', set: { party: null, actor: pair, recipient: pair } }}>
          All their events
        </Link>
        <Link className="button" to={{ path: '/dossier', set: { party: null, actor: pair, recipient: pair } }}>
          Dossier of the two
        </Link>
      </p>
      <p className="actions">
        <button type="button" aria-pressed={changes.get(key) === 'flip'} onClick={() => toggle('flip')}>
          What if it were the other way
        </button>
        <button type="button" aria-pressed={changes.get(key) === 'drop'} onClick={() => toggle('drop')}>
          What if it were not there
        </button>
      </p>
    </section>
  );
}

const MOVES: [string, string, number, number][] = [
  ['←', 'left', -1, 0],
  ['→', 'right', 1, 0],
  ['↑', 'up', 0, -1],
  ['↓', 'down', 0, 1],
];
/** In units of the layout, in which actors stand some ten apart. */
const STEP = 8;

function ChosenActor({
  id,
  ties,
  place,
  pinned,
  pin,
}: { id: string; ties: readonly Tie[] } & Pick<Props, 'place' | 'pinned' | 'pin'>): ReactNode {
  const name = useNames([id]);
  const own = ties.filter((tie) => tie.source === id || tie.target === id);
  const against = own.filter((tie) => tie.sign < 0).length;
  return (
    <section className="panel" aria-live="polite">
      <h2>{name(id)}</h2>
      <p>
        Cooperates with {plural(own.length - against, 'actor')}, in conflict with {plural(against, 'actor')}.
      </p>
      <p className="actions">
        <Link className="button" to={{ path: '/dossier', set: { party: id } }}>
          Dossier
        </Link>
        <Link className="button" to={{ path: '/events', set: { party: id } }}>
          Events
        </Link>
      </p>
      {place ? (
        <p className="actions" role="group" aria-label="Where it stands in the picture">
          Move it
          {MOVES.map(([sign, way, dx, dy]) => (
            <button
              type="button"
              key={way}
              aria-label={`Move ${name(id)} ${way}`}
              onClick={() => pin(id, { x: place.x + dx * STEP, y: place.y + dy * STEP })}
            >
              {sign}
            </button>
          ))}
          <button type="button" aria-pressed={pinned} onClick={() => pin(id, pinned ? null : place)}>
            Pin
          </button>
        </p>
      ) : null}
    </section>
  );
}
