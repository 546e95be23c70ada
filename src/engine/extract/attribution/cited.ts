/**
 * Whom a report hands on: "the Star quoted an aide as saying that …", "Reuters reported, citing two diplomats". In: frames, the
 * tokens and trees of their sentences. Out: the frames, saying what was quoted with the one quoted as its source, and new
 * frames for those cited.
 */
import type { Token } from '../../document.ts';
import type { SentenceTree } from '../events/syntax.ts';
import type { Trees } from '../trees.ts';
import { type Frame, inside, overlaps, type Range } from './frame.ts';
import { DOCUMENTS, INSTITUTIONS, MEDIA, PEOPLE, PERSONAL } from './source-words.ts';
import { rangeOf } from './syntax-frames.ts';

const QUOTES = /^(?:quote|cite)$/;
/** Words between the verb and "as saying". */
const REACH = 12;

/** "Quoted an aide as saying": the aide says it. "An aide was quoted as saying" has him as its subject already. */
export function creditQuoted(frames: readonly Frame[], token: readonly Token[], trees: Pick<Trees, 'at'>): void {
  for (const frame of frames) {
    const said = frame.cue?.first ?? -1;
    const as = token[said - 1];
    if (as?.form.toLowerCase() !== 'as' || as.sentence !== token[said]!.sentence) continue;
    for (let verb = as.id - 1; verb > as.id - REACH && verb >= 0; verb--) {
      const { lemma, upos, sentence } = token[verb]!;
      if (sentence !== as.sentence) break;
      if (upos !== 'VERB' || !QUOTES.test(lemma.toLowerCase())) continue;
      if (verb + 1 < as.id && !trees.at(verb).isPassive(verb)) frame.source = { first: verb + 1, end: as.id };
      break;
    }
  }
}

/** "Reported, citing two diplomats": they stand behind it too. Reasons that are cited ("citing costs") say nothing. */
export function citedFrames(frames: readonly Frame[], token: readonly Token[], trees: Pick<Trees, 'at'>): Frame[] {
  return token.flatMap(({ id, form }): Frame[] => {
    if (!/^(?:citing|quoting)$/i.test(form)) return [];
    const tree = trees.at(id);
    const object = tree.child(id, 'obj');
    const verb = tree.head(id);
    if (object === null || verb === null || !isSource(tree, object)) return [];
    const source = rangeOf(tree, object);
    const cue: Range = { first: id, end: id + 1 };
    // "reported, citing": right behind the verb of saying, whatever the tree hangs it on
    const follows = (one: Frame): boolean => one.cue!.end === id - 1 && token[id - 1]!.form === ',';
    const report = frames.find(
      (one) => one.cue !== null && !overlaps(one.cue, cue) && (inside(verb, one.cue) || follows(one)),
    );
    const content = report?.content.filter((part) => !overlaps(part, cue)) ?? [];
    if (content.length === 0 || source.first <= id) return [];
    const known = frames.find((one) => one.cue !== null && overlaps(one.cue, cue));
    if (known === undefined) return [{ source, cue, content, by: 'syntax' }];
    // the tags may have taken whoever is cited for what the report says
    if (known !== report) Object.assign(known, { source, content });
    return [];
  });
}

function isSource(tree: SentenceTree, noun: number): boolean {
  const lemma = tree.lemma(noun);
  const { upos, form } = tree.at(noun);
  return (
    upos === 'PROPN' ||
    [PEOPLE, PERSONAL, DOCUMENTS].some((set) => set.has(lemma)) ||
    INSTITUTIONS.test(lemma) ||
    MEDIA.test(form)
  );
}
