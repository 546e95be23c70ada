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
  if (!loaded.data) return null;
  const { event, meta } = loaded.data;
  return (
    <blockquote>
      {event.evidence.text}{' '}
      <Link to={{ path: `/documents/${event.doc}`, set: { event: id }, keep: [] }}>
        {[meta?.publisher, meta?.published?.slice(0, 10)].filter(Boolean).join(', ') || 'the document'}
      </Link>
    </blockquote>
  );
}
