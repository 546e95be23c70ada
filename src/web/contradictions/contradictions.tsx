/** Where the alliances contradict themselves: each contradiction by name, with the strongest reports on either side quoted. */
import { type ReactNode, useState } from 'react';
import { AnalysisPanel, analysisQuery, ParameterForm, useAnalyses } from '../analysis-panel.tsx';
import { navigate, useLocation } from '../location.ts';
import { useNames } from '../names.ts';
import { Empty, Link, number, plural, Show } from '../parts.tsx';
import { Sentence } from '../sentence.tsx';
import { useServer } from '../server.ts';

const TABS: [string, string][] = [
  ['contradictions', 'Contradictions'],
  ['coherence', 'Coalitions against conduct'],
  ['balance', 'Balance'],
  ['camps', 'Camps over time'],
  ['escalation', 'Escalation'],
];

interface Tie {
  source: string;
  target: string;
  sign: number;
  weight: number;
  declared: boolean;
  certainty: number | null;
  events: string[];
}
interface Contradiction {
  kind: string;
  actors: string[];
  text: string;
  ties: Tie[];
  weight: number;
  robustness: { rules: string[]; of: number } | null;
}
interface Answer {
  contradictions: Contradiction[];
  summary: string[];
  notes: { message: string }[];
  showsNot: string;
}

export default function ContradictionsPage(): ReactNode {
  const { query } = useLocation();
  const tab = query.get('analysis') ?? 'contradictions';
  const choose = (name: string) =>
    navigate({
      set: { analysis: name === 'contradictions' ? null : name },
      keep: [...query.keys()].filter((key) => !key.startsWith('p.')),
    });
  return (
    <>
      <div className="tabs" role="group" aria-label="Analyses">
        {TABS.map(([name, title]) => (
          <button type="button" key={name} aria-pressed={tab === name} onClick={() => choose(name)}>
            {title}
          </button>
        ))}
      </div>
      {tab === 'contradictions' ? <Ledger /> : <AnalysisPanel key={tab} name={tab} />}
    </>
  );
}

function Ledger(): ReactNode {
  const { query } = useLocation();
  const described = useAnalyses()?.find((one) => one.id === 'contradictions');
  const [shown, setShown] = useState(A_PAGE);
  const loaded = useServer<Answer>(`/analyses/contradictions.json?${analysisQuery(query)}`);
  return (
    <>
      <div className="head">
        <h1>Contradictions</h1>
        {loaded.data ? <p>{plural(loaded.data.contradictions.length, 'contradiction')}, the heaviest first</p> : null}
      </div>
      <Show loaded={loaded} what="the contradictions">
        {({ contradictions, summary, notes, showsNot }) => (
          <>
            {contradictions.length === 0 ? (
              <Empty title="No contradiction in this selection">
                <p>No actor was found on both sides of a conflict. That may be for want of reports.</p>
              </Empty>
            ) : null}
            {contradictions.slice(0, shown).map((one) => (
              <OneContradiction key={one.text} one={one} />
            ))}
            {contradictions.length > shown ? (
              <button type="button" onClick={() => setShown(shown + A_PAGE)}>
                {number(Math.min(A_PAGE, contradictions.length - shown))} more of {number(contradictions.length)}
              </button>
            ) : null}
            <details>
              <summary className="soft">How this was reckoned</summary>
              {[...summary, ...notes.map((note) => note.message)].map((line) => (
                <p key={line} className="soft">
                  {line}
                </p>
              ))}
            </details>
            <p className="soft">
              <strong>What this does not show.</strong> {showsNot}
            </p>
            {described ? <ParameterForm described={described} /> : null}
          </>
        )}
      </Show>
    </>
  );
}

const A_PAGE = 20;
const MOST_QUOTED = 2;

function OneContradiction({ one }: { one: Contradiction }): ReactNode {
  const name = useNames(one.ties.flatMap((tie) => [tie.source, tie.target]));
  const steady = one.robustness;
  return (
    <section className="panel contradiction">
      <div className="head">
        <h2>{one.text}</h2>
        <div className="actions">
          <Link
            className="button"
            to={{ path: '/network', set: { tension: one.ties.map((tie) => `${tie.source}~${tie.target}`).join(',') } }}
          >
            In the network
          </Link>
        </div>
      </div>
      <p className="soft">
        <span className="tag">{one.kind}</span> weight {one.weight.toFixed(1)}
        {steady ? `; holds by ${steady.rules.length} of ${steady.of} ways to read a sign from acts` : ''}
      </p>
      <div className="two-sides">
        {one.ties.map((tie) => (
          <div key={`${tie.source}~${tie.target}`}>
            <h3 className={tie.sign > 0 ? 'coop' : 'conflict'}>
              {name(tie.source)} {tie.sign > 0 ? 'with' : 'against'} {name(tie.target)}
            </h3>
            <p className="soft">
              {tie.declared ? 'by what they say' : 'by what they do'}
              {tie.certainty === null ? '' : `, ${Math.round(tie.certainty * 100)} % sure`}
            </p>
            {tie.events.slice(0, MOST_QUOTED).map((id) => (
              <Sentence key={id} id={id} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
