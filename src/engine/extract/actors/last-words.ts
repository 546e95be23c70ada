/**
 * "The Alliance", "the Commission": the last word of a body's name, with its capital, for the body. In: the mentions of a
 * document, its tokens. Out: readings changed in place, and mentions added where the word was nobody yet.
 */
import type { Token } from '../../document.ts';
import { readAfterThe, standsAfterThe } from './after-the.ts';
import type { Found } from './found.ts';
import type { Actors } from './knowledge.ts';
import { known as certain, type Reading, refOf } from './reading.ts';

/** Words that end the names of bodies and stand for them alone. */
const ENDS = new Set(
  'Alliance Union Commission Council Front Movement League Organization Organisation Agency Conference Coalition Federation Congress Assembly Brigade Brigades Tribunal Authority'.split(
    ' ',
  ),
);
/** Bodies of a union that go by their last word wherever the union is spoken of. */
const OF_UNION: Readonly<Record<string, string>> = { Commission: 'european-commission' };
const UNION = 'european-union';

export function readLastWords(found: Found[], tokens: readonly Token[], actors: Actors): void {
  for (const token of tokens) {
    if (ENDS.has(token.form) && standsAfterThe(token, tokens, goesOn))
      readAfterThe(found, token, () => bodyEndingIn(token, found, actors));
  }
}

/** The body named last before whose name ends in the word. */
function bodyEndingIn(token: Token, found: readonly Found[], actors: Actors): Reading | null {
  const named = found.findLast(
    ({ head, reading: { actor, ambiguous } }) =>
      head.id < token.id &&
      !ambiguous &&
      actor.id !== null &&
      actor.person === null &&
      !actor.id.includes('/') &&
      actor.name.split(/\s+/).length > 1 &&
      actor.name.split(/\s+/).at(-1) === token.form,
  );
  if (named) return named.reading;
  const union = found.some(({ reading }) => reading.actor.id === UNION);
  const body = union && Object.hasOwn(OF_UNION, token.form) ? actors.record(OF_UNION[token.form]!) : null;
  return body ? certain(refOf(body, null), 'name') : null;
}

/** Neither "the Alliance Bank" nor "the Alliance of". */
const goesOn = ({ upos, form }: Token): boolean => upos === 'PROPN' || /^(of|for|-)$/.test(form);
