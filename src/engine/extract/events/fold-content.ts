/**
 * What becomes of a deed that a verbal act is about: "agreed to send troops" is the agreeing alone, "ordered them to leave" may be
 * two acts. In: an act and those found beside it. Out: nothing; what is no act of its own is dropped.
 */
import { contentTokens } from './contents.ts';
import type { Act } from './merge.ts';
import { same, sameSide } from './party.ts';
import type { SentenceTree } from './syntax.ts';
import type { Candidate } from './type.ts';
import { COMMANDS } from './words.ts';

/** Types whose content is only words about the deed: the deed itself is no event of its own. */
const FOLDS_CONTENT = new Set(['AGREE', 'REJECT', 'THREATEN']);

export function foldContent(
  tree: SentenceTree,
  act: Act,
  acts: Map<number, Act>,
  drop: (token: number, rule: string) => void,
): void {
  const { candidate } = act;
  const signs = candidate.type.id === 'AGREE' || candidate.reading.cue.cameo === '057';
  if (!candidate.reading.cue.content && candidate.type.id !== 'ACCUSE' && !signs) return;
  for (const token of contentTokens(tree, candidate.reading)) {
    const nested = acts.get(token);
    if (!nested || nested === act) continue;
    // "denied that jets had bombed the town": the denial is a claim about the bombing, which is told
    if (tree.lemma(candidate.reading.token) === 'deny') {
      drop(candidate.reading.token, `a denial, of ${tree.at(token).form}`);
      return;
    }
    const folds = signs || FOLDS_CONTENT.has(candidate.type.id) || FOLDS_CONTENT.has(candidate.reading.cue.type);
    const verbal = nested.candidate.reading.cue.kind === 'verb';
    // "threatened to kill him for arresting": the reason is told beside the threat
    if (folds && verbal && tree.introducedBy(token, 'for')) continue;
    if (folds && (verbal || nested.actors.length === 0 || sameSide(nested.actors, act.actors))) {
      // "offered to mediate between A and B": whom the deed is for, the offer is made to
      if (act.recipients.length === 0 && sameSide(nested.actors, act.actors)) act.recipients = nested.recipients;
      drop(token, `content of ${tree.at(candidate.reading.token).form}`);
    } else if (candidate.type.id === 'REQUEST') {
      // asked of somebody, towards somebody: an act of its own, not yet done
      // and by somebody who can order it: the head of the same side, or in the words of a command
      const ordered =
        COMMANDS.has(tree.lemma(candidate.reading.token)) ||
        nested.actors.some((party) =>
          act.actors.some((own) => own.actor.country !== null && own.actor.country === party.actor.country),
        );
      const whole =
        verbal &&
        ordered &&
        nested.actors.length > 0 &&
        nested.recipients.length > 0 &&
        !sameSide(nested.actors, act.actors);
      if (!whole) drop(token, `content of ${tree.at(candidate.reading.token).form}`);
    } else if (candidate.type.id === 'ACCUSE' && !verbal && isCharge(candidate) && isBack(tree, nested, act)) {
      drop(token, `what ${tree.at(candidate.reading.token).form} is about`);
    } else if (candidate.type.id === 'ACCUSE' && verbal && isCharge(candidate)) {
      drop(token, `alleged by ${tree.at(candidate.reading.token).form}`);
    }
  }
}

/** "Blamed them for the attack": a noun that leads back to an act told before; "charged with kidnapping" names the charge. */
function isBack(tree: SentenceTree, { candidate: { reading }, actors, recipients }: Act, charge: Act): boolean {
  const blamed = actors.every((party) => charge.recipients.some((each) => same(each, party)));
  if (recipients.length > 0 || !blamed) return false;
  const bare = tree.children(reading.token, 'det', 'nmod:poss', 'nummod', 'nmod', 'acl', 'acl:relcl').length === 0;
  return (
    (bare && tree.prepositions(reading.token)[0] === 'with') ||
    tree.children(reading.token, 'det').some((det) => /^(the|that|this)$/i.test(tree.at(det).form))
  );
}

/** A charge says what was done; "claimed that it was attacked" tells an attack beside the claim. */
function isCharge({ reading: { cue } }: Candidate): boolean {
  return (cue.modes.includes('allege') && !cue.weak) || cue.lemma === 'charge' || cue.lemma === 'indict';
}
