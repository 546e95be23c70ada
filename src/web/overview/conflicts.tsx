/** What a new run and a person disagree on, and judgements whose words are gone: for a person to settle. */
import type { ReactNode } from 'react';
import { Link, plural } from '../parts.tsx';
import { useServer } from '../server.ts';

interface Conflict {
  kind: string;
  event: string;
  field: string;
  message: string;
}

export function Conflicts(): ReactNode {
  const loaded = useServer<{ conflicts: Conflict[] }>('/conflicts.json');
  const conflicts = loaded.data?.conflicts ?? [];
  if (conflicts.length === 0) return null;
  return (
    <section className="panel">
      <h2>{plural(conflicts.length, 'disagreement')} with a new run</h2>
      <ul className="plain">
        {conflicts.slice(0, 20).map((one) => (
          <li key={one.event + one.field + one.kind}>
            <Link to={{ path: `/events/${one.event}` }}>{one.field || one.kind}</Link> {one.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
