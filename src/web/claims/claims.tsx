/** The ledger of claims: who said what of whom, how it was sourced, and what denies, confirms or withdraws it, side by side. */
import { type ReactNode, useMemo } from 'react';
import { AnalysisPanel } from '../analysis-panel.tsx';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, Link, plural, saidBy, Show } from '../parts.tsx';
import { useServer } from '../server.ts';

interface Claim {
  id: string;
  content: string;
  attribution: { kind: string; source: string | null; stance: string; via: string | null; cue: string | null }[];
  answers: string | null;
  evidence: { text: string; start: number };
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

const KINDS: [string, string][] = [
  ['', 'All'],
  ['answered', 'With both sides'],
  ['disputed', 'Denied, doubted, withdrawn'],
];
const STANCES: Readonly<Record<string, string>> = {
  denies: 'denial',
  doubts: 'doubt',
  confirms: 'confirmation',
  withdraws: 'withdrawn',
};

export default function ClaimsPage(): ReactNode {
  const { query } = useLocation();
  const sources = query.get('show') === 'sources';
  return (
    <>
      <div className="tabs" role="group" aria-label="What is shown">
        <button type="button" aria-pressed={!sources} onClick={() => navigate({ set: { show: null } })}>
          Claim by claim
        </button>
        <button type="button" aria-pressed={sources} onClick={() => navigate({ set: { show: 'sources' } })}>
          Who claims what of whom
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
        <div className="actions" role="group" aria-label="Which claims">
          {KINDS.map(([value, title]) => (
            <button
              type="button"
              key={value}
              aria-pressed={(query.get('claims') ?? '') === value}
              onClick={() => navigate({ set: { claims: value || null } })}
            >
              {title}
            </button>
          ))}
        </div>
      </div>
      <Show loaded={loaded} what="claims">
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty title="No claim in this selection">
              <p>Claims are what documents attribute to somebody other than their author.</p>
            </Empty>
          ) : (
            <>
              <Groups rows={rows} kind={query.get('claims') ?? ''} />
              <p className="actions">
                {query.get('after') ? (
                  <button type="button" onClick={() => navigate({ set: { after: null } })}>
                    First page
                  </button>
                ) : null}
                {next ? (
                  <button type="button" onClick={() => navigate({ set: { after: next } })}>
                    Next page
                  </button>
                ) : null}
              </p>
            </>
          )
        }
      </Show>
    </>
  );
}

/** A claim with what answers it, and the rest one by one. */
function Groups({ rows, kind }: { rows: readonly Claim[]; kind: string }): ReactNode {
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
  const left = kind === 'answered' ? [] : alone.filter((claim) => kind === '' || stanceOf(claim) !== 'asserts');
  if (answered.length + left.length === 0) return <p className="soft">None of these on this page.</p>;
  return (
    <>
      {answered.length > 0 ? <h2>Both sides</h2> : null}
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
      {answered.length > 0 && left.length > 0 ? <h2>Nobody answers</h2> : null}
      <div className="grid">
        {left.map((claim) => (
          <section className="panel" key={claim.id}>
            <ClaimView claim={claim} />
          </section>
        ))}
      </div>
    </>
  );
}

const stanceOf = (claim: Claim): string => claim.attribution.at(-1)?.stance ?? 'asserts';

function ClaimView({ claim }: { claim: Claim }): ReactNode {
  const stance = stanceOf(claim);
  const said = saidBy(claim.attribution);
  return (
    <div>
      <p>
        {stance === 'asserts' ? null : (
          <span className={`tag ${stance === 'denies' || stance === 'withdraws' ? 'denied' : ''}`}>
            {STANCES[stance] ?? stance}
          </span>
        )}{' '}
        <strong>{said.charAt(0).toUpperCase() + said.slice(1)}:</strong>
      </p>
      <blockquote>
        {claim.evidence.text}{' '}
        <Link
          to={
            claim.content.startsWith('ev_')
              ? { path: `/documents/${claim.doc}`, set: { event: claim.content } }
              : { path: `/documents/${claim.doc}`, set: { at: claim.evidence.start } }
          }
        >
          {[claim.publisher ?? claim.source, claim.published?.slice(0, 10)].filter(Boolean).join(', ') ||
            'the document'}
        </Link>
      </blockquote>
    </div>
  );
}
