/**
 * What a sentence further on takes back: "A doctor said that a marcher had been shot. The clinic withdrew the statement." In:
 * the trees of a document and its attributions. Out, worked out once a run: the stretches of text that somebody said and that were denied,
 * withdrawn or called untrue in one of the next sentences.
 */
import type { Attribution, Sentence, Span, Token } from '../../document.ts';
import type { StageContext } from '../../stage.ts';
import type { SentenceTree } from '../events/syntax.ts';
import { firstFrom } from '../first-from.ts';
import type { Trees } from '../trees.ts';
import { DENYING_BEFORE, TAKEN_BACK } from './denials.ts';
import { readOwnWords } from './own-words.ts';
import { CHARGES, REPORTING, UNTRUE } from './words.ts';

const WITHDRAWS = /^withdraw$/;
const TURNS_OUT = /^(prove|turn)$/;
/** Words for what was said, beside those for charges. */
const SAID = new Set([...CHARGES, 'remark', 'information', 'news', 'testimony', 'post', 'comment']);
const DEFINITE = /^(the|that|this|these|those|its|his|her|their)$/i;
interface Told {
  readonly sentence: readonly Sentence[];
  readonly token: readonly Token[];
  readonly attribution: readonly Attribution[];
}

/** Sentences a report may stand before its denial. */
const REACH = 2;

export function takenBack(layers: Told, trees: Trees, { cache }: Pick<StageContext, 'cache'>): readonly Span[] {
  return (cache['takenBack'] ??= findTakenBack(layers, trees)) as readonly Span[];
}

function findTakenBack({ sentence: sentences, token: tokens, attribution: attributions }: Told, trees: Trees): Span[] {
  const reports = attributions.filter(
    ({ source, stance, kind, cue }) =>
      stance === 'asserts' && (source || kind === 'hearsay') && (cue === null || isReport(cue, tokens)),
  );
  const denied: Span[] = [];
  if (reports.length === 0) return denied;
  for (const [index, sentence] of sentences.entries()) {
    const reach = denialReach(trees.at(sentence.tokens[0]));
    for (let back = 1; back <= reach && back <= index; back++) {
      const before = sentences[index - back]!;
      const spans = reports
        .flatMap(({ content }) => content)
        .filter((span) => span.start >= before.start && span.end <= before.end);
      denied.push(...spans);
      if (spans.length > 0) break;
    }
  }
  return denied;
}

/** "Condemned the capture" takes it for granted that there was one: only what is said to be so can be taken back. */
function isReport(cue: Span, tokens: readonly Token[]): boolean {
  for (let at = firstFrom(tokens, cue.start); at < tokens.length && tokens[at]!.end <= cue.end; at++) {
    const { upos, lemma } = tokens[at]!;
    if (upos === 'VERB' && !REPORTING.has(lemma.toLowerCase()) && !/^(accord|cite|believe|suspect)$/.test(lemma))
      return false;
  }
  return true;
}

/** How many sentences back a denial in this one reaches; 0 where it holds none. */
function denialReach(tree: SentenceTree): number {
  let reach = 0;
  for (const { id, upos } of tree.tokens) {
    const lemma = tree.lemma(id);
    const isVerdict = UNTRUE.has(lemma) || TURNS_OUT.test(lemma);
    if (!isVerdict && !DENYING_BEFORE.has(lemma) && !WITHDRAWS.test(lemma)) continue;
    if (upos !== 'VERB' && !UNTRUE.has(lemma)) continue;
    const own = readOwnWords(tree, id);
    if (own.negated || own.effects.length > 0 || own.phase === 'future') continue;
    if (tree.child(id, 'ccomp', 'xcomp') !== null && !TURNS_OUT.test(lemma)) continue;
    if (DENYING_BEFORE.has(lemma) || WITHDRAWS.test(lemma)) {
      const object = tree.child(id, 'obj') ?? (tree.isPassive(id) ? tree.child(id, 'nsubj:pass') : null);
      if (object === null) continue;
      if (isWhatWasSaid(tree, object)) reach = REACH;
      else if (DENYING_BEFORE.has(lemma) && /^(it|this|that)$/i.test(tree.at(object).form)) reach = Math.max(reach, 1);
    } else {
      const verdict =
        (UNTRUE.has(lemma) && tree.child(id, 'cop') !== null) ||
        (TURNS_OUT.test(lemma) && tree.children(id, 'xcomp', 'obj').some((word) => UNTRUE.has(tree.lemma(word))));
      const subject = tree.child(id, 'nsubj');
      if (verdict && subject !== null && isWhatWasSaid(tree, subject)) reach = REACH;
    }
  }
  return reach;
}

/** "The statement", "that claim": not one whose content follows. */
function isWhatWasSaid(tree: SentenceTree, noun: number): boolean {
  return (
    SAID.has(tree.lemma(noun)) &&
    tree.children(noun, 'det', 'nmod:poss').some((word) => DEFINITE.test(tree.at(word).form)) &&
    tree.children(noun, 'acl', 'acl:relcl', 'ccomp').length === 0 &&
    !tree.children(noun, 'nmod').some((word) => /^(of|that)$/.test(tree.prepositions(word)[0] ?? ''))
  );
}

/** "Withdrew an assertion that he had made when he told a reporter that two men had been shot": all within one sentence. */
export function isTakenBackAbove(tree: SentenceTree, token: number): boolean {
  let told = false;
  for (let node = token, up = 0; up < 10; up++) {
    const head = tree.head(node);
    if (head === null) return false;
    if (tree.is(node, 'ccomp') && TELLING.test(tree.lemma(head))) told = true;
    // the clause with "when" may hang on the main verb
    const object = told && tree.is(node, 'advcl') && TAKEN_BACK.has(tree.lemma(head)) ? tree.child(head, 'obj') : null;
    if (object !== null && SAID.has(tree.lemma(object)) && tree.child(object, 'acl', 'acl:relcl') !== null)
      return !readOwnWords(tree, head).negated;
    if (told && tree.is(node, 'obj') && SAID.has(tree.lemma(node)) && TAKEN_BACK.has(tree.lemma(head)))
      return !readOwnWords(tree, head).negated;
    node = head;
  }
  return false;
}

const TELLING = /^(say|tell|report|announce|declare|claim|write|state|assert|allege|post|tweet)$/;
