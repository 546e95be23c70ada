/**
 * Makes mentions of "both countries", "the group", "the officials" where coreference says nothing of them (definite.ts says whom
 * they stand for). In: what the sentences have left behind. Out: mentions added, open ones bettered in place.
 */
import {
  bodyBefore,
  isAnyOf,
  isBareTwo,
  isBodyNoun,
  isEither,
  isPairNoun,
  officialsBefore,
  pairBefore,
} from './definite.ts';
import { dropAt, sortByText } from './found.ts';
import type { Heard } from './heard.ts';
import { led } from './referents.ts';

/** "both countries": two mentions, the second at the word before the noun; "both parties" of nobody knows whom is no mention. */
export function readPairs({ found, known, pronouns, layers }: Heard): void {
  for (const noun of layers.token) {
    const { sentence } = noun;
    const words = pronouns.wordsOf(sentence);
    const pairs = noun.upos === 'NOUN' && isPairNoun(noun);
    if (!pairs && !isBareTwo(noun, words)) continue;
    const [one, other] = pairBefore(noun, words, found, known);
    const dual = words.tokens[words.at(noun.id) - 1];
    if (isEither(noun, words)) dropAt(found, noun);
    if (!one || !other || !dual) continue;
    dropAt(found, noun);
    const rest = { sentence, first: dual.form.toLowerCase(), noun: noun.lemma.toLowerCase() };
    const { start, end } = noun;
    found.push({ start, end, head: noun, reading: led(one), ...rest });
    const from = [`token:${noun.id}`];
    found.push({ start: dual.start, end: dual.end, head: dual, reading: led(other), from, ...rest });
  }
  sortByText(found);
}

/**
 * "the group", "the country"
 * @param owned nouns that a possessive says the owner of
 */
export function readDefinite({ found, known, pronouns, layers }: Heard, owned: ReadonlySet<number>): void {
  for (const token of layers.token) {
    // "the Kingdom", "the Party": capitals make no name of them
    if (!['NOUN', 'PROPN'].includes(token.upos) || !isBodyNoun(token) || owned.has(token.id)) continue;
    // "the party" that was read as any party of the country is open still
    const open = found.find(({ head }) => head.id === token.id);
    if (open && open.reading.actor.id !== null && !isAnyOf(open.reading.actor.id)) continue;
    const { sentence, end, lemma } = token;
    const words = pronouns.wordsOf(sentence);
    const reading = bodyBefore(token, words, found, known);
    if (!reading) continue;
    if (open) {
      open.reading = led(reading);
      continue;
    }
    const { start } = words.tokens[words.at(token.id) - 1] ?? token;
    const noun = lemma.toLowerCase();
    found.push({ start, end, head: token, reading: led(reading), sentence, first: 'the', noun });
  }
}

/** "The officials" after policemen, where nothing nearer says who. */
export function readOfficials({ found, pronouns }: Heard): void {
  for (const each of found) {
    const { actor } = each.reading;
    if (actor.person !== null || (actor.sectors[0] ?? 'GOV') !== 'GOV') continue;
    const whose = officialsBefore(each.head, pronouns.wordsOf(each.sentence), found);
    if (whose) each.reading = whose;
  }
}
