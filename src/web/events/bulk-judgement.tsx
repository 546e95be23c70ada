/** One verdict on everything the filter shows: asked twice, one step of undo. */
import { type ReactNode, useState } from 'react';
import { filterQuery, useLocation } from '../location.ts';
import { number, plural } from '../parts.tsx';
import { read } from '../server.ts';
import { judge, say } from '../undo.tsx';

/** What one step may hold. */
const MOST = 10_000;

export function BulkJudgement({ total }: { total: number | null }): ReactNode {
  const { query } = useLocation();
  const [asked, setAsked] = useState<'accept' | 'reject' | null>(null);
  const [busy, setBusy] = useState(false);
  if (!total) return null;
  const run = async (verdict: 'accept' | 'reject') => {
    setAsked(null);
    setBusy(true);
    const given = await read<{ ids: string[] }>(`/events/ids.json?${filterQuery(query)}`).catch((error: Error) => {
      say(error.message);
      return null;
    });
    if (given) await judge('/review/verdict', { ids: given.ids, verdict });
    setBusy(false);
  };
  if (busy) return <span role="status">Writing the judgement …</span>;
  const all = total <= MOST ? `all ${plural(total, 'row')}` : `the first ${number(MOST)} of ${number(total)} rows`;
  return asked ? (
    <span className="actions" role="alertdialog" aria-label="Are you sure?">
      {asked === 'accept' ? 'Accept' : 'Reject'} {all}?
      <button type="button" className="primary" ref={(button) => button?.focus()} onClick={() => void run(asked)}>
        Yes
      </button>
      <button type="button" onClick={() => setAsked(null)}>
        No
      </button>
    </span>
  ) : (
    <>
      <button type="button" aria-label={`Accept ${all}`} onClick={() => setAsked('accept')}>
        ✓ {total <= MOST ? `All ${plural(total, 'row')}` : `First ${number(MOST)}`}
      </button>
      <button type="button" aria-label={`Reject ${all}`} onClick={() => setAsked('reject')}>
        ✗ {total <= MOST ? 'All' : `First ${number(MOST)}`}
      </button>
    </>
  );
}
