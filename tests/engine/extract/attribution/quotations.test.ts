import { describe, expect, test } from 'vitest';
import { createDocument, type Token } from '../../../../src/engine/document.ts';
import { findQuotations } from '../../../../src/engine/extract/attribution/quotations.ts';
import { segment } from '../../../../src/engine/language/segment.ts';

function quoted(text: string): [string, boolean][] {
  const { sentence, token } = segment(
    createDocument({ id: 'doc_q', text, origin: { sha256: '', record: 0, map: [] } }),
  );
  const sentences = sentence.map((one, id) => ({ id, ...one }));
  const tokens = token.map((one, id) => ({ id, ...one })) as Token[];
  return findQuotations(sentences, tokens).map(({ first, end, unclosed }) => [
    text.slice(tokens[first]!.start, tokens[end - 1]!.end),
    unclosed,
  ]);
}

describe('quotations', () => {
  test.each<[string, string, [string, boolean][]]>([
    [
      'curly',
      '“Go,” he said. “Now.”',
      [
        ['“Go,”', false],
        ['“Now.”', false],
      ],
    ],
    [
      'straight',
      '"Go," he said, "now."',
      [
        ['"Go,"', false],
        ['"now."', false],
      ],
    ],
    ['none', 'He said that they should go.', []],
    [
      'carried on over paragraphs',
      '“We won.\n\n“We are glad.”',
      [
        ['“We won.', true],
        ['“We are glad.”', false],
      ],
    ],
    ['a closing mark that opens', '”We won,” she said.', [['”We won,”', false]]],
    [
      'doubled in a cell of a table',
      '"Rebels, ""The Few,"" fled. ""We won,"" she said. "',
      [
        ['""The Few,"', false],
        ['""We won,"', false],
      ],
    ],
    ['around a whole text', '"Rebels fled on Monday. The army followed them."', []],
    ['around a paragraph of several', '"Rebels fled on Monday."\n\nShe smiled.', [['"Rebels fled on Monday."', false]]],
    [
      'from end to end, with others between',
      '"Go," he said, "now."',
      [
        ['"Go,"', false],
        ['"now."', false],
      ],
    ],
    ['two apostrophes that open', "''We won,'' she said.", [["''We won,''", false]]],
  ])('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});
