import { describe, expect, test } from 'vitest';
import type { Sentence, Token } from '../../../../src/engine/document.ts';
import type { Frame } from '../../../../src/engine/extract/attribution/frame.ts';
import { layoutFrames, speaksForPage, withLayout } from '../../../../src/engine/extract/attribution/layout-frames.ts';
import { findQuotations } from '../../../../src/engine/extract/attribution/quotations.ts';

/** Paragraphs of words and marks, spaces between; every paragraph is one sentence. */
function pageOf(...lines: string[]): { text: string; token: Token[]; sentence: Sentence[] } {
  const text = lines.join('\n\n');
  const token: Token[] = [];
  const sentence: Sentence[] = [];
  let at = 0;
  for (const [paragraph, line] of lines.entries()) {
    const first = token.length;
    const start = at;
    for (const form of line.split(' ')) {
      const id = token.length;
      token.push({
        id,
        start: at,
        end: at + form.length,
        sentence: paragraph,
        form,
        lemma: form,
        upos: 'X',
        feats: '',
        head: null,
        deprel: 'dep',
      });
      at += form.length + 1;
    }
    sentence.push({ id: paragraph, start, end: at - 1, tokens: [first, token.length], paragraph } as Sentence);
    at += 1;
  }
  return { text, token, sentence };
}

function read(...lines: string[]): string[] {
  const page = pageOf(...lines);
  const words = ({ first, end }: { first: number; end: number }): string =>
    page.token
      .slice(first, end)
      .map(({ form }) => form)
      .join(' ');
  return layoutFrames(page, findQuotations(page.sentence, page.token), page.text).map(
    ({ source, cue, content }) => `${words(source!)} | ${words(cue!)} | ${content.map(words).join(' + ')}`,
  );
}

describe('turns of a transcript', () => {
  test('a name in capitals and a colon speaks its paragraph', () => {
    expect(read('HARRIS : Is the bridge open ?', 'LT. OKORO : It opened at noon .', 'HARRIS : Thank you .')).toEqual([
      'HARRIS | : | Is the bridge open ?',
      'LT. OKORO | : | It opened at noon .',
      'HARRIS | : | Thank you .',
    ]);
  });

  test.each([
    ['one voice alone', ['HARRIS : Is the bridge open ?', 'The bridge is open .', 'HARRIS : Thank you .']],
    ['labels that come once each', ['WEATHER : Rain all day .', 'TRAFFIC : Slow in the east .']],
    ['labels of the page', ['UPDATE : The road is open .', 'NOTE : A name was wrong .', 'UPDATE : It is shut .']],
    ['letters that name nobody', ['Q : Is it open ?', 'A : It is .', 'Q : Since when ?']],
    ['small letters', ['Harris : Is it open ?', 'Okoro : It is .', 'Harris : Thank you .']],
  ])('not %s', (_name, lines) => {
    expect(read(...lines)).toEqual([]);
  });
});

describe('who speaks for the page', () => {
  const turns = ['PRESENTER : Is the bridge open ?', 'VARGA : It opened at noon .', 'MAYOR LIND : It is safe .'];
  const own = (byline: string | null): string[] => {
    const page = pageOf(...turns, ...turns);
    const frames = layoutFrames(page, findQuotations(page.sentence, page.token), page.text);
    const speaking = frames.filter((frame) => speaksForPage(frame, page.token, byline));
    return [...new Set(speaking.map(({ source }) => page.token[source!.end - 1]!.form))];
  };

  test('the presenter, and whoever signs the transcript', () => {
    expect(own('Lena Varga in Brod')).toEqual(['PRESENTER', 'VARGA']);
  });

  test('nobody else', () => {
    expect(own(null)).toEqual(['PRESENTER']);
    expect(own('Ines Lindgren')).toEqual(['PRESENTER']);
  });
});

describe('signed quotations', () => {
  test.each([
    ['“ We lost our homes . ” — Ana de Souza', 'Ana de Souza | — | “ We lost our homes . ”'],
    ['" We lost our homes . " -- Ana Souza , a farmer', 'Ana Souza | -- | " We lost our homes . "'],
    ['“ We lost our homes . ” ― Ana Souza .', 'Ana Souza | ― | “ We lost our homes . ”'],
    ['“ We lost all . ” ― Ana Souza “ Nobody came . ” ― Li Wei', 'Ana Souza | ― | “ We lost all . ”'],
  ])('%s', (line, frame) => {
    expect(read(line)[0]).toBe(frame);
  });

  test.each([
    ['a clause goes on', '“ We lost our homes ” — Souza said so on Monday .'],
    ['no name', '“ We lost our homes ” — and nobody came .'],
    ['no dash', '“ We lost our homes . ” Ana Souza'],
    ['no quotation', 'We lost our homes — Ana Souza'],
  ])('not where %s', (_name, line) => {
    expect(read(line)).toEqual([]);
  });
});

test('what layout gives to one voice is taken from cues outside it', () => {
  const layout: Frame = {
    source: { first: 0, end: 1 },
    cue: { first: 1, end: 2 },
    content: [{ first: 2, end: 9 }],
    by: 'layout',
  };
  const outside: Frame = {
    source: null,
    cue: { first: 12, end: 13 },
    content: [
      { first: 3, end: 9 },
      { first: 14, end: 16 },
    ],
    by: 'learned',
  };
  const within: Frame = { source: null, cue: { first: 4, end: 5 }, content: [{ first: 5, end: 9 }], by: 'learned' };
  const same: Frame = {
    source: { first: 0, end: 1 },
    cue: { first: 20, end: 21 },
    content: [{ first: 22, end: 23 }],
    by: 'learned',
  };
  expect(withLayout([outside, within, same], [layout])).toEqual([
    { ...outside, content: [{ first: 14, end: 16 }] },
    within,
    layout,
  ]);
});
