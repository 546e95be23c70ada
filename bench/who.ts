/**
 * Who is meant by "they" and "the group" in news: sides of events, of each a reader noted which phrase of the text names the same
 * (training/coreference/who.tsv: offsets, no words). In: the data root that holds the news; only the documents that coreference has not
 * learned from. Out: of pronouns and of noun phrases, how many lead to the actor that the naming phrase is read as, how many to another, how many to nobody.
 */
import type { ActorMention, ActorRef, Span } from '../src/engine/document.ts';
import { openCoder } from '../src/node/code.ts';
import { newsDocument } from './news-documents.ts';
import { isLeftOut, readWhoNotes } from './who-notes.ts';
import { share } from './whole-records.ts';

const PRONOUN = /^(?:he|him|his|she|her|it|its|they|them|their|we|us|our|i|me|my)$/i;
/** Letters beside a noted phrase that a mention may take in: an article, a mark. */
const BESIDE = 4;

/** Mentions in a phrase, those that are all of it first; of these the widest. */
function mentionsAt({ start, end }: Span, mentions: readonly ActorMention[]): ActorMention[] {
  const inside = mentions.filter((each) => each.start < end && each.end > start);
  const whole = inside.filter((each) => each.start >= start - BESIDE && each.end <= end + BESIDE);
  return (whole.length > 0 ? whole : inside).sort((a, b) => b.end - b.start - (a.end - a.start));
}

function areOne(one: ActorRef, other: ActorRef): boolean {
  if (one.person !== null || other.person !== null) return one.person === other.person;
  return one.id !== null || other.id !== null ? one.id === other.id : one.name === other.name;
}

/** @returns null where the news is not there */
export async function who(root: string): Promise<object | null> {
  const none = { noted: 0, right: 0, another: 0, nobody: 0 };
  const counts = { pronouns: { ...none }, nouns: { ...none } };
  const coder = openCoder({ jobs: 1 });
  try {
    for (const [name, notes] of readWhoNotes()) {
      if (!isLeftOut(name)) continue;
      const doc = newsDocument(root, name);
      if (doc === null) return null;
      const { actor } = (await coder.annotate(doc)).doc.layers;
      for (const { at, nearest, best } of notes) {
        const [only, ...others] = best;
        if (!only || others.length > 0 || nearest.length !== 1) continue;
        const meant = mentionsAt(only, actor);
        // who is not read where he is named cannot be led back to
        if (meant.length === 0) continue;
        const words = doc.text.slice(at.start, at.end);
        const count = PRONOUN.test(words) && words !== 'US' ? counts.pronouns : counts.nouns;
        const [got] = mentionsAt(at, actor);
        count.noted += 1;
        if (!got) count.nobody += 1;
        else if (meant.some((each) => areOne(each.actor, got.actor))) count.right += 1;
        else count.another += 1;
      }
    }
  } finally {
    await coder.close();
  }
  const rated = Object.entries(counts).map(([what, count]) => [
    what,
    { ...count, precision: share(count.right, count.right + count.another), recall: share(count.right, count.noted) },
  ]);
  return Object.fromEntries(rated);
}
