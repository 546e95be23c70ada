/**
 * Does a place name stand for its government ("Moscow said", "talks with Tehran")? Then it is no place. Read off the
 * syntax: the name is what a verb of saying or deciding has for its subject, what is urged or accused, or what ties, talks
 * and pressure are with. A town that merely falls or burns is a place still.
 */
import type { Token } from '../../document.ts';
import { caseOf } from '../attachment.ts';
import type { Kind } from './gazetteer.ts';

const SAYS = new Set(
  'say tell announce declare deny accuse warn claim insist argue maintain reject condemn criticize criticise denounce threaten pledge vow promise agree refuse demand urge call ask request propose offer suggest want seek hope fear believe think consider decide plan intend back support oppose welcome blame respond reply retaliate insist admit acknowledge recognize recognise sign ratify veto approve impose lift suspend expel recall withdraw send deploy supply arm fund finance provide give launch invade attack bomb strike annex intervene negotiate cooperate ally accept confirm report reiterate stress protest sanction'.split(
    ' ',
  ),
);
const ADDRESSED = new Set(
  'urge accuse warn ask tell blame condemn criticize criticise pressure press persuade convince threaten sanction isolate support back arm allow force compel help deter provoke praise thank'.split(
    ' ',
  ),
);
const TIES = new Set(
  'tie relation talk negotiation alliance pressure sanction support war deal agreement treaty pact cooperation tension dispute rivalry conflict contact dialogue message ultimatum appeal criticism warning threat trust link partnership friendship aggression hostility ally enemy opponent rival partner demand policy stance response reaction decision position accusation denial claim role involvement ambition interest influence'.split(
    ' ',
  ),
);
/** Kinds that can act through a government. */
const GOVERNS = new Set<Kind>(['country', 'capital', 'admin1-seat', 'continent', 'region', 'admin1', 'site']);

export function isMetonym(tokens: readonly Token[], head: Token, kind: Kind): boolean {
  if (!GOVERNS.has(kind)) return false;
  const governor = head.head === null ? null : tokens[head.head];
  if (!governor) return false;
  const relation = head.deprel.split(':')[0];
  const lemma = governor.lemma.toLowerCase();
  if (relation === 'conj') return governor.head !== null && isMetonym(tokens, { ...governor, id: head.id }, kind);
  if (head.deprel === 'nsubj' || (head.deprel === 'nsubj:xsubj' && governor.upos === 'VERB')) return SAYS.has(lemma);
  if (relation === 'obj' || relation === 'iobj') return ADDRESSED.has(lemma);
  const marker = caseOf(tokens, head);
  if (head.deprel === 'obl:agent' || (relation === 'obl' && marker === 'by')) return true;
  if (relation === 'nmod' || relation === 'obl') {
    if (head.deprel === 'nmod:poss') return TIES.has(lemma);
    if (/^(?:with|against|on|between|for|toward|towards|of|from)$/.test(marker)) return TIES.has(lemma);
    if (relation === 'obl' && marker === 'with')
      return SAYS.has(lemma) || /^(?:talk|meet|work|side|trade|break)$/.test(lemma);
    if (relation === 'obl' && marker === 'against') return true;
  }
  return false;
}
