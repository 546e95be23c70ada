/**
 * Is a name here a place or somebody? In: a name's head word in its sentence and the place layer. Out: true where it says
 * where, so that no actor is made of it. "Paris" in "in Paris" and "Paris burned" is a place; in "follow Paris" and
 * "Washington is not prepared" a government. The places stage has decided the plain cases; what it leaves is read off
 * the grammatical role.
 */
import type { Place, Sentence, Token } from '../../document.ts';
import type { Site } from './ground.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';

export const LOCATIVE: ReadonlySet<string> = new Set(
  'in at near across throughout inside within around into onto outside towards toward through over via off along'.split(
    ' ',
  ),
);
const MOVES = new Set(
  'leave visit enter reach bomb attack shell hit strike besiege capture seize retake storm tour surround occupy raid pound flee recapture approach liberate pummel overrun take lose cross destroy rock evacuate'.split(
    ' ',
  ),
);
/** What towns do themselves. */
const HAPPENS = new Set('fall burn lie remain suffer host become stand see experience come sit witness'.split(' '));

export function isPlace(head: Token, words: SentenceWords, place: Place | undefined, actors: Actors): boolean {
  if (head.upos !== 'PROPN') return false;
  // "from the Islamic State": a name that no gazetteer knows, and that a body on file bears
  if (place?.lat === null && isBodyName(place, actors)) return false;
  const first = words.relation(head) === 'conj' ? (words.headOf(head) ?? head) : head;
  const marks = [...words.marks(head), ...words.marks(first)];
  const locative = marks.some((mark) => LOCATIVE.has(mark));
  if (locative && (place !== undefined || isAreaName(head, actors))) return true;
  if (place?.metonym || place?.precision === 'country') return false;
  const isSeat = [head.form, ...(place ? [place.name] : [])].some((name) =>
    actors.named(normalise(name)).some(({ how }) => how === 'capital' || how === 'seat'),
  );
  if (!isSeat) return place !== undefined;
  const standing = first;
  const governor = words.headOf(standing);
  const verb = governor?.lemma.toLowerCase() ?? '';
  const relation = words.relation(standing);
  if (standing.deprel === 'nsubj:pass') return MOVES.has(verb);
  if (relation === 'nsubj') return HAPPENS.has(verb) || governor?.upos === 'NOUN';
  if (relation === 'obj') return MOVES.has(verb);
  const party = marks.some((mark) => ['with', 'against', 'by', 'between'].includes(mark));
  return !(party || relation === 'iobj' || standing.deprel === 'nmod:poss');
}

function isBodyName({ name }: Place, actors: Actors): boolean {
  return actors
    .named(normalise(name))
    .some(({ record, how }) => !['state', 'territory', 'region', 'person'].includes(record.kind) && how === 'name');
}

function isAreaName(head: Token, actors: Actors): boolean {
  return actors
    .named(normalise(head.form))
    .some(({ record, how }) => ['state', 'territory', 'region'].includes(record.kind) && how !== 'adjective');
}

/** Share of its readings from which on a name is surely of the country that its best reading is of. */
const SURE = 0.6;

/** A town by another of its names, where places of several countries bear it and nothing says the one meant, tells nobody's country. */
function isDoubtful({ name, country, score, precision, alternatives }: Place, { form }: Token): boolean {
  return (
    !normalise(name).startsWith(normalise(form)) &&
    score !== undefined &&
    score < SURE &&
    precision === 'place' &&
    alternatives.some((other) => other.country !== country)
  );
}

/** Country of a word after one that says where something is, as the text has it: "in Syria", "near Raqqa". */
function siteCountry(token: Token, place: Place | undefined, actors: Actors): string | null {
  if (place) return place.metonym || token.start !== place.start || isDoubtful(place, token) ? null : place.country;
  if (token.upos !== 'PROPN') return null;
  const reading = actors
    .named(normalise(token.form))
    .find(
      ({ record, how }) =>
        ['state', 'territory', 'region'].includes(record.kind) && (how === 'name' || how === 'capital'),
    );
  return reading?.record.country ?? null;
}

/** What is called after places and persons elsewhere. */
const NAMESAKES = new Set(
  'hospital clinic colony road street avenue boulevard lane gate square chowk hotel cinema mosque church house plaza tower market bazaar'.split(
    ' ',
  ),
);
/** "In a suburb of Lagos": the parts of a place are where it is. */
const PARTS = new Set(
  'area part district suburb suburbs outskirts village town city province region county division tehsil municipality neighborhood neighbourhood quarter north south east west centre center'.split(
    ' ',
  ),
);

/** Stands the token after what says where: "in Lagos", "in eastern Lagos", "the Ikeja area of Lagos"? */
function isWhere(at: number, first: number, tokens: readonly Token[]): boolean {
  let before = at - 1;
  while (before > first && ['ADJ', 'DET'].includes(tokens[before]!.upos)) before--;
  if (before < first) return false;
  const word = tokens[before]!.form.toLowerCase();
  return LOCATIVE.has(word) || (word === 'of' && before > first && PARTS.has(tokens[before - 1]!.form.toLowerCase()));
}

/** "Medina Hospital", "Beirut Road": in whatever town. */
function isNamesake(at: number, tokens: readonly Token[]): boolean {
  const next = tokens[at + 1];
  return next !== undefined && /^\p{Lu}/u.test(next.form) && NAMESAKES.has(next.form.toLowerCase());
}

/** The country of each place that a document names, with its sentence, and whether it locates something there. */
export function sitesOf(
  { sentence: sentences, token: tokens }: { readonly sentence: readonly Sentence[]; readonly token: readonly Token[] },
  placeAt: ReadonlyMap<number, Place>,
  actors: Actors,
): Site[] {
  const sites: Site[] = [];
  for (const [sentence, { tokens: range }] of sentences.entries())
    for (let at = range[0]; at < range[1]; at++) {
      const token = tokens[at]!;
      const isLocated = isWhere(at, range[0], tokens);
      if ((!isLocated && !placeAt.has(token.id)) || isNamesake(at, tokens)) continue;
      // "Police Station" is no town of Poland's
      const isRole = actors.roles(singular(normalise(token.form))).length > 0;
      const place = isRole ? undefined : placeAt.get(token.id);
      const country = isLocated ? siteCountry(token, place, actors) : null;
      if (country) sites.push({ country, sentence, located: true, start: token.start });
      // "visited Kisumu": a state's name counts as an actor's
      else if (
        place?.country &&
        place.start === token.start &&
        place.precision !== 'country' &&
        !place.metonym &&
        !isDoubtful(place, token)
      )
        sites.push({ country: place.country, sentence, located: false });
    }
  return sites;
}
