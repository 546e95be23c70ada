/**
 * Whom the phrases of a document name by themselves. In: the layers actor, entity, place and attribution. Out: mentions and
 * entities by head token, and parties made of them; what a thing leads to is for parties.ts.
 */
import type { ActorMention, ActorRef, Attribution, Entity, Place, Span } from '../../document.ts';
import { slug } from '../actors/names.ts';
import { byWords, eventActor, phrase, refOf } from './actor-refs.ts';
import type { KnownName, Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';
import { PEOPLE_NOUNS } from './words.ts';

export interface PartyLayers {
  readonly actor: readonly ActorMention[];
  readonly entity: readonly Entity[];
  readonly place: readonly Place[];
  readonly attribution: readonly Attribution[];
}

/** Head word of the noun that a mention borrows from another: the actor layer says so in `from`. */
export function sharedNoun({ from }: ActorMention): number | null {
  const [source] = from ?? [];
  return source?.startsWith('token:') ? Number(source.slice('token:'.length)) : null;
}

/** The noun of a span before its first preposition, verb or mark. */
function leadingNoun(tree: SentenceTree, span: Span): number | undefined {
  const words = tree.tokens.filter((each) => isWithin(each, span));
  const stop = words.findIndex(({ upos }) => upos === 'ADP' || upos === 'VERB' || upos === 'PUNCT');
  return words.slice(0, stop < 0 ? words.length : stop).findLast(({ upos }) => upos === 'NOUN' || upos === 'PROPN')?.id;
}

const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export class PhraseIndex {
  readonly text: string;
  /** By head token, the widest of each. */
  readonly mentions: ReadonlyMap<number, ActorMention>;
  readonly entities: ReadonlyMap<number, Entity>;
  readonly known: (words: string) => KnownName | null;
  private readonly places: readonly Place[];
  private readonly bySentence = new WeakMap<SentenceTree, readonly ActorMention[]>();
  private readonly byNoun = new WeakMap<SentenceTree, Map<number, ActorMention>>();
  private readonly quotes: readonly Attribution[];
  /** Words of bodies that are said to speak. */
  private readonly bodies: readonly Span[];

  constructor(
    text: string,
    layers: PartyLayers,
    headOf: (span: Span) => number | null,
    isClause: (span: Span) => boolean,
    known: (words: string) => KnownName | null,
  ) {
    this.text = text;
    this.known = known;
    this.places = layers.place;
    this.quotes = layers.attribution.filter((attribution) => attribution.direct);
    this.bodies = layers.attribution.flatMap(({ kind, source }) => (kind === 'institution' && source ? [source] : []));
    const mentions = new Map<number, ActorMention>();
    for (const mention of layers.actor) {
      // a chunk that swallowed a verb names somebody else than it says
      if (isClause(mention)) continue;
      const other = mentions.get(mention.head);
      if (!other || mention.end - mention.start > other.end - other.start) mentions.set(mention.head, mention);
    }
    this.mentions = mentions;
    const entities = new Map<number, Entity>();
    for (const entity of layers.entity) {
      const head = headOf(entity);
      if (head !== null) entities.set(head, entity);
    }
    this.entities = entities;
  }

  /** A mention as a side of an event. */
  party(mention: ActorMention, token = mention.head): Party {
    const shares = sharedNoun(mention);
    const actor = eventActor(mention.actor, this.text, mention);
    return { token, actor, via: 'mention', ...(shares === null ? {} : { shares }) };
  }

  /** "The Observatory urged": a name that nobody lists, of a body that is said to speak here. */
  speakingBody(tree: SentenceTree, token: number): Party | null {
    const { start, end, upos } = tree.at(token);
    if (upos !== 'PROPN' || !tree.is(token, 'nsubj')) return null;
    if (!this.bodies.some((body) => body.start <= start && end <= body.end)) return null;
    return byWords(this.text, token, phrase(tree, token));
  }

  /** Mentions whose head stands in the sentence: looked through often, so gathered once. */
  within(tree: SentenceTree): readonly ActorMention[] {
    let found = this.bySentence.get(tree);
    if (!found) {
      const first = tree.tokens[0]!.id;
      const last = tree.tokens.at(-1)!.id;
      found = [...this.mentions.values()].filter(({ head }) => head >= first && head <= last);
      this.bySentence.set(tree, found);
    }
    return found;
  }

  /** A mention whose head was read elsewhere, if the token is the noun before its first preposition. */
  covering(tree: SentenceTree, token: number): ActorMention | null {
    let found = this.byNoun.get(tree);
    if (!found) {
      found = new Map();
      for (const mention of this.within(tree)) {
        const noun = leadingNoun(tree, mention);
        if (noun !== undefined && !found.has(noun)) found.set(noun, mention);
      }
      this.byNoun.set(tree, found);
    }
    return found.get(token) ?? null;
  }

  /** "The journalist Roman Protasevich", "the president of the region, Masoud Barzani": the name says more than the post. */
  apposed(tree: SentenceTree, token: number): Party | null {
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
      const entity = this.entities.get(child);
      // "the French aircraft carrier Charles de Gaulle": the phrase as a whole says whose it is
      const within = own && entity && own.start <= entity.start && entity.end <= own.end && own.actor.id !== null;
      if (entity?.type === 'PER' && !within) {
        const who = describedBy(own?.actor ?? null, this.whoIs(entity));
        return { token: child, actor: eventActor(who, this.text, entity), via: 'entity' };
      }
    }
    return null;
  }

  /** The name that stands beside a phrase which leaves open who is meant, or leads back. */
  nameFor(tree: SentenceTree, token: number, { actor, basis }: ActorMention): Party | null {
    return actor.id === null || actor.person === null || basis === 'coreference' ? this.apposed(tree, token) : null;
  }

  /** The actor that a name has elsewhere in the document, or that is known by it. */
  whoIs(entity: Entity): ActorRef {
    const words = this.text.slice(entity.start, entity.end);
    const surname = words.split(' ').at(-1)!;
    for (const mention of this.mentions.values()) {
      if (mention.actor.person?.endsWith(surname) || mention.actor.name === words) return mention.actor;
    }
    return this.known(words)?.actor ?? refOf(entity, this.text);
  }

  /** A name that the actor layer has not: a person of that name elsewhere, a town with its country, else the words. */
  unread(entity: Entity): ActorRef {
    if (entity.type === 'PER') return this.whoIs(entity);
    const ref = refOf(entity, this.text);
    const place = entity.type === 'GPE' ? this.places.find((each) => isWithin(each, entity)) : undefined;
    return place?.country ? { ...ref, id: ref.id ?? slug(ref.name), country: place.country } : ref;
  }

  /** "We", "I" within a quotation: whoever is quoted. */
  speaker(tree: SentenceTree, token: number): Party | null {
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

  /** The actor that the same words name elsewhere in the document. */
  named(span: Span): ActorRef | null {
    const words = this.text.slice(span.start, span.end).toLowerCase();
    for (const mention of this.mentions.values()) {
      if (this.text.slice(mention.start, mention.end).toLowerCase() === words) return mention.actor;
    }
    return null;
  }

  /** Whether a wider mention has this one within it. */
  isInside(tree: SentenceTree, mention: ActorMention): boolean {
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
  isTown(word: Span): boolean {
    return this.places.some(
      (place) => place.start <= word.start && word.end <= place.end && !place.metonym && place.precision !== 'country',
    );
  }

  /** Whether a word is a noun for people: "protesters". */
  isPeople(tree: SentenceTree, token: number): boolean {
    // "seized power": what is held, and no state
    if (isCollective(tree, token)) return true;
    if (tree.at(token).form === 'power' && tree.children(token, 'det', 'amod', 'nmod:poss').length === 0) return false;
    return PEOPLE_NOUNS.has(tree.lemma(token)) && tree.at(token).upos !== 'ADJ' && tree.at(token).upos !== 'VERB';
  }
}

/** "A member of a peace committee, Ada Roe": of whom nothing else is known is what the words before the name say. */
function describedBy(said: ActorRef | null, who: ActorRef): ActorRef {
  if (said === null || said.person !== null || who.sectors.length > 0 || said.sectors.length === 0) return who;
  return { ...who, sectors: [...said.sectors], country: who.country ?? said.country };
}

/** "Visited the wounded", "aid for the bereaved": people by what befell them, without a noun. */
function isCollective(tree: SentenceTree, token: number): boolean {
  return (
    BEFALLEN.has(tree.at(token).form.toLowerCase()) &&
    tree.is(token, 'nsubj', 'nsubj:pass', 'obj', 'iobj', 'obl', 'nmod', 'conj') &&
    tree.children(token, 'det').some((det) => tree.at(det).form.toLowerCase() === 'the')
  );
}

const BEFALLEN = new Set(
  'wounded injured sick bereaved displaced homeless needy elderly disabled disappeared'.split(' '),
);
