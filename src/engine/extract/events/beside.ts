/**
 * Who stands beside a word on the surface, where the tree misses it. In: a party or a verb, the phrases of the document. Out:
 * whoever is joined to the party by "and"; the mention right before or after the verb.
 */
import type { ActorMention } from '../../document.ts';
import { eventActor } from './actor-refs.ts';
import type { Party, PartyOptions } from './party.ts';
import { type PhraseIndex, sharedNoun } from './phrase-index.ts';
import { isAcronym } from './surface.ts';
import type { SentenceTree } from './syntax.ts';

/** Who is coordinated with a party on the surface, where the tree misses it: "French and Russian forces", "A, B and C". */
export function besideParty(phrases: PhraseIndex, tree: SentenceTree, party: Party): Party[] {
  if (tree.at(party.token).upos === 'PRON') return [];
  const found = phrases
    .within(tree)
    .filter((mention) => sharedNoun(mention) === party.token)
    .map((mention) => phrases.party(mention));
  for (const mention of phrases.within(tree)) {
    if (sharedNoun(mention) === party.token) continue;
    if (phrases.isInside(tree, mention) || mention.head === party.token) continue;
    const [left, right] = mention.start < party.actor.start ? [mention, party.actor] : [party.actor, mention];
    const between = phrases.text.slice(left.end, right.start).trim();
    const joined =
      between === 'and' ||
      between === ', and' ||
      (between === '' && /^and /.test(phrases.text.slice(right.start, right.end)));
    if (
      !joined ||
      tree.is(mention.head, 'nsubj', 'nsubj:pass', 'nmod:poss', 'root') ||
      (mention.basis === 'unknown' && !phrases.isPeople(tree, mention.head))
    )
      continue;
    found.push(phrases.nameFor(tree, mention.head, mention) ?? phrases.party(mention));
  }
  if (party.via !== 'entity') return found;
  for (const [head, entity] of phrases.entities) {
    if (head < tree.tokens[0]!.id || head > tree.tokens.at(-1)!.id || entity.type !== 'PER' || head === party.token)
      continue;
    const gap =
      entity.start < party.actor.start
        ? phrases.text.slice(entity.end, party.actor.start)
        : phrases.text.slice(party.actor.end, entity.start);
    if (/^,?\s*and\s+(the\s+)?([A-Z][\w.-]+\s+){0,5}$/.test(gap))
      found.push({ token: head, actor: eventActor(phrases.whoIs(entity), phrases.text, entity), via: 'entity' });
  }
  return found;
}

/** The mention that stands right before a verb, or right after it: for clauses the tree got wrong. */
export function nearVerb(
  phrases: PhraseIndex,
  tree: SentenceTree,
  verb: number,
  side: 'before' | 'after',
  { placesAct }: PartyOptions,
): Party | null {
  const word = tree.at(verb);
  let best: ActorMention | null = null;
  for (const mention of phrases.within(tree)) {
    if (phrases.isInside(tree, mention)) continue;
    if (side === 'before' ? mention.end > word.start : mention.start < word.end) continue;
    if (best === null || (side === 'before' ? mention.end > best.end : mention.start < best.start)) best = mention;
  }
  const named = nearName(phrases, tree, verb, side, placesAct);
  if (best !== null && /sel(f|ves)$/i.test(tree.at(best.head).form)) return null;
  if (best === null || (named && (side === 'before' ? named.actor.end > best.end : named.actor.start < best.start)))
    return named;
  const [from, to] = side === 'before' ? [best.end, word.start] : [word.end, best.start];
  const between = tree.tokens.filter((token) => token.start >= from && token.end <= to);
  const light = side === 'before' ? ['ADV', 'AUX', 'PART'] : ['DET', 'ADV'];
  if (!between.every((token) => light.includes(token.upos))) return null;
  const before = tree.tokens.filter((token) => token.end <= best.start).at(-1);
  if (side === 'before' && before !== undefined && (before.upos === 'ADP' || before.upos === 'VERB')) return null;
  return { token: best.head, actor: eventActor(best.actor, phrases.text, best), via: 'mention' };
}

/** A name right beside a verb, where the chunk around it went wrong; names joined to it by "and" come along by `beside`. */
function nearName(
  phrases: PhraseIndex,
  tree: SentenceTree,
  verb: number,
  side: 'before' | 'after',
  placesAct: boolean,
): Party | null {
  const word = tree.at(verb);
  const beside = side === 'before' ? verb - 1 : verb + 1;
  if (beside >= tree.tokens[0]!.id && beside <= tree.tokens.at(-1)!.id && isAcronym(tree, beside)) {
    const known = phrases.known(tree.at(beside).form);
    if (known) return { token: beside, actor: eventActor(known.actor, phrases.text, tree.at(beside)), via: 'entity' };
  }
  for (const [head, entity] of phrases.entities) {
    if (head < tree.tokens[0]!.id || head > tree.tokens.at(-1)!.id || !['PER', 'ORG', 'GPE'].includes(entity.type))
      continue;
    const gap =
      side === 'before' ? phrases.text.slice(entity.end, word.start) : phrases.text.slice(word.end, entity.start);
    if (
      !/^\s*((has|have|had|also|on \w+day|yesterday|the|will)\s+)*$/i.test(gap) ||
      (side === 'before' ? entity.end > word.start : entity.start < word.end)
    )
      continue;
    if (!placesAct && entity.type === 'GPE' && phrases.isTown(tree.at(head))) return null;
    return { token: head, actor: eventActor(phrases.whoIs(entity), phrases.text, entity), via: 'entity' };
  }
  return null;
}
