/**
 * Mode, context and CAMEO code of a chosen reading. In: the reading, the tokens of the event's own phrase (act-phrase.ts), what
 * a verbal act is about. Out: modes named by the cue, by the content, or by words that stand in the phrase ("air raid",
 * "missile"); what the object makes of them stands in mode-by-object.ts.
 */
import type { ContentRule, Ontology, OntologyContext, OntologyType } from '../../ontology.ts';
import type { Cue } from '../../ontology-cues.ts';
import type { Resources } from '../../resources.ts';
import type { Act } from './merge.ts';
import type { SentenceTree } from './syntax.ts';

/** Types whose mode is the content of the words: one mode, the first found. */
export const ONE_MODE: ReadonlySet<string> = new Set(['REQUEST', 'REJECT', 'THREATEN']);

/** Weapons seen in the phrase speak more precisely than the verb's own guess. */
const REFINES: Record<string, readonly string[]> = {
  explosives: ['aerial', 'drone', 'heavy-weapons', 'suicide-attack', 'crowd-control'],
  targeted: ['aerial', 'drone', 'heavy-weapons', 'explosives', 'suicide-attack', 'firearms'],
  'heavy-weapons': ['drone', 'crowd-control'],
  aerial: ['drone', 'suicide-attack'],
  troops: ['police', 'militia', 'weapons'],
  demo: ['riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  strike: ['hunger', 'boycott'],
  firearms: ['abduct', 'crowd-control'],
  destroy: ['drone', 'aerial', 'heavy-weapons'],
  restrict: ['censor', 'curfew', 'martial-law', 'withhold', 'arrest'],
  riot: ['vandalize'],
};

/** What "fired", "opened fire" lead one to suppose, until the words name another weapon. */
const SUPPOSED: Record<string, readonly string[]> = { firearms: ['aerial', 'drone', 'heavy-weapons'] };

/** Types that go by what is done to somebody: what the words speak of beside it does not change that. */
const SETTLED: Record<string, readonly string[]> = { COERCE: ['arrest', 'deport'] };

export function modesOf(
  tree: SentenceTree,
  cue: Cue,
  type: OntologyType,
  words: readonly number[],
  contentMode: string | null,
  sectors: readonly string[] = [],
): string[] {
  const seen = phrasesOf(tree, words);
  const fromWords = type.modes
    .filter((mode) => mode.words.some((word) => seen.has(word)) || mode.sectors.some((each) => sectors.includes(each)))
    .map((mode) => mode.id);
  if (ONE_MODE.has(type.id)) {
    const one = contentMode ?? cue.modes[0] ?? firstInText(tree, type, words) ?? null;
    return one === null ? [] : [one];
  }
  if (SETTLED[type.id]?.some((mode) => cue.modes.includes(mode))) return refineModes(type, cue.modes);
  const ofCue = cue.modes.filter((mode) => !SUPPOSED[mode]?.some((other) => fromWords.includes(other)));
  const modes = new Set([...ofCue, ...(contentMode === null ? [] : [contentMode]), ...fromWords]);
  return refineModes(type, modes);
}

/** Words, by lemma and by form, and each with the one that follows it but for an article: "tear gas", "in the air". */
function phrasesOf(tree: SentenceTree, words: readonly number[]): ReadonlySet<string> {
  const found = new Set<string>();
  const own = new Set(words);
  const last = tree.tokens.at(-1)!.id;
  for (const id of words) {
    const forms = [tree.lemma(id), tree.at(id).form.toLowerCase()];
    let next = id + 1;
    while (next < last && /^(?:the|a|an|their|his|her|its|-)$/i.test(tree.at(next).form)) next += 1;
    for (const form of forms) {
      found.add(form);
      if (next <= last && own.has(next))
        for (const after of [tree.lemma(next), tree.at(next).form.toLowerCase()]) found.add(`${form} ${after}`);
    }
  }
  return found;
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
  const about = heads.flatMap((head) => [...lightObjects(tree, head), head]);
  for (const id of about) {
    const named = type.modes.filter((mode) => mode.words.includes(tree.lemma(id))).map((mode) => mode.id);
    // "to strike the capital", "to strike for higher pay": of a word of two modes its object tells, or the type
    if (named.length > 1 && named.includes('violence') && tree.child(id, 'obj') !== null) return 'violence';
    if (named.length > 0) return named.find((mode) => mode === content?.rule.mode) ?? named[0]!;
  }
  return content?.rule.mode ?? null;
}

/** Verbs that leave it to their object what is done: "return to the talks", "hold elections", "give way". */
const LIGHT = /^(?:return|resume|go|come|sit|hold|start|begin|open|enter|join|attend|continue|give|take|make)$/;

function lightObjects(tree: SentenceTree, verb: number): number[] {
  if (tree.at(verb).upos !== 'VERB' || !LIGHT.test(tree.lemma(verb))) return [];
  const to = tree.children(verb, 'obl').filter((child) => /^(?:to|at|for)$/.test(tree.prepositions(child)[0] ?? ''));
  return [...tree.children(verb, 'obj'), ...to];
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

/**
 * "Israel bombed the airport": whoever has an air force bombs from the air, unless the act's own words tell of a bomb on the
 * ground; and so do bombs that fall.
 */
export function fromTheAir(
  tree: SentenceTree,
  { candidate, actors }: Act,
  modes: readonly string[],
  phrase: readonly number[],
): readonly string[] {
  const { reading, type } = candidate;
  if (type.id !== 'ASSAULT' || !modes.includes('explosives')) return modes;
  const falls = fall(tree, reading.token);
  if (!falls && !/^(bomb|bombard)$/.test(tree.lemma(reading.token))) return modes;
  const flies = ({ actor: { country, person, sectors } }: Act['actors'][number]): boolean =>
    country !== null && person === null && sectors.every((sector) => sector === 'MIL' || sector === 'GOV');
  if (!falls && (actors.length === 0 || !actors.every(flies))) return modes;
  if (phrase.some((id) => ON_THE_GROUND.test(tree.lemma(id)))) return modes;
  return [...new Set(modes.map((mode) => (mode === 'explosives' ? 'aerial' : mode)))];
}

/** "Bombs fell on the market", by its verb or its noun. */
function fall(tree: SentenceTree, token: number): boolean {
  const verb = tree.at(token).upos === 'VERB' ? token : tree.head(token);
  if (verb === null || !/^(?:fall|rain)$/.test(tree.lemma(verb))) return false;
  return tree.subjects(verb).some(({ token: subject }) => tree.lemma(subject) === 'bomb');
}

const ON_THE_GROUND = /^(car|truck|lorry|van|suicide|roadside|bomber|plant|device|ied|parcel|letter|agent|mine)$/;
