/**
 * What the events stage looks at before anything is decided: the trees of a document with the cue words in them, and whom its
 * phrases name. In: layers. Out: for each sentence that holds a cue its tree, readings, and the roles that syntax gives each
 * reading. Training surveys documents the same way (training/events).
 */
import type { LayerName, Layers, Place, Sentence, Span, Token } from '../../document.ts';
import type { Ontology } from '../../ontology.ts';
import type { StageContext } from '../../stage.ts';
import { openActors } from '../actors/knowledge.ts';
import { normalise } from '../actors/names.ts';
import { pickName } from '../actors/owner.ts';
import { personRef } from '../actors/people.ts';
import { firstFrom } from '../first-from.ts';
import { treesOf } from '../trees.ts';
import type { Roles } from './arguments.ts';
import { fillRoles } from './arguments.ts';
import type { Reading } from './detect.ts';
import { detect, indexCues } from './detect.ts';
import { vocabularyOf } from './lemmas.ts';
import type { KnownName } from './party.ts';
import { Parties } from './parties.ts';
import { PhraseIndex } from './phrase-index.ts';
import { SentenceTree } from './syntax.ts';
import { isInName } from './verdicts.ts';
import { CONTAINER_NOUNS, HOLDINGS, OBJECT_CONTROL, PEOPLE_NOUNS, SUFFER_VERBS, SUPPORT_VERBS } from './words.ts';

/** The layers a survey reads. */
export const SURVEYED = [
  'sentence',
  'token',
  'entity',
  'predicate',
  'actor',
  'place',
  'time',
  'attribution',
] as const satisfies readonly LayerName[];

export type SurveyedLayers = { readonly [L in (typeof SURVEYED)[number]]: readonly Layers[L][number][] };

export interface SurveyedSentence {
  sentence: Sentence;
  tree: SentenceTree;
  readings: readonly Reading[];
  /** What syntax puts on the sides of each reading. */
  roles: ReadonlyMap<Reading, Roles>;
}

export interface Survey {
  sentences: SurveyedSentence[];
  parties: Parties;
}

export function survey(layers: SurveyedLayers, context: StageContext, ontology: Ontology): Survey {
  const { knowledge } = context.resources;
  const cues = knowledge.memo(`ontology-cues:${ontology.id}`, () => indexCues(ontology));
  const vocabulary = knowledge.memo(`ontology-vocabulary:${ontology.id}`, () =>
    vocabularyOf(ontology, SUPPORT_VERBS, SUFFER_VERBS, OBJECT_CONTROL, CONTAINER_NOUNS, HOLDINGS, PEOPLE_NOUNS),
  );
  const predicates = Map.groupBy(layers.predicate, ({ token }) => layers.token[token]!.sentence);
  const read = treesOf(layers, context);
  const trees = layers.sentence.map(
    ({ id }, index) => new SentenceTree(read.of(index).shape, vocabulary, predicates.get(id)),
  );
  const towns = townsIn(layers.token, layers.place);
  for (const tree of trees) tree.towns = towns;
  const parties = new Parties(
    new PhraseIndex(context.doc.text, layers, headFinder(trees), clauseFinder(trees), knownNames(context)),
  );
  const sentences: SurveyedSentence[] = [];
  for (const [index, tree] of trees.entries()) {
    if (tree.tokens.length === 0) continue;
    parties.learn(tree);
    const readings = detect(tree, cues);
    if (readings.length === 0) continue;
    const roles = new Map(
      readings.map((reading) => [reading, withoutBystanders(tree, reading, fillRoles(tree, reading, parties))]),
    );
    sentences.push({ sentence: layers.sentence[index]!, tree, readings, roles });
  }
  return { sentences, parties };
}

/** "Called it an American lie", "with China abstaining": words about something else name nobody it is done to. */
function withoutBystanders(tree: SentenceTree, { token }: Reading, roles: Roles): Roles {
  const recipients = roles.recipients.filter(
    (party) => !isInName(tree, token, party.token) && !tree.isCircumstance(party.token),
  );
  return recipients.length === roles.recipients.length ? roles : { ...roles, recipients };
}

/** The words that name a place smaller than a country. */
function townsIn(tokens: readonly Token[], places: readonly Place[]): ReadonlySet<number> {
  const small = places
    .filter(({ precision, metonym }) => !metonym && precision !== 'country' && precision !== 'region')
    .sort((a, b) => a.start - b.start);
  const towns = new Set<number>();
  let next = 0;
  // how far the small places reach that have begun
  let reach = -1;
  for (const { id, upos, start, end } of tokens) {
    for (; next < small.length && small[next]!.start <= start; next += 1) reach = Math.max(reach, small[next]!.end);
    if (upos === 'PROPN' && end <= reach) towns.add(id);
  }
  return towns;
}

/** Names that stand alone where no mention was read: people, peoples, states and capitals. */
function knownNames(context: StageContext): (words: string) => KnownName | null {
  const { knowledge } = context.resources;
  if (!knowledge.has('actors.json')) return () => null;
  const actors = openActors(knowledge);
  const date = (context.doc.meta.published ?? context.options.date)?.slice(0, 10) ?? null;
  const known = new Map<string, KnownName | null>();
  return (words) => {
    let name = known.get(words);
    if (name === undefined) known.set(words, (name = read(words)));
    return name;
  };

  function read(words: string): KnownName | null {
    const person = actors.named(normalise(words)).find(({ how }) => how === 'person');
    if (person) return { capital: false, actor: personRef(person.record, actors, { date, former: false, titles: [] }) };
    const readings = actors
      .named(normalise(words))
      .filter(
        ({ how, record }) =>
          how === 'adjective' ||
          how === 'people' ||
          how === 'acronym' ||
          how === 'capital' ||
          how === 'seat' ||
          (how === 'name' && record.kind !== 'person'),
      );
    // "Brussels" is the Union's before it is Belgium's
    const reading = readings.some(({ how }) => how === 'seat') ? pickName(readings, null, date) : readings[0];
    if (!reading) return null;
    const { record, how } = reading;
    const capital = how === 'capital' || record.kind === 'region';
    const sectors = how === 'capital' ? ['GOV'] : (record.sectors.at(-1)?.value ?? []);
    return {
      capital,
      actor: {
        id: how === 'capital' ? `${record.id}/government` : record.id,
        name: record.name,
        person: null,
        country: record.country,
        sectors,
        collective: null,
      },
    };
  }
}

/** Whether a span holds a finite verb of its sentence. */
function clauseFinder(trees: readonly SentenceTree[]): (span: Span) => boolean {
  const verbs = trees.flatMap((tree) =>
    tree.tokens.filter(
      ({ id, upos }) =>
        upos === 'AUX' || (upos === 'VERB' && !tree.is(id, 'amod', 'acl', 'compound', 'acl:relcl', 'flat')),
    ),
  );
  return (span) => {
    const verb = verbs[firstFrom(verbs, span.start)];
    return verb !== undefined && verb.start < span.end && !isCapitals(verb.form);
  };
}

/** "IS", "US": names the tagger may take for verbs. */
function isCapitals(form: string): boolean {
  return /^[A-Z]{2,}$/.test(form);
}

function headFinder(trees: readonly SentenceTree[]): (span: Span) => number | null {
  const all = trees.flatMap((tree) => tree.tokens.map((token) => ({ token, tree })));
  const byStart = new Map(all.map((item, index) => [item.token.start, index]));
  return (span) => {
    const first = byStart.get(span.start);
    if (first === undefined) return null;
    for (let index = first; index < all.length && all[index]!.token.start < span.end; index += 1) {
      const { token } = all[index]!;
      const head = token.head === null ? null : all[index]!.tree.at(token.head);
      if (head === null || head.start < span.start || head.start >= span.end) return token.id;
    }
    return all[first]!.token.id;
  };
}
