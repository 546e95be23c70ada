/** Small Word, WARC, tar and feed files for the tests. */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';

export function makeDocx(paragraphs: readonly { style?: string; text: string }[], title = ''): Uint8Array {
  const body = paragraphs
    .map(
      ({ style, text }) =>
        `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`,
    )
    .join('');
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'docProps/core.xml': strToU8(
      `<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${title}</dc:title></cp:coreProperties>`,
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

export function makeWarc(pages: readonly { url: string; type: string; body: string; digest?: string }[]): Uint8Array {
  const records = pages.map(({ url, type, body, digest }) => {
    const block = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${body}`);
    const own = digest ?? `sha1:${createHash('sha1').update(block).digest('hex')}`;
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0-${url}>\r\nWARC-Date: 2021-05-04T00:00:00Z\r\nWARC-Target-URI: ${url}\r\nWARC-Block-Digest: ${own}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
  });
  return new Uint8Array(Buffer.concat(records));
}

export function makeFeed(items: readonly { title: string; body: string; date?: string; link?: string }[]): string {
  const all = items.map(
    ({ title, body, date = 'Mon, 03 May 2021 10:00:00 GMT', link = 'http://gazette.example/1' }) =>
      `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate><description><![CDATA[${body}]]></description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Zenda Gazette</title>${all.join('')}</channel></rss>`;
}

/** ustar, with the end mark. */
export function makeTar(files: Record<string, string | Uint8Array>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write('0000644\0', 100);
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('        ', 148);
    head.write('0', 156);
    head.write('ustar\u000000', 257, 'latin1');
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}
