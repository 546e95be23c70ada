/**
 * An event the engine did not see, added by hand: the words that tell of it (selected in the text, or typed as they stand
 * there), who, whom, what. The server takes it with its spans and it can be undone.
 */
import { type ReactNode, useEffect, useState } from 'react';
import type { Document } from '../../engine/document.ts';
import { navigate } from '../location.ts';
import { titleCase } from '../parts.tsx';
import { codesOf, STATUSES, useOntology } from '../review/ontology.ts';
import { read } from '../server.ts';
import { judge, say } from '../undo.tsx';

interface Quote {
  start: number;
  end: number;
  text: string;
}

/** Where words stand: within the sentence first, else the first time they stand anywhere. */
function find(doc: Document, words: string, near: Quote | null): Quote | null {
  if (words === '') return null;
  const inside = near ? doc.text.slice(near.start, near.end).indexOf(words) : -1;
  const start = inside >= 0 ? near!.start + inside : doc.text.indexOf(words);
  return start < 0 ? null : { start, end: start + words.length, text: words };
}

/** The sentence around words: from the full stop or break before to the one after. */
function sentenceAround(text: string, { start, end }: Quote): Quote {
  const before = text.slice(0, start);
  const from = Math.max(
    before.lastIndexOf('\n') + 1,
    ...[...before.matchAll(/[.!?]["”’)]*\s+/g)].map((m) => m.index + m[0].length),
  );
  const stop = /[.!?]["”’)]*(?=\s|$)|\n/.exec(text.slice(end));
  const to = stop ? end + stop.index + (stop[0] === '\n' ? 0 : stop[0].length) : text.length;
  return { start: from, end: to, text: text.slice(from, to) };
}

export function AddEvent({ doc, done }: { doc: Document; done(): void }): ReactNode {
  const ontology = useOntology();
  const [trigger, setTrigger] = useState('');
  // What is selected in the text is taken over as it is.
  useEffect(() => {
    const take = () => {
      const chosen = window.getSelection();
      const words = chosen?.toString().trim() ?? '';
      const inText = chosen?.anchorNode?.parentElement?.closest('.words');
      if (inText && words !== '' && words.length < 200) setTrigger(words);
    };
    take();
    document.addEventListener('selectionchange', take);
    return () => document.removeEventListener('selectionchange', take);
  }, []);
  const submit = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const act = find(doc, text('trigger'), null);
    if (!act) return say(`“${text('trigger')}” does not stand in this document; copy the words as they are`);
    const evidence = sentenceAround(doc.text, act);
    const [actor, recipient] = [find(doc, text('actor'), evidence), find(doc, text('recipient'), evidence)];
    for (const [name, found] of [
      ['actor', actor],
      ['recipient', recipient],
    ] as const)
      if (text(name) !== '' && !found) return say(`“${text(name)}” does not stand in this document`);
    const party = async (quote: Quote | null) => quote && { ...quote, ...(await resolved(quote.text)) };
    const codes = await codesOf({ type: text('type'), status: text('status') });
    const body = {
      ...codes,
      doc: doc.id,
      type: text('type'),
      status: text('status'),
      trigger: act,
      evidence,
      actor: await party(actor),
      recipient: await party(recipient),
    };
    const added = await judge<{ id: string }>('/review/add', body);
    if (!added) return;
    done();
    navigate({ set: { event: added.id, at: null } });
  };
  return (
    <form
      className="edit-form event-card is-chosen"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void submit(new FormData(submitted.currentTarget));
      }}
    >
      <p className="soft">Select the words that tell of the act, or type them as they stand in the text.</p>
      <p className="field">
        <label htmlFor="add-trigger">The act, in its words</label>
        <input
          id="add-trigger"
          name="trigger"
          required
          value={trigger}
          onChange={(event) => setTrigger(event.target.value)}
        />
      </p>
      <p className="field">
        <label htmlFor="add-actor">Who, in the words of the text</label>
        <input id="add-actor" name="actor" />
      </p>
      <p className="field">
        <label htmlFor="add-recipient">Whom</label>
        <input id="add-recipient" name="recipient" />
      </p>
      <p className="field">
        <label htmlFor="add-type">What</label>
        <select id="add-type" name="type">
          {ontology.types.map((type) => (
            <option key={type.id} value={type.id} title={type.definition}>
              {titleCase(type.label)}
            </option>
          ))}
        </select>
      </p>
      <p className="field">
        <label htmlFor="add-status">Did it happen</label>
        <select id="add-status" name="status">
          {STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </p>
      <p className="actions">
        <button type="submit" className="primary">
          Add it
        </button>
        <button type="button" onClick={done}>
          Leave it
        </button>
      </p>
    </form>
  );
}

/** Whom the project already knows under these words. */
async function resolved(words: string): Promise<{ id?: string; name: string }> {
  const { rows } = await read<{ rows: { id: string; name: string; aliases: string[] }[] }>(
    '/actors.json?limit=2000',
  ).catch(() => ({ rows: [] }));
  const known = rows.find((row) => row.name === words || row.aliases.includes(words));
  return known ? { id: known.id, name: known.name } : { name: words };
}
