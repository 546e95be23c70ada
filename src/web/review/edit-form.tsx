/** Sets the fields of an event by hand: only what was changed is written, as one step. */
import type { ReactNode } from 'react';
import type { Event, Status } from '../../engine/event.ts';
import { useServer } from '../server.ts';
import { judge } from '../undo.tsx';

const TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
];
const STATUSES: Status[] = [
  'occurred',
  'ongoing',
  'reported',
  'planned',
  'attempted',
  'possible',
  'unclear',
  'cancelled',
  'negated',
  'denied',
];

interface Edit {
  event: string;
  field: string;
  value: unknown;
}

/** A party as the form gives it: its words stay, who they name changes. */
function partyEdit(
  event: Event,
  side: 'actor' | 'recipient',
  name: string,
  known: ReadonlyMap<string, string>,
): Edit[] {
  const before = event[side];
  if (name === (before?.name ?? '')) return [];
  if (name === '') return [{ event: event.id, field: side, value: null }];
  const id =
    known.get(name) ??
    name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9/]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const blank = {
    person: null,
    country: null,
    sectors: [],
    collective: null,
    text: '',
    start: event.trigger.start,
    end: event.trigger.start,
  };
  return [{ event: event.id, field: side, value: { ...(before ?? blank), id, name } }];
}

export function EditForm({ event, done }: { event: Event; done(edited: boolean): void }): ReactNode {
  const actors = useServer<{ rows: { id: string; name: string }[] }>('/actors.json?limit=2000');
  const known = new Map((actors.data?.rows ?? []).map((row) => [row.name, row.id]));
  const types = TYPES.includes(event.type) ? TYPES : [event.type, ...TYPES];
  const submit = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const edits: Edit[] = [
      ...partyEdit(event, 'actor', text('actor'), known),
      ...partyEdit(event, 'recipient', text('recipient'), known),
    ];
    if (text('type') !== event.type) edits.push({ event: event.id, field: 'type', value: text('type') });
    if (text('status') !== event.status) edits.push({ event: event.id, field: 'status', value: text('status') });
    const day = text('date');
    if (day !== (event.date?.earliest ?? '') && (day !== '' || event.date !== null)) {
      const value =
        day === ''
          ? null
          : {
              value: day,
              edtf: day,
              earliest: day,
              latest: day,
              precision: 'day',
              basis: 'stated',
              text: null,
              start: null,
              end: null,
            };
      edits.push({ event: event.id, field: 'date', value });
    }
    if (edits.length === 0) {
      done(false);
      return;
    }
    const reason = text('reason');
    if (await judge('/review/edit', { edits, ...(reason ? { reason } : {}) })) done(true);
  };
  return (
    <form
      className="edit-form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void submit(new FormData(submitted.currentTarget));
      }}
    >
      <datalist id="known-actors">
        {[...known.keys()].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p className="field">
        <label htmlFor="edit-actor">Who</label>
        <input
          id="edit-actor"
          name="actor"
          list="known-actors"
          defaultValue={event.actor?.name ?? ''}
          ref={(input) => input?.focus()}
        />
      </p>
      <p className="field">
        <label htmlFor="edit-recipient">Whom</label>
        <input id="edit-recipient" name="recipient" list="known-actors" defaultValue={event.recipient?.name ?? ''} />
      </p>
      <p className="field">
        <label htmlFor="edit-type">What</label>
        <select id="edit-type" name="type" defaultValue={event.type}>
          {types.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </p>
      <p className="field">
        <label htmlFor="edit-status">Did it happen</label>
        <select id="edit-status" name="status" defaultValue={event.status}>
          {STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </p>
      <p className="field">
        <label htmlFor="edit-date">When</label>
        <input id="edit-date" name="date" type="date" defaultValue={event.date?.earliest ?? ''} />
      </p>
      <p className="field">
        <label htmlFor="edit-reason">Why (kept in the log)</label>
        <input id="edit-reason" name="reason" maxLength={500} />
      </p>
      <p className="actions">
        <button type="submit" className="primary">
          Save and next
        </button>{' '}
        <button type="button" onClick={() => done(false)}>
          Leave as it was
        </button>
      </p>
    </form>
  );
}
