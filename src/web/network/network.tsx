/**
 * The signed network: who cooperates with whom and who is in conflict, in camps that are proven to fit best; ties that fit
 * no choice are marked. The picture comes first, the camps when they are found.
 */
import { type ReactNode, useMemo } from 'react';
import { analysisQuery, ParameterForm, useAnalyses } from '../analysis-panel.tsx';
import { navigate, useLocation } from '../location.ts';
import { learnNames } from '../names.ts';
import { Empty, Loading, number, plural, Problem, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { type Balance, type Picture, tiesOf } from './data.ts';
import { NetworkView } from './network-view.tsx';
import './network.css';

/** From so many ties on, what takes longest is left to the analysis view: chance, and the list of all best camps. */
const LARGE = 2000;
const FOR_LARGE = { samples: '0', optima: '50', timeLimit: '8' };

export default function NetworkPage(): ReactNode {
  const { query } = useLocation();
  const camps = query.get('p.camps') ?? 'free';
  const described = useAnalyses()?.find((one) => one.id === 'balance');
  const picture = useServer<Picture>(`/network.json?${analysisQuery(query, { camps })}`);
  const large = (picture.data?.ties.length ?? 0) > LARGE;
  const balance = useServer<Balance>(
    picture.data && picture.data.ties.length > 0
      ? `/analyses/balance.json?${analysisQuery(query, { ...(large ? FOR_LARGE : {}), camps })}`
      : null,
  );
  if (picture.data) learnNames(picture.data.nodes);
  const found = balance.loading ? null : balance.data;
  const ties = useMemo(() => tiesOf(picture.data, found), [picture.data, found]);
  return (
    <>
      <div className="head">
        <h1>Network</h1>
        {picture.data ? (
          <p>
            {plural(picture.data.nodes.length, 'actor')}, {plural(ties.length, 'tie')},{' '}
            {number(ties.filter((tie) => tie.sign < 0).length)} of them of conflict
          </p>
        ) : null}
        <div className="actions" role="group" aria-label="Number of camps">
          <button type="button" aria-pressed={camps === 'free'} onClick={() => navigate({ set: { 'p.camps': null } })}>
            As many camps as fit
          </button>
          <button type="button" aria-pressed={camps === '2'} onClick={() => navigate({ set: { 'p.camps': '2' } })}>
            Two camps
          </button>
        </div>
      </div>
      <Show loaded={picture} what="the network">
        {(data) =>
          data.ties.length === 0 ? (
            <Empty title="No signed tie in this selection">
              <p>A tie needs acts that occurred or are going on between two known actors.</p>
            </Empty>
          ) : (
            <>
              <NetworkView ties={ties} balance={found} camps={camps} />
              {balance.error ? <Problem error={balance.error} retry={balance.reload} /> : null}
              {balance.loading ? (
                <Loading
                  what={
                    large
                      ? 'the camps; with so many ties that takes a while, the picture is there already'
                      : 'the camps'
                  }
                />
              ) : null}
              {described ? <ParameterForm described={described} /> : null}
            </>
          )
        }
      </Show>
    </>
  );
}
