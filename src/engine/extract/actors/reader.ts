/**
 * Reads the actors of one document, sentence by sentence (see actors.ts), then what leads back to them (lead-back.ts). In:
 * the layers of the document, the actors on file. Out: its mentions in the order of the text.
 */
import type { Entity, Place, Token } from '../../document.ts';
import type { Draft } from '../../stage.ts';
import { expansions } from './acronyms.ts';
import { Agreement } from './agreement.ts';
import { joinAppositions } from './appositions.ts';
import { asDocumentSays } from './bearers.ts';
import { splitCoordinated } from './coordination.ts';
import { inheritCountries } from './countries.ts';
import { type ActorLayers, type Found, sortByText } from './found.ts';
import { readHalves } from './halves.ts';
import { Items } from './items.ts';
import type { Actors } from './knowledge.ts';
import { readLastWords } from './last-words.ts';
import { LeadBack } from './lead-back.ts';
import { tellKinds } from './kinds-told.ts';
import { isMonth } from './lookalikes.ts';
import { Memory } from './memory.ts';
import { bodyModifier, isNameModifier } from './modifiers.ts';
import { normalise, singular, slug } from './names.ts';
import { joinNamings, namedNouns } from './namings.ts';
import { type NounPhrase, nounPhrases, phraseOf, SentenceWords } from './noun-phrase.ts';
import { readOfficesNamed } from './office-named.ts';
import { WordReader } from './read-words.ts';
import { type Reading, refOf } from './reading.ts';
import { isPronoun, led, Referents } from './referents.ts';
import { sharedComplements, sharedOwners } from './shared-owners.ts';
import { isSomebody } from './somebody.ts';
import { byToken, tokensOf } from './spans.ts';
import { asTitled } from './spoken-posts.ts';
import { isPlace, sitesOf } from './standing.ts';
import { joinTitles, stretchesOf } from './titled-names.ts';

/** Parts of speech that no phrase ends with, and that none begins with. */
const OPEN = new Set(['ADP', 'DET', 'CCONJ']);
const OUTER = new Set(['PUNCT', 'CCONJ', 'ADP', 'SCONJ']);

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
  private readonly items: Items;
  private readonly referents: Referents;
  private readonly words: WordReader;

  constructor(layers: ActorLayers, known: Actors, date: string | null, cased: boolean) {
    this.layers = layers;
    const told = date === null ? asTitled(known, layers.token) : { actors: known, time: date };
    this.known = asDocumentSays(told.actors, layers.token, told.time, layers.place);
    this.agreement = new Agreement(this.known);
    this.date = told.time;
    this.cased = cased;
    this.entityAt = byToken(layers.entity, layers.token);
    this.placeAt = byToken(layers.place, layers.token);
    this.items = new Items(layers.sentence, layers.token);
    this.referents = new Referents(this.items.cut(layers.mention));
    this.words = new WordReader({
      known: this.known,
      date: told.time,
      cased,
      entityAt: this.entityAt,
      memory: this.memory,
      referents: this.referents,
    });
  }

  read(): Draft<'actor'>[] {
    for (const [index, sentence] of this.layers.sentence.entries()) {
      const words = new SentenceWords(this.layers.token.slice(sentence.tokens[0], sentence.tokens[1]));
      const taken = new Set<number>();
      // The widest phrases first: what lies inside a phrase that names somebody is not read again.
      const stretches = stretchesOf(words.tokens, this.known, this.date, this.cased);
      const phrases = joinTitles(nounPhrases(words), words, stretches).sort(
        (a, b) => b.end - b.start - (a.end - a.start),
      );
      const first = this.found.length;
      const read = (tokens: readonly Token[]): Reading | null => this.words.readPlain(tokens);
      for (const phrase of phrases)
        for (const part of splitCoordinated(phrase, words, read)) this.readPhrase(part, words, index, taken);
      this.readModifiers(words, index, taken);
      const here = this.found.slice(first);
      const joined = [...joinAppositions(here, words, this.date !== null), ...joinNamings(here, words)];
      for (const { reading, head } of joined) {
        this.memory.correct(reading);
        this.referents.correct(head.id, reading);
      }
      for (const { tokens, head, reading } of namedNouns(here, words)) this.add(tokens, head, reading, index);
      this.learnAcronyms(words, here);
    }
    sortByText(this.found);
    const back = this.readBack();
    this.items.each(this.found, sitesOf(this.layers, this.placeAt, this.known), (found, sites) =>
      inheritCountries(found, sites, this.known, (one, other) => this.referents.areOne(one.head.id, other.head.id)),
    );
    back.readNameless();
    tellKinds(this.found, this.layers.token, this.referents, this.known);
    return this.found.map(({ start, end, head, reading, from }) => ({
      start,
      end,
      head: head.id,
      ...reading,
      ...(from ? { from } : {}),
    }));
  }

  /** What the sentences have left behind leads the rest back: see lead-back.ts. */
  private readBack(): LeadBack {
    const { known, memory, agreement, referents, words, date } = this;
    readHalves(this.found, this.layers.token, known);
    readLastWords(this.found, this.layers.token, known);
    sortByText(this.found);
    readOfficesNamed(this.found, this.layers.token, known, date);
    const back = new LeadBack(this.found, this.layers, { known, memory, agreement, referents, words });
    back.read();
    return back;
  }

  private readPhrase(phrase: NounPhrase, words: SentenceWords, sentence: number, taken: Set<number>): void {
    const { head } = phrase;
    if (taken.has(head.id) || head.upos === 'PRON' || head.upos === 'DET' || isPronoun(head.form)) return;
    const around = (at: number): string => words.tokens[at]?.form ?? '';
    if (head.form === 'May' && isMonth(around(words.at(head.id) - 1), around(words.at(head.id) + 1))) return;
    if (
      head.upos === 'PROPN' &&
      !this.isNamed(head) &&
      this.memory.recall(head.form)?.actor.person == null &&
      isPlace(head, words, this.placeAt.get(head.id), this.known)
    )
      return;
    const tokens = words.tokens.slice(phrase.start, phrase.end);
    const reading = this.words.read(tokens, head, phrase.core - phrase.start);
    const isNew = reading?.actor.person != null && this.words.newNameOf(reading) !== null;
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
      const other = this.words.read(shared, head, 1 + phrase.core - words.at(head.id));
      if (other) this.add([token], token, other, sentence, [`token:${head.id}`]);
      start = owner.next;
    }
    const [mine, ...others] = sharedComplements(phrase, words, this.known);
    for (const owner of others) {
      const named = words.tokens.slice(owner.start, owner.end);
      const shared = [...words.tokens.slice(phrase.start, phrase.core + 1), ...named];
      const other = this.words.read(shared, head, phrase.core - phrase.start);
      if (other) this.add(named, named.at(-1)!, other, sentence, [`token:${head.id}`]);
    }
    if (mine) end = mine.end;
    const own =
      start > phrase.start || mine
        ? this.words.read(words.tokens.slice(start, end), head, Math.min(phrase.core, end) - start)
        : null;
    this.add(words.tokens.slice(start, end), head, own ?? reading, sentence);
    if (start === phrase.start) this.learn(reading, words.tokens.slice(phrase.start, phrase.core));
  }

  /** A word the entity layer takes for a person or body is no place. */
  private isNamed({ id }: Token): boolean {
    const type = this.entityAt.get(id)?.type;
    return type === 'PER' || type === 'ORG';
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
      plural: head.upos === 'NOUN' && head.lemma.toLowerCase() !== head.form.toLowerCase(),
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
      for (const { form, id } of tokens) {
        const [title] = this.known.titles(singular(normalise(form)));
        if (title) this.memory.learnTitle(title.office, reading, id);
      }
    this.agreement.learn(tokens, reading);
  }

  /** "the Farabundo Marti National Liberation Front (FMLN)": the name runs as far as its letters say. */
  private learnAcronyms(words: SentenceWords, here: readonly Found[]): void {
    for (const { acronym, isWord, body, start, end } of expansions(words.tokens)) {
      if (isWord && (this.placeAt.has(acronym.id) || this.known.named(normalise(acronym.form)).length > 0)) continue;
      const stretch = words.tokens.slice(start, end);
      const inside = here.filter(({ head }) => stretch.includes(head));
      const name = stretch
        .map(({ form }) => form)
        .join(' ')
        .replace(/^The /, '');
      const [widest] = [...inside].sort((a, b) => b.end - b.start - (a.end - a.start));
      // "members of the Union of Mill Hands (Unimil)": the name lies in a phrase about others
      const whole = widest || !body ? null : this.words.readPlain(stretch);
      if (whole?.actor.person === null && whole.basis === 'unknown') {
        this.memory.alias(acronym.form, { ...whole, actor: { ...whole.actor, id: slug(name), name } }, name);
        for (const found of here) if (found.head === acronym) found.reading = led(this.memory.aliased(acronym.form)!);
        continue;
      }
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
      const isRole = this.known.roles(singular(normalise(name))).length > 0;
      if (reading.actor.person === null) this.memory.alias(acronym.form, widest.reading, name, isRole);
      for (const found of here)
        if (found.head === acronym) found.reading = led(this.memory.aliased(acronym.form) ?? found.reading);
    }
  }

  /** Who stands as a modifier of a thing: see modifiers.ts. */
  private readModifiers(words: SentenceWords, sentence: number, taken: Set<number>): void {
    for (const [position, token] of words.tokens.entries())
      if (!taken.has(token.id) && !this.readNameModifier(position, words, sentence, taken))
        this.readBodyModifier(position, words, sentence);
  }

  private readNameModifier(position: number, words: SentenceWords, sentence: number, taken: Set<number>): boolean {
    const token = words.tokens[position]!;
    if (!isNameModifier(token, words.tokens[position + 1], words, this.cased)) return false;
    const place = this.placeAt.get(token.id);
    if (place && place.precision !== 'country' && !place.metonym && token.upos !== 'ADJ') return true;
    const { start, core } = phraseOf(position, words);
    const reading = this.words.read(words.tokens.slice(start, core), token, core - start);
    if (!reading || reading.basis === 'unknown' || reading.actor.id === null) return false;
    for (let at = start; at < core; at++) taken.add(words.tokens[at]!.id);
    this.add(words.tokens.slice(start, core), token, this.asOwner(reading), sentence);
    return true;
  }

  private readBodyModifier(position: number, words: SentenceWords, sentence: number): void {
    const token = words.tokens[position]!;
    const start = bodyModifier(position, words, this.known);
    if (start === null) return;
    const stretch = words.tokens.slice(start, position + 1);
    const reading = this.words.read(stretch, token, stretch.length);
    if (reading?.basis !== 'composed' || reading.actor.person !== null) return;
    // "Israeli government aid": the demonym says whose government
    const inside = this.found.findLastIndex(({ head }) => head !== token && stretch.includes(head));
    if (inside >= 0) this.found.splice(inside, 1);
    this.add(stretch, token, reading, sentence);
  }

  /** "the Syrian port": as a modifier a demonym means the state and not its people. */
  private asOwner(reading: Reading): Reading {
    const { id } = reading.actor;
    const state = id?.endsWith('/civilians') ? this.known.record(id.slice(0, id.indexOf('/'))) : null;
    return state ? { ...reading, actor: refOf(state, this.date), basis: 'name' } : reading;
  }
}
