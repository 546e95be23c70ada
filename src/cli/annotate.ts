/** `entente annotate [FILE…]`: prints every layer, as JSON, CoNLL-U or a page to read. */
import { buildCommand } from '@stricli/core';
import { FAULT, ReadError } from '../engine/errors.ts';
import { formatConllu } from '../engine/write/conllu.ts';
import { documentPage } from '../engine/write/page.ts';
import { findSources } from '../node/sources.ts';
import { type CodingFlags, coderOptions, codingFlags } from './coding-flags.ts';
import type { Io } from './io.ts';
import { isSingleDocument } from './single.ts';

interface Flags extends CodingFlags {
  format: 'json' | 'conllu' | 'html';
}

async function annotate(this: Io, flags: Flags, ...files: string[]): Promise<void> {
  const { openCoder } = await import('../node/code.ts');
  const coder = openCoder({
    ...coderOptions(flags, isSingleDocument(files) ? 1 : 2),
    until: flags.format === 'conllu' ? 'language' : null,
  });
  try {
    for await (const coded of coder.code(findSources(files))) {
      if (coded instanceof ReadError) {
        this.err(`entente: ${coded.source}: ${coded.message}`);
        this.status(coded.code === FAULT ? 3 : 1);
      } else if (flags.format === 'json') await this.out(JSON.stringify(coded.doc) + '\n');
      else if (flags.format === 'conllu') await this.out(formatConllu(coded.doc));
      else await this.out(documentPage(coded.doc));
    }
  } finally {
    await coder.close();
  }
}

export const annotateCommand = buildCommand({
  func: annotate,
  parameters: {
    flags: {
      ...codingFlags,
      format: {
        kind: 'enum',
        values: ['json', 'conllu', 'html'],
        default: 'json',
        brief: 'json (a document a line), conllu, or html',
      },
    },
    positional: {
      kind: 'array',
      parameter: { brief: 'Files, folders or globs; none or - is standard input', parse: String, placeholder: 'FILE' },
    },
  },
  docs: {
    brief: 'Print every layer: sentences, words, syntax, names, times, places, quotations, events',
    fullDescription:
      'Examples:\n  entente annotate article.txt | jq .layers.entity\n  entente annotate --input conllu --format conllu gold.conllu > predicted.conllu',
  },
});
