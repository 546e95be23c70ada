/**
 * The stage `relations`: how actors stand to each other as the text has it, whether somebody declares it or conduct shows it.
 * In: sentences, tokens, actors, places, times, factuality, attributions. Out: relations with the words that say so and whose
 * voice it is. What is denied, hypothetical or planned is none.
 */
import type { Factuality, Time } from '../../document.ts';
import { type Draft, stage } from '../../stage.ts';
import { openActors } from '../actors/knowledge.ts';
import { chainOf } from '../attribution/chain.ts';
import { readFactuality, statusOf } from '../status/factuality.ts';
import { treesOf } from '../trees.ts';
import { findRelations } from './find.ts';
import { Parties } from './parties.ts';

/** Readings a relation may stand on. */
const STANDS = new Set(['occurred', 'ongoing', 'reported']);

export const relations = stage({
  name: 'relations',
  version: '2',
  needs: ['sentence', 'token', 'entity', 'place', 'actor', 'time', 'factuality', 'attribution'],
  makes: ['relation'],
  run(layers, context) {
    const { doc } = context;
    const trees = treesOf(layers, context);
    const known = openActors(context.resources.knowledge);
    const date = (doc.meta.published ?? context.options.date)?.slice(0, 10) ?? null;
    const parties = new Parties(layers, doc.text, known, date);
    const readings = new Map(layers.factuality.map((one) => [one.token, one]));
    const relation: Draft<'relation'>[] = [];
    for (const sentence of layers.sentence.keys()) {
      const tree = trees.of(sentence);
      for (const found of findRelations(tree, parties)) {
        const names = [found.from.token, found.to.token].map((token) => parties.spanOf(token));
        const start = Math.min(layers.token[found.first]!.start, ...names.map((name) => name.start));
        const end = Math.max(layers.token[found.last]!.end, ...names.map((name) => name.end));
        const status = readings.get(found.anchor)?.status ?? statusOf(readFactuality(tree, found.anchor));
        const verdict = STANDS.has(status) ? 'kept' : 'rejected';
        context.trace({
          start,
          end,
          verdict,
          rule: found.rule,
          message: `${found.from.id} ${found.kind} ${found.to.id}: ${status}`,
        });
        if (verdict === 'rejected') continue;
        const attribution = chainOf(layers.token[found.anchor]!, layers.attribution, doc.meta, doc.text);
        relation.push({
          from: found.from.id,
          to: found.to.id,
          kind: found.kind,
          valid: validity(readings.get(found.anchor), layers.time, { start, end }),
          declared: found.declared || attribution[0]!.kind !== 'author',
          attribution,
          evidence: { start, end, text: doc.text.slice(start, end) },
        });
      }
    }
    return { relation };
  },
});

/** "since 2014" inside the words that state it says from when it holds. */
function validity(
  reading: Factuality | undefined,
  times: readonly Time[],
  span: { start: number; end: number },
): { from: string | null; to: string | null } {
  if (reading?.phase === 'future') return { from: null, to: null };
  const inside = times.find(
    (time) => span.start <= time.start && time.end <= span.end && time.type !== 'DURATION' && time.type !== 'SET',
  );
  return { from: inside?.earliest ?? null, to: null };
}
