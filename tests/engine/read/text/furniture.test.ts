/** Running headers and page numbers, taken out; lines that merely repeat, kept. */
import { describe, expect, it } from 'vitest';
import { LEAD, read } from './plain-text.ts';

describe('furniture', () => {
  const page = (n: number, text: string) => `The Zenda Gazette\n\n${text}\n\n${n}\n\f`;
  it('takes running headers and page numbers out of the middle of a sentence', async () => {
    const doc = await read(
      `${page(1, `${LEAD} The order was signed by the`)}${page(2, 'minister himself. It holds for a month. Drivers were told to')}${page(3, 'wait for news.')}`,
    );
    expect(doc.text).toBe(
      `${LEAD} The order was signed by the minister himself. It holds for a month. Drivers were told to wait for news.`,
    );
    expect(doc.notes.filter((note) => note.code === 'read.boilerplate').length).toBe(6);
  });
  it('leaves a speaker who recurs, and a number that stands for itself', async () => {
    const doc = await read(
      'Colonel Sapt\n\nWe held the bridge.\n\nReporter\n\nHow many men?\n\nColonel Sapt\n\n40\n\nReporter\n\nAnd then?\n\nColonel Sapt\n\nWe left.',
    );
    expect(doc.text.match(/Colonel Sapt/g)?.length).toBe(3);
    expect(doc.text).toContain('40');
  });
  it('takes out page lines that count with the pages, whatever else they say', async () => {
    const pages = ['CHAPTER 1. CAUSES 7', 'CHAPTER 2. WAR 8', '9 CHAPTER 2. WAR', '10 CHAPTER 3. PEACE'].map(
      (head, i) => `${head}\n\nThe council met again on day ${i} and the chancellor asked the\n`,
    );
    const doc = await read(pages.join('\f'));
    expect(doc.text).not.toContain('CHAPTER');
  });
});
