/** The ledger of claims: who said what of whom, how it was sourced, and what denies, confirms or withdraws it, side by side. */
import { type ReactNode, useMemo } from 'react';
import { AnalysisPanel } from '../analysis-panel.tsx';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, Link, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';

interface Claim {
  id: string;
  content: string;
  attribution: { kind: string; source: string | null; stance: string; via: string | null; cue: string | null }[];
  answers: string | null;
  evidence: { text: string };
  doc: string;
  source: string | null;
  publisher: string | null;
  published: string | null;
}
interface Answer {
  rows: Claim[];
  next: string | null;
  total: number;
}

export default function ClaimsPage(): ReactNode {
  const { query } = useLocation();
  const sources = query.get('show') === 'sources';
  return (
    <>
      <div className="head" role="group" aria-label="What is shown">
        <button type="button" aria-pressed={!sources} onClick={() => navigate({ set: { show: null } })}>
          Ledger
        </button>
        <button type="button" aria-pressed={sources} onClick={() => navigate({ set: { show: 'sources' } })}>
          Claims analysed
        </button>
      </div>
      {sources ? <AnalysisPanel name="claims" /> : <Ledger />}
    </>
  );
}

function Ledger(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<Answer>(`/claims.json?${filterQuery(query, { limit: 300, after: query.get('after') })}`);
  return (
    <>
      <div className="head">
        <h1>Claims</h1>
        {loaded.data ? <p>{plural(loaded.data.total, 'claim')}: what somebody says, never what is so</p> : null}
      </div>
      <Show loaded={loaded} what="claims">
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty title="No claim in this selection">
              <p>Claims are what documents attribute to somebody other than their author.</p>
            </Empty>
          ) : (
            <>
              <Groups rows={rows} />
              {next ? (
                <button type="button" onClick={() => navigate({ set: { after: next } })}>
                  Next page
                </button>
              ) : null}
            </>
          )
        }
      </Show>
    </>
  );
}

/** A claim with what answers it, and the rest one by one. */
function Groups({ rows }: { rows: readonly Claim[] }): ReactNode {
  const { answered, alone } = useMemo(() => {
    const byId = new Map(rows.map((claim) => [claim.id, claim]));
    const answers = new Map<string, Claim[]>();
    for (const claim of rows)
      if (claim.answers && byId.has(claim.answers))
        answers.set(claim.answers, [...(answers.get(claim.answers) ?? []), claim]);
    const used = new Set([...answers.keys(), ...[...answers.values()].flat().map((claim) => claim.id)]);
    return {
      answered: [...answers].map(([id, list]) => ({ claim: byId.get(id)!, list })),
      alone: rows.filter((claim) => !used.has(claim.id)),
    };
  }, [rows]);
  return (
    <>
      {answered.length > 0 ? <h2>Answered</h2> : null}
      {answered.map(({ claim, list }) => (
        <section className="panel two-sides" key={claim.id}>
          <ClaimView claim={claim} />
          <div>
            {list.map((one) => (
              <ClaimView key={one.id} claim={one} />
            ))}
          </div>
        </section>
      ))}
      {answered.length > 0 && alone.length > 0 ? <h2>Not answered</h2> : null}
      <div className="grid">
        {alone.map((claim) => (
          <section className="panel" key={claim.id}>
            <ClaimView claim={claim} />
          </section>
        ))}
      </div>
    </>
  );
}

function ClaimView({ claim }: { claim: Claim }): ReactNode {
  const chain = claim.attribution
    .map((link) => `${link.source ?? link.kind} ${link.stance}${link.via ? ` via ${link.via}` : ''}`)
    .join(' ‹ ');
  const stance = claim.attribution.at(-1)?.stance ?? 'asserts';
  return (
    <div>
      <p>
        <span className={`tag ${stance === 'denies' || stance === 'withdraws' ? 'denied' : ''}`}>{stance}</span>{' '}
        <strong>{chain}</strong>
      </p>
      <blockquote>{claim.evidence.text}</blockquote>
      <p className="soft">
        <Link
          to={
            claim.content.startsWith('ev_')
              ? { path: `/documents/${claim.doc}`, set: { event: claim.content } }
              : { path: `/documents/${claim.doc}` }
          }
        >
          {[claim.publisher ?? claim.source, claim.published?.slice(0, 10)].filter(Boolean).join(', ') ||
            'the document'}
        </Link>
      </p>
    </div>
  );
}
