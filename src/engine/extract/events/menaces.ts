/**
 * Warnings that threaten though no act is named: "warned that it would not tolerate", "that Oslo would pay a price". In: the
 * tree and the word of warning. Out: whether what it warns of is the speaker's own answer, or what he will make others suffer.
 * And promises: whether harm is what is promised, or that one's own side will answer for its wrongs.
 */
import type { SentenceTree } from './syntax.ts';

/** What one says one will do to whoever crosses one. */
const ANSWERS = new Set(
  'respond retaliate react defend strike hit punish avenge intervene fight shoot crush'.split(' '),
);
/** What one says one will not do: "would not hesitate, stand by, tolerate". */
const PATIENCE = new Set('tolerate accept allow permit hesitate stand sit ignore remain stay back yield'.split(' '));
/** What others are told will befall them. */
const SUFFERS = new Set('suffer pay face regret bear'.split(' '));
const PRICE = new Set(
  'consequence retaliation response reprisal sanction penalty punishment countermeasure repercussion cost'.split(' '),
);

/**
 * @param toSomebody whether the warning is said to be given to somebody; to nobody, a price must be named
 */
export function menaces(tree: SentenceTree, warning: number, toSomebody: boolean): boolean {
  return tree.complements(warning).some((clause) => {
    const lemma = tree.lemma(clause);
    const words = tree.children(clause, 'aux', 'advmod').map((child) => tree.at(child).form.toLowerCase());
    const later = words.some((word) => /^(will|would|could|may|might|wo|'ll|ready|’ll)$/.test(word));
    const not = words.some((word) => /^(not|n['’]t|never|no)$/.test(word));
    if (!later) return false;
    if (isAnswered(tree, clause, not) || isWhoeverHarmed(tree, clause, not)) return true;
    if (PATIENCE.has(lemma)) return not && isSpeaker(tree, clause);
    if (ANSWERS.has(lemma)) return !not && isSpeaker(tree, clause);
    if (!SUFFERS.has(lemma) || not) return false;
    // "they would pay a price", but "farmers would face higher prices"
    const priced = tree
      .children(clause, 'obj', 'obl')
      .some((word) => PRICE.has(tree.lemma(word)) || (lemma === 'pay' && tree.lemma(word) === 'price'));
    return priced || (toSomebody && lemma === 'suffer' && !isSpeaker(tree, clause));
  });
}

/** "Any attack would be met with force", "would not go unanswered": what others do will have its answer. */
function isAnswered(tree: SentenceTree, clause: number, not: boolean): boolean {
  if (UNANSWERED.has(tree.lemma(clause))) return not;
  if (tree.lemma(clause) === 'go')
    return (
      not && tree.children(clause, 'xcomp', 'acl', 'advcl', 'advmod').some((word) => UNANSWERED.has(tree.lemma(word)))
    );
  if (not || !tree.isPassive(clause) || !/^(meet|answer)$/.test(tree.lemma(clause))) return false;
  // "the storm would be met with calm" is no deed of anybody's
  const subject = tree.child(clause, 'nsubj', 'nsubj:pass');
  return (
    subject !== null &&
    DEEDS.has(tree.lemma(subject)) &&
    tree.children(clause, 'obl').some((word) => FORCE.has(tree.lemma(word)) || PRICE.has(tree.lemma(word)))
  );
}

const UNANSWERED = new Set(['unanswered', 'unpunished', 'unavenged']);
const DEEDS = new Set(
  'attack aggression strike provocation incursion assault violation raid intrusion invasion attempt move action act interference intervention crime breach offensive escalation mistake threat violence killing'.split(
    ' ',
  ),
);

/** "Any ship that carries arms might be sunk": harm, by nobody else named, to whoever does what one forbids. */
function isWhoeverHarmed(tree: SentenceTree, clause: number, not: boolean): boolean {
  if (not || !tree.isPassive(clause) || !DONE_TO.has(tree.lemma(clause))) return false;
  if (tree.child(clause, 'obl:agent') !== null || tree.slot(clause, 'by').length > 0) return false;
  const subject = tree.child(clause, 'nsubj:pass', 'nsubj');
  return (
    subject !== null &&
    (/^(anyone|anybody|whoever)$/.test(tree.lemma(subject)) ||
      tree.children(subject, 'det').some((word) => /^(any|every)$/i.test(tree.at(word).form))) &&
    tree.child(subject, 'acl', 'acl:relcl') !== null
  );
}

const DONE_TO = new Set(
  'sink seize shoot attack strike target kill destroy punish hit detain arrest bomb shell'.split(' '),
);

/** "Promised that all abuses would be punished": whose wrongs they are is not said, so they are those of the one who promises. */
export function answersForWrongs(tree: SentenceTree, promise: number): boolean {
  return tree.complements(promise).some((clause) => {
    if (!tree.isPassive(clause) || !/^(punish|investigate|prosecute)$/.test(tree.lemma(clause))) return false;
    const subject = tree.child(clause, 'nsubj:pass', 'nsubj');
    return (
      subject !== null &&
      WRONGS.has(tree.lemma(subject)) &&
      // "that the crimes of the rebels would be punished"
      tree.child(subject, 'nmod', 'nmod:poss', 'compound', 'acl', 'acl:relcl') === null &&
      !tree.children(subject, 'amod').some((word) => /^\p{Lu}/u.test(tree.at(word).form))
    );
  });
}

const WRONGS = new Set('abuse violation wrong wrongdoing excess misconduct offence offense crime breach'.split(' '));

/** "Vowed to crush the traitors", "promised to meet threats with force": harm to come is all that is promised. */
export function vowsHarm(tree: SentenceTree, promise: number): boolean {
  return tree.complements(promise).some((clause) => {
    if (!tree.introducedBy(clause, 'to') && tree.child(clause, 'aux') === null) return false;
    if (tree.isNegated(clause) || answersForWrongs(tree, promise)) return false;
    return (
      HARM.has(tree.lemma(clause)) ||
      tree.subtree(clause).some((word) => FORCE.has(tree.lemma(word)) && tree.prepositions(word)[0] === 'with')
    );
  });
}

const HARM = new Set('crush avenge punish retaliate annihilate exterminate obliterate flatten raze'.split(' '));
const FORCE = new Set(['force', 'fire', 'bullet', 'violence', 'fist']);

/** "It would", "he would", "Iran would" of a clause whose subject is a pronoun or the name of who speaks. */
function isSpeaker(tree: SentenceTree, clause: number): boolean {
  const subject = tree.child(clause, 'nsubj', 'nsubj:pass');
  if (subject === null) return true;
  return /^(it|he|she|we|they|i)$/i.test(tree.at(subject).form) || SPEAKERS.has(tree.lemma(subject));
}

/** Whose answer it is where he is named: "the army would respond". */
const SPEAKERS = new Set(
  'army force government country state troop navy military alliance movement group organisation organization'.split(
    ' ',
  ),
);
