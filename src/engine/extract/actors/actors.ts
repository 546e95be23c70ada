/**
 * The stage `actors`. In: sentences, tokens with syntax, entities, coreference clusters, places. Out: a mention for every
 * phrase that names somebody who can act, with who that is as of the document's date. Order: each noun phrase by itself
 * (compose.ts); then what the article introduced in full and now calls by surname, acronym, title or pronoun; last the
 * country of "the army" or "police", where the sentence or the whole article leaves one choice.
 */
import type { ActorMention, Entity, Mention, Place, Token } from '../../document.ts';
import { type Draft, stage } from '../../stage.ts';
import { organName, suffixOf } from './build.ts';
import { compose } from './compose.ts';
import type { Reading } from './reading.ts';
import { type Actors, openActors } from './knowledge.ts';
import { Memory } from './memory.ts';
import { normalise, singular } from './names.ts';
import { type NounPhrase, nounPhrases, phraseOf, SentenceWords } from './noun-phrase.ts';
import { type Form, wordsOf } from './words.ts';

interface Found {
  phrase: { start: number; end: number; head: Token };
  reading: Reading;
  sentence: number;
  paragraph: number;
}

const LOCATIVE = new Set([
  'in',
  'at',
  'near',
  'across',
  'throughout',
  'inside',
  'within',
  'around',
  'into',
  'onto',
  'outside',
  'towards',
  'toward',
  'through',
  'over',
  'via',
  'off',
  'along',
]);
const PRONOUNS = new Set([
  'he',
  'she',
  'they',
  'it',
  'him',
  'her',
  'them',
  'we',
  'us',
  'i',
  'me',
  'himself',
  'herself',
  'themselves',
  'itself',
  'who',
  'his',
  'their',
  'its',
  'our',
  'my',
  'ours',
  'theirs',
]);
/** Sectors whose country the text around may give. */
const HOMEBOUND = new Set(['MIL', 'COP', 'GOV', 'LEG', 'JUD', 'SPY', 'OPP', 'PRM', 'REB', 'UAF', 'PTY']);

export const actors = stage({
  name: 'actors',
  version: '1',
  needs: ['sentence', 'token', 'entity', 'mention', 'place'],
  makes: ['actor'],
  run(layers, context) {
    const knowledge = openActors(context.resources.knowledge);
    const date = (context.doc.meta.published ?? context.options.date)?.slice(0, 10) ?? null;
    const cased = isCased(context.doc.text);
    const reader = new ActorReader(layers, context.doc.text, knowledge, date, cased);
    const drafts = reader.read();
    for (const draft of drafts) {
      const words = context.doc.text.slice(draft.start, draft.end);
      if (draft.ambiguous)
        context.note(
          'actors.ambiguous',
          draft,
          `"${words}" may be ${draft.alternatives.map((each) => each.name).join(', ')}`,
        );
      else if (draft.basis === 'unknown' && draft.actor.id !== null)
        context.note('actors.unresolved', draft, `"${words}" is not on file`);
      context.trace({
        start: draft.start,
        end: draft.end,
        verdict: 'kept',
        rule: draft.basis,
        message: `"${words}" is ${draft.actor.id ?? draft.actor.name}`,
      });
    }
    return { actor: drafts };
  },
});

/** False for wire text in capitals, where case tells nothing. */
function isCased(text: string): boolean {
  const letters = text.slice(0, 20_000);
  const small = (letters.match(/\p{Ll}/gu) ?? []).length;
  const large = (letters.match(/\p{Lu}/gu) ?? []).length;
  return small > large;
}

interface Input {
  readonly sentence: readonly { tokens: [number, number]; paragraph: number }[];
  readonly token: readonly Token[];
  readonly entity: readonly Entity[];
  readonly mention: readonly Mention[];
  readonly place: readonly Place[];
}

class ActorReader {
  private readonly layers: Input;
  private readonly text: string;
  private readonly known: Actors;
  private readonly date: string | null;
  private readonly cased: boolean;
  private readonly memory = new Memory();
  private readonly found: Found[] = [];
  private readonly entityAt = new Map<number, Entity>();
  private readonly placeAt = new Map<number, Place>();
  private readonly clusterAt = new Map<number, number>();
  private readonly clusters = new Map<number, Reading>();

  constructor(layers: Input, text: string, known: Actors, date: string | null, cased: boolean) {
    this.layers = layers;
    this.text = text;
    this.known = known;
    this.date = date;
    this.cased = cased;
    let at = 0;
    const fill = <T extends { start: number; end: number }>(spans: readonly T[], into: Map<number, T>): void => {
      at = 0;
      for (const span of [...spans].sort((a, b) => a.start - b.start)) {
        while (at > 0 && layers.token[at - 1]!.end > span.start) at--;
        while (at < layers.token.length && layers.token[at]!.end <= span.start) at++;
        for (let each = at; each < layers.token.length && layers.token[each]!.start < span.end; each++)
          into.set(layers.token[each]!.id, span);
      }
    };
    fill(layers.entity, this.entityAt);
    fill(layers.place, this.placeAt);
    for (const mention of layers.mention)
      if (!this.clusterAt.has(mention.head)) this.clusterAt.set(mention.head, mention.cluster);
  }

  read(): Draft<'actor'>[] {
    for (const [index, sentence] of this.layers.sentence.entries()) {
      const words = new SentenceWords(this.layers.token.slice(sentence.tokens[0], sentence.tokens[1]));
      const taken = new Set<number>();
      const phrases = nounPhrases(words);
      for (const phrase of phrases) this.readPhrase(phrase, words, index, sentence.paragraph, taken);
      this.readModifiers(words, index, sentence.paragraph, taken);
    }
    this.resolvePronouns();
    this.resolveCountries();
    const order = (a: Found, b: Found): number => this.startOf(a) - this.startOf(b) || b.phrase.end - a.phrase.end;
    return this.found.sort(order).map(({ phrase, reading }) => ({
      start: phrase.start,
      end: phrase.end,
      head: phrase.head.id,
      ...reading,
    }));
  }

  private startOf(found: Found): number {
    return found.phrase.start;
  }

  private readPhrase(
    phrase: NounPhrase,
    words: SentenceWords,
    sentence: number,
    paragraph: number,
    taken: Set<number>,
  ): void {
    const { head } = phrase;
    if (taken.has(head.id)) return;
    if (head.upos === 'PRON' || head.upos === 'DET') return;
    if (this.isPlace(head, words)) return;
    const shared = this.sharedOwners(phrase, words);
    const reading = this.readWords(words.tokens.slice(phrase.start, phrase.end), phrase.core - phrase.start, head);
    if (!reading || !this.isSomebody(reading, phrase, words)) return;
    for (let at = phrase.start; at < phrase.end; at++) {
      const token = words.tokens[at]!;
      // An "of" phrase may hold somebody of its own who acts in the next clause; names inside the head part may not.
      if (at < phrase.core || reading.basis !== 'unknown') taken.add(token.id);
    }
    let start = phrase.start;
    for (const owner of shared) {
      const own = this.readWords(
        [...words.tokens.slice(owner.start, owner.end), ...words.tokens.slice(owner.last, phrase.end)],
        null,
        head,
      );
      if (own)
        this.add(words.tokens.slice(owner.start, owner.end), words.tokens[owner.start]!, own, sentence, paragraph);
      start = owner.next;
    }
    this.add(
      words.tokens.slice(start, phrase.end),
      head,
      shared.length > 0 ? (this.readWords(words.tokens.slice(start, phrase.end), null, head) ?? reading) : reading,
      sentence,
      paragraph,
    );
    this.learn(reading, words.tokens.slice(phrase.start, phrase.core), phrase, words);
  }

  /** "French and Russian forces": the first owner has the head noun in common with the last. */
  private sharedOwners(
    phrase: NounPhrase,
    words: SentenceWords,
  ): { start: number; end: number; last: number; next: number }[] {
    const shared: { start: number; end: number; last: number; next: number }[] = [];
    for (let at = phrase.start; at < phrase.core; at++) {
      const token = words.tokens[at]!;
      if (words.relation(token) !== 'conj' || words.at(token.id) >= words.at(phrase.head.id)) continue;
      const first = words.headOf(token);
      if (!first || !['amod', 'compound', 'nmod', 'conj'].includes(words.relation(first))) continue;
      const from = words.at(first.id);
      if (from < phrase.start || !this.isOwner(first) || !this.isOwner(token)) continue;
      const [low] = words.reach(at, (kid) => words.relation(kid) !== 'cc' && words.relation(kid) !== 'punct');
      shared.push({ start: from, end: from + 1, last: words.at(phrase.head.id), next: low });
    }
    return shared;
  }

  private isOwner(token: Token): boolean {
    const readings = this.known.named(normalise(token.form));
    return (
      /^\p{Lu}/u.test(token.form) && readings.some((reading) => reading.how !== 'surname' && reading.how !== 'person')
    );
  }

  private readWords(tokens: readonly Token[], head: number | null, headToken: Token): Reading | null {
    const forms: Form[] = tokens.map((token) => ({ form: token.form, upos: token.upos }));
    const named = this.substitutePossessives(tokens, forms);
    const words = wordsOf(named);
    const reading = compose({ words, actors: this.known, date: this.date, cased: this.cased });
    const surface = tokens
      .slice(0, head ?? tokens.length)
      .filter((token) => token.upos !== 'DET' && token.upos !== 'PUNCT')
      .map((token) => token.form)
      .join(' ');
    const recalled = /^\p{Lu}/u.test(surface) || !this.cased ? this.memory.recall(surface) : null;
    if (
      recalled &&
      (!reading ||
        reading.basis === 'unknown' ||
        reading.ambiguous ||
        (reading.actor.person !== null && headToken.upos === 'PROPN'))
    )
      return { ...recalled, basis: 'coreference', ambiguous: false, alternatives: [] };
    return reading;
  }

  /** "its forces": the pronoun stands for whoever its cluster names. */
  private substitutePossessives(tokens: readonly Token[], forms: Form[]): Form[] {
    return forms.map((form, index) => {
      const token = tokens[index]!;
      if (token.upos !== 'PRON' || token.deprel !== 'nmod:poss') return form;
      const cluster = this.clusterAt.get(token.id);
      const owner = cluster === undefined ? undefined : this.clusters.get(cluster);
      const id = owner?.actor.id ?? null;
      if (id === null || owner!.actor.collective !== null) return form;
      const top = id.split('/')[0]!;
      return this.known.record(top)
        ? {
            form: this.known.record(top)!.name.split(' ').length === 1 ? this.known.record(top)!.name : form.form,
            upos: 'PROPN',
          }
        : form;
    });
  }

  /** A place in a phrase of place is no actor; a metonym is. */
  private isPlace(head: Token, words: SentenceWords): boolean {
    if (this.clusterAt.size === 0 && head.upos !== 'PROPN') return false;
    const marks = words.marks(head);
    const place = this.placeAt.get(head.id);
    if (marks.some((mark) => LOCATIVE.has(mark)) && (place !== undefined || this.isAreaName(head))) return true;
    if (place) return !place.metonym && place.precision !== 'country';
    const readings = this.known.named(normalise(head.form));
    const capital = readings.some((reading) => reading.how === 'capital');
    if (!capital) return false;
    const relation = words.relation(head.deprel === 'conj' ? (words.headOf(head) ?? head) : head);
    const subject = relation === 'nsubj' || head.deprel === 'nmod:poss';
    const party = marks.some((mark) => ['with', 'against', 'by', 'between'].includes(mark));
    return !(subject || party || relation === 'iobj' || (relation === 'obj' && !isMotion(words.headOf(head))));
  }

  private isAreaName(head: Token): boolean {
    return (
      head.upos === 'PROPN' &&
      this.known
        .named(normalise(head.form))
        .some(
          (reading) => ['state', 'territory', 'region'].includes(reading.record.kind) && reading.how !== 'adjective',
        )
    );
  }

  /** Common nouns act only if the role lexicon has them; proper names of things and times do not. */
  private isSomebody(reading: Reading, phrase: NounPhrase, words: SentenceWords): boolean {
    const { head } = phrase;
    if (reading.basis !== 'unknown') {
      if (head.upos === 'ADJ' && reading.actor.id === null) return false;
      return !(reading.actor.id === null && reading.actor.sectors.length === 0 && !reading.ambiguous);
    }
    if (reading.ambiguous) return true;
    if (reading.actor.sectors.includes('UNK')) return head.upos === 'NOUN';
    if (head.upos !== 'PROPN' && reading.actor.person === null) return false;
    const entity = this.entityAt.get(head.id);
    if (entity) return entity.type === 'PER' || entity.type === 'ORG' || entity.type === 'NORP';
    if (this.layers.entity.length > 0 && reading.actor.person === null) return false;
    return (
      !NOT_NAMES.has(normalise(head.form)) &&
      (reading.actor.sectors.length > 0 ||
        reading.actor.country !== null ||
        /\s/.test(reading.actor.name) ||
        words.relation(head) === 'nsubj')
    );
  }

  private add(tokens: readonly Token[], head: Token, reading: Reading, sentence: number, paragraph: number): void {
    const start = tokens.find((token) => token.upos !== 'PUNCT') ?? tokens[0]!;
    const last = tokens.at(-1)!;
    const cluster = this.clusterAt.get(head.id);
    let kept = reading;
    if (cluster !== undefined) {
      const known = this.clusters.get(cluster);
      if (known && isVague(reading) && suits(known, reading))
        kept = { ...known, basis: 'coreference', ambiguous: false, alternatives: [] };
      else if (!known || strength(reading) > strength(known)) this.clusters.set(cluster, reading);
    }
    this.found.push({ phrase: { start: start.start, end: last.end, head }, reading: kept, sentence, paragraph });
  }

  private learn(reading: Reading, tokens: readonly Token[], phrase: NounPhrase, words: SentenceWords): void {
    const surface = tokens
      .filter((token) => token.upos !== 'DET')
      .map((token) => token.form)
      .join(' ');
    this.memory.learn(reading, surface);
    for (const token of tokens) {
      const titles = this.known.titles(singular(normalise(token.form)));
      if (titles.length > 0 && reading.actor.person !== null) this.memory.learnTitle(titles[0]!.office, reading);
    }
    // "the Farabundo Marti National Liberation Front (FMLN)"
    const [open, acronym, close] = words.tokens.slice(phrase.end, phrase.end + 3);
    if (open?.form === '(' && close?.form === ')' && acronym && /^[\p{Lu}\d.-]{2,10}$/u.test(acronym.form))
      this.memory.alias(acronym.form, reading);
  }

  /** Names that stand as modifiers of things: "Russia's strategy", "US air strikes", "the Hamas attack". */
  private readModifiers(words: SentenceWords, sentence: number, paragraph: number, taken: Set<number>): void {
    for (const [position, token] of words.tokens.entries()) {
      if (
        taken.has(token.id) ||
        !['PROPN', 'ADJ', 'NOUN'].includes(token.upos) ||
        (this.cased && !/^\p{Lu}/u.test(token.form))
      )
        continue;
      const relation = words.relation(token);
      if (relation !== 'compound' && relation !== 'amod' && relation !== 'conj' && relation !== 'flat') continue;
      const phrase = phraseOf(position, words);
      const next = words.tokens[position + 1];
      if (next?.form === '-' || /-/.test(token.form)) continue;
      const reading = this.readWords(words.tokens.slice(phrase.start, phrase.core), null, token);
      if (!reading || reading.basis === 'unknown' || reading.actor.id === null) continue;
      if (
        this.placeAt.has(token.id) &&
        this.placeAt.get(token.id)!.precision !== 'country' &&
        !this.placeAt.get(token.id)!.metonym &&
        token.upos !== 'ADJ'
      )
        continue;
      for (let at = phrase.start; at < phrase.core; at++) taken.add(words.tokens[at]!.id);
      this.add(words.tokens.slice(phrase.start, phrase.core), token, reading, sentence, paragraph);
    }
  }

  private resolvePronouns(): void {
    const heads = new Set(this.found.map((found) => found.phrase.head.id));
    for (const [index, sentence] of this.layers.sentence.entries()) {
      for (let at = sentence.tokens[0]; at < sentence.tokens[1]; at++) {
        const token = this.layers.token[at]!;
        if (heads.has(token.id) || token.upos !== 'PRON' || !PRONOUNS.has(token.form.toLowerCase())) continue;
        const cluster = this.clusterAt.get(token.id);
        const reading = cluster === undefined ? undefined : this.clusters.get(cluster);
        if (!reading) continue;
        this.found.push({
          phrase: { start: token.start, end: token.end, head: token },
          reading: { ...reading, basis: 'coreference', ambiguous: false, alternatives: [] },
          sentence: index,
          paragraph: sentence.paragraph,
        });
      }
    }
    for (const found of this.found) {
      if (!isVague(found.reading)) continue;
      const title = this.known.titles(singular(normalise(found.phrase.head.form)))[0];
      const titled =
        title &&
        found.phrase.head.upos === 'NOUN' &&
        /^the\b/i.test(this.text.slice(found.phrase.start, found.phrase.end))
          ? this.memory.titled(title.office)
          : null;
      if (titled) found.reading = { ...titled, basis: 'coreference', ambiguous: false, alternatives: [] };
    }
  }

  /** The country of "the army": of the only state its sentence lies in, else of the only state the article lies in. */
  private resolveCountries(): void {
    const counts = new Map<string, number>();
    const bySentence = new Map<number, Set<string>>();
    for (const [index, sentence] of this.layers.sentence.entries()) {
      const seen = new Set<string>();
      bySentence.set(index, seen);
      for (let at = sentence.tokens[0]; at < sentence.tokens[1]; at++) {
        const country = this.siteOf(this.layers.token[at]!);
        if (!country) continue;
        seen.add(country);
        counts.set(country, (counts.get(country) ?? 0) + 1);
      }
    }
    for (const { reading } of this.found)
      if (reading.actor.country && reading.basis !== 'coreference')
        counts.set(reading.actor.country, (counts.get(reading.actor.country) ?? 0) + 1);
    const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
    const [main] = [...counts].sort((a, b) => b[1] - a[1]);
    const articleCountry = main && total >= 3 && main[1] / total >= 0.7 ? main[0] : null;
    for (const found of this.found) {
      const { actor } = found.reading;
      if (
        actor.country !== null ||
        actor.id !== null ||
        found.reading.ambiguous ||
        actor.collective !== null ||
        !HOMEBOUND.has(actor.sectors[0] ?? '')
      )
        continue;
      const here = bySentence.get(found.sentence)!;
      const country =
        here.size === 1
          ? [...here][0]!
          : here.size === 0
            ? articleCountry
            : articleCountry !== null && here.has(articleCountry)
              ? articleCountry
              : null;
      const state = country ? this.known.stateOf(country) : null;
      if (!state) continue;
      const suffix = suffixOf(actor.sectors);
      found.reading = {
        ...found.reading,
        actor: { ...actor, id: `${state.id}/${suffix}`, name: organName(state, suffix), country: state.country },
      };
    }
  }

  /** Country of a word that says where something is. */
  private siteOf(token: Token): string | null {
    const place = this.placeAt.get(token.id);
    if (place) return place.metonym || token.start !== place.start ? null : place.country;
    if (token.upos !== 'PROPN') return null;
    const readings = this.known
      .named(normalise(token.form))
      .filter(
        (reading) =>
          ['state', 'territory', 'region'].includes(reading.record.kind) && ['name', 'capital'].includes(reading.how),
      );
    const previous = this.layers.token[token.id - 1];
    if (readings.length === 0 || !previous || !LOCATIVE.has(previous.form.toLowerCase())) return null;
    return readings[0]!.record.country;
  }
}

const MOTION = new Set([
  'leave',
  'visit',
  'enter',
  'reach',
  'bomb',
  'attack',
  'shell',
  'hit',
  'strike',
  'besiege',
  'capture',
  'seize',
  'retake',
  'storm',
  'tour',
  'surround',
  'occupy',
  'raid',
  'pound',
  'flee',
  'recapture',
  'approach',
  'liberate',
]);
const isMotion = (verb: Token | null): boolean => verb !== null && MOTION.has(verb.lemma.toLowerCase());

const NOT_NAMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december internet christmas easter ramadan god'.split(
    ' ',
  ),
);

/** Words that say a kind of actor and not which: fit to be filled from the cluster or the article. */
function isVague(reading: Reading): boolean {
  return (
    reading.actor.id === null &&
    reading.actor.person === null &&
    !reading.ambiguous &&
    reading.actor.collective === null
  );
}

function strength(reading: Reading): number {
  if (reading.ambiguous || isVague(reading)) return 0;
  if (reading.actor.person !== null) return 4;
  return { name: 3, title: 3, metonym: 2, composed: 2, coreference: 1, unknown: 1 }[reading.basis];
}

/** A cluster's name may fill a vague phrase unless the two are of different kinds. */
function suits(known: Reading, vague: Reading): boolean {
  const [sector] = vague.actor.sectors;
  if (sector === undefined || sector === 'UNK' || sector === 'PTY' || sector === 'GOV') return true;
  return (
    known.actor.sectors.includes(sector) ||
    (known.actor.person !== null &&
      ['CVL', 'SOC', 'CRM', 'EDU', 'LAB', 'BUS', 'OPP', 'MIL', 'JUD', 'LEG'].includes(sector)) ||
    (sector === 'REB' && known.actor.sectors.includes('IMG')) ||
    (sector === 'UAF' && known.actor.sectors.includes('REB'))
  );
}
