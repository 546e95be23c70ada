/**
 * When a text without a date was written, by whom it gives titles: "President Roe" is of the years that he was it. In: the
 * posts that the titles say, everybody on file whom the text names. Out: the day within all those posts on which most of
 * the named held one, the latest of several; null where the titles leave today open, contradict each other, or are of a
 * time before somebody named was anybody.
 */
import { type ActorRecord, holds, type Post } from './record.ts';

/** Before and after every date on file. */
const FIRST = '';
const OPEN = '9999';

/** @param titled of each person with a title, the posts that it may mean; at least one */
export function timeOf(titled: readonly (readonly Post[])[], named: readonly ActorRecord[]): string | null {
  const starts = titled.map((posts) => posts.map(({ from }) => from ?? FIRST).sort()[0]!);
  const ends = titled.map(
    (posts) =>
      posts
        .map(({ to }) => to ?? OPEN)
        .sort()
        .at(-1)!,
  );
  const from = starts.sort().at(-1);
  const to = ends.sort()[0];
  if (!from || to === undefined || to === OPEN || from >= to) return null;
  const lives = named.map(({ posts }) => posts ?? []).filter((posts) => posts.length > 0);
  if (lives.some((posts) => posts.every((post) => (post.from ?? FIRST) > to))) return null;
  const days = lives.flatMap((posts) => posts.map((post) => post.from ?? FIRST));
  const inside = [from, ...days.filter((day) => day > from && day < to)].sort();
  const held = (day: string): number => lives.filter((posts) => posts.some((post) => holds(post, day))).length;
  return inside.reduce((best, day) => (held(day) >= held(best) ? day : best));
}
