/** Events as JSON Lines: the contract's object, one a line. */
import type { FileWriter } from './writer.ts';

export const jsonl: FileWriter = {
  kind: 'file',
  name: 'jsonl',
  title: 'Events as JSON Lines, whole records',
  extension: 'jsonl',
  mime: 'application/x-ndjson',
  unit: 'event',
  async *write(selection) {
    for await (const event of selection.events()) yield JSON.stringify(event) + '\n';
  },
};
