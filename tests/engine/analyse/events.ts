/** Made-up events for tests: `act('north', 'ASSAULT', 'south', '2020-01-05', -10)`. */
import type { AnalysisEvent, AnalysisInput } from '../../../src/engine/analyse/input.ts';
import { emptyInput } from '../../../src/engine/analyse/input.ts';

let count = 0;

export function act(
  from: string | null,
  type: string,
  to: string | null,
  day: string | null,
  goldstein: number | null,
  more: Partial<Omit<AnalysisEvent, 'actor' | 'recipient'>> & { sector?: string; collective?: 'members' } = {},
): AnalysisEvent {
  const id = `ev_${++count}`;
  const { sector, collective, ...rest } = more;
  const actor = (name: string | null) =>
    name === null
      ? null
      : {
          id: name,
          name,
          country: null,
          sectors: name.includes('/') ? [sector ?? 'GOV'] : [],
          collective: collective ?? null,
        };
  return {
    id,
    act: `act_${id}`,
    reciprocal: false,
    doc: `doc_${id}`,
    publisher: 'The Ruritanian',
    published: day,
    type,
    plover: type,
    modes: [],
    quad: null,
    goldstein,
    status: 'occurred',
    confidence: 1,
    actor: actor(from),
    recipient: actor(to),
    date: day === null ? null : { earliest: day },
    attribution: [],
    incident: null,
    ...rest,
  };
}

/** States with governments and militaries as organs, and a league with members. */
export const LEAGUE = ['zenda', 'strelsau', 'hentzau'];
export const HIERARCHY = {
  parentOf: (id: string): string | null => (id.includes('/') ? id.slice(0, id.indexOf('/')) : null),
  membersOf: (id: string): readonly string[] => (id === 'league' ? LEAGUE : []),
  nameOf: (id: string): string => id,
};

export function input(events: readonly AnalysisEvent[], more: Partial<AnalysisInput> = {}): AnalysisInput {
  return { ...emptyInput(), events, actors: HIERARCHY, ...more };
}

/** Two camps at war, and one state that changes from the north to the south in the summer. */
export function sampleYear(): AnalysisEvent[] {
  const events: AnalysisEvent[] = [];
  for (let month = 1; month <= 12; month++) {
    const day = (d: number) => `2020-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    const late = month > 6;
    events.push(
      act('north', 'AID', 'northwest', day(1), 7),
      act('south', 'AID', 'southeast', day(2), 7),
      act('north', 'ASSAULT', 'south', day(3), -10),
      act('northwest', 'ASSAULT', 'southeast', day(4), -10),
      act('ruritania', late ? 'AID' : 'ASSAULT', 'south', day(5), late ? 7 : -10),
      act('ruritania', late ? 'ASSAULT' : 'AID', 'north', day(6), late ? -10 : 7),
    );
  }
  return events;
}
