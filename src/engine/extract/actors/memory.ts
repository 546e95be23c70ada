/**
 * What an article has introduced so far: a person or group named in full may later go by surname, acronym, first name or a
 * shortened name. In: readings in the order of the text. Out: the reading a shorter form leads back to. Of several bearers
 * the one coreference names, else the first introduced: later ones of that name keep their first names in the news. Where
 * all are on file the offices decide (people.ts), and memory says nothing.
 */
import { fold, normalise, slug } from './names.ts';
import type { Reading } from './reading.ts';

/** Names this long are found in another spelling too. */
const SHORTEST_FOLD = 6;

/** Words of two letters that begin names and are none. */
const SHORT = new Set('st mt dr mr ms al el la le da de du di jr sr'.split(' '));

export class Memory {
  private readonly forms = new Map<string, Reading[]>();
  /** First names, the first of two surnames, first words: they name somebody only where nothing else does. */
  private readonly firsts = new Map<string, Reading[]>();
  private readonly titles = new Map<string, { reading: Reading; at: number }[]>();
  private readonly aliases = new Map<string, Reading>();
  private readonly blocked = new Set<string>();

  /** Keeps a reading under the shorter forms of its name. */
  learn(reading: Reading, surface: string): void {
    if (reading.ambiguous) return;
    const { person, id } = reading.actor;
    if (person !== null) {
      const parts = normalise(person).split(' ');
      for (let from = 0; from < parts.length; from++) keep(this.forms, parts.slice(from).join(' '), reading);
      if (parts.length > 1) keep(this.firsts, parts[0]!, reading);
      // "Carlos Medina Rey" is Medina: of two surnames the father's is the first
      const father = parts.length > 2 ? parts.at(-2)! : '';
      if (father.length > 2 && !SHORT.has(father)) keep(this.firsts, father, reading);
      return;
    }
    if (id === null || reading.basis === 'composed' || reading.basis === 'metonym') return;
    // "Kim's management company Gala Stars": Kim is whose it is
    const own = surface.split(/\s['’]\s?s\s/).at(-1)!;
    const words = own.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
    if (words.length >= 2) keep(this.forms, normalise(words.map((word) => word[0]).join('')), reading);
    if (words.length >= 2 && reading.basis === 'unknown') keep(this.firsts, normalise(words[0]!), reading);
  }

  /** Puts a better reading of a person in place of what was kept under any of his names. */
  correct(reading: Reading): void {
    for (const forms of [this.forms, this.firsts])
      for (const list of forms.values()) {
        const at = list.findIndex((each) => isSame(each, reading));
        if (at >= 0) list[at] = reading;
      }
    this.learn(reading, reading.actor.name);
  }

  /**
   * Keeps a reading under an acronym the text itself gives: "… Liberation Front (FMLN)".
   * @param isRole the words are those of a role, and no body's name: "Security Forces (SFs)"
   */
  alias(acronym: string, reading: Reading, name: string, isRole = false): void {
    const { actor } = reading;
    const own =
      actor.id === null && !isRole
        ? { ...reading, actor: { ...actor, id: slug(acronym), name }, basis: 'unknown' as const }
        : reading;
    this.aliases.set(normalise(acronym), own);
  }

  /** Keeps that the text says an acronym stands for something that is nobody. */
  block(acronym: string): void {
    this.blocked.add(acronym);
  }

  isBlocked(surface: string): boolean {
    return this.blocked.has(surface);
  }

  /** What the text has said an acronym stands for. */
  aliased(surface: string): Reading | null {
    return this.aliases.size === 0 ? null : (this.aliases.get(normalise(surface)) ?? null);
  }

  /** Keeps who bears a title from a token on: "the president" may be him. */
  learnTitle(title: string, reading: Reading, at: number): void {
    const bearers = this.titles.get(title) ?? [];
    bearers.push({ reading, at });
    this.titles.set(title, bearers);
  }

  /**
   * @param hint whom coreference takes the word for
   * @param fits whether the words about it allow somebody: "Mrs." is no man
   */
  recall(
    surface: string,
    hint: Reading | null = null,
    fits: (reading: Reading) => boolean = () => true,
  ): Reading | null {
    if (this.forms.size === 0) return null;
    const key = normalise(surface);
    // A first name by itself is no introduction.
    const bears = (each: Reading): boolean =>
      each.basis !== 'unknown' || normalise(each.actor.name) !== key || key.includes(' ');
    const forms = this.forms.get(key) ?? (key.length < SHORTEST_FOLD ? undefined : this.forms.get(folded(key)));
    const found = forms?.filter((each) => bears(each) && fits(each));
    if (found && found.length > 0) return choose(found, hint);
    const named = key.length > 1 && !SHORT.has(key) ? this.firsts.get(key) : undefined;
    return named?.length === 1 ? named[0]! : null;
  }

  /** Who last bore a title before a token, or bears it first soon after: a lead gives the title, its next sentence the name. */
  titled(title: string, before: number, soon: number): Reading | null {
    const bearers = this.titles.get(title) ?? [];
    return (bearers.findLast(({ at }) => at < before) ?? bearers.find(({ at }) => at < soon))?.reading ?? null;
  }
}

const folded = (form: string): string => `~${fold(form)}`;

function choose(found: readonly Reading[], hint: Reading | null): Reading | null {
  if (found.length === 1) return found[0]!;
  const meant = found.find((each) => hint !== null && isSame(each, hint));
  if (meant) return meant;
  return found.every(({ basis }) => basis !== 'unknown') ? null : found[0]!;
}

function isSame(one: Reading, other: Reading): boolean {
  return one.actor.person === other.actor.person && (one.actor.person !== null || one.actor.id === other.actor.id);
}

function keep(forms: Map<string, Reading[]>, form: string, reading: Reading): void {
  if (form.length < 2) return;
  const keys = form.length < SHORTEST_FOLD ? [form] : [form, folded(form)];
  for (const key of keys) {
    const list = forms.get(key) ?? [];
    forms.set(key, list);
    const at = list.findIndex((each) => isSame(each, reading));
    if (at < 0) list.push(reading);
    // What was known in full outweighs a name of words only.
    else if (list[at]!.basis === 'unknown' && reading.basis !== 'unknown' && reading.basis !== 'coreference')
      list[at] = reading;
  }
}
