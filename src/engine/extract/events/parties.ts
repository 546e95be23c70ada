/**
 * Who a noun phrase of the sentence is, as a side of an event. In: a head token; the layers actor, entity and place. Out: an
 * `EventActor`, or null where the phrase names nobody. A thing leads to its owner ("IS targets", "Netanyahu's decision"),
 * and a bombed town to whoever the text says holds it; a town alone is a place and no side.
 */
import { byWords, eventActor, phrase } from './actor-refs.ts';
import { Assemblies } from './assemblies.ts';
import { besideParty, nearVerb } from './beside.ts';
import { contents } from './detect.ts';
import { HeldPlaces } from './held-places.ts';
import type { Party, PartyOptions } from './party.ts';
import type { PhraseIndex } from './phrase-index.ts';
import { isAcronym } from './surface.ts';
import type { SentenceTree } from './syntax.ts';
import { COUNTS, isUnnamed, standsForSomebody } from './unnamed.ts';
import { HOLDINGS, INSTRUMENTS, LABELS, PEOPLE_NOUNS, TERRITORIES, UNDERGONE } from './words.ts';

const OFFICES = new Set(
  'president minister premier leader chancellor king queen ambassador envoy official diplomat government authority head prime-minister'.split(
    ' ',
  ),
);

export class Parties {
  private readonly phrases: PhraseIndex;
  private readonly held: HeldPlaces;
  private readonly assemblies = new Assemblies();
  /** Whom tokens name by what was learnt so far, by the options they were asked with. */
  private readonly named = [0, 1, 2, 3].map(() => new Map<number, Party | null>());

  constructor(phrases: PhraseIndex) {
    this.phrases = phrases;
    this.held = new HeldPlaces(phrases);
  }

  /** Remembers what a sentence says about who holds which town. */
  learn(tree: SentenceTree): void {
    for (const known of this.named) known.clear();
    this.held.learn(tree, (sentence, token, options) => this.read(sentence, token, options));
    this.assemblies.learn(tree);
  }

  /** Who is coordinated with a party on the surface: see beside.ts. */
  beside(tree: SentenceTree, party: Party): Party[] {
    return besideParty(this.phrases, tree, party);
  }

  /** The mention that stands right before a verb, or right after it: for clauses the tree got wrong. */
  near(tree: SentenceTree, verb: number, side: 'before' | 'after', options: PartyOptions): Party | null {
    return nearVerb(this.phrases, tree, verb, side, options);
  }

  /** The state whose capital a word names: "fired a missile at Riyadh". */
  stateOfCapital(tree: SentenceTree, token: number): Party | null {
    if (tree.at(token).upos !== 'PROPN') return null;
    const known = this.phrases.known(tree.at(token).form);
    if (!known?.capital || known.actor.country === null || known.actor.sectors.length === 0) return null;
    return { token, actor: eventActor(known.actor, this.phrases.text, tree.at(token)), via: 'holder' };
  }

  /** Everybody a filler names: itself, or what it measures. */
  at(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    const known = this.named[Number(options.placesAct) + 2 * Number(options.owners)]!;
    let party = known.get(token);
    if (party === undefined) known.set(token, (party = this.read(tree, token, options)));
    return party;
  }

  private read(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    if (/sel(f|ves)$/i.test(tree.at(token).form)) return null;
    return (
      // "members of Hezbollah": what is measured says more than the measure
      this.measured(tree, token, options) ??
      this.direct(tree, token, options) ??
      (options.owners ? this.owner(tree, token, options) : null)
    );
  }

  /** The way a preposition or possessive names somebody, towns included: for what is said, not done. */
  private direct(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    if (isLabel(tree, token)) return null;
    // "the country" may lead back to a state; a region is whoever's it is
    if (TERRITORIES.has(tree.lemma(token)) && tree.at(token).upos === 'NOUN' && !isStates(tree, token)) {
      const back = this.phrases.mentions.get(token);
      return back?.basis === 'coreference' && options.placesAct ? this.phrases.party(back) : this.holderOf(tree, token);
    }
    if (!options.placesAct && tree.at(token).upos === 'PROPN') {
      const holder = this.held.remembered(tree, token);
      if (holder) return holder;
    }
    if (isAcronym(tree, token) && !this.phrases.mentions.has(token) && !this.phrases.entities.has(token)) {
      const known = this.phrases.known(tree.at(token).form);
      if (known) return { token, actor: eventActor(known.actor, this.phrases.text, tree.at(token)), via: 'entity' };
    }
    const speaker = this.phrases.speaker(tree, token);
    if (speaker) return speaker;
    const mention = this.phrases.mentions.get(token) ?? this.phrases.covering(tree, token);
    if (mention) {
      const place = ['GPE', 'LOC', 'FAC'].includes(this.phrases.entities.get(token)?.type ?? '');
      if (!options.placesAct && (this.phrases.isTown(tree.at(token)) || (place && mention.basis === 'unknown'))) {
        return this.holderOf(tree, token);
      }
      // "a drone struck": a weapon that belongs to nobody known is no doer
      if (INSTRUMENTS.has(tree.lemma(token)) && mention.actor.country === null && mention.basis !== 'name') return null;
      const named = this.phrases.nameFor(tree, token, mention);
      if (named) return named;
      if (HOLDINGS.has(tree.lemma(token)) && mention.basis === 'composed' && !PEOPLE_NOUNS.has(tree.lemma(token))) {
        const owner = this.owner(tree, token, options);
        // "French warships" names its owner itself
        if (owner && owner.shares !== token && !(mention.start <= owner.actor.start && owner.actor.end <= mention.end))
          return owner;
      }
      if (mention.basis !== 'unknown' || this.phrases.isPeople(tree, token) || tree.at(token).upos === 'PROPN') {
        return this.phrases.party(mention, token);
      }
    }
    const entity = this.phrases.entities.get(token);
    if (entity && ['PER', 'ORG', 'GPE', 'NORP'].includes(entity.type)) {
      const name = this.phrases.known(this.phrases.text.slice(entity.start, entity.end));
      if (!options.placesAct && (name?.capital || this.phrases.isTown(tree.at(token))))
        return this.holderOf(tree, token);
      return {
        token,
        actor: eventActor(name?.actor ?? this.phrases.unread(entity), this.phrases.text, entity),
        via: 'entity',
      };
    }
    // a name that the actor layer has not, and the entity layer not as somebody: "held by the Islamic State"
    if (tree.at(token).upos === 'PROPN' && entity?.type !== 'PER' && !mention) {
      const span = phrase(tree, token);
      const known = this.phrases.known(this.phrases.text.slice(span.start, span.end).replace(/^the /i, ''));
      if (known && (options.placesAct || !known.capital))
        return { token, actor: eventActor(known.actor, this.phrases.text, span), via: 'entity' };
    }
    // "accused the West": its countries, which nobody lists
    if (tree.at(token).form === 'West' && !mention && options.placesAct && tree.child(token, 'det') !== null) {
      return byWords(this.phrases.text, token, phrase(tree, token));
    }
    if (entity && (entity.type === 'LOC' || entity.type === 'FAC')) return this.holderOf(tree, token);
    const assembly = options.placesAct && !mention ? this.assemblies.at(tree, token, this.phrases.text) : null;
    if (assembly) return assembly;
    const body = options.placesAct && !mention && !entity ? this.phrases.speakingBody(tree, token) : null;
    if (body) return body;
    if (this.phrases.isPeople(tree, token) && !INSTRUMENTS.has(tree.lemma(token))) {
      const owner = HOLDINGS.has(tree.lemma(token)) ? this.owner(tree, token, { ...options, owners: true }) : null;
      if (owner) return owner;
      // "her counterpart, Maria Lind": the name says more
      const named = this.phrases.apposed(tree, token);
      if (named) return named;
      return byWords(this.phrases.text, token, phrase(tree, token));
    }
    if (isUnnamed(tree, token, options)) return byWords(this.phrases.text, token, tree.at(token));
    // "US-led interventions": whoever leads them
    for (const modifier of tree.children(token, 'amod', 'compound')) {
      const leader = tree.leaderIn(modifier);
      const party = leader === null ? null : this.direct(tree, leader, { ...options, placesAct: true });
      if (party) return { ...party, via: 'owner' };
    }
    const apposed = tree.child(token, 'appos');
    if (apposed !== null && (this.phrases.mentions.has(apposed) || this.phrases.entities.has(apposed)))
      return this.direct(tree, apposed, options);
    return null;
  }

  /** "Those", "another", "two", "it": somebody whom the text around must tell, and whom a learned head may put on a side. */
  somebody(tree: SentenceTree, token: number): Party | null {
    return standsForSomebody(tree, token) ? byWords(this.phrases.text, token, tree.at(token)) : null;
  }

  /** "The presidents of Russia and Ukraine": each government, where the phrase as a whole names nobody. */
  officeHolders(tree: SentenceTree, party: Party): Party[] {
    if (party.actor.id !== null || !OFFICES.has(tree.lemma(party.token))) return [party];
    const states = tree.slot(party.token, 'of').flatMap(({ token }) => {
      const state = this.direct(tree, token, { placesAct: true, owners: false });
      return state && state.actor.id !== null && state.actor.country !== null ? [state] : [];
    });
    if (states.length === 0) return [party];
    return states.map((state) => ({
      ...state,
      actor: { ...state.actor, id: `${state.actor.id!.split('/')[0]}/government`, sectors: ['GOV'] },
    }));
  }

  private measured(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    // "members of the Muslim Brotherhood": read as a whole already
    const whole = this.phrases.mentions.get(token);
    if (whole?.basis === 'name') {
      const party = this.phrases.party(whole);
      const [inner] = COUNTS.has(tree.lemma(token)) ? contents(tree, token) : [];
      return inner === undefined ? party : { ...civilians(tree, { ...party, token: inner }), token };
    }
    const all = contents(tree, token);
    for (const inner of all) {
      // "hundreds of thousands of Iraqis": a number only counts those behind it
      if (inner !== all.at(-1) && COUNTS.has(`${tree.lemma(inner)}s`)) continue;
      const party = this.direct(tree, inner, options);
      // "members of the National Assembly": a body on no file says less than the phrase does
      const unread = party?.via === 'entity' && party.actor.person === null && party.actor.country === null;
      if (unread && whole?.basis === 'composed' && (whole.actor.country !== null || whole.actor.id !== null))
        return this.phrases.party(whole);
      if (party) return { ...(COUNTS.has(tree.lemma(token)) ? civilians(tree, party) : party), via: 'contents' };
    }
    return null;
  }

  /** Whose it is: "the rebels' positions", "IS targets", "the decision by Trump", "the government of Syria". */
  private owner(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    const held = this.holderOf(tree, token);
    if (held) return held;
    // "protested against the killing of the mayor": the mayor did not do it
    const slots = UNDERGONE.has(tree.lemma(token)) ? ['by'] : ['poss', 'by', 'mod', 'of', 'belonging'];
    for (const slot of slots) {
      for (const filler of tree.slot(token, slot)) {
        const party =
          this.direct(tree, filler.token, { ...options, placesAct: slot !== 'of' && options.placesAct }) ??
          (slot === 'of' ? this.measured(tree, filler.token, options) : null);
        if (party) return { ...party, via: 'owner' };
      }
    }
    for (const filler of tree.slot(token, 'of')) {
      const party = filler.token === token ? null : this.shallowOwner(tree, filler.token, options);
      if (party) return party;
    }
    return null;
  }

  private shallowOwner(tree: SentenceTree, token: number, options: PartyOptions): Party | null {
    for (const slot of ['poss', 'by', 'mod', 'of']) {
      for (const filler of tree.slot(token, slot)) {
        const party = this.direct(tree, filler.token, { ...options, placesAct: slot !== 'of' && options.placesAct });
        if (party) return { ...party, via: 'owner' };
      }
    }
    return null;
  }

  /** Whoever holds the place a word names: see held-places.ts. */
  private holderOf(tree: SentenceTree, token: number): Party | null {
    return this.held.holderOf(tree, token, (sentence, filler, options) => this.direct(sentence, filler, options));
  }
}

/** "Thousands of Sudanese": people of a state, and not the state. */
function civilians(tree: SentenceTree, party: Party): Party {
  const { id, name } = party.actor;
  const state = id !== null && party.actor.country !== null && !id.includes('/') && party.actor.sectors.length === 0;
  const { form, upos } = tree.at(party.token);
  if (!state || form === name || !/^(ADJ|NOUN|PROPN)$/.test(upos) || !/^\p{Lu}\p{Ll}+$/u.test(form)) return party;
  return { ...party, actor: { ...party.actor, id: `${id}/civilians`, sectors: ['CVL'] } };
}

/** "Terrorist" of "a terrorist attack". */
function isLabel(tree: SentenceTree, token: number): boolean {
  return LABELS.has(tree.lemma(token)) && tree.is(token, 'amod', 'compound');
}

/** "The two countries", "other countries": states that are told together, and act; "in other countries" says where. */
function isStates(tree: SentenceTree, token: number): boolean {
  return (
    tree.lemma(token) === 'country' &&
    tree.feature(token, 'Number=Plur') &&
    !tree.prepositions(token).some((preposition) => LOCATIVE.has(preposition))
  );
}

const LOCATIVE = new Set(['in', 'across', 'throughout', 'within', 'around', 'inside', 'outside', 'into', 'over']);
