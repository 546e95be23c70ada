/**
 * Who is meant by "they" and "the group" in news: sides of events, of each a reader noted which phrase of the text names the same
 * (training/coreference/who.tsv: offsets, no words). In: the data root that holds the news; only the documents that coreference has not
 * learned from. Out: of pronouns and of noun phrases, how many lead to the actor that the naming phrase is read as, how many to another, how many to nobody.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ActorMention, ActorRef, Span } from '../src/engine/document.ts';
import { openCoder } from '../src/node/code.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';
import { newsDocument } from './news-documents.ts';
import { share } from './whole-records.ts';

const TABLE = join(PACKAGE_ROOT, 'training', 'coreference', 'who.tsv');
const PRONOUN = /^(?:he|him|his|she|her|it|its|they|them|their|we|us|our|i|me|my)$/i;
/** Letters beside a noted phrase that a mention may take in: an article, a mark. */
const BESIDE = 4;

interface Note {
  document: string;
  at: Span;
  /** The phrase that names the same somebody best. */
  best: Span;
}

/** Notes of one somebody, of the documents that training/coreference/train.py only measures on. */
function readNotes(): Note[] {
  const lines = readFileSync(TABLE, 'utf8').trim().split('\n').slice(1);
  return lines.flatMap((line) => {
    const [document, start, end, nearest, best] = line.split('\t') as [string, string, string, string, string];
    const isOne = best !== '-' && !`${nearest}${best}`.includes('+');
    if (!isOne || crc32(document) % 6 !== 0) return [];
    const [from, to] = best.split('-').map(Number) as [number, number];
    return [{ document, at: { start: Number(start), end: Number(end) }, best: { start: from, end: to } }];
  });
}

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
    for (const [name, notes] of Map.groupBy(readNotes(), ({ document }) => document)) {
      const doc = newsDocument(root, name);
      if (doc === null) return null;
      const { actor } = (await coder.annotate(doc)).doc.layers;
      for (const { at, best } of notes) {
        const meant = mentionsAt(best, actor);
        // who is not read where he is named cannot be led back to
        if (meant.length === 0) continue;
        const count = PRONOUN.test(doc.text.slice(at.start, at.end)) ? counts.pronouns : counts.nouns;
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
