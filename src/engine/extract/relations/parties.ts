/**
 * Who a word of a relation names. In: actors, places, entities, the knowledge of names. Out: an actor's id, or for a place or
 * an unknown actor a slug of its words. A modifier ("Saudi-backed", "US ally") is no actor mention of its own: its words
 * are read by themselves.
 */
import type { ActorMention, Entity, Place, Span, Token } from '../../document.ts';
import { compose } from '../actors/compose.ts';
import type { Actors } from '../actors/knowledge.ts';
import { slug } from '../actors/names.ts';
import { splitPhrase, wordsOf } from '../actors/words.ts';
import type { SentenceTree } from '../events/syntax.ts';
import { GROUPS } from './words.ts';

export interface Party {
  id: string;
  /** The word that names it. */
  token: number;
  /** Known only by the words themselves. */
  unknown?: boolean;
}

interface Layers {
  readonly token: readonly Token[];
  readonly actor: readonly ActorMention[];
  readonly place: readonly Place[];
  readonly entity: readonly Entity[];
}

export class Parties {
  private readonly layers: Layers;
  private readonly text: string;
  private readonly known: Actors;
  private readonly date: string | null;
  private readonly actorAt = new Map<number, ActorMention>();
  private readonly placeAt = new Map<number, Place>();
  private readonly entityAt = new Map<number, Entity>();

  constructor(layers: Layers, text: string, known: Actors, date: string | null) {
    this.layers = layers;
    this.text = text;
    this.known = known;
    this.date = date;
    for (const mention of layers.actor) this.actorAt.set(mention.head, mention);
    this.cover(layers.place, this.placeAt);
    this.cover(layers.entity, this.entityAt);
  }

  private cover<T extends { start: number; end: number }>(spans: readonly T[], into: Map<number, T>): void {
    const { token } = this.layers;
    let at = 0;
    for (const span of spans) {
      while (at > 0 && token[at - 1]!.end > span.start) at--;
      while (at < token.length && token[at]!.end <= span.start) at++;
      for (let id = at; id < token.length && token[id]!.start < span.end; id++) into.set(id, span);
    }
  }

  /** The whole name a word belongs to, for the evidence. */
  spanOf(token: number): Span {
    return this.entityAt.get(token) ?? this.placeAt.get(token) ?? this.layers.token[token]!;
  }

  /** An actor that can stand in a relation. */
  actor(tree: SentenceTree, token: number): Party | null {
    const group = this.group(tree, token);
    if (group) return group;
    const mention = this.actorAt.get(token);
    if (mention?.actor.id) return { id: mention.actor.id, token };
    const named = this.byWords(tree, token);
    if (named) return named;
    // "its allies", "some rebels" are nobody in particular.
    const vague = tree.children(token, 'nmod:poss').length > 0 || tree.at(token).upos === 'PRON';
    return mention && !vague ? this.phrase(tree, token) : null;
  }

  /** A place that somebody holds, or else an actor. */
  holding(tree: SentenceTree, token: number): Party | null {
    const place = this.placeAt.get(token);
    if (place) return { id: slug(place.name), token };
    // "eastern Mosul, which is under IS control"
    if (tree.at(token).upos === 'PRON') return null;
    return this.phrase(tree, token);
  }

  /** An id of the words themselves, without articles: "region-of-syria". */
  private phrase(tree: SentenceTree, token: number): Party | null {
    const words = tree
      .subtree(
        token,
        (child) => !tree.is(child, 'amod', 'compound', 'nmod', 'case', 'flat', 'nummod') || tree.is(child, 'nmod:poss'),
      )
      .filter(
        (id) => !(tree.is(id, 'case', 'nummod', 'det') && tree.head(id) === token) && !isParticiple(tree, id, token),
      );
    const phrase = words.map((id) => tree.at(id).form).join(' ');
    return /\p{L}/u.test(phrase) ? { id: slug(phrase), token, unknown: true } : null;
  }

  /** "the united front against IS": named by what it is against, since its words change from line to line. */
  private group(tree: SentenceTree, token: number): Party | null {
    if (!GROUPS.test(tree.lemma(token))) return null;
    const mention = this.actorAt.get(token);
    if (mention?.basis === 'name' && mention.actor.id) return { id: mention.actor.id, token };
    const target = this.target(tree, token);
    const lemma = tree.lemma(token);
    if (target) {
      const known = this.named(`anti-${tree.at(target.token).form.replace(/^anti-/i, '')} coalition`, token);
      return known ?? { id: slug(`anti ${target.id} coalition`), token };
    }
    const leader = tree
      .children(token, 'amod')
      .flatMap((part) => (tree.lemma(part) === 'lead' ? tree.children(part, 'compound', 'obl') : []))[0];
    const led = leader === undefined ? null : this.byWords(tree, leader);
    const owner = tree.children(token, 'nmod:poss')[0];
    const whose = owner === undefined ? null : this.actor(tree, owner);
    if (led ?? whose) return { id: slug(`${(led ?? whose)!.id} ${lemma}`), token };
    return this.phrase(tree, token);
  }

  /** Whom a group is against: "against IS", "anti-IS". */
  target(tree: SentenceTree, token: number): Party | null {
    // Where the tree went astray on a short name ("against IS including …"), what stands behind the word.
    const [against, name] = tree.tokens.filter(
      (one) => one.id > token && one.id <= token + 3 && !tree.is(one.id, 'det'),
    );
    if (against?.form === 'against' && name) {
      const found = this.byWords(tree, name.id) ?? this.named(name.form, name.id);
      if (found) return found;
    }
    for (const child of tree.children(token, 'nmod', 'obl')) {
      if (tree.prepositions(child)[0] === 'against') return this.actor(tree, child);
    }
    const before = tree.tokens.filter((one) => one.id < token && one.id >= token - 5);
    for (const one of before.reverse()) {
      const joined = /^anti-(.+)$/i.exec(one.form);
      if (joined) return this.named(joined[1]!, one.id);
      if (/^anti$/i.test(one.form)) {
        const next = tree.tokens.find(({ id }) => id === one.id + 2);
        return next && next.id < token ? this.byWords(tree, next.id) : null;
      }
    }
    return null;
  }

  /** The words around a token that make a name with it. */
  private byWords(tree: SentenceTree, token: number): Party | null {
    const entity = this.entityAt.get(token);
    if (entity) {
      const found = this.named(this.text.slice(entity.start, entity.end), token);
      if (found) return found;
    }
    const { upos, form } = tree.at(token);
    // A name in capitals may pass for another word: "held by IS".
    if (upos !== 'PROPN' && upos !== 'ADJ' && !/^\p{Lu}{2,}$/u.test(form)) return null;
    if (!/^\p{Lu}/u.test(form)) return null;
    const words = [
      ...tree.children(token, 'flat', 'compound', 'amod').filter((id) => tree.at(id).upos === 'PROPN'),
      token,
    ].sort((a, b) => a - b);
    return this.named(words.map((id) => tree.at(id).form).join(' '), token) ?? this.named(form, token);
  }

  /** Is it a state, as against a group one can join? */
  isState({ id }: Party): boolean {
    return /^(state|territory|region)$/.test(this.known.record(id.split('/')[0]!)?.kind ?? '');
  }

  named(phrase: string, token: number): Party | null {
    const words = wordsOf(splitPhrase(phrase));
    const reading = compose({ words, actors: this.known, date: this.date, cased: true });
    if (!reading?.actor.id || reading.basis === 'unknown') return null;
    // A demonym by itself ("Saudi-backed") means the state, not its people.
    return { id: reading.actor.id.replace(/\/(civilians|unknown)$/, ''), token };
  }
}

/** "IS - held" before the thing held: how it is held is no part of its name. */
function isParticiple(tree: SentenceTree, word: number, noun: number): boolean {
  let at: number | null = word;
  while (at !== null && at !== noun) {
    if (tree.is(at, 'amod') && /(held|controlled|ruled|occupied|run|governed|dominated)$/i.test(tree.at(at).form))
      return true;
    at = tree.head(at);
  }
  return false;
}
