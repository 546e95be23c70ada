import { expect, test } from 'vitest';
import type { Document } from '../../../src/engine/document.ts';
import { ReadError } from '../../../src/engine/errors.ts';
import { conlluReader } from '../../../src/engine/read/conllu.ts';
import { formatConllu } from '../../../src/engine/write/conllu.ts';

const options = { date: '2020-01-02', meta: {}, fields: {}, maxRecord: 1e9, maxUnpacked: 1e9 };

async function read(conllu: string): Promise<(Document | ReadError)[]> {
  const bytes = new TextEncoder().encode(conllu);
  const list: (Document | ReadError)[] = [];
  const input = {
    source: 'f.conllu',
    size: null,
    bytes: (async function* () {
      yield bytes;
    })(),
  };
  for await (const one of conlluReader.read(input, options)) list.push(one);
  return list;
}

const row = (id: string, form: string, misc = '_') => [id, form, '_', '_', '_', '_', '_', '_', '_', misc].join('\t');

const GOLD = [
  '# newdoc id = zenda-1',
  '# newpar',
  '# sent_id = 1',
  "# text = They didn't vote, Rudolf said.",
  row('1', 'They'),
  row('2-3', "didn't"),
  row('2', 'did'),
  row('3', "n't"),
  row('4', 'vote', 'SpaceAfter=No'),
  row('4.1', 'vote'),
  row('5', ','),
  row('6', 'Rudolf'),
  row('7', 'said', 'SpaceAfter=No'),
  row('8', '.', 'SpaceAfter=No'),
  '',
  '# sent_id = 2',
  '# text = 👍 du Nord',
  row('1', '👍'),
  row('2-3', 'du'),
  row('2', 'de'),
  row('3', 'le'),
  row('4', 'Nord'),
  '',
  '# newdoc id = zenda-2',
  row('1', 'Go', 'SpaceAfter=No'),
  row('2', '!'),
  '',
].join('\n');

test('documents, text, spans and what is written as one word', async () => {
  const [first, second] = (await read(GOLD)) as [Document, Document];
  expect(first.text).toBe("They didn't vote, Rudolf said.👍 du Nord");
  expect(first.meta.source).toBe('zenda-1');
  expect(first.meta.published).toBe('2020-01-02');
  expect(first.layers.sentence.map(({ tokens }) => tokens)).toEqual([
    [0, 8],
    [8, 12],
  ]);
  const forms = first.layers.token.map((token) => [
    token.form,
    first.text.slice(token.start, token.end),
    token.joined ?? false,
  ]);
  expect(forms.slice(0, 4)).toEqual([
    ['They', 'They', false],
    ['did', 'did', false],
    ["n't", "n't", true],
    ['vote', 'vote', false],
  ]);
  expect(forms.slice(8)).toEqual([
    ['👍', '👍', false],
    ['de', 'du', false],
    ['le', 'du', true],
    ['Nord', 'Nord', false],
  ]);
  expect(second.text).toBe('Go!');
  expect(first.id).not.toBe(second.id);
});

test('multiword tokens, empty nodes and comments come back, and the characters with them', async () => {
  const [first] = (await read(GOLD)) as [Document];
  const written = formatConllu(first);
  const ids = written
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split('\t').slice(0, 2).join(' '));
  expect(ids).toEqual([
    '1 They',
    "2-3 didn't",
    '2 did',
    "3 n't",
    '4 vote',
    '4.1 vote',
    '5 ,',
    '6 Rudolf',
    '7 said',
    '8 .',
    '1 👍',
    '2-3 du',
    '2 de',
    '3 le',
    '4 Nord',
  ]);
  expect(written).toContain('# newdoc id = zenda-1\n# newpar\n# sent_id = 1\n');
  const [again] = (await read(written)) as [Document];
  expect(again.text).toBe(first.text);
  expect(again.layers.token.map(({ start, end, form }) => [start, end, form])).toEqual(
    first.layers.token.map(({ start, end, form }) => [start, end, form]),
  );
});

test('a broken line is named, and the rest is read', async () => {
  const broken = ['1\tToo\tfew', '', row('1', 'Fine'), '', row('x', 'bad'), ''].join('\n');
  const list = await read(broken);
  const errors = list.filter((one): one is ReadError => one instanceof ReadError);
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^line 1: expected ten columns.*got 3/),
    expect.stringMatching(/^line 5: the id "x" is neither/),
  ]);
  expect(list.filter((one) => !(one instanceof ReadError))).toHaveLength(1);
});

test('a text that does not hold its words is put together from them, with a note', async () => {
  const [doc] = (await read(
    ['# text = Something else', row('1', 'Zenda', 'SpaceAfter=No'), row('2', '!'), ''].join('\n'),
  )) as [Document];
  expect(doc.text).toBe('Zenda!');
  expect(doc.notes).toEqual([expect.objectContaining({ code: 'read.bad-record', start: 0, end: 6 })]);
});

test('nothing in CoNLL-U form is an error', async () => {
  await expect(read('# only a comment\n')).rejects.toThrow(ReadError);
});

test('its own look is known', () => {
  const sniff = (text: string) => conlluReader.sniff(new TextEncoder().encode(text));
  expect(sniff(GOLD)).toBe(true);
  expect(sniff('# A heading\n\nSome words.')).toBe(false);
  expect(sniff('1\tone\t2\n')).toBe(false);
});
