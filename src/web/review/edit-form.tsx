/** Sets the fields of an event by hand: only what was changed is written, as one step, with the codes that follow. */
import { type ReactNode, useState } from 'react';
import type { Event, EventDate, EventPlace } from '../../engine/event.ts';
import { titleCase } from '../parts.tsx';
import { useServer } from '../server.ts';
import { judge } from '../undo.tsx';
import { codesOf, STATUSES, useOntology } from './ontology.ts';

interface Edit {
  event: string;
  field: string;
  value: unknown;
}
interface KnownPlace {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: EventPlace['precision'];
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

function dateOf(first: string, last: string): EventDate | null {
  if (first === '' && last === '') return null;
  const [earliest, latest] = [first || last, last || first].sort() as [string, string];
  const edtf = earliest === latest ? earliest : `${earliest}/${latest}`;
  const precision = earliest === latest ? 'day' : 'range';
  return { value: edtf, edtf, earliest, latest, precision, basis: 'stated', text: null, start: null, end: null };
}

/** The site of the act; where the project knows the name, it comes with its country and its place on the map. */
function placesOf(event: Event, name: string, known: readonly KnownPlace[]): EventPlace[] {
  const rest = event.places.slice(1);
  if (name === '') return rest;
  const found = known.find((place) => place.name === name);
  const blank = { country: null, lat: null, lon: null, precision: 'region' as const };
  const { country, lat, lon, precision } = found ?? blank;
  return [
    {
      name,
      role: 'site',
      country,
      admin1: null,
      lat,
      lon,
      precision,
      geonames: null,
      basis: 'stated',
      start: null,
      end: null,
    },
    ...rest,
  ];
}

export function EditForm({ event, done }: { event: Event; done(edited: boolean): void }): ReactNode {
  const actors = useServer<{ rows: { id: string; name: string }[] }>('/actors.json?limit=2000');
  const places = useServer<{ places: KnownPlace[] }>('/map.json');
  const ontology = useOntology();
  const [type, setType] = useState(event.type);
  const known = new Map((actors.data?.rows ?? []).map((row) => [row.name, row.id]));
  const offered = ontology.types.find((one) => one.id === type);
  const modes = [
    ...new Set([...(type === event.type ? event.modes : []), ...(offered?.modes ?? []).map(({ id }) => id)]),
  ];

  const submit = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const edits: Edit[] = [
      ...partyEdit(event, 'actor', text('actor'), known),
      ...partyEdit(event, 'recipient', text('recipient'), known),
    ];
    const set = (field: keyof Event, value: unknown) => {
      if (JSON.stringify(value) !== JSON.stringify(event[field])) edits.push({ event: event.id, field, value });
    };
    const chosen = form.getAll('mode').map(String);
    const nowModes = modes.filter((mode) => chosen.includes(mode));
    set('type', text('type'));
    set('modes', nowModes);
    if (offered && offered.subtypes.length > 0) set('subtype', text('subtype') || null);
    set('status', text('status'));
    if (edits.some(({ field }) => field === 'type' || field === 'modes' || field === 'status')) {
      const codes = await codesOf({ event: event.id, type: text('type'), modes: nowModes, status: text('status') });
      if (codes) for (const [field, value] of Object.entries(codes)) set(field as keyof Event, value);
    }
    const [first, last] = [text('first'), text('last')];
    if (first !== (event.date?.earliest ?? '') || last !== (event.date?.latest ?? '')) set('date', dateOf(first, last));
    if (text('place') !== (event.places[0]?.name ?? ''))
      set('places', placesOf(event, text('place'), places.data?.places ?? []));
    if (edits.length === 0) return done(false);
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
      <datalist id="known-places">
        {[...new Set((places.data?.places ?? []).slice(0, 1000).map((place) => place.name))].map((name) => (
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
          ref={focusOnce}
        />
      </p>
      <p className="field">
        <label htmlFor="edit-recipient">Whom</label>
        <input id="edit-recipient" name="recipient" list="known-actors" defaultValue={event.recipient?.name ?? ''} />
      </p>
      <p className="field">
        <label htmlFor="edit-type">What</label>
        <select id="edit-type" name="type" value={type} onChange={(change) => setType(change.target.value)}>
          {ontology.types.some((one) => one.id === event.type) ? null : <option>{event.type}</option>}
          {ontology.types.map((one) => (
            <option key={one.id} value={one.id} title={one.definition}>
              {titleCase(one.label)}
            </option>
          ))}
        </select>
        {offered ? <small className="soft">{offered.definition}</small> : null}
      </p>
      {offered && offered.subtypes.length > 0 ? (
        <p className="field">
          <label htmlFor="edit-subtype">More precisely</label>
          <select id="edit-subtype" name="subtype" defaultValue={event.subtype ?? ''}>
            <option value="">not said</option>
            {offered.subtypes.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </p>
      ) : null}
      <p className="field">
        <label htmlFor="edit-status">Did it happen</label>
        <select id="edit-status" name="status" defaultValue={event.status}>
          {STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </p>
      <p className="field">
        <label htmlFor="edit-first">When, the first day it may have been</label>
        <input id="edit-first" name="first" type="date" defaultValue={event.date?.earliest ?? ''} />
      </p>
      <p className="field">
        <label htmlFor="edit-last">and the last</label>
        <input id="edit-last" name="last" type="date" defaultValue={event.date?.latest ?? ''} />
      </p>
      <p className="field">
        <label htmlFor="edit-place">Where</label>
        <input id="edit-place" name="place" list="known-places" defaultValue={event.places[0]?.name ?? ''} />
      </p>
      <p className="field">
        <label htmlFor="edit-reason">Why (kept in the log)</label>
        <input id="edit-reason" name="reason" maxLength={500} />
      </p>
      {modes.length > 0 ? (
        <fieldset>
          <legend>How</legend>
          {modes.map((mode) => (
            <label
              className="check"
              key={`${type} ${mode}`}
              title={offered?.modes.find((one) => one.id === mode)?.definition}
            >
              <input type="checkbox" name="mode" value={mode} defaultChecked={event.modes.includes(mode)} />
              {mode.replaceAll('-', ' ')}
            </label>
          ))}
        </fieldset>
      ) : null}
      <p className="actions">
        <button type="submit" className="primary">
          Save and next
        </button>
        <button type="button" onClick={() => done(false)}>
          Leave as it was
        </button>
      </p>
    </form>
  );
}

/** The first field takes the focus when the form opens, and not again. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
