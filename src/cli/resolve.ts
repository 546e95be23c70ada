/**
 * `entente resolve`: a phrase, or a line each of standard input (phrase, tab, date), to a line of JSON each: who it
 * names as of the date. With no date, today's holders of an office are meant. `--place` asks the gazetteer instead.
 */
import { EntenteError } from '../engine/errors.ts';
import { openActors } from '../engine/extract/actors/knowledge.ts';

import { resolvePhrase } from '../engine/resolve/phrase.ts';
import type { Resources } from '../engine/resources.ts';

export interface ResolveArgs {
  phrase: string | null;
  stdin: AsyncIterable<string> | null;
  date: string | null;
  place: boolean;
  resources: Resources;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @throws EntenteError on a date that is none, or where there is neither a phrase nor an input to read */
export async function resolve(args: ResolveArgs, print: (line: string) => void): Promise<void> {
  const { place, resources } = args;
  if (place) throw new EntenteError('places need a gazetteer, which is not compiled yet; run: npm run build:knowledge');
  const answer = (phrase: string, date: string): object => resolvePhrase(phrase, date, openActors(resources.knowledge));
  const fallback = args.date ?? new Date().toISOString().slice(0, 10);
  if (!isDate(fallback)) throw new EntenteError(`--date ${fallback} is no date; write YYYY-MM-DD`);
  if (args.phrase !== null && args.stdin === null) {
    print(JSON.stringify(answer(args.phrase, fallback)));
    return;
  }
  if (args.stdin === null)
    throw new EntenteError('no phrase was given; write entente resolve "PHRASE", or - to read a phrase a line');
  let number = 0;
  for await (const line of args.stdin) {
    number++;
    if (line.trim() === '') continue;
    const [phrase = '', date = ''] = line.split('\t');
    const asOf = date.trim() === '' ? fallback : date.trim();
    if (!isDate(asOf))
      throw new EntenteError(`line ${number}: "${asOf}" is no date; write the phrase, a tab and YYYY-MM-DD`);
    print(JSON.stringify(answer(phrase, asOf)));
  }
}

function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text));
}
