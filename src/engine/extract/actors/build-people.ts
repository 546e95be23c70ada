/**
 * In: checked actor files. Out: their office-holders, people and nationals as records of the compiled form, each under the
 * names he bears: whoever has one full name is one person, with a post for every line that names him.
 *
 * @throws FileError where a file names an office or a person there is not.
 */
import { FileError } from '../../errors.ts';
import { surnames } from './name-forms.ts';
import type { NameTable } from './name-table.ts';
import { normalise, slug } from './names.ts';
import type { ActorRecord, CompiledActors, Post } from './record.ts';
import type { ActorSource, NamedEntry } from './source.ts';

/** Those for whom people act: every state, region, organisation and group of the files. */
export interface Owners {
  /** Alpha-3 code to the id of its state. */
  byCode: ReadonlyMap<string, string>;
  /** An alpha-3 code or an id, to the id of an actor there is. */
  idOf(reference: string, source: ActorSource, line: number): string;
  recordOf(id: string): ActorRecord;
}

export function addPeople(
  into: CompiledActors,
  sources: readonly ActorSource[],
  names: NameTable,
  owners: Owners,
): void {
  const { idOf, recordOf } = owners;
  const people = new People(into, names, owners);
  const sectorsOfOffice = new Map<string, string[]>();
  for (const title of [...into.titles, ...sources.flatMap((source) => source.titles)])
    if (!sectorsOfOffice.has(title.office)) sectorsOfOffice.set(title.office, title.sectors);
  for (const source of sources)
    for (const holder of source.offices) {
      const { office } = holder;
      const sectors = sectorsOfOffice.get(office);
      if (!sectors)
        throw new FileError(
          source.file,
          holder.line,
          `"${office}" is no kind of office; there are ${[...sectorsOfOffice.keys()].join(', ')}`,
        );
      people.add(holder, { owner: idOf(holder.owner, source, holder.line), office, sectors });
    }
  for (const source of sources)
    for (const person of source.people)
      people.add(person, { owner: idOf(person.owner, source, person.line), office: null, sectors: person.sectors });
  for (const source of sources)
    for (const national of source.nationals) {
      const name = national.names[0]!.value;
      const record = people.named(name);
      if (!record)
        throw new FileError(source.file, national.line, `there is no "${name}" among the office-holders and people`);
      const home = recordOf(idOf(national.owner, source, national.line));
      record.country ??= home.country;
      record.parent ??= home.id;
    }
}

class People {
  private readonly into: CompiledActors;
  private readonly names: NameTable;
  private readonly owners: Owners;
  /** Positions among the records, by the first name a line gives and by its others. */
  private readonly people = new Map<string, number>();
  private readonly spellings = new Map<string, number>();

  constructor(into: CompiledActors, names: NameTable, owners: Owners) {
    this.into = into;
    this.names = names;
    this.owners = owners;
    into.records.forEach((record, index) => {
      if (record.kind === 'person') this.people.set(normalise(record.name), index);
    });
  }

  named(name: string): ActorRecord | null {
    const index = this.people.get(normalise(name));
    return index === undefined ? null : this.into.records[index]!;
  }

  /** A post, and whoever holds it where no line has named him before. */
  add(entry: NamedEntry, post: Pick<Post, 'owner' | 'office' | 'sectors'>): void {
    const owner = this.owners.recordOf(post.owner);
    const home = this.homeOf(owner);
    const name = entry.names[0]!.value;
    // A person may hold offices at home and abroad: whoever bears one full name is one person.
    const index =
      this.people.get(normalise(name)) ??
      this.spelledOtherwise(entry, owner.country) ??
      this.addRecord(name, owner.country, home);
    const record = this.into.records[index]!;
    if (record.country === null && owner.country !== null) {
      record.country = owner.country;
      record.parent = home;
    }
    for (const { value } of entry.names)
      if (!this.people.has(normalise(value))) this.spellings.set(normalise(value), index);
    record.posts!.push({ ...post, ...entry.range });
    for (const { value } of entry.names) {
      const parts = normalise(value).split(' ');
      this.names.add(value, index, parts.length > 1 ? 'person' : 'surname');
      for (const surname of surnames(parts, home)) this.names.add(surname, index, 'surname');
    }
  }

  /** Somebody of the same country whom an earlier line spells in the same way among others. */
  private spelledOtherwise(entry: NamedEntry, country: string | null): number | undefined {
    return entry.names
      .map(({ value }) => normalise(value))
      .filter((key) => key.includes(' '))
      .map((key) => this.people.get(key) ?? this.spellings.get(key))
      .find((at) => at !== undefined && country !== null && this.into.records[at]!.country === country);
  }

  private homeOf({ id, kind, country }: ActorRecord): string | null {
    if (kind === 'state' || kind === 'territory') return id;
    return country ? (this.owners.byCode.get(country) ?? null) : null;
  }

  private addRecord(name: string, country: string | null, parent: string | null): number {
    const { records } = this.into;
    const record: ActorRecord = {
      id: slug(name),
      kind: 'person',
      name,
      country,
      parent,
      sectors: [],
      from: null,
      to: null,
      posts: [],
    };
    this.people.set(normalise(name), records.push(record) - 1);
    return records.length - 1;
  }
}
