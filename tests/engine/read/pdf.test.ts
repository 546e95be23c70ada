import { describe, expect, it } from 'vitest';
import { pdfReader } from '../../../src/engine/read/pdf.ts';
import { column, makePdf } from './make-pdf.ts';
import { blockTexts, codes, readOne } from './run-reader.ts';

const LEFT = [
  'Ruritania closed the bridge at Strelsau on',
  'Monday after two days of shelling, the min-',
  'istry of the interior said in a statement.',
  'Traffic was sent over the old ford, where',
  'soldiers of the Third Army searched buses',
  'and lorries. Prince Rupert then asked the',
];
const RIGHT = [
  'governor of the province to lift the order',
  'at once, and offered to send food.',
  '',
  'The mayor said that stocks would last for',
  'a week if the road stayed shut, and for a',
  'month if the ford could be used by lorries.',
];

describe('pdf', () => {
  it('reads columns in order, joins hyphens and the sentence over the column break', async () => {
    const doc = await readOne(
      pdfReader,
      makePdf([
        [
          { x: 60, y: 780, text: 'Bridge closed at Strelsau after two days of shelling', size: 18 },
          ...column(60, 740, LEFT),
          ...column(320, 740, RIGHT),
        ],
      ]),
    );
    expect(blockTexts(doc, 'title')).toEqual(['Bridge closed at Strelsau after two days of shelling']);
    expect(blockTexts(doc, 'paragraph')).toEqual([
      'Ruritania closed the bridge at Strelsau on Monday after two days of shelling, the ministry of the interior said in a statement. Traffic was sent over the old ford, where soldiers of the Third Army searched buses and lorries. Prince Rupert then asked the governor of the province to lift the order at once, and offered to send food.',
      'The mayor said that stocks would last for a week if the road stayed shut, and for a month if the ford could be used by lorries.',
    ]);
    const at = doc.text.indexOf('governor');
    const run = doc.origin.map.find(({ start, end }) => start <= at && at < end)!;
    expect(run.page).toBe(1);
    expect(run.box![0]).toBe(320);
  });
  it('sets running headers and page numbers aside and joins over pages', async () => {
    const page = (n: number, lines: string[]) => [
      { x: 60, y: 800, text: 'Zenda Gazette' },
      ...column(60, 740, lines),
      { x: 290, y: 40, text: String(n) },
    ];
    const doc = await readOne(
      pdfReader,
      makePdf([
        page(1, [
          'Ruritania closed the bridge at Strelsau on Monday after two days of shelling, the ministry said, and the',
          'chancellor, who had spoken against it, was asked by the',
        ]),
        page(2, [
          'council to explain himself before the end of the week. He declined to say whether he would do so at all.',
        ]),
        page(3, ['The envoy left Zenda.']),
      ]),
    );
    expect(doc.text).toMatch(/asked by the council to explain/);
    expect(doc.text).not.toMatch(/Gazette|\b[123]\b/);
    expect(codes(doc)).toEqual(expect.arrayContaining(['read.boilerplate', 'read.joined']));
  });
  it('says what is wrong with encrypted, cut, empty and scanned files', async () => {
    const whole = makePdf([column(60, 740, LEFT)]);
    await expect(readOne(pdfReader, makePdf([[]]))).rejects.toThrow(/no text layer/);
    await expect(readOne(pdfReader, '%PDF-1.4\n%%EOF')).rejects.toThrow(/not a readable PDF|no text layer/);
    const key = 'x'.repeat(32);
    const locked = makePdf(
      [column(60, 740, LEFT)],
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${key}) /U (${key}) /P -4 >> /ID [(abc) (abc)]`,
    );
    await expect(readOne(pdfReader, locked)).rejects.toThrow(/encrypted/);
    const cut = await readOne(pdfReader, whole.subarray(0, whole.length - 300)).then(
      (doc) => codes(doc).join(),
      (error) => String(error),
    );
    expect(cut).toMatch(/truncated|ends before/);
    await expect(readOne(pdfReader, whole.subarray(0, 60))).rejects.toThrow(/ends before/);
  });
});
