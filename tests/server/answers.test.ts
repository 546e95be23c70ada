/** What the workbench asks beyond lists: the ontology in force, codes that follow, places, changes, undone events. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/server/app.ts';
import { insertDocument } from '../../src/store/documents.ts';
import { useRun } from '../../src/store/runs.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { coded, RUN } from '../store/coding.ts';

const LONG = 'Nobody said anything of note that day. '.repeat(30);
const TEXT = `${LONG}Ruritania struck Zenda in Holt on 2015-11-17. ${LONG}\n\nRuritania army shelled Zenda in Holt on 2015-11-12. Hentzau met Strelsau.`;

let folder: string;
let store: Store;
let app: App;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-answers-'));
  store = openStore(join(folder, 'entente.db'), 'create');
  store.transaction(() => insertDocument(store, coded(TEXT), useRun(store, RUN)));
  app = open({});
});
afterAll(async () => {
  await app.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (coding: { ontology?: string }) =>
  createApp({ project: join(folder, 'entente.db'), store, token: 't', port: () => 1, webRoot: folder, coding });

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, looked at by the tests
async function ask(path: string, body?: unknown, of = app): Promise<any> {
  const text = JSON.stringify(body ?? {});
  const response = await of.hono.request(`http://127.0.0.1:1${path}`, {
    headers: {
      host: '127.0.0.1:1',
      authorization: 'Bearer t',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(text.length) }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: text }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

describe('the ontology in force', () => {
  it('is PLOVER with its modes where nobody says otherwise', async () => {
    const { id, types } = await ask('/ontology.json');
    expect(id).toBe('plover');
    const assault = types.find((type: { id: string }) => type.id === 'ASSAULT');
    expect(assault).toMatchObject({ label: 'Assault', quad: 4, subtypes: [] });
    expect(assault.modes.map((mode: { id: string }) => mode.id)).toContain('aerial');
  });

  it('may be a derived one, with its subtypes and the modes of its base', async () => {
    const acled = open({ ontology: 'acled' });
    const { types } = await ask('/ontology.json', undefined, acled);
    const battles = types.find((type: { id: string }) => type.id === 'Battles');
    expect(battles.subtypes).toContain('Armed clash');
    expect(battles.modes.length).toBeGreaterThan(0);
    await acled.close();
  });

  it('may be a user’s own file', async () => {
    const file = join(folder, 'own.yaml');
    writeFileSync(
      file,
      [
        'ontology: own',
        'title: Our own',
        'types:',
        '  - id: HARM',
        '    label: Harm',
        '    definition: Does harm.',
        '    sign: -1',
        '    quad: 4',
        '    cues:',
        '      - { verbs: strike }',
        '',
      ].join('\n'),
    );
    const own = open({ ontology: file });
    expect((await ask('/ontology.json', undefined, own)).types).toMatchObject([{ id: 'HARM', label: 'Harm', quad: 4 }]);
    await own.close();
  });

  it('says what codes follow from another type', async () => {
    const [event] = (await ask('/events.json?type=ASSAULT')).rows;
    const codes = await ask(`/ontology/codes.json?event=${event.id}&type=AGREE&modes=`);
    expect(codes).toMatchObject({ plover: 'AGREE', quad: 1 });
    expect(await ask(`/ontology/codes.json?event=${event.id}&modes=aerial`)).toMatchObject({
      plover: 'ASSAULT',
      quad: 4,
    });
  });
});

it('cuts the words around an event where sentences end', async () => {
  const [event] = (await ask('/events.json?from=2015-11-01')).rows;
  const { context } = await ask(`/events/${event.id}.json`);
  expect(context.cut).toEqual([true, true]);
  expect(context.text).toMatch(/^Nobody said/);
  expect(context.text).toMatch(/note that day\.$/);
  expect(context.text).toContain('Ruritania struck Zenda');
  expect(context.text.length).toBeLessThan(900);
});

it('counts places once, with an event to begin with', async () => {
  const { places, unplaced } = await ask('/map.json');
  expect(places).toMatchObject([
    { name: 'Holt', country: 'ZEN', precision: 'place', acts: 2, conflict: 2, cooperation: 0 },
  ]);
  expect(places[0].event).toMatch(/^ev_/);
  expect(unplaced).toBe(2);
});

it('says what changed since a moment, and who does more harm than before', async () => {
  const since = new Date(Date.now() - 60_000).toISOString();
  const answer = await ask('/overview.json');
  expect(await ask(`/changes.json?since=${since}`)).toMatchObject({ documents: 1, events: 4, judgements: 0, gone: 0 });
  expect((await ask(`/changes.json?since=${new Date(Date.now() + 60_000).toISOString()}`)).documents).toBe(0);
  expect(answer.rising).toMatchObject({ last: 2, before: 0 });
  expect(answer.rising.pairs).toMatchObject([{ actor: 'ruritania', recipient: 'zenda', last: 2, before: 0 }]);
});

it('names actors by id', async () => {
  expect(await ask('/actors/names.json?ids=ruritania/military,nobody')).toEqual({
    names: { 'ruritania/military': 'Ruritania army' },
  });
});

it('tells which events an undo touched', async () => {
  const [event] = (await ask('/events.json')).rows;
  await ask('/review/verdict', { ids: [event.id], verdict: 'reject' });
  expect((await ask('/review/undo', {})).events).toEqual([event.id]);
  expect((await ask('/review/redo', {})).events).toEqual([event.id]);
  await ask('/review/undo', {});
});

it('draws the network that camps are sought in, the heaviest ties first, and remembers it', async () => {
  const { nodes, ties } = await ask('/network.json');
  expect(nodes.map((node: { id: string }) => node.id)).toEqual(expect.arrayContaining(['ruritania', 'zenda']));
  expect(ties[0]).toMatchObject({ source: 'ruritania', target: 'zenda', sign: -1 });
  expect(ties[0].events[0]).toMatch(/^ev_/);
  expect(await ask('/network.json')).toEqual({ nodes, ties });
});
