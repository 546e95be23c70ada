/**
 * The one table in which names of all kinds are found. In: names as the files give them, whose they are, how and when they
 * name it. Out: entries of the compiled form, each once: acronyms told from names, a body's name in its other spellings,
 * and longer names under a looser spelling too.
 */
import { isAcronym, isTranscribed, respelled } from './name-forms.ts';
import { fold, normalise } from './names.ts';
import {
  type ActorRecord,
  type CompiledActors,
  type Dated,
  HOW,
  type How,
  type NameEntry,
  type Range,
} from './record.ts';

/** Names this long and of these kinds are found by their looser spelling too. */
const SHORTEST_FOLD = 6;
const FOLDED: ReadonlySet<How> = new Set<How>(['name', 'person', 'surname']);
/** Whose names are spelled in several ways. */
const BODIES: ReadonlySet<ActorRecord['kind']> = new Set<ActorRecord['kind']>(['organisation', 'group', 'organ']);

export class NameTable {
  private readonly into: CompiledActors;
  /** Entries there are, by name. */
  private readonly seen = new Map<string, Set<string>>();

  constructor(into: CompiledActors) {
    this.into = into;
  }

  /** @param record its position among the records */
  add(name: string, record: number, how: How, range: Range = { from: null, to: null }): void {
    const { records, names, folds } = this.into;
    const key = normalise(name);
    if (key === '') return;
    const entry: NameEntry = [record, HOW.indexOf(how)];
    if (range.from !== null || range.to !== null) entry.push(range.from, range.to);
    const print = entry.join('|');
    const known =
      this.seen.get(key) ?? new Set((Object.hasOwn(names, key) ? names[key]! : []).map((old) => old.join('|')));
    this.seen.set(key, known);
    if (known.has(print)) return;
    known.add(print);
    if (Object.hasOwn(names, key)) names[key]!.push(entry);
    else names[key] = [entry];
    if (key.length < SHORTEST_FOLD || !FOLDED.has(how)) return;
    const { kind, parent } = records[record]!;
    if (kind === 'person' && !isTranscribed(parent)) return;
    const loose = fold(key);
    const spelled = Object.hasOwn(folds, loose) ? folds[loose]! : (folds[loose] = []);
    if (!spelled.includes(key)) spelled.push(key);
  }

  /** Names as a list gives them: those of a body in other spellings too, where these name nobody yet. */
  addAll(names: readonly Dated<string>[], record: number, how: How): void {
    for (const name of names)
      this.add(name.value, record, how === 'name' && isAcronym(name.value) ? 'acronym' : how, name);
    if (how !== 'name' || !BODIES.has(this.into.records[record]!.kind)) return;
    for (const name of names)
      for (const other of respelled(name.value))
        if (!Object.hasOwn(this.into.names, normalise(other))) this.add(other, record, how, name);
  }
}
