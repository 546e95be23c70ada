/**
 * What an event says about how two actors stand: conduct, a declaration, mere contact, or nothing.
 *
 * A quad class is no sign. To ask somebody for something, to meet, and to investigate are contact. A promise, an agreement
 * and words of support are declarations: they are kept apart, for whether conduct follows is the question. What neither
 * occurred nor is ongoing is no conduct; planned acts are declarations.
 */
import type { AnalysisEvent } from '../input.ts';

export type Bearing =
  | { kind: 'conduct'; value: number }
  | { kind: 'declared'; value: number; how: 'agreement' | 'support' | 'plan' }
  | { kind: 'contact' }
  | { kind: 'none' };

const CONTACT = new Set(['REQUEST', 'CONSULT']);
const NONE: Bearing = { kind: 'none' };
const MEETING: Bearing = { kind: 'contact' };

export function bearingOf(event: AnalysisEvent): Bearing {
  const type = event.plover ?? event.type;
  const value = event.goldstein ?? 0;
  switch (event.status) {
    case 'occurred':
    case 'ongoing':
      break;
    case 'planned':
      return value === 0 || CONTACT.has(event.type) ? MEETING : { kind: 'declared', value, how: 'plan' };
    default:
      return NONE;
  }
  if (CONTACT.has(type) || value === 0) return MEETING;
  if (type === 'ACCUSE' && event.modes.includes('investigate')) return MEETING;
  // A planned or offered meeting folds into AGREE and stays contact.
  if (type === 'AGREE') return event.type === 'CONSULT' ? MEETING : { kind: 'declared', value, how: 'agreement' };
  if (type === 'SUPPORT') return { kind: 'declared', value, how: 'support' };
  return { kind: 'conduct', value };
}
