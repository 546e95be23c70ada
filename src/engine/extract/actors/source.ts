/**
 * In: the text of one actor file (knowledge/actors, or a user's own). Out: its entries, checked, in memory. Why by hand
 * and not by a schema library: every complaint must name file and line, and the strings have a small grammar of their
 * own (`Name / other name 1999-05..2004`). README.md beside the data says what may stand where.
 *
 * @throws FileError with file, line and what to do.
 */
import { isMap, type Node } from 'yaml';
import { type NamedEntry, openActorFile } from './file-reader.ts';
import type { Dated, Range, RoleClass } from './record.ts';
import { ROLE_CLASSES, SECTORS } from './record.ts';

export type { NamedEntry } from './file-reader.ts';

export interface AreaEntry extends NamedEntry {
  key: string;
  kind: 'state' | 'territory' | 'region';
  id: string | null;
  iso: string | null;
  of: string | null;
  adjectives: Dated<string>[];
  people: Dated<string>[] | null;
  capitals: Dated<string>[];
  seats: Dated<string>[];
  sectors: string[];
  successor: string | null;
}

export interface OrganEntry extends NamedEntry {
  owner: string;
  sectors: string[];
}

export interface GroupEntry extends NamedEntry {
  id: string;
  kind: 'organisation' | 'group';
  /** Alpha-3 or actor id of the home, or null. */
  of: string | null;
  sectors: Dated<string[]>[];
  rules: Range[];
  members: { code: string; range: Range }[];
  adjectives: Dated<string>[];
  /** What it is called where the article is about its country. */
  homeNames: Dated<string>[];
  seats: Dated<string>[];
  successor: string | null;
}

export interface OfficeEntry extends NamedEntry {
  owner: string;
  office: string;
}

export interface PersonEntry extends NamedEntry {
  /** Alpha-3 or actor id on whose behalf the person acts. */
  owner: string;
  sectors: string[];
}

export interface RoleEntry {
  words: string[];
  suffix: string | null;
  class: RoleClass;
  anyone: boolean;
  plural: boolean;
  sectors: string[];
  line: number;
}

export interface TitleEntry {
  words: string[];
  office: string;
  sectors: string[];
  of: string[] | null;
  /** The title counts only where the phrase says whose it is. */
  said?: true;
  line: number;
}

export interface ModifierEntry {
  words: string[];
  sets: string[] | null;
  adds: string[] | null;
  suffix: string | null;
  line: number;
}

export interface ActorSource {
  file: string;
  areas: AreaEntry[];
  organs: OrganEntry[];
  groups: GroupEntry[];
  offices: OfficeEntry[];
  people: PersonEntry[];
  /** Whose national somebody is who holds no office at home. */
  nationals: (NamedEntry & { owner: string })[];
  roles: RoleEntry[];
  titles: TitleEntry[];
  modifiers: ModifierEntry[];
  skip: string[];
  /** Given names nearly all of whose bearers are of one sex. */
  given: { name: string; sex: 'f' | 'm' }[];
}

const SECTIONS = [
  'states',
  'regions',
  'organs',
  'organisations',
  'groups',
  'offices',
  'people',
  'nationals',
  'roles',
  'titles',
  'modifiers',
  'skip',
  'given',
];

export function readActorSource(text: string, file: string): ActorSource {
  const reader = openActorFile(text, file);
  const {
    root,
    fail,
    at,
    text1,
    pairs,
    texts,
    range,
    dated,
    datedList,
    entry,
    sectorList,
    datedSectors,
    fields,
    optional,
    words,
    list,
  } = reader;
  const source: ActorSource = {
    file,
    areas: [],
    organs: [],
    groups: [],
    offices: [],
    people: [],
    nationals: [],
    roles: [],
    titles: [],
    modifiers: [],
    skip: [],
    given: [],
  };
  if (root === null) return source;
  if (!isMap(root)) return fail(root as Node, `an actor file holds the sections ${SECTIONS.join(', ')}`);

  function area(section: 'states' | 'regions', key: string, node: Node, keyNode: Node): void {
    const field = fields(
      node,
      [
        'id',
        'name',
        'iso',
        'of',
        'own',
        'also',
        'adj',
        'people',
        'capital',
        'seats',
        'sectors',
        'valid',
        'successor',
      ] as const,
      key,
    );
    if (!field.name) fail(keyNode, `${key} has no name`);
    const code = /^[A-Z]{3}$/.test(key) ? key : null;
    const iso = field.iso ? text1(field.iso) : code;
    source.areas.push({
      key,
      kind: section === 'regions' ? 'region' : field.of ? 'territory' : 'state',
      id: optional(field.id),
      iso: iso === 'null' || iso === '' ? null : iso,
      of: optional(field.of),
      names: [dated({ text: text1(field.name), node: field.name! }), ...datedList(field.also)],
      adjectives: datedList(field.adj),
      people: field.people ? datedList(field.people) : null,
      capitals: datedList(field.capital),
      seats: datedList(field.seats),
      sectors: sectorList(field.sectors),
      range: field.valid ? range(text1(field.valid), field.valid) : { from: null, to: null },
      successor: optional(field.successor),
      line: at(keyNode) ?? 0,
    });
  }

  function group(kind: 'organisation' | 'group', id: string, node: Node, keyNode: Node): void {
    const field = fields(
      node,
      ['name', 'home', 'of', 'sectors', 'active', 'rules', 'members', 'adj', 'seats', 'successor'] as const,
      id,
    );
    if (!field.name) fail(keyNode, `${id} has no name`);
    const { names } = entry({ text: text1(field.name), node: field.name! });
    source.groups.push({
      id,
      kind,
      names,
      of: optional(field.of),
      sectors: datedSectors(field.sectors, keyNode),
      rules: field.rules
        ? text1(field.rules)
            .split(';')
            .map((value) => range(value.trim(), field.rules!))
        : [],
      members: field.members
        ? pairs(field.members, 'members', true).flatMap(([when, codes, whenNode]) =>
            text1(codes)
              .split(/\s+/)
              .filter(Boolean)
              .map((code) => ({
                code,
                range:
                  when === 'all' ? { from: null, to: null } : range(when.includes('..') ? when : `${when}..`, whenNode),
              })),
          )
        : [],
      adjectives: datedList(field.adj),
      homeNames: datedList(field.home),
      seats: datedList(field.seats),
      range: field.active ? range(text1(field.active), field.active) : { from: null, to: null },
      successor: optional(field.successor),
      line: at(keyNode) ?? 0,
    });
  }

  for (const [section, node, keyNode] of pairs(root, file)) {
    switch (section) {
      case 'states':
      case 'regions':
        for (const [key, value, place] of pairs(node, section)) area(section, key, value, place);
        break;
      case 'organs':
        for (const [owner, bySector] of pairs(node, section))
          for (const [sectors, names, place] of pairs(bySector, owner))
            for (const item of texts(names))
              source.organs.push({
                owner,
                sectors: sectors
                  .split(/\s+/)
                  .map((sector) => (SECTORS.has(sector) ? sector : fail(place, `"${sector}" is no sector`))),
                ...entry(item),
              });
        break;
      case 'organisations':
        for (const [id, value, place] of pairs(node, section)) group('organisation', id, value, place);
        break;
      case 'groups':
        for (const [id, value, place] of pairs(node, section)) group('group', id, value, place);
        break;
      case 'offices':
        for (const [owner, byOffice] of pairs(node, section))
          for (const [office, holders] of pairs(byOffice, owner))
            for (const item of texts(holders)) source.offices.push({ owner, office, ...entry(item) });
        break;
      case 'people':
        for (const [owner, bySector] of pairs(node, section))
          for (const [sectors, names, place] of pairs(bySector, owner))
            for (const item of texts(names))
              source.people.push({
                owner,
                sectors: sectors
                  .split(/\s+/)
                  .map((sector) => (SECTORS.has(sector) ? sector : fail(place, `"${sector}" is no sector`))),
                ...entry(item),
              });
        break;
      case 'nationals':
        for (const [owner, names] of pairs(node, section))
          for (const item of texts(names)) source.nationals.push({ owner, ...entry(item) });
        break;
      case 'roles':
        for (const item of list(node, section)) {
          const field = fields(item, ['suffix', 'class', 'anyone', 'plural', 'sectors', 'words'] as const, 'a role');
          const kind = optional(field.class) ?? 'organ';
          if (!(ROLE_CLASSES as readonly string[]).includes(kind))
            fail(field.class, `"${kind}" is no class of roles; there are ${ROLE_CLASSES.join(', ')}`);
          source.roles.push({
            words: words(field.words, item),
            suffix: optional(field.suffix),
            class: kind as RoleEntry['class'],
            anyone: optional(field.anyone) === 'true',
            plural: optional(field.plural) === 'true',
            sectors: sectorList(field.sectors),
            line: at(item) ?? 0,
          });
        }
        break;
      case 'titles':
        for (const item of list(node, section)) {
          const field = fields(item, ['office', 'sectors', 'of', 'words', 'said'] as const, 'a title');
          if (!field.office) fail(item, 'a title needs an office');
          source.titles.push({
            words: words(field.words, item),
            office: text1(field.office),
            sectors: sectorList(field.sectors),
            of: field.of ? texts(field.of).map((item) => item.text) : null,
            ...(field.said && text1(field.said) === 'true' ? { said: true as const } : {}),
            line: at(item) ?? 0,
          });
        }
        break;
      case 'modifiers':
        for (const item of list(node, section)) {
          const field = fields(item, ['sets', 'adds', 'suffix', 'words'] as const, 'a modifier');
          source.modifiers.push({
            words: words(field.words, item),
            sets: field.sets ? sectorList(field.sets) : null,
            adds: field.adds ? sectorList(field.adds) : null,
            suffix: optional(field.suffix),
            line: at(item) ?? 0,
          });
        }
        break;
      case 'skip':
        source.skip.push(...texts(node).map(({ text: word }) => word));
        break;
      case 'given':
        for (const [sex, names, place] of pairs(node, section)) {
          const known: 'f' | 'm' = sex === 'f' || sex === 'm' ? sex : fail(place, `"${sex}" is neither f nor m`);
          source.given.push(...texts(names).map(({ text: name }) => ({ name, sex: known })));
        }
        break;
      default:
        fail(keyNode, `there is no section "${section}"; there are ${SECTIONS.join(', ')}`);
    }
  }
  return source;
}
