/**
 * In: a name as the actor files have it. Out: the other forms it goes by in the news: nouns of a demonym, surnames. Also
 * whether a name is an acronym, which only counts where the text writes capitals.
 */
import type { Dated } from './record.ts';

/** Countries where a name begins with the family's, and where people go by their first. */
const FAMILY_FIRST = new Set('china taiwan north-korea south-korea hong-kong macau singapore cambodia'.split(' '));
const GIVEN_NAME = new Set(
  'ethiopia eritrea malaysia indonesia thailand myanmar mongolia afghanistan somalia'.split(' '),
);
const BOTH_ENDS = new Set('south-korea hong-kong taiwan singapore cambodia macau'.split(' '));
const SUFFIXES = new Set('jr sr ii iii iv vi vii viii xii xiii xvi xxiii'.split(' '));

/** States whose people write their names in Latin letters: a name spelled otherwise is somebody else's. */
const LATIN = new Set(
  (
    'united-states united-kingdom ireland canada australia new-zealand france germany west-germany east-germany austria ' +
    'switzerland belgium netherlands luxembourg italy spain portugal malta denmark norway sweden finland iceland poland ' +
    'czech-republic czechoslovakia slovakia hungary romania croatia slovenia estonia latvia lithuania albania vatican ' +
    'andorra monaco liechtenstein san-marino mexico guatemala belize honduras el-salvador nicaragua costa-rica panama cuba ' +
    'jamaica haiti dominican-republic bahamas barbados trinidad-and-tobago guyana suriname colombia venezuela ecuador peru ' +
    'bolivia brazil paraguay uruguay argentina chile philippines east-timor papua-new-guinea fiji solomon-islands samoa ' +
    'tonga vanuatu south-africa zimbabwe rhodesia zambia malawi botswana namibia lesotho eswatini mozambique angola ' +
    'madagascar mauritius seychelles kenya uganda rwanda burundi dr-congo katanga republic-of-congo gabon cameroon ' +
    'central-african-republic equatorial-guinea benin togo ghana ivory-coast liberia sierra-leone guinea-bissau cape-verde'
  ).split(' '),
);

/** True if names of a state's people come in many transcriptions. */
export function isTranscribed(home: string | null): boolean {
  return home === null || !LATIN.has(home);
}

/** Syrian → Syrian, Syrians; Japanese → Japanese. */
export function nounsOf(adjectives: readonly Dated<string>[]): Dated<string>[] {
  return adjectives.flatMap((adjective) => {
    const plural = /(?:an|i|er|ot|que|ian|ino|ov|av|ek|b|t)$/.test(adjective.value)
      ? `${adjective.value}s`
      : adjective.value;
    return [adjective, { ...adjective, value: plural }];
  });
}

/** NATO, FARC-EP, M-19: written in capitals; looked up only where the text writes capitals too. */
export function isAcronym(name: string): boolean {
  return !/\p{Ll}/u.test(name) && /\p{Lu}/u.test(name) && name.length <= 8 && !name.includes(' ');
}

/** Words that names of bodies spell in two ways. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bProgramme\b/g, 'Program'],
  [/\bOrganisation\b/g, 'Organization'],
  [/\bCo-operation\b/g, 'Cooperation'],
  [/\bCentre\b/g, 'Center'],
  [/\bDefence\b/g, 'Defense'],
  [/\bLabour\b/g, 'Labor'],
];

/** The other spellings of a body's name: all its words the American way, the British way; "United Nations" for "UN". */
export function respelled(name: string): string[] {
  const whole = name.replace(/^UN (?=\p{Lu})/u, 'United Nations ');
  const american = SPELLINGS.reduce((text, [british, other]) => text.replace(british, other), whole);
  const british = SPELLINGS.reduce(
    (text, [pattern, other]) => text.replaceAll(new RegExp(`\\b${other}\\b`, 'g'), pattern.source.slice(2, -2)),
    whole,
  );
  const single = SPELLINGS.map(([british, other]) => whole.replace(british, other));
  const short = american.replace(/^United Nations (?=\p{Lu})/u, 'UN ');
  return [
    ...new Set([whole, american, british, ...single, short, british.replace(/^United Nations (?=\p{Lu})/u, 'UN ')]),
  ].filter((each) => each !== name);
}

/** Parts of names that name nobody by themselves. */
const PARTICLES = new Set(
  'al el bin ibn abu abd abdul abdel mullah mollah maulvi maulana mawlawi haji hajji sheikh mufti mohammed mohammad muhammad mohamed de la le van von der den di da do dos du of the in to ii iii iv xi xiv jr sr al- san'.split(
    ' ',
  ),
);

/** Surnames that are common nouns and adjectives too: with a given name or a title they are names, alone they are not. */
const COMMON = new Set(
  'north south tax day case fall card short mark west chalk slim sharp grave peach lion machete min little loan tin barley champagne grant song tea bell bird won'.split(
    ' ',
  ),
);

/** The shorter forms a full name goes by: its ends from the second word on, or the family name in front. */
export function surnames(parts: readonly string[], home: string | null): string[] {
  const words = SUFFIXES.has(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts;
  if (words.length < 2) return [];
  // "Abdullah of Jordan" is nobody called Jordan.
  if (words.includes('of')) return [];
  const familyFirst = home !== null && FAMILY_FIRST.has(home);
  const found: string[] = [];
  if (familyFirst || (home !== null && GIVEN_NAME.has(home))) found.push(words[0]!);
  // Donald Tsang has his family name last; Kim Jong-un's last syllable is nobody's name.
  if (!familyFirst || (BOTH_ENDS.has(home!) && words.length === 2))
    for (let start = Math.max(1, words.length - 3); start < words.length; start++)
      found.push(words.slice(start).join(' '));
  // "Xi" in front is a family's name, at the end a number.
  return found.filter(
    (name) =>
      name.length > 1 &&
      !COMMON.has(name) &&
      (!PARTICLES.has(name) || (familyFirst && name === 'xi' && name === words[0])),
  );
}
