/**
 * Paragraphs that are not the article: contact and subscription boxes, calls to share, credits, copyright lines.
 *
 * A paragraph is set aside for what it begins with or consists of, never for a word inside it ("rebels urged people to
 * follow them" stays). Once such a box has begun near the end, the short lines after it that are no prose belong to it.
 */
import type { Paragraph } from './paragraphs.ts';
import { endsSentence, isProse } from './sentence-shape.ts';

const URL =
  '(?:https?:\\/\\/\\S+|www\\.\\S+|[\\w.-]+@[\\w-]+\\.[\\w.]+|[\\w-]+(?:\\.[\\w-]+)*\\.(?:org|com|net|info|eu|gov|int|edu|co\\.uk|news|io)(?:\\/\\S*)?)';
/** Whole paragraphs, anywhere. */
const ANYWHERE = [
  new RegExp(
    `^(?:(?:e-?mail|web(?:site)?|url|visit|tel|phone|twitter|facebook)?:?\\s*[<(]?${URL}[>)]?[\\s,;|.]*)+$`,
    'i',
  ),
  /^\W*(?:advertisement|advertisment|sponsored content|story continues below|article continues (?:below|after)|continue reading|read more|see also|related (?:articles?|stories|coverage|content|topics)|most read|recommended(?: for you)?|more on this (?:story|topic)|also read|top stories|image source|share this(?: article| story| page)?|share on \w+|print this(?: page)?|email this|comments? \(\d+\)|leave a comment|log ?in|sign in|skip to (?:main )?content|back to top|cookie policy|privacy policy|terms of (?:use|service))\b[^.!?]{0,120}\W*$/i,
  /^\W*(?:subscribe|sign up|register)\b.{0,40}\b(?:newsletter|e-?mails?|updates|alerts?|now|today|here|free|account|edition|daily|briefing)\b.{0,160}$/i,
  /^\W*(?:get|receive)\b.{0,60}\b(?:newsletter|in your inbox|to your inbox|e-?mail alerts?)\b.{0,120}$/i,
  /^\W*follow (?:us|him|her|them|@\w+|\S+) (?:on|at) (?:twitter|facebook|instagram|x|telegram|mastodon|bluesky|youtube)\b.{0,160}$/i,
  /^\W*(?:click|tap) here\b.{0,160}$/i,
  /^\W*(?:this (?:site|website) uses cookies|we use cookies|please enable javascript)\b.{0,300}$/i,
];
/** Near the beginning or the end only. */
const AT_EDGE = [
  /^\W*(?:to|for (?:more|further|press|media|general)?)\s*(?:contact|information|inquir\w+|enquir\w+|reach|write to|donate|join|support|unsubscribe|subscribe)\b.{0,200}(?:visit|call|e-?mail|contact|click|write|please|:)/i,
  /^\W*(?:press |media |editorial )?(?:contacts?|enquiries|inquiries|press office|media relations)\s*(?::|$)/i,
  /^\W*(?:contact (?:us|the (?:author|editors?|newsroom|writers?))|write to (?:us|the editors?))\b.{0,200}$/i,
  /^\W*(?:\(c\)|©|copyright\b)(?=.{0,200}$)/i,
  /\ball rights reserved\b/i,
  /^\W*(?:\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|translated|translation|photographs?|photo|graphics) by\b).{0,240}$/i,
  /^\W*(?:our standards|source|originally published|this (?:article|story|report|piece) (?:was|is|has been|first|originally)|republished|reprinted|distributed by|notes? to editors?)\b.{0,200}$/i,
  /^\W*(?:support (?:our|independent|us)|donate|make a donation|become a (?:member|subscriber|supporter)|if you (?:enjoyed|liked|value)|help us)\b.{0,240}$/i,
  /^\W*(?:tel|phone|fax|e-?mail|mobile|twitter|facebook|web(?:site)?)\s*[.:].{0,120}$/i,
  /^\W*(?:-\s*)?(?:end|ends|30|###|xxx)\W*$/i,
  /^\W*(?:tags|topics|categories|keywords|filed under|labels)\s*:.{0,200}$/i,
  /^\W*(?:editor'?s note|correction)\s*:\s*this (?:article|story).{0,300}$/i,
];
const CONTACT_END = 240;

/** For each paragraph why it is set aside, or null. */
export function findBoilerplate(paragraphs: readonly Paragraph[]): (string | null)[] {
  const why: (string | null)[] = paragraphs.map((paragraph, i) => {
    const text = paragraph.strip.text;
    if (text.length > 600) return null;
    if (ANYWHERE.some((pattern) => pattern.test(text))) return 'navigation, links or subscription';
    const edge = i < 4 || i >= paragraphs.length - 8;
    return edge && text.length <= 400 && AT_EDGE.some((pattern) => pattern.test(text))
      ? 'contact, credits or copyright'
      : null;
  });
  const box = firstOfTail(paragraphs, why);
  for (let i = box; i >= 0 && i < paragraphs.length; i++) {
    const text = paragraphs[i]!.strip.text;
    if (why[i] === null && text.length < CONTACT_END && !(isProse(text) && endsSentence(text)))
      why[i] = 'part of the box above';
  }
  // All of it boilerplate: then it is the text, and somebody wants it read.
  return why.every((reason) => reason !== null) ? why.map(() => null) : why;
}

/** Where the last unbroken row of boxes and short lines begins. */
function firstOfTail(paragraphs: readonly Paragraph[], why: readonly (string | null)[]): number {
  let first = -1;
  for (let i = paragraphs.length - 1; i >= 0; i--) {
    const text = paragraphs[i]!.strip.text;
    if (why[i] !== null) first = i;
    else if (text.length >= CONTACT_END || endsSentence(text)) break;
  }
  return first;
}
