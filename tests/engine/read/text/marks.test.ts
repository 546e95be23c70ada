/** Markdown marks in a text: taken out where they are marks. */
import { describe, expect, it } from 'vitest';
import { read } from './plain-text.ts';

describe('marks', () => {
  it.each([
    ['The carrier *Princess Flavia* left port.', 'The carrier Princess Flavia left port.'],
    ['He **never** said _that_ at all.', 'He never said that at all.'],
    ['See [the treaty](https://zenda.example/a_(b)) for more.', 'See the treaty for more.'],
    ['A ***very* bold** claim was made.', 'A very bold claim was made.'],
    ['The area is 5 * 3 * 2 metres, as file_name_here says.', 'The area is 5 * 3 * 2 metres, as file_name_here says.'],
    ['It \\*holds\\* here.', 'It *holds* here.'],
  ])('%s', async (given, expected) => expect((await read(given)).text).toBe(expected));
});
