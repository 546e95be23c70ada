/**
 * Whose the sides of coded events are: the country and the kind (first sector) of whoever acts or undergoes, in news that is not ours,
 * read by hand (`data/whose.tsv`: offsets, no words). In: the data root that holds the news. Out: how many sides have the country a
 * reader gives them; of the rest, which have none, another's, or one where the reader has none. The rules were tuned on these texts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventActor } from '../src/engine/event.ts';
import { openCoder } from '../src/node/code.ts';
import { newsDocument } from './news-documents.ts';
import { share } from './whole-records.ts';

interface Row {
  document: string;
  span: string;
  /** ISO 3166 alpha-3, several of people of several countries, none where no reader could say. */
  countries: readonly string[];
  kind: string;
}

const TABLE = join(import.meta.dirname, 'data', 'whose.tsv');

function readRows(): Row[] {
  const lines = readFileSync(TABLE, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [document, start, end, country, kind] = line.split('\t');
    const countries = country === '-' ? [] : country!.split('+');
    return { document: document!, span: `${start}:${end}`, countries, kind: kind! };
  });
}

/** @returns null where the news is not there */
export async function whose(root: string): Promise<object | null> {
  const count = { sides: 0, found: 0, country: 0, none: 0, anothers: 0, needless: 0, kind: 0, kindsAsked: 0 };
  const coder = openCoder({ jobs: 1 });
  try {
    for (const [name, rows] of Map.groupBy(readRows(), ({ document }) => document)) {
      const doc = newsDocument(root, name);
      if (doc === null) return null;
      const { doc: coded } = await coder.annotate(doc);
      const sides = new Map<string, EventActor>();
      for (const { actor, recipient } of coded.layers.event)
        for (const side of [actor, recipient]) if (side) sides.set(`${side.start}:${side.end}`, side);
      for (const { span, countries, kind } of rows) {
        count.sides += 1;
        const side = sides.get(span);
        if (!side) continue;
        count.found += 1;
        const { country, sectors } = side;
        if (country === null ? countries.length === 0 : countries.includes(country)) count.country += 1;
        else if (country === null) count.none += 1;
        else if (countries.length > 0) count.anothers += 1;
        else count.needless += 1;
        if (kind === '-' || kind === 'STATE') continue;
        count.kindsAsked += 1;
        if (kind.split('+').includes(sectors[0] ?? '')) count.kind += 1;
      }
    }
  } finally {
    await coder.close();
  }
  return { ...count, countryRight: share(count.country, count.found), kindRight: share(count.kind, count.kindsAsked) };
}
