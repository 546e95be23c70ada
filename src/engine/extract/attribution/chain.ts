/**
 * Who stands behind some words of a document: the chain of those whose content holds them, the outermost first, or else the
 * author. In: a span, the attribution layer. Out: links of events, relations and claims.
 */
import type { Attribution, Meta, Span } from '../../document.ts';
import type { EventAttribution } from '../../event.ts';

const holds = (part: Span, span: Span): boolean => part.start <= span.start && span.end <= part.end;

/** Attributions whose content holds the span, the outermost first. */
export function holders(span: Span, all: readonly Attribution[]): Attribution[] {
  const around = all.filter(
    (one) =>
      one.start <= span.start &&
      span.end <= one.end &&
      one.content.some((part) => holds(part, span)) &&
      !(one.cue !== null && one.cue.start < span.end && span.start < one.cue.end) &&
      !(one.source !== null && holds(one.source, span)),
  );
  if (around.length < 2) return around;
  const depth = (one: Attribution): number => {
    let count = 0;
    for (let at: Attribution | undefined = one; at && at.parent !== null && count < 10; at = all[at.parent]) count++;
    return count;
  };
  return around
    .map((one) => ({ one, depth: depth(one) }))
    .sort((a, b) => a.depth - b.depth || a.one.start - b.one.start)
    .map(({ one }) => one);
}

/** Verbs that take what happened for granted or in hand and vouch for nothing: "condemned the raid", "plans to visit". */
const ATTITUDE =
  /\b(condemn|denounc|welcom|regret|critici[sz]|hail|prais|mourn|celebrat|lament|applaud|commemorat|support|oppos|endors|cancel|postpon|sign|accept|search|summon|protest|investigat|resent|fear|plan|order|intend|deci[ds]|prepar|aim|attempt|approv|expect|thank|gratitude|appreciat|congratulat|commend|laud|salut|mock|ridicul|deplor|bemoan|invok|want|present|pressur|lobb|persuad)\w*(?: to| for)?$|\baim\w* at$|\bfeeling$|\b(?:emphasis|focus|insistence) (?:up)?on$|\b(?:statement|speech|question|debate)s? (?:up)?(?:on|about)$|\bcomment\w* (?:up)?on$|\bidentif(?:y|ies|ied)(?: as)?$|\bargu\w+ (?:with|about|over)$/i;

/** Talk and will: what is discussed, refused or gladly done is not thereby said to be so, however the cue goes on. */
const TALK_OR_WILL =
  /\b(?:discuss|debat|negotiat|refus|declin)(?:e|ed|es|s|ing)?\b|\b(?:happy|glad|eager|keen|willing|unwilling|reluctant|ready)\b/i;

/** "Has shown a capacity for raids": what a body or a man shows of its own is seen, and nothing said; papers and figures tell. */
const SHOWS = /\b(?:show|demonstrat|display|exhibit)(?:e|s|ed|es|n|ing)?$/i;
const TELLS = new Set<Attribution['kind']>(['document', 'media']);

/** "No group has claimed the attack": a source that is nobody says nothing. */
const NOBODY = /^(?:no|no one|nobody|none|neither)\b/i;

/**
 * Asking and offering: what is wanted has not happened, so a deed that is done stands there as known to all: "demanded the
 * release of drivers abducted in May".
 */
const WANTS =
  /\b(?:ask|demand|urg|appeal|request|offer|promis|pledg|propos|invit|threaten|vow|forbid)(?:e|ed|es|s|ing|den)?\b|\bforbade\b|\bcall(?:ed|s|ing)? (?:for|on)\b/i;

/** A source that nobody could name but as the one who speaks, or is asked: "do you think". */
const OWN_VOICE = /^(?:I|we|me|us|you)$/i;

/** Whether the source stands behind what the content says (a deed that is `done`), or only has a feeling about it or asks for it. */
export function vouches(one: Attribution, text: string, done = false): boolean {
  if (one.kind === 'author') return false;
  if (one.source !== null && NOBODY.test(text.slice(one.source.start, one.source.end))) return false;
  if (one.direct || one.cue === null || one.stance !== 'asserts') return true;
  const cue = text.slice(one.cue.start, one.cue.end);
  if (done && WANTS.test(cue)) return false;
  const shows = SHOWS.test(cue) && one.source !== null && !TELLS.has(one.kind);
  if (!shows && !ATTITUDE.test(cue) && !TALK_OR_WILL.test(cue)) return true;
  return one.content.some(({ start }) => /^(that|whether|how|“|")/i.test(text.slice(start, start + 8)));
}

export function chainOf(
  span: Span,
  all: readonly Attribution[],
  meta: Pick<Meta, 'byline' | 'publisher'>,
  text: string,
  done = false,
): EventAttribution[] {
  const chain = holders(span, all)
    .filter((one) => vouches(one, text, done))
    .map((one) => linkOf(one, text))
    // "I saw that …" is whoever is speaking already: the author, or the one quoted
    .filter(({ source, actor }) => actor !== null || source === null || !OWN_VOICE.test(source));
  return chain.length > 0 ? chain : [authorOf(meta)];
}

export function linkOf(one: Attribution, text: string): EventAttribution {
  return {
    kind: one.kind,
    source: one.name,
    actor: one.actor,
    stance: one.stance,
    via: one.via ?? null,
    cue: one.cue === null ? null : text.slice(one.cue.start, one.cue.end),
    start: one.source?.start ?? one.cue?.start ?? one.start,
    end: one.source?.end ?? one.cue?.end ?? one.end,
  };
}

export function authorOf(meta: Pick<Meta, 'byline' | 'publisher'>): EventAttribution {
  return {
    kind: 'author',
    source: meta.byline ?? meta.publisher,
    actor: null,
    stance: 'asserts',
    via: null,
    cue: null,
    start: null,
    end: null,
  };
}
