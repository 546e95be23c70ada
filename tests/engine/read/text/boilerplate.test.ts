/** Contact boxes, calls to subscribe, credits: set aside; sentences that begin like them: kept. */
import { describe, expect, it } from 'vitest';
import { codes } from '../run-reader.ts';
import { HEAD, LEAD, read } from './plain-text.ts';

describe('boilerplate', () => {
  it.each([
    'To contact the Gazette and its editors visit:\n\n**[gazette.example/contact](http://gazette.example/contact)**',
    'Subscribe to our newsletter for the latest news.',
    'Follow us on Twitter and Facebook',
    '© 2021 Zenda Gazette. All rights reserved.',
    'For more information, contact:\nFritz von Tarlenheim\nTel: 555 0100\npress@zenda.example',
    '(Reporting by Anna Rassendyll; editing by Fritz Tarlenheim)',
  ])('sets aside: %s', async (box) => {
    const doc = await read(`${HEAD}${LEAD}\n\nThe mayor called it a siege.\n\n${box}`);
    expect(doc.text.endsWith('The mayor called it a siege.')).toBe(true);
    expect(codes(doc)).toContain('read.boilerplate');
  });
  it.each([
    'To contact the rebels was a crime, the court ruled on Monday.',
    'Followers of the prince signed up for the militia in the market square.',
    'For information about the missing the families went to the prison.',
  ])('keeps: %s', async (sentence) => {
    expect((await read(`${HEAD}${LEAD}\n\n${sentence}\n\nThe mayor called it a siege.`)).text).toContain(sentence);
  });
});
