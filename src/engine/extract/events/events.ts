/**
 * The events stage: who does what to whom. In: words with their syntax, names, actors. Out: event drafts, one row an actor
 * and a recipient; rows of one clause share an act. The line is: find the acts (acts.ts), whom towns stand for
 * (town-sides.ts), the words of pairs (pair-words.ts), their modes and contexts (details.ts) and quantities, then write rows. Dates, places, status and
 * attribution are filled in by later stages.
 */
import type { Span } from '../../document.ts';
import type { EventDraft, Quantity } from '../../event.ts';
import type { Draft, StageContext, TraceLine } from '../../stage.ts';
import { stage } from '../../stage.ts';
import { findActs } from './acts.ts';
import { bindQuantities } from './bind-quantities.ts';
import { rawConfidence } from './confidence.ts';
import { derive } from './derive.ts';
import type { Details } from './details.ts';
import { detailsOf } from './details.ts';
import { loadOntology } from './load.ts';
import type { Act } from './merge.ts';
import { cueCode, openContexts } from './modes.ts';
import { wholePairs } from './pair-words.ts';
import type { Party } from './party.ts';
import { findQuantities } from './quantities.ts';
import { REFUSAL } from './refusal.ts';
import { SURVEYED } from './survey.ts';
import type { SentenceTree } from './syntax.ts';
import { settleTowns } from './town-sides.ts';

export const eventsStage = stage({
  name: 'events',
  version: '4',
  model: 'events',
  needs: SURVEYED,
  makes: ['event'],
  async run(layers, context) {
    const { ontology, derived } = loadOntology(context);
    const contexts = openContexts(ontology, context.resources.knowledge);
    const told = await findActs(layers, context, ontology);
    settleTowns(told, layers.place, context);
    wholePairs(told, layers.actor, context.doc.text);
    const details = await detailsOf(told, contexts, ontology, context.cache.states, context.resources);
    const drafts: Draft<'event'>[] = [];
    for (const { sentence, tree, acts } of told) {
      const quantities = bindQuantities(tree, acts, findQuantities(tree, context.doc.text));
      for (const act of acts) {
        const rows = rowsOf(act, tree, sentence, details.get(act)!, quantities.get(act) ?? [], sureness(act));
        for (const row of rows) {
          if (derived && derive(derived, row, tree.lemma(row.heads.trigger), row.cameo ?? null) === null) {
            trace(context, row.trigger, 'rejected', `no rule of ${derived.id}`, row.type);
            continue;
          }
          drafts.push(row);
        }
        const word = spanOf(tree, act.candidate.reading.token);
        const { said } = details.get(act)!;
        if (said !== '') trace(context, word, 'note', 'head of modes and contexts', said);
        trace(
          context,
          word,
          'kept',
          act.candidate.rule,
          `${act.candidate.type.id}: ${rows.map((row) => `${row.actor?.text ?? '—'} → ${row.recipient?.text ?? '—'}`).join('; ')}`,
        );
      }
    }
    return { event: drafts };
  },
});

/** Two digits are all it means. */
function sureness(act: Act): number {
  return Math.round((act.confidence ?? rawConfidence(act)) * 100) / 100;
}

function trace(context: StageContext, span: Span, verdict: TraceLine['verdict'], rule: string, message: string): void {
  context.trace({ start: span.start, end: span.end, verdict, rule, message });
}

function spanOf(tree: SentenceTree, token: number): Span {
  const { start, end } = tree.at(token);
  return { start, end };
}

/** One row per actor and recipient; a reciprocal act has one each way. */
function rowsOf(
  act: Act,
  tree: SentenceTree,
  sentence: Span & { id: number },
  { modes, contexts }: Details,
  quantities: Quantity[],
  confidence: number,
): EventDraft[] {
  const { candidate, actors, recipients } = act;
  const { reading, type, content, roles } = candidate;
  const code = cueCode(reading.cue, type, modes, content?.rule.cameo ?? null);
  const trigger = triggerSpan(tree, act);
  const draft = (actor: Party | null, recipient: Party | null, reciprocal: boolean): EventDraft => ({
    reciprocal,
    type: type.id,
    subtype: null,
    modes: [...modes],
    contexts: [...contexts],
    actor: actor?.actor ?? null,
    recipient: recipient?.actor ?? null,
    parties: roles.third.map(({ role, party }) => ({ role, actor: party.actor })),
    quantities,
    heads: {
      trigger: reading.token,
      support: roles.support?.verb ?? null,
      actor: actor?.token ?? null,
      recipient: recipient?.token ?? null,
    },
    confidence,
    from: [`token:${reading.token}`, `sentence:${sentence.id}`, ...(candidate.refusal ? [REFUSAL] : [])],
    cameo: code,
    trigger,
    evidence: { start: act.since ?? sentence.start, end: act.until ?? sentence.end },
    clause: `${sentence.id}:${reading.token}`,
  });
  const rows: EventDraft[] = [];
  if (roles.mutual) {
    for (const one of actors) for (const other of actors) if (one !== other) rows.push(draft(one, other, true));
  } else if (actors.length > 0 && recipients.length > 0) {
    for (const actor of actors) {
      for (const recipient of recipients) {
        const both = reading.cue.reciprocal && !isPledge(tree, reading.token, recipient.token);
        rows.push(draft(actor, recipient, both));
        if (both) rows.push(draft(recipient, actor, true));
      }
    }
  } else if (actors.length > 0) rows.push(...actors.map((actor) => draft(actor, null, false)));
  else if (recipients.length > 0) rows.push(...recipients.map((recipient) => draft(null, recipient, false)));
  else rows.push(draft(null, null, false));
  return rows;
}

/** "Agreed to lend Caracas money": whom a deed is pledged to has agreed to nothing. */
function isPledge(tree: SentenceTree, act: number, recipient: number): boolean {
  return tree.children(act, 'xcomp').some((deed) => tree.subtree(deed).includes(recipient));
}

/** The words that say it: a verb with its particle or object noun, a noun with its support verb. */
function triggerSpan(tree: SentenceTree, act: Act): Span {
  const { reading } = act.candidate;
  return spanOf(tree, reading.token);
}
