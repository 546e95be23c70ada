/**
 * What has been read of a document so far: its mentions, and what they have taught of names, titles, sexes and clusters. In: the
 * layers of the document, the actors on file. Out: one place for all who read it, sentence by sentence and once all are read.
 */
import type { Entity, Place, Token } from '../../document.ts';
import { Agreement } from './agreement.ts';
import { asDocumentSays } from './bearers.ts';
import type { ActorLayers, Found } from './found.ts';
import { Items } from './items.ts';
import type { Actors } from './knowledge.ts';
import { Memory } from './memory.ts';
import { normalise, singular } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';
import { Pronouns } from './pronouns.ts';
import { WordReader } from './read-words.ts';
import type { Reading } from './reading.ts';
import type { TitleRecord } from './record.ts';
import { Referents } from './referents.ts';
import { byToken } from './spans.ts';
import { asTitled } from './spoken-posts.ts';

/** A sentence while it is read. */
export interface OpenSentence {
  readonly words: SentenceWords;
  readonly sentence: number;
  /** Tokens that lie in a phrase which names somebody. */
  readonly taken: Set<number>;
}

/** Parts of speech that no phrase begins with. */
const OUTER = new Set(['PUNCT', 'CCONJ', 'ADP', 'SCONJ']);

const isPast = (form: string): boolean => /^(former|ex|then|late|ousted|deposed|outgoing)$/i.test(form);

export class Heard {
  readonly layers: ActorLayers;
  /** The actors on file, as this document lets their names be meant. */
  readonly known: Actors;
  /** Of the text, or of the time that its titles tell. */
  readonly date: string | null;
  readonly cased: boolean;
  readonly entityAt: ReadonlyMap<number, Entity>;
  readonly placeAt: ReadonlyMap<number, Place>;
  readonly items: Items;
  readonly memory = new Memory();
  readonly agreement: Agreement;
  readonly referents: Referents;
  readonly words: WordReader;
  readonly pronouns: Pronouns;
  /** The mentions, bettered in place. */
  readonly found: Found[] = [];

  /** @param cased false where the text is all capitals or all lower case, and case tells nothing */
  constructor(layers: ActorLayers, actors: Actors, date: string | null, cased: boolean) {
    this.layers = layers;
    const told = date === null ? asTitled(actors, layers.token) : { actors, time: date };
    this.known = asDocumentSays(told.actors, layers.token, told.time, layers.place);
    this.date = told.time;
    this.cased = cased;
    this.entityAt = byToken(layers.entity, layers.token);
    this.placeAt = byToken(layers.place, layers.token);
    this.items = new Items(layers.sentence, layers.token);
    this.agreement = new Agreement(this.known);
    this.referents = new Referents(this.items.cut(layers.mention));
    this.words = new WordReader(this);
    this.pronouns = new Pronouns(layers.sentence, layers.token);
  }

  /** Keeps a mention and, unless it borrows its noun, whom its cluster names. */
  add(tokens: readonly Token[], head: Token, reading: Reading, sentence: number, from?: string[]): void {
    const first = tokens.find((token) => !OUTER.has(token.upos)) ?? tokens[0]!;
    const last = tokens.findLast((token) => token.upos !== 'PUNCT') ?? first;
    this.found.push({
      start: first.start,
      end: last.end,
      head,
      reading,
      sentence,
      first: first.form.toLowerCase(),
      noun: head.lemma.toLowerCase(),
      plural: head.upos === 'NOUN' && head.lemma.toLowerCase() !== head.form.toLowerCase(),
      ...(from ? { from } : {}),
    });
    if (!from) this.referents.learn(head.id, reading);
  }

  /** Keeps what the words of a phrase teach of whoever it names: his name, his titles, his sex. */
  learn(reading: Reading, tokens: readonly Token[]): void {
    const name = tokens
      .filter((token) => token.upos !== 'DET')
      .map((token) => token.form)
      .join(' ');
    this.memory.learn(reading, name);
    this.learnTitles(reading, tokens);
    this.agreement.learn(tokens, reading);
  }

  /** Keeps who bears the titles among some words, unless he is spoken of as one who bore them. */
  learnTitles(reading: Reading, tokens: readonly Token[]): void {
    const { person, sectors } = reading.actor;
    if (person === null || sectors[0] === 'ELI' || tokens.some(({ form }) => isPast(form))) return;
    for (const [index, token] of tokens.entries())
      for (const { office } of this.titlesAt(token, tokens[index - 1]))
        this.memory.learnTitle(office, reading, token.id);
  }

  /** "Minister", and "home secretary" where the second word by itself is no title. */
  titlesAt(word: Token, before: Token | undefined): readonly TitleRecord[] {
    const last = singular(normalise(word.form));
    const [own] = this.known.titles(last);
    if (own) return [own];
    const [two] = before === undefined ? [] : this.known.titles(`${normalise(before.form)} ${last}`);
    return two ? [two] : [];
  }

  /** Whom a word names, by itself or by its cluster. */
  readingAt(head: number): Reading | null {
    return this.found.find((each) => each.head.id === head)?.reading ?? this.referents.of(head);
  }
}
