/**
 * In: the words of a name or phrase. Out: the form under which names are kept and looked up. One function for the
 * compiler, the resolver and the stage, so that a name is found however it was typed: case, accents, full stops,
 * hyphens and apostrophes do not matter, and a looser second form (`fold`) makes the usual transcriptions of Arabic,
 * Persian and Cyrillic names meet (Hezbollah, Hizbullah, Hizballah; Qaddafi, Gadhafi, Kadhafi).
 */

/** Forms that are remembered: the stages ask for every word many times. */
const KEPT = 20_000;

/** The same function, which remembers what it gave. */
function remembering(make: (text: string) => string): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    let made = kept.get(text);
    if (made === undefined) {
      if (kept.size >= KEPT) kept.clear();
      kept.set(text, (made = make(text)));
    }
    return made;
  };
}

/** Lower case without accents, full stops and apostrophes; hyphens and the like become spaces. */
export const normalise = remembering((text) => {
  if (/^[a-zA-Z]+$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıİ]/g, 'i')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[đĐ]/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()
    .replace(/[.'’‘`ʼʻ"“”]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
});

/** The id of a name: words of the normal form joined by hyphens. */
export function slug(text: string): string {
  return normalise(text).replace(/ /g, '-');
}

const FOLDS: [RegExp, string][] = [
  [/\bm[aeou]h+[ao]m+[aeiu][dt]\b/g, 'muhamad'],
  [/\babd(?:[aeu]l)? ?/g, 'abd '],
  [/\b(?:al|el|ul|ad|as|ash|an|ar|at|az) (?=\p{L}{3})/gu, ''],
  [/ph/g, 'f'],
  [
    /(?:kh|gh|dh|th|sh|zh|ch)/g,
    (match: string) => ({ kh: 'k', gh: 'g', dh: 'd', th: 't', sh: 's', zh: 'z', ch: 'c' })[match]!,
  ],
  [/q/g, 'k'],
  [/\bg(?=ad)/g, 'k'],
  [/(?:ou|oo|o|w)/g, 'u'],
  [/(?:ee|ei|ie|iy|yy|ey|ai|ay|e|y)/g, 'i'],
  [/j/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/h\b/g, ''],
  [/([iu])a\b/g, '$1'],
].map(([from, to]) => [from, to]) as [RegExp, string][];

/** Words that a fold passes over before a longer word. */
const ARTICLE = /^(?:al|el|ul|ad|as|ash|an|ar|at|az)$/;

/** A name of one word, or one whose words do not fold each by itself. */
const foldWhole = remembering((normal) => {
  let folded = normal;
  for (const [from, to] of FOLDS) folded = folded.replace(from, to as string);
  return folded.replace(/[aiu]+/g, (vowels) => vowels[0]!);
});

/**
 * A looser form for long names in transcription. Two names with one fold are the same person or group more often than
 * not, never certainly: a fold is asked only after the exact form failed, and only of words of six letters or more.
 *
 * Names are folded word by word, since a text has few words and many stretches of them; "abd" and the word after it fold
 * together, and so may what is not written in plain letters.
 */
export function fold(normal: string): string {
  if (!normal.includes(' ') || /[^a-z0-9 ]|\babd/.test(normal)) return foldWhole(normal);
  const words = normal.split(' ');
  return words
    .filter((word, at) => !(ARTICLE.test(word) && /^[a-z]{3}/.test(words[at + 1] ?? '')))
    .map(foldWhole)
    .join(' ');
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    men: 'man',
    women: 'woman',
    people: 'people',
    children: 'child',
    police: 'police',
    militia: 'militia',
    forces: 'force',
    troops: 'troop',
    authorities: 'authority',
    media: 'media',
    aircraft: 'aircraft',
    allies: 'ally',
    parties: 'party',
    spokesmen: 'spokesman',
    clergy: 'clergy',
    personnel: 'personnel',
    thieves: 'thief',
    wives: 'wife',
    series: 'series',
    customs: 'customs',
    press: 'press',
    headquarters: 'headquarters',
    congress: 'congress',
    corps: 'corps',
    boss: 'boss',
    witness: 'witness',
    business: 'business',
    chess: 'chess',
    masses: 'masses',
    staff: 'staff',
  }),
);

/** The singular of a normal form's last word, as far as English spelling tells. */
export const singular = remembering((word) => {
  const known = IRREGULAR.get(word);
  if (known) return known;
  if (word.endsWith('men') && word.length > 4) return word.slice(0, -2) + 'an';
  if (word.endsWith('ies') && word.length > 4) return word.slice(0, -3) + 'y';
  if (/(?:ss|x|sh|ch|us)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
});

/** True for a plural that its spelling gives away; "forces" and "authorities" name one body and count as singular. */
export function isPlural(word: string): boolean {
  return singular(word) !== word || word === 'people' || word === 'police';
}
