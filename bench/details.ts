/**
 * Modes and contexts of acts told by sentences of our own that nothing was made by (training/events/details-dev.tsv). In: a
 * coder. Out: how many of the acts are found, and of those modes and contexts said, right and wanted.
 */
import type { Document } from '../src/engine/document.ts';
import { readOwnSentences } from '../training/events/details.ts';

export async function details(code: (text: string) => Promise<Document>): Promise<object> {
  const modes = { said: 0, right: 0, wanted: 0 };
  const contexts = { said: 0, right: 0, wanted: 0 };
  const counts = { sentences: 0, found: 0 };
  for (const own of readOwnSentences('details-dev.tsv')) {
    counts.sentences += 1;
    const event = (await code(own.text)).layers.event.find(({ type }) => type === own.type);
    if (event === undefined) continue;
    counts.found += 1;
    add(modes, event.modes, own.mode === null ? [] : [own.mode]);
    add(contexts, event.contexts, own.contexts);
  }
  return { ...counts, modes, contexts };
}

function add(sum: { said: number; right: number; wanted: number }, said: string[], wanted: string[]): void {
  sum.said += said.length;
  sum.wanted += wanted.length;
  sum.right += said.filter((each) => wanted.includes(each)).length;
}
