/**
 * Why a word that fits a cue tells no event here: nature, accident, sport, a foe that is nobody, a question, a name. In: a
 * reading with its roles and its tree. Out: the reason in words for the trace, or null.
 */
import type { Roles } from './arguments.ts';
import { isForClause, type Reading } from './detect.ts';
import { bloodless } from './figurative.ts';
import { isSupplied, paysCall } from './no-act.ts';
import { noDeed } from './no-deed.ts';
import { onlyWords } from './only-words.ts';
import { areRulers } from './political.ts';
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

const NOBODY = new Set(['nobody', 'none', 'no-one']);

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
  if (
    cue.type === 'ASSAULT' &&
    cue.kind === 'noun' &&
    /^(war|conflict)$/.test(cue.lemma) &&
    roles.actors.length === 0 &&
    roles.recipients.length === 0
  )
    return 'a war between nobody named';
  if (tree.patients(token).some((filler) => NOBODY.has(tree.lemma(filler.token)))) return 'done to nobody';
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
  // "Chad protested against the raid"; ministers who protest outside a court demonstrate
  if (
    cue.type === 'PROTEST' &&
    cue.kind === 'verb' &&
    cue.lemma === 'protest' &&
    areRulers(roles.actors) &&
    tree.slot(token, 'outside').length === 0
  )
    return 'a state protests in words';
  if (
    cue.type === 'PROTEST' &&
    /^(gather|assemble|turn)$/.test(cue.lemma) &&
    roles.actors.length > 0 &&
    roles.actors.every(({ token: head }) => GOVERN.has(tree.lemma(head)))
  )
    return 'who govern come together to confer';
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
  if (cue.type === 'ASSAULT' && cue.kind === 'noun' && isSupplied(tree, token)) return 'supplied, not used';
  if (cue.type === 'REQUEST' && cue.lemma === 'call' && cue.particles.includes('on') && paysCall(tree, reading, roles))
    return 'a visit, no demand';
  if (cue.type === 'CONSULT' && cue.prepositions.includes('on') && !paysCall(tree, reading, roles))
    return 'calls on somebody to act';
  const figure = bloodless(tree, reading, roles);
  if (figure !== null) return figure;
  const idle = noDeed(tree, reading, roles);
  if (idle !== null) return idle;
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
    // "opened fire", "set fire to the stalls": the fire is the means
    const means = foe === reading.object || (foe !== null && cue.particles.includes(tree.lemma(foe)));
    if (foe !== null && !means && ABSTRACT_FOES.has(tree.lemma(foe))) return 'foe is nobody';
  }
  return null;
}

const GOVERN = new Set(
  'minister leader president premier chancellor diplomat official delegate envoy ambassador governor'.split(' '),
);

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
