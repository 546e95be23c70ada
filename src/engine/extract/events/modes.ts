/**
 * Mode, context and CAMEO code of a chosen reading. In: the reading, the tokens of the event's own phrase, what a verbal
 * act is about. Out: modes named by the cue, by the content, or by words that stand in the phrase ("air", "missile").
 */
import type { ContentRule, Ontology, OntologyContext, OntologyType } from '../../ontology.ts';
import type { Cue } from '../../ontology-cues.ts';
import type { Resources } from '../../resources.ts';
import type { Act } from './merge.ts';
import type { SentenceTree } from './syntax.ts';

/** Types whose mode is the content of the words: one mode, the first found. */
const ONE_MODE = new Set(['REQUEST', 'REJECT', 'THREATEN']);

/** Weapons seen in the phrase speak more precisely than the verb's own guess. */
const REFINES: Record<string, readonly string[]> = {
  explosives: ['aerial', 'drone', 'heavy-weapons', 'suicide-attack'],
  targeted: ['aerial', 'drone', 'heavy-weapons', 'explosives', 'suicide-attack', 'firearms'],
  'heavy-weapons': ['drone'],
  aerial: ['drone', 'suicide-attack'],
  troops: ['police', 'militia', 'weapons'],
  demo: ['riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  strike: ['hunger', 'boycott'],
  firearms: ['abduct', 'crowd-control'],
  destroy: ['drone', 'aerial', 'heavy-weapons'],
  restrict: ['censor', 'curfew', 'martial-law', 'withhold'],
};

/** Tokens of an event's own phrase: below the trigger, without other clauses and without the recipient's phrase. */
export function ownPhrase(
  tree: SentenceTree,
  trigger: number,
  extra: readonly (number | null)[],
  without: readonly number[],
): number[] {
  const barred = new Set(without);
  const roots = [trigger, ...extra.filter((node): node is number => node !== null)];
  const found = new Set<number>();
  for (const root of roots) {
    const stop = (child: number): boolean =>
      barred.has(child) ||
      (tree.is(child, 'ccomp', 'parataxis', 'acl:relcl', 'conj') && tree.at(child).upos === 'VERB') ||
      (tree.is(child, 'advcl') && tree.child(child, 'nsubj') !== null);
    for (const node of tree.subtree(root, stop)) found.add(node);
  }
  return [...found].sort((a, b) => a - b);
}

export function modesOf(
  tree: SentenceTree,
  cue: Cue,
  type: OntologyType,
  words: readonly number[],
  contentMode: string | null,
  sectors: readonly string[] = [],
): string[] {
  const seen = new Set(words.flatMap((id) => [tree.lemma(id), tree.at(id).form.toLowerCase()]));
  const fromWords = type.modes
    .filter((mode) => mode.words.some((word) => seen.has(word)) || mode.sectors.some((each) => sectors.includes(each)))
    .map((mode) => mode.id);
  if (ONE_MODE.has(type.id)) {
    const one = contentMode ?? cue.modes[0] ?? firstInText(tree, type, words) ?? null;
    return one === null ? [] : [one];
  }
  const modes = new Set([...cue.modes, ...(contentMode === null ? [] : [contentMode]), ...fromWords]);
  return refineModes(type, modes);
}

/** Drops what a more precise mode says better; in the ontology's order. */
export function refineModes(type: OntologyType, found: Iterable<string>): string[] {
  const modes = new Set(found);
  for (const [coarse, fine] of Object.entries(REFINES)) {
    if (modes.has(coarse) && fine.some((mode) => modes.has(mode))) modes.delete(coarse);
  }
  return type.modes.map((mode) => mode.id).filter((mode) => modes.has(mode));
}

/**
 * Mode of a verbal act by what it is about: the word that heads the content where it is one of a mode's own ("threatened to
 * annex"), else what the ontology makes of the content's type.
 */
export function contentModeOf(
  tree: SentenceTree,
  type: OntologyType,
  trigger: number,
  content: { rule: ContentRule; token: number } | null,
): string | null {
  const heads = [...tree.complements(trigger), ...(content === null ? [] : [content.token])];
  return firstInText(tree, type, heads) ?? content?.rule.mode ?? null;
}

/**
 * The clause an act without a subject of its own hangs on tells how it was done: "set up roadblocks to protest", "the
 * howitzers pounded the town, killing five", "threw paint in protest".
 */
export function governorOf(tree: SentenceTree, trigger: number): number | null {
  const head = tree.head(trigger);
  if (head === null || tree.at(head).upos !== 'VERB' || tree.child(trigger, 'nsubj', 'nsubj:pass') !== null)
    return null;
  const noun = tree.at(trigger).upos === 'NOUN';
  return tree.is(trigger, ...(noun ? ['obl'] : ['advcl', 'xcomp'])) ? head : null;
}

function firstInText(tree: SentenceTree, type: OntologyType, words: readonly number[]): string | null {
  for (const id of words) {
    const lemma = tree.lemma(id);
    const mode = type.modes.find((candidate) => candidate.words.includes(lemma));
    if (mode) return mode.id;
  }
  return null;
}

/** The most precise code there is: content, then a mode that says more than the type, then the cue, then the type. */
export function cueCode(
  cue: Cue,
  type: OntologyType,
  modes: readonly string[],
  contentCode: string | null,
): string | null {
  if (contentCode !== null) return appealing(cue, contentCode);
  // the head saw another type in the word: the cue's code is not its own
  if (cue.type !== type.id && !type.content.some((rule) => rule.type !== null)) return type.cameo;
  const mode = type.modes.find(
    (candidate) => modes.includes(candidate.id) && !cue.modes.includes(candidate.id) && candidate.cameo !== null,
  );
  if (mode?.cameo) return appealing(cue, mode.cameo);
  return cue.cameo ?? type.cameo;
}

/** CAMEO parts asking (02) from demanding (10), with the same fields below both: an appeal for aid is 023, a demand 103. */
function appealing(cue: Cue, code: string): string {
  return cue.cameo?.startsWith('02') && code.startsWith('10') ? `02${code.slice(2)}` : code;
}

export interface ContextIndex {
  /** Lemma sequences by their first lemma, each with its context. */
  phrases: ReadonlyMap<string, readonly { rest: readonly string[]; context: string }[]>;
  contexts: readonly OntologyContext[];
}

export function openContexts(ontology: Ontology, knowledge: Resources['knowledge']): ContextIndex {
  return knowledge.memo(`ontology-contexts:${ontology.id}`, () => indexContexts(ontology));
}

function indexContexts(ontology: Ontology): ContextIndex {
  const phrases = ontology.contexts.flatMap(({ id, words }) =>
    words.map((phrase) => {
      const [first, ...rest] = phrase.split(' ');
      return { first: first!, rest, context: id };
    }),
  );
  return { phrases: Map.groupBy(phrases, ({ first }) => first), contexts: ontology.contexts };
}

/** Contexts that words of the sentence or the actors' sectors bring along, in the ontology's order. */
export function contextsOf(
  tree: SentenceTree,
  index: ContextIndex,
  sectors: readonly string[],
  named: readonly string[],
): string[] {
  const found = new Set<string>(named);
  const lemmas = tree.tokens.map((token) => tree.lemma(token.id));
  for (const [at, lemma] of lemmas.entries())
    for (const { rest, context } of index.phrases.get(lemma) ?? [])
      if (rest.every((word, after) => lemmas[at + 1 + after] === word)) found.add(context);
  for (const context of index.contexts)
    if (context.sectors.some((sector) => sectors.includes(sector))) found.add(context.id);
  return index.contexts.map((context) => context.id).filter((id) => found.has(id));
}

/** "Israel bombed the airport": whoever has an air force bombs from the air, unless the sentence tells of a bomb on the ground. */
export function fromTheAir(
  tree: SentenceTree,
  { candidate, actors }: Act,
  modes: readonly string[],
): readonly string[] {
  const { reading, type } = candidate;
  if (type.id !== 'ASSAULT' || !modes.includes('explosives') || !/^(bomb|bombard)$/.test(tree.lemma(reading.token)))
    return modes;
  const flies = ({ actor: { country, person, sectors } }: Act['actors'][number]): boolean =>
    country !== null && person === null && sectors.every((sector) => sector === 'MIL' || sector === 'GOV');
  if (actors.length === 0 || !actors.every(flies)) return modes;
  if (tree.tokens.some(({ id }) => ON_THE_GROUND.test(tree.lemma(id)))) return modes;
  return [...new Set(modes.map((mode) => (mode === 'explosives' ? 'aerial' : mode)))];
}

const ON_THE_GROUND = /^(car|truck|lorry|van|suicide|roadside|bomber|plant|device|ied|parcel|letter|agent|mine)$/;
