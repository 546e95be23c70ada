import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Document, emptyLayers } from '../../src/engine/document.ts';
import { ReadError } from '../../src/engine/errors.ts';
import type { Coder } from '../../src/node/code.ts';
import { type ImportOptions, importSources } from '../../src/node/import.ts';
import { recodeStored } from '../../src/node/import-recode.ts';
import { findSources, readBytes } from '../../src/node/sources.ts';
import { acceptEvents } from '../../src/store/corrections.ts';
import { EVERYTHING } from '../../src/store/filter.ts';
import { listDocuments } from '../../src/store/lists.ts';
import { countEvents, listEvents, readEvent } from '../../src/store/read-events.ts';
import { claimImport, listFailures, listRuns } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { code, folder, project, RUN, read } from './sample.ts';

/** A coder of whole files and of .list files, a document a line; a file that begins with `broken` cannot be read. */
function coder(options: Parameters<typeof code>[1] = {}): Pick<Coder, 'code'> & { coded: string[] } {
  const coded: string[] = [];
  return {
    coded,
    async *code(sources, { skip = () => false } = {}) {
      for await (const source of sources) {
        if (source instanceof ReadError) {
          yield source;
          continue;
        }
        let text = '';
        for await (const chunk of source.bytes?.() ?? readBytes(source.path)) text += Buffer.from(chunk).toString();
        for (const [index, part] of (source.path.endsWith('.list') ? text.split('\n') : [text]).entries()) {
          if (part.startsWith('broken')) {
            yield new ReadError(`${source.path}:${index + 1}`, 'read.bad-record', 'broken');
            continue;
          }
          const doc = read(part, { source: source.path });
          const skipped = skip(doc.id);
          if (!skipped) coded.push(doc.id);
          yield { doc: skipped ? doc : code(doc, options), trace: [], source: source.path, skipped };
        }
      }
    },
  };
}

function files(contents: Record<string, string>): string {
  const path = folder();
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}
const run = (store: Store, path: string | string[], options: ImportOptions = {}, by = coder(), key = RUN.key) =>
  importSources(store, by, { ...RUN, key }, findSources([path].flat()), options);

const FOUR = {
  'a.txt': 'Ruritania army struck Zenda in Holt on 2015-11-17.',
  'b/c.txt': 'Zenda accused Ruritania on 2015-11-18.',
  'd.list': 'Hentzau met Strelsau on 2015-11-16.\nTarlenheim aided Zenda.',
};

describe('import', () => {
  test('a folder, once; the second run opens nothing', async () => {
    const store = project();
    const path = files(FOUR);
    expect(await run(store, path)).toMatchObject({ files: 3, added: 4, events: 5, unchanged: 0, failures: [] });
    const again = coder();
    expect(await run(store, path, {}, again)).toMatchObject({ files: 3, unchanged: 3, added: 0, known: 0 });
    expect(again.coded).toEqual([]);
    expect(countEvents(store, EVERYTHING)).toMatchObject({ rows: 5, acts: 4, documents: 4 });
    expect(listRuns(store)).toMatchObject([{ key: 'run-1', documents: 4 }]);
  });

  test('the same bytes under two paths are one document with two sources', async () => {
    const store = project();
    const path = files({ ...FOUR, 'copy.txt': FOUR['a.txt'] });
    expect(await run(store, path)).toMatchObject({ added: 4, known: 1, sources: 1 });
    expect(
      listDocuments(store)
        .rows.map((row) => row.sources.length)
        .sort(),
    ).toEqual([1, 1, 1, 2]);
  });

  test('a touched file is read and not coded', async () => {
    const store = project();
    const path = files(FOUR);
    await run(store, path);
    utimesSync(join(path, 'a.txt'), new Date(), new Date(Date.now() + 5000));
    const again = coder();
    expect(await run(store, path, {}, again)).toMatchObject({ unchanged: 2, known: 1, added: 0 });
    expect(again.coded).toEqual([]);
  });

  test('a changed file takes its judgements along', async () => {
    const store = project();
    const path = files(FOUR);
    await run(store, path);
    acceptEvents(store, [listEvents(store, EVERYTHING).rows[0]!.id], { by: 'anna' });
    writeFileSync(join(path, 'a.txt'), `${FOUR['a.txt']} Zenda threatened Ruritania.`);
    expect(await run(store, path)).toMatchObject({ added: 1, replaced: 1 });
    expect(listDocuments(store).rows).toHaveLength(4);
    expect(listEvents(store, { ...EVERYTHING, review: 'accepted' }).rows).toMatchObject([
      { trigger: { text: 'struck' } },
    ]);
  });

  test('what cannot be read is named, kept, and tried again; the rest goes on', async () => {
    const store = project();
    const path = files({ ...FOUR, 'e.list': 'broken\nHentzau struck Zenda.', 'f.txt': 'broken' });
    const first = await run(store, [path, join(path, 'nowhere.txt')]);
    expect(first).toMatchObject({ added: 5 });
    expect(first.failures.map(({ source, message }) => [source.slice(path.length), message])).toEqual([
      ['/e.list:1', 'broken'],
      ['/f.txt:1', 'broken'],
      ['/nowhere.txt', 'no such file or folder'],
    ]);
    expect(listFailures(store)).toHaveLength(2);
    expect(await run(store, path)).toMatchObject({
      unchanged: 3,
      added: 0,
      known: 1,
      failures: [{ message: 'broken' }, { message: 'broken' }],
    });
    expect(listFailures(store)).toHaveLength(2);
  });

  test('a run with another key recodes only when told to', async () => {
    const store = project();
    const path = files(FOUR);
    await run(store, path);
    const better = { version: '2', retype: { struck: 'COERCE' } };
    expect(await run(store, path, {}, coder(better), 'run-2')).toMatchObject({ unchanged: 3, recoded: 0, stale: 4 });
    const event = listEvents(store, EVERYTHING).rows[0]!;
    expect(event.type).toBe('ASSAULT');
    expect(await run(store, path, { recode: true }, coder(better), 'run-2')).toMatchObject({ recoded: 4, added: 0 });
    expect(readEvent(store, event.id)!.type).toBe('COERCE');
    const again = coder(better);
    expect(await run(store, path, { recode: true }, again, 'run-2')).toMatchObject({ recoded: 0, known: 4 });
    expect(again.coded).toEqual([]);
  });

  test('a project is recoded from its own texts where the files are gone', async () => {
    const store = project();
    await run(store, files(FOUR));
    const better = { version: '2', retype: { struck: 'COERCE' } };
    const annotate = async (doc: Document) => ({
      doc: code({ ...doc, layers: emptyLayers() }, better),
      trace: [],
      source: '',
      skipped: false,
    });
    expect(await recodeStored(store, { annotate }, { ...RUN, key: 'run-2' })).toMatchObject({
      recoded: 4,
      stale: 0,
      events: 5,
    });
    expect(listEvents(store, EVERYTHING).rows.map((event) => event.type)).toContain('COERCE');
    expect(countEvents(store, EVERYTHING)).toMatchObject({ rows: 5, acts: 4 });
    expect(await recodeStored(store, { annotate }, { ...RUN, key: 'run-2' })).toMatchObject({ recoded: 0 });
  });

  test('two uploads of one name are two documents', async () => {
    const store = project();
    const upload = async (text: string) =>
      importSources(
        store,
        { code: (sources, options) => coder().code(sources, options) },
        RUN,
        (async function* () {
          yield {
            path: `upload:a.txt`,
            size: text.length,
            bytes: async function* () {
              yield Buffer.from(text);
            },
          };
        })(),
      );
    await upload(FOUR['a.txt']);
    expect(await upload(FOUR['b/c.txt'])).toMatchObject({ added: 1, replaced: 0 });
    expect(listDocuments(store).rows).toHaveLength(2);
  });

  test('an interrupted import keeps what it had and is taken up', async () => {
    const store = project();
    const path = files(
      Object.fromEntries(
        Array.from({ length: 9 }, (_, index) => [`${index}.txt`, `Ruritania struck Zenda on 2015-11-0${index + 1}.`]),
      ),
    );
    const stop = new AbortController();
    const report = await run(store, path, {
      signal: stop.signal,
      progress: ({ documents }) => documents >= 0 && listDocuments(store).rows.length >= 0 && stopAfter(),
    });
    function stopAfter() {
      if (++ticks === 4) stop.abort();
    }
    expect(report.aborted).toBe(true);
    expect(report.added).toBeLessThan(9);
    expect(await run(store, path)).toMatchObject({ aborted: false });
    expect(listDocuments(store).rows).toHaveLength(9);
    expect(countEvents(store, EVERYTHING).acts).toBe(9);
  });
  let ticks = 0;

  test('where the coder gives up, what is done is kept', async () => {
    const store = project();
    const path = files(FOUR);
    const failing: Pick<Coder, 'code'> = {
      async *code(sources, options) {
        let count = 0;
        for await (const coded of coder().code(sources, options)) {
          if (count++ === 3) throw new Error('the engine gives up');
          yield coded;
        }
      },
    };
    await expect(importSources(store, failing, RUN, findSources([path]))).rejects.toThrow('gives up');
    expect(listDocuments(store).rows).toHaveLength(3);
    expect(await run(store, path)).toMatchObject({ added: 1 });
  });

  test('the project itself is no input', async () => {
    const path = files({ 'a.txt': FOUR['a.txt'] });
    const store = project(join(path, 'entente.db'));
    expect(await run(store, path)).toMatchObject({ files: 1, added: 1, failures: [] });
  });

  test('near copies of one dispatch hang together, and count once', async () => {
    const store = project();
    const body = Array.from(
      { length: 12 },
      (_, index) =>
        `Paragraph ${index} tells of the valley, of grain that rotted and of bridges number ${index * 7} nobody mends.`,
    ).join(' ');
    const story = `Ruritania army struck Zenda in Holt on 2015-11-17. ${body}`;
    const path = files({
      '1.txt': story,
      '2.txt': `EXCLUSIVE ${story} Our man in Holt adds nothing.`,
      '3.txt': `Zenda accused Ruritania. ${[...body].reverse().join('')}`,
    });
    expect(await run(store, path)).toMatchObject({ added: 3, copies: 1 });
    const rows = listDocuments(store).rows;
    expect(rows[1]).toMatchObject({ copyOf: rows[0]!.id });
    expect(rows[1]!.similarity).toBeGreaterThan(0.7);
    expect(rows[2]!.copyOf).toBeNull();
    expect(countEvents(store, { ...EVERYTHING, type: ['ASSAULT'] })).toMatchObject({
      acts: 2,
      unique: 1,
      incidents: 1,
    });
  });

  test('an import that died without a word does not keep the next one out', async () => {
    const store = project();
    store.db
      .prepare("INSERT INTO importing VALUES (1, 999999999, ?, '2020-01-01', ?)")
      .run((await import('node:os')).hostname(), new Date().toISOString());
    expect(() => claimImport(store).release()).not.toThrow();
  });
});
