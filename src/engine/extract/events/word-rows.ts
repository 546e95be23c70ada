/**
 * What is known of a word that a cue fits, in numbers: what the heads make of it, what syntax and the rules see around it, whether
 * the article told it before, and how much of the article is about acts at all. In: the chosen candidates of a document. Out: a row a
 * candidate, in the order of {@link WORD_COLUMNS}; confidence.ts asks trees of them, and training reads the same rows.
 */
import type { Mind } from './mind.ts';
import type { SentenceTree } from './syntax.ts';
import { type Candidate, typeOpinion } from './type.ts';

/** The chosen candidates of one sentence, in the order of its words. */
export interface ChosenSentence {
  tree: SentenceTree;
  chosen: ReadonlyMap<number, { best: Candidate }>;
}

/** What is said of a document's words before any is read, and how many words that weighs. */
const PRIOR = { mean: 0.55, weight: 3 } as const;

const RELATIONS = 'root conj ccomp xcomp advcl acl obj obl nmod nsubj compound parataxis amod'.split(' ');
/** A row for each candidate the heads have an opinion of. */
export function wordRows(sentences: readonly ChosenSentence[], mind: Mind): ReadonlyMap<Candidate, readonly number[]> {
  const known = sentences.flatMap(({ tree, chosen }) =>
    [...chosen].flatMap(([token, { best }]) => {
      const opinion = mind.get(token);
      return opinion ? [{ tree, token, candidate: best, opinion }] : [];
    }),
  );
  const sum = known.reduce((total, { opinion }) => total + opinion.event, 0);
  const words = new Map<string, number>();
  const types = new Map<string, number>();
  return new Map(
    known.map(({ tree, token, candidate, opinion }) => {
      const others = (sum - opinion.event + PRIOR.mean * PRIOR.weight) / (known.length - 1 + PRIOR.weight);
      const lemma = tree.lemma(token);
      const toldBefore = count(words, lemma, true);
      const typesBefore = count(types, candidate.type.id, opinion.event > 0.5);
      const head = tree.head(token);
      const above = head === null ? undefined : mind.get(head);
      const { reading, roles } = candidate;
      const row = [
        logOdds(opinion.event),
        logOdds(typeOpinion(opinion, candidate.type)),
        reading.cue.kind === 'verb',
        reading.cue.kind === 'noun',
        reading.cue.weak,
        Math.min(reading.specificity, 5),
        roles.actors.length > 0,
        roles.recipients.length > 0,
        roles.agentWord !== null,
        others,
        ...shape(tree, token),
        Math.min(toldBefore, 3),
        Math.min(typesBefore, 6),
        above === undefined ? -1 : above.event,
        roles.actors.some(({ actor }) => actor.id !== null),
        roles.recipients.some(({ actor }) => actor.id !== null),
        Math.max(0, ...opinion.sides.map(({ actor }) => actor)),
        Math.max(0, ...opinion.sides.map(({ recipient }) => recipient)),
      ].map(Number);
      return [candidate, row] as const;
    }),
  );
}

/** The columns of {@link wordRows}. */
export const WORD_COLUMNS: readonly string[] = [
  ...'head type verb noun weak specificity actor recipient agent article'.split(' '),
  ...'definite indefinite owned passive subject object pronoun gerund infinitive past auxiliaries negated length plural'.split(
    ' ',
  ),
  ...RELATIONS,
  ...'told-before types-before above known-actor known-recipient likeliest-actor likeliest-recipient'.split(' '),
];

/** How the word stands in its sentence. */
function shape(tree: SentenceTree, token: number): (number | boolean)[] {
  const forms = (...relations: string[]): string[] =>
    tree.children(token, ...relations).map((child) => tree.at(child).form.toLowerCase());
  const subjects = tree.children(token, 'nsubj', 'nsubj:pass');
  const relation = tree.relation(token).split(':')[0];
  return [
    forms('det').some((form) => /^(?:the|this|that|these|those)$/.test(form)),
    forms('det').some((form) => /^(?:an?|another)$/.test(form)),
    tree.children(token, 'nmod:poss').length > 0,
    tree.at(token).upos === 'VERB' && tree.isPassive(token),
    subjects.length > 0,
    tree.children(token, 'obj').length > 0,
    subjects.some((subject) => tree.at(subject).upos === 'PRON'),
    tree.feature(token, 'VerbForm=Ger') || tree.feature(token, 'VerbForm=Part'),
    tree.feature(token, 'VerbForm=Inf'),
    tree.feature(token, 'Tense=Past'),
    tree.children(token, 'aux').length,
    forms('advmod').some((form) => /^(?:not|n.t|never)$/.test(form)),
    tree.tokens.length / 30,
    tree.feature(token, 'Number=Plur'),
    ...RELATIONS.map((each) => each === relation),
  ];
}

/** How often a word was met before; it is met now where `now`. */
function count(met: Map<string, number>, word: string, now: boolean): number {
  const before = met.get(word) ?? 0;
  if (now) met.set(word, before + 1);
  return before;
}

function logOdds(share: number): number {
  return Math.log(Math.max(share, 0.005) / Math.max(1 - share, 0.005));
}
