/**
 * Reads one noun phrase. In: the phrase and its sentence, what has been read before it. Out: a mention where it names
 * somebody, one more for each further owner of its noun ("French and Russian forces"), its tokens taken, what it teaches kept.
 */
import type { Token } from '../../document.ts';
import type { Heard, OpenSentence } from './heard.ts';
import { isMonth } from './lookalikes.ts';
import type { NounPhrase, SentenceWords } from './noun-phrase.ts';
import { known as certain, refOf } from './reading.ts';
import { isPronoun } from './referents.ts';
import { bodyBefore, sharedComplements, sharedOwners } from './shared-owners.ts';
import { isSomebody } from './somebody.ts';
import { tokensOf } from './spans.ts';
import { isPlace } from './standing.ts';

/** Parts of speech that no phrase ends with. */
const OPEN = new Set(['ADP', 'DET', 'CCONJ']);

export function readPhrase(phrase: NounPhrase, { words, sentence, taken }: OpenSentence, heard: Heard): void {
  const { head } = phrase;
  if (taken.has(head.id) || isNobody(head, words, heard)) return;
  const { known, entityAt } = heard;
  const tokens = words.tokens.slice(phrase.start, phrase.end);
  const shared = bodyBefore(phrase, words, known);
  const reading = shared
    ? certain(refOf(shared, heard.date), 'name')
    : heard.words.read(tokens, head, phrase.core - phrase.start);
  const isNew = reading?.actor.person != null && heard.words.newNameOf(reading) !== null;
  const type = heard.layers.entity.length > 0 ? (entityAt.get(head.id)?.type ?? 'none') : null;
  if (!reading || !isSomebody(reading, head, words, type, isNew)) return;
  // A name needs no complement; a role's complement says whose it is.
  const named = head.upos === 'PROPN' && reading.basis !== 'composed' && reading.basis !== 'title';
  const body = entityAt.get(head.id);
  const whole = body?.type === 'ORG' ? tokensOf(body, words.tokens) : [];
  const last = whole.length > 0 ? words.at(whole.at(-1)!.id) + 1 : 0;
  let end = Math.max(named ? phrase.core : phrase.end, last);
  while (end > phrase.start + 1 && OPEN.has(words.tokens[end - 1]!.upos)) end--;
  for (let at = phrase.start; at < end; at++) taken.add(words.tokens[at]!.id);
  for (const token of whole) taken.add(token.id);
  let start = phrase.start;
  const owners = sharedOwners(phrase, words, known);
  // "Dutch and Belgian drug gangs": what stands between the last owner and the noun is of all
  const rest = (owners.at(-1)?.next ?? phrase.start) + 1;
  for (const owner of owners) {
    const common = [...words.tokens.slice(owner.at, owner.at + 1), ...words.tokens.slice(rest, phrase.end)];
    const token = words.tokens[owner.at]!;
    // "the French embassy", whatever follows: "in Kinshasa" says whose it is not
    const other = heard.words.read(common, head, 1 + phrase.core - rest);
    if (other) heard.add([token], token, other, sentence, [`token:${head.id}`]);
    start = owner.next;
  }
  const [mine, ...others] = sharedComplements(phrase, words, known);
  for (const owner of others) {
    const named = words.tokens.slice(owner.start, owner.end);
    const common = [...words.tokens.slice(phrase.start, phrase.core + 1), ...named];
    const other = heard.words.read(common, head, phrase.core - phrase.start);
    if (other) heard.add(named, named.at(-1)!, other, sentence, [`token:${head.id}`]);
  }
  if (mine) end = mine.end;
  const own =
    start > phrase.start || mine
      ? heard.words.read(words.tokens.slice(start, end), head, Math.min(phrase.core, end) - start)
      : null;
  heard.add(words.tokens.slice(start, end), head, own ?? reading, sentence);
  if (start === phrase.start) heard.learn(reading, words.tokens.slice(phrase.start, phrase.core));
}

/** A pronoun, a month, or a place: whoever the phrase may be about, it names nobody. */
function isNobody(head: Token, words: SentenceWords, heard: Heard): boolean {
  if (head.upos === 'PRON' || head.upos === 'DET' || isPronoun(head.form)) return true;
  const around = (at: number): string => words.tokens[at]?.form ?? '';
  if (head.form === 'May' && isMonth(around(words.at(head.id) - 1), around(words.at(head.id) + 1))) return true;
  return (
    head.upos === 'PROPN' &&
    !isNamed(head, heard) &&
    heard.memory.recall(head.form)?.actor.person == null &&
    isPlace(head, words, heard.placeAt.get(head.id), heard.known)
  );
}

/** A word the entity layer takes for a person or body is no place. */
function isNamed({ id }: Token, { entityAt }: Heard): boolean {
  const type = entityAt.get(id)?.type;
  return type === 'PER' || type === 'ORG';
}
