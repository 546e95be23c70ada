/** What the edge of a piece of text says: does a sentence end here, does one go on, is this a heading or prose? */

/** Sentence-final punctuation with the quotes and brackets that may close after it. */
const TERMINAL = /[.!?…:;][)\]}"'”’»*_]*(?:\s?\[\d+\])*$/u;
/** Abbreviations after which a sentence goes on: titles stand before a name, the others mostly inside a sentence. */
const OPEN_ABBREVIATION =
  /(?:^|[\s("“])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|Hon|St|Pres|vs|v|No|Nos|Art|Sec|Fig|pp?|[A-Z])\.$/u;
const COUNTRY_ABBREVIATION = /(?:^|[\s("“])(?:[A-Z]\.){2,}$/u;
/** A phrase never ends on one of these: what follows belongs to the same sentence. */
const FUNCTION_WORD =
  /(?:^|\s)(?:a|an|the|of|in|on|at|to|by|for|from|with|and|or|but|nor|as|than|that|which|who|whose|whom|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|not|no|its|his|her|their|our|my|your|this|these|those|into|onto|over|under|between|among|against|during|after|before|since|until|while|when|where|because|if|whether|President|Minister|Secretary|General|Prime|Foreign|Mr|Mrs|Ms|Dr)$/;
const SMALL = new Set(
  'a an the of in on at to by for from with and or but nor as than that is are was were be into over via vs not de la le el al von van der bin ibn'.split(
    ' ',
  ),
);

/** Characters at the end that the patterns look at: they are tried at every place, which a long text would pay for. */
const TAIL = 60;

export function endsSentence(text: string): boolean {
  const tail = text.slice(-TAIL);
  return TERMINAL.test(tail) && !OPEN_ABBREVIATION.test(tail);
}

/** True where a lower-case word or a mark that only goes on stands first. */
export function startsLower(text: string): boolean {
  return /^[("“‘'*_[]{0,2}\p{Ll}/u.test(text) || /^[,;:.)\]”’%](?!\s*\d+[.)])/u.test(text);
}

/** A cut after "U.S." shows only by a lower-case word after it; after "Mr." by any word. */
export function runsOn(before: string, after: string): boolean {
  const tail = before.slice(-TAIL);
  if (startsLower(after)) return !endsSentence(tail) || COUNTRY_ABBREVIATION.test(tail);
  return (
    OPEN_ABBREVIATION.test(tail) && /(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev)\.$/.test(tail)
  );
}

export function endsOpen(text: string): boolean {
  const tail = text.slice(-TAIL);
  return /[,–—(]$|[^-]-$/.test(tail) || FUNCTION_WORD.test(tail);
}

/** Words most of which are capitalised: "Ceasefire Talks Resume in Zenda". */
export function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const content = words.filter((word) => !SMALL.has(word.toLowerCase()));
  return content.length > 0 && content.filter((word) => /^\p{Lu}/u.test(word)).length / content.length > 0.75;
}

export function isAllCaps(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > 0 && lower / (upper + lower) < 0.1;
}

/** Two sentences, or one too long for a heading. */
export function isProse(text: string): boolean {
  return text.length > 140 || /[.!?]["”’)]*\s+["“(]?\p{Lu}/u.test(text);
}

/** Words that make a sentence, and no name or label. */
export function saysSomething(text: string): boolean {
  return (
    text.split(/\s+/).length >= 4 && (text.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0) >= 2 && !isTitleCase(text)
  );
}
