/**
 * Reader for Markdown. Plain text is read with Markdown's marks understood anyway; what differs is that a line break
 * inside a paragraph is always a space here.
 */
import type { Reader } from './reader.ts';
import { readText } from './text.ts';

export const markdownReader: Reader = {
  name: 'markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd', 'qmd', 'rmd'],
  sniff: (head) => /^(?:\ufeff)?(?:---\r?\n[\w-]+\s*:|#{1,6} \S)/.test(new TextDecoder().decode(head)),
  async *read(input, options) {
    yield await readText(input, options, 'markdown');
  },
};
