/**
 * What leads back to the actors of a document, once all its sentences have been read: vague phrases, "its army", "both
 * countries", pronouns, "the group", a group's spokesmen. In: the mentions found. Out: the same list, with readings bettered
 * in place and new mentions added.
 */

import type { Token } from '../../document.ts';
import { type Agreement, sexOfNoun, sexOfPronoun } from './agreement.ts';
import { nearestPerson, relativeOwner, subjectBody } from './antecedents.ts';
import { bodyBefore, isBodyNoun, isPairNoun, officialsBefore, pairBefore } from './definite.ts';
import { type ActorLayers, type Found, sortByText } from './found.ts';
import { intervieweeOf } from './interview.ts';
import { Introductions } from './introductions.ts';
import type { Actors } from './knowledge.ts';
import { followLeaders } from './loyal.ts';
import type { Memory } from './memory.ts';
import { normalise, singular } from './names.ts';
import { isFirstPerson, Pronouns } from './pronouns.ts';
import type { WordReader } from './read-words.ts';
import { type Reading, refOf } from './reading.ts';
import { isPlural, isPronoun, isVague, leadsBack, led, type Referents } from './referents.ts';
import { groupWordOf } from './spokesmen.ts';
import { OWN_STATE_NOUNS } from './state-nouns.ts';
import { suits } from './suits.ts';

const OWN = new Set(['men', 'people', 'members', 'ranks', 'side']);
const PLURAL = new Set(['we', 'us', 'our', 'ours']);
const POSSESSIVES = new Set(['its', 'his', 'her', 'their', 'our', 'my', 'whose']);
/** Bases that say more than the words. */
const SURE: ReadonlySet<Reading['basis']> = new Set<Reading['basis']>(['name', 'title']);
/** What makes the holder of an office somebody else than the one spoken of. */
const OTHERS = new Set('next future new former first last previous other'.split(' '));

const KIN = new Set(
  'son daughter husband wife brother sister mother father parent child cousin nephew niece uncle aunt grandson granddaughter grandmother grandfather boyfriend girlfriend'.split(
    ' ',
  ),
);
/** So many sentences after a lead's title its bearer is named; so many before "her son" he was. */
const SOON = 2;

/** What the sentences have left behind. */
export interface Heard {
  readonly known: Actors;
  readonly memory: Memory;
  readonly agreement: Agreement;
  readonly referents: Referents;
  readonly words: WordReader;
}

export class LeadBack {
  private readonly found: Found[];
  private readonly layers: ActorLayers;
  private readonly known: Actors;
  private readonly memory: Memory;
  private readonly agreement: Agreement;
  private readonly referents: Referents;
  private readonly words: WordReader;
  private readonly pronouns: Pronouns;
  /** Words for a state that are said to be somebody's: it is his, whatever their cluster names. */
  private readonly owned = new Set<number>();
  /** Who answers, where the document is an interview. */
  private readonly interviewee: Reading | null;

  /** @param found in the order of the text; changed in place */
  constructor(found: Found[], layers: ActorLayers, { known, memory, agreement, referents, words }: Heard) {
    this.found = found;
    this.layers = layers;
    this.known = known;
    this.memory = memory;
    this.agreement = agreement;
    this.referents = referents;
    this.words = words;
    this.pronouns = new Pronouns(layers.sentence, layers.token);
    this.interviewee = intervieweeOf(layers.sentence, layers.token, found, (token) => this.pronouns.isQuoted(token));
  }

  read(): void {
    this.recall();
    this.readDescriptions();
    followLeaders(this.found, this.layers.token, this.known);
    this.readOwned();
    this.readPairs();
    this.readOwnCountries();
    this.readPronouns();
    this.readDefinite();
    this.readOfficials();
    this.readSpokesmen();
    // "a spokesman for the group denied that its fighters": the owner was not known before
    this.readOwned();
    sortByText(this.found);
  }

  /** "Gangs have grown, and they": pronouns of those without a name of their own, once it is settled whose people they are. */
  readNameless(): void {
    const heads = new Set(this.found.map(({ head }) => head.id));
    const readingAt = (head: number): Reading | null => this.readingAt(head);
    const nouns = this.found.filter(
      ({ head, from, reading: { actor, ambiguous } }) =>
        !from && head.upos !== 'PRON' && !ambiguous && (actor.id !== null || actor.country !== null),
    );
    for (const token of this.layers.token) {
      if (heads.has(token.id) || token.upos !== 'PRON' || !leadsBack(token) || isFirstPerson(token.form)) continue;
      const meant = nouns.findLast(
        ({ head, reading, plural }) =>
          head.id < token.id &&
          this.referents.areOne(head.id, token.id) &&
          (!plural || isPlural(token.form)) &&
          this.agreement.allows(token, reading) &&
          !this.pronouns.isBound(token, reading, readingAt) &&
          !this.pronouns.isSpeaker(token, reading, readingAt),
      );
      if (meant) this.add(token, meant.reading);
    }
    sortByText(this.found);
  }

  private add(token: Token, reading: Reading): void {
    const { start, end, sentence, form } = token;
    const first = form.toLowerCase();
    this.found.push({ start, end, head: token, reading: led(reading), sentence, first, noun: first });
  }

  /** Vague phrases take the name of their cluster, or of whoever last bore their title; a bare name its later full form. */
  private recall(): void {
    for (const found of this.found) {
      const { reading, head } = found;
      const named = this.referents.of(head.id);
      const { person, name } = reading.actor;
      if (reading.ambiguous && person !== null) {
        const bears =
          named?.actor.person != null &&
          normalise(named.actor.person).endsWith(normalise(person)) &&
          this.agreement.allows(this.titleOf(found), named);
        if (bears) found.reading = led(named);
      } else if (reading.basis === 'unknown' && reading.actor.id !== null && (person !== null || !/\s/.test(name))) {
        const later = this.memory.recall(name, named);
        if (later && (later.actor.name !== name || SURE.has(later.basis))) {
          found.reading = led(later);
          this.referents.correct(head.id, found.reading);
        }
      }
      if (!isVague(found.reading) || found.first === 'a' || found.first === 'an') continue;
      const title = this.known.titles(singular(normalise(head.form)))[0];
      const before = this.layers.token[head.id - 1]?.form.toLowerCase() ?? '';
      const definite = found.first === 'the' && head.upos === 'NOUN' && !OTHERS.has(before);
      const titled = title && definite ? this.memory.titled(title.office, head.id, this.soonAfter(head)) : null;
      if (
        named &&
        suits(named, found, this.known) &&
        this.isNamedNear(found, named) &&
        this.agreement.allows(head, named)
      )
        found.reading = led(named);
      else if (titled) found.reading = led(titled);
    }
  }

  /** "Mrs." of "Mrs. Roe", else the name's own word. */
  private titleOf({ head, start }: Found): Token {
    const before = this.layers.token[head.id - 1];
    return before !== undefined && before.start >= start && sexOfNoun(normalise(before.form)) !== null ? before : head;
  }

  /** "Her son" is whoever was just named: several have sons, and clusters run them together. */
  private isNamedNear({ head, sentence }: Found, { actor: { person } }: Reading): boolean {
    if (person === null || !KIN.has(head.lemma.toLowerCase())) return true;
    if (this.layers.token[head.id - 1]?.lemma.toLowerCase() === 'other') return false;
    return this.found.some(
      (each) =>
        each.head.upos === 'PROPN' &&
        each.reading.actor.person === person &&
        each.sentence <= sentence &&
        each.sentence >= sentence - SOON,
    );
  }

  /** Where the sentences end in which a lead's "the minister" gets his name. */
  private soonAfter({ sentence }: Token): number {
    const { sentence: all, token } = this.layers;
    return all[sentence + SOON]?.tokens[1] ?? token.length;
  }

  /** "The Ohio governor", where the text has introduced him: see introductions.ts. */
  private readDescriptions(): void {
    const introductions = new Introductions(this.found, this.known, (sentence) => this.pronouns.wordsOf(sentence));
    for (const found of this.found) {
      const whose = introductions.described(found);
      if (!whose || !this.agreement.allows(found.head, whose)) continue;
      found.reading = led(whose);
      this.referents.correct(found.head.id, found.reading);
    }
  }

  /** "Turkey said its army had": phrases that are somebody's, read again once their sentence says whose. */
  private readOwned(): void {
    for (const found of this.found) {
      const asked = found.first === 'your' && this.interviewee !== null;
      if ((!POSSESSIVES.has(found.first) && !asked) || found.reading.ambiguous) continue;
      const { id } = found.reading.actor;
      if (id !== null && !(id.endsWith('/civilians') && OWN.has(found.head.form.toLowerCase()))) continue;
      const from = this.firstTokenOf(found);
      const tokens = this.layers.token.slice(from, found.head.id + 1);
      const pronoun = tokens[0];
      if (!pronoun) continue;
      // its cluster may have been named after the phrase was read
      const owner = asked
        ? this.ownState(this.interviewee!)
        : isFirstPerson(pronoun.form)
          ? this.speakerOf(pronoun)
          : found.first === 'whose'
            ? relativeOwner(pronoun, this.found, this.layers.token)
            : (this.referents.of(pronoun.id) ?? (found.first === 'its' ? subjectBody(pronoun, this.found) : null));
      if (!owner) continue;
      this.words.learnOwner(pronoun.id, owner);
      const reading = this.words.read(tokens, found.head, tokens.length) ?? found.reading;
      // "its men" are the movement, not its civilians
      found.reading = owner.actor.person === null && OWN.has(found.head.form.toLowerCase()) ? led(owner) : reading;
    }
  }

  /** "His country": the state of whoever he is. */
  private readOwnCountries(): void {
    for (const noun of this.layers.token) {
      if (noun.upos !== 'NOUN' || !OWN_STATE_NOUNS.has(noun.lemma.toLowerCase())) continue;
      const words = this.pronouns.wordsOf(noun.sentence);
      const pronoun = words
        .kids(words.at(noun.id))
        .find(({ deprel, form }) => deprel === 'nmod:poss' && isPronoun(form));
      if (!pronoun) continue;
      this.owned.add(noun.id);
      const owner = isFirstPerson(pronoun.form) ? this.speakerOf(pronoun) : this.readingAt(pronoun.id);
      const state = owner && this.ownState(owner);
      if (!state) continue;
      const { sentence, start } = pronoun;
      const rest = { sentence, first: pronoun.form.toLowerCase(), noun: noun.lemma.toLowerCase() };
      const own = this.found.findIndex(({ head }) => head === noun);
      if (own >= 0) this.found.splice(own, 1);
      this.found.push({ start, end: noun.end, head: noun, reading: state, ...rest });
    }
    sortByText(this.found);
  }

  private firstTokenOf({ start, head }: Found): number {
    let first = head.id;
    while (first > 0 && this.layers.token[first - 1]!.start >= start) first--;
    return first;
  }

  /** "both countries": two mentions, the second at the word before the noun. */
  private readPairs(): void {
    for (const noun of this.layers.token) {
      if (noun.upos !== 'NOUN' || !isPairNoun(noun)) continue;
      const { sentence } = noun;
      const words = this.pronouns.wordsOf(sentence);
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
    sortByText(this.found);
  }

  /** "A spokesman for the movement": see spokesmen.ts. */
  private readSpokesmen(): void {
    for (const found of this.found) {
      const word = isVague(found.reading) ? groupWordOf(found, this.layers.token) : null;
      const whose = word && this.readingAt(word.id);
      if (whose && whose.actor.person === null) found.reading = led(whose);
    }
  }

  /** "The officials" after policemen, where nothing nearer says who. */
  private readOfficials(): void {
    for (const found of this.found) {
      const { head, reading } = found;
      if (reading.actor.person !== null || (reading.actor.sectors[0] ?? 'GOV') !== 'GOV') continue;
      const whose = officialsBefore(head, this.pronouns.wordsOf(found.sentence), this.found);
      if (whose) found.reading = whose;
    }
  }

  /** Where coreference says nothing of "the group". */
  private readDefinite(): void {
    for (const token of this.layers.token) {
      // "the Kingdom", "the Party": capitals make no name of them
      if (!['NOUN', 'PROPN'].includes(token.upos) || !isBodyNoun(token) || this.owned.has(token.id)) continue;
      // "the party" that was read as any party of the country is open still
      const open = this.found.find(({ head }) => head.id === token.id);
      if (open && open.reading.actor.id !== null && !open.reading.actor.id.endsWith('/parties')) continue;
      const { sentence } = token;
      const words = this.pronouns.wordsOf(sentence);
      const reading = bodyBefore(token, words, this.found, this.known);
      if (!reading) continue;
      if (open) {
        open.reading = led(reading);
        continue;
      }
      const { end, lemma } = token;
      const { start } = words.tokens[words.at(token.id) - 1] ?? token;
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
      if (heads.has(token.id) || this.owned.has(token.id) || !leadsBack(token)) continue;
      const isBound = (reading: Reading): boolean =>
        this.pronouns.isBound(token, reading, readingAt) || this.pronouns.isSpeaker(token, reading, readingAt);
      const meant = isFirstPerson(token.form)
        ? (this.speakerOf(token) ?? this.personOf(token))
        : this.referents.of(token.id);
      const fits = meant !== null && this.agreement.allows(token, meant) && !isBound(meant);
      const reading = fits ? meant : (this.reporterOf(token, isBound) ?? this.nearest(token, names, isBound));
      if (!reading) continue;
      this.add(token, reading);
    }
  }

  /** A person by whose words a stretch goes on that no quotation marks show: a body's "we" may be the writer's. */
  private personOf({ id }: Token): Reading | null {
    const meant = this.referents.of(id);
    return meant && meant.actor.person !== null ? meant : null;
  }

  private nearest(token: Token, names: readonly Found[], isBound: (reading: Reading) => boolean): Reading | null {
    return sexOfPronoun(token.form) === null ? null : nearestPerson(token, names, this.agreement, isBound);
  }

  /** "Police said they had made arrests": where nothing else names them, they are who says it. */
  private reporterOf(token: Token, isBound: (reading: Reading) => boolean): Reading | null {
    const reporter = this.pronouns.reporterOf(token);
    const reading = reporter && this.readingAt(reporter.id);
    return reading && this.agreement.allows(token, reading) && !isBound(reading) ? reading : null;
  }

  /** Who says "we" or "our": whoever is quoted, or answers in an interview, for whom "we" are his state. */
  private speakerOf(token: Token): Reading | null {
    const quoted = this.pronouns.speakerOf(token, (head) => this.readingAt(head));
    if (quoted || !this.interviewee || this.pronouns.isQuoted(token)) return quoted;
    return PLURAL.has(token.form.toLowerCase()) ? this.ownState(this.interviewee) : led(this.interviewee);
  }

  private ownState({ actor: { country } }: Reading): Reading | null {
    const state = country === null ? null : this.known.stateOf(country);
    return state ? led({ actor: refOf(state, null), basis: 'name', ambiguous: false, alternatives: [] }) : null;
  }

  /** Whom a word names, by itself or by its cluster. */
  private readingAt(head: number): Reading | null {
    return this.found.find((each) => each.head.id === head)?.reading ?? this.referents.of(head);
  }
}
