/** Sides of events made from what a phrase is known by: an actor, an entity, or its words alone. */
import type { ActorRef, Entity, Span } from '../../document.ts';
import type { EventActor } from '../../event.ts';
import { slug } from '../actors/names.ts';
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';

export function eventActor(ref: ActorRef, text: string, whole: Span): EventActor {
  // a phrase never begins with the word that joins it to the sentence
  const joiner = /^(((and|or|of|on|by|with|to|against)|(at\s+)?least)\s+)+/i.exec(text.slice(whole.start, whole.end));
  const span = { start: whole.start + (joiner?.[0].length ?? 0), end: whole.end };
  const { id, name, person, country, sectors, collective } = ref;
  return {
    id,
    name,
    person,
    country,
    sectors: [...sectors],
    collective,
    text: text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
  };
}

export function refOf(entity: Entity, text: string): ActorRef {
  const name = text.slice(entity.start, entity.end);
  return {
    // a body or person that no file knows is known by name
    id: entity.actor ?? (entity.type === 'ORG' || entity.type === 'PER' ? slug(name) : null),
    name,
    person: entity.type === 'PER' ? name : null,
    country: null,
    sectors: [],
    collective: null,
  };
}

export function wordsOnly(text: string, span: Span): ActorRef {
  return {
    id: null,
    name: text.slice(span.start, span.end),
    person: null,
    country: null,
    sectors: ['UNK'],
    collective: null,
  };
}

/** Somebody known by his words alone. */
export function byWords(text: string, token: number, span: Span): Party {
  return { token, actor: eventActor(wordsOnly(text, span), text, span), via: 'people' };
}

/** A noun with its modifiers, without clauses and prepositional phrases. */
export function phrase(tree: SentenceTree, token: number): Span {
  const inside = tree.subtree(
    token,
    (child) => !tree.is(child, 'amod', 'compound', 'nummod', 'flat', 'det', 'nmod:poss', 'case') || child > token + 2,
  );
  const words = inside.filter((id) => !(tree.is(id, 'case') && tree.head(id) === token));
  return { start: tree.at(words[0]!).start, end: tree.at(words.at(-1)!).end };
}
