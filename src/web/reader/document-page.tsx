/** One document as it reads: marks in the words, events beside them, all of it as a table and notes below. */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Document } from '../../engine/document.ts';
import { EventCard } from '../event-card.tsx';
import { useKeys } from '../keys.tsx';
import { navigate, useLocation } from '../location.ts';
import { Link, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { Words } from '../words.tsx';
import { AddEvent } from './add-event.tsx';
import { MarksHere, MarkTable } from './marked-list.tsx';
import { KINDS, type Kind, MARK_LAYERS, marksOf } from './marks.ts';
import { TwoReports } from './two-reports.tsx';
import './reader.css';

const KIND_NAMES: Record<Kind, string> = {
  act: 'Acts',
  actor: 'Actors',
  time: 'Times',
  place: 'Places',
  quote: 'Quotations',
};

export function DocumentPage({ id }: { id: string }): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<Document>(`/documents/${id}.json?layers=${MARK_LAYERS}`);
  const beside = query.get('beside');
  return (
    <Show loaded={loaded} what="the document">
      {(doc) => (beside ? <TwoReports doc={doc} other={beside} /> : <Reading doc={doc} />)}
    </Show>
  );
}

function useChosen(): [string | null, (event: string | null) => void] {
  const { query } = useLocation();
  return [query.get('event'), (event) => navigate({ set: { event, at: null }, replace: true })];
}

function Reading({ doc }: { doc: Document }): ReactNode {
  const { query } = useLocation();
  const [chosen, choose] = useChosen();
  const hidden = query.get('hide') ?? '';
  const shown = useMemo(() => new Set<Kind>(KINDS.filter((kind) => !hidden.split(',').includes(kind))), [hidden]);
  const marks = useMemo(() => marksOf(doc, shown, chosen), [doc, shown, chosen]);
  const events = doc.layers.event;
  const at = query.get('at') === null ? null : Number(query.get('at'));
  const [adding, setAdding] = useState(false);
  const step = (by: number) => {
    const at = events.findIndex((event) => event.id === chosen);
    const next = events[Math.max(0, Math.min(events.length - 1, at + by))];
    if (next) choose(next.id);
  };
  useKeys([
    { key: 'j', says: 'Next event', run: () => step(1) },
    { key: 'k', says: 'Former event', run: () => step(-1) },
    {
      key: 'h',
      says: 'Hide or show all marks',
      run: () => navigate({ set: { hide: hidden ? null : KINDS.join(',') }, replace: true }),
    },
    { key: 'n', says: 'Add an event that is missing', run: () => setAdding(true) },
    { key: 'Escape', says: 'Choose none', run: () => (adding ? setAdding(false) : choose(null)) },
  ]);
  const ask = useCallback((place: number) => navigate({ set: { at: place, event: null }, replace: true }), []);
  useEffect(() => {
    document.title = `${doc.meta.title ?? 'Document'} · Entente`;
  }, [doc]);
  useEffect(() => {
    if (chosen === null) return;
    document.getElementById('chosen-act')?.scrollIntoView({ block: 'center' });
    document.getElementById(`card-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      <Head doc={doc} />
      <p className="actions no-print" role="group" aria-label="What is marked">
        {KINDS.map((kind) => (
          <button
            type="button"
            key={kind}
            aria-pressed={shown.has(kind)}
            onClick={() => {
              const now = new Set(hidden.split(',').filter(Boolean));
              if (now.has(kind)) now.delete(kind);
              else now.add(kind);
              navigate({ set: { hide: [...now].join(',') || null }, replace: true });
            }}
          >
            <span className={`words-sample ${kind}`}>{KIND_NAMES[kind]}</span>
          </button>
        ))}
      </p>
      <div className="reading">
        <div className="words">
          <Words text={doc.text} marks={marks} chosen={chosen} choose={choose} ask={ask} />
        </div>
        <aside aria-label="Events of this document" className="no-print">
          <div className="head">
            <h2>{plural(events.length, 'event')}</h2>
            <div className="actions">
              <button type="button" onClick={() => setAdding(!adding)} aria-expanded={adding}>
                Add one
              </button>
            </div>
          </div>
          {adding ? <AddEvent doc={doc} done={() => setAdding(false)} /> : null}
          {at === null ? null : <MarksHere doc={doc} marks={marks} at={at} />}
          {events.length === 0 ? (
            <p className="soft">
              {doc.meta.language && doc.meta.language !== 'en'
                ? 'This document is not in English: it is kept, and not coded.'
                : 'No act between actors was found here.'}
            </p>
          ) : null}
          {events.map((event) => (
            <EventCard
              key={event.id}
              event={event}
              chosen={event.id === chosen}
              choose={() => choose(event.id === chosen ? null : event.id)}
            >
              {event.id === chosen && event.incident && event.incident.documents > 1 ? (
                <OtherReports event={event.id} />
              ) : null}
            </EventCard>
          ))}
        </aside>
      </div>
      <MarkTable doc={doc} marks={marks} />
      <Notes doc={doc} />
    </>
  );
}

function Head({ doc }: { doc: Document }): ReactNode {
  const { meta } = doc;
  return (
    <div className="head">
      <h1>{meta.title ?? meta.source ?? 'Untitled'}</h1>
      <p>{[meta.publisher, meta.byline, meta.published?.slice(0, 10), meta.source].filter(Boolean).join(' · ')}</p>
      <div className="actions">
        <Link className="button" to={{ path: '/documents' }}>
          All documents
        </Link>
      </div>
    </div>
  );
}

interface Reports {
  reports: {
    id: string;
    doc: string;
    publisher: string | null;
    published: string | null;
    source: string | null;
    evidence: { text: string };
  }[];
}

function OtherReports({ event }: { event: string }): ReactNode {
  const loaded = useServer<Reports>(`/events/${event}.json`);
  return (
    <Show loaded={loaded} what="other reports">
      {({ reports }) => (
        <>
          <h4>The same event elsewhere</h4>
          <ul className="plain">
            {reports.map((report) => (
              <li key={report.id}>
                <Link to={{ set: { beside: report.id } }} title={report.evidence.text}>
                  {report.publisher ?? report.source ?? report.doc}, {report.published?.slice(0, 10)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Show>
  );
}

function Notes({ doc }: { doc: Document }): ReactNode {
  if (doc.notes.length === 0) return null;
  return (
    <details className="panel no-print">
      <summary>{plural(doc.notes.length, 'note')} from reading</summary>
      <ul className="plain">
        {doc.notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes have no id and never move
          <li key={index}>
            {note.message}
            {note.start !== null && note.end !== null && note.end > note.start ? (
              <>
                {': '}
                <q>{doc.text.slice(note.start, Math.min(note.end, note.start + 120))}</q>
              </>
            ) : null}{' '}
            <small className="soft">{note.code}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}
