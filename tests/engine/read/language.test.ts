/** What language a text is in. */
import { describe, expect, it } from 'vitest';
import { codes } from './run-reader.ts';
import { read } from './text/plain-text.ts';

describe('language', () => {
  it('keeps what is not English, and says so', async () => {
    const doc = await read(
      'Der Präsident sagte gestern in Berlin, dass die Verhandlungen mit der Regierung wieder aufgenommen würden.',
    );
    expect(doc.meta.language).toBe('de');
    expect(codes(doc)).toContain('read.language');
  });
  it.each(['Putin met Assad.', 'Zenda police arrested 12 protesters.', 'Ruritania bombs Zenda'])(
    'short English: %s',
    async (text) => {
      expect((await read(text)).meta.language).toBe('en');
    },
  );
});
