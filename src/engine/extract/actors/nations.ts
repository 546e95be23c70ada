/**
 * "The Saudis invaded", "the Danes vetoed it": a people that does what only states do is its state. In: the mentions of a document,
 * the words of their sentences. Out: readings of such peoples changed in place; people who march, vote or suffer stay people.
 */
import type { Token } from '../../document.ts';
import type { Found } from './found.ts';
import type { Actors } from './knowledge.ts';
import { normalise } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';
import { known as certain, refOf } from './reading.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What states alone do. */
const ACTS = words('invade annex bombard besiege blockade colonise colonize cede sponsor veto ratify mediate');
/** What a people spoken of as one ("the Danes") does by its state too. */
const TOGETHER = words(
  'occupy bomb conquer expel withdraw deploy arm supply negotiate recognise recognize side retaliate',
);
/** What they wage or begin. */
const BEGINNING = words('begin start launch wage open fight lose win');
const CAMPAIGNS = words('war offensive campaign invasion blockade bombardment airstrike raid occupation');

export function readNations(
  found: readonly Found[],
  wordsOf: (sentence: number) => SentenceWords,
  actors: Actors,
): void {
  for (const each of found) {
    const { id } = each.reading.actor;
    if (!id?.endsWith('/civilians') || each.reading.basis !== 'composed') continue;
    const state = actors
      .named(normalise(each.head.form))
      .find(
        ({ record, how }) => record.kind === 'state' && how !== 'capital' && `${record.id}/civilians` === id,
      )?.record;
    const sentence = wordsOf(each.sentence);
    const said = wordsIn(each, sentence);
    const isWhole = said[0]?.form.toLowerCase() === 'the';
    // neither "many Danes" nor "Danes in Portugal"
    if (!state || said.length !== (isWhole ? 2 : 1)) continue;
    if (actsAsState(each.head, isWhole, sentence)) each.reading = certain(refOf(state, null), 'name');
  }
}

const wordsIn = ({ start, end }: Found, { tokens }: SentenceWords): Token[] =>
  tokens.filter((token) => token.start >= start && token.end <= end);

function actsAsState(head: Token, isWhole: boolean, sentence: SentenceWords): boolean {
  const first = sentence.relation(head) === 'conj' ? (sentence.headOf(head) ?? head) : head;
  if (first.deprel !== 'nsubj') return false;
  const verb = sentence.headOf(first);
  const verbs = verb ? [verb, ...sentence.kids(sentence.at(verb.id)).filter(({ deprel }) => deprel === 'conj')] : [];
  return verbs.some((each) => {
    const lemma = each.lemma.toLowerCase();
    if (ACTS.has(lemma) || (isWhole && TOGETHER.has(lemma))) return true;
    if (!BEGINNING.has(lemma)) return false;
    const kids = sentence.kids(sentence.at(each.id));
    return kids.some((kid) => sentence.relation(kid) === 'obj' && CAMPAIGNS.has(kid.lemma.toLowerCase()));
  });
}
