/**
 * Why a word that fits a cue tells no event here: nature, accident, sport, a foe that is nobody, a question, a name. In: a
 * reading with its roles and its tree. Out: the reason in words for the trace, or null.
 */
import type { Roles } from './arguments.ts';
import { isForClause, type Reading } from './detect.ts';
import { bloodless } from './figurative.ts';
import { isShare } from './shares.ts';
import { givesName } from './surface.ts';
import type { SentenceTree } from './syntax.ts';
import { ABSTRACT_FOES, ACCIDENTS, FORCES_OF_NATURE } from './words.ts';

/** "called each other to discuss it" */
function isForPurpose(tree: SentenceTree, verb: number): boolean {
  return tree.children(verb, 'xcomp', 'advcl').some((clause) => tree.introducedBy(clause, 'to'));
}

/** "called for them to leave", and nobody by telephone */
function callsFor(tree: SentenceTree, verb: number): boolean {
  const clauses = tree.children(verb, 'xcomp', 'advcl', 'ccomp');
  return tree.child(verb, 'obj') === null && clauses.some((clause) => isForClause(tree, clause));
}

export function objection(tree: SentenceTree, reading: Reading, roles: Roles, sports: boolean): string | null {
  const { token, cue } = reading;
  if (tree.is(token, 'amod', 'compound') && cue.kind !== 'noun') return 'modifier, not predicate';
  if (cue.kind === 'noun' && tree.is(token, 'compound', 'flat')) return 'part of a compound';
  if (
    cue.kind === 'noun' &&
    tree.at(token).upos === 'PROPN' &&
    tree.at(token).form !== tree.at(token).form.toUpperCase() &&
    roles.support === null
  ) {
    return 'part of a name';
  }
  if (tree.is(token, 'acl', 'acl:relcl', 'amod') && isConditional(tree, token)) return 'inside a condition';
  if (
    cue.type === 'ACCUSE' &&
    roles.actors.length === 0 &&
    roles.recipients.length > 0 &&
    roles.recipients.every((party) => tree.at(party.token).upos === 'PRON')
  )
    return 'nobody accuses nobody named';
  const agent = roles.agentWord;
  if (agent !== null && FORCES_OF_NATURE.has(tree.lemma(agent)) && roles.actors.length === 0) return 'done by nature';
  if (cue.type === 'ASSAULT' && roles.actors.length === 0) {
    const cause = [...tree.slot(token, 'in'), ...tree.slot(token, 'by'), ...tree.slot(token, 'from')].some(
      (filler) => ACCIDENTS.has(tree.lemma(filler.token)) || FORCES_OF_NATURE.has(tree.lemma(filler.token)),
    );
    const chance = [...tree.subtree(token)].some(
      (id) => /^accident(al|ally)?$/.test(tree.lemma(id)) || tree.lemma(id) === 'inadvertently',
    );
    const mishap = tree
      .children(token, 'advcl')
      .some((clause) => MISHAPS.has(tree.lemma(clause)) || isRoadAccident(tree, clause));
    if (cause || chance || mishap || isRoadAccident(tree, token)) return 'accident';
  }
  // "the bridge collapsed, killing six"
  const above = tree.head(token);
  if (cue.type === 'ASSAULT' && above !== null && tree.is(token, 'advcl') && MISHAPS.has(tree.lemma(above)))
    return 'accident';
  if (sports && SPORTING.has(cue.type)) return 'sport';
  if (
    cue.lemma === 'call' &&
    cue.type === 'CONSULT' &&
    cue.kind === 'verb' &&
    (tree.is(token, 'acl', 'acl:relcl', 'amod') ||
      (tree.child(token, 'xcomp') !== null && !isForPurpose(tree, token)) ||
      givesName(tree, token))
  )
    return 'a name, not a call';
  // "called for the rebels to disarm"; "what she called a front for peace"
  if (cue.lemma === 'call' && cue.kind === 'verb' && cue.type === 'CONSULT' && callsFor(tree, token))
    return 'a call for something, on nobody';
  if (
    cue.lemma === 'call' &&
    cue.kind === 'verb' &&
    cue.type === 'REQUEST' &&
    cue.prepositions.includes('for') &&
    tree.child(token, 'obj') !== null &&
    tree.child(token, 'xcomp') !== null
  )
    return 'a name, not a call';
  if (cue.lemma === 'call' && cue.type === 'ACCUSE' && isForPurpose(tree, token)) return 'a call, not a name';
  const words = cue.type === 'REQUEST' || cue.type === 'CONCEDE' ? onlyWords(tree, reading, roles) : null;
  if (words !== null) return words;
  if (
    cue.type === 'PROTEST' &&
    roles.actors.length > 0 &&
    roles.actors.every(({ actor, token: head }) => actor.sectors.includes('MIL') || tree.lemma(head) === 'team')
  )
    return 'soldiers and teams do not protest';
  if (
    cue.weak &&
    cue.modes.includes('visit') &&
    !roles.actors.some(
      ({ actor }) =>
        actor.person !== null || actor.sectors.some((sector) => ['GOV', 'LEG', 'IGO', 'UNO'].includes(sector)),
    )
  ) {
    return 'a journey, not a visit';
  }
  if (
    cue.type === 'CONSULT' &&
    roles.recipients.length > 0 &&
    roles.recipients.every((party) => party.actor.sectors.includes('JRN') || JOURNALISTS.has(tree.lemma(party.token)))
  ) {
    return 'spoken to the press';
  }
  if (cue.type === 'ASSAULT' && cue.lemma === 'target' && !isArmed(tree, roles)) return 'aimed at, not attacked';
  // "retaliated by expelling diplomats": the expulsion is the act
  if (cue.lemma === 'retaliate' && tree.children(token, 'advcl').some((clause) => tree.introducedBy(clause, 'by')))
    return 'done by another act';
  if (cue.lemma === 'thanks' && isBecause(tree, token)) return 'because of it, no thanks';
  if (isShare(tree, token)) return 'a share of opinion';
  const figure = bloodless(tree, reading, roles);
  if (figure !== null) return figure;
  if (isHurtByNobody(tree, reading, roles)) return 'hurt, by nobody';
  if (cue.type === 'REQUEST' && cue.kind === 'noun' && isAnswered(tree, token)) return 'answered, not made';
  if (
    roles.recipients.length > 0 &&
    roles.recipients.every((party) => CUSTOMERS.has(tree.lemma(party.token))) &&
    !roles.actors.some(({ actor }) => actor.sectors.some((sector) => ['GOV', 'LEG', 'IGO', 'UNO'].includes(sector)))
  )
    return 'business, not politics';
  if (cue.type === 'ASSAULT' || cue.type === 'PROTEST') {
    const foe = roles.recipients.length === 0 ? roles.recipientWord : null;
    // "set fire to the stalls": the fire is the means
    if (foe !== null && foe !== reading.object && ABSTRACT_FOES.has(tree.lemma(foe))) return 'foe is nobody';
  }
  return null;
}

const ARMED = new Set(['MIL', 'REB', 'UAF', 'PRM', 'CRM']);
const WEAPONS =
  /^(bomb|bombing|bomber|missile|rocket|drone|shell|shelling|strike|airstrike|air-strike|raid|gun|gunman|fire|attack|blast|explosion|explosive|assassin|mine|grenade|artillery|jet|warplane)$/;

/** "Drones targeted the airport", "the rebels targeted police": by men at arms, or with weapons that the sentence names. */
function isArmed(tree: SentenceTree, { actors }: Roles): boolean {
  return (
    actors.some(({ actor }) => actor.sectors.some((sector) => ARMED.has(sector))) ||
    tree.tokens.some(({ id }) => WEAPONS.test(tree.lemma(id)))
  );
}

/** "A boy was injured after he climbed the fence": nobody did it, and nothing violent is told. */
function isHurtByNobody(tree: SentenceTree, { token, cue }: Reading, { actors, agentWord }: Roles): boolean {
  return (
    cue.type === 'ASSAULT' &&
    /^(injure|hurt)$/.test(cue.lemma) &&
    actors.length === 0 &&
    (agentWord === null || tree.isPassive(token)) &&
    !tree.tokens.some(({ id }) => VIOLENT.test(tree.lemma(id)))
  );
}

/** "A truck hit a motorcycle": vehicles collide; one that is driven into a crowd, or carries a bomb, attacks. */
function isRoadAccident(tree: SentenceTree, verb: number): boolean {
  const isVehicle = (noun: number): boolean => VEHICLES.test(tree.lemma(noun));
  return (
    COLLIDES.test(tree.lemma(verb)) &&
    [...tree.agents(verb), ...tree.subjects(verb)].some(({ token }) => isVehicle(token)) &&
    !tree.tokens.some(({ id }) => WEAPONS.test(tree.lemma(id)))
  );
}

const VEHICLES =
  /^(truck|lorry|bus|minibus|van|car|taxi|train|tram|motorcycle|motorbike|tractor|trailer|pickup|vehicle|rickshaw|auto-rickshaw|microbus|ferry|speedboat)$/;
const COLLIDES = /^(hit|strike|smash|crush|injure|kill|run|knock)$/;

/** "Famous thanks to a film": not said by anybody to anybody. */
function isBecause(tree: SentenceTree, token: number): boolean {
  const last = tree.tokens.at(-1)!.id;
  const above = tree.head(token);
  const said = above !== null && tree.is(token, 'obj') && tree.at(above).upos === 'VERB';
  return !said && above !== null && token < last && tree.at(token + 1).form.toLowerCase() === 'to';
}

const VIOLENT =
  /^(attack|attacker|clash|fight|fighting|protest|protester|riot|shoot|shooting|stab|beat|bomb|bomber|bombing|blast|explosion|explode|strike|air-?strike|raid|war|police|force|troop|soldier|gunman|gun|bullet|shell|shelling|rocket|missile|drone|grenade|mine|assault|violence|kill|stampede|unrest|gunfire|fire|suspect|assailant|militant|rebel|mob|knife|weapon|hit)$/;

/**
 * "Resolving the unions' demands": what is met or talked over was demanded before. "Taking orders from Washington", "set up on
 * the orders of": whoever obeys is spoken of.
 */
function isAnswered(tree: SentenceTree, token: number): boolean {
  const above = tree.head(token);
  if (above === null) return false;
  if (tree.lemma(token) === 'order') {
    if (tree.is(token, 'obj') && OBEYS.has(tree.lemma(above))) return true;
    if (tree.is(token, 'obl', 'nmod') && tree.prepositions(token).some((word) => word === 'on' || word === 'under'))
      return true;
  }
  return tree.is(token, 'obj', 'nsubj:pass') && ANSWERS.has(tree.lemma(above));
}

const ANSWERS = new Set('resolve satisfy fulfil fulfill address grant heed accommodate redress settle'.split(' '));
const OBEYS = new Set('take follow obey execute carry await receive'.split(' '));

/** Whoever a firm deals with. */
const CUSTOMERS = new Set(
  'customer client shareholder subscriber buyer tenant viewer listener reader fan guest'.split(' '),
);

/** "Killed when the hotel collapsed". */
const MISHAPS = new Set([
  'collapse',
  'crash',
  'derail',
  'capsize',
  'overturn',
  'plunge',
  'erupt',
  'topple',
  'sink',
  'collide',
  'fall',
]);
/** Types whose words sports reports borrow. */
const SPORTING = new Set(['ASSAULT', 'CONSULT', 'MOBILIZE', 'AID', 'CONCEDE', 'RETREAT', 'SANCTION']);

const JOURNALISTS = new Set([
  'reporter',
  'journalist',
  'newspaper',
  'medium',
  'media',
  'press',
  'agency',
  'broadcaster',
  'television',
  'magazine',
]);

/** Below an if-clause: "if the forces bombing IS began …". */
function isConditional(tree: SentenceTree, token: number): boolean {
  for (let node = tree.head(token), steps = 0; node !== null && steps < 12; node = tree.head(node), steps += 1) {
    if (tree.is(node, 'advcl') && tree.introducedBy(node, 'if', 'unless')) return true;
  }
  return false;
}

/** "Asked whether", "asked not to be named", "wants to stay", "he conceded": words that ask nobody to act and give nothing up. */
function onlyWords(tree: SentenceTree, { token, cue, object }: Reading, roles: Roles): string | null {
  if (cue.kind !== 'verb') return null;
  const complements = tree.complements(token);
  if (cue.lemma === 'insist' && complements.some((clause) => isAsserted(tree, clause))) return 'insists that it is so';
  if (cue.lemma === 'ask') {
    const clauses = [...complements, ...tree.children(token, 'advcl', 'advmod', 'obl')];
    if (clauses.some((clause) => isQuestion(tree, clause))) return 'a question, no request';
    if (object === null && tree.slot(token, 'about').length > 0 && complements.length === 0)
      return 'a question, no request';
  }
  if (
    cue.lemma === 'ask' &&
    object === null &&
    tree.child(token, 'obj', 'iobj') === null &&
    tree.child(token, 'xcomp') !== null &&
    roles.actors.every(({ actor }) => actor.country === null && !actor.sectors.some((each) => DEMANDING.has(each)))
  )
    return 'asks leave for himself';
  if (complements.some((clause) => isAnonymity(tree, clause))) return 'asks not to be named';
  if (tree.children(token, 'obj').some((child) => /sel(f|ves)$/i.test(tree.at(child).form))) return 'asks himself';
  if (
    cue.lemma === 'want' &&
    object === null &&
    tree.child(token, 'obj', 'iobj') === null &&
    !complements.some((clause) => tree.child(clause, 'nsubj', 'nsubj:pass') !== null)
  )
    return 'a wish of one’s own';
  if (cue.lemma === 'concede' && (tree.is(token, 'parataxis') || tree.child(token, 'ccomp') !== null))
    return 'a point granted in talk';
  return null;
}

/** Those whose wish to do something is a demand: "the party asked to see the ballots". */
const DEMANDING = new Set('GOV MIL LEG JUD PTY OPP REB IGO UNO NGO LAB SPY COP'.split(' '));

const WH = new Set(['if', 'whether', 'why', 'how', 'what', 'where', 'when', 'who', 'whom', 'which', 'whose']);

/** A clause that begins with a question word and is no infinitive. */
function isQuestion(tree: SentenceTree, clause: number): boolean {
  if (WH.has(tree.lemma(clause)) && tree.at(clause).upos !== 'NOUN') return true;
  const first = tree.subtree(clause)[0]!;
  return WH.has(tree.at(first).form.toLowerCase());
}

/** "Insisted that no ransom was paid", "that he had left": of what is, not of what must be done. */
function isAsserted(tree: SentenceTree, clause: number): boolean {
  if (!tree.is(clause, 'ccomp')) return false;
  const helpers = tree.children(clause, 'aux', 'aux:pass', 'cop').map((child) => tree.at(child).form.toLowerCase());
  if (helpers.some((form) => /^(should|must|be|shall)$/.test(form))) return false;
  if (
    helpers.some((form) =>
      /^(is|are|was|were|has|have|had|did|does|do|will|would|can|could|['’](s|d|ll|re|ve))$/.test(form),
    )
  )
    return true;
  return tree.feature(clause, 'Tense=Past') && tree.feature(clause, 'VerbForm=Fin');
}

const NAMING = new Set(['name', 'identify', 'quote']);

/** "Not to be named": the formula of a source who stays unnamed. */
function isAnonymity(tree: SentenceTree, clause: number): boolean {
  return (
    NAMING.has(tree.lemma(clause)) &&
    tree.isPassive(clause) &&
    tree.children(clause, 'advmod').some((child) => /^(not|n['’]t|never)$/i.test(tree.at(child).form))
  );
}
