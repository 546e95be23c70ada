/**
 * In: compiled actors (and a user's own files) from the Knowledge port. Out: `Actors`, what is known of who is who:
 * names to actors, offices to holders, organs to states, blocs to members, each as of a date. Pure; opened once per
 * process. Analyses and writers use `parentOf`, `membersOf` and `nameOf`, so that a state and its organs, or a bloc and
 * its members, are never counted as strangers.
 */
import type { Knowledge } from '../../resources.ts';
import { addSources } from './build.ts';
import { isTranscribed } from './name-forms.ts';
import { fold, normalise } from './names.ts';
import { organName } from './organ-names.ts';
import type { ActorRecord, CompiledActors, ModifierRecord, NameEntry, RoleRecord, TitleRecord } from './record.ts';
import { HOW, type How, holds, statesByCode } from './record.ts';
import { readActorSource } from './source.ts';

/** One way a name can be read. */
export interface NameReading {
  record: ActorRecord;
  how: How;
  from: string | null;
  to: string | null;
  /** The name was met in a looser spelling than the one on file. */
  folded?: boolean;
}

export interface Actors {
  readonly compiled: CompiledActors;
  /** Readings of a normalised name, none if it is not known. */
  named(key: string): readonly NameReading[];
  /** Readings of a name that its bearer has in texts about its country. */
  atHome(key: string): readonly NameReading[];
  /** Readings by the looser spelling. */
  folded(key: string): readonly NameReading[];
  /** Whether any actor bears a normalised name, in its own country at least. */
  knows(key: string): boolean;
  /** For each second word, the most words that a name, role or title beginning with this first word has; null if none does. */
  longest(first: string): ReadonlyMap<string, number> | null;
  roles(key: string): readonly RoleRecord[];
  titles(key: string): readonly TitleRecord[];
  /** Whether a role or title ends in this word. */
  endsRole(word: string): boolean;
  modifier(key: string): ModifierRecord | null;
  skips(key: string): boolean;
  /** Whether a person of this name is a man or a woman, where the name tells. */
  sexOf(name: string): 'f' | 'm' | null;
  /** Country of a town nearly all of whose namesakes lie in it. */
  townCountry(key: string): string | null;
  /** State, organisation, group or region with this id. */
  record(id: string): ActorRecord | null;
  /** One word that names an actor and nobody else: its name, an acronym, else its adjective; null if it has none. */
  wordFor(record: ActorRecord): string | null;
  /** The state (or dependent territory) of an alpha-3 code. */
  stateOf(code: string): ActorRecord | null;
  /** Who held an office of an actor on a date: the latest to have come in. */
  holder(owner: string, office: string, date: string): ActorRecord | null;
  /** Parties and movements in government in a country on a date. */
  rulingParties(country: string, date: string): ActorRecord[];
  /** What an actor is an organ or a part of: france/military → france, chechnya → russia; null at the top. */
  parentOf(id: string): string | null;
  /** Ids of a bloc's members on a date (null: of all times). */
  membersOf(id: string, date: string | null): string[];
  /** Ids of the blocs an actor is a member of on a date. */
  blocsOf(id: string, date: string | null): string[];
  /** A name to show. */
  nameOf(id: string): string;
  countryOf(id: string): string | null;
}

const NONE: readonly NameReading[] = [];

/** Kinds of name that can stand alone for an actor, the best first. */
const LONE: readonly How[] = ['name', 'acronym', 'adjective'];

/** Offices that several hold at a time: a title alone names none of them. */
const SEVERAL = new Set(['minister', 'army-chief', 'intelligence-chief', 'speaker', 'governor', 'vice-president']);

/** @throws FileError if a user's file breaks its rules; EntenteError if the compiled file is missing */
export function openActors(knowledge: Knowledge): Actors {
  return knowledge.memo('actors', () => {
    const compiled = JSON.parse(knowledge.text('actors.json')) as CompiledActors;
    const sources = [];
    for (let index = 0; knowledge.has(`actors.user.${index}.yaml`); index++) {
      const path = `actors.user.${index}.path`;
      const name = knowledge.has(path) ? knowledge.text(path) : `knowledge file ${index + 1}`;
      sources.push(readActorSource(knowledge.text(`actors.user.${index}.yaml`), name));
    }
    return actorsFrom(sources.length > 0 ? addSources(compiled, sources) : compiled);
  });
}

function recordsByKey<T>(words: Readonly<Record<string, number[]>>, records: readonly T[]): ReadonlyMap<string, T[]> {
  return new Map(Object.entries(words).map(([key, indices]) => [key, indices.map((index) => records[index]!)]));
}

/** @param compiled as `addSources` made it; kept, not copied */
export function actorsFrom(compiled: CompiledActors): Actors {
  const { records } = compiled;
  const byId = new Map<string, ActorRecord>();
  const byCode = statesByCode(records);
  const offices = new Map<string, { person: ActorRecord; from: string | null; to: string | null }[]>();
  const parties = new Map<string, ActorRecord[]>();
  for (const record of records) {
    if (record.kind !== 'organ' && !byId.has(record.id)) byId.set(record.id, record);
    if (record.rules && record.country) parties.set(record.country, [...(parties.get(record.country) ?? []), record]);
    for (const post of record.posts ?? []) {
      if (post.office === null) continue;
      const key = `${post.owner}|${post.office}`;
      const list = offices.get(key) ?? [];
      offices.set(key, list);
      list.push({ person: record, from: post.from, to: post.to });
    }
  }
  const longest = new Map<string, Map<string, number>>();
  for (const table of [compiled.names, compiled.roleWords, compiled.titleWords, compiled.modifierWords]) {
    for (const key in table) {
      const first = key.indexOf(' ');
      if (first < 0) continue;
      const second = key.indexOf(' ', first + 1);
      let count = 2;
      for (let at = second; at >= 0; at = key.indexOf(' ', at + 1)) count++;
      const word = key.slice(0, first);
      const next = second < 0 ? key.slice(first + 1) : key.slice(first + 1, second);
      let following = longest.get(word);
      if (!following) longest.set(word, (following = new Map()));
      if ((following.get(next) ?? 0) < count) following.set(next, count);
    }
  }
  const roles = recordsByKey(compiled.roleWords, compiled.roles);
  const titles = recordsByKey(compiled.titleWords, compiled.titles);
  const endings = new Set([...roles.keys(), ...titles.keys()].map((key) => key.slice(key.lastIndexOf(' ') + 1)));
  const skip = new Set(compiled.skip);
  const reading = ([index, how, from, to]: NameEntry, folded?: boolean): NameReading => ({
    record: records[index]!,
    how: HOW[how]!,
    from: from ?? null,
    to: to ?? null,
    ...(folded ? { folded } : {}),
  });
  const read = new Map<string, NameReading[]>();
  const later = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => (made ??= make());
  };
  const towns = later(() => {
    const table = new Map<string, string>();
    for (const [country, names] of Object.entries(compiled.towns))
      for (const name of names.split('|')) table.set(name, country);
    return table;
  });
  const blocs = later(() => records.filter((record) => record.members));
  const lone = later(() => {
    const words = new Map<ActorRecord, { word: string; rank: number }>();
    for (const [key, entries] of Object.entries(compiled.names)) {
      if (entries.length !== 1 || key.includes(' ') || HOW[entries[0]![1]] === 'home') continue;
      const { record, how } = reading(entries[0]!);
      const rank = LONE.indexOf(how);
      const known = words.get(record);
      if (rank < 0 || (known && known.rank <= rank)) continue;
      words.set(record, { word: how === 'acronym' ? key.toUpperCase() : key[0]!.toUpperCase() + key.slice(1), rank });
    }
    return words;
  });

  const actors: Actors = {
    compiled,
    named: (key) => {
      const known = read.get(key);
      if (known) return known;
      if (!Object.hasOwn(compiled.names, key)) return NONE;
      const readings = compiled.names[key]!.map((entry) => reading(entry)).filter(({ how }) => how !== 'home');
      read.set(key, readings);
      return readings;
    },
    atHome: (key) =>
      Object.hasOwn(compiled.names, key)
        ? compiled.names[key]!.map((entry) => reading(entry)).filter(({ how }) => how === 'home')
        : NONE,
    folded: (key) => {
      const loose = fold(key);
      if (!Object.hasOwn(compiled.folds, loose)) return [];
      return compiled.folds[loose]!.flatMap((spelled) =>
        compiled.names[spelled]!.map((entry) => reading(entry, true)).filter(
          ({ how, record }) =>
            (how === 'name' || how === 'person' || how === 'surname') &&
            isTranscribed(record.country === null ? null : (byCode.get(record.country)?.id ?? null)),
        ),
      );
    },
    knows: (key) => Object.hasOwn(compiled.names, key),
    longest: (first) => longest.get(first) ?? null,
    roles: (key) => roles.get(key) ?? [],
    titles: (key) => titles.get(key) ?? [],
    endsRole: (word) => endings.has(word),
    modifier: (key) =>
      Object.hasOwn(compiled.modifierWords, key) ? compiled.modifiers[compiled.modifierWords[key]!]! : null,
    skips: (key) => skip.has(key),
    sexOf: (name) => {
      const key = normalise(name);
      if (Object.hasOwn(compiled.given, key)) return compiled.given[key]!;
      const first = key.split(' ').find((part) => part.length > 1);
      return first !== undefined && Object.hasOwn(compiled.given, first) ? compiled.given[first]! : null;
    },
    townCountry: (key) => towns().get(key) ?? null,
    record: (id) => byId.get(id) ?? null,
    wordFor: (record) => (record.name.includes(' ') ? (lone().get(record)?.word ?? null) : record.name),
    stateOf: (code) => byCode.get(code) ?? null,
    holder: (owner, office, date) => {
      const holding = (offices.get(`${owner}|${office}`) ?? []).filter((term) => holds(term, date));
      const kind = byId.get(owner)?.kind;
      // Of two at once the later has come in, at the top of a state; a group's first named is its leader; else nobody is sure.
      if (kind === 'state' || kind === 'territory' || kind === 'region') {
        const latest = [...holding].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0];
        const overlap = holding.some(
          (term) =>
            term !== latest &&
            term.person !== latest?.person &&
            (term.to === null || latest?.from == null || term.to.slice(0, 7) > latest.from.slice(0, 7)),
        );
        return overlap && SEVERAL.has(office) ? null : (latest?.person ?? null);
      }
      const people = new Set(holding.map(({ person }) => person));
      return SEVERAL.has(office) && people.size > 1 ? null : (holding[0]?.person ?? null);
    },
    rulingParties: (country, date) =>
      (parties.get(country) ?? []).filter((party) => party.rules!.some((range) => holds(range, date))),
    parentOf: (id) => {
      const slash = id.lastIndexOf('/');
      if (slash > 0) return id.slice(0, slash);
      return byId.get(id)?.parent ?? null;
    },
    membersOf: (id, date) => [
      ...new Set(
        (byId.get(id)?.members ?? []).filter(([, from, to]) => holds({ from, to }, date)).map(([member]) => member),
      ),
    ],
    blocsOf: (id, date) =>
      blocs()
        .filter((bloc) => bloc.members!.some(([member, from, to]) => member === id && holds({ from, to }, date)))
        .map((bloc) => bloc.id),
    nameOf: (id) => {
      const known = byId.get(id);
      if (known) return known.name;
      const slash = id.lastIndexOf('/');
      if (slash <= 0) return id;
      const owner = byId.get(id.slice(0, slash));
      return owner ? organName(owner, id.slice(slash + 1)) : id;
    },
    countryOf: (id) => {
      const slash = id.lastIndexOf('/');
      return byId.get(slash > 0 ? id.slice(0, slash) : id)?.country ?? null;
    },
  };
  return actors;
}
