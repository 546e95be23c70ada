/**
 * Relations a sentence states. In: its tree and who its words name. Out: pairs with their kind and the words that say so.
 * Each finder is one construction (nominal.ts, verbal.ts); this file says which word is put to which finder.
 */
import type { SentenceTree } from '../events/syntax.ts';
import type { Found, Report } from './found.ts';
import { group, helped, prefixed, roleNoun, stance, takesControl, underControl, war } from './nominal.ts';
import type { Parties } from './parties.ts';
import { activeVerb, includes, participle, withParty } from './verbal.ts';
import { ACTORS, DECLARING, GROUPS, PARTICIPLES, ROLE_NOUNS, VERBS } from './words.ts';

export function findRelations(tree: SentenceTree, parties: Parties): Found[] {
  const found: Found[] = [];
  const report: Report = ({ declared = false, also = [], ...rest }) => {
    if (rest.from.id === rest.to.id) return;
    const tokens = [rest.from.token, rest.to.token, rest.anchor, ...also];
    const once = found.some(
      (one) => one.kind === rest.kind && one.from.id === rest.from.id && one.to.id === rest.to.id,
    );
    if (once) return;
    found.push({
      ...rest,
      declared: declared || isDeclared(tree, rest.anchor),
      first: Math.min(...tokens),
      last: Math.max(...tokens),
    });
  };
  for (const { id, upos } of tree.tokens) {
    const lemma = tree.lemma(id);
    if (upos === 'NOUN' || upos === 'PROPN') {
      if (ROLE_NOUNS.has(lemma)) roleNoun(tree, parties, id, report);
      if (/^(war|conflict|fight|struggle|battle|campaign)$/.test(lemma)) war(tree, parties, id, report);
      if (/^(support|backing|alliance|hostility|opposition)$/.test(lemma)) stance(tree, parties, id, report);
      if (GROUPS.test(lemma)) group(tree, parties, id, report);
      if (lemma === 'control' || lemma === 'rule' || lemma === 'occupation') underControl(tree, parties, id, report);
      if (lemma === 'control') takesControl(tree, parties, id, report);
      if (/^(support|help|aid|backing|assistance)$/.test(lemma)) helped(tree, parties, id, report);
      if (ACTORS.test(lemma)) prefixed(tree, parties, id, report);
    }
    if (upos === 'VERB' || upos === 'ADJ') {
      if (PARTICIPLES.has(lemma)) participle(tree, parties, id, report);
      if (upos === 'VERB' && VERBS.has(lemma) && !tree.isPassive(id)) activeVerb(tree, parties, id, report);
      if (upos === 'VERB' && /^(include|comprise|consist)$/.test(lemma)) includes(tree, parties, id, report);
      if (/^(ally|align|side|belong|fight|battle|stand)$/.test(lemma)) withParty(tree, parties, id, report);
    }
  }
  return found;
}

/** A word above presents it: "announced a coalition", "is presenting this as the result of a united front". */
function isDeclared(tree: SentenceTree, anchor: number): boolean {
  let at: number | null = anchor;
  for (let steps = 0; at !== null && steps < 5; steps++) {
    if (DECLARING.has(tree.lemma(at)) && at !== anchor) return true;
    if (
      tree
        .children(at, 'amod')
        .some((child) => DECLARING.has(tree.lemma(child)) || tree.lemma(child) === 'self-declared')
    )
      return true;
    at = tree.head(at);
  }
  return false;
}
