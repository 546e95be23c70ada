/**
 * Who the source of an attribution is. In: its words with syntax, entities, coreference and actors, and the sources found
 * before it. Out: kind, the full name where the document gives one, and the actor's id.
 */
import type { ActorMention, AttributionKind, Entity, Mention, Token } from '../../document.ts';
import { slug } from '../actors/names.ts';
import type { Trees } from '../trees.ts';
import type { Range } from './frame.ts';
import { makersOf } from './makers.ts';
import { type PaperOf, paperAt, WEB_ADDRESS } from './papers.ts';
import { ARTICLE, coreOf, headOf, isOnePerson, keyOf, PAPER_SECTORS, surnameOf, tidy } from './source-forms.ts';
import { ANONYMOUS_PHRASE, DOCUMENTS, INSTITUTIONS, MEDIA, PEOPLE, PERSONAL, PLURAL_PEOPLE } from './source-words.ts';

export interface Source {
  kind: AttributionKind;
  name: string | null;
  actor: string | null;
}

export interface SourceLayers {
  readonly token: readonly Token[];
  readonly entity: readonly Entity[];
  readonly mention: readonly Mention[];
  readonly actor: readonly ActorMention[];
}

const PRONOUN = /^(he|she|they|it|him|her|them|his|their|its|who|which|that|whom)$/i;
const FIRST_PERSON = /^(i|we|me|us|my|our|you)$/i;

export class SourceReader {
  private readonly layers: SourceLayers;
  private readonly text: string;
  private readonly trees: Trees;
  private readonly actorAt = new Map<number, ActorMention>();
  private readonly entityAt = new Map<number, Entity>();
  private readonly clusterAt = new Map<number, number>();
  private readonly clusterNames = new Map<number, { name: string; token: number }>();
  private readonly people: { name: string; start: number }[] = [];
  /** The longest name of a person by surname. */
  private readonly longest = new Map<string, string>();
  /** Sources already read, in text order: what a pronoun goes back to. */
  private readonly before: { person: boolean; plural: boolean; start: number; source: Source }[] = [];

  /** Names that reports are credited to ("…, reports Daybreak"): papers, wherever they stand. */
  private readonly credited: ReadonlySet<string>;

  private readonly papers: PaperOf;

  /** @param credits words of the sources that whole reports are credited to */
  constructor(layers: SourceLayers, text: string, trees: Trees, papers: PaperOf, credits: readonly Range[] = []) {
    this.layers = layers;
    this.papers = papers;
    this.credited = new Set(
      credits.map(({ first, end }) => keyOf(text.slice(layers.token[first]!.start, layers.token[end - 1]!.end))),
    );
    this.text = text;
    this.trees = trees;
    for (const actor of layers.actor) this.actorAt.set(actor.head, actor);
    let at = 0;
    for (const entity of layers.entity) {
      while (at < layers.token.length && layers.token[at]!.end <= entity.start) at++;
      for (let id = at; id < layers.token.length && layers.token[id]!.start < entity.end; id++)
        this.entityAt.set(id, entity);
      if (entity.type === 'PER') {
        const name = tidy(text.slice(entity.start, entity.end));
        this.people.push({ name, start: entity.start });
        const last = surnameOf(name);
        if (name.split(' ').length > (this.longest.get(last) ?? '').split(' ').length || !this.longest.has(last))
          this.longest.set(last, name);
      }
    }
    for (const mention of layers.mention) this.clusterAt.set(mention.head, mention.cluster);
    for (const mention of layers.mention) this.nameCluster(mention);
  }

  private nameCluster(mention: Mention): void {
    const entity = this.entityAt.get(mention.head);
    if (!entity) return;
    const name = tidy(this.text.slice(entity.start, entity.end));
    const known = this.clusterNames.get(mention.cluster);
    if (!known || name.length > known.name.length)
      this.clusterNames.set(mention.cluster, { name, token: mention.head });
  }

  read(range: Range): Source {
    const head = headOf(this.layers.token, range);
    const source = this.resolve(range, head);
    const { upos, feats, form, lemma, start } = this.layers.token[head]!;
    const plural = feats.includes('Number=Plur') || /^(they|them|their)$/i.test(form);
    const person =
      this.entityAt.get(head)?.type === 'PER' ||
      (upos === 'PRON' && /^(he|she|his|her|him|who)$/i.test(form)) ||
      // "a spokesman … he"
      (upos === 'NOUN' && !plural && isOnePerson(lemma)) ||
      this.apposedPerson(range) !== null;
    this.before.push({ person, plural, start, source });
    return source;
  }

  private resolve(range: Range, head: number): Source {
    const { token } = this.layers;
    const { form } = token[head]!;
    const words = tidy(this.text.slice(token[range.first]!.start, token[range.end - 1]!.end));
    if (range.end - range.first <= 2 && (PRONOUN.test(form) || FIRST_PERSON.test(form)))
      return this.pronoun(range, head, words);
    const entity = this.entityAt.get(head);
    const actor = this.actorOf(range, head, entity);
    const kind = this.kindOf(range, head, words);
    if (kind === 'media' && this.isPaper(range, head, words))
      return { kind, name: words, actor: this.paperId(words, head) };
    let name = words;
    if (entity?.type === 'PER') name = this.fullName(this.personName(range, entity));
    else {
      const apposed = this.apposedPerson(range);
      if (apposed) name = this.fullName(apposed);
      else if (actor?.person) name = actor.person;
    }
    return { kind, name, actor: actor?.id ?? null };
  }

  /**
   * Who the head is. The town that a man's name ends in ("Marco Lima") is not he; a nameless report and nameless sources are
   * those of the body named with them.
   */
  private actorOf(
    range: Range,
    head: number,
    entity: Entity | undefined,
  ): { id: string | null; person: string | null } {
    const own = this.actorAt.get(head);
    const isTown = own?.actor.person === null && entity?.type === 'PER';
    if (own && isTown && entity.start < own.start && own.end <= entity.end) return { id: null, person: null };
    if (own?.actor.id) return own.actor;
    for (const id of makersOf(this.trees.at(head), head, range)) {
      const maker = this.actorAt.get(id)?.actor.id ?? paperAt(id, this.layers.token, this.text, this.papers);
      if (maker) return { id: maker, person: null };
    }
    return own?.actor ?? { id: null, person: null };
  }

  /** A paper on file, else a stranger under its name. */
  private paperId(words: string, head: number): string {
    const own = this.actorAt.get(head)?.actor;
    const isMedium = own?.sectors[0] === 'JRN' && own.person === null;
    return this.papers(words) ?? (isMedium && own.id ? own.id : slug(words.replace(ARTICLE, '').replaceAll('.', ' ')));
  }

  /** The entity's words, or all of a short source where the entity has only a part of the name ("de Maiziere"). */
  private personName(range: Range, entity: Entity): string {
    const own = tidy(this.text.slice(entity.start, entity.end));
    const { token } = this.layers;
    let last = range.first;
    while (last < range.end && token[last]!.end <= entity.end) last++;
    while (last < range.end && token[last]!.upos === 'PROPN') last++;
    const longer = tidy(this.text.slice(entity.start, token[last - 1]!.end));
    return longer.length > own.length ? longer : own;
  }

  private pronoun(range: Range, head: number, words: string): Source {
    const { token } = this.layers;
    const { form, start } = token[head]!;
    const cluster = this.clusterAt.get(head);
    const known = cluster === undefined ? undefined : this.clusterNames.get(cluster);
    const actor = this.actorAt.get(head)?.actor ?? null;
    // a cluster of pronouns alone names nobody, and would be asked for ever
    if (known && !PRONOUN.test(token[known.token]!.form) && !FIRST_PERSON.test(token[known.token]!.form)) {
      const { kind } = this.resolve({ first: known.token, end: known.token + 1 }, known.token);
      const named = this.actorAt.get(known.token)?.actor.id ?? null;
      return { kind, name: this.fullName(known.name), actor: actor?.id ?? named };
    }
    if (actor?.person) return { kind: 'named', name: actor.person, actor: actor.id };
    if (/^(who|which|that|whom)$/i.test(form)) {
      const relative = this.antecedent(head);
      if (relative !== null && (relative < range.first || relative >= range.end)) {
        const tree = this.trees.at(relative);
        const all = tree.subtree(relative, (child) => child >= range.first);
        return this.resolve({ first: all[0]!, end: relative + 1 }, relative);
      }
    }
    if (/^(it|its)$/i.test(form)) {
      const body = this.before.findLast((one) => one.start < start && !one.person && !one.plural);
      if (body && body.source.name !== null) return body.source;
    }
    const plural = /^(they|them|their)$/i.test(form);
    const personal = /^(he|she|him|her|his|who)$/i.test(form);
    if (plural || personal) {
      const earlier = this.before.findLast(
        (one) => one.start < start && (plural ? one.plural : one.person && !one.plural),
      );
      const mentioned = personal ? this.people.findLast((one) => one.start < start) : undefined;
      // The last speaker unless somebody was named since.
      if (mentioned && (!earlier || mentioned.start > earlier.start)) return this.named(mentioned);
      if (earlier) return earlier.source;
    }
    return { kind: personal || FIRST_PERSON.test(form) ? 'named' : 'anonymous', name: words, actor: actor?.id ?? null };
  }

  private named(person: { name: string; start: number }): Source {
    const id = this.layers.token.find((one) => one.start <= person.start && person.start < one.end)?.id;
    const { entityAt, actorAt } = this;
    let actor: ActorMention | undefined;
    for (let at = id ?? -1; at >= 0 && entityAt.get(at)?.start === person.start; at++) actor = actorAt.get(at) ?? actor;
    return { kind: 'named', name: this.fullName(person.name), actor: actor?.actor.id ?? null };
  }

  private antecedent(relative: number): number | null {
    const tree = this.trees.at(relative);
    for (let at: number | null = relative, steps = 0; at !== null && steps < 4; at = tree.head(at), steps++) {
      if (tree.is(at, 'acl:relcl', 'acl')) return tree.head(at);
    }
    return null;
  }

  private apposedPerson(range: Range): string | null {
    for (let id = range.first; id < range.end; id++) {
      const entity = this.entityAt.get(id);
      if (entity?.type !== 'PER') continue;
      const tree = this.trees.at(id);
      if (tree.is(id, 'appos', 'flat') || (tree.is(id, 'nsubj') && id === headOf(this.layers.token, range)))
        return tidy(this.text.slice(entity.start, entity.end));
    }
    return null;
  }

  /** A surname alone is who the document introduced under it in full, last before here or first after. */
  private fullName(name: string): string {
    const own = name.replace(/['’]s$/, '');
    const known = this.longest.get(surnameOf(own));
    return known !== undefined && known.split(' ').length > own.split(' ').length ? known : own;
  }

  private kindOf(range: Range, head: number, words: string): AttributionKind {
    if (ANONYMOUS_PHRASE.test(words)) return 'anonymous';
    const token = this.layers.token[head]!;
    const entity = this.entityAt.get(head);
    const lemma = token.lemma.toLowerCase();
    const lowered = words.toLowerCase();
    if (
      MEDIA.test(coreOf(this.layers.token, this.text, range, head)) ||
      WEB_ADDRESS.test(words) ||
      this.isPaper(range, head, words)
    )
      return 'media';
    if (entity?.type === 'PER') return 'named';
    if (this.apposedPerson(range) !== null) return 'named';
    if (DOCUMENTS.has(lemma))
      return makersOf(this.trees.at(head), head, range).some((id) =>
        paperAt(id, this.layers.token, this.text, this.papers),
      )
        ? 'media'
        : 'document';
    if (entity && (entity.type === 'ORG' || entity.type === 'GPE' || entity.type === 'NORP'))
      return token.upos === 'PROPN' ? 'institution' : 'anonymous';
    const plural = token.feats.includes('Number=Plur');
    if (PLURAL_PEOPLE.has(lemma) || (PEOPLE.has(lemma) && plural)) return 'anonymous';
    if (/^(spokes(man|woman|person))$/.test(lemma)) return 'institution';
    if (PERSONAL.has(lemma)) {
      // "the president" is one the reader knows; "a general" is not named.
      const article = this.layers.token[range.first]!.form.toLowerCase();
      return article === 'a' || article === 'an' || article === 'one' || article === 'another' ? 'anonymous' : 'named';
    }
    // "America's chief diplomat" is one person.
    const tree = this.trees.at(head);
    if (
      tree.children(head, 'nmod:poss').length > 0 &&
      tree.children(head, 'amod').some((word) => /^(chief|top|leading)$/i.test(tree.at(word).form))
    )
      return 'named';
    if (PEOPLE.has(lemma)) return 'anonymous';
    if (INSTITUTIONS.test(lowered)) return 'institution';
    if (entity || token.upos === 'PROPN') return 'institution';
    return plural || token.upos === 'PRON' || token.upos === 'DET' ? 'anonymous' : 'institution';
  }

  /** A medium on file, or a name that a report is credited to, if it is no known body of another kind and nobody's full name. */
  private isPaper(range: Range, head: number, words: string): boolean {
    if (WEB_ADDRESS.test(words)) return true;
    if (this.credited.has(keyOf(words)) && this.papers(words) !== null) return true;
    if (this.layers.token[head]!.upos !== 'PROPN') return false;
    // "told The Hindu", with the capital of a name
    const first = this.layers.token[range.first]!;
    const isOpening = this.layers.token[range.first - 1]?.sentence !== first.sentence;
    if (first.form === 'The' && !isOpening && this.papers(words) !== null) return true;
    const actor = this.actorAt.get(head)?.actor;
    if (actor?.sectors[0] === 'JRN' && actor.person === null) return true;
    if (!this.credited.has(keyOf(words)) || INSTITUTIONS.test(words.toLowerCase())) return false;
    if (actor?.sectors.some((sector) => !PAPER_SECTORS.has(sector))) return false;
    if (this.entityAt.get(head)?.type !== 'PER' || ARTICLE.test(words)) return true;
    return range.end - range.first === 1 && this.fullName(words) === words;
  }
}
