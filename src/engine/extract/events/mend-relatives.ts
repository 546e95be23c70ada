/**
 * Clauses that tell of a noun, and what stands around them. In: the tokens of a sentence. Out: the noun, the verb or the relation that
 * grammar asks for where the parser chose another.
 */
import type { Token } from '../../document.ts';
import { isBare, isTensed } from './verb-forms.ts';

/** "They armed the general, whose raid failed": a clause with "who" or "whose" tells of the noun before it, never of a deed. */
export function personDescribed(token: Token, tokens: readonly Token[], first: number): number | null {
  // "told him to turn to the chief, whose men had": behind a comma it is no clause that is told
  const isTold = token.deprel === 'ccomp';
  if ((token.deprel !== 'advcl:relcl' && !isTold) || token.head === null) return null;
  const word = tokens.find(
    ({ id, form, head }) =>
      id > token.head! && id < token.id && /^(who|whom|whose)$/i.test(form) && isBelow(head, token.id, tokens, first),
  );
  const before = word === undefined ? undefined : tokens[word.id - 1 - first];
  if (isTold && before?.form !== ',') return null;
  let node = before?.form === ',' ? tokens[before.id - 1 - first] : before;
  // the noun that the words before the relative pronoun are of, no farther than the verb the clause hangs on
  while (node !== undefined && node.head !== null && /^(flat|compound|appos)/.test(node.deprel))
    node = tokens[node.head - first];
  if (node === undefined || !/^(NOUN|PROPN)$/.test(node.upos) || node.id <= token.head) return null;
  // "how the pair, who hid, could have fled": who flees is told of by another clause
  return isBelow(node.id, token.id, tokens, first) ? null : node.id;
}

/**
 * "They train police, and the league, whose office they closed, is arming rebels": a noun behind "and" whose clause between commas runs up
 * to a finite verb without subject and conjunction is that verb's subject. Returns the verb.
 */
export function verbOfSecond(token: Token, tokens: readonly Token[], first: number): number | null {
  if (!/^(NOUN|PROPN)$/.test(token.upos) || token.deprel !== 'conj') return null;
  const kids = (id: number): Token[] => tokens.filter(({ head }) => head === id);
  const own = kids(token.id);
  const clause = own.find(({ deprel }) => deprel === 'acl:relcl');
  if (clause === undefined || !own.some(({ deprel, id }) => deprel === 'cc' && id < token.id)) return null;
  if (tokens[token.id + 1 - first]?.form !== ',') return null;
  for (let id = clause.id + 1; id - first < tokens.length; id++) {
    const here = tokens[id - first]!;
    if (isBelow(here.head, clause.id, tokens, first) && here.form !== ',') continue;
    if (here.form !== ',') return null;
    const after = tokens[id + 1 - first];
    if (after === undefined) return null;
    if (isBelow(after.id, clause.id, tokens, first)) continue;
    const verb = after.deprel.startsWith('aux') && after.head !== null ? tokens[after.head - first]! : after;
    if (verb.upos !== 'VERB' || verb.deprel !== 'conj' || !(isTensed(verb.feats) || isTensed(after.feats))) return null;
    return kids(verb.id).some(({ deprel }) => /^(nsubj|csubj|expl|mark|cc)/.test(deprel)) ? null : verb.id;
  }
  return null;
}

/** "The league, whose envoys Freedonia expelled": of two subjects the one with "whose" is the object. */
export function isOwnedObject(token: Token, tokens: readonly Token[]): boolean {
  return (
    token.deprel === 'nsubj' &&
    tokens.some(({ head, form }) => head === token.id && /^whose$/i.test(form)) &&
    tokens.some(
      ({ id, head, deprel }) => id > token.id && id < token.head! && head === token.head && deprel === 'nsubj',
    ) &&
    !tokens.some(({ head, deprel }) => head === token.head && deprel === 'obj')
  );
}

/** "A decision that ministers condemned": where "that" is the subject or the object itself, the clause tells of the noun and spells nothing out. */
export function isRelative(token: Token, tokens: readonly Token[]): boolean {
  return (
    token.deprel === 'acl' &&
    // "the mission that was to stop the ships" keeps its infinitive
    !isBare(token) &&
    tokens.some(
      ({ head, deprel, upos, form, id }) =>
        head === token.id &&
        id < token.id &&
        upos === 'PRON' &&
        /^(nsubj|obj)/.test(deprel) &&
        /^(that|which|who|whom)$/i.test(form),
    )
  );
}

function isBelow(node: number | null, above: number, tokens: readonly Token[], first: number): boolean {
  for (let at = node, up = 0; at !== null && up < 4; at = tokens[at - first]!.head, up += 1)
    if (at === above) return true;
  return false;
}
