/**
 * What a finite verb goes on from. In: the tokens of a sentence. Out: the verb it shares its subject with, where grammar rules out the
 * one the parser chose.
 */
import type { Token } from '../../document.ts';
import { isBare, isPast, isTensed } from './verb-forms.ts';

const MODAL = /^(will|would|can|could|may|might|shall|should|must|wo|ca|['’]d|['’]ll)$/i;
const CLAUSES = new Set(['ccomp', 'xcomp', 'advcl', 'acl', 'acl:relcl']);

/**
 * A finite verb without a subject goes on from a finite verb that can share its own with it: "ordered them to leave and took the house"
 * (not from the infinitive), "warned that it would not yield and moved a brigade", "said that houses had been burned and asked for
 * help", "demanded that both withdraw and has called a meeting", "asks that it be lifted and urges". Returns the verb it goes on from, null where the parse may stand.
 */
export function sharesWith(token: Token, tokens: readonly Token[], first: number): number | null {
  if (token.upos !== 'VERB' || token.deprel !== 'conj' || token.head === null) return null;
  const kids = (id: number): Token[] => tokens.filter(({ head }) => head === id);
  const own = kids(token.id);
  if (own.some(({ deprel }) => /^(nsubj|csubj|expl|mark|cop)/.test(deprel))) return null;
  const before = tokens[token.head - first]!;
  if (before.head === null) return null;
  const beside = kids(before.id);
  if (isPresent(token) && !own.some(({ deprel }) => deprel.startsWith('aux')))
    return isAskedFor(before, beside, tokens, first) ? before.head : null;
  const aux = own.find(({ deprel, feats }) => deprel.startsWith('aux') && isTensed(feats));
  if (own.some(({ deprel }) => deprel.startsWith('aux')) ? !aux || MODAL.test(aux.form) : !isPast(token)) return null;
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

/** "recommends that the council lift the ban and urges": what is asked for stands in the base form, who asks goes on in the third person. */
function isAskedFor(clause: Token, beside: readonly Token[], tokens: readonly Token[], first: number): boolean {
  const outer = tokens[clause.head! - first]!;
  return (
    clause.deprel === 'ccomp' &&
    clause.form.toLowerCase() === clause.lemma &&
    !beside.some(({ deprel }) => deprel.startsWith('aux')) &&
    outer.id < clause.id &&
    MANDATIVE.test(outer.lemma) &&
    isPresent(outer)
  );
}

/** "urges": a form that only the third person has. */
function isPresent({ upos, feats, form, lemma }: Token): boolean {
  return upos === 'VERB' && /Mood=Ind/.test(feats) && /Tense=Pres/.test(feats) && form.toLowerCase() !== lemma;
}

/** What the speaker himself goes on to do: "said that houses had been burned and asked for help", "denied that he had fled and complained". */
const ADDRESSING = /^(ask|urge|call|appeal|complain|accuse|demand|warn|condemn|criticise|criticize|invite|thank)$/;

/** Verbs whose that-clause says what should be done, in the base form: "demanded that he resign". */
const MANDATIVE = /^(demand|insist|ask|urge|propose|recommend|request|require|order|suggest|advise)$/;

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
