/**
 * What an article has introduced so far: a person or group named in full may later go by surname, acronym or a shortened
 * name. In: readings in the order of the text. Out: the reading a shorter form leads back to. A short form that two
 * different actors share leads to neither.
 */
import { normalise, slug } from './names.ts';
import type { Reading } from './reading.ts';

export class Memory {
  private readonly forms = new Map<string, { reading: Reading; clash: boolean }>();
  private readonly titles = new Map<string, Reading>();
  private readonly aliases = new Map<string, Reading>();

  /** Keeps a reading under the shorter forms of its name. */
  learn(reading: Reading, surface: string): void {
    if (reading.ambiguous) return;
    const { person, id } = reading.actor;
    if (person !== null) {
      const parts = normalise(person).split(' ');
      for (let from = 0; from < parts.length; from++) this.keep(parts.slice(from).join(' '), reading);
      return;
    }
    if (id === null || reading.basis === 'composed' || reading.basis === 'metonym') return;
    const words = surface.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
    if (words.length >= 3) this.keep(normalise(words.map((word) => word[0]).join('')), reading);
    if (words.length >= 2) this.keep(normalise(words[0]!), reading, true);
  }

  /** Keeps a reading under an acronym the text itself gives: "… Liberation Front (FMLN)". */
  alias(acronym: string, reading: Reading, name: string): void {
    const { actor } = reading;
    const own =
      actor.id === null
        ? { ...reading, actor: { ...actor, id: slug(acronym), name }, basis: 'unknown' as const }
        : reading;
    this.aliases.set(normalise(acronym), own);
  }

  /** What the text has said an acronym stands for. */
  aliased(surface: string): Reading | null {
    return this.aliases.get(normalise(surface)) ?? null;
  }

  /** Keeps who last bore a title: "the president" may be him. */
  learnTitle(title: string, reading: Reading): void {
    this.titles.set(title, reading);
  }

  recall(surface: string): Reading | null {
    const found = this.forms.get(normalise(surface));
    return found && !found.clash ? found.reading : null;
  }

  titled(title: string): Reading | null {
    return this.titles.get(title) ?? null;
  }

  private keep(form: string, reading: Reading, weak = false): void {
    if (form.length < 2) return;
    const known = this.forms.get(form);
    if (!known) {
      if (!weak) this.forms.set(form, { reading, clash: false });
      return;
    }
    if (known.reading.actor.person !== reading.actor.person || known.reading.actor.id !== reading.actor.id) {
      // What was known in full outweighs a name of words only.
      if (known.reading.basis === 'unknown' && reading.basis !== 'unknown') known.reading = reading;
      else if (reading.basis !== 'unknown') known.clash = known.reading.actor.person !== reading.actor.person;
    }
  }
}
