/**
 * What grammar says of pronouns, over what coreference says. In: sentences and tokens with syntax. Out: whether a pronoun
 * can be whom its cluster names (principles B and C of binding, Chomsky 1981: "they released them" are two parties, and so
 * are "he" and the name in "he dismissed Moss"), and who speaks where a quotation says "we".
 */
import type { Sentence, Token } from '../../document.ts';
import { findQuotations, type Quotation } from '../attribution/quotations.ts';
import { SentenceWords } from './noun-phrase.ts';
import type { Reading } from './reading.ts';
import { led } from './referents.ts';

const OBJECTS = new Set('her him them it us me'.split(' '));
const SUBJECTS = new Set('he she they it we i'.split(' '));
const FIRST = new Set('i we me us my our mine ours'.split(' '));
const SPEECH = new Set(
  'say tell add confirm believe state announce declare claim insist warn argue explain note write comment reply stress complain admit deny continue ask'.split(
    ' ',
  ),
);

/** What is printed in full after a colon. */
const TEXTS = new Set(
  'statement declaration communique communiqué letter message note speech address reply answer appeal'.split(' '),
);

/** What no subject of the same verb is: a name as its object, a description anywhere beside it. */
const PARTNERS: ReadonlySet<string> = new Set(['obj', 'iobj']);
const NONE: ReadonlySet<string> = new Set();
const OTHERS: ReadonlySet<string> = new Set(['obj', 'iobj', 'obl']);

type ReadingAt = (head: number) => Reading | null;

export function isFirstPerson(form: string): boolean {
  return FIRST.has(form.toLowerCase());
}

export class Pronouns {
  private readonly sentences: readonly Sentence[];
  private readonly tokens: readonly Token[];
  private readonly words = new Map<number, SentenceWords>();
  private readonly quotations: readonly Quotation[];

  constructor(sentences: readonly Sentence[], tokens: readonly Token[]) {
    this.sentences = sentences;
    this.tokens = tokens;
    this.quotations = findQuotations(sentences, tokens);
  }

  /** True if subject and object of one verb would be the same, and no reflexive says so. */
  isBound(pronoun: Token, reading: Reading, readingAt: ReadingAt): boolean {
    const words = this.wordsOf(pronoun.sentence);
    const verb = words.headOf(pronoun);
    const isNoun = pronoun.upos === 'NOUN';
    if (!verb || (pronoun.upos !== 'PRON' && !isNoun)) return false;
    const word = pronoun.form.toLowerCase();
    const relation = words.relation(pronoun);
    // "Cuba sent doctors to the country": not to Cuba
    if (
      (OBJECTS.has(word) || isNoun) &&
      (relation === 'obj' || relation === 'iobj' || this.isAgainst(pronoun, words))
    ) {
      const subject = this.subjectOf(verb, words);
      return subject !== null && subject.id !== pronoun.id && same(readingAt(subject.id), reading);
    }
    if (!SUBJECTS.has(word) || pronoun.deprel !== 'nsubj') return false;
    return words
      .kids(words.at(verb.id))
      .some(
        (kid) =>
          (kid.upos === 'PROPN' ? PARTNERS : kid.upos === 'NOUN' ? OTHERS : NONE).has(words.relation(kid)) &&
          same(readingAt(kid.id), reading),
      );
  }

  /** True if "he" in a quotation of whole sentences would be whoever is quoted: he says "I" of himself. */
  isSpeaker(pronoun: Token, reading: Reading, readingAt: ReadingAt): boolean {
    const quotation = isFirstPerson(pronoun.form) ? null : this.quotationOf(pronoun);
    const opening = quotation && this.tokens[quotation.first + 1];
    if (!opening || reading.actor.person === null || !/^\p{Lu}/u.test(opening.form)) return false;
    return same(this.speakerOf(pronoun, readingAt), reading);
  }

  /** The subject of the verb of saying that a subject's clause is told by: "police said they". */
  reporterOf(pronoun: Token): Token | null {
    const words = this.wordsOf(pronoun.sentence);
    const verb = pronoun.deprel.startsWith('nsubj') ? words.headOf(pronoun) : null;
    const saying = verb?.deprel === 'ccomp' ? words.headOf(verb) : null;
    if (!saying || !SPEECH.has(saying.lemma.toLowerCase()) || this.isQuoted(pronoun)) return null;
    return this.subjectOf(saying, words) ?? this.speakerIn(pronoun.sentence, saying.id);
  }

  /** Whoever speaks, of a first person inside a quotation: by its sentence, its paragraph, the line before it; null elsewhere. */
  speakerOf(pronoun: Token, readingAt: ReadingAt): Reading | null {
    if (!this.isQuoted(pronoun)) return null;
    const own = pronoun.sentence;
    const paragraph = this.sentences[own]!.paragraph;
    const inParagraph = (sentence: number): boolean => this.sentences[sentence]?.paragraph === paragraph;
    for (let away = 0; inParagraph(own - away) || inParagraph(own + away); away++) {
      for (const sentence of away === 0 ? [own] : [own - away, own + away]) {
        const speaker = inParagraph(sentence) ? this.speakerIn(sentence, pronoun.id) : null;
        if (speaker === null) continue;
        const reading = readingAt(speaker.id);
        return reading ? led(reading) : null;
      }
    }
    const speaker = this.announced(paragraph);
    const reading = speaker && readingAt(speaker.id);
    return reading ? led(reading) : null;
  }

  /** The subject of the verb of saying nearest to a word, outside quotation marks. */
  private speakerIn(sentence: number, near: number): Token | null {
    const words = this.wordsOf(sentence);
    const verbs = words.tokens
      .filter((token) => token.upos === 'VERB' && SPEECH.has(token.lemma.toLowerCase()) && !this.isQuoted(token))
      .sort((a, b) => Math.abs(a.id - near) - Math.abs(b.id - near));
    for (const verb of verbs) {
      const speaker = this.subjectOf(verb, words);
      if (speaker && !isFirstPerson(speaker.form)) return speaker;
    }
    return null;
  }

  /** "The text of the ministry's statement follows:" before a paragraph that is all quotation: whose words they are. */
  private announced(paragraph: number): Token | null {
    const before = this.sentences.findLastIndex((sentence) => sentence.paragraph === paragraph - 1);
    if (before < 0) return null;
    const words = this.wordsOf(before);
    if (words.tokens.at(-1)?.form !== ':') return null;
    for (const text of words.tokens.filter(({ lemma }) => TEXTS.has(lemma.toLowerCase()))) {
      const owner = words
        .kids(words.at(text.id))
        .find(
          (kid) =>
            kid.deprel === 'nmod:poss' ||
            (words.relation(kid) === 'nmod' && words.marks(kid).some((mark) => /^(by|from|of)$/.test(mark))),
        );
      if (owner) return owner;
    }
    return this.speakerIn(before, words.tokens.at(-1)!.id);
  }

  private isAgainst(pronoun: Token, words: SentenceWords): boolean {
    return (
      words.relation(pronoun) === 'obl' && words.marks(pronoun).some((mark) => mark === 'to' || mark === 'against')
    );
  }

  /** The subject of a verb: its own, its fellow's ("met and freed"), or the one a controlling verb gives it. */
  private subjectOf(verb: Token, words: SentenceWords): Token | null {
    const kids = words.kids(words.at(verb.id));
    const own = kids.find((kid) => words.relation(kid) === 'nsubj');
    if (own) return own.deprel === 'nsubj:pass' ? null : own;
    const governor = words.headOf(verb);
    if (!governor) return null;
    const relation = words.relation(verb);
    if (relation === 'conj') return this.subjectOf(governor, words);
    if (relation !== 'xcomp') return null;
    const object = words.kids(words.at(governor.id)).find((kid) => /^i?obj$/.test(words.relation(kid)));
    return object ?? this.subjectOf(governor, words);
  }

  /** Inside quotation marks that opened in the same paragraph. */
  isQuoted(token: Token): boolean {
    return this.quotationOf(token) !== null;
  }

  private quotationOf({ id }: Token): Quotation | null {
    return this.quotations.find(({ first, end }) => id > first && id < end) ?? null;
  }

  /** The words of a sentence with their syntax, made once. */
  wordsOf(sentence: number): SentenceWords {
    let words = this.words.get(sentence);
    if (!words) {
      const [from, to] = this.sentences[sentence]!.tokens;
      words = new SentenceWords(this.tokens.slice(from, to));
      this.words.set(sentence, words);
    }
    return words;
  }
}

/** Two readings of one actor; a person and the office he fills are the same only by name. */
function same(one: Reading | null, other: Reading): boolean {
  if (!one) return false;
  if (one.actor.person !== null || other.actor.person !== null) return one.actor.person === other.actor.person;
  return one.actor.id !== null && one.actor.id === other.actor.id;
}
