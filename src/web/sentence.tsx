/** The sentence behind an event id, quoted, with a way to its document. */
import type { ReactNode } from 'react';
import { Link } from './parts.tsx';
import { useServer } from './server.ts';

interface Answer {
  event: { doc: string; evidence: { text: string } };
  meta: { publisher: string | null; published: string | null } | null;
}

export function Sentence({ id }: { id: string }): ReactNode {
  const loaded = useServer<Answer>(`/events/${id}.json`);
  if (loaded.error) return <p className="soft">This report could not be read: {loaded.error.message}</p>;
  if (!loaded.data) return <blockquote className="soft">…</blockquote>;
  const { event, meta } = loaded.data;
  return (
    <blockquote>
      {event.evidence.text}{' '}
      <Link to={{ path: `/documents/${event.doc}`, set: { event: id } }}>
        {[meta?.publisher, meta?.published?.slice(0, 10)].filter(Boolean).join(', ') || 'the document'}
      </Link>
    </blockquote>
  );
}
