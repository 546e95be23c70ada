/** Reads the actors of one document, sentence by sentence, and then what leads back to them. See actors.ts. */
import type { Entity, Mention, Place, Sentence, Token } from '../../document.ts';
import type { Draft } from '../../stage.ts';
import { asDocumentSays } from './bearers.ts';
import { compose } from './compose.ts';
import { inheritCountries, type Placed } from './countries.ts';
import type { Actors } from './knowledge.ts';
import { Memory } from './memory.ts';
import { normalise, singular, slug } from './names.ts';
import { type NounPhrase, nounPhrases, phraseOf, SentenceWords } from './noun-phrase.ts';
import { isFirstPerson, Pronouns } from './pronouns.ts';
import { type Reading, refOf } from './reading.ts';
import { isPronoun, isVague, leadsBack, led, Referents, suits } from './referents.ts';
import { isPlace, siteCountry } from './standing.ts';
import { titledNames } from './titled-names.ts';
import { type Form, wordsOf } from './words.ts';

export interface ActorLayers {
  readonly sentence: readonly Sentence[];
  readonly token: readonly Token[];
  readonly entity: readonly Entity[];
  readonly mention: readonly Mention[];
  readonly place: readonly Place[];
}

interface Found extends Placed {
  start: number;
  end: number;
  head: Token;
  from?: string[];
}

/** Parts of speech that no phrase begins with. */
const OUTER = new Set(['PUNCT', 'CCONJ', 'ADP', 'SCONJ']);
const NOT_NAMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december internet christmas easter ramadan god'.split(
    ' ',
  ),
);

export class ActorReader {
  private readonly layers: ActorLayers;
  private readonly known: Actors;
  private readonly date: string | null;
  private readonly cased: boolean;
  private readonly memory = new Memory();
  private readonly found: Found[] = [];
  private readonly entityAt: ReadonlyMap<number, Entity>;
  private readonly placeAt: ReadonlyMap<number, Place>;
  private readonly referents: Referents;
  private readonly pronouns: Pronouns;

  constructor(layers: ActorLayers, known: Actors, date: string | null, cased: boolean) {
    this.layers = layers;
    this.known = asDocumentSays(known, layers.token, date);
    this.date = date;
    this.cased = cased;
    this.entityAt = byToken(layers.entity, layers.token);
    this.placeAt = byToken(layers.place, layers.token);
    this.referents = new Referents(layers.mention);
    this.pronouns = new Pronouns(layers.sentence, layers.token);
  }

  read(): Draft<'actor'>[] {
    for (const [index, sentence] of this.layers.sentence.entries()) {
      const words = new SentenceWords(this.layers.token.slice(sentence.tokens[0], sentence.tokens[1]));
      const taken = new Set<number>();
      // The widest phrases first: what lies inside a phrase that names somebody is not read again.
      const phrases = this.joinTitles(nounPhrases(words), words).sort((a, b) => b.end - b.start - (a.end - a.start));
      for (const phrase of phrases) this.readPhrase(phrase, words, index, taken);
      this.readModifiers(words, index, taken);
    }
    this.found.sort((a, b) => a.start - b.start || b.end - a.end);
    this.recall();
    this.readPronouns();
    inheritCountries(this.found, this.sites(), this.known);
    this.found.sort((a, b) => a.start - b.start || b.end - a.end);
    return this.found.map(({ start, end, head, reading, from }) => ({
      start,
      end,
      head: head.id,
      ...reading,
      ...(from ? { from } : {}),
    }));
  }

  /** A title and its name are one phrase whatever the parser made of them; its head is the word that hangs outside. */
  private joinTitles(phrases: NounPhrase[], words: SentenceWords): NounPhrase[] {
    const stretches = titledNames(words.tokens, this.known, this.date, this.cased);
    let joined = phrases;
    for (const { start, end } of stretches) {
      const inside = joined.filter(({ head }) => words.at(head.id) >= start && words.at(head.id) < end);
      const top = inside.find(({ head }) => {
        const governor = words.headOf(head);
        return governor === null || words.at(governor.id) < start || words.at(governor.id) >= end;
      });
      if (!top) continue;
      const whole = { head: top.head, start: Math.min(start, top.start), core: end, end };
      joined = [...joined.filter((phrase) => !inside.includes(phrase)), whole];
    }
    return joined;
  }

  private readPhrase(phrase: NounPhrase, words: SentenceWords, sentence: number, taken: Set<number>): void {
    const { head } = phrase;
    if (taken.has(head.id) || head.upos === 'PRON' || head.upos === 'DET' || isPronoun(head.form)) return;
    if (
      !this.isNamed(head) &&
      this.memory.recall(head.form)?.actor.person == null &&
      isPlace(head, words, this.placeAt.get(head.id), this.known)
    )
      return;
    const tokens = words.tokens.slice(phrase.start, phrase.end);
    const reading = this.readWords(tokens, head, phrase.core - phrase.start);
    if (!reading || !this.isSomebody(reading, head, words)) return;
    // A name needs no complement; a role's complement says whose it is.
    const named = head.upos === 'PROPN' && reading.basis !== 'composed' && reading.basis !== 'title';
    const end = named ? phrase.core : phrase.end;
    for (let at = phrase.start; at < end; at++) taken.add(words.tokens[at]!.id);
    let start = phrase.start;
    for (const owner of this.sharedOwners(phrase, words)) {
      const shared = [
        ...words.tokens.slice(owner.at, owner.at + 1),
        ...words.tokens.slice(words.at(head.id), phrase.end),
      ];
      const own = this.readWords(shared, head, shared.length);
      const token = words.tokens[owner.at]!;
      if (own) this.add([token], token, own, sentence, [`token:${head.id}`]);
      start = owner.next;
    }
    const last =
      start > phrase.start
        ? this.readWords(words.tokens.slice(start, end), head, Math.min(phrase.core, end) - start)
        : null;
    this.add(words.tokens.slice(start, end), head, last ?? reading, sentence);
    if (start === phrase.start) this.learn(reading, words.tokens.slice(phrase.start, phrase.core), phrase, words);
  }

  /** A word the entity layer takes for a person or body is no place. */
  private isNamed({ id }: Token): boolean {
    const type = this.entityAt.get(id)?.type;
    return type === 'PER' || type === 'ORG';
  }

  /** "French and Russian forces": earlier owners have the head noun in common with the last. */
  private sharedOwners({ start, core, head }: NounPhrase, words: SentenceWords): { at: number; next: number }[] {
    const shared: { at: number; next: number }[] = [];
    const before = Math.min(core, words.at(head.id));
    for (let at = start; at + 2 <= before; at++) {
      const [owner, joint, next] = words.tokens.slice(at, at + 3);
      if (
        owner &&
        next &&
        (joint?.form.toLowerCase() === 'and' || joint?.form === ',') &&
        this.isOwner(owner) &&
        this.isOwner(next) &&
        next.id !== head.id
      )
        shared.push({ at, next: at + 2 });
    }
    return shared;
  }

  private isOwner({ form }: Token): boolean {
    return (
      /^\p{Lu}/u.test(form) &&
      this.known.named(normalise(form)).some(({ how }) => how !== 'surname' && how !== 'person')
    );
  }

  /** @param end number of tokens up to the end of the head part */
  private readWords(tokens: readonly Token[], head: Token, end: number): Reading | null {
    const position = tokens.findIndex((token) => token.id === head.id);
    const words = wordsOf(this.withOwners(tokens));
    const reading = compose({
      words,
      actors: this.known,
      date: this.date,
      cased: this.cased,
      head: { token: Math.max(position, 0), end },
    });
    const own = tokens.slice(0, end).filter((token) => token.upos !== 'DET' && token.upos !== 'PUNCT');
    const surface = own.map((token) => token.form).join(' ');
    const aliased = this.memory.aliased(surface);
    if (aliased) return led(aliased);
    // "Mr. Clarke" is whoever of that name the text has introduced.
    const named = reading?.basis === 'unknown' && head.upos === 'PROPN' ? reading.actor.name : null;
    const recalled =
      !this.cased || /\p{Lu}/u.test(surface)
        ? (this.memory.recall(surface) ?? (named === null ? null : this.memory.recall(named)))
        : null;
    const personal = reading?.actor.person != null && head.upos === 'PROPN';
    if (recalled && (!reading || reading.basis === 'unknown' || reading.ambiguous || personal)) return led(recalled);
    return reading?.basis === 'unknown' && head.upos === 'PROPN' ? this.inFull(reading, head, tokens) : reading;
  }

  /** A name not on file runs as far as the entity layer says, and is a person's if that says so. */
  private inFull(reading: Reading, head: Token, tokens: readonly Token[]): Reading {
    const entity = this.entityAt.get(head.id);
    if (!entity || (entity.type !== 'PER' && entity.type !== 'ORG')) return reading;
    const { actor } = reading;
    const covered = tokens.filter((token) => token.start >= entity.start && token.end <= entity.end);
    const name = covered.map((token) => token.form).join(' ');
    const longer = name.length > actor.name.length && name.includes(actor.name);
    const full = longer ? name : actor.name;
    return {
      ...reading,
      actor: {
        ...actor,
        name: full,
        person: actor.person !== null || entity.type === 'PER' ? full : null,
        id: longer && actor.id === slug(actor.name) ? slug(full) : actor.id,
      },
    };
  }

  /** "its forces": the pronoun stands for whoever its cluster names. */
  private withOwners(tokens: readonly Token[]): Form[] {
    return tokens.map(({ id, form, upos, deprel }) => {
      if (upos !== 'PRON' || deprel !== 'nmod:poss') return { form, upos };
      const actor = isFirstPerson(form) ? null : this.referents.of(id)?.actor;
      if (!actor || actor.id === null || actor.collective !== null) return { form, upos };
      const record = this.known.record(actor.id.split('/')[0]!);
      return record && !record.name.includes(' ') ? { form: record.name, upos: 'PROPN' } : { form, upos };
    });
  }

  /** Common nouns act only if the role lexicon has them; proper names of things and times do not. */
  private isSomebody(reading: Reading, head: Token, words: SentenceWords): boolean {
    const { actor, basis, ambiguous } = reading;
    if (basis !== 'unknown') {
      if (head.upos === 'ADJ' && actor.id === null) return false;
      return actor.id !== null || actor.sectors.length > 0 || ambiguous;
    }
    if (ambiguous) return true;
    if (actor.sectors.includes('UNK')) return head.upos === 'NOUN';
    if (head.upos !== 'PROPN' && actor.person === null) return false;
    const entity = this.entityAt.get(head.id);
    if (entity) return entity.type === 'PER' || entity.type === 'ORG' || entity.type === 'NORP';
    if (this.layers.entity.length > 0 && actor.person === null) return false;
    if (NOT_NAMES.has(normalise(head.form))) return false;
    return (
      actor.sectors.length > 0 || actor.country !== null || /\s/.test(actor.name) || words.relation(head) === 'nsubj'
    );
  }

  private add(tokens: readonly Token[], head: Token, reading: Reading, sentence: number, from?: string[]): void {
    const first = tokens.find((token) => !OUTER.has(token.upos)) ?? tokens[0]!;
    const last = tokens.findLast((token) => token.upos !== 'PUNCT') ?? first;
    this.found.push({
      start: first.start,
      end: last.end,
      head,
      reading,
      sentence,
      first: first.form.toLowerCase(),
      ...(from ? { from } : {}),
    });
    if (!from) this.referents.learn(head.id, reading);
  }

  private learn(reading: Reading, tokens: readonly Token[], phrase: NounPhrase, words: SentenceWords): void {
    const name = tokens
      .filter((token) => token.upos !== 'DET')
      .map((token) => token.form)
      .join(' ');
    this.memory.learn(reading, name);
    if (reading.actor.person !== null)
      for (const { form } of tokens) {
        const [title] = this.known.titles(singular(normalise(form)));
        if (title) this.memory.learnTitle(title.office, reading);
      }
    // "the Farabundo Marti National Liberation Front (FMLN)"
    const [open, acronym, close] = words.tokens.slice(phrase.core, phrase.core + 3);
    if (open?.form === '(' && close?.form === ')' && acronym && /^[\p{Lu}\d.-]{2,10}$/u.test(acronym.form))
      this.memory.alias(acronym.form, reading, name);
  }

  /** Names that stand as modifiers of things: "Russia's strategy", "US air strikes", "the Hamas attack". */
  private readModifiers(words: SentenceWords, sentence: number, taken: Set<number>): void {
    for (const [position, token] of words.tokens.entries()) {
      if (
        taken.has(token.id) ||
        !['PROPN', 'ADJ', 'NOUN'].includes(token.upos) ||
        (this.cased && !/^\p{Lu}/u.test(token.form))
      )
        continue;
      if (!['compound', 'amod', 'conj', 'flat'].includes(words.relation(token))) continue;
      if (/-/.test(token.form) || /^[-–]/.test(words.tokens[position + 1]?.form ?? '')) continue;
      const place = this.placeAt.get(token.id);
      if (place && place.precision !== 'country' && !place.metonym && token.upos !== 'ADJ') continue;
      const phrase = phraseOf(position, words);
      const reading = this.readWords(words.tokens.slice(phrase.start, phrase.core), token, phrase.core - phrase.start);
      if (!reading || reading.basis === 'unknown' || reading.actor.id === null) continue;
      for (let at = phrase.start; at < phrase.core; at++) taken.add(words.tokens[at]!.id);
      this.add(words.tokens.slice(phrase.start, phrase.core), token, this.asOwner(reading), sentence);
    }
  }

  /** "the Syrian port": as a modifier a demonym means the state and not its people. */
  private asOwner(reading: Reading): Reading {
    const { id } = reading.actor;
    const state = id?.endsWith('/civilians') ? this.known.record(id.slice(0, id.indexOf('/'))) : null;
    return state ? { ...reading, actor: refOf(state, this.date), basis: 'name' } : reading;
  }

  /** Vague phrases take the name of their cluster, or of whoever last bore their title. */
  private recall(): void {
    for (const found of this.found) {
      if (!isVague(found.reading) || found.first === 'a' || found.first === 'an') continue;
      const named = this.referents.of(found.head.id);
      const title = this.known.titles(singular(normalise(found.head.form)))[0];
      const definite = found.first === 'the' && found.head.upos === 'NOUN';
      const titled = title && definite ? this.memory.titled(title.office) : null;
      if (named && suits(named, found.reading)) found.reading = led(named);
      else if (titled) found.reading = led(titled);
    }
  }

  private readPronouns(): void {
    const heads = new Set(this.found.map(({ head }) => head.id));
    for (const token of this.layers.token) {
      if (heads.has(token.id) || !leadsBack(token)) continue;
      const reading = isFirstPerson(token.form)
        ? this.pronouns.speakerOf(token, (head) => this.readingAt(head))
        : this.referents.of(token.id);
      if (!reading || this.pronouns.isBound(token, reading, (head) => this.readingAt(head))) continue;
      const { start, end, sentence } = token;
      this.found.push({ start, end, head: token, reading: led(reading), sentence, first: token.form.toLowerCase() });
    }
  }

  /** Whom a word names, by itself or by its cluster. */
  private readingAt(head: number): Reading | null {
    return this.found.find((each) => each.head.id === head)?.reading ?? this.referents.of(head);
  }

  private sites(): { country: string; sentence: number }[] {
    const sites: { country: string; sentence: number }[] = [];
    for (const [sentence, { tokens }] of this.layers.sentence.entries()) {
      for (let at = tokens[0]; at < tokens[1]; at++) {
        const token = this.layers.token[at]!;
        const country = siteCountry(token, this.layers.token[at - 1], this.placeAt.get(token.id), this.known);
        if (country) sites.push({ country, sentence });
      }
    }
    return sites;
  }
}

function byToken<T extends { start: number; end: number }>(
  spans: readonly T[],
  tokens: readonly Token[],
): Map<number, T> {
  const found = new Map<number, T>();
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    while (at < tokens.length && tokens[at]!.end <= span.start) at++;
    for (let each = at; each < tokens.length && tokens[each]!.start < span.end; each++)
      found.set(tokens[each]!.id, span);
  }
  return found;
}
