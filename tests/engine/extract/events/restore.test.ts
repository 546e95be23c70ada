/** Who comes back to a side that the learned head left empty. */
import { describe, expect, it } from 'vitest';
import type { Roles } from '../../../../src/engine/extract/events/arguments.ts';
import type { Act } from '../../../../src/engine/extract/events/merge.ts';
import type { Party } from '../../../../src/engine/extract/events/party.ts';
import { restoreSides } from '../../../../src/engine/extract/events/restore.ts';

const party = (token: number, text: string): Party =>
  ({ token, via: 'mention', actor: { id: null, person: null, text, start: token * 10, end: token * 10 + 8 } }) as Party;
const we = party(0, 'we');
const envoys = party(4, 'the envoys');

function act(sides: [Party, number, number][], actors: Party[], recipients: Party[]): Act {
  const opinion = {
    event: 1,
    types: new Map(),
    sides: sides.map(([who, actor, recipient]) => ({ party: who, actor, recipient })),
  };
  return {
    candidate: { opinion, roles: { mutual: false } },
    actors,
    recipients,
    merged: [],
    modes: [],
  } as unknown as Act;
}
const plain = (actors: Party[], recipients: Party[], mutual = false): Roles =>
  ({ actors, recipients, mutual }) as Roles;
const texts = (parties: Party[]): string[] => parties.map(({ actor }) => actor.text);

describe('sides put back', () => {
  it('who is only doubted, and nobody else is named', () => {
    const told = act(
      [
        [we, 0.2, 0.01],
        [envoys, 0, 0.9],
      ],
      [],
      [envoys],
    );
    restoreSides(told, plain([we], [envoys]));
    expect(texts(told.actors)).toEqual(['we']);
  });

  it('nobody the head is sure about, or who is more likely on the other side', () => {
    const sure = act(
      [
        [we, 0.02, 0.01],
        [envoys, 0, 0.9],
      ],
      [],
      [envoys],
    );
    restoreSides(sure, plain([we], [envoys]));
    expect(sure.actors).toEqual([]);
    const other = act([[we, 0.2, 0.25]], [], []);
    restoreSides(other, plain([we], []));
    expect(other.actors).toEqual([]);
  });

  it('nobody beside whom the head put there', () => {
    const told = act(
      [
        [we, 0.2, 0],
        [envoys, 0.8, 0],
      ],
      [envoys],
      [],
    );
    restoreSides(told, plain([we], []));
    expect(texts(told.actors)).toEqual(['the envoys']);
  });

  it('both between whom it happened', () => {
    const told = act(
      [
        [we, 0.1, 0.7],
        [envoys, 0.1, 0.1],
      ],
      [],
      [we],
    );
    restoreSides(told, plain([we, envoys], [], true));
    expect(texts(told.actors)).toEqual(['we', 'the envoys']);
    expect(told.recipients).toEqual([]);
    expect(told.candidate.roles.mutual).toBe(true);
  });
});
