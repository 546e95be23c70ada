/** One contract for all writers, then each read back by a reader that is not ours. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MultiDirectedGraph } from 'graphology';
import parseGexf from 'graphology-gexf';
import parseGraphml from 'graphology-graphml';
import { describe, expect, it } from 'vitest';
import { EVENT_COLUMNS, safeCell } from '../../../src/engine/write/event-columns.ts';
import { eventDay } from '../../../src/engine/write/event-day.ts';
import { WRITERS } from '../../../src/engine/write/index.ts';
import { codePointOffsets } from '../../../src/engine/write/web-annotation.ts';
import type { Selection } from '../../../src/engine/write/writer.ts';
import { CONTEXT, EVENTS, SELECTION, TEXT } from './selection.ts';

async function bytesOf(content: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(typeof part === 'string' ? Buffer.from(part) : part);
  return Buffer.concat(parts);
}

async function written(name: string, selection: Selection = SELECTION): Promise<Map<string, Buffer>> {
  const writer = WRITERS.find((one) => one.name === name)!;
  const files = new Map<string, Buffer>();
  if (writer.kind === 'file') files.set('', await bytesOf(writer.write(selection, CONTEXT)));
  else for await (const file of writer.files(selection, CONTEXT)) files.set(file.path, await bytesOf(file.content));
  return files;
}
const textOf = async (name: string, path = '') => (await written(name)).get(path)!.toString('utf8');
async function* none(): AsyncGenerator<never> {}
const EMPTY: Selection = { events: none, documents: none, actors: none, claims: none, relations: none };

describe.each(WRITERS.map((writer) => [writer.name, writer] as const))('writer %s', (name, writer) => {
  it('describes itself', () => {
    expect(writer.title).not.toBe('');
    expect(writer.mime).toMatch(/^\w+\/[\w.+-]+/);
  });
  it('writes the same bytes twice', async () => {
    expect([...(await written(name))]).toEqual([...(await written(name))]);
  });
  it('writes an empty selection without a fault', async () => {
    for (const content of (await written(name, EMPTY)).values()) expect(content).toBeInstanceOf(Buffer);
  });
});

describe('csv', () => {
  it('is read back by csv-parse, with every column, and formulas made safe in text cells alone', async () => {
    const rows = parseCsv(await textOf('csv'), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(EVENTS.length);
    expect(Object.keys(rows[0]!)).toEqual(EVENT_COLUMNS.map((column) => column.name));
    expect(rows[0]).toMatchObject({
      id: 'ev_1',
      doc: 'doc_1',
      actor_name: "'=Ruritania’s “army”",
      goldstein: '-10',
      killed_min: '4',
      evidence: TEXT,
    });
    expect(rows[1]!['recipient_id']).toBe('');
  });
  it.each([
    ['=1+1', "'=1+1"],
    ['-dash', "'-dash"],
    ['@x', "'@x"],
    ['plain', 'plain'],
    ['', ''],
  ])('safeCell(%j)', (from, to) => expect(safeCell(from)).toBe(to));
});

describe('parquet', () => {
  it('is read back by DuckDB', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const folder = mkdtempSync(join(tmpdir(), 'entente-'));
    try {
      const path = join(folder, 'events.parquet');
      writeFileSync(path, (await written('parquet')).get('')!);
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const result = await connection.runAndReadAll(
        `select id, killed_min, goldstein, reciprocal, recipient_id, evidence from '${path}' order by id`,
      );
      expect(result.getRowsJson()[0]).toEqual(['ev_1', 4, -10, false, 'zenda', TEXT]);
      expect(result.getRowsJson()[1]![4]).toBeNull();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('graphs', () => {
  it('GEXF is well-formed 1.3 and read back by graphology', async () => {
    const text = await textOf('gexf');
    expect(XMLValidator.validate(text)).toBe(true);
    expect(
      (new XMLParser({ ignoreAttributes: false }).parse(text) as { gexf: Record<string, string> }).gexf,
    ).toMatchObject({ '@_version': '1.3', '@_xmlns': 'http://gexf.net/1.3' });
    const graph = parseGexf.parse(MultiDirectedGraph, text);
    expect(graph.nodes().sort()).toEqual(['ruritania/military', 'strelsau', 'zenda']);
    const edge = graph.findEdge((_, __, source) => source === 'ruritania/military')!;
    expect(graph.getEdgeAttributes(edge)).toMatchObject({ sign: -1, weight: 10, conflict: 1 });
  });
  it('GraphML is read back by graphology', async () => {
    const graph = parseGraphml.parse(MultiDirectedGraph, await textOf('graphml'));
    expect(graph.order).toBe(3);
    expect(graph.getNodeAttribute('strelsau', 'label')).toBe('Strelsau & <sons>');
  });
});

describe('places', () => {
  it('GeoJSON has points for places and none for countries', async () => {
    const { features } = JSON.parse(await textOf('geojson')) as {
      features: { id: string; geometry: { coordinates: number[] } | null }[];
    };
    expect(features.map((feature) => feature.geometry?.coordinates ?? null)).toEqual([[39.01, 35.95], null, null]);
  });
});

describe('columns of others', () => {
  const rows = (text: string) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.split('\t'));
  it('GDELT has 61 and 16 columns, FIPS countries and no header', async () => {
    const files = [...(await written('gdelt')).values()].map((bytes) => bytes.toString('utf8'));
    expect(rows(files[0]!).map((row) => row.length)).toEqual([61, 61, 61]);
    expect(rows(files[0]!)[0]!.slice(1, 4)).toEqual(['20200503', '202005', '2020']);
    expect(rows(files[0]!)[0]!.slice(51, 54)).toEqual(['4', 'Zenda, Raqqa, Syria', 'SY']);
    expect(rows(files[1]!).map((row) => row.length)).toEqual([16, 16, 16]);
    expect(rows(files[1]!).map((row) => row[0])).toEqual(rows(files[0]!).map((row) => row[0]));
  });
  it('GDELT mentions only what is among the events', async () => {
    const selection: Selection = {
      ...SELECTION,
      async *events() {
        yield EVENTS[1]!;
      },
    };
    const [, mentions] = [...(await written('gdelt', selection)).values()];
    expect(rows(mentions!.toString('utf8'))).toHaveLength(1);
  });
  it.each([
    ['icews', '', 11],
    ['polecat', '', 39],
    ['acled', '', 29],
    ['gdelt', '20200505060708.mentions.CSV', 15],
  ])('%s leads back to the words', async (name, path, column) => {
    const text = await textOf(name, path);
    const all = name === 'acled' ? (parseCsv(text) as string[][]) : rows(text);
    expect(all.at(-1)![column]).toMatch(new RegExp(`doc_1[#;] ?(?:span=)?0-${TEXT.length}`));
  });
  it('an approximate date is filed under the day it names', () => {
    const date = { ...EVENTS[0]!.date!, earliest: '2020-04-27', latest: '2020-05-03', edtf: '2020-05-03~' };
    expect(eventDay({ date, published: null })).toBe('2020-05-03');
    expect(eventDay({ date: { ...date, value: '2020-W18' }, published: null })).toBe('2020-04-27');
    expect(eventDay({ date: null, published: '2020-05-04T10:00:00Z' })).toBe('2020-05-04');
  });
  it.each([
    ['icews', 20],
    ['polecat', 40],
  ])('%s has %i columns and a header', async (name, columns) => {
    expect(rows(await textOf(name)).map((row) => row.length)).toEqual([columns, columns, columns, columns]);
  });
});

describe('web annotation', () => {
  it('counts code points, and the position finds the quote', async () => {
    const annotation = JSON.parse((await textOf('web-annotation')).split('\n')[0]!) as {
      target: { selector: { type: string; exact: string; start: number; end: number }[] }[];
    };
    for (const { selector } of annotation.target) {
      const [quote, position] = selector;
      expect([...TEXT].slice(position!.start, position!.end).join('')).toBe(quote!.exact);
    }
    expect(codePointOffsets('a😀b')(3)).toBe(2);
  });
});

describe('data package', () => {
  it('describes each table that it holds', async () => {
    const files = await written('data-package');
    const { resources, counts, query } = JSON.parse(files.get('datapackage.json')!.toString()) as {
      resources: { path: string; schema: { fields: { name: string }[] } }[];
      counts: object;
      query: object;
    };
    expect(counts).toEqual(CONTEXT.counts);
    expect(query).toEqual(CONTEXT.query);
    for (const { path, schema } of resources) {
      const [header] = parseCsv(files.get(path)!.toString('utf8'), { to: 1 }) as string[][];
      expect(header).toEqual(schema.fields.map((field) => field.name));
    }
  });
});
