/** What changed since this browser was here last; nothing at the first visit. */
import { type ReactNode, useMemo } from 'react';
import { Link, plural } from '../parts.tsx';
import { useServer } from '../server.ts';
import { lastVisit } from './visit.ts';

interface Changed {
  documents: number;
  events: number;
  judgements: number;
  gone: number;
}

export function Changes({ project }: { project: string }): ReactNode {
  const since = useMemo(() => lastVisit(project), [project]);
  const { data } = useServer<Changed>(since === null ? null : `/changes.json?since=${since}`);
  if (since === null || !data) return null;
  const { documents, events, judgements, gone } = data;
  const parts = [
    documents > 0 ? `${plural(documents, 'new document')} with ${plural(events, 'event')}` : '',
    judgements > 0 ? plural(judgements, 'judgement') : '',
    gone > 0 ? `${plural(gone, 'event')} gone` : '',
  ].filter(Boolean);
  const when = new Date(since).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p className="panel since">
      <strong>Since you were here last</strong> ({when}): {parts.length > 0 ? parts.join(', ') : 'nothing has changed'}.{' '}
      {documents > 0 ? (
        <Link to={{ path: '/documents', set: { sort: 'import' }, keep: [] }}>See what came in</Link>
      ) : null}
    </p>
  );
}
