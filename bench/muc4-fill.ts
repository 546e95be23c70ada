/**
 * Fills MUC templates from phrases with role probabilities. In: the read document and the head's scores. Out: templates,
 * none where no phrase is surely part of an incident. One incident a document is assumed, since two thirds of the
 * documents with any hold one, and phrases of the same kind that repeat each other are one filler.
 */
import type { MucDoc } from './muc4-data.ts';
import type { Phrase, ReadMuc } from './muc4-mentions.ts';
import { agree, headWord, normal, ROLES } from './muc4-roles.ts';
import type { Filled } from './muc4-score.ts';

/** Tuned on the development documents' last tenth: a phrase fills a slot from here on. */
const FILL = 0.45;
/** The surest target, victim or perpetrator must reach this for the document to hold an incident. */
const INCIDENT = 0.72;

export function fillTemplates(read: ReadMuc, scores: readonly Float32Array[], labels: readonly string[], _doc: MucDoc): Filled[] {
  const found: { phrase: Phrase; role: string; score: number }[] = [];
  let surest = 0;
  for (const [index, phrase] of read.phrases.entries()) {
    const row = scores[index]!;
    for (const role of ROLES) {
      const score = row[labels.indexOf(role)]!;
      if (score > surest && role !== 'incident_instrument_id') surest = score;
      if (score >= FILL) found.push({ phrase, role, score });
    }
  }
  if (surest < INCIDENT || found.length === 0) return [];
  const slots: Record<string, string[]> = {};
  for (const { phrase, role } of found.sort((a, b) => b.score - a.score || a.phrase.start - b.phrase.start)) {
    const text = normal(phrase.text);
    const fillers = (slots[role] ??= []);
    const known = fillers.findIndex((filler) => filler === text || agree(filler, text) || headWord(filler) === headWord(text));
    if (known < 0) fillers.push(text);
    else if (text.length > fillers[known]!.length && role === 'hum_tgt_name') fillers[known] = text;
  }
  return [{ slots }];
}
