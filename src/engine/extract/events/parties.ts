/**
 * Who a noun phrase of the sentence is, as a side of an event. In: a head token; the layers actor, entity and place. Out: an
 * `EventActor`, or null where the phrase names nobody. A thing leads to its owner ("IS targets", "Netanyahu's decision"),
 * and a bombed town to whoever the text says holds it; a town alone is a place and no side.
 */
import type { ActorMention, ActorRef, Attribution, Entity, Place, Span } from '../../document.ts';
import type { EventActor } from '../../event.ts';
import { eventActor, phrase, refOf, wordsOnly } from './actor-refs.ts';
import { contents } from './detect.ts';
import { afterBy, apposedBefore, isAcronym } from './surface.ts';
import type { SentenceTree } from './syntax.ts';
import { HOLDINGS, INSTRUMENTS, LABELS, PEOPLE_NOUNS, TERRITORIES } from './words.ts';

export interface Party {
  token: number;
  actor: EventActor;
  /** How the phrase led to the actor; goes into the trace. */
  via: 'mention' | 'entity' | 'people' | 'owner' | 'holder' | 'contents';
  /** Head word of the noun he has in common with others: "French" of "French and Russian forces". */
  shares?: number;
}

/** Whether two parties are told by the same words of a sentence. */
export function samePhrase(one: Party, other: Party): boolean {
  return one.token === other.token || one.actor.start === other.actor.start;
}

/** What the name of a people, a state or a capital stands for: "Turkish", "Minsk". */
export interface KnownName {
  actor: ActorRef;
  capital: boolean;
}

export interface PartyOptions {
  /** Towns and regions count as somebody: the subject and addressee of words ("Moscow said"). */
  placesAct: boolean;
  /** A thing may lead to whoever owns or made it. */
  owners: boolean;
}

const COUNTS = new Set([
  'dozen',
  'dozens',
  'hundred',
  'hundreds',
  'thousand',
  'thousands',
  'score',
  'scores',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'several',
  'many',
  'others',
  'other',
  'another',
]);

const PERSONS = new Set(['he', 'she', 'they', 'him', 'her', 'them', 'we', 'i', 'us']);

const OFFICES = new Set(
  'president minister premier leader chancellor king queen ambassador envoy official diplomat government authority head prime-minister'.split(
    ' ',
  ),
);

const HOLD = new Set(['hold', 'control', 'occupy', 'rule', 'seize', 'capture', 'dominate', 'govern']);

/** Head word of the noun that a mention borrows from another: the actor layer says so in `from`. */
function sharedNoun({ from }: ActorMention): number | null {
  const [source] = from ?? [];
  return source?.startsWith('token:') ? Number(source.slice('token:'.length)) : null;
}

export class Parties {
  private readonly text: string;
  private readonly mentions = new Map<number, ActorMention>();
  private readonly entityOf = new Map<number, Entity>();
  private readonly places: readonly Place[];
  private readonly bySentence = new WeakMap<SentenceTree, readonly ActorMention[]>();
  private readonly quotes: readonly Attribution[];
  private readonly known: (words: string) => KnownName | null;
  /** Town → who holds it, as the document said so far. */
  private readonly holders = new Map<string, Party>();

  constructor(
    text: string,
    layers: {
      actor: readonly ActorMention[];
      entity: readonly Entity[];
      place: readonly Place[];
      attribution: readonly Attribution[];
    },
    headOf: (span: Span) => number | null,
    isClause: (span: Span) => boolean,
    known: (words: string) => KnownName | null,
  ) {
    this.text = text;
    this.known = known;
    this.places = layers.place;
    this.quotes = layers.attribution.filter((attribution) => attribution.direct);
    for (const mention of layers.actor) {
      // a chunk that swallowed a verb names somebody else than it says
      if (isClause(mention)) continue;
      const known = this.mentions.get(mention.head);
      if (!known || mention.end - mention.start > known.end - known.start) this.mentions.set(mention.head, mention);
    }
    for (const entity of layers.entity) {
      const head = headOf(entity);
      if (head !== null) this.entityOf.set(head, entity);
    }
  }

  /** Remembers what a sentence says about who holds which town. */
  learn(tree: SentenceTree): void {
    for (const token of tree.tokens) {
      if (token.upos !== 'VERB' || !HOLD.has(tree.lemma(token.id)) || !tree.isPassive(token.id)) continue;
      const by = [...tree.slot(token.id, 'by').map((filler) => filler.token), ...afterBy(tree, token.id)].map((each) =>
        this.at(tree, each, { placesAct: false, owners: false }),
      );
      const held = tree.patients(token.id)[0];
      const holder = by.find((party) => party !== null);
      if (!holder || held === undefined) continue;
      for (const name of this.namesAround(tree, held.token)) this.holders.set(name, { ...holder, via: 'holder' });
    }
  }

  /** "Raqqa, the capital of the region held by IS": the region, its capital and Raqqa are held. */
  private namesAround(tree: SentenceTree, token: number): string[] {
    const names: string[] = [];
    let node: number | null = token;
    for (let up = 0; up < 4 && node !== null; up += 1) {
      if (tree.at(node).upos === 'PROPN') names.push(tree.at(node).form.toLowerCase());
      names.push(...apposedBefore(tree, node));
      if (!tree.is(node, 'appos', 'nmod', 'conj')) break;
      node = tree.head(node);
    }
    return names;
  }

  /** Everybody a filler names: itself, or what it measures. */
  at(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    if (/sel(f|ves)$/i.test(tree.at(token).form)) return null;
    return (
      // "members of Hezbollah": what is measured says more than the measure
      this.measured(tree, token, options) ??
      this.direct(tree, token, options) ??
      (options.owners ? this.owner(tree, token, options) : null)
    );
  }

  private party(mention: ActorMention, token = mention.head): Party {
    const shares = sharedNoun(mention);
    const actor = eventActor(mention.actor, this.text, mention);
    return { token, actor, via: 'mention', ...(shares === null ? {} : { shares }) };
  }

  /** Mentions whose head stands in the sentence: looked through often, so gathered once. */
  private within(tree: SentenceTree): readonly ActorMention[] {
    let found = this.bySentence.get(tree);
    if (!found) {
      const first = tree.tokens[0]!.id;
      const last = tree.tokens.at(-1)!.id;
      found = [...this.mentions.values()].filter(({ head }) => head >= first && head <= last);
      this.bySentence.set(tree, found);
    }
    return found;
  }

  /** Who is coordinated with a party on the surface, where the tree misses it: "French and Russian forces", "A, B and C". */
  beside(tree: SentenceTree, party: Party): Party[] {
    if (tree.at(party.token).upos === 'PRON') return [];
    const found = this.within(tree)
      .filter((mention) => sharedNoun(mention) === party.token)
      .map((mention) => this.party(mention));
    for (const mention of this.within(tree)) {
      if (sharedNoun(mention) === party.token) continue;
      if (this.isInside(tree, mention) || mention.head === party.token) continue;
      const [left, right] = mention.start < party.actor.start ? [mention, party.actor] : [party.actor, mention];
      const between = this.text.slice(left.end, right.start).trim();
      const joined =
        between === 'and' ||
        between === ', and' ||
        (between === '' && /^and /.test(this.text.slice(right.start, right.end)));
      if (
        !joined ||
        tree.is(mention.head, 'nsubj', 'nsubj:pass', 'nmod:poss', 'root') ||
        (mention.basis === 'unknown' && !this.isPeople(tree, mention.head))
      )
        continue;
      found.push(this.party(mention));
    }
    if (party.via !== 'entity') return found;
    for (const [head, entity] of this.entityOf) {
      if (head < tree.tokens[0]!.id || head > tree.tokens.at(-1)!.id || entity.type !== 'PER' || head === party.token)
        continue;
      const gap =
        entity.start < party.actor.start
          ? this.text.slice(entity.end, party.actor.start)
          : this.text.slice(party.actor.end, entity.start);
      if (/^,?\s*and\s+(the\s+)?([A-Z][\w.-]+\s+){0,5}$/.test(gap))
        found.push({ token: head, actor: eventActor(this.whoIs(entity), this.text, entity), via: 'entity' });
    }
    return found;
  }

  /** The way a preposition or possessive names somebody, towns included: for what is said, not done. */
  private direct(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    if (isLabel(tree, token)) return null;
    // "the country" may lead back to a state; a region is whoever's it is
    if (TERRITORIES.has(tree.lemma(token)) && tree.at(token).upos === 'NOUN' && !isStates(tree, token)) {
      const back = this.mentions.get(token);
      return back?.basis === 'coreference' && options.placesAct ? this.party(back) : this.holderOf(tree, token);
    }
    if (!options.placesAct && tree.at(token).upos === 'PROPN') {
      const holder = this.holders.get(tree.at(token).form.toLowerCase());
      if (holder) return { ...holder, token };
    }
    if (isAcronym(tree, token) && !this.mentions.has(token) && !this.entityOf.has(token)) {
      const known = this.known(tree.at(token).form);
      if (known) return { token, actor: eventActor(known.actor, this.text, tree.at(token)), via: 'entity' };
    }
    const speaker = this.speaker(tree, token);
    if (speaker) return speaker;
    const mention = this.mentions.get(token) ?? this.covering(tree, token);
    if (mention) {
      const place = ['GPE', 'LOC', 'FAC'].includes(this.entityOf.get(token)?.type ?? '');
      if (!options.placesAct && (this.isTown(tree.at(token)) || (place && mention.basis === 'unknown'))) {
        return this.holderOf(tree, token);
      }
      // "a drone struck": a weapon that belongs to nobody known is no doer
      if (INSTRUMENTS.has(tree.lemma(token)) && mention.actor.country === null && mention.basis !== 'name') return null;
      const named = mention.actor.id === null || mention.actor.person === null ? this.apposed(tree, token) : null;
      if (named) return named;
      if (HOLDINGS.has(tree.lemma(token)) && mention.basis === 'composed' && !PEOPLE_NOUNS.has(tree.lemma(token))) {
        const owner = this.owner(tree, token, options);
        // "French warships" names its owner itself
        if (owner && owner.shares !== token && !(mention.start <= owner.actor.start && owner.actor.end <= mention.end))
          return owner;
      }
      if (mention.basis !== 'unknown' || this.isPeople(tree, token) || tree.at(token).upos === 'PROPN') {
        return this.party(mention, token);
      }
    }
    const entity = this.entityOf.get(token);
    if (entity && ['PER', 'ORG', 'GPE', 'NORP'].includes(entity.type)) {
      const name = this.known(this.text.slice(entity.start, entity.end));
      if (!options.placesAct && (name?.capital || this.isTown(tree.at(token)))) return this.holderOf(tree, token);
      return { token, actor: eventActor(name?.actor ?? refOf(entity, this.text), this.text, entity), via: 'entity' };
    }
    // a name that the actor layer has not, and the entity layer not as somebody: "held by the Islamic State"
    if (tree.at(token).upos === 'PROPN' && entity?.type !== 'PER' && !mention) {
      const span = phrase(tree, token);
      const known = this.known(this.text.slice(span.start, span.end).replace(/^the /i, ''));
      if (known && (options.placesAct || !known.capital))
        return { token, actor: eventActor(known.actor, this.text, span), via: 'entity' };
    }
    // "accused the West": its countries, which nobody lists
    if (tree.at(token).form === 'West' && !mention && options.placesAct && tree.child(token, 'det') !== null) {
      const span = phrase(tree, token);
      return { token, actor: eventActor(wordsOnly(this.text, span), this.text, span), via: 'people' };
    }
    if (entity && (entity.type === 'LOC' || entity.type === 'FAC')) return this.holderOf(tree, token);
    if (this.isPeople(tree, token) && !INSTRUMENTS.has(tree.lemma(token))) {
      const span = phrase(tree, token);
      const owner = HOLDINGS.has(tree.lemma(token)) ? this.owner(tree, token, { ...options, owners: true }) : null;
      if (owner) return owner;
      // "her counterpart, Maria Lind": the name says more
      const named = this.apposed(tree, token);
      if (named) return named;
      return { token, actor: eventActor(wordsOnly(this.text, span), this.text, span), via: 'people' };
    }
    // "thousands were arrested", "two were killed": a number alone counts people where bodies are concerned
    if (
      !options.placesAct &&
      COUNTS.has(tree.lemma(token)) &&
      tree.slot(token, 'of').length === 0 &&
      !tree.is(token, 'nummod', 'compound', 'amod', 'det')
    ) {
      return {
        token,
        actor: eventActor(wordsOnly(this.text, tree.at(token)), this.text, tree.at(token)),
        via: 'people',
      };
    }
    // a person spoken of whom nobody could name: somebody acts all the same
    if (tree.at(token).upos === 'PRON' && PERSONS.has(tree.at(token).form.toLowerCase())) {
      return {
        token,
        actor: eventActor(wordsOnly(this.text, tree.at(token)), this.text, tree.at(token)),
        via: 'people',
      };
    }
    // "US-led interventions": whoever leads them
    for (const led of tree.children(token, 'amod', 'compound').filter((child) => /^led$/i.test(tree.at(child).form))) {
      const leader = tree.children(led, 'compound', 'amod', 'obl')[0];
      const party = leader === undefined ? null : this.direct(tree, leader, { ...options, placesAct: true });
      if (party) return { ...party, via: 'owner' };
    }
    const apposed = tree.child(token, 'appos');
    if (apposed !== null && (this.mentions.has(apposed) || this.entityOf.has(apposed)))
      return this.direct(tree, apposed, options);
    return null;
  }

  /** A mention whose head was read elsewhere, if the token is the noun before its first preposition. */
  private covering(tree: SentenceTree, token: number): ActorMention | null {
    const word = tree.at(token);
    if (word.upos !== 'NOUN' && word.upos !== 'PROPN') return null;
    for (const mention of this.within(tree)) {
      if (mention.start > word.start || mention.end < word.end) continue;
      const rest = tree.tokens.filter((each) => each.start >= mention.start && each.end <= mention.end);
      const stop = rest.find((each) => each.upos === 'ADP' || each.upos === 'VERB' || each.upos === 'PUNCT');
      const head = rest
        .filter((each) => (stop === undefined || each.id < stop.id) && (each.upos === 'NOUN' || each.upos === 'PROPN'))
        .at(-1);
      if (head?.id === token) return mention;
    }
    return null;
  }

  /** "The journalist Roman Protasevich", "the president of the region, Masoud Barzani": the name says more than the post. */
  private apposed(tree: SentenceTree, token: number): Party | null {
    const own = this.mentions.get(token);
    const next =
      own && this.within(tree).find((each) => each.start > own.end && this.text.slice(own.end, each.start) === ', ');
    if (next?.actor.person && this.text[next.end] === ',') {
      return { token: next.head, actor: eventActor(next.actor, this.text, next), via: 'mention' };
    }
    for (const child of tree.children(token, 'appos', 'flat')) {
      const mention = this.mentions.get(child);
      if (mention && (mention.actor.person !== null || mention.basis === 'name'))
        return { token: child, actor: eventActor(mention.actor, this.text, mention), via: 'mention' };
      const entity = this.entityOf.get(child);
      // "the French aircraft carrier Charles de Gaulle": the phrase as a whole says whose it is
      const within = own && entity && own.start <= entity.start && entity.end <= own.end && own.actor.id !== null;
      if (entity?.type === 'PER' && !within)
        return { token: child, actor: eventActor(refOf(entity, this.text), this.text, entity), via: 'entity' };
    }
    return null;
  }

  /** "The presidents of Russia and Ukraine": each government, where the phrase as a whole names nobody. */
  officeHolders(tree: SentenceTree, party: Party): Party[] {
    if (party.actor.id !== null || !OFFICES.has(tree.lemma(party.token))) return [party];
    const states = tree.slot(party.token, 'of').flatMap(({ token }) => {
      const state = this.direct(tree, token, { placesAct: true, owners: false });
      return state && state.actor.id !== null && state.actor.country !== null ? [state] : [];
    });
    if (states.length === 0) return [party];
    return states.map((state) => ({
      ...state,
      actor: { ...state.actor, id: `${state.actor.id!.split('/')[0]}/government`, sectors: ['GOV'] },
    }));
  }

  /** The mention that stands right before a verb, or right after it: for clauses the tree got wrong. */
  near(tree: SentenceTree, verb: number, side: 'before' | 'after', { placesAct }: PartyOptions): Party | null {
    const word = tree.at(verb);
    let best: ActorMention | null = null;
    for (const mention of this.within(tree)) {
      if (this.isInside(tree, mention)) continue;
      if (side === 'before' ? mention.end > word.start : mention.start < word.end) continue;
      if (best === null || (side === 'before' ? mention.end > best.end : mention.start < best.start)) best = mention;
    }
    const named = this.nearName(tree, verb, side, placesAct);
    if (best !== null && /sel(f|ves)$/i.test(tree.at(best.head).form)) return null;
    if (best === null || (named && (side === 'before' ? named.actor.end > best.end : named.actor.start < best.start)))
      return named;
    const [from, to] = side === 'before' ? [best.end, word.start] : [word.end, best.start];
    const between = tree.tokens.filter((token) => token.start >= from && token.end <= to);
    const light = side === 'before' ? ['ADV', 'AUX', 'PART'] : ['DET', 'ADV'];
    if (!between.every((token) => light.includes(token.upos))) return null;
    const before = tree.tokens.filter((token) => token.end <= best.start).at(-1);
    if (side === 'before' && before !== undefined && (before.upos === 'ADP' || before.upos === 'VERB')) return null;
    return { token: best.head, actor: eventActor(best.actor, this.text, best), via: 'mention' };
  }

  /** A name right beside a verb, where the chunk around it went wrong; names joined to it by "and" come along by `beside`. */
  private nearName(tree: SentenceTree, verb: number, side: 'before' | 'after', placesAct: boolean): Party | null {
    const word = tree.at(verb);
    const beside = side === 'before' ? verb - 1 : verb + 1;
    if (beside >= tree.tokens[0]!.id && beside <= tree.tokens.at(-1)!.id && isAcronym(tree, beside)) {
      const known = this.known(tree.at(beside).form);
      if (known) return { token: beside, actor: eventActor(known.actor, this.text, tree.at(beside)), via: 'entity' };
    }
    for (const [head, entity] of this.entityOf) {
      if (head < tree.tokens[0]!.id || head > tree.tokens.at(-1)!.id || !['PER', 'ORG', 'GPE'].includes(entity.type))
        continue;
      const gap = side === 'before' ? this.text.slice(entity.end, word.start) : this.text.slice(word.end, entity.start);
      if (
        !/^\s*((has|have|had|also|on \w+day|yesterday|the|will)\s+)*$/i.test(gap) ||
        (side === 'before' ? entity.end > word.start : entity.start < word.end)
      )
        continue;
      if (!placesAct && entity.type === 'GPE' && this.isTown(tree.at(head))) return null;
      return { token: head, actor: eventActor(this.whoIs(entity), this.text, entity), via: 'entity' };
    }
    return null;
  }

  /** The actor that a name has elsewhere in the document, or that is known by it. */
  private whoIs(entity: Entity): ActorRef {
    const words = this.text.slice(entity.start, entity.end);
    const surname = words.split(' ').at(-1)!;
    for (const mention of this.mentions.values()) {
      if (mention.actor.person?.endsWith(surname) || mention.actor.name === words) return mention.actor;
    }
    return this.known(words)?.actor ?? refOf(entity, this.text);
  }

  /** "We", "I" within a quotation: whoever is quoted. */
  private speaker(tree: SentenceTree, token: number): Party | null {
    const word = tree.at(token);
    if (word.upos !== 'PRON' || !['i', 'we', 'us', 'me', 'our', 'my'].includes(word.form.toLowerCase())) return null;
    const quoted = this.quotes.find(
      (quote) =>
        quote.source !== null && quote.content.some((span) => word.start >= span.start && word.end <= span.end),
    );
    if (!quoted?.source) return null;
    const mention = [...this.mentions.values()].find(
      (each) => each.start < quoted.source!.end && quoted.source!.start < each.end,
    );
    return mention ? { token, actor: eventActor(mention.actor, this.text, word), via: 'mention' } : null;
  }

  private measured(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    // "members of the Muslim Brotherhood": read as a whole already
    const whole = this.mentions.get(token);
    if (whole?.basis === 'name') return this.party(whole);
    for (const inner of contents(tree, token)) {
      const party = this.direct(tree, inner, options);
      if (party) return { ...party, via: 'contents' };
    }
    return null;
  }

  /** Whose it is: "the rebels' positions", "IS targets", "the decision by Trump", "the government of Syria". */
  private owner(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    const held = this.holderOf(tree, token);
    if (held) return held;
    for (const slot of ['poss', 'by', 'mod', 'of', 'belonging']) {
      for (const filler of tree.slot(token, slot)) {
        const party =
          this.direct(tree, filler.token, { ...options, placesAct: slot !== 'of' && options.placesAct }) ??
          (slot === 'of' ? this.measured(tree, filler.token, options) : null);
        if (party) return { ...party, via: 'owner' };
      }
    }
    for (const filler of tree.slot(token, 'of')) {
      const party = filler.token === token ? null : this.shallowOwner(tree, filler.token, options);
      if (party) return party;
    }
    return null;
  }

  private shallowOwner(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    for (const slot of ['poss', 'by', 'mod', 'of']) {
      for (const filler of tree.slot(token, slot)) {
        const party = this.direct(tree, filler.token, { ...options, placesAct: slot !== 'of' && options.placesAct });
        if (party) return { ...party, via: 'owner' };
      }
    }
    return null;
  }

  /** Who is said to hold the place: "held by IS", "rebel-held", or said earlier in the document. */
  private holderOf(tree: SentenceTree, token: number): Party | null {
    const options = { placesAct: false, owners: false };
    const near = [token, ...tree.children(token, 'appos')];
    for (const noun of near.flatMap((node) => [node, ...tree.slot(node, 'of').map((filler) => filler.token)])) {
      for (const clause of tree.children(noun, 'acl', 'acl:relcl', 'amod')) {
        if (HOLD.has(tree.lemma(clause)) && tree.at(clause).upos === 'VERB') {
          const by =
            tree.slot(clause, 'by')[0] ??
            afterBy(tree, clause).map((each) => ({ token: each }))[0] ??
            tree
              .children(clause, 'obl', 'compound', 'nsubj', 'obl:npmod', 'obl:unmarked')
              .map((child) => ({ token: child }))[0];
          const party = by ? this.direct(tree, by.token, options) : null;
          if (party) return { ...party, via: 'holder' };
        }
        const joined = /^(.+)-(held|controlled|occupied|ruled|dominated)$/i.exec(tree.at(clause).form);
        if (joined) {
          const word = tree.at(clause);
          const span = { start: word.start, end: word.start + joined[1]!.length };
          return {
            token: clause,
            actor: eventActor(this.named(span) ?? wordsOnly(this.text, span), this.text, span),
            via: 'holder',
          };
        }
      }
    }
    const word = tree.at(token);
    const remembered = word.upos === 'PROPN' ? this.holders.get(word.form.toLowerCase()) : undefined;
    return remembered ? { ...remembered, token } : null;
  }

  /** The actor that the same words name elsewhere in the document. */
  private named(span: Span): ActorRef | null {
    const words = this.text.slice(span.start, span.end).toLowerCase();
    for (const mention of this.mentions.values()) {
      if (this.text.slice(mention.start, mention.end).toLowerCase() === words) return mention.actor;
    }
    return null;
  }

  private isInside(tree: SentenceTree, mention: ActorMention): boolean {
    for (const other of this.within(tree)) {
      if (
        other !== mention &&
        other.start <= mention.start &&
        other.end >= mention.end &&
        other.end - other.start > mention.end - mention.start
      )
        return true;
    }
    return false;
  }

  /** Whether a word is (part of) the name of a place smaller than a country: "Kabul" is, "people in Kabul" are not. */
  private isTown(word: Span): boolean {
    return this.places.some(
      (place) => place.start <= word.start && word.end <= place.end && !place.metonym && place.precision !== 'country',
    );
  }

  private isPeople(tree: SentenceTree, token: number): boolean {
    return PEOPLE_NOUNS.has(tree.lemma(token)) && tree.at(token).upos !== 'ADJ' && tree.at(token).upos !== 'VERB';
  }
}

/** "Terrorist" of "a terrorist attack". */
function isLabel(tree: SentenceTree, token: number): boolean {
  return LABELS.has(tree.lemma(token)) && tree.is(token, 'amod', 'compound');
}

/** "The two countries", "other countries": states that are told together, and act; "in other countries" says where. */
function isStates(tree: SentenceTree, token: number): boolean {
  return (
    tree.lemma(token) === 'country' &&
    tree.feature(token, 'Number=Plur') &&
    !tree.prepositions(token).some((preposition) => LOCATIVE.has(preposition))
  );
}

const LOCATIVE = new Set(['in', 'across', 'throughout', 'within', 'around', 'inside', 'outside', 'into', 'over']);
