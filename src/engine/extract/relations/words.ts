/** Words that tell how two actors stand to each other: our own lists. */
import type { Relation } from '../../event.ts';

export type Kind = Relation['kind'];

/** `from`: the one the word describes comes first; `to`: the other way round. */
export interface Role {
  kind: Kind;
  bearer: 'from' | 'to';
}

const table = (entries: [Kind, 'from' | 'to', string][]): ReadonlyMap<string, Role> =>
  new Map(entries.flatMap(([kind, bearer, list]) => list.split(' ').map((word) => [word, { kind, bearer }] as const)));

/** "Russia, the regime's ally": the noun, whose bearer is Russia and whose owner the regime. */
export const ROLE_NOUNS = table([
  ['ally', 'from', 'ally partner'],
  [
    'opposes',
    'from',
    'enemy foe rival adversary opponent nemesis archenemy arch-enemy arch-rival archrival arch-foe challenger',
  ],
  ['backs', 'from', 'backer supporter sponsor patron benefactor protector'],
  ['backs', 'to', 'proxy client protégé protege puppet'],
  ['member', 'from', 'member'],
]);

/** "backed by X", "X-backed", "held by X": the participle; X is `from` unless it says otherwise. */
export const PARTICIPLES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...'back support fund arm train sponsor finance equip assist aid'
    .split(' ')
    .map((word) => [word, 'backs'] as [string, Kind]),
  ...'hold control rule occupy dominate govern administer run'
    .split(' ')
    .map((word) => [word, 'controls'] as [string, Kind]),
  ['ally', 'ally'],
  ['align', 'ally'],
  ['lead', 'member'],
]);

/** Verbs in the active voice with the other party as their object. */
export const VERBS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...'back support sponsor fund finance arm'.split(' ').map((word) => [word, 'backs'] as [string, Kind]),
  ['oppose', 'opposes'],
  ...'control hold occupy'.split(' ').map((word) => [word, 'controls'] as [string, Kind]),
  ['fight', 'at-war'],
  ['battle', 'at-war'],
  ['combat', 'at-war'],
  ['join', 'member'],
]);

/** Groups that have members. */
export const GROUPS =
  /^(coalition|alliance|bloc|front|union|league|pact|grouping|partnership|axis|entente|federation|organi[sz]ation|club)$/;
/** Who can be "anti-X" or "pro-X". */
export const ACTORS =
  /^(coalition|alliance|bloc|front|force|militia|rebel|fighter|group|faction|government|regime|separatist|party|movement|troop|army|brigade|protester|demonstrator|activist|politician|lawmaker|opposition|insurgent|militant|camp)$/;
/** What can be held: "the region held by". */
export const HOLDINGS =
  /^(region|area|town|city|village|territory|land|province|district|part|half|swath|swathe|enclave|stronghold|capital|port|airport|base|neighbou?rhood|suburb|quarter|zone|valley|island|peninsula|state|country|north|south|east|west|crossing|dam|field|oilfield|refinery|border|camp|bridge|site|mosul|strip|terrain|ground|position|building|hospital|prison|airfield|highway|road|checkpoint|town|settlement|compound|square|hill|mountain|coast|coastline|corridor|pocket)$/;
/** Words by which somebody says that a relation is so, rather than acting on it. */
export const DECLARING = new Set(
  'declare announce present proclaim pledge describe call seek form create assemble establish launch found hail tout'.split(
    ' ',
  ),
);
