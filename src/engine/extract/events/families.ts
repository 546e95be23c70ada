/**
 * Nouns that name an act again which was told before: "the attack", "the talks". In: a noun with its tree; an act. Out: whether the
 * noun tells no more of it than that, and whether the act may be what it names.
 */
import type { Act } from './merge.ts';
import type { SentenceTree } from './syntax.ts';

const family = (nouns: string, told: string): { nouns: Set<string>; told: Set<string> } => ({
  nouns: new Set(nouns.split(' ')),
  told: new Set(`${nouns} ${told}`.split(' ')),
});

/** Nouns by which an act may be named again, and words that may have told it. */
const FAMILIES = [
  family(
    'talk talks meeting summit negotiation discussion conversation consultation dialogue encounter gathering',
    'meet negotiate discuss confer talk receive host',
  ),
  family('visit trip tour', 'travel arrive fly'),
  family('call conversation', 'phone telephone speak talk'),
  family(
    'attack assault raid strike airstrike bombing bombardment shelling ambush offensive incursion invasion operation',
    'storm bomb bombard shell invade kill shoot hit fire wound injure die stab',
  ),
  family(
    'killing murder assassination execution shooting stabbing massacre',
    'kill murder assassinate execute shoot stab behead attack',
  ),
  family('blast explosion bombing', 'explode detonate kill wound injure die'),
  family('agreement accord deal treaty pact ceasefire truce memorandum contract', 'agree sign'),
  family('sanction embargo ban blockade restriction measure', 'impose sanction ban'),
  family('arrest detention', 'arrest detain seize capture nab apprehend'),
  family('protest demonstration rally march strike riot', 'demonstrate protest rally march'),
  family('cooperation exercise drill manoeuvre maneuver', 'cooperate'),
  family('withdrawal pullout retreat', 'withdraw retreat'),
  family('sentence conviction verdict ruling', 'sentence convict jail imprison'),
] as const;

const DEFINITE = /^(the|this|these|those|that)$/i;
/** Words that set an act beside another of its kind. */
const APART =
  /^(first|second|third|fourth|fifth|last|next|previous|earlier|former|other|another|similar|new|latest|recent|future|further|past|upcoming|subsequent|separate|same|annual|deadliest|worst|original|initial|final)$/i;

/** "The attack", "these talks": told as known, and nothing tells it apart. */
export function isNamedAgain(tree: SentenceTree, token: number): boolean {
  if (tree.at(token).upos !== 'NOUN') return false;
  if (!tree.children(token, 'det').some((det) => DEFINITE.test(tree.at(det).form))) return false;
  return tree
    .children(token)
    .every(
      (child) =>
        !APART.test(tree.at(child).form) &&
        !tree.is(child, 'nmod', 'nmod:poss', 'nummod', 'acl', 'acl:relcl', 'appos', 'conj') &&
        tree.at(child).upos !== 'PROPN',
    );
}

/** Whether the words of an act tell what a noun names. */
export function isOfFamily(noun: string, tree: SentenceTree, { candidate: { reading, roles }, merged }: Act): boolean {
  const words = [reading.token, reading.object, roles.support?.verb ?? null, ...merged]
    .filter((token): token is number => token !== null)
    .map((token) => tree.lemma(token));
  return (
    words.includes(noun) || FAMILIES.some(({ nouns, told }) => nouns.has(noun) && words.some((word) => told.has(word)))
  );
}
