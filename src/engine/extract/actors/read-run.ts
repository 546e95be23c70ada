/**
 * In: several parts of a name in a row at the head of a phrase. Out: who bears that name: somebody on file, by his full name or by
 * his first name and a part of the rest; else an unknown name with whatever the phrase says of it.
 */
import type { Item } from './chunk.ts';
import { HONORIFICS } from './name-parts.ts';
import { fold, normalise } from './names.ts';
import { type NameContext, readName, unknownName } from './read-name.ts';
import type { NameItem, Reading } from './reading.ts';

/**
 * Several parts of a name in a row. "Vicente Fox Quesada" holds a full name on file; "Omar Hassan Ahmad al-Bashir" begins
 * and ends as one; "Marie Hollande" is somebody else of a known surname.
 */
export function readRun(run: readonly Item[], context: NameContext): Reading | null {
  const { words } = context.question;
  const isKnown = (item: Item): item is NameItem => item.type === 'name';
  const start = run[0]!;
  if (isKnown(start) && start.readings.some(({ how }) => how === 'person')) return readName(start, context);
  const given = words[run[0]!.start]!.key;
  const whole = run[1] && isKnown(run[1]) && run[1].readings.some(({ how }) => how === 'person');
  if (whole && HONORIFICS.has(given)) return readRun(run.slice(1), context);
  // "Horacio Manuel Cartes Jara" begins with his first name and has his surname among the rest.
  for (const item of run.slice(1).reverse()) {
    if (!isKnown(item)) continue;
    const readings = item.readings.filter(({ record }) => isGiven(normalise(record.name).split(' ')[0]!, given));
    if (readings.length > 0) return readName({ ...item, readings }, context);
  }
  return unknownName(run, context);
}

/** One first name, in the same spelling or, of some length, in another transcription of it. */
function isGiven(known: string, given: string): boolean {
  return known === given || (known.length > 3 && known[0] === given[0] && fold(known) === fold(given));
}
