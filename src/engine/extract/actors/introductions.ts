/**
 * Whom "the Ohio governor" or "the curator" stands for: the person whom the text has introduced by that word ("Gov. Jane
 * Roe of Ohio", "Axel Rand, a curator"). In: the mentions found, the syntax between their heads. Out: such
 * phrases read as the one person introduced so; as nobody where several are, or where what is said of the two differs.
 */
import type { Token } from '../../document.ts';
import type { Found } from './found.ts';
import type { Heard } from './heard.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';
import type { Reading } from './reading.ts';
import { led } from './referents.ts';

/** One mention of a person, and what its words and appositions call him. */
interface Introduction {
  reading: Reading;
  /** Token of the name. */
  at: number;
  sentence: number;
  /** What he is called, each as an office or a noun. */
  keys: ReadonlySet<string>;
  /** Whatever else is said beside: of where, of what. */
  beside: ReadonlySet<string>;
}

/** How many sentences back the nearest of several is looked for. */
const REACH = 2;
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sen: 'senator',
    rep: 'representative',
    gov: 'governor',
    gen: 'general',
    lt: 'lieutenant',
    col: 'colonel',
    sgt: 'sergeant',
    prof: 'professor',
    dr: 'doctor',
    capt: 'captain',
  }),
);
/** A title written out: "gov" is governor. */
export const inFull = (word: string): string => SHORT.get(word) ?? word;

/** Words for whoever heads a body: which of them is a matter of style. */
const HEADS = new Set('chief head boss director commander leader chairman chairwoman'.split(' '));
const ENVOYS = new Set('ambassador envoy diplomat'.split(' '));
const LAWMAKERS = new Set('senator representative congressman congresswoman lawmaker legislator mp deputy'.split(' '));
/** Nouns that stand for one another once the place or body beside them is the same. */
const KINDS = [HEADS, ENVOYS, LAWMAKERS];
/** Nouns too wide to say who. */
const WIDE = new Set('man woman boy girl person one people member resident victim source friend'.split(' '));
/** What makes a person another than the one spoken of. */
const OTHER = new Set(
  'next future new former first last previous other another second third late then deputy vice'.split(' '),
);
const SAID = new Set(['NOUN', 'PROPN', 'ADJ']);

export function readDescriptions({ found, known, agreement, referents, pronouns }: Heard): void {
  const introductions = new Introductions(found, known, (sentence) => pronouns.wordsOf(sentence));
  for (const each of found) {
    const whose = introductions.described(each);
    if (!whose || !agreement.allows(each.head, whose)) continue;
    each.reading = led(whose);
    referents.correct(each.head.id, each.reading);
  }
}

class Introductions {
  private readonly actors: Actors;
  private readonly wordsOf: (sentence: number) => SentenceWords;
  private readonly all: readonly Introduction[];
  private readonly mentions: readonly Found[];

  /** @param found in the order of the text */
  constructor(found: readonly Found[], actors: Actors, wordsOf: (sentence: number) => SentenceWords) {
    this.actors = actors;
    this.wordsOf = wordsOf;
    this.mentions = found.filter(({ reading }) => reading.actor.person !== null && !reading.ambiguous);
    this.all = this.mentions.flatMap((each) => this.introduction(each) ?? []);
  }

  /** Of a definite description of one person. */
  described({ head, first, reading, sentence }: Found): Reading | null {
    const { person } = reading.actor;
    if (first !== 'the' || head.upos !== 'NOUN' || reading.ambiguous) return null;
    if (person !== null && reading.basis !== 'coreference') return null;
    const noun = normalise(head.form);
    if (/Number=Plur/.test(head.feats) || WIDE.has(noun) || noun !== singular(noun)) return null;
    const words = this.wordsOf(sentence);
    const kids = words.kids(words.at(head.id));
    if (kids.some((kid) => /^(acl|appos|conj)/.test(kid.deprel) || OTHER.has(normalise(kid.form)))) return null;
    const key = this.keyOf(noun);
    const beside = this.besides(head, words);
    const named = new Set([...beside].filter((word) => this.isProper(word, head, words)));
    // Clusters run people together: a noun that is no title is whoever bears it, not who is called otherwise.
    if (person !== null) return beside.size === 0 ? this.soleBearer(key, person, head.id) : null;
    const { country } = reading.actor;
    const fits = this.all.filter((each) => {
      const own = each.reading.actor;
      if (country !== null && own.country !== null && own.country !== country) return false;
      const shared = [...beside].some((word) => each.beside.has(word));
      if (each.keys.has(key))
        return shared || (named.size === 0 && each.at < head.id && (beside.size === 0 || each.beside.size === 0));
      const alike = KINDS.some((kind) => kind.has(key) && [...each.keys].some((other) => kind.has(other)));
      if (!alike || each.at > head.id || named.size === 0) return false;
      if ([...named].some((word) => each.beside.has(word))) return true;
      return country !== null && own.country === country && [...named].every((word) => this.isState(word));
    });
    const people = new Map(fits.map((each) => [each.reading.actor.person, each.reading]));
    if (people.size === 1) return fits[0]!.reading;
    const near = this.mentions.filter(
      (each) => people.has(each.reading.actor.person) && each.head.id < head.id && each.sentence >= sentence - REACH,
    );
    return new Set(near.map((each) => each.reading.actor.person)).size === 1 ? near[0]!.reading : null;
  }

  /** The only person introduced by a noun before, if the one it was taken for never is. */
  private soleBearer(key: string, person: string, before: number): Reading | null {
    if (this.actors.titles(key).length > 0) return null;
    const bearers = this.all.filter(({ keys, at }) => keys.has(key) && at < before);
    const others = bearers.some(({ reading }) => reading.actor.person !== bearers[0]!.reading.actor.person);
    if (others || bearers.length === 0 || bearers[0]!.reading.actor.person === person) return null;
    return bearers[0]!.reading;
  }

  private introduction({ head, reading, sentence, start, end }: Found): Introduction | null {
    if (head.upos === 'PRON') return null;
    const words = this.wordsOf(sentence);
    const name = new Set(normalise(reading.actor.person!).split(' '));
    const nouns: Token[] = [];
    const own = words.tokens.filter(
      (token) => token.start >= start && token.end <= end && SAID.has(token.upos) && !name.has(normalise(token.form)),
    );
    const beside = new Set(own.map((token) => normalise(token.form)));
    const governor = words.headOf(head);
    const kids = words.kids(words.at(head.id));
    nouns.push(...kids.filter((kid) => words.relation(kid) === 'appos' && kid.upos === 'NOUN'));
    if (governor?.upos === 'NOUN') {
      const isSaid =
        head.deprel === 'nsubj' && words.kids(words.at(governor.id)).some(({ deprel }) => deprel === 'cop');
      if (words.relation(head) === 'appos' || isSaid) nouns.push(governor);
    }
    for (const noun of [...nouns])
      nouns.push(...words.kids(words.at(noun.id)).filter((kid) => kid.deprel === 'conj' && kid.upos === 'NOUN'));
    for (const noun of nouns) for (const word of this.besides(noun, words)) beside.add(word);
    const keys = new Set(
      [...own, ...nouns].filter(({ upos }) => upos !== 'ADJ').map(({ form }) => this.keyOf(normalise(form))),
    );
    return keys.size === 0 ? null : { reading, at: head.id, sentence, keys, beside };
  }

  private keyOf(word: string): string {
    const noun = singular(word.replace(/\.$/, ''));
    const full = inFull(noun);
    return this.actors.titles(full)[0]?.office ?? full;
  }

  /** The content words that go with a noun, short of its clauses and appositions. */
  private besides(noun: Token, words: SentenceWords): Set<string> {
    const [low, high] = words.reach(words.at(noun.id), ({ deprel }) =>
      /^(amod|compound|nmod|flat|case|det|punct)/.test(deprel),
    );
    return new Set(
      words.tokens
        .slice(low, high + 1)
        .filter((token) => token.id !== noun.id && SAID.has(token.upos))
        .map(({ form }) => normalise(form)),
    );
  }

  /** "Kuwaiti": it says the country and no place in it. */
  private isState(word: string): boolean {
    return this.actors.named(word).some(({ record, how }) => record.kind === 'state' && how !== 'capital');
  }

  private isProper(word: string, head: Token, words: SentenceWords): boolean {
    return words.tokens.some(
      (token) =>
        normalise(token.form) === word && token.id !== head.id && /^\p{Lu}/u.test(token.form) && token.upos !== 'NOUN',
    );
  }
}
