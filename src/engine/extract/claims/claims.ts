/**
 * The stage `claims`: what is said by somebody other than the author, or denied by anybody, and which claim it answers. In:
 * events, relations, attributions. Out: one claim for each event and relation in each voice of its chain, the innermost
 * voice first, so that "officials denied a report that …" is the report's claim and the officials' answer to it.
 */
import type { Attribution, Span } from '../../document.ts';
import type { EventAttribution, Evidence } from '../../event.ts';
import { hashId } from '../../ids.ts';
import { type Draft, stage } from '../../stage.ts';
import { holders, linkOf, vouches } from '../attribution/chain.ts';

type ClaimDraft = Draft<'claim'>;
interface Subject {
  id: string;
  /** What two claims about the same thing have in common. */
  key: string;
  span: Span;
  denied: boolean;
  chain: EventAttribution[];
  evidence: Evidence;
}

const ANSWERS = new Set<EventAttribution['stance']>(['denies', 'confirms', 'withdraws', 'doubts']);

export const claims = stage({
  name: 'claims',
  version: '1',
  needs: ['event', 'relation', 'attribution'],
  makes: ['claim'],
  run({ event, relation, attribution }, { doc }) {
    const subjects: Subject[] = [
      ...event.map((one) => ({
        id: one.id,
        key: [one.type, one.actor?.id ?? '?', one.recipient?.id ?? '?'].join(' '),
        span: one.trigger,
        denied: one.status === 'denied',
        chain: one.attribution,
        evidence: one.evidence,
      })),
      ...relation.map((one) => ({
        id: one.id,
        key: [one.kind, one.from, one.to].join(' '),
        span: one.evidence,
        denied: false,
        chain: one.attribution,
        evidence: one.evidence,
      })),
    ].sort((a, b) => a.span.start - b.span.start);
    const claim: ClaimDraft[] = [];
    const made = new Set<string>();
    /** The last claim that asserted a thing, by what it is about. */
    const asserted = new Map<string, string>();
    for (const subject of subjects) {
      const voices = voicesOf(subject, attribution, doc.text);
      let answered: string | null = null;
      for (const chain of voices) {
        const last = chain[0]!;
        const isAnswer = ANSWERS.has(last.stance);
        const answers: string | null = isAnswer ? (answered ?? asserted.get(subject.key) ?? null) : null;
        const draft: ClaimDraft = { content: subject.id, attribution: chain, answers, evidence: subject.evidence };
        const id = idOf(doc.id, draft);
        if (!made.has(id)) claim.push(draft);
        made.add(id);
        answered = id;
        if (!isAnswer) asserted.set(subject.key, id);
      }
    }
    return { claim };
  },
});

/** The chains of a subject's voices, from the innermost alone out to the whole chain. */
function voicesOf(subject: Subject, attribution: readonly Attribution[], text: string): EventAttribution[][] {
  const around = holders(subject.span, attribution).filter((one) => vouches(one, text));
  if (around.length === 0) {
    const [author] = subject.chain;
    // The author's plain voice is no claim; the author's word that something is denied is.
    return subject.denied && author ? [[{ ...author, stance: 'denies' }]] : [];
  }
  const chain = around.map((one) => linkOf(one, text));
  return chain.map((_, depth) => chain.slice(chain.length - 1 - depth));
}

/** The id the pipeline will stamp: a hash of the evidence and everything else the draft says. */
function idOf(doc: string, { evidence, ...rest }: ClaimDraft): string {
  return hashId('cl', doc, evidence.start, evidence.end, JSON.stringify(rest));
}
