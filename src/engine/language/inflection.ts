/**
 * The spelling of English inflection, undone: announced → announce, running → run, studies → study, larger → large. In: a form
 * with its part of speech and features, the lemma the model's edit rule gives, and a test for known words. Out: a lemma.
 *
 * The model sees subwords and knows which inflection it is; whether an e was dropped or a consonant doubled is a matter of
 * letters, and rules with a vocabulary are surer there (as in Minnen et al. 2001, "Applied morphological processing of
 * English"). What no rule fits keeps the model's lemma.
 */
import { IRREGULAR_COMPARED, IRREGULAR_NOUNS, IRREGULAR_VERBS, KEEPS_DOUBLE, KEEPS_E } from './irregular-forms.ts';

export type KnownWord = (word: string) => boolean;

const PLAIN = /^[a-z]+(?:-[a-z]+)*$/;
/** One syllable that would have doubled its last letter, had there been no e: hop-, los-, fir-. */
const SHORT = /^(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]$/;
/** Irregular past forms that are bases too, or other words. */
const ALSO_BASES = new Set(
  'found bound ground wound saw left felt bore fell lay dove rent wove shot spoke rose bent lent cast hit cut put set let hurt cost split spread shut burst read beat bid come run become overcome led fed bred stuck struck swept'.split(
    ' ',
  ),
);
const DOUBLE = /([bdgkmnprt])\1$/;
const SOFT_DOUBLE = /(ll|ss|zz|ff)$/;

/** @param model the lemma that the model's edit rule gives */
export function lemmaOf(form: string, upos: string, feats: string, model: string, known: KnownWord): string {
  if (upos !== 'NOUN' && upos !== 'VERB' && upos !== 'ADJ' && upos !== 'ADV') return model;
  const low = form.toLowerCase();
  if (!PLAIN.test(low) || feats.includes('Typo=Yes') || feats.includes('Abbr=Yes')) return model;
  // Only the last part of a hyphenated word is inflected.
  const cut = low.lastIndexOf('-') + 1;
  const base = baseOf(low.slice(cut), upos, feats, model.slice(cut).toLowerCase(), known);
  if (base === null) return repaired(low, upos, model, known);
  const lemma = low.slice(0, cut) + base;
  // A capital that the model kept is part of a name: the United Nations.
  return /^\p{Lu}/u.test(model) && model !== model.toUpperCase() ? lemma[0]!.toUpperCase() + lemma.slice(1) : lemma;
}

function baseOf(low: string, upos: string, feats: string, model: string, known: KnownWord): string | null {
  if (upos === 'NOUN') {
    if (feats.includes('Number=Plur')) return singular(low, model, known);
    return feats.includes('Number=Ptan') ? low : null;
  }
  if (upos === 'VERB') return verbBase(low, feats, model, known);
  if (feats.includes('Degree=Cmp') || feats.includes('Degree=Sup')) return positive(low, upos, model, known);
  return null;
}

/** The model's lemma, unless it is a stump: footag, govern → gover. */
function repaired(low: string, upos: string, model: string, known: KnownWord): string {
  const stump = model.length < low.length && low.startsWith(model.toLowerCase()) && !known(model.toLowerCase());
  if (!stump) return model;
  const ending = upos === 'VERB' ? /(?:ed|ing)$/.exec(low)?.[0].length : undefined;
  return (ending === undefined ? null : restore(low.slice(0, -ending), model, known)) ?? (known(low) ? low : model);
}

function verbBase(low: string, feats: string, model: string, known: KnownWord): string | null {
  if (feats.includes('VerbForm=Inf')) return null;
  const past = feats.includes('Tense=Past') || (low.endsWith('ed') && !feats.includes('Tense=Pres'));
  const present = feats.includes('Tense=Pres') && feats.includes('VerbForm=Part');
  const third = feats.includes('Person=3') && feats.includes('Number=Sing') && feats.includes('Tense=Pres');
  // "retook" is a past form whatever the tagger says; "found" may be the base of another verb
  if (past || present || third || feats.includes('VerbForm=Ger') || !ALSO_BASES.has(low)) {
    const irregular = IRREGULAR_VERBS.get(low);
    if (irregular !== undefined) return irregular;
  }
  if (low.endsWith('ing') && low.length > 4 && (present || feats.includes('VerbForm=Ger')))
    return restore(low.slice(0, -3), model, known);
  if (low.endsWith('ied') && past) return low.length <= 4 ? low.slice(0, -1) : `${low.slice(0, -3)}y`;
  if (low.endsWith('eed') && past) return known(low.slice(0, -1)) ? low.slice(0, -1) : null;
  if (low.endsWith('ed') && low.length > 3 && past) return restore(low.slice(0, -2), model, known);
  return third && low.endsWith('s') ? withoutS(low, model, known) : null;
}

/** The base of a stem that lost -ing or -ed: announc → announce, runn → run, visit → visit. */
function restore(stem: string, model: string, known: KnownWord): string | null {
  if (stem.length < 2 || !/[aeiouy]/.test(stem)) return null;
  if (DOUBLE.test(stem) && !KEEPS_DOUBLE.has(stem)) return stem.slice(0, -1);
  if (SOFT_DOUBLE.test(stem)) {
    const single = stem.slice(0, -1);
    return !known(stem) && known(single) ? single : stem;
  }
  const withE = `${stem}e`;
  if (/(?:[cuvz]|[^aeiou]l|dg|[aeiou]rs)$/.test(stem) && !/[ou]u$/.test(stem))
    return known(stem) && !known(withE) ? stem : withE;
  if (/(?:ow|[aeo]y|ck|sh|x|w|k[^e]?k)$/.test(stem)) return known(withE) && !known(stem) ? withE : stem;
  const plain = known(stem);
  const dropped = known(withE);
  if (plain !== dropped) return plain ? stem : withE;
  if (SHORT.test(stem) && stem.length > 2) return withE;
  if (/[^aeiou][bdkmnpt]$/.test(stem)) return stem;
  if (model === stem || model === withE) return model;
  return /(?:at|iz|is|ut|ur|ag|uc)$/.test(stem) ? withE : stem;
}

function singular(low: string, model: string, known: KnownWord): string | null {
  const irregular = IRREGULAR_NOUNS.get(low);
  if (irregular !== undefined) return irregular;
  if (low.endsWith('men') && low.length > 4) return `${low.slice(0, -2)}an`;
  if (!low.endsWith('s') || low.endsWith('ss') || low.length < 4) return null;
  if (/[ui]s$/.test(low)) return known(low) && !known(low.slice(0, -1)) ? null : low.slice(0, -1);
  return withoutS(low, model, known);
}

/** The base of a plural or third person in -s: studies → study, classes → class, houses → house, goes → go. */
function withoutS(low: string, model: string, known: KnownWord): string | null {
  const one = low.slice(0, -1);
  const two = low.slice(0, -2);
  if (KEEPS_E.has(one)) return one;
  if (low.endsWith('ies')) return low.length <= 4 ? one : `${low.slice(0, -3)}y`;
  if (/(?:sh|ch|x|ss|zz|o)es$/.test(low)) return two.length > 1 ? two : one;
  if (/[sz]es$/.test(low)) {
    if (known(one) !== known(two)) return known(one) ? one : two;
    return model === two ? two : one;
  }
  if (low.endsWith('ss') || !low.endsWith('s')) return null;
  return one;
}

function positive(low: string, upos: string, model: string, known: KnownWord): string | null {
  const irregular = IRREGULAR_COMPARED.get(low);
  if (irregular !== undefined) return irregular === 'good' && upos === 'ADV' ? 'well' : irregular;
  const ending = low.endsWith('est') ? 3 : low.endsWith('er') ? 2 : 0;
  if (ending === 0) return null;
  const stem = low.slice(0, -ending);
  if (stem.length < 3) return null;
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  const withE = `${stem}e`;
  const plain = known(stem);
  if (plain !== known(withE)) return plain ? stem : withE;
  if (!plain) return null;
  return model === withE ? withE : stem;
}
