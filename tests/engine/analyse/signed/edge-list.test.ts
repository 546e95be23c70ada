import { describe, expect, it } from 'vitest';
import { readEdgeList } from '../../../../src/engine/analyse/signed/edge-list.ts';
import { networkFromEdges, problemOf } from '../../../../src/engine/analyse/signed/network.ts';
import { EntenteError } from '../../../../src/engine/errors.ts';

const read = (text: string) => readEdgeList(text, 'ties.csv');
const rows = (text: string) => read(text).rows.map(({ source, target, weight }) => [source, target, weight]);

describe('edge lists', () => {
  it.each([
    [
      'commas',
      'source,target,sign\na,b,1\nb,c,-1',
      [
        ['a', 'b', 1],
        ['b', 'c', -1],
      ],
    ],
    ['tabs', 'source\ttarget\tsign\na\tb\t1', [['a', 'b', 1]]],
    ['semicolons', 'source;target;sign\na;b;-1', [['a', 'b', -1]]],
    ['a byte order mark, CRLF and blank lines', '\uFEFFsource,target,sign\r\n\r\na,b,+\r\n', [['a', 'b', 1]]],
    [
      'words and the minus sign for signs',
      'source,target,sign\na,b,positive\nb,c,−\nc,d,neg',
      [
        ['a', 'b', 1],
        ['b', 'c', -1],
        ['c', 'd', -1],
      ],
    ],
    [
      'weights beside signs',
      'source,target,sign,weight\na,b,1,2.5\nb,c,-1,3',
      [
        ['a', 'b', 2.5],
        ['b', 'c', -3],
      ],
    ],
    ['signed weights beside signs', 'source,target,sign,weight\nb,c,-1,-3', [['b', 'c', -3]]],
    ['weights alone', 'source,target,weight\na,b,-2', [['a', 'b', -2]]],
    ['columns in another order, with more of them', 'kind,sign,target,source\nx,1,b,a', [['a', 'b', 1]]],
    ['quoted names', 'source,target,sign\n"Zenda, castle of",b,1', [['Zenda, castle of', 'b', 1]]],
    [
      'signs as a table of numbers writes them',
      'source,target,sign\na,b,1.0\nb,c,-1.0\nc,d,+1.0',
      [
        ['a', 'b', 1],
        ['b', 'c', -1],
        ['c', 'd', 1],
      ],
    ],
    ['a decimal comma between semicolons', 'source;target;sign;weight\na;b;-1;1,5', [['a', 'b', -1.5]]],
    ['an empty weight', 'source,target,sign,weight\na,b,-1,', [['a', 'b', -1]]],
  ])('reads %s', (_, text, expected) => {
    expect(rows(text)).toEqual(expected);
    expect(read(text).notes.filter((note) => note.line !== null)).toEqual([]);
  });

  it.each([
    ['self-tie', 'source,target,sign\na,a,1\na,b,-1', 'edges.self-tie', 2, /tied to itself/],
    ['duplicate', 'source,target,sign\na,b,1\nb,a,1\nb,c,-1', 'edges.duplicate', 3, /already on line 2/],
    [
      'contradiction',
      'source,target,sign\na,b,1\nc,d,-1\na,b,-1',
      'edges.contradiction',
      4,
      /line 2 with the opposite sign/,
    ],
    ['zero weight', 'source,target,sign,weight\na,b,1,0\na,c,-1,1', 'edges.zero', 2, /zero weight/],
    ['zero sign', 'source,target,sign\na,b,0\na,c,-1', 'edges.zero', 2, /zero sign/],
    ['text weight', 'source,target,sign,weight\na,b,1,many\na,c,-1,1', 'edges.bad-value', 2, /"many" is not a number/],
    ['text sign', 'source,target,sign\na,b,friends\na,c,-1', 'edges.bad-value', 2, /"friends" is neither/],
    ['no sign', 'source,target,sign\na,b\na,c,-1', 'edges.bad-value', 2, /no sign/],
    ['sign against weight', 'source,target,sign,weight\na,b,1,-4\na,c,-1,1', 'edges.bad-value', 2, /contradict/],
    ['no target', 'source,target,sign\na,,1\na,c,-1', 'edges.no-actor', 2, /needs a source and a target/],
    ['no negative tie', 'source,target,sign\na,b,1', 'edges.no-negative', null, /one camp/],
    ['nothing but the header', 'source,target,sign\n', 'edges.none', null, /a header and no row/],
    ['nothing but self-ties', 'source,target,sign\na,a,1', 'edges.none', null, /every row ties an actor to itself/],
    ['nothing that can be read', 'source,target,sign\na,b,x', 'edges.none', null, /no row could be read/],
    ['strength in place of a sign', 'source,target,sign\na,b,3\na,c,-1', 'edges.bad-value', 2, /column weight/],
  ])('a word about a %s', (_, text, code, line, message) => {
    const note = read(text).notes.find((one) => one.code === code);
    expect(note?.line).toBe(line);
    expect(note?.message).toMatch(message);
  });

  it.each([
    ['an empty file', '', /give a header/],
    ['a header without signs', 'from,to\na,b', /must name source, target and sign/],
    ['no header', 'a,b,1\nb,c,-1', /first row is a,b,1, which is no header/],
    ['what is no text', 'source,target,sign\na,\u0000,1', /not a text/],
    ['broken quotes', 'source,target,sign\n"a,b,1', /quote/i],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(EntenteError);
    expect(() => read(text)).toThrow(message);
  });
});

describe('parallel rows', () => {
  const list = read('source,target,sign\na,b,1\nb,a,1\na,b,-1\nc,d,1\nd,c,-1\na,c,-1');
  it('one tie a pair takes the majority and drops even pairs, with a word', () => {
    const notes: { code: string; line: number | null; message: string }[] = [];
    const { ties } = networkFromEdges(list, 'one', notes);
    expect(ties.map(({ sign, weight, count }) => [sign, weight, count])).toEqual([
      [1, 1, 3],
      [-1, 1, 1],
    ]);
    expect(notes.map(({ code }) => code)).toEqual(['edges.parallel', 'edges.cancelled']);
  });
  it('keeping them leaves what no partition can satisfy', () => {
    const network = networkFromEdges(list, 'keep', []);
    expect(network.ties.map(({ sign, weight }) => sign * weight)).toEqual([2, -1, 1, -1, -1]);
    expect(problemOf(network, 'weight').base).toBe(2);
  });
});
