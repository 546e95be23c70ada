import { describe, expect, it } from 'vitest';
import { createDocument } from '../../src/engine/document.ts';
import { documentId, hashId, sha256Hex } from '../../src/engine/ids.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import type { Resources } from '../../src/engine/resources.ts';
import { amendment, stage } from '../../src/engine/stage.ts';
import { mark } from '../mark.ts';

const resources = {} as Resources;
const fixture = mark('[Ruritania|actor] [accused|trigger] [Zenda|recipient] of shelling.');
const blank = () => createDocument({ id: 'doc_1', text: fixture.text, origin: { sha256: '', record: 0, map: [] } });

const splitter = stage({
  name: 'splitter',
  version: '1',
  needs: [],
  makes: ['sentence'],
  run: (_, { doc }) => ({
    sentence: [
      { start: 0, end: doc.text.length, paragraph: 0, tokens: [0, 0] as [number, number], kind: 'prose' as const },
    ],
  }),
});

const actor = (label: string) => {
  const { start, end, text } = fixture.span(label);
  return {
    id: text.toLowerCase(),
    name: text,
    person: null,
    country: null,
    sectors: [],
    collective: null,
    text,
    start,
    end,
  };
};
const accuser = stage({
  name: 'accuser',
  version: '2',
  needs: ['sentence'],
  makes: ['event'],
  run: (layers, context) => {
    context.trace({ ...fixture.span('trigger'), verdict: 'rejected', rule: 'none', message: 'another reading' });
    context.note('events.no-recipient', null, 'an example');
    const draft = {
      trigger: { start: fixture.span('trigger').start, end: fixture.span('trigger').end },
      evidence: { start: layers.sentence[0]!.start, end: layers.sentence[0]!.end },
      clause: 'a',
      reciprocal: false,
      type: 'ACCUSE',
      subtype: null,
      modes: [],
      contexts: [],
      actor: actor('actor'),
      recipient: actor('recipient'),
      parties: [],
      quantities: [],
      heads: { trigger: 1, support: null, actor: 0, recipient: 2 },
      confidence: 0.5,
      from: [],
    };
    return { event: [draft, draft] };
  },
});

describe('pipeline', () => {
  it('stamps ids, quotes and provenance, and keeps one of two equal drafts', async () => {
    const { doc, trace } = await runPipeline(blank(), [splitter, accuser], resources, { trace: true });
    expect(doc.layers.event).toHaveLength(1);
    const event = doc.layers.event[0]!;
    expect(event).toMatchObject({
      trigger: { text: 'accused' },
      evidence: { text: fixture.text },
      by: 'accuser@2',
      doc: 'doc_1',
    });
    expect(doc.made.event).toEqual([{ stage: 'accuser', version: '2' }]);
    expect(doc.notes).toMatchObject([{ code: 'events.no-recipient', stage: 'accuser', start: null }]);
    expect(trace).toMatchObject([{ verdict: 'rejected', stage: 'accuser' }]);
  });

  it('gives the same ids on every run, and ids that do not depend on the type', async () => {
    const retyped = stage({
      name: 'accuser',
      version: '3',
      needs: ['sentence'],
      makes: ['event'],
      run: async (layers, context) => {
        const { drafts } = await accuser.run(layers as never, context);
        return { event: drafts!.event!.map((draft) => ({ ...draft, type: 'THREATEN' })) };
      },
    });
    const first = await runPipeline(blank(), [splitter, accuser], resources);
    const second = await runPipeline(blank(), [splitter, retyped], resources);
    expect(second.doc.layers.event[0]!.id).toBe(first.doc.layers.event[0]!.id);
    expect(second.doc.layers.event[0]!.type).toBe('THREATEN');
  });

  it('skips a stage whose layers are there already', async () => {
    const doc = blank();
    doc.layers.sentence = [{ id: 0, start: 0, end: 4, paragraph: 0, tokens: [0, 1], kind: 'prose' }];
    await runPipeline(doc, [splitter], resources);
    expect(doc.layers.sentence[0]!.end).toBe(4);
  });

  it('amends events by id, and refuses an id that was not handed in', async () => {
    const dated = amendment({
      name: 'dated',
      version: '1',
      needs: [],
      run: (events) => events.map(({ id }) => ({ id, set: { confidence: 0.9 } })),
    });
    const { doc } = await runPipeline(blank(), [splitter, accuser, dated], resources);
    expect(doc.layers.event[0]!.confidence).toBe(0.9);
    expect(doc.made.event!.map((by) => by.stage)).toEqual(['accuser', 'dated']);
    const wrong = amendment({ name: 'wrong', version: '1', needs: [], run: () => [{ id: 'ev_none', set: {} }] });
    await expect(runPipeline(blank(), [splitter, accuser, wrong], resources)).rejects.toThrow(/amends event ev_none/);
  });
});

describe('ids', () => {
  it('separates parts so that no two lists collide', () => {
    expect(hashId('ev', 'ab', 'c')).not.toBe(hashId('ev', 'a', 'bc'));
    expect(hashId('ev', null, 1)).not.toBe(hashId('ev', 1, null));
    expect(hashId('ev', 'a')).toMatch(/^ev_[0-9a-f]{20}$/);
  });

  it('is SHA-256', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(documentId(sha256Hex('abc'), 0)).not.toBe(documentId(sha256Hex('abc'), 1));
  });
});
