/**
 * Does the clause around a time look back or ahead? In: the tokens of its sentence and where the time stands. Out: past,
 * future or unknown. With a parse the verb the time hangs on decides, and a noun ("the bombings on Friday") looks back
 * unless it is the kind one plans. Without one, or where the tree says nothing, the nearest verb group does.
 */
import type { Token } from '../../document.ts';
import type { Direction } from './anchor.ts';

const FUTURE = new Set("will shall wo ll 'll ’ll".split(' '));
/** Auxiliaries that look ahead from a day named beside them: "the deal should close on Friday". */
const AHEAD = new Set('should may might must would can'.split(' '));
/** What one schedules: the day said with it is the day scheduled, whatever the tense of the scheduling. */
const SCHEDULES = /^(?:plan|schedule|slate|intend|expect|anticipate|pencil|tip)$/;
/** In the present tense with a day these tell of what is to come: "the ministers meet on Monday". */
const CALENDAR =
  /^(?:meet|convene|reconvene|premiere|open|begin|start|resume|reopen|vote|leave|depart|arrive|travel|visit|hold|return|face|take|end|expire|play|fly|go|host|head|plan|intend|expect|hope)$/;
/** What is announced lies ahead: "they announced cuts, closing plants in the fourth quarter". */
const ANNOUNCES = /^(?:announce|propose|order|approve|agree|offer|vow|pledge|threaten|decide)$/;
const PLANS = new Set(
  'expected expects expect scheduled due planned plans plan slated set begin begins intends intend hopes hope likely ready going next upcoming forthcoming deadline until is are'.split(
    ' ',
  ),
);
const PAST = new Set('was were had did has have said told reported been'.split(' '));
const PLANNED =
  /^(?:meeting|election|vote|hearing|talk|summit|deadline|trip|visit|conference|session|game|trial|referendum|ballot|deal|ceremony|debate|poll|inauguration|launch|round|expiry|expiration)$/;

export function directionOf(tokens: readonly Token[], start: number, end: number): Direction {
  const first = tokens.findIndex((token) => token.end > start);
  const before = tokens[first - 1]?.form.toLowerCase() ?? '';
  // "until 9 a.m. EST Tuesday": the term's preposition stands before the hour.
  const term = tokens
    .slice(Math.max(0, first - 4), first)
    .findLast((token) => token.upos === 'ADP' || /^(?:until|till)$/i.test(token.form));
  if (/^(?:until|till)$/i.test(term?.form ?? '') && term!.id > (tokens[0]?.id ?? 0)) return 'future';
  if (before === 'since') return 'past';
  if (before === 'as' && /^(?:soon|early)$/.test(tokens[first - 2]?.form.toLowerCase() ?? '')) return 'future';
  const at = /^(?:on|in|at)$/.test(before) ? first - 2 : first - 1;
  const verb = tokens[at];
  // "payable Dec. 7 to holders of record Nov. 22".
  if (/^(?:payable|due)$/.test(verb?.form ?? '') || (verb?.form === 'record' && tokens[at - 1]?.form === 'of'))
    return 'future';
  // "signed in August", but not "to be signed", "is expected in August".
  const passive = /^(?:be|is|are|being|get)$/.test(tokens[at - 1]?.form.toLowerCase() ?? '');
  if (verb?.upos === 'VERB' && /Tense=Past/.test(verb.feats) && !passive) return 'past';
  const parsed = tokens.some((token) => token.upos !== 'X');
  const lean = parsed ? byTree(tokens, start, end) : byNearness(tokens, start, end);
  // A term that is set ("by Jan. 14", "effective Feb. 1") lies ahead more often than the tense of the telling says.
  return /^(?:by|through|effective|starting|beginning)$/.test(before) && lean === 'past' ? null : lean;
}

function byTree(tokens: readonly Token[], start: number, end: number): Direction {
  const offset = tokens[0]?.id ?? 0;
  const above = (token: Token): Token | undefined => (token.head === null ? undefined : tokens[token.head - offset]);
  let step = tokens.find((token) => {
    if (token.start < start || token.end > end || token.upos === 'X') return false;
    const governor = above(token);
    return governor !== undefined && (governor.start < start || governor.end > end);
  });
  const owner = step?.deprel === 'nmod:poss';
  let noun: Token | null = null;
  for (let climbs = 0; step && climbs < 6; climbs++) {
    step = above(step);
    if (!step) break;
    const copula = tokens.some((token) => token.deprel === 'cop' && token.head === step!.id);
    if (/^(?:due|likely|ready)$/.test(step.form.toLowerCase()) && step.upos === 'ADJ') return 'future';
    if (step.upos === 'VERB' || step.upos === 'AUX' || copula) {
      const lean = leanOfVerb(tokens, step, offset, noun === null);
      // "will discuss Friday's attacks" looks back, "will command a mission in December" ahead.
      if (noun && !PLANNED.test(noun.lemma)) return owner && lean === 'future' ? 'past' : lean;
      return lean;
    }
    if (step.upos === 'NOUN') noun ??= step;
  }
  return null;
}

/** Tense of a verb with its auxiliaries; an infinitive looks where the verb above it does, and ahead if that is no past act. */
function leanOfVerb(tokens: readonly Token[], verb: Token, offset: number, dated: boolean): Direction {
  const own = tokens
    .filter((token) => token.head === verb.id && /^(?:aux|mark|cop)/.test(token.deprel))
    .map((token) => token.form.toLowerCase());
  if (own.some((form) => FUTURE.has(form))) return 'future';
  if (own.some((form) => AHEAD.has(form)) && !own.includes('have')) return 'future';
  if (SCHEDULES.test(verb.lemma) && !own.includes('had') && !isReport(tokens, verb)) return 'future';
  if (own.some((form) => PAST.has(form))) return 'past';
  const above = verb.head === null ? undefined : tokens[verb.head - offset];
  if (/VerbForm=Inf/.test(verb.feats) && own.includes('to')) {
    const before =
      tokens[verb.id - offset - 1]?.form.toLowerCase() === 'to'
        ? (tokens[verb.id - offset - 2]?.form.toLowerCase() ?? '')
        : '';
    // "had been expected to rule": it did not, or it did.
    if (PLANS.has(before))
      return tokens.some((token) => token.head === above?.id && token.form === 'had') ? null : 'future';
    if (verb.deprel === 'xcomp' && above && SCHEDULES.test(above.lemma)) {
      return tokens.some((token) => token.head === above.id && token.form === 'had') ? null : 'future';
    }
    return null;
  }
  if (dated && /VerbForm=Fin/.test(verb.feats) && /Tense=Pres/.test(verb.feats) && CALENDAR.test(verb.lemma))
    return 'future';
  // "it fell, rising again in June": a participle looks where the verb above it does.
  const absolute = verb.deprel === 'advcl' && /Tense=Pres\|VerbForm=Part/.test(verb.feats) && own.length === 0;
  if (absolute && above?.upos === 'VERB' && !ANNOUNCES.test(above.lemma))
    return leanOfVerb(tokens, above, offset, false);
  if (/Tense=Past/.test(verb.feats) && !own.some((form) => /^(?:is|are|be)$/.test(form))) return 'past';
  return null;
}

/** "said on Friday he expected that …", "expects the talks will fail": what is expected has a tense of its own. */
const isReport = (tokens: readonly Token[], verb: Token): boolean =>
  tokens.some((token) => token.head === verb.id && token.deprel === 'ccomp');

function byNearness(tokens: readonly Token[], start: number, end: number): Direction {
  let best: Direction = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.start >= start && token.end <= end) continue;
    const direction = lean(tokens, i);
    if (!direction) continue;
    // A verb after the time counts for less: "On Friday he left" has none before, "left Friday when it will" has one.
    const distance = token.start >= end ? (token.start - end) * 1.5 + 10 : start - token.end;
    if (distance < nearest) {
      nearest = distance;
      best = direction;
    }
  }
  return best;
}

function lean(tokens: readonly Token[], i: number): Direction {
  const token = tokens[i]!;
  const form = token.form.toLowerCase();
  const before = tokens[i - 1]?.form.toLowerCase() ?? '';
  const before2 = tokens[i - 2]?.form.toLowerCase() ?? '';
  if (FUTURE.has(form)) return 'future';
  if (form === 'to' && PLANS.has(before)) return 'future';
  if (token.upos === 'VERB' || token.upos === 'AUX') {
    // The verb of "will meet" or "to meet" leans as its auxiliary does.
    if (FUTURE.has(before) || (FUTURE.has(before2) && before !== 'to')) return 'future';
    if (before === 'to' && PLANS.has(before2)) return 'future';
    if (token.feats.includes('Tense=Past')) return 'past';
  }
  if (PAST.has(form) || (token.upos === 'X' && /[a-z]{2}ed$/.test(form))) return 'past';
  return null;
}
