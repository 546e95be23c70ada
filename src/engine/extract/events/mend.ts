/**
 * Slips of the parser that the words themselves rule out. In: the tokens of a sentence. Out: the same tokens, or copies with
 * another head or relation where English grammar leaves no doubt; the document's own tokens stay as they are.
 */
import type { Token } from '../../document.ts';
import { sharesWith } from './mend-coordination.ts';
import { isOwnedObject, isRelative, personDescribed, verbOfSecond } from './mend-relatives.ts';
import { isPast } from './verb-forms.ts';

export function mend(tokens: readonly Token[]): readonly Token[] {
  const first = tokens[0]?.id ?? 0;
  const changed = new Map<number, Partial<Token>>();
  const set = (id: number, how: Partial<Token>): void => void changed.set(id, { ...changed.get(id), ...how });
  for (const token of tokens) {
    const outer = sharesWith(token, tokens, first);
    if (outer !== null) set(token.id, { head: outer });
    else if (isSourceAsSubject(token, tokens)) set(token.id, { deprel: 'obl' });
    else if (isObjectOfParticleVerb(token, tokens, first)) set(token.id, { deprel: 'obj' });
    else if (isParticiple(token, tokens)) set(token.id, { feats: 'Tense=Past|VerbForm=Part' });
    const clause = ordinalBefore(token, tokens, first);
    if (clause !== null) {
      set(token.id, { head: clause.head, deprel: 'appos' });
      set(clause.id, { head: token.id, deprel: 'acl' });
    }
    const described = personDescribed(token, tokens, first);
    if (described !== null) set(token.id, { head: described, deprel: 'acl:relcl' });
    const verb = verbOfSecond(token, tokens, first);
    if (verb !== null) set(token.id, { head: verb, deprel: 'nsubj' });
    if (isRelative(token, tokens)) set(token.id, { deprel: 'acl:relcl' });
    if (isOwnedObject(token, tokens)) set(token.id, { deprel: 'obj' });
  }
  if (changed.size === 0) return tokens;
  for (const { head } of tokens.filter((token) => changed.get(token.id)?.deprel === 'obl'))
    for (const token of tokens)
      if (token.head === head && token.deprel === 'nsubj:outer') set(token.id, { deprel: 'nsubj' });
  const mended = tokens.map((token) => ({ ...token, ...changed.get(token.id) }));
  for (const { id } of mended)
    if (changed.has(id) && isLooped(id, mended, first)) mended[id - first] = tokens[id - first]!;
  // two changes that only together made a loop
  return [...changed.keys()].some((id) => isLooped(id, mended, first)) ? tokens : mended;
}

/** Whether the way up from a word leads back to it: what each change got right by itself can be wrong together. */
function isLooped(id: number, tokens: readonly Token[], first: number): boolean {
  let above = tokens[id - first]!.head;
  for (let steps = 0; above !== null && steps <= tokens.length; steps++) {
    if (above === id) return true;
    above = tokens[above - first]!.head;
  }
  return false;
}

/** "It is, according to two officials, speeding up": the officials say it and do nothing. */
function isSourceAsSubject(token: Token, tokens: readonly Token[]): boolean {
  return (
    /^nsubj/.test(token.deprel) &&
    tokens.some(({ head, deprel, form }) => head === token.id && deprel === 'case' && /^according$/i.test(form))
  );
}

/** "Called off a trip": a noun that no preposition marks, behind the verb's particle, is what is done, unless it says when. */
function isObjectOfParticleVerb(token: Token, tokens: readonly Token[], first: number): boolean {
  if (token.upos !== 'NOUN' || !/^(obl|xcomp)$/.test(token.deprel) || token.head === null || WHEN.test(token.lemma))
    return false;
  const kids = (id: number): Token[] => tokens.filter(({ head }) => head === id);
  const own = kids(token.id);
  if (own.some(({ deprel }) => /^(case|cop|mark|nsubj)/.test(deprel)) || !own.some(({ deprel }) => deprel === 'det'))
    return false;
  const verb = tokens[token.head - first]!;
  const start = Math.min(...own.map(({ id }) => id));
  return (
    verb.upos === 'VERB' &&
    // "turned out a failure"
    !/^(turn|end|wind|come)$/.test(verb.lemma) &&
    tokens[start - 1 - first]?.deprel === 'compound:prt' &&
    tokens[start - 1 - first]?.head === verb.id &&
    !kids(verb.id).some(({ deprel }) => /^(obj|aux:pass)/.test(deprel))
  );
}

const WHEN =
  /^(second|minute|hour|moment|time|day|night|morning|evening|afternoon|week|weekend|month|season|year|decade|way|distance|mile|metre)$/;

/** "The envoy, summoned on Friday, protested": a verb that tells of a noun without a subject, an object or a conjunction is a participle. */
function isParticiple(token: Token, tokens: readonly Token[]): boolean {
  if (token.upos !== 'VERB' || token.deprel !== 'acl' || !isPast(token)) return false;
  return !tokens.some(
    ({ head, deprel }) => head === token.id && /^(nsubj|csubj|aux|mark|cop|obj|iobj|ccomp|xcomp)/.test(deprel),
  );
}

/** "The fourth vessel to be hit": an infinitive that tells of the noun has no subject before its "to". */
function ordinalBefore(token: Token, tokens: readonly Token[], first: number): Token | null {
  if (token.upos !== 'NOUN' || !/^nsubj/.test(token.deprel) || token.head === null) return null;
  const clause = tokens[token.head - first]!;
  const after = tokens[token.id + 1 - first];
  if (clause.head === null || clause.id < token.id || after?.head !== clause.id || after.deprel !== 'mark') return null;
  if (
    after.form.toLowerCase() !== 'to' ||
    tokens.some(({ head, deprel, form }) => head === token.id && deprel === 'mark' && form === 'for')
  )
    return null;
  const counted = tokens.some(
    ({ head, deprel, feats, form }) =>
      head === token.id && deprel === 'amod' && (/NumType=Ord/.test(feats) || /^(last|latest|only|next)$/i.test(form)),
  );
  return counted ? clause : null;
}
