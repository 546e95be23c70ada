import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ReadError } from '../../src/engine/errors.ts';
import { feedReader } from '../../src/engine/read/feed.ts';
import { DEFAULT_CODER, readOptions } from '../../src/node/coder-options.ts';
import { findSources, readBytes } from '../../src/node/sources.ts';

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Holt Courier</title><link>http://holt.example/</link><description>News</description>
<item><title>Holt struck</title><link>http://holt.example/1</link><pubDate>Tue, 17 Nov 2015 08:00:00 GMT</pubDate><description>Ruritania struck the town of Holt on Tuesday, officials said, and the bridges were closed.</description></item>
</channel></rss>`;

async function serve(status: number, body: string): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(status, { 'content-type': 'application/rss+xml' }).end(body),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`;
}

test('a feed is read from an address that a person gives', async () => {
  const address = await serve(200, FEED);
  const sources = [];
  for await (const source of findSources([address])) sources.push(source);
  expect(sources).toEqual([{ path: address, size: null }]);
  const docs = [];
  for await (const doc of feedReader.read(
    { source: address, bytes: readBytes(address), size: null },
    readOptions(DEFAULT_CODER),
  ))
    docs.push(doc);
  expect(docs).toHaveLength(1);
  expect(docs[0]).toMatchObject({ meta: { title: 'Holt struck' } });
});

test.each([
  ['a page that is not there', 404, /404/],
  ['a server in trouble', 503, /503/],
])('%s is named with its answer', async (_, status, message) => {
  const address = await serve(status, '');
  await expect(async () => {
    for await (const _chunk of readBytes(address)) expect.unreachable();
  }).rejects.toThrow(message);
});

test('nobody there', async () => {
  const failing = async () => {
    for await (const _chunk of readBytes('http://127.0.0.1:1/feed.xml')) expect.unreachable();
  };
  await expect(failing).rejects.toThrow(ReadError);
});
