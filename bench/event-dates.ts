/**
 * Which of several times in a sentence is of which event: bench/data/event-dates.tsv, sentences of our own, each with a word
 * in brackets and the date of what it tells, published on 16 March 2016, a Wednesday. In: an engine. Out: how many are right;
 * an act that is not coded is dated as if it were.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocument } from '../src/engine/document.ts';
import type { Event } from '../src/engine/event.ts';
import { dateEvents } from '../src/engine/extract/event-times.ts';
import type { Engine } from '../src/node/engine.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

const PUBLISHED = '2016-03-16';

export async function eventDates(engine: Engine): Promise<{ of: number; right: number; wrong: object[] }> {
  const [, ...lines] = readFileSync(join(PACKAGE_ROOT, 'bench/data/event-dates.tsv'), 'utf8').trimEnd().split('\n');
  const wrong: object[] = [];
  for (const line of lines) {
    const [id, want, marked] = line.split('\t') as [string, string, string];
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    const doc = createDocument({
      id: `doc_${id}`,
      text: marked.replace(/[[\]]/g, ''),
      origin: { sha256: '', record: 0, map: [] },
      meta: { title: null, byline: null, publisher: null, published: PUBLISHED, language: null, source: null },
    });
    await engine.annotate(doc);
    const token = doc.layers.token.find((one) => one.start < end && start < one.end)!;
    const coded = doc.layers.event.find(({ heads }) => heads.trigger === token.id || heads.support === token.id);
    const act = { type: 'ASSAULT', heads: { trigger: token.id, support: null }, trigger: token };
    const date = coded ? coded.date : dateEvents([act as unknown as Event], doc.layers, PUBLISHED)[0];
    const got = date?.value ?? 'none';
    if (got !== want) wrong.push({ id, want, got, coded: coded !== undefined, text: marked });
  }
  return { of: lines.length, right: lines.length - wrong.length, wrong };
}
