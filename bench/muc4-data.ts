/**
 * MUC-4 documents and answer keys. In: a folder or file of documents (an object a line: docid, text, dateline) and of keys
 * (blocks parted by %%%, each a list of slot–value pairs). Out: documents, and per document its templates with the accepted
 * strings of every filler. A template numbered * says that the document holds no event.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface MucDoc {
  id: string;
  text: string;
  dateline: string;
}

/** Strings any of which is right. */
export interface Filler {
  strings: string[];
  optional: boolean;
}

export interface Template {
  optional: boolean;
  slots: Record<string, Filler[]>;
}

export function readDocs(path: string): MucDoc[] {
  return files(path, 'doc').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { docid: string; text: string; dateline?: string })
      .map(({ docid, text, dateline }) => ({ id: docid, text, dateline: dateline ?? '' })),
  );
}

export function readKeys(path: string): Map<string, Template[]> {
  const keys = new Map<string, Template[]>();
  for (const file of files(path, 'key')) {
    for (const block of readFileSync(file, 'utf8').split('%%%')) {
      if (block.trim() === '') continue;
      const rows = JSON.parse(block) as [string, unknown][];
      const id = String(rows.find(([slot]) => slot === 'message_id')?.[1]);
      const templates = keys.get(id) ?? [];
      keys.set(id, templates);
      if (rows.some(([slot, value]) => slot === 'message_template' && value === '*')) continue;
      const template: Template = { optional: false, slots: {} };
      for (const [slot, value] of rows) {
        if (slot === 'message_template_optional') template.optional = value === true;
        else if (!slot.startsWith('message_')) {
          const name = slot.startsWith('incident_stage') ? 'incident_stage_of_execution' : slot;
          const fillers = (template.slots[name] ??= []);
          const filler = readFiller(value, name === 'incident_location');
          if (filler) fillers.push(filler);
        }
      }
      templates.push(template);
    }
  }
  return keys;
}

/** An object of accepted strings, or a key's own writing: `? "ONE" / "OTHER"`. A place is `COUNTRY: PLACE`, one string. */
function readFiller(value: unknown, isPlace: boolean): Filler | null {
  if (value === null || value === undefined || value === '-' || value === '*') return null;
  if (Array.isArray(value)) return readFiller({ strings: value.map(String) }, isPlace);
  if (typeof value !== 'object') {
    const written = String(value);
    const strings = written
      .replace(/^\?\s*/, '')
      .split(/\s\/\s/)
      .map((string) => string.replace(/^"|"$/g, '').trim());
    return { strings, optional: written.startsWith('?') };
  }
  const { strings, strings_lhs, strings_rhs, optional } = value as Record<string, unknown> & {
    optional?: boolean;
    strings?: unknown[];
    strings_lhs?: unknown[];
    strings_rhs?: unknown[];
  };
  const whole = (strings_lhs ?? []).flatMap((left) => (strings_rhs ?? []).map((right) => `${left}: ${right}`));
  const accepted = (strings ?? (isPlace && whole.length > 0 ? whole : strings_lhs) ?? []).filter(
    (string): string is string => typeof string === 'string',
  );
  return accepted.length === 0 ? null : { strings: accepted, optional: optional === true };
}

function files(path: string, prefix: string): string[] {
  if (statSync(path).isFile()) return path.includes(prefix) ? [path] : [];
  return readdirSync(path)
    .filter((name) => name.startsWith(prefix) && statSync(join(path, name)).isFile())
    .sort()
    .map((name) => join(path, name));
}
