/**
 * In: checked actor files. Out: their roles, titles, modifiers, words passed over and given names in the compiled form, each
 * findable by its words.
 */
import { normalise, singular } from './names.ts';
import type { CompiledActors } from './record.ts';
import type { ActorSource } from './source.ts';

/** @param byCode alpha-3 code to the id of its state */
export function addWords(
  into: CompiledActors,
  sources: readonly ActorSource[],
  byCode: ReadonlyMap<string, string>,
): void {
  for (const source of sources) {
    const index = <T>(table: T[], wordTable: Record<string, number[]>, item: T, words: readonly string[]): void => {
      table.push(item);
      for (const word of words) {
        const key = headSingular(word);
        if (Object.hasOwn(wordTable, key)) wordTable[key]!.push(table.length - 1);
        else wordTable[key] = [table.length - 1];
      }
    };
    for (const { words, line: _line, ...role } of source.roles) index(into.roles, into.roleWords, role, words);
    for (const { words, line: _line, ...title } of source.titles)
      index(
        into.titles,
        into.titleWords,
        { ...title, of: title.of?.map((code) => byCode.get(code) ?? code) ?? null },
        words,
      );
    for (const { words, line: _line, ...modifier } of source.modifiers) {
      into.modifiers.push(modifier);
      for (const word of words) into.modifierWords[normalise(word)] = into.modifiers.length - 1;
    }
    into.skip.push(...source.skip.map(normalise));
    for (const { name, sex } of source.given) into.given[normalise(name)] = sex;
  }
}

/** The normal form with its last word in the singular: the key of a role or title. */
export function headSingular(phrase: string): string {
  const parts = normalise(phrase).split(' ');
  parts[parts.length - 1] = singular(parts[parts.length - 1]!);
  return parts.join(' ');
}
