/**
 * In: the text of one actor file (knowledge/actors, or a user's own). Out: its entries, checked, in memory. Why by hand
 * and not by a schema library: every complaint must name file and line, and the strings have a small grammar of their
 * own (`Name / other name 1999-05..2004`). README.md beside the data says what may stand where.
 *
 * @throws FileError with file, line and what to do.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { FileError } from '../../errors.ts';
import type { Dated, Range, RoleClass } from './record.ts';
import { ROLE_CLASSES, SECTORS } from './record.ts';

export interface NamedEntry {
  /** First is the name to show. */
  names: Dated<string>[];
  range: Range;
  line: number;
}

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
  sectors: string[];
  line: number;
}

export interface TitleEntry {
  words: string[];
  office: string;
  sectors: string[];
  of: string[] | null;
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
];
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

export function readActorSource(text: string, file: string): ActorSource {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, schema: 'failsafe', uniqueKeys: false });
  const at = (node: Node | null | undefined): number | null => (node?.range ? lines.linePos(node.range[0]).line : null);
  const fail = (node: Node | null | undefined, message: string): never => {
    throw new FileError(file, at(node), message);
  };
  const problem = doc.errors[0];
  if (problem) throw new FileError(file, problem.linePos?.[0].line ?? null, problem.message.split('\n')[0]!);
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
  };
  if (doc.contents === null) return source;
  if (!isMap(doc.contents))
    return fail(doc.contents as Node, `an actor file holds the sections ${SECTIONS.join(', ')}`);

  const text1 = (node: unknown): string => {
    if (isScalar(node) && typeof node.value === 'string') return node.value.trim();
    return fail(node as Node, 'one text is wanted here');
  };
  const pairs = (node: unknown, what: string, repeats = false): [string, Node, Node][] => {
    if (!isMap(node)) return fail(node as Node, `${what}: a mapping (key: value) is wanted here`);
    const seen = new Set<string>();
    return (node as YAMLMap<Node, Node>).items.map((pair) => {
      const key = text1(pair.key);
      if (seen.has(key) && !repeats) fail(pair.key, `"${key}" stands here twice; put both into one entry`);
      seen.add(key);
      return [key, pair.value as Node, pair.key];
    });
  };
  const texts = (node: unknown): { text: string; node: Node }[] => {
    if (node === null || node === undefined) return [];
    if (isSeq(node)) return node.items.map((item) => ({ text: text1(item), node: item as Node }));
    const value = text1(node);
    return value === '' ? [] : [{ text: value, node: node as Node }];
  };
  const range = (value: string, node: Node): Range => {
    const [from = '', to, more] = value.split('..');
    if (to === undefined || more !== undefined || (from && !DATE.test(from)) || (to && !DATE.test(to)))
      return fail(
        node,
        `"${value}" is no range of dates; write FROM..TO with YYYY, YYYY-MM or YYYY-MM-DD, either end may be left out`,
      );
    const span = { from: from ? pad(from, 'first') : null, to: to ? pad(to, 'last') : null };
    if (span.from !== null && span.to !== null && span.from > span.to)
      return fail(node, `"${value}" ends before it begins`);
    return span;
  };
  /** `Name 1999..2004` or `Name..2004`. */
  const dated = ({ text: value, node }: { text: string; node: Node }): Dated<string> => {
    const match = /^(.*?)\s*((?:\d{4}[-\d]*)?\.\.(?:\d{4}[-\d]*)?)$/.exec(value);
    if (!match) return { value, from: null, to: null };
    if (match[1] === '') return fail(node, `"${value}" has dates and no name`);
    return { value: match[1]!, ...range(match[2]!, node) };
  };
  const datedList = (node: unknown): Dated<string>[] => texts(node).map(dated);
  /** `Name / other name / third 1999..2004`: the dates are of the whole entry. */
  const entry = (item: { text: string; node: Node }): NamedEntry => {
    const { value, from, to } = dated(item);
    const names = value.split(' / ').map((name) => name.trim());
    if (names.some((name) => name === '')) fail(item.node, `"${item.text}" has an empty name between slashes`);
    return {
      names: names.map((name) => ({ value: name, from: null, to: null })),
      range: { from, to },
      line: at(item.node) ?? 0,
    };
  };
  const sectorList = (node: unknown): string[] => {
    const list = texts(node).flatMap(({ text: value, node: place }) =>
      value.split(/\s+/).map((sector) => ({ sector, place })),
    );
    for (const { sector, place } of list)
      if (!SECTORS.has(sector)) fail(place, `"${sector}" is no sector; use one of ${[...SECTORS].join(' ')}`);
    return list.map(({ sector }) => sector);
  };
  /** `REB ..1992; PTY OPP 1992..` */
  const datedSectors = (node: Node | undefined, otherwise: Node): Dated<string[]>[] => {
    if (!node) return fail(otherwise, 'sectors are missing; say what kind of actor this is, e.g. sectors: REB');
    const parts = isSeq(node)
      ? texts(node)
      : text1(node)
          .split(';')
          .map((value) => ({ text: value.trim(), node }));
    return parts.map((part) => {
      const { value, from, to } = dated(part);
      const list = value.split(/\s+/);
      for (const sector of list)
        if (!SECTORS.has(sector)) fail(part.node, `"${sector}" is no sector; use one of ${[...SECTORS].join(' ')}`);
      return { value: list, from, to };
    });
  };
  const fields = <K extends string>(node: Node, allowed: readonly K[], what: string): Partial<Record<K, Node>> => {
    const found: Partial<Record<K, Node>> = {};
    for (const [key, value, keyNode] of pairs(node, what)) {
      if (!(allowed as readonly string[]).includes(key))
        fail(keyNode, `${what} has no field "${key}"; there are ${allowed.join(', ')}`);
      found[key as K] = value;
    }
    return found;
  };
  const optional = (node: Node | undefined): string | null => (node ? text1(node) || null : null);

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
      ['name', 'of', 'sectors', 'active', 'rules', 'members', 'adj', 'seats', 'successor'] as const,
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
      seats: datedList(field.seats),
      range: field.active ? range(text1(field.active), field.active) : { from: null, to: null },
      successor: optional(field.successor),
      line: at(keyNode) ?? 0,
    });
  }

  const words = (node: Node | undefined, otherwise: Node): string[] => {
    if (!node) return fail(otherwise, 'words are missing');
    return texts(node).map(({ text: word }) => word);
  };
  const list = (node: Node, what: string): Node[] => {
    if (!isSeq(node)) return fail(node, `${what}: a list is wanted here`);
    return node.items as Node[];
  };

  for (const [section, node, keyNode] of pairs(doc.contents, file)) {
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
          const field = fields(item, ['suffix', 'class', 'anyone', 'sectors', 'words'] as const, 'a role');
          const kind = optional(field.class) ?? 'organ';
          if (!(ROLE_CLASSES as readonly string[]).includes(kind))
            fail(field.class, `"${kind}" is no class of roles; there are ${ROLE_CLASSES.join(', ')}`);
          source.roles.push({
            words: words(field.words, item),
            suffix: optional(field.suffix),
            class: kind as RoleEntry['class'],
            anyone: optional(field.anyone) === 'true',
            sectors: sectorList(field.sectors),
            line: at(item) ?? 0,
          });
        }
        break;
      case 'titles':
        for (const item of list(node, section)) {
          const field = fields(item, ['office', 'sectors', 'of', 'words'] as const, 'a title');
          if (!field.office) fail(item, 'a title needs an office');
          source.titles.push({
            words: words(field.words, item),
            office: text1(field.office),
            sectors: sectorList(field.sectors),
            of: field.of ? texts(field.of).map((item) => item.text) : null,
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
      default:
        fail(keyNode, `there is no section "${section}"; there are ${SECTIONS.join(', ')}`);
    }
  }
  return source;
}

/** The first or the last day of a year or month. */
function pad(date: string, which: 'first' | 'last'): string {
  if (date.length === 4) return date + (which === 'first' ? '-01-01' : '-12-31');
  if (date.length === 7) return date + (which === 'first' ? '-01' : '-31');
  return date;
}
