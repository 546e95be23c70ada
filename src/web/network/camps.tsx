/** The camps with their looks, who stands alone, and how well it all fits, in words; the reckoning stands folded below. */
import type { ReactNode } from 'react';
import { navigate } from '../location.ts';
import { useNames } from '../names.ts';
import { Link, plural } from '../parts.tsx';
import { type Balance, campLook, type numberCamps } from './data.ts';

const MOST_NAMED = 60;

function Names({ ids }: { ids: readonly string[] }): ReactNode {
  const shown = ids.slice(0, MOST_NAMED);
  const name = useNames(shown);
  return (
    <>
      {shown.map((id, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <button type="button" className="name" onClick={() => navigate({ set: { tie: id }, replace: true })}>
            {name(id)}
          </button>
        </span>
      ))}
      {ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ''}
    </>
  );
}

interface Props {
  balance: Balance;
  numbered: ReturnType<typeof numberCamps>;
  whatIf: boolean;
}

export function Camps({ balance, numbered, whatIf }: Props): ReactNode {
  const { camps, alone } = numbered;
  return (
    <div className="network-camps">
      <section className="panel">
        <h2>Camps{whatIf ? ', as they would be' : ''}</h2>
        {camps.length === 0 ? <p>No two actors stand together.</p> : null}
        {camps.map((camp, index) => {
          const { colour, shape } = campLook(index);
          return (
            <p key={camp.join()}>
              <span className={`swatch ${shape}`} style={{ background: colour }} aria-hidden="true" />{' '}
              <strong>{index + 1}.</strong> <Names ids={camp} />
            </p>
          );
        })}
        {alone.length > 0 ? (
          <p className="soft">
            <span className="swatch circle" style={{ background: campLook(null).colour }} aria-hidden="true" /> Alone:{' '}
            <Names ids={alone} />
          </p>
        ) : null}
      </section>
      <section className="panel">
        <h2>How well they fit</h2>
        <Fit balance={balance} />
        <p>
          <Link to={{ path: '/contradictions' }}>Contradictions by name</Link>
        </p>
        <details>
          <summary className="soft">How this was reckoned</summary>
          {balance.summary
            .filter((line) => !/^(camp \d|alone:)/.test(line))
            .map((line) => (
              <p key={line} className="soft">
                {line}
              </p>
            ))}
        </details>
        {balance.notes.map((note) => (
          <p className="soft" key={note.message}>
            {note.message}
          </p>
        ))}
      </section>
    </div>
  );
}

function Fit({ balance }: { balance: Balance }): ReactNode {
  const { L, ties, status, bound } = balance;
  const core = balance.edges.filter((edge) => edge.frustrated === 'core').length;
  const contested = balance.edges.filter((edge) => edge.frustrated === 'contested').length;
  return (
    <>
      <p>
        {L === 0 ? (
          'Every tie fits: friends stand together, enemies apart.'
        ) : (
          <>
            <strong>{plural(L, 'tie')}</strong> of {ties} {L === 1 ? 'does' : 'do'} not fit these camps
            {status === 'proven'
              ? ', and no other camps would do better: that is proven.'
              : `; at least ${bound} would not fit any: the search ended before it was proven.`}
          </>
        )}
      </p>
      {core + contested > 0 ? (
        <p>
          {plural(core, 'tie')} (✕) {core === 1 ? 'fits' : 'fit'} no best choice of camps, {plural(contested, 'tie')}{' '}
          (?)
          {contested === 1 ? ' fits' : ' fit'} some of them.
        </p>
      ) : null}
      {balance.optima > 1 ? (
        <p>
          There {balance.optimaComplete ? 'are' : 'are at least'} {plural(balance.optima, 'choice')} of camps that fit
          as well; this is one of them.
        </p>
      ) : null}
      {balance.null && L > 0 ? (
        <p>
          With the signs dealt out by chance it would be {balance.null.mean.toFixed(1)} on average
          {balance.null.p < 0.05 ? ': fewer than chance would leave.' : ': no different from chance.'}
        </p>
      ) : null}
    </>
  );
}
