/**
 * What somebody calls a thing, where the name is a verdict: "called the report baseless", "described the raid as a crime".
 * In: a sentence and a verb of naming. Out: whether a harsh name is given. Closed lists of English words, by lemma.
 */
import type { SentenceTree } from './syntax.ts';

const NAMING = new Set(
  'call brand label term deem describe denounce dismiss portray characterise characterize regard consider'.split(' '),
);

/** Nouns and adjectives that judge harshly whatever they name. */
const HARSH = new Set(
  `nonsense lie fiction falsehood fabrication invention fantasy fake forgery hoax slander libel smear propaganda farce
  sham charade mockery travesty disgrace shame outrage scandal crime atrocity massacre genocide terrorism terror treason
  betrayal coup provocation aggression interference violation breach blackmail extortion piracy theft robbery insult
  affront humiliation mistake error blunder folly failure disaster catastrophe threat menace danger trick ploy pretext
  excuse trap hypocrisy blasphemy sacrilege racism apartheid occupation invasion murder butchery barbarism savagery
  liar terrorist traitor criminal murderer killer puppet coward dictator tyrant thug fascist war-criminal rubbish stunt
  baseless groundless unfounded false untrue fictitious absurd ridiculous ludicrous laughable preposterous nonsensical
  unacceptable intolerable inadmissible unjustified unjustifiable unwarranted unprovoked illegal unlawful illegitimate
  unconstitutional invalid fraudulent rigged flawed biased slanderous defamatory malicious misleading irresponsible
  reckless dangerous provocative cowardly heinous barbaric brutal inhuman inhumane criminal terrorist shameful shameless
  disgraceful outrageous scandalous appalling abhorrent despicable deplorable reprehensible horrific monstrous cynical
  hypocritical insulting offensive racist unfair unjust unilateral arbitrary disproportionate excessive counterproductive
  counter-productive destabilising destabilizing hostile undemocratic repressive draconian incomprehensible regrettable
  unfortunate wrong immoral unhelpful`.split(/\s+/),
);

/** Whether a verb of naming gives its object a harsh name. */
export function namesHarshly(tree: SentenceTree, verb: number): boolean {
  if (!NAMING.has(tree.lemma(verb))) return false;
  return namesGiven(tree, verb).some((word) => isHarsh(tree, word));
}

/** Whether a word stands in the name given: "American" of "called it an American lie" is called nothing. */
export function isInName(tree: SentenceTree, verb: number, word: number): boolean {
  if (!NAMING.has(tree.lemma(verb))) return false;
  const names = namesGiven(tree, verb);
  return (
    names.some((name) => isHarsh(tree, name)) &&
    names.some((name) => name !== word && tree.subtree(name).includes(word))
  );
}

/** Words that name or judge the object: its second object, a complement, "as …", what it is bracketed with. */
function namesGiven(tree: SentenceTree, verb: number): number[] {
  // "called such reports lies" may be read as two objects: what is named stands first
  const object = tree.children(verb, 'obj', 'iobj').sort((a, b) => a - b)[0] ?? null;
  const complements = tree.children(verb, 'xcomp', 'ccomp', 'obj', 'iobj', 'obl', 'advmod', 'advcl');
  const after = complements.filter((word) => word > verb && word !== object);
  const within = object === null ? [] : tree.children(object, 'appos', 'xcomp', 'amod').filter((word) => word > object);
  // "called this nonsense": read as one phrase, "this" its determiner; "those statements" is no naming
  const bare =
    object !== null && tree.children(object, 'det').some((word) => /^(this|that)$/i.test(tree.at(word).form))
      ? [object]
      : [];
  const names = [...after.filter((word) => isName(tree, verb, word)), ...within, ...bare];
  return names.flatMap((word) => [word, ...tree.children(word, 'conj', 'amod')]);
}

/** An oblique names only after "as" or "for"; an adverb only where the tagger took an adjective for one. */
function isName(tree: SentenceTree, verb: number, word: number): boolean {
  if (tree.is(word, 'obl')) return tree.prepositions(word).includes('as') || tree.lemma(verb) === 'call';
  if (tree.is(word, 'advmod')) return HARSH.has(tree.lemma(word));
  return true;
}

/** The lemma, or the form where the language model took another word for it ("fakes", "baseless" as nouns). */
function isHarsh(tree: SentenceTree, word: number): boolean {
  const form = tree.at(word).form.toLowerCase();
  return HARSH.has(tree.lemma(word)) || HARSH.has(form) || HARSH.has(form.replace(/s$/, ''));
}
