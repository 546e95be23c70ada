import { describe, expect, test } from 'vitest';
import type { Attribution } from '../../../../src/engine/document.ts';
import { chainOf } from '../../../../src/engine/extract/attribution/chain.ts';
import { mark } from '../../../mark.ts';

const { text, span } = mark(
  '[Officials|s0] [denied|c0] [that [a paper|s1] [said|c1] [the [bomb|x] was real|t1]|t0]. [Rain|y] fell.',
);

function attribution(id: number, over: Partial<Attribution>): Attribution {
  const [source, cue, content] = [span(`s${id}`), span(`c${id}`), span(`t${id}`)];
  return {
    id,
    start: Math.min(source.start, cue.start),
    end: content.end,
    source,
    cue,
    content: [content],
    direct: false,
    actor: null,
    name: source.text,
    kind: 'anonymous',
    stance: 'asserts',
    parent: null,
    ...over,
  };
}

const layer = [attribution(0, { stance: 'denies' }), attribution(1, { kind: 'media', parent: 0 })];
const meta = { byline: 'A. Hope', publisher: 'The Zenda Herald' };

describe('chain of attributions', () => {
  test('outermost first, without the author where others speak', () => {
    expect(
      chainOf(span('x'), layer, meta, text).map(({ kind, source, stance, cue }) => [kind, source, stance, cue]),
    ).toEqual([
      ['anonymous', 'Officials', 'denies', 'denied'],
      ['media', 'a paper', 'asserts', 'said'],
    ]);
  });

  test('a source stands outside its own content', () => {
    expect(chainOf(span('s1'), layer, meta, text).map(({ source }) => source)).toEqual(['Officials']);
  });

  test('the author by byline, else publisher, else nameless', () => {
    const author = (over: Partial<typeof meta> | { byline: null; publisher: null }) =>
      chainOf(span('y'), layer, { ...meta, ...over }, text).map(({ kind, source, start }) => [kind, source, start]);
    expect(author({})).toEqual([['author', 'A. Hope', null]]);
    expect(author({ byline: null, publisher: 'The Zenda Herald' } as never)).toEqual([
      ['author', 'The Zenda Herald', null],
    ]);
    expect(author({ byline: null, publisher: null })).toEqual([['author', null, null]]);
  });

  test('who speaks on something does not say it', () => {
    const said = mark('[The envoy|s0] [made a statement on|c0] [the sailors [held|x] by Zenda|t0].');
    const one = (cue: string): Attribution => ({
      ...attribution(0, {}),
      name: 'The envoy',
      source: said.span('s0'),
      cue: { start: said.text.indexOf(cue), end: said.text.indexOf(cue) + cue.length },
      content: [said.span('t0')],
      start: said.span('s0').start,
      end: said.span('t0').end,
    });
    const kind = (cue: string) => chainOf(said.span('x'), [one(cue)], meta, said.text)[0]!.kind;
    expect(kind('made a statement on')).toBe('author');
    expect(kind('made a statement')).not.toBe('author');
  });

  test('who only feels about it, and a bare "I", vouch for nothing more than the author', () => {
    const said = mark(
      '[We|s0] [know|c0] [that they [killed|x] him|t0]. [The envoy|s1] [gave thanks|c1] [for the [help|y]|t1].',
    );
    const one = (id: number, name: string, cue: string): Attribution => ({
      ...attribution(0, {}),
      name,
      source: said.span(`s${id}`),
      cue: { start: said.text.indexOf(cue), end: said.text.indexOf(cue) + cue.length },
      content: [said.span(`t${id}`)],
      start: said.span(`s${id}`).start,
      end: said.span(`t${id}`).end,
    });
    const kinds = (label: string, all: Attribution[]) =>
      chainOf(said.span(label), all, meta, said.text).map(({ kind }) => kind);
    expect(kinds('x', [one(0, 'We', 'know')])).toEqual(['author']);
    expect(kinds('x', [one(0, 'Ann Lee', 'know')])).toEqual(['anonymous']);
    expect(kinds('x', [one(0, 'you', 'know')])).toEqual(['author']);
    expect(kinds('y', [one(1, 'The envoy', 'gave thanks')])).toEqual(['author']);
  });

  test.each(['decision', 'is feeling', 'presented', 'taking aim at'])(
    '"%s" tells of a thing and not that it is so',
    (cue) => {
      const said = mark(`[Ruritania|s0] [${cue}|c0] [the [blow|x]|t0].`);
      const parts = { source: said.span('s0'), cue: said.span('c0'), content: [said.span('t0')] };
      const all = [{ ...attribution(0, parts), start: 0, end: said.span('t0').end }];
      expect(chainOf(said.span('x'), all, meta, said.text).map(({ kind }) => kind)).toEqual(['author']);
    },
  );

  const link = (cue: string, text: string, done: boolean): string => {
    const said = mark(text);
    const parts = { source: said.span('s0'), cue: said.span('c0'), content: [said.span('t0')] };
    const all = [{ ...attribution(0, parts), start: 0, end: said.span('t0').end }];
    expect(said.text).toContain(cue);
    return chainOf(said.span('x'), all, meta, said.text, done)[0]!.kind;
  };

  test.each([
    ['discussed', '[Envoys|s0] [also discussed|c0] [closer [talks|x]|t0].'],
    ['refused', '[The courts|s0] [have refused for years|c0] [to hear of the [strike|x]|t0].'],
    ['happy', '[Supporters|s0] [are happy|c0] [to [fight|x]|t0].'],
    ['has shown', '[The gang|s0] [has shown|c0] [a capacity for [raids|x]|t0].'],
    ['emphasis on', '[The duke|s0] put [emphasis on|c0] [the [hunt|x] for smugglers|t0].'],
    ['pressuring', '[The duke|s0] kept [pressuring|c0] [the guild to [leave|x]|t0].'],
    ['No', '[No armed group|s0] [has claimed|c0] [the [attack|x]|t0].'],
  ])('talk, will and a source that is nobody vouch for nothing: %s', (cue, text) => {
    expect(link(cue, text, true)).toBe('author');
  });

  test('what a body shows that it did, it tells', () => {
    expect(link('has shown', '[The gang|s0] [has shown|c0] [that it led the [raids|x]|t0].', true)).toBe('anonymous');
  });

  test('a deed that is done is no part of a threat', () => {
    const text = '[The rebels|s0] [threatened|c0] [to shoot two millers [seized|x] in May|t0].';
    expect(link('threatened', text, true)).toBe('author');
    expect(link('threatened', text, false)).toBe('anonymous');
  });

  test('a deed that is done is not part of what is asked for', () => {
    const text = '[The duke|s0] [demanded|c0] [the release of drivers [seized|x] in May|t0].';
    expect(link('demanded', text, true)).toBe('author');
    expect(link('demanded', text, false)).toBe('anonymous');
    const said = '[The duke|s0] [said|c0] [that drivers were [seized|x] in May|t0].';
    expect(link('said', said, true)).toBe('anonymous');
    const noble = '[The noble duke|s0] [said|c0] [that drivers were [seized|x] in May|t0].';
    expect(link('noble', noble, true)).toBe('anonymous');
  });
});
