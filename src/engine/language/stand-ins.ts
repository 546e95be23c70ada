/**
 * Acronyms that the encoder, which knows no capitals, would take for another word: "IS" for a verb, "WHO" for a pronoun. In:
 * words. Out: what each is to be read as, an acronym of the same kind that is no word besides. Forms and offsets stay as they are.
 */
import type { Token } from '../document.ts';

const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['IS', 'ISIS'],
  ['WHO', 'UNICEF'],
  ['CAR', 'DRC'],
]);

/** Before these capitals stress a verb: "this IS a war". */
const SUBJECTS = new Set('i he she it we you they this that there here what who which these those all'.split(' '));

/**
 * @param index of a word of `tokens`
 * @returns the form for the encoder
 */
export function readAs(tokens: readonly Token[], index: number): string {
  const { form, sentence } = tokens[index]!;
  const standIn = STAND_INS.get(form);
  if (standIn === undefined) return form;
  const beside = [tokens[index - 1], tokens[index + 1]].filter((token) => token?.sentence === sentence);
  const shouted = beside.some((token) => token !== undefined && isShouted(token.form));
  const stressed = form === 'IS' && SUBJECTS.has(tokens[index - 1]?.form.toLowerCase() ?? '');
  return shouted || stressed ? form : standIn;
}

/** A word in capitals of the length of a word, as whole headlines have them: its neighbours tell nothing then. */
function isShouted(form: string): boolean {
  return /^\p{Lu}{5,}$/u.test(form);
}
