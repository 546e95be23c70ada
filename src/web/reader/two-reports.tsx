/** Two reports of one event side by side, each at its words. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Document } from '../../engine/document.ts';
import { EventCard } from '../event-card.tsx';
import { navigate, useLocation } from '../location.ts';
import { Link, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { judge } from '../undo.tsx';
import { Words } from '../words.tsx';
import { type Kind, MARK_LAYERS, marksOf } from './marks.ts';

interface EventAnswer {
  event: Document['layers']['event'][number];
}

export function TwoReports({ doc, other }: { doc: Document; other: string }): ReactNode {
  const loaded = useServer<EventAnswer>(`/events/${other}.json`);
  const chosen = useLocation().query.get('event');
  return (
    <>
      <div className="head">
        <h1>Two reports of one event</h1>
        <div className="actions">
          {chosen ? <Apart event={chosen} other={other} /> : null}
          <Link className="button" to={{ set: { beside: null } }}>
            Back to the document
          </Link>
        </div>
      </div>
      <div className="grid">
        <Side doc={doc} chosen={chosen} />
        <Show loaded={loaded} what="the other report">
          {({ event }) => <OtherSide id={event.doc} chosen={event.id} />}
        </Show>
      </div>
    </>
  );
}

/** What differs, and a way to say that the two are not one event. */
function Apart({ event, other }: { event: string; other: string }): ReactNode {
  return (
    <button
      type="button"
      onClick={async () => {
        if (await judge('/review/incident', { ids: [other], incident: null }))
          navigate({ set: { event, beside: null } });
      }}
    >
      These are two events
    </button>
  );
}

function OtherSide({ id, chosen }: { id: string; chosen: string }): ReactNode {
  const loaded = useServer<Document>(`/documents/${id}.json?layers=${MARK_LAYERS}`);
  return (
    <Show loaded={loaded} what="the other document">
      {(doc) => <Side doc={doc} chosen={chosen} />}
    </Show>
  );
}

function Side({ doc, chosen }: { doc: Document; chosen: string | null }): ReactNode {
  const marks = useMemo(() => marksOf(doc, new Set<Kind>(['act', 'actor']), chosen), [doc, chosen]);
  const event = doc.layers.event.find((one) => one.id === chosen);
  const box = useRef<HTMLDivElement>(null);
  // Each side is brought to its own words.
  useEffect(() => {
    const act = box.current?.querySelector<HTMLElement>('.act.chosen');
    if (box.current && act)
      box.current.scrollTop = act.offsetTop - box.current.offsetTop - box.current.clientHeight / 3;
  }, []);
  return (
    <section className="panel">
      <h2>{doc.meta.title}</h2>
      <p className="soft">{[doc.meta.publisher, doc.meta.published?.slice(0, 10)].filter(Boolean).join(' · ')}</p>
      {event ? <EventCard event={event} chosen /> : null}
      <div
        className="words scroll tall"
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={doc.meta.title ?? 'The document'}
      >
        <Words text={doc.text} marks={marks} chosen={chosen} />
      </div>
    </section>
  );
}
