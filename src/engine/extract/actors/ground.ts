/**
 * What a text gives for ground to say whose somebody is. In: its mentions, the places it names. Out: the countries of each
 * sentence, and the one that the article is about, where there is one.
 */
import type { Reading } from './reading.ts';

export interface Placed {
  reading: Reading;
  /** Ordinal of its sentence. */
  sentence: number;
  /** Offset in the text. */
  start?: number;
  /** The phrase's first word, lower case. */
  first: string;
  /** Lemma of its head, lower case. */
  noun: string;
  /** The head is in the plural. */
  plural?: boolean;
}

/** Share of an article's countries that one must have to stand for all, and how many mentions make a share. */
const SHARE = 0.67;
const ENOUGH = 3;
/** So many are enough where no other country is named at all. */
const FEW = 2;
/** Share of the only country an article is about. */
const SOLE = 0.7;
/** Of so many, one that has this share and twice that of the next stands out, or half of all and half more than the next. */
const MANY = 6;
const LEAST = 0.35;
const HALF = 0.5;
const CLEAR = 1.5;
/** So many mentions, and this share of all, make the country that a text begins with its own if no other has as many. */
const LEADING = 4;
const PART = 0.33;
/** Share of all mentions by which a country is home to whoever the text leaves without one. */
const HOME = 0.6;
/** The same where the sentence tells none: for those with a name, and without. */
const HOME_OF_ONE = 0.5;
const HOME_OF_MANY = 0.4;
/** Sentences back whose only place is home too. */
const BACK = 2;

/** Agencies and broadcasters that report from everywhere: where they are at home says nothing of a text. */
const WORLD_PRESS = new Set('reuters associated-press afp upi efe dpa xinhua bbc cnn al-jazeera'.split(' '));

/** A place the text names; `located` where something is said to be there. */
export interface Site {
  country: string;
  sentence: number;
  located: boolean;
  /** Offset in the text. */
  start?: number;
}

export interface Ground {
  /** The article's country. */
  article: string | null;
  /** The same, if hardly another is named: strangers with titles are at home there. */
  sole: string | null;
  /** Where no country stands for the whole: the one that the text begins with and names most often. */
  lead: string | null;
  /** Countries of the places a sentence names. */
  here: ReadonlyMap<number, ReadonlySet<string>>;
  /** The two countries of an article between two. */
  two: readonly string[];
  /** Countries of those a sentence names. */
  named: ReadonlyMap<number, ReadonlySet<string>>;
  /** A place stands before somebody in his sentence. */
  opens(each: Placed): boolean;
  /**
   * Where somebody is at home of whom the text says nothing else: in the country that most of it is about, else in the only one that
   * his sentence speaks of, else in that of a good part of the text. For those without a name (`many`) places alone count, those of the
   * sentences just before too: whoever is named beside them may be of another country than they.
   */
  home(sentence: number, many: boolean): string | null;
  /** The country that most of the text is about. */
  most: string | null;
}

export function groundOf(found: readonly Placed[], sites: readonly Site[]): Ground {
  const counts = new Map<string, number>();
  const count = (country: string): Map<string, number> => counts.set(country, (counts.get(country) ?? 0) + 1);
  const here = new Map<number, Set<string>>();
  for (const { country, sentence, located } of sites) {
    count(country);
    if (!located) continue;
    const countries = here.get(sentence) ?? new Set<string>();
    here.set(sentence, countries.add(country));
  }
  const named = new Map<number, Set<string>>();
  for (const { reading, sentence } of found) {
    const { country } = reading.actor;
    if (country === null) continue;
    if (WORLD_PRESS.has(reading.actor.id ?? '')) continue;
    named.set(sentence, (named.get(sentence) ?? new Set<string>()).add(country));
    if (reading.basis !== 'coreference') count(country);
  }
  const opens = ({ sentence, start }: Placed): boolean =>
    sites.some((site) => site.located && site.sentence === sentence && (site.start ?? 0) < (start ?? 0));
  const article = mainOf(counts);
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const sole = article !== null && counts.get(article)! / total >= SOLE ? article : null;
  const [first, second, third] = [...counts].sort((a, b) => b[1] - a[1]);
  const between = first && second && second[1] >= ENOUGH && second[1] >= 2 * (third?.[1] ?? 0);
  const lead = article === null && !between ? leadOf(counts, firstNamed(found, sites)) : null;
  const sited = new Map<number, Set<string>>();
  for (const { country, sentence } of sites) sited.set(sentence, (sited.get(sentence) ?? new Set()).add(country));
  const spoken = (sentence: number, many: boolean): ReadonlySet<string> =>
    new Set([...(sited.get(sentence) ?? []), ...(many ? [] : (named.get(sentence) ?? []))]);
  const share = first && total >= LEADING && first[1] > (second?.[1] ?? 0) ? first[1] / total : 0;
  const most = share >= HOME ? first![0] : null;
  const home = (sentence: number, many: boolean): string | null => {
    if (most !== null) return most;
    for (let back = 0; back <= (many ? BACK : 0); back++) {
      const countries = spoken(sentence - back, many);
      if (countries.size === 1) return [...countries][0]!;
      if (countries.size > 0) break;
    }
    return share >= (many ? HOME_OF_MANY : HOME_OF_ONE) ? first![0] : null;
  };
  return { article, sole, lead, here, two: between ? [first[0], second[0]] : [], named, opens, home, most };
}

/** The country that a text names first, if it has a good part of all mentions and more than any other. */
function leadOf(counts: ReadonlyMap<string, number>, opening: string | null): string | null {
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const [main, next] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!main || main[0] !== opening || main[1] < LEADING || main[1] < PART * total) return null;
  return main[1] > (next?.[1] ?? 0) ? opening : null;
}

/** The country of whoever or whatever place a text names first. */
function firstNamed(found: readonly Placed[], sites: readonly Site[]): string | null {
  const all = [
    ...found.map(({ reading, sentence, start }) => ({ country: reading.actor.country, sentence, start: start ?? 0 })),
    ...sites.map(({ country, sentence, start }) => ({ country, sentence, start: start ?? 0 })),
  ].filter(({ country }) => country !== null);
  all.sort((a, b) => a.sentence - b.sentence || a.start - b.start);
  return all[0]?.country ?? null;
}

/** The country of most mentions: two in three of a few, or of many twice as often as the next. */
export function mainOf(counts: ReadonlyMap<string, number>): string | null {
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const [main, next] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!main || total < (next ? ENOUGH : FEW)) return null;
  const share = main[1] / total;
  const second = next?.[1] ?? 0;
  const leads = (share >= LEAST && main[1] >= 2 * second) || (share >= HALF && main[1] >= CLEAR * second);
  const stands = share >= SHARE || (total >= MANY && leads);
  return stands ? main[0] : null;
}
