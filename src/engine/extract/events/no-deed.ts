/**
 * Words of acts that tell what something is called, held to be, evidence of or generally like, or who was counted, and nothing that anybody did. In: a
 * reading with its roles and its tree. Out: why it tells no deed, or null.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import { areRulers } from './political.ts';
import type { SentenceTree } from './syntax.ts';

export function noDeed(tree: SentenceTree, { cue, token }: Reading, roles: Roles): string | null {
  const verb = cue.kind === 'verb';
  if (verb && cue.type === 'CONSULT') {
    if (cue.lemma === 'call' && (isCalledOff(tree, token) || marks(tree, token, 'by', NAMES)))
      return 'called off or named';
  }
  if (
    verb &&
    cue.lemma === 'speak' &&
    (cue.type === 'CONSULT' || tree.is(token, 'acl:relcl')) &&
    speaksFor(tree, token)
  )
    return 'speaks for somebody, to nobody';
  if (verb && cue.lemma === 'withdraw' && (cue.type === 'RETREAT' || cue.type === 'SANCTION'))
    if (things(tree, token).some((noun) => SAID.has(tree.lemma(noun)))) return 'words are taken back';
  if (verb && cue.type === 'ACCUSE' && HOLDING.has(cue.lemma) && tree.is(token, 'acl:relcl'))
    return 'a view held of somebody';
  if (verb && cue.type === 'SUPPORT') {
    if (cue.lemma === 'credit' && creditsCause(tree, token, roles)) return 'named as the cause';
    const subjects = tree.children(token, 'nsubj');
    if (
      subjects.some((noun) => EVIDENCE.has(tree.lemma(noun))) &&
      things(tree, token).some((noun) => CLAIMS.has(tree.lemma(noun)))
    )
      return 'evidence, no support';
  }
  if (verb && cue.type === 'PROTEST' && cue.lemma === 'set' && givesHelp(roles)) return 'shelter, no protest';
  if (verb && cue.type === 'COERCE' && cue.lemma === 'register')
    if (things(tree, token).some((noun) => COUNTED.has(tree.lemma(noun)))) return 'counted, not coerced';
  if (cue.kind === 'noun' && isAside(tree, token)) return 'a stage direction';
  if (verb && cue.type === 'ASSAULT' && cue.lemma === 'fall' && marks(tree, token, 'from', HEIGHTS)) return 'a fall';
  if (verb && cue.type === 'COERCE' && cue.lemma === 'leak' && areRulers(roles.actors)) return 'told by who owns it';
  if (cue.kind === 'noun' && VIOLENT.has(cue.type) && isInGeneral(tree, token)) return 'spoken of in general';
  return null;
}

/** What a verb is done to, whether or not somebody. */
function things(tree: SentenceTree, verb: number): number[] {
  return [...tree.patients(verb).map((filler) => filler.token), ...tree.children(verb, 'obj', 'nsubj:pass')];
}

function marks(tree: SentenceTree, verb: number, preposition: string, nouns: ReadonlySet<string>): boolean {
  return tree.marked(verb, preposition).some((filler) => nouns.has(tree.lemma(filler.token)));
}

/** "The organisers called it off": nobody is rung up. */
export function isCalledOff(tree: SentenceTree, verb: number): boolean {
  return tree.children(verb, 'compound:prt', 'advmod').some((word) => tree.at(word).form.toLowerCase() === 'off');
}

/** "Who speaks for the movement": his office. */
function speaksFor(tree: SentenceTree, verb: number): boolean {
  const other = ['to', 'with', 'by', 'at'].some((slot) => tree.marked(verb, slot).length > 0);
  return tree.marked(verb, 'for').length > 0 && !other;
}

/** "Credited closer cooperation with Chad": what is credited is no person and no body. */
function creditsCause(tree: SentenceTree, verb: number, { recipients }: Roles): boolean {
  const credited = tree.children(verb, 'obj', 'nsubj:pass');
  return credited.length > 0 && !recipients.some((party) => credited.includes(party.token));
}

/** Relief agencies and bodies of states, who set up tents for others. */
function givesHelp({ actors }: Roles): boolean {
  return actors.length > 0 && actors.every(({ actor }) => actor.sectors.some((sector) => HELPERS.has(sector)));
}

/** "(Opposition cheers.)", "(Applause.)": a whole sentence in brackets, without a verb, that says how a speech was heard. */
function isAside(tree: SentenceTree, noun: number): boolean {
  const all = tree.tokens;
  return (
    tree.head(noun) === null &&
    all.length <= LONGEST_ASIDE &&
    all[0]?.form === '(' &&
    all.at(-1)?.form === ')' &&
    !all.some(({ upos }) => upos === 'VERB' || upos === 'AUX')
  );
}

/** "Kidnapping remains the main threat": without an article, of what is always so. */
function isInGeneral(tree: SentenceTree, noun: number): boolean {
  const above = tree.head(noun);
  if (above === null || !tree.is(noun, 'nsubj')) return false;
  const bare =
    tree.children(noun, 'det', 'nmod:poss', 'nummod', 'nmod', 'amod', 'compound', 'acl', 'acl:relcl').length === 0;
  return bare && (STATES.has(tree.lemma(above)) || tree.child(above, 'cop') !== null);
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const NAMES = set('name nickname');
const SAID = set(
  'statement account figure claim remark comment report story allegation accusation confession estimate word',
);
const HOLDING = set('regard consider view see deem perceive');
const EVIDENCE = set(
  'fact finding result evidence study datum data figure survey image footage record document report research',
);
const CLAIMS = set(
  'claim view idea theory argument notion hypothesis thesis contention assertion suspicion conclusion version',
);
const HEIGHTS = set('wall roof window ladder tree building balcony bridge cliff horse stair scaffold height');
const HELPERS = set('IGO NGO UNO MED');
const COUNTED = set('person people household family refugee returnee evacuee survivor patient voter child case death');
const LONGEST_ASIDE = 8;
const VIOLENT = set('ASSAULT COERCE PROTEST');
const STATES = set('remain stay become constitute represent');
