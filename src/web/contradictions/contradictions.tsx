/** Where the alliances contradict themselves: each triad or cycle named, with its strongest reports on either side. */
import type { ReactNode } from 'react';
import { AnalysisPanel } from '../analysis-panel.tsx';
import { navigate, useLocation } from '../location.ts';

const TABS: [string, string][] = [
  ['contradictions', 'Contradictions'],
  ['coherence', 'Coalitions against conduct'],
  ['balance', 'Balance'],
  ['camps', 'Camps over time'],
  ['escalation', 'Escalation'],
];

export default function ContradictionsPage(): ReactNode {
  const { query } = useLocation();
  const tab = query.get('analysis') ?? 'contradictions';
  return (
    <>
      <div className="head" role="group" aria-label="Analyses">
        {TABS.map(([name, title]) => (
          <button
            type="button"
            key={name}
            aria-pressed={tab === name}
            onClick={() =>
              navigate({
                set: { analysis: name === 'contradictions' ? null : name },
                keep: [...query.keys()].filter((key) => !key.startsWith('p.')),
              })
            }
          >
            {title}
          </button>
        ))}
      </div>
      <AnalysisPanel key={tab} name={tab} />
    </>
  );
}
