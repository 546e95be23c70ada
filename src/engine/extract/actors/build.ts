/**
 * In: checked actor files. Out: the compiled form, with one table of names for everything: states, groups and their organs
 * here, people in build-people.ts, roles and titles in build-words.ts. Used by the compiler on the project's own files and
 * by `openActors` to lay a user's file over them; a later file adds names to an actor that is there already, and never
 * takes any away.
 *
 * @throws FileError where a file refers to an actor there is not.
 */
import { FileError } from '../../errors.ts';
import { addPeople } from './build-people.ts';
import { addWords } from './build-words.ts';
import { nounsOf } from './name-forms.ts';
import { NameTable } from './name-table.ts';
import { slug } from './names.ts';
import { organName, suffixOf } from './organ-names.ts';
import { homeName } from './party-names.ts';
import type { ActorRecord, CompiledActors, Dated } from './record.ts';
import { statesByCode } from './record.ts';
import type { ActorSource, AreaEntry } from './source.ts';

export function emptyActors(): CompiledActors {
  return {
    version: 1,
    records: [],
    names: {},
    folds: {},
    roles: [],
    roleWords: {},
    titles: [],
    titleWords: {},
    modifiers: [],
    modifierWords: {},
    skip: [],
    given: {},
    towns: {},
  };
}

/** Lays the sources, in order, over what is compiled already. */
export function addSources(into: CompiledActors, sources: readonly ActorSource[]): CompiledActors {
  const byId = new Map<string, number>();
  const byCode = new Map([...statesByCode(into.records)].map(([code, { id }]) => [code, id]));
  into.records.forEach((record, index) => {
    if (record.kind !== 'person' && !byId.has(record.id)) byId.set(record.id, index);
  });
  const names = new NameTable(into);

  const addRecord = (record: ActorRecord): number => {
    into.records.push(record);
    if (record.kind !== 'organ') byId.set(record.id, into.records.length - 1);
    return into.records.length - 1;
  };
  /** An alpha-3 code or an id, to the id of an actor there is. */
  const idOf = (reference: string, source: ActorSource, line: number): string => {
    const id = byCode.get(reference) ?? reference;
    if (!byId.has(id))
      throw new FileError(
        source.file,
        line,
        `there is no actor "${reference}"; use an alpha-3 code or the id of a state, organisation or group`,
      );
    return id;
  };
  const recordOf = (id: string): ActorRecord => into.records[byId.get(id)!]!;

  for (const source of sources)
    for (const area of source.areas) {
      const id = area.id ?? (/^[A-Z]{3}$/.test(area.key) ? slug(area.names[0]!.value) : area.key);
      const there = byId.get(id);
      const index = there ?? addRecord(areaRecord(area, id));
      if (/^[A-Z]{3}$/.test(area.key) && area.kind !== 'region') byCode.set(area.key, id);
      names.addAll(area.names, index, 'name');
      names.addAll(area.adjectives, index, 'adjective');
      names.addAll(area.people ?? nounsOf(area.adjectives), index, 'people');
      names.addAll(area.capitals, index, 'capital');
      if (area.seats.length > 0) {
        const seat = addRecord({
          id: `${id}/government`,
          kind: 'organ',
          name: organName(into.records[index]!, 'government'),
          country: area.iso,
          parent: id,
          sectors: always(['GOV']),
          from: null,
          to: null,
        });
        names.addAll(area.seats, seat, 'seat');
      }
    }
  // Parents are filled in once every state is known.
  for (const source of sources)
    for (const area of source.areas) {
      const id = area.id ?? (/^[A-Z]{3}$/.test(area.key) ? slug(area.names[0]!.value) : area.key);
      if (area.of) recordOf(id).parent = idOf(area.of, source, area.line);
      else if (area.kind === 'region' && area.iso) recordOf(id).parent = idOf(area.iso, source, area.line);
      if (area.successor) recordOf(id).successor = idOf(area.successor, source, area.line);
    }

  for (const source of sources)
    for (const group of source.groups) {
      const index =
        byId.get(group.id) ??
        addRecord({
          id: group.id,
          kind: group.kind,
          name: group.names[0]!.value,
          country: null,
          parent: null,
          sectors: group.sectors,
          ...group.range,
          ...(group.rules.length > 0 ? { rules: group.rules } : {}),
        });
      names.addAll(group.names, index, 'name');
      names.addAll(group.adjectives, index, 'adjective');
      names.addAll(group.seats, index, 'seat');
      names.addAll(group.homeNames, index, 'home');
    }
  // Homes, members and successors may stand further down than those who refer to them.
  for (const source of sources)
    for (const group of source.groups) {
      const record = recordOf(group.id);
      if (group.of !== null) {
        const home = recordOf(idOf(group.of, source, group.line));
        record.country = home.country;
        if (home.kind !== 'state') record.parent = home.id;
      }
      if (group.members.length > 0)
        record.members = group.members.map(({ code, range }) => [idOf(code, source, group.line), range.from, range.to]);
      if (group.successor) record.successor = idOf(group.successor, source, group.line);
      const state = record.country === null ? undefined : byCode.get(record.country);
      if (state === undefined || group.kind !== 'group') continue;
      for (const name of group.names) {
        const home = homeName(name.value, recordOf(state));
        if (home !== null) names.add(home, byId.get(group.id)!, 'home', name);
      }
    }

  for (const source of sources)
    for (const organ of source.organs) {
      const owner = recordOf(idOf(organ.owner, source, organ.line));
      const isPart = owner.kind === 'state' || owner.kind === 'territory' || owner.kind === 'region';
      const index = addRecord({
        id: `${owner.id}/${suffixOf(organ.sectors)}`,
        kind: 'organ',
        name: organ.names[0]!.value,
        country: owner.country,
        parent: owner.id,
        sectors: always(isPart ? organ.sectors : [...organ.sectors, ...lastSectors(owner)]),
        ...organ.range,
      });
      names.addAll(organ.names, index, 'name');
    }

  addPeople(into, sources, names, { byCode, idOf, recordOf });
  addWords(into, sources, byCode);
  return into;
}

const always = (value: string[]): Dated<string[]>[] => [{ value, from: null, to: null }];

function lastSectors(record: ActorRecord): string[] {
  return record.sectors.at(-1)?.value ?? [];
}

function areaRecord(area: AreaEntry, id: string): ActorRecord {
  return {
    id,
    kind: area.kind,
    name: area.names[0]!.value,
    country: area.iso ?? (area.kind === 'region' ? null : area.key),
    parent: null,
    sectors: area.sectors.length > 0 ? always(area.sectors) : [],
    ...area.range,
    ...(area.adjectives[0] ? { adjective: area.adjectives[0].value } : {}),
  };
}
