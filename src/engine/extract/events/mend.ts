/**
 * Slips of the parser that the words themselves rule out. In: the tokens of a sentence. Out: the same tokens, or copies with
 * another head or relation where English grammar leaves no doubt; the document's own tokens stay as they are.
 */
import type { Token } from '../../document.ts';

const MODAL = /^(will|would|can|could|may|might|shall|should|must|wo|ca|['’]d|['’]ll)$/i;
const CLAUSES = new Set(['ccomp', 'xcomp', 'advcl', 'acl', 'acl:relcl']);

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
  return tokens.map((token) => ({ ...token, ...changed.get(token.id) }));
}

/**
 * A finite verb without a subject goes on from a finite verb that can share its own with it: "ordered them to leave and took the house"
 * (not from the infinitive), "warned that it would not yield and moved a brigade", "said that houses had been burned and asked for
 * help", "demanded that both withdraw and has called a meeting". Returns the verb it goes on from, null where the parse may stand.
 */
function sharesWith(token: Token, tokens: readonly Token[], first: number): number | null {
  if (token.upos !== 'VERB' || token.deprel !== 'conj' || token.head === null) return null;
  const kids = (id: number): Token[] => tokens.filter(({ head }) => head === id);
  const own = kids(token.id);
  if (own.some(({ deprel }) => /^(nsubj|csubj|expl|mark|cop)/.test(deprel))) return null;
  const aux = own.find(({ deprel, feats }) => deprel.startsWith('aux') && isTensed(feats));
  if (own.some(({ deprel }) => deprel.startsWith('aux')) ? !aux || MODAL.test(aux.form) : !isPast(token)) return null;
  const before = tokens[token.head - first]!;
  if (before.head === null) return null;
  const beside = kids(before.id);
  const helper = beside.find(
    ({ deprel, feats, form }) => deprel.startsWith('aux') && (isTensed(feats) || MODAL.test(form)),
  );
  if (before.upos === 'VERB' && isBare(before) && helper === undefined)
    return token.form.toLowerCase() === before.form.toLowerCase() ? null : aboveAll(before, tokens, first);
  if (!CLAUSES.has(before.deprel) || (isPast(before) && helper === undefined)) return null;
  const outer = tokens[before.head - first]!;
  if (outer.upos !== 'VERB' || outer.id > before.id) return null;
  if (helper === undefined)
    return MANDATIVE.test(outer.lemma) && before.form.toLowerCase() === before.lemma ? outer.id : null;
  if (aux !== undefined || !isPast(outer)) return null;
  if (MODAL.test(helper.form) && !/VerbForm=Part/.test(before.feats)) return outer.id;
  const undergone = outer.lemma === 'deny' || beside.some(({ deprel }) => /:pass$/.test(deprel));
  return undergone && /^(had|['’]d)$/i.test(helper.form) && ADDRESSING.test(token.lemma) ? outer.id : null;
}

/** What the speaker himself goes on to do: "said that houses had been burned and asked for help", "denied that he had fled and complained". */
const ADDRESSING = /^(ask|urge|call|appeal|complain|accuse|demand|warn|condemn|criticise|criticize|invite|thank)$/;

/** Verbs whose that-clause says what should be done, in the base form: "demanded that he resign". */
const MANDATIVE = /^(demand|insist|ask|urge|propose|recommend|request|require|order|suggest|advise)$/;

const isTensed = (feats: string): boolean => /VerbForm=Fin/.test(feats);
const isBare = ({ feats }: Token): boolean => /VerbForm=(Inf|Ger)/.test(feats);

/** The nearest finite verb above and before a clause that is none. */
function aboveAll(clause: Token, tokens: readonly Token[], first: number): number | null {
  for (let node = clause, up = 0; node.head !== null && up < 6; up += 1) {
    node = tokens[node.head - first]!;
    if (node.upos !== 'VERB' || node.id > clause.id) continue;
    const helped = tokens.some(
      ({ head, deprel, feats }) => head === node.id && deprel.startsWith('aux') && isTensed(feats),
    );
    if (isTensed(node.feats) || helped) return node.id;
  }
  return null;
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

const isPast = ({ feats }: Token): boolean => /Tense=Past/.test(feats) && /VerbForm=Fin/.test(feats);

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

/** "They armed the general, whose raid failed": a clause with "who" or "whose" tells of the noun before it, never of a deed. */
function personDescribed(token: Token, tokens: readonly Token[], first: number): number | null {
  if (token.deprel !== 'advcl:relcl' || token.head === null) return null;
  const word = tokens.find(
    ({ id, form, head }) =>
      id > token.head! && id < token.id && /^(who|whom|whose)$/i.test(form) && isBelow(head, token.id, tokens, first),
  );
  const before = word === undefined ? undefined : tokens[word.id - 1 - first];
  let node = before?.form === ',' ? tokens[before.id - 1 - first] : before;
  // the noun that the words before the relative pronoun are of, no farther than the verb the clause hangs on
  while (node !== undefined && node.head !== null && /^(flat|compound|appos)/.test(node.deprel))
    node = tokens[node.head - first];
  return node !== undefined && /^(NOUN|PROPN)$/.test(node.upos) && node.id > token.head ? node.id : null;
}

function isBelow(node: number | null, above: number, tokens: readonly Token[], first: number): boolean {
  for (let at = node, up = 0; at !== null && up < 4; at = tokens[at - first]!.head, up += 1)
    if (at === above) return true;
  return false;
}

/**
 * "They train police, and the league, whose office they closed, is arming rebels": a noun behind "and" whose clause between commas runs up
 * to a finite verb without subject and conjunction is that verb's subject. Returns the verb.
 */
function verbOfSecond(token: Token, tokens: readonly Token[], first: number): number | null {
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
function isOwnedObject(token: Token, tokens: readonly Token[]): boolean {
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
function isRelative(token: Token, tokens: readonly Token[]): boolean {
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
