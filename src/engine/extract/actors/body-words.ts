/**
 * What the words of a body's name say it is. In: the name of a body that is on no file. Out: its sectors, none where no word
 * tells: "Harbour Mills Ltd" is a business, "St. Mary's Hospital" cares for the sick, "the Tree Planters' Association" is of
 * society. The last word that tells decides, and a legal form before any other.
 */
import type { Item } from './chunk.ts';

const LISTS: Readonly<Record<string, string>> = {
  BUS: 'holdings industries enterprises airlines airways insurance motors mines mining petroleum pharmaceuticals technologies telecom telecommunications hotels resorts properties steel breweries brewery foods ventures partners studios supermarkets stores shipping logistics cement textiles mills chemicals investments securities brands automobiles electronics semiconductor aviation bancorp',
  EDU: 'university college institute school academy polytechnic',
  MED: 'hospital clinic',
  REL: 'church diocese archdiocese mosque cathedral synod parish temple',
  SOC: 'foundation association society forum trust federation charity guardians museum',
  JRN: 'news gazette herald tribune times chronicle telegraph journal tv television radio broadcasting newspaper',
  GOV: 'ministry department authority commission bureau directorate secretariat municipality office',
  LAB: 'workers employees teachers nurses union',
  COP: 'police',
  JUD: 'court tribunal',
};
const SECTOR = new Map(
  Object.entries(LISTS).flatMap(([sector, words]) => words.split(' ').map((word) => [word, sector] as const)),
);
/** Legal forms of companies. */
const COMPANY = /\b(?:Ltd|Limited|Inc|Incorporated|Corp|PLC|Plc|LLC|LLP|Bhd|Pty|GmbH|S\.A|N\.V|Company|Co)\b\.?$/;

export function sectorsByWords(name: string): string[] {
  if (COMPANY.test(name)) return ['BUS'];
  // "the Office for Trade", "the Commission on Trade": the head stands before its complement
  const [head = name] = name.split(/ (?:of|for|on|against|in|and) /);
  for (const part of [head, name])
    for (const word of part
      .toLowerCase()
      .split(/[\s-]+/)
      .reverse()) {
      const sector = SECTOR.get(word);
      if (sector) return [sector];
    }
  return [];
}

/** Parts of bodies. */
const PART =
  /^(?:\S+ )*(?:Division|Chamber|Branch|Section|Unit|Wing|Panel|Bench|Arm|Department) (?:of|at|in) (?:the )?(.+)$/;

/** Of a body whose name ends in what it is; a part is what its whole is: "the Appellate Division of the Supreme Court". */
export function sectorsOfBody(name: string, role: Item): readonly string[] {
  const told = sectorsByWords(PART.exec(name)?.[1]?.split(/,| in | on /)[0] ?? '');
  return told.length > 0 ? told : sectorsOfHead(role);
}

/** "Zorro Group" is a firm; what a body is called after, a vehicle or a base, does not say who it is. */
function sectorsOfHead(role: Item): readonly string[] {
  if (role.type !== 'role') return [];
  if (role.key === 'group') return ['BUS'];
  const said = role.roles.find((each) => each.class !== 'bloc');
  if (said?.class === 'vehicle') return [];
  return said?.sectors ?? role.titles[0]?.sectors ?? [];
}
