/**
 * All slots F of templates filled on left-out documents, and what it would be with one step done by the keys. In: documents
 * with proposals, judges per fold. Out: a table on the console.
 */
import { chooseFills, slotsOf } from '../../bench/muc4-fill.ts';
import type { Judge, JudgeName } from '../../bench/muc4-judges.ts';
import { isPartly, isSame } from '../../bench/muc4-match.ts';
import type { Fill, Proposal } from '../../bench/muc4-proposals.ts';
import { propose } from '../../bench/muc4-proposals.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import type { Counts } from '../../bench/muc4-score.ts';
import { figures, scoreDocument } from '../../bench/muc4-score.ts';
import type { RoleScores } from '../../src/engine/extract/events/roles-head.ts';
import type { Proposed } from './rows-muc.ts';

type Judges = Record<JudgeName, Judge[]>;
type Step = (doc: Proposed, judges: Judges) => Fill[][];

const STEPS: Record<string, Step> = {
  'as it is': (doc, judges) => choose(doc, judges),
  'one incident a document': (doc, judges) => choose(doc, judges, doc.proposals.slice(0, 1)),
  'documents told apart': (doc, judges) => (doc.gold.length === 0 ? [] : choose(doc, judges, again(doc, judges, { ...doc.scores, incident: 0.99 }))),
  'incidents parted': (doc, judges) => choose(doc, judges, again(doc, judges, parted(doc))),
  'words chosen': (doc, judges) => choose(doc, judges).map((fills) => fills.map((fill) => ({ ...fill, text: written(doc, fill) }))),
  'roles filled': (doc, judges) => choose(doc, judges, again(doc, judges, filled(doc))),
};

export function measure(docs: readonly Proposed[], judges: Judges): void {
  for (const [name, step] of Object.entries(STEPS)) {
    const counts: Counts = {};
    let [empty, stayed, templates] = [0, 0, 0];
    for (const doc of docs) {
      const incidents = step(doc, judges);
      templates += incidents.length;
      scoreDocument(
        doc.gold,
        incidents.map((fills) => ({ slots: slotsOf(fills) })),
        ROLES,
        counts,
      );
      if (doc.gold.length > 0) continue;
      empty += 1;
      if (incidents.length === 0) stayed += 1;
    }
    const sum = { possible: 0, actual: 0, points: 0 };
    for (const each of Object.values(counts)) for (const key of ['possible', 'actual', 'points'] as const) sum[key] += each[key];
    const { f, recall, precision } = figures(sum);
    const slots = ROLES.map((role) => `${role} ${figures(counts[role]!).f}`).join(', ');
    console.log(`${name}: F ${f} (R ${recall}, P ${precision}), ${templates} templates, ${Math.round((100 * stayed) / empty)} % of empty documents stay empty; ${slots}`);
  }
}

function choose(doc: Proposed, judges: Judges, proposals: readonly Proposal[] = doc.proposals): Fill[][] {
  return chooseFills(proposals, judges.fill[doc.fold]!);
}

function again({ told, fold }: Proposed, judges: Judges, scores: RoleScores): Proposal[] {
  return propose(told, scores, { wording: judges.wording[fold]!, pair: judges.pair[fold]! });
}

/** Shares as the keys have them, of those they name. */
function parted({ told, scores, labels }: Proposed): RoleScores {
  const size = told.entities.length;
  const share = scores.share.slice();
  const of = (entity: number): Set<number> =>
    new Set(labels.filter((label) => label.entity === entity).map(({ template }) => template));
  const templates = told.entities.map((_, entity) => of(entity));
  for (const [one, own] of templates.entries()) {
    for (const [other, others] of templates.entries()) {
      if (own.size > 0 && others.size > 0) share[one * size + other] = [...own].some((each) => others.has(each)) ? 1 : 0;
    }
  }
  return { ...scores, share };
}

function filled({ told, scores, labels }: Proposed): RoleScores {
  const roles = told.entities.map(() => new Float32Array(ROLES.length));
  for (const { entity, role } of labels) roles[entity]![role] = 0.97;
  return { ...scores, roles, incident: labels.length > 0 ? 0.99 : 0.01 };
}

function written({ gold }: Proposed, { role, text }: Fill): string {
  const name = ROLES[role]!;
  const strings = gold.flatMap(({ slots }) => (slots[name] ?? []).flatMap((filler) => filler.strings));
  return strings.find((each) => isSame(name, text, each)) ?? strings.find((each) => isPartly(name, text, each)) ?? text;
}
