/**
 * How firmly a phrase (a time, a place) hangs on an event's words. In: tokens with heads, predicate roles. Out: a strength,
 * 0 for none. Read off the tree: the phrase's own verb or noun, and how that one is tied to the event's trigger. What hangs
 * on a verb of saying belongs to the saying: "Kerry said on Tuesday that forces had struck Raqqa on Monday".
 */
import type { Predicate, Span, Token } from '../document.ts';
import type { Event } from '../event.ts';

export const STRENGTH = {
  none: 0,
  /** Inside an argument that acts rather than suffers: "troops in Iraq fired". */
  bystander: 3,
  /** In a clause that tells more about the trigger: "the attack, which killed 20 on Monday". */
  relative: 5,
  /** Shared with a coordinate or subordinate verb: "crossed the border on Monday and shelled the town". */
  shared: 6,
  /** Inside an argument of the trigger, or on the verb the trigger noun belongs to: "carried out attacks on Monday". */
  clause: 7,
  direct: 9,
  role: 10,
} as const;

/** Verbs whose own time and place are those of the words, not of what the words tell. */
export const REPORTS: ReadonlySet<string> = new Set(
  'say tell report announce declare deny accuse warn claim insist argue condemn criticize criticise denounce threaten pledge vow promise demand urge ask propose suggest believe think confirm reiterate describe discuss mention recall acknowledge admit blame reject welcome note add explain state write tweet quote show see hear learn mark commemorate remember mourn investigate examine review illustrate highlight underscore underline demonstrate reveal reflect indicate'.split(
    ' ',
  ),
);
const SHARED = /^(?:conj|xcomp|advcl|parataxis|acl)$/;
const ACTS = /^(?:nsubj|obl:agent|nmod:poss)$/;

export class Attachment {
  readonly #tokens: readonly Token[];
  readonly #roles = new Map<number, Map<number, string>>();

  constructor(tokens: readonly Token[], predicates: readonly Predicate[]) {
    this.#tokens = tokens;
    for (const predicate of predicates)
      this.#roles.set(predicate.token, new Map(predicate.roles.map(({ role, token }) => [token, role])));
  }

  /** The word of a span that hangs on a word outside it. */
  headOf(span: Span, sentence: { tokens: readonly [number, number] }): Token | null {
    let first: Token | null = null;
    for (let i = sentence.tokens[0]; i < sentence.tokens[1]; i++) {
      const token = this.#tokens[i]!;
      if (token.end <= span.start || token.start >= span.end) continue;
      first ??= token;
      const governor = this.#above(token);
      if (!governor || governor.end <= span.start || governor.start >= span.end) return token;
    }
    return first;
  }

  strength(phrase: Token, event: Pick<Event, 'heads'>, role: 'AM-TMP' | 'AM-LOC'): number {
    const { trigger, support } = event.heads;
    const at = this.#tokens[trigger];
    if (!at || at.sentence !== phrase.sentence) return STRENGTH.none;
    for (const own of [trigger, support]) {
      if (own !== null && this.#roles.get(own)?.get(phrase.id) === role) return STRENGTH.role;
    }
    const isOwn = (token: Token | null): boolean => token !== null && (token.id === trigger || token.id === support);
    const governor = this.#sayingBefore(phrase) ?? this.#toldBefore(phrase) ?? this.#above(phrase);
    if (isOwn(governor)) return STRENGTH.direct;
    if (this.#isOfItsNoun(phrase)) return STRENGTH.none;
    let last = phrase;
    let host = governor;
    while (host && !isOwn(host) && (!isPredicate(host) || isSituated(host))) {
      last = host;
      host = this.#above(host);
    }
    if (!host) return STRENGTH.none;
    if (role === 'AM-TMP' && isOwn(this.#verbAfter(phrase, event.heads.actor))) return STRENGTH.direct;
    const acts = governor !== host && ACTS.test(last.deprel) && last.deprel !== 'nmod:poss';
    if (isOwn(host)) return acts ? STRENGTH.bystander : STRENGTH.clause;
    if (role === 'AM-TMP' && this.#trails(host, at, phrase)) return STRENGTH.relative;
    return this.#between(host, at, acts, role === 'AM-LOC' && phrase.id > host.id);
  }

  /** "said Monday they will order": parsers hang the day on the order; it stands with the saying. */
  #sayingBefore(phrase: Token): Token | null {
    let at = phrase.id - 1;
    while (at >= 0 && this.#tokens[at]!.head === phrase.id) at--;
    const before = this.#tokens[at];
    if (before?.upos !== 'VERB' || before.sentence !== phrase.sentence || !REPORTS.has(before.lemma.toLowerCase()))
      return null;
    return phrase.head !== null && phrase.head > phrase.id ? before : null;
  }

  /** "A man was shot on April 5, reports the Gazette": what stands before a verb of saying with its speaker behind it is of what is told. */
  #toldBefore(phrase: Token): Token | null {
    const saying = this.#above(phrase);
    if (!saying || phrase.id > saying.id || !REPORTS.has(saying.lemma.toLowerCase())) return null;
    const beside = this.#dependants(saying);
    const speaker = beside.find(({ deprel }) => deprel.startsWith('nsubj'));
    const told = beside.find(({ deprel, id }) => /^(?:ccomp|parataxis)/.test(deprel) && id < phrase.id);
    return speaker && speaker.id > saying.id ? (told ?? null) : null;
  }

  /** "Police in Zenda on Monday arrested": parsers hang the day on who acts; just before the verb it stands with the verb. */
  #verbAfter(phrase: Token, actor: number | null): Token | null {
    let top: Token | null = phrase;
    while (top && top.id !== actor && top.deprel.startsWith('nmod')) top = this.#above(top);
    if (!top || top.id !== actor) return null;
    let at = phrase.id + 1;
    while (this.#tokens[at]?.head === phrase.id || /^(?:AUX|ADV)$/.test(this.#tokens[at]?.upos ?? '')) at++;
    return this.#tokens[at] ?? null;
  }

  /** "A 2013 report", "whose 2011 secession": a year set before a noun dates that noun, unless the noun itself tells when ("in the 2008 campaign"). */
  #isOfItsNoun(phrase: Token): boolean {
    const noun = this.#above(phrase);
    if (!/^\d{4}$/.test(phrase.form) || noun?.upos !== 'NOUN' || noun.id < phrase.id) return false;
    return !/^(?:in|during|at|since|until|before|by)$/.test(caseOf(this.#tokens, noun));
  }

  /** Strength of a phrase on another predicate. */
  #between(host: Token, trigger: Token, acts: boolean, after: boolean): number {
    if (REPORTS.has(host.lemma.toLowerCase())) return STRENGTH.none;
    // Upward from the trigger to the phrase's verb.
    let step: Token | null = trigger;
    let clauses = 0;
    while (step && step.id !== host.id) {
      const relation: string = step.deprel.split(':')[0]!;
      if (/^(?:ccomp|csubj)$/.test(relation) || step.deprel === 'acl:relcl') return this.#below(host, trigger);
      if (isPredicate(step) && SHARED.test(relation)) clauses++;
      else if (isPredicate(step) && step.id !== trigger.id) return this.#below(host, trigger);
      step = this.#above(step);
    }
    if (step) {
      if (clauses === 0) return acts ? STRENGTH.bystander : STRENGTH.clause;
      // A place after the first of two verbs is the first one's; one before both sets the scene for both.
      if (after) return STRENGTH.none;
      return clauses === 1 ? STRENGTH.shared : STRENGTH.relative;
    }
    return this.#below(host, trigger);
  }

  /** "100 were killed and 200 wounded on Friday": a time after the last of two verbs is of both. */
  #trails(host: Token, trigger: Token, phrase: Token): boolean {
    if (host.deprel !== 'conj' || host.head !== trigger.id || phrase.id < host.id) return false;
    return !this.#tokens
      .slice(trigger.id, host.id)
      .some((token) => token.head === host.id && token.deprel.startsWith('nsubj'));
  }

  /** Upward from the phrase's verb to the trigger: a relative clause or a controlled verb of it. */
  #below(host: Token, trigger: Token): number {
    let step: Token | null = host;
    let relative = false;
    for (let climbs = 0; step && step.id !== trigger.id && climbs < 3; climbs++) {
      const relation: string = step.deprel.split(':')[0]!;
      if (step.deprel === 'acl:relcl' || relation === 'acl') relative = true;
      else if (relation !== 'xcomp') return STRENGTH.none;
      step = this.#above(step);
    }
    if (!step || step.id !== trigger.id) return STRENGTH.none;
    return relative ? STRENGTH.relative : STRENGTH.shared;
  }

  #dependants({ id, sentence }: Token): Token[] {
    let [from, until] = [id, id + 1];
    while (this.#tokens[from - 1]?.sentence === sentence) from--;
    while (this.#tokens[until]?.sentence === sentence) until++;
    return this.#tokens.slice(from, until).filter(({ head }) => head === id);
  }

  #above(token: Token): Token | null {
    return token.head === null ? null : (this.#tokens[token.head] ?? null);
  }
}

/** "A bank located in Zenda" is a bank in Zenda. */
const isSituated = ({ lemma, deprel }: Token): boolean => deprel === 'acl' && /^(?:locate|situate)d?$/i.test(lemma);

const isPredicate = (token: Token): boolean =>
  token.upos === 'VERB' || token.deprel === 'root' || /^(?:ccomp|advcl|acl|xcomp|parataxis|csubj)/.test(token.deprel);

/** "The spot", "in this encounter": a noun told as known. */
export function isPointedAt(tokens: readonly Token[], noun: Token): boolean {
  for (let i = noun.id - 1; i >= 0 && tokens[i]!.sentence === noun.sentence; i--)
    if (tokens[i]!.head === noun.id && /^(?:the|this|that)$/i.test(tokens[i]!.form)) return true;
  return false;
}

/** The preposition of a phrase, lower case, '' if it has none. */
export function caseOf(tokens: readonly Token[], head: Token): string {
  for (let i = head.id - 1; i >= 0 && i > head.id - 8; i--) {
    const token = tokens[i]!;
    if (token.sentence !== head.sentence) break;
    if (token.head === head.id && /^(?:case|mark)$/.test(token.deprel)) return token.form.toLowerCase();
  }
  return '';
}
