/**
 * Codes an event once its status is known: PLOVER's folding, CAMEO code, quad class, scores, the types of a derived
 * ontology. In: events with type, modes, status. Out: plover, cameo, quad, score,
 * goldstein (and type, subtype where the ontology is derived). Folding after the PLOVER manual (draft 2.0,
 * "AGREE", "CONCEDE": a promise to give way concedes); weights after Goldstein 1992 as extended to CAMEO, null where the table has none.
 */
import type { Event } from '../event.ts';
import type { Ontology, OntologyType } from '../ontology.ts';
import { amendment } from '../stage.ts';
import { derive } from './events/derive.ts';
import { loadOntology } from './events/load.ts';
import { REFUSAL } from './events/refusal.ts';

export const codingStage = amendment({
  name: 'coding',
  version: '1',
  needs: ['event', 'token'],
  run(events, layers, context) {
    const { ontology, derived } = loadOntology(context);
    return events.map((event) => {
      const trigger = layers.token[event.heads.trigger]?.lemma.toLowerCase() ?? '';
      const settled = event.from.includes(REFUSAL) ? { ...event, ...refused(event) } : event;
      return {
        id: event.id,
        set: {
          ...(settled === event ? {} : refused(event)),
          ...codesOf(settled, ontology),
          ...derivedType(derived, event, trigger),
        },
      };
    });
  },
});

/** "Will not withdraw" is a refusal: what is negated is the withdrawal, and the refusing did occur. */
function refused({ status }: Pick<Event, 'status'>): Partial<Event> {
  return status === 'negated' || status === 'planned'
    ? { polarity: '+', modality: 'actual', phase: 'past', status: 'occurred' }
    : {};
}

type Codes = Pick<Event, 'plover' | 'cameo' | 'quad' | 'score' | 'goldstein'>;

export function codesOf(
  event: Pick<Event, 'type' | 'modes' | 'contexts' | 'status' | 'cameo' | 'actor' | 'recipient'>,
  ontology: Ontology,
): Codes {
  const type = ontology.types.find((candidate) => candidate.id === event.type);
  if (!type) return { plover: null, cameo: event.cameo, quad: null, score: null, goldstein: null };
  const fold = type.fold.find(
    (rule) => rule.status.includes(event.status) || (event.cameo !== null && rule.codes.includes(event.cameo)),
  );
  const folded = fold ? ontology.types.find((candidate) => candidate.id === fold.to)! : type;
  const cameo = fold ? (fold.cameo ?? folded.cameo) : refine(event.cameo ?? type.cameo, event);
  return {
    plover: folded.plover ?? folded.id,
    cameo,
    quad: folded.quad,
    score: fold ? folded.score : scoreOf(type, event.modes),
    goldstein: cameo === null ? null : (ontology.weights[cameo] ?? null),
  };
}

/** The score of the gravest mode, else of the type. */
function scoreOf(type: OntologyType, modes: readonly string[]): number | null {
  const scores = type.modes.filter((mode) => modes.includes(mode.id) && mode.score !== null).map((mode) => mode.score!);
  if (scores.length === 0) return type.score;
  return scores.reduce((gravest, score) => (Math.abs(score) > Math.abs(gravest) ? score : gravest));
}

const ARMED = ['MIL', 'REB', 'UAF', 'PRM', 'SPY', 'GOV', 'COP', 'IMG'];
/** Codes that a plain word of help, work or promise leaves general, and the digit its field adds. */
const FIELDS: Record<string, readonly (readonly [string, string])[]> = {
  '060': [
    ['intelligence', '064'],
    ['military', '062'],
    ['economic', '061'],
  ],
  '070': [
    ['military', '072'],
    ['human_security', '073'],
    ['health', '073'],
    ['economic', '071'],
  ],
};

/**
 * CAMEO tells fighting by armed forces (19) from violence by anybody else (18), which PLOVER does not: the sides decide.
 * General codes of help and cooperation take the digit of the event's own context.
 */
function refine(code: string | null, event: Pick<Event, 'contexts' | 'actor' | 'recipient' | 'modes'>): string | null {
  if (code === '190' || code === '180') {
    const armed = (side: Event['actor']): boolean =>
      side !== null &&
      (side.sectors.some((sector) => ARMED.includes(sector)) ||
        (side.country !== null && side.person === null && side.sectors.length === 0));
    if (code === '180') return armed(event.actor) && armed(event.recipient) ? '190' : '180';
    return event.actor === null || armed(event.actor) || armed(event.recipient) ? '190' : '180';
  }
  const fields = code === null ? undefined : FIELDS[code];
  return fields?.find(([context]) => event.contexts.includes(context))?.[1] ?? code;
}

function derivedType(derived: Ontology | null, event: Event, trigger: string): Partial<Event> {
  if (derived === null) return {};
  const found = derive(derived, event, trigger, event.cameo);
  return found === null ? {} : { type: found.type, subtype: found.subtype };
}
