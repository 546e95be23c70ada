/** The published schemas are what the code says, and what the engine writes for our own examples fits them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/engine/document.ts';
import { NOTE_CODES, ReadError } from '../../src/engine/errors.ts';
import { documentSchema, jsonSchema, SCHEMAS } from '../../src/engine/schema.ts';
import { openCoder } from '../../src/node/code.ts';
import { PACKAGE_ROOT } from '../../src/node/paths.ts';
import { findSources } from '../../src/node/sources.ts';

const examples = join(PACKAGE_ROOT, 'examples');

async function codeExamples(): Promise<Document[]> {
  const files = readdirSync(examples)
    .filter((name) => /\.(md|txt|html)$/.test(name) && name !== 'README.md')
    .map((name) => join(examples, name));
  const coder = openCoder({ jobs: 1 });
  const docs: Document[] = [];
  for await (const coded of coder.code(findSources(files))) {
    if (coded instanceof ReadError) throw coded;
    docs.push(coded.doc);
  }
  return docs;
}

const docs = await codeExamples();

describe('schemas', () => {
  it.each(Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[])(
    'schemas/%s.json is what schema.ts says (npm run schemas writes it)',
    (name) => {
      expect(JSON.parse(readFileSync(join(PACKAGE_ROOT, 'schemas', `${name}.json`), 'utf8'))).toEqual(
        JSON.parse(JSON.stringify(jsonSchema(name))),
      );
    },
  );
});

describe.each(docs.map((doc) => [doc.meta.title ?? doc.id, doc] as const))(
  'what the engine writes for “%s”',
  (_, doc) => {
    it('fits the schema', () => {
      const result = documentSchema.safeParse(JSON.parse(JSON.stringify(doc)));
      expect(result.success ? [] : result.error.issues.slice(0, 5)).toEqual([]);
    });

    it('has every span in range, and every quoted text where it says', () => {
      const wrong: string[] = [];
      const check = (what: string, span: { start: number; end: number; text?: string }) => {
        const inside = span.start >= 0 && span.start <= span.end && span.end <= doc.text.length;
        if (!inside || (span.text !== undefined && doc.text.slice(span.start, span.end) !== span.text))
          wrong.push(`${what} ${span.start}–${span.end}`);
      };
      for (const [layer, annotations] of Object.entries(doc.layers)) {
        for (const one of annotations as { start?: number; end?: number }[])
          if (one.start !== undefined && one.end !== undefined) check(layer, one as never);
      }
      for (const event of doc.layers.event) {
        check('trigger', event.trigger);
        check('evidence', event.evidence);
        for (const actor of [event.actor, event.recipient]) if (actor) check('actor', actor);
        for (const quantity of event.quantities) check('quantity', quantity);
      }
      expect(wrong).toEqual([]);
    });

    it('leads from every event back to the original', () => {
      const reached = (at: number) => doc.origin.map.some((run) => run.start <= at && at < run.end);
      expect(doc.layers.event.filter((event) => !reached(event.trigger.start)).map((event) => event.trigger)).toEqual(
        [],
      );
    });

    it('uses codes that are written down, and attributes every event', () => {
      expect(doc.notes.filter((note) => !(note.code in NOTE_CODES)).map((note) => note.code)).toEqual([]);
      expect(doc.layers.event.filter((event) => event.attribution.length === 0)).toEqual([]);
    });
  },
);

describe('the same input twice', () => {
  it('gives the same document', async () => {
    const again = await codeExamples();
    expect(JSON.stringify(again)).toBe(JSON.stringify(docs));
  });
});
