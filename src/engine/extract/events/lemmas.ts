/**
 * Brings a word form to a lemma the ontology knows. In: the form and the lemma the language model gave. Out: that lemma if
 * it is a known word, else one worked out from the form by English inflection if that is known, else the model's. A cue is
 * found by its exact lemma, so one wrong letter ("stru" for "struck") would lose an event.
 */
import type { Ontology } from '../../ontology.ts';

const IRREGULAR = new Map<string, string>();
for (const line of `
  strike struck stricken;hold held;fight fought;meet met;shoot shot;win won;lose lost;begin began begun;break broke broken;
  give gave given;take took taken;seek sought;bring brought;buy bought;catch caught;fall fell fallen;flee fled;fly flew flown;
  forbid forbade forbidden;forgive forgave forgiven;freeze froze frozen;get got gotten;go went gone;hang hung hanged;hear heard;
  hide hid hidden;keep kept;lay laid;lead led;leave left;lend lent;let let;lie lay lain;make made;overthrow overthrew overthrown;
  overrun overran;pay paid;put put;quit quit;ride rode ridden;ring rang rung;rise rose risen;run ran;say said;see saw seen;
  sell sold;send sent;set set;shut shut;sink sank sunk;slay slew slain;speak spoke spoken;spread spread;stand stood;steal stole stolen;
  swear swore sworn;sweep swept;tear tore torn;tell told;think thought;throw threw thrown;withdraw withdrew withdrawn;withhold withheld;
  write wrote written;hit hit;cut cut;beat beat beaten;blow blew blown;burn burnt;find found;drive drove driven;build built;
  draw drew drawn;drop dropped;feed fed;bomb bombed;strip stripped;back backed;lash lashed;cede ceded;die died dying;
  woman women;man men;child children;person people;policeman policemen;gunman gunmen;militiaman militiamen;tribesman tribesmen;
  serviceman servicemen;congressman congressmen;businessman businessmen;fisherman fishermen;wife wives;life lives;knife knives;thief thieves;
  retake retook retaken;hurt hurt;uphold upheld;undertake undertook undertaken;undergo underwent undergone;overcome overcame;deal dealt;dig dug;
  fling flung;burst burst;thrust thrust;shake shook shaken;stick stuck;rebuild rebuilt;teach taught;
  clash clashes clashed;attack attacks attacked;accuse accused;be is are was were been;have has had;do does did done`.split(
  ';',
)) {
  const [lemma, ...forms] = line.trim().split(/\s+/);
  for (const form of forms) if (!IRREGULAR.has(form)) IRREGULAR.set(form, lemma!);
}

/** Every word an ontology's cues, modes and contexts are written with. */
export function vocabularyOf(ontology: Ontology, ...lists: ReadonlySet<string>[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const cue of ontology.cues) {
    words.add(cue.lemma);
    for (const word of [...cue.objects, ...cue.barred, ...cue.particles]) words.add(word);
  }
  const modes = ontology.types.flatMap((type) => type.modes);
  for (const { words: phrases } of [...modes, ...ontology.contexts])
    for (const phrase of phrases) for (const word of phrase.split(' ')) words.add(word);
  for (const list of lists) for (const word of list) words.add(word);
  return words;
}

/** Lemmas met before, by vocabulary and form: the same few thousand words come again and again. */
const met = new WeakMap<ReadonlySet<string>, Map<string, Map<string, string>>>();
/** Forms that are remembered. */
const MOST = 200_000;

export function knownLemma(form: string, lemma: string, vocabulary: ReadonlySet<string>): string {
  let known = met.get(vocabulary);
  if (!known) met.set(vocabulary, (known = new Map()));
  let ofForm = known.get(form);
  if (!ofForm) {
    ofForm = new Map();
    if (known.size < MOST) known.set(form, ofForm);
  }
  let found = ofForm.get(lemma);
  if (found === undefined) ofForm.set(lemma, (found = lookUp(form, lemma, vocabulary)));
  return found;
}

function lookUp(form: string, lemma: string, vocabulary: ReadonlySet<string>): string {
  const given = lemma.toLowerCase();
  const surface = form.toLowerCase();
  const irregular = IRREGULAR.get(surface);
  if (irregular !== undefined && vocabulary.has(irregular) && (given !== surface || !vocabulary.has(given))) {
    return vocabulary.has(given) && given !== surface ? given : irregular;
  }
  if (vocabulary.has(given)) return given;
  // "sanctioned" is a word of the lists too, but where the model sees an inflected form, it is one of "sanction"
  const inflected = given !== surface;
  for (const candidate of inflections(surface))
    if (vocabulary.has(candidate) && !(inflected && candidate === surface)) return candidate;
  return inflected && vocabulary.has(surface) ? surface : given;
}

/** Lemmas a regular form may come from, the most likely first. */
function inflections(form: string): string[] {
  const found: string[] = [form];
  const stem = (suffix: string): string | null =>
    form.endsWith(suffix) && form.length > suffix.length + 1 ? form.slice(0, -suffix.length) : null;
  const ies = stem('ies') ?? stem('ied');
  if (ies !== null) found.push(`${ies}y`, `${ies}ie`);
  for (const suffix of ['ing', 'ed']) {
    const bare = stem(suffix);
    if (bare === null) continue;
    found.push(bare, `${bare}e`);
    if (bare.at(-1) === bare.at(-2)) found.push(bare.slice(0, -1));
    if (bare.endsWith('ck')) found.push(bare.slice(0, -1));
  }
  const es = stem('es');
  if (es !== null) found.push(`${es}e`, es);
  const s = stem('s');
  if (s !== null) found.push(s);
  return found;
}
