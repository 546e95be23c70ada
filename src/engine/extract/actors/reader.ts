/** Reads the actors of one document, sentence by sentence, and then what leads back to them. See actors.ts. */
import type { Entity, Mention, Place, Sentence, Token } from '../../document.ts';
import type { Draft } from '../../stage.ts';
import { expansions } from './acronyms.ts';
import { Agreement, sexOfPronoun } from './agreement.ts';
import { nearestPerson, subjectBody } from './antecedents.ts';
import { joinAppositions } from './appositions.ts';
import { asDocumentSays, isHonorific } from './bearers.ts';
import { asEntity } from './bodies.ts';
import { compose } from './compose.ts';
import { splitCoordinated } from './coordination.ts';
import { inheritCountries, type Placed } from './countries.ts';
import { bodyBefore, pairBefore } from './definite.ts';
import type { Actors } from './knowledge.ts';
import { followLeaders } from './loyal.ts';
import { Memory } from './memory.ts';
import { normalise, singular, slug } from './names.ts';
import { type NounPhrase, nounPhrases, phraseOf, SentenceWords } from './noun-phrase.ts';
import { isFirstPerson, Pronouns } from './pronouns.ts';
import { type Reading, refOf } from './reading.ts';
import { isPronoun, isVague, leadsBack, led, Referents, suits } from './referents.ts';
import { sharedComplements, sharedOwners } from './shared-owners.ts';
import { isSomebody } from './somebody.ts';
import { byToken, tokensOf } from './spans.ts';
import { groupWordOf } from './spokesmen.ts';
import { isPlace, sitesOf } from './standing.ts';
import { joinTitles, titledNames } from './titled-names.ts';
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

/** Parts of speech that no phrase ends with, and that none begins with. */
const OPEN = new Set(['ADP', 'DET', 'CCONJ']);
const OUTER = new Set(['PUNCT', 'CCONJ', 'ADP', 'SCONJ']);
const OWN = new Set(['men', 'people', 'members', 'ranks', 'side']);
const POSSESSIVES = new Set(['its', 'his', 'her', 'their']);
/** Bases that say more than the words. */
const SURE: ReadonlySet<Reading['basis']> = new Set<Reading['basis']>(['name', 'title']);
/** What makes the holder of an office somebody else than the one spoken of. */
const OTHERS = new Set('next future new former first last previous other'.split(' '));

const isPast = (form: string): boolean => /^(former|ex|then|late|ousted|deposed|outgoing)$/i.test(form);

export class ActorReader {
  private readonly layers: ActorLayers;
  private readonly known: Actors;
  private readonly date: string | null;
  private readonly cased: boolean;
  private readonly memory = new Memory();
  private readonly found: Found[] = [];
  private readonly entityAt: ReadonlyMap<number, Entity>;
  private readonly agreement: Agreement;
  private readonly placeAt: ReadonlyMap<number, Place>;
  private readonly referents: Referents;
  private readonly pronouns: Pronouns;
  /** Whom a possessive stands for by its sentence alone. */
  private readonly owners = new Map<number, Reading>();

  constructor(layers: ActorLayers, known: Actors, date: string | null, cased: boolean) {
    this.layers = layers;
    this.known = asDocumentSays(known, layers.token, date, layers.place);
    this.agreement = new Agreement(this.known);
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
      const phrases = joinTitles(
        nounPhrases(words),
        words,
        titledNames(words.tokens, this.known, this.date, this.cased),
      ).sort((a, b) => b.end - b.start - (a.end - a.start));
      const first = this.found.length;
      const read = (tokens: readonly Token[]): Reading | null => this.readPlain(tokens);
      for (const phrase of phrases)
        for (const part of splitCoordinated(phrase, words, read)) this.readPhrase(part, words, index, taken);
      this.readModifiers(words, index, taken);
      const here = this.found.slice(first);
      for (const { reading, head } of joinAppositions(here, words, this.date !== null)) {
        this.memory.correct(reading);
        this.referents.correct(head.id, reading);
      }
      this.learnAcronyms(words, here);
    }
    this.found.sort((a, b) => a.start - b.start || b.end - a.end);
    this.recall();
    followLeaders(this.found, this.layers.token, this.known);
    this.readOwned();
    this.readPairs();
    this.readPronouns();
    this.readDefinite();
    this.readSpokesmen();
    this.found.sort((a, b) => a.start - b.start || b.end - a.end);
    inheritCountries(this.found, sitesOf(this.layers, this.placeAt, this.known), this.known);
    this.found.sort((a, b) => a.start - b.start || b.end - a.end);
    return this.found.map(({ start, end, head, reading, from }) => ({
      start,
      end,
      head: head.id,
      ...reading,
      ...(from ? { from } : {}),
    }));
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
    const isNew = reading?.actor.person != null && this.newNameOf(reading) !== null;
    const type = this.layers.entity.length > 0 ? (this.entityAt.get(head.id)?.type ?? 'none') : null;
    if (!reading || !isSomebody(reading, head, words, type, isNew)) return;
    // A name needs no complement; a role's complement says whose it is.
    const named = head.upos === 'PROPN' && reading.basis !== 'composed' && reading.basis !== 'title';
    const body = this.entityAt.get(head.id);
    const whole = body?.type === 'ORG' ? tokensOf(body, words.tokens) : [];
    const last = whole.length > 0 ? words.at(whole.at(-1)!.id) + 1 : 0;
    let end = Math.max(named ? phrase.core : phrase.end, last);
    while (end > phrase.start + 1 && OPEN.has(words.tokens[end - 1]!.upos)) end--;
    for (let at = phrase.start; at < end; at++) taken.add(words.tokens[at]!.id);
    for (const token of whole) taken.add(token.id);
    let start = phrase.start;
    for (const owner of sharedOwners(phrase, words, this.known)) {
      const shared = [
        ...words.tokens.slice(owner.at, owner.at + 1),
        ...words.tokens.slice(words.at(head.id), phrase.end),
      ];
      const token = words.tokens[owner.at]!;
      // "the French embassy", whatever follows: "in Kinshasa" says whose it is not
      const other = this.readWords(shared, head, 1 + phrase.core - words.at(head.id));
      if (other) this.add([token], token, other, sentence, [`token:${head.id}`]);
      start = owner.next;
    }
    const [mine, ...others] = sharedComplements(phrase, words, this.known);
    for (const owner of others) {
      const named = words.tokens.slice(owner.start, owner.end);
      const shared = [...words.tokens.slice(phrase.start, phrase.core + 1), ...named];
      const other = this.readWords(shared, head, phrase.core - phrase.start);
      if (other) this.add(named, named.at(-1)!, other, sentence, [`token:${head.id}`]);
    }
    if (mine) end = mine.end;
    const own =
      start > phrase.start || mine
        ? this.readWords(words.tokens.slice(start, end), head, Math.min(phrase.core, end) - start)
        : null;
    this.add(words.tokens.slice(start, end), head, own ?? reading, sentence);
    if (start === phrase.start) this.learn(reading, words.tokens.slice(phrase.start, phrase.core));
  }

  /** A word the entity layer takes for a person or body is no place. */
  private isNamed({ id }: Token): boolean {
    const type = this.entityAt.get(id)?.type;
    return type === 'PER' || type === 'ORG';
  }

  /** @param end number of tokens up to the end of the head part */
  private readWords(tokens: readonly Token[], head: Token, end: number): Reading | null {
    const position = tokens.findIndex((token) => token.id === head.id);
    const words = wordsOf(this.withOwners(tokens).map((form, at) => this.inName(form, tokens[at]!)));
    const reading = compose({
      words,
      actors: this.known,
      date: this.date,
      cased: this.cased,
      head: { token: Math.max(position, 0), end },
    });
    const own = tokens
      .slice(0, end)
      .filter(({ upos, form }) => upos !== 'DET' && upos !== 'PUNCT' && !isHonorific(form));
    const surface = own.map((token) => token.form).join(' ');
    const aliased = this.memory.aliased(surface);
    if (aliased) return led(aliased);
    if (this.memory.isBlocked(surface)) return null;
    // "Mr. Clarke", "EAAT officials": whoever of that name the text has introduced.
    const named = reading ? this.newNameOf(reading) : null;
    const hint = this.referents.of(head.id);
    const recalled =
      !this.cased || /\p{Lu}/u.test(surface)
        ? (this.memory.recall(surface, hint) ??
          (named === null ? null : (this.memory.aliased(named) ?? this.memory.recall(named, hint))))
        : null;
    if (recalled && this.outweighs(recalled, reading, head)) return led(recalled);
    const entity = head.upos === 'PROPN' ? this.entityAt.get(head.id) : undefined;
    return reading && entity ? asEntity(reading, entity, tokensOf(entity, tokens), this.known) : reading;
  }

  /** What the text said before counts unless these words say more. */
  private outweighs(recalled: Reading, reading: Reading | null, head: Token): boolean {
    if (!reading || reading.basis === 'unknown' || reading.ambiguous) return true;
    const says = recalled.basis !== 'unknown' || recalled.actor.country !== null;
    if (this.newNameOf(reading) !== null) return says;
    return reading.actor.person !== null && head.upos === 'PROPN';
  }

  /** The name of somebody on no file, whom the text may have introduced. */
  private newNameOf({ actor, basis }: Reading): string | null {
    const { person, name, id } = actor;
    if (basis === 'unknown' || (id === slug(name) && this.known.record(id) === null)) return name;
    const isOnFile =
      person === null || this.known.named(normalise(person)).some(({ record }) => record.kind === 'person');
    return isOnFile ? null : person;
  }

  /** Words by themselves, without what the text has said before. */
  private readPlain(tokens: readonly Token[]): Reading | null {
    const words = wordsOf(tokens.map((token) => this.inName(token, token)));
    return compose({ words, actors: this.known, date: this.date, cased: this.cased });
  }

  /** "Morena Valdez" is no party's: what lies in a person's name of several words is name. */
  private inName(form: Form, token: Token): Form {
    const entity = this.entityAt.get(token.id);
    if (entity?.type !== 'PER') return form;
    if (entity.start === token.start && entity.end === token.end)
      return this.isState(token) ? form : { ...form, person: 'lone' };
    return { ...form, person: token.start === entity.start ? 'first' : 'inner' };
  }

  /** "Accused Chad": a state's name alone is a man's only where the text has introduced him. */
  private isState({ form }: Token): boolean {
    const state = this.known
      .named(normalise(form))
      .some(({ record, how }) => record.kind === 'state' && how === 'name');
    return state && this.memory.recall(form)?.actor.person == null;
  }

  /** "its forces": the pronoun stands for whoever its cluster names. */
  private withOwners(tokens: readonly Token[]): Form[] {
    return tokens.map(({ id, form, upos, deprel }) => {
      if (upos !== 'PRON' || deprel !== 'nmod:poss') return { form, upos };
      const actor = isFirstPerson(form) ? null : (this.referents.of(id) ?? this.owners.get(id))?.actor;
      if (!actor || actor.id === null || actor.collective !== null) return { form, upos };
      const record = this.known.record(actor.id.split('/')[0]!);
      const word = record && this.known.wordFor(record);
      return word ? { form: word, upos: 'PROPN' } : { form, upos };
    });
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
      noun: head.lemma.toLowerCase(),
      ...(from ? { from } : {}),
    });
    if (!from) this.referents.learn(head.id, reading);
  }

  private learn(reading: Reading, tokens: readonly Token[]): void {
    const name = tokens
      .filter((token) => token.upos !== 'DET')
      .map((token) => token.form)
      .join(' ');
    this.memory.learn(reading, name);
    if (reading.actor.person !== null && reading.actor.sectors[0] !== 'ELI' && !tokens.some(({ form }) => isPast(form)))
      for (const { form } of tokens) {
        const [title] = this.known.titles(singular(normalise(form)));
        if (title) this.memory.learnTitle(title.office, reading);
      }
    this.agreement.learn(tokens, reading);
  }

  /** "the Farabundo Marti National Liberation Front (FMLN)": the name runs as far as its letters say. */
  private learnAcronyms(words: SentenceWords, here: readonly Found[]): void {
    for (const { acronym, start, end } of expansions(words.tokens)) {
      const stretch = words.tokens.slice(start, end);
      const inside = here.filter(({ head }) => stretch.includes(head));
      const name = stretch.map(({ form }) => form).join(' ');
      const [widest] = [...inside].sort((a, b) => b.end - b.start - (a.end - a.start));
      if (!widest) {
        this.memory.block(acronym.form);
        for (const each of here) if (each.head === acronym) this.found.splice(this.found.indexOf(each), 1);
        continue;
      }
      const { reading } = widest;
      if (reading.basis === 'unknown' && reading.actor.person === null) {
        const country =
          reading.actor.country ?? inside.find((each) => each.reading.actor.country)?.reading.actor.country;
        const actor = { ...reading.actor, id: slug(name), name, country: country ?? null };
        widest.reading = { ...reading, actor };
        widest.start = Math.min(widest.start, stretch[0]!.start);
        widest.end = Math.max(widest.end, stretch.at(-1)!.end);
        this.memory.learn(widest.reading, name);
        this.referents.correct(widest.head.id, widest.reading);
        for (const part of inside) if (part !== widest) this.found.splice(this.found.indexOf(part), 1);
      }
      if (reading.actor.person === null) this.memory.alias(acronym.form, widest.reading, name);
      for (const found of here)
        if (found.head === acronym) found.reading = led(this.memory.aliased(acronym.form) ?? found.reading);
    }
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

  /** Vague phrases take the name of their cluster, or of whoever last bore their title; a bare name its later full form. */
  private recall(): void {
    for (const found of this.found) {
      const { reading, head } = found;
      const named = this.referents.of(head.id);
      const { person, name } = reading.actor;
      if (reading.ambiguous && person !== null) {
        const bears = named?.actor.person != null && normalise(named.actor.person).endsWith(normalise(person));
        if (bears) found.reading = led(named);
      } else if (reading.basis === 'unknown' && reading.actor.id !== null && (person !== null || !/\s/.test(name))) {
        const later = this.memory.recall(name, named);
        if (later && (later.actor.name !== name || SURE.has(later.basis))) found.reading = led(later);
      }
      if (!isVague(found.reading) || found.first === 'a' || found.first === 'an') continue;
      const title = this.known.titles(singular(normalise(head.form)))[0];
      const before = this.layers.token[head.id - 1]?.form.toLowerCase() ?? '';
      const definite = found.first === 'the' && head.upos === 'NOUN' && !OTHERS.has(before);
      const titled = title && definite ? this.memory.titled(title.office) : null;
      if (named && suits(named, reading) && this.agreement.allows(head, named)) found.reading = led(named);
      else if (titled) found.reading = led(titled);
    }
  }

  /** "Turkey said its army had": phrases that are somebody's, read again once their sentence says whose. */
  private readOwned(): void {
    for (const found of this.found) {
      if (!POSSESSIVES.has(found.first) || found.reading.ambiguous) continue;
      const { id } = found.reading.actor;
      if (id !== null && !(id.endsWith('/civilians') && OWN.has(found.head.form.toLowerCase()))) continue;
      const from = this.firstTokenOf(found);
      const tokens = this.layers.token.slice(from, found.head.id + 1);
      const pronoun = tokens[0];
      if (!pronoun) continue;
      // its cluster may have been named after the phrase was read
      const owner = this.referents.of(pronoun.id) ?? (found.first === 'its' ? subjectBody(pronoun, this.found) : null);
      if (!owner) continue;
      this.owners.set(pronoun.id, owner);
      const reading = this.readWords(tokens, found.head, tokens.length) ?? found.reading;
      // "its men" are the movement, not its civilians
      found.reading = owner.actor.person === null && OWN.has(found.head.form.toLowerCase()) ? led(owner) : reading;
    }
  }

  private firstTokenOf({ start, head }: Found): number {
    let first = head.id;
    while (first > 0 && this.layers.token[first - 1]!.start >= start) first--;
    return first;
  }

  /** "both countries": two mentions, the second at the word before the noun. */
  private readPairs(): void {
    for (const { token: noun, words, sentence } of this.nouns()) {
      const [one, other] = pairBefore(noun, words, this.found, this.known);
      const dual = words.tokens[words.at(noun.id) - 1];
      if (!one || !other || !dual) continue;
      const own = this.found.findIndex(({ head }) => head === noun);
      if (own >= 0) this.found.splice(own, 1);
      const rest = { sentence, first: dual.form.toLowerCase(), noun: noun.lemma.toLowerCase() };
      const { start, end } = noun;
      this.found.push({ start, end, head: noun, reading: led(one), ...rest });
      const from = [`token:${noun.id}`];
      this.found.push({ start: dual.start, end: dual.end, head: dual, reading: led(other), from, ...rest });
    }
    this.found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  private *nouns(): Generator<{ token: Token; words: SentenceWords; sentence: number }> {
    for (const [sentence, { tokens }] of this.layers.sentence.entries()) {
      const words = new SentenceWords(this.layers.token.slice(tokens[0], tokens[1]));
      for (const token of words.tokens) if (token.upos === 'NOUN') yield { token, words, sentence };
    }
  }

  /** "A spokesman for the movement": see spokesmen.ts. */
  private readSpokesmen(): void {
    for (const found of this.found) {
      const word = isVague(found.reading) ? groupWordOf(found, this.layers.token) : null;
      const whose = word && this.readingAt(word.id);
      if (whose && whose.actor.person === null) found.reading = led(whose);
    }
  }

  /** Where coreference says nothing of "the group". */
  private readDefinite(): void {
    const heads = new Set(this.found.map(({ head }) => head.id));
    for (const { token, words, sentence } of this.nouns()) {
      if (heads.has(token.id)) continue;
      const reading = bodyBefore(token, words, this.found, this.known);
      if (!reading) continue;
      const { start, end, lemma } = token;
      this.found.push({
        start,
        end,
        head: token,
        reading: led(reading),
        sentence,
        first: 'the',
        noun: lemma.toLowerCase(),
      });
    }
  }

  private readPronouns(): void {
    const heads = new Set(this.found.map(({ head }) => head.id));
    const readingAt = (head: number): Reading | null => this.readingAt(head);
    const names = [...this.found];
    for (const token of this.layers.token) {
      if (heads.has(token.id) || !leadsBack(token)) continue;
      const isBound = (reading: Reading): boolean => this.pronouns.isBound(token, reading, readingAt);
      const meant = isFirstPerson(token.form) ? this.pronouns.speakerOf(token, readingAt) : this.referents.of(token.id);
      const fits = meant !== null && this.agreement.allows(token, meant) && !isBound(meant);
      const near =
        fits || sexOfPronoun(token.form) === null ? null : nearestPerson(token, names, this.agreement, isBound);
      const reading = fits ? meant : near;
      if (!reading) continue;
      const { start, end, sentence, form } = token;
      const first = form.toLowerCase();
      this.found.push({ start, end, head: token, reading: led(reading), sentence, first, noun: first });
    }
  }

  /** Whom a word names, by itself or by its cluster. */
  private readingAt(head: number): Reading | null {
    return this.found.find((each) => each.head.id === head)?.reading ?? this.referents.of(head);
  }
}
