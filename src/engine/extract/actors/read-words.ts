/**
 * What the words of a phrase say in this document. In: the phrase's tokens, its head; what the text has said so far (memory,
 * clusters, owners of possessives). Out: a reading; whoever the text has introduced counts unless the words say more.
 */
import type { Entity, Token } from '../../document.ts';
import { sexSaid } from './agreement.ts';
import { asEntity } from './bodies.ts';
import { isHonorific } from './common-names.ts';
import { compose } from './compose.ts';
import type { Actors } from './knowledge.ts';
import type { Memory } from './memory.ts';
import { normalise, slug } from './names.ts';
import { organName, suffixOf } from './organ-names.ts';
import { isFirstPerson } from './pronouns.ts';
import { RETINUE } from './read-role.ts';
import { known as certain, type Reading } from './reading.ts';
import type { ActorRecord } from './record.ts';
import { led, type Referents } from './referents.ts';
import { tokensOf } from './spans.ts';
import { type Form, wordsOf } from './words.ts';

/** What the words of a document are read by. */
export interface Means {
  readonly known: Actors;
  readonly date: string | null;
  readonly cased: boolean;
  readonly entityAt: ReadonlyMap<number, Entity>;
  readonly memory: Memory;
  readonly referents: Referents;
}

/** Kinds of record that are a body with a name of its own. */
const BODIES = new Set(['group', 'organisation', 'party']);

export class WordReader {
  private readonly known: Actors;
  private readonly date: string | null;
  private readonly cased: boolean;
  private readonly entityAt: ReadonlyMap<number, Entity>;
  private readonly memory: Memory;
  private readonly referents: Referents;
  /** Whom a possessive stands for by its sentence alone. */
  private readonly owners = new Map<number, Reading>();

  constructor({ known, date, cased, entityAt, memory, referents }: Means) {
    this.known = known;
    this.date = date;
    this.cased = cased;
    this.entityAt = entityAt;
    this.memory = memory;
    this.referents = referents;
  }

  /** Whoever the possessive at a token stands for, from now on. */
  learnOwner(pronoun: number, owner: Reading): void {
    this.owners.set(pronoun, owner);
  }

  /** @param end number of tokens up to the end of the head part */
  read(tokens: readonly Token[], head: Token, end: number): Reading | null {
    const position = tokens.findIndex((token) => token.id === head.id);
    const forms = this.withOwners(tokens);
    const words = wordsOf(forms.flatMap((each, at) => each.map((form) => this.inName(form, tokens[at]!, tokens))));
    // an owner of several words moves what stands behind it
    const shift = (to: number): number => forms.slice(0, to).reduce((sum, { length }) => sum + length - 1, 0);
    const reading = compose({
      words,
      actors: this.known,
      date: this.date,
      cased: this.cased,
      head: { token: Math.max(position, 0) + shift(position), end: end + shift(end) },
    });
    const retinue = RETINUE.has(head.lemma.toLowerCase()) ? this.retinue(tokens) : null;
    if (retinue) return retinue;
    const own = tokens
      .slice(0, end)
      .filter(({ upos, form }) => upos !== 'DET' && upos !== 'PUNCT' && !isHonorific(form));
    const surface = own.map((token) => token.form).join(' ');
    const aliased = this.memory.aliased(surface);
    if (aliased) return led(aliased);
    if (this.memory.isBlocked(surface)) return null;
    // "Mr. Clarke", "EAAT officials": whoever of that name the text has introduced.
    const named = reading ? this.newNameOf(reading) : null;
    const fits = this.fitting(tokens);
    const referent = this.referents.of(head.id);
    const hint = referent !== null && fits(referent) ? referent : null;
    const recalled =
      !this.cased || /\p{Lu}/u.test(surface)
        ? (this.memory.recall(surface, hint, fits) ??
          (named === null ? null : (this.memory.aliased(named) ?? this.memory.recall(named, hint, fits))))
        : null;
    if (recalled && this.outweighs(recalled, reading, head)) return led(recalled);
    const entity = head.upos === 'PROPN' ? this.entityAt.get(head.id) : undefined;
    return reading && entity ? asEntity(reading, entity, tokensOf(entity, tokens), this.known) : reading;
  }

  /** "Mrs. Roe" is none of the men of that name. */
  private fitting(tokens: readonly Token[]): (reading: Reading) => boolean {
    const said = sexSaid(tokens);
    if (said === null) return () => true;
    return ({ actor: { person } }) => person === null || (this.known.sexOf(normalise(person)) ?? said) === said;
  }

  /** What the text said before counts unless these words say more. */
  private outweighs(recalled: Reading, reading: Reading | null, head: Token): boolean {
    if (!reading || reading.basis === 'unknown' || reading.ambiguous) return true;
    const says = recalled.basis !== 'unknown' || recalled.actor.country !== null;
    if (this.newNameOf(reading) !== null) return says;
    return reading.actor.person !== null && head.upos === 'PROPN';
  }

  /** The name of somebody on no file, whom the text may have introduced. */
  newNameOf({ actor, basis }: Reading): string | null {
    const { person, name, id } = actor;
    if (basis === 'unknown' || (id === slug(name) && this.known.record(id) === null)) return name;
    const isOnFile =
      person === null || this.known.named(normalise(person)).some(({ record }) => record.kind === 'person');
    return isOnFile ? null : person;
  }

  /** Words by themselves, without what the text has said before. */
  readPlain(tokens: readonly Token[]): Reading | null {
    const words = wordsOf(tokens.map((token) => this.inName(token, token, tokens)));
    return compose({ words, actors: this.known, date: this.date, cased: this.cased });
  }

  /** "Morena Valdez" is no party's: what lies in a person's name of several words is name. */
  private inName(form: Form, token: Token, phrase: readonly Token[]): Form {
    const entity = this.entityAt.get(token.id);
    if (entity?.type !== 'PER' || this.isBody(tokensOf(entity, phrase))) return form;
    if (entity.start === token.start && entity.end === token.end)
      return this.isState(token) ? form : { ...form, person: 'lone' };
    return { ...form, person: token.start === entity.start ? 'first' : 'inner' };
  }

  /** "Abu Sayyaf", "Boko Haram": several words that are a body's name on file, and no man's. */
  private isBody(name: readonly Token[]): boolean {
    if (name.length < 2) return false;
    const readings = this.known.named(normalise(name.map(({ form }) => form).join(' ')));
    return (
      readings.some(({ record, how }) => how === 'name' && BODIES.has(record.kind)) &&
      !readings.some(({ how }) => how === 'person')
    );
  }

  /** "Accused Chad": a state's name alone is a man's only where the text has introduced him. */
  private isState({ form }: Token): boolean {
    const state = this.known
      .named(normalise(form))
      .some(({ record, how }) => record.kind === 'state' && how === 'name');
    return state && this.memory.recall(form)?.actor.person == null;
  }

  /** "His staff" work for a man, and so for whoever he acts for. */
  private retinue(tokens: readonly Token[]): Reading | null {
    const pronoun = tokens.find(({ upos, deprel }) => upos === 'PRON' && deprel === 'nmod:poss');
    const actor = pronoun && (this.referents.of(pronoun.id) ?? this.owners.get(pronoun.id))?.actor;
    const record = actor?.id && actor.person !== null ? this.known.record(actor.id.split('/')[0]!) : null;
    if (!actor || !record || record.kind === 'person') return null;
    const name = actor.id!.includes('/') ? organName(record, suffixOf(actor.sectors)) : record.name;
    return certain({ ...actor, person: null, name }, 'composed');
  }

  /** "its forces": the pronoun stands for whoever its cluster names. */
  private withOwners(tokens: readonly Token[]): readonly (readonly Form[])[] {
    if (!tokens.some(({ upos, deprel }) => upos === 'PRON' && deprel === 'nmod:poss'))
      return tokens.map((token) => [token]);
    // "her Ugandan counterpart" is of another country than she
    const other = tokens.some(({ lemma }) => lemma.toLowerCase() === 'counterpart');
    return tokens.map(({ id, form, upos, deprel }) => {
      if (upos !== 'PRON' || deprel !== 'nmod:poss' || other) return [{ form, upos }];
      const owner = this.owners.get(id) ?? null;
      const actor = (owner ?? (isFirstPerson(form) ? null : this.referents.of(id)))?.actor;
      if (!actor || actor.id === null || actor.collective !== null) return [{ form, upos }];
      // no person is "it": coreference has run somebody in with a body
      if (actor.person !== null && form.toLowerCase() === 'its') return [{ form, upos }];
      const record = this.known.record(actor.id.split('/')[0]!);
      const word = record && (this.known.wordFor(record) ?? plainNameOf(record));
      return word ? word.split(' ').map((each) => ({ form: each, upos: 'PROPN' })) : [{ form, upos }];
    });
  }
}

/** Of a group that no single word names: "Night Foxes", but no "Order of the Bear". */
const plainNameOf = ({ kind, name }: ActorRecord): string | null =>
  kind === 'group' && /^\p{Lu}\S*(?: \p{Lu}\S*){1,3}$/u.test(name) ? name : null;
