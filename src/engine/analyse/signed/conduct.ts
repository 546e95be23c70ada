/**
 * What an event says about how two actors stand: conduct, a declaration, mere contact, or nothing.
 *
 * A quad class is no sign. To ask somebody for something, to meet, and to investigate are contact. A promise, an agreement
 * and words of support are declarations: they are kept apart, for whether conduct follows is the question. What neither
 * occurred nor is ongoing is no conduct; planned acts are declarations.
 */
import type { AnalysisEvent } from '../input.ts';

export interface Bearing {
  kind: 'conduct' | 'declared' | 'contact' | 'none';
  how: 'agreement' | 'support' | 'plan' | null;
}

// One object a bearing, not one an event: a million of them would be the collector's work.
const CONDUCT: Bearing = { kind: 'conduct', how: null };
const AGREEMENT: Bearing = { kind: 'declared', how: 'agreement' };
const SUPPORT: Bearing = { kind: 'declared', how: 'support' };
const PLAN: Bearing = { kind: 'declared', how: 'plan' };
const MEETING: Bearing = { kind: 'contact', how: null };
const NONE: Bearing = { kind: 'none', how: null };

/** The weight of conduct and of declarations is the event's Goldstein value; contact has none. */
export function bearingOf(event: AnalysisEvent): Bearing {
  const type = event.plover ?? event.type;
  const signed = event.goldstein !== null && event.goldstein !== 0;
  switch (event.status) {
    case 'occurred':
    case 'ongoing':
      break;
    case 'planned':
      return signed && !isContact(event.type) ? PLAN : MEETING;
    default:
      return NONE;
  }
  if (!signed || isContact(type)) return MEETING;
  if (type === 'ACCUSE' && event.modes.includes('investigate')) return MEETING;
  // A planned or offered meeting folds into AGREE and stays contact.
  if (type === 'AGREE') return event.type === 'CONSULT' ? MEETING : AGREEMENT;
  return type === 'SUPPORT' ? SUPPORT : CONDUCT;
}

function isContact(type: string): boolean {
  return type === 'REQUEST' || type === 'CONSULT';
}
