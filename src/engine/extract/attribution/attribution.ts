/**
 * The stage `attribution`: who says what. In: sentences, tokens with syntax, entities, coreference, actors, and the learned
 * scores of Source, Cue and Content. Out: one annotation an attribution, its content in pieces, with kind, stance and the
 * attribution that holds it. Learned spans come first; the layout of transcripts and signed quotations goes before them, syntax
 * adds what they cannot express (attributions inside others, hearsay without a source) and what they overlook.
 */
import type { Attribution, AttributionKind, Sentence, Span, Stance, Token } from '../../document.ts';
import { encodedBy } from '../../language/encoded.ts';
import { findSpans, tagScheme } from '../../language/spans.ts';
import { type Draft, type StageContext, stage } from '../../stage.ts';
import { openActors } from '../actors/knowledge.ts';
import { type Trees, treesOf } from '../trees.ts';
import { citedFrames, creditQuoted } from './cited.ts';
import { completeFrames, cutDeeds, giveSubjects, narrowAlleged, wholeClauses } from './complete.ts';
import { creditFrames } from './credits.ts';
import { HEARSAY_PASSIVES, stanceOf } from './cues.ts';
import { layoutFeatures, WIDTH } from './features.ts';
import { covers, type Frame, inside, overlaps, type Range } from './frame.ts';
import { attributionHead, LinkScores } from './head.ts';
import { layoutFrames, speaksForPage, withLayout } from './layout-frames.ts';
import { linkSpans } from './link.ts';
import { parentsOf } from './nesting.ts';
import { papersOf } from './papers.ts';
import { findQuotations, type Quotation } from './quotations.ts';
import { type Source, SourceReader } from './source.ts';
import { MEDIA } from './source-words.ts';
import { type SyntaxFrame, syntaxFrames } from './syntax-frames.ts';

export const attribution = stage({
  name: 'attribution',
  version: '5',
  model: 'attribution',
  needs: ['sentence', 'token', 'entity', 'mention', 'actor'],
  makes: ['attribution'],
  async run(layers, context) {
    const trees = treesOf(layers, context);
    const quotations = findQuotations(layers.sentence, layers.token);
    const said = (await learnedFrames(layers, quotations, context)).filter((frame) => !callsOff(frame, layers.token));
    const learned = completeFrames(said, trees);
    const { text, meta } = context.doc;
    const frames = withLayout(learned, layoutFrames(layers, quotations, text)).filter(
      (frame) => !speaksForPage(frame, layers.token, meta.byline),
    );
    for (const frame of frames) freeSubject(frame, trees, layers.token);
    giveSubjects(frames, trees);
    wholeClauses(frames, trees);
    cutDeeds(frames, trees);
    for (const sentence of layers.sentence.keys()) {
      for (const frame of syntaxFrames(trees.of(sentence))) if (isNew(frame, frames)) frames.push(frame);
    }
    narrowAlleged(frames, trees);
    creditQuoted(frames, layers.token, trees);
    const papers = papersOf(openActors(context.resources.knowledge), layers.actor);
    creditFrames(frames, layers, trees, papers);
    frames.push(...citedFrames(frames, layers.token, trees));
    frames.sort((a, b) => startOf(a) - startOf(b));
    const credits = frames.flatMap(({ credit, source }) => (credit && source ? [source] : []));
    const sources = new SourceReader(layers, text, trees, papers, credits);
    const parents = parentsOf(frames);
    const drafts = frames.map((frame, index) =>
      draftOf(frame, parents[index]!, layers.token, trees, quotations, sources, text),
    );
    for (const draft of drafts) {
      context.trace({
        start: draft.start,
        end: draft.end,
        verdict: 'kept',
        rule: `attribution/${draft.kind}`,
        message: `${draft.name ?? 'somebody'} ${draft.stance}`,
      });
    }
    return { attribution: drafts };
  },
});

async function learnedFrames(
  layers: { sentence: readonly Sentence[]; token: readonly Token[] },
  quotations: readonly Quotation[],
  context: StageContext,
): Promise<Frame[]> {
  const { sentence, token } = layers;
  if (token.length === 0) return [];
  const head = attributionHead(context.resources.models);
  const layout = layoutFeatures(token.length, sentence, quotations);
  const { tags, vectors } = await head.read(encodedBy(context).states, layout);
  const spans = findSpans(tagScheme(head.tables.labels), tags, 0, token.length);
  const cues = spans.filter((span) => span.type === 'Cue');
  const places = {
    sentence: (word: number) => token[word]!.sentence,
    paragraph: (word: number) => sentence[token[word]!.sentence]!.paragraph,
    quoted: (word: number) => layout[word * WIDTH] === 1,
    accords: (word: number) => /^according$/i.test(token[word]!.form),
  };
  return linkSpans(spans, new LinkScores(head.tables, vectors, token.length, cues, places), places, quotations);
}

/** "Called off a trip": done, and nothing said. */
function callsOff({ cue }: Frame, token: readonly Token[]): boolean {
  if (cue === null) return false;
  for (let id = cue.first; id < cue.end; id++)
    if (/^call(s|ed|ing)?$/i.test(token[id]!.form) && token[id + 1]?.form.toLowerCase() === 'off') return true;
  return false;
}

/** "The general is said to have fled": he is not the one who says it, but part of what is said. */
function freeSubject(frame: Frame, trees: Trees, token: readonly Token[]): void {
  const { cue, source } = frame;
  if (cue === null || source === null) return;
  for (let id = cue.first; id < cue.end; id++) {
    const tree = trees.at(id);
    if (token[id]!.upos !== 'VERB' || !HEARSAY_PASSIVES.has(tree.lemma(id)) || !tree.isPassive(id)) continue;
    const subject = tree.child(id, 'nsubj:pass', 'nsubj');
    if (subject === null || !inside(subject, source) || tree.children(id, 'xcomp').length === 0) continue;
    frame.content.unshift(source);
    frame.source = null;
    return;
  }
}

/** A frame of the tree is taken where no other has its cue, if it stands inside a content or its verb is plain enough. */
function isNew(frame: SyntaxFrame, frames: readonly Frame[]): boolean {
  const anchor = frame.cue ?? frame.source!;
  if (frame.ownVoice) return false;
  for (const other of frames) {
    if (other.cue && overlaps(other.cue, anchor)) return false;
    if (other.source && inside(frame.head, other.source) && frame.cue !== null) return false;
    if (frame.cue === null && other.source && overlaps(other.source, anchor)) return false;
  }
  const held = frames.some((other) => other.content.some((range) => covers(range, anchor)));
  return held || frame.plain || frame.hearsay || frame.cue === null;
}

const startOf = (frame: Frame): number =>
  Math.min(
    frame.source?.first ?? Number.POSITIVE_INFINITY,
    frame.cue?.first ?? Number.POSITIVE_INFINITY,
    ...frame.content.map((range) => range.first),
  );

function draftOf(
  frame: Frame,
  parent: number | null,
  token: readonly Token[],
  trees: Trees,
  quotations: readonly Quotation[],
  sources: SourceReader,
  text: string,
): Draft<'attribution'> {
  const span = (range: Range): Span => ({ start: token[range.first]!.start, end: token[range.end - 1]!.end });
  const content = frame.content.map(span).sort((a, b) => a.start - b.start);
  const parts = [...content, ...(frame.source ? [span(frame.source)] : []), ...(frame.cue ? [span(frame.cue)] : [])];
  const heard = frame.source !== null && HEARD.test(text.slice(span(frame.source).start, span(frame.source).end));
  const { kind, name, actor }: Source = frame.source
    ? { ...sources.read(frame.source), ...(heard ? { kind: 'hearsay' as const } : {}) }
    : { kind: unnamedKind(frame, token), name: null, actor: null };
  return {
    start: Math.min(...parts.map((part) => part.start)),
    end: Math.max(...parts.map((part) => part.end)),
    source: frame.source ? span(frame.source) : null,
    cue: frame.cue ? span(frame.cue) : null,
    content,
    direct: isDirect(frame, quotations),
    actor,
    name,
    kind,
    stance: stanceHere(frame, token, trees),
    parent,
    via: viaOf(frame, kind, token, trees, text),
    ...(frame.score === undefined ? {} : { score: Math.round(frame.score * 1e4) / 1e4 }),
  } satisfies Omit<Attribution, 'id'>;
}

/** "told Reuters", "speaking to state television": who is told is a medium, and it is not itself the source. */
function viaOf(
  { cue }: Frame,
  kind: AttributionKind,
  token: readonly Token[],
  trees: Trees,
  text: string,
): string | null {
  if (cue === null || kind === 'media') return null;
  for (let id = cue.first; id < cue.end; id++) {
    if (token[id]!.upos !== 'VERB') continue;
    const tree = trees.at(id);
    const verbs = [
      id,
      ...tree.children(id, 'advcl').filter((clause) => /^(speak|talk|write)$/.test(tree.lemma(clause))),
    ];
    for (const verb of verbs) {
      for (const told of tree.children(verb, 'iobj', 'obj', 'obl')) {
        if (tree.is(told, 'obl') && !/^(to|with|in|on)$/.test(tree.prepositions(told)[0] ?? '')) continue;
        const words = tree.subtree(told, (child) => tree.is(child, 'case', 'acl', 'appos'));
        const phrase = text.slice(token[words[0]!]!.start, token[words.at(-1)!]!.end);
        if (MEDIA.test(phrase)) return phrase;
      }
    }
  }
  return null;
}

/** Nobody is named: hearsay if the words hand it on ("reportedly", "it is said"), else somebody left unsaid. */
function unnamedKind({ cue }: Frame, token: readonly Token[]): AttributionKind {
  if (cue === null) return 'hearsay';
  // "there is no question that": little words alone hand on nothing
  if (!token.slice(cue.first, cue.end).some(({ upos }) => SAYS_SOMETHING.has(upos))) return 'author';
  // "it is understood as a crime" says what it is taken for, and hands on nothing
  if (token[cue.end]?.form === 'as' && token[cue.end]!.sentence === token[cue.first]!.sentence) return 'author';
  const words = token.slice(cue.first, cue.end).flatMap(({ form, lemma }) => [form.toLowerCase(), lemma.toLowerCase()]);
  if (words.some((word) => HEARSAY_WORD.test(word))) return 'hearsay';
  return words.some((word) => OWN_WORD.test(word)) ? 'author' : 'anonymous';
}

const SAYS_SOMETHING = new Set(['VERB', 'NOUN', 'PROPN', 'ADJ', 'ADV', 'PUNCT', 'X', 'SYM']);

/** "It appears that", "it was unclear whether": the author's own guess. */
const OWN_WORD =
  /^(appear|appears|appeared|look|looks|looked|seem|seems|seemed|unclear|clear|likely|unlikely|possible|presumably|apparently|perhaps)$/;

const HEARSAY_WORD =
  /^(reportedly|allegedly|purportedly|supposedly|said|say|believed|thought|understood|reported|reports?|rumou?r(s|ed)?|claimed|claims?|alleged|allegations?|presumed)$/;

/** Sources that are nobody: "according to rumours", "unconfirmed reports said". */
const HEARD =
  /^(?:the )?(?:(?:unconfirmed|unverified|initial|early|first|some|conflicting|persistent|wild|contradictory) )*(?:rumou?rs?|reports|gossip|hearsay)$/i;

/** Direct if what is said is a quotation from end to end; a few quoted words in a clause are mixed, which is indirect. */
function isDirect(frame: Frame, quotations: readonly Quotation[]): boolean {
  return frame.content.every((range) => {
    for (const quotation of quotations) {
      const first = Math.max(range.first, quotation.first);
      const end = Math.min(range.end, quotation.end);
      if (first < end && end - first >= 0.8 * (range.end - range.first)) return true;
    }
    const quoted = quotations
      .filter((quotation) => overlaps(quotation, range))
      .reduce((sum, one) => sum + Math.min(one.end, range.end) - Math.max(one.first, range.first), 0);
    return quoted >= 0.8 * (range.end - range.first);
  });
}

const CHARGE = /^(claim|allegation|accusation|charge|report|suggestion|rumou?r|assertion|notion|idea|insinuation)$/i;

function stanceHere({ cue, source, content }: Frame, token: readonly Token[], trees: Trees): Stance {
  if (cue === null) return 'asserts';
  let stance: Stance = 'asserts';
  let at = -1;
  for (let id = cue.first; id < cue.end; id++) {
    const here = stanceOf(token[id]!.lemma.toLowerCase());
    if (here !== 'asserts') [stance, at] = [here, id];
  }
  if (at < 0) return stance;
  // "would neither confirm nor deny"
  if (token.slice(cue.first, cue.end).some(({ form }) => /^neither$/i.test(form))) return 'doubts';
  // "The claim is disputed", by nobody in particular: it stands open.
  const tree = trees.at(at);
  if (/^(dispute|contest|question)$/.test(tree.lemma(at)) && tree.isPassive(at) && tree.agents(at).length === 0)
    return 'doubts';
  // To reject a claim is to deny it; to reject a proposal, an offer, a person is not.
  if (/^(reject|dismiss)$/i.test(token[at]!.lemma) || /^(reject|dismiss)(s|ed|ing)$/i.test(token[at]!.form)) {
    const [first] = content;
    const opening = first ? token.slice(first.first, Math.min(first.end, first.first + 5)) : [];
    if (!opening.some(({ form, lemma }) => CHARGE.test(lemma) || /^(that)$/i.test(form))) return 'asserts';
  }
  const negated = tree
    .children(at, 'advmod')
    .some((child) => /^(not|n't|n’t|never|neither)$/i.test(token[child]!.form));
  const refused = token.slice(Math.max(cue.first, at - 3), at).some(({ lemma }) => /^(refuse|decline)$/i.test(lemma));
  const nobody = source !== null && /^(no|nobody|none|neither|few)$/i.test(token[source.first]!.form);
  if (!negated && !refused && !nobody) return stance;
  // "did not deny" asserts nothing; "would not confirm" leaves it open.
  return stance === 'confirms' ? 'doubts' : 'asserts';
}
