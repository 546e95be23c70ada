/**
 * "The North", "the South" of a divided land: the half of that name, where the text speaks of either. In: the mentions of a
 * document, its tokens. Out: readings changed in place, and mentions added where the word was nobody yet.
 */
import type { Token } from '../../document.ts';
import { readAfterThe, standsAfterThe } from './after-the.ts';
import type { Found } from './found.ts';
import type { Actors } from './knowledge.ts';
import { normalise } from './names.ts';
import { known as certain, refOf } from './reading.ts';
import type { ActorRecord } from './record.ts';

const OTHER: Readonly<Record<string, string>> = { North: 'South', South: 'North', East: 'West', West: 'East' };

export function readHalves(found: Found[], tokens: readonly Token[], actors: Actors): void {
  const halves = halvesOf(found, actors);
  if (halves.size === 0) return;
  for (const token of tokens) {
    const half = halves.get(token.form);
    if (half && standsAfterThe(token, tokens, goesOn))
      readAfterThe(found, token, () => certain(refOf(half, null), 'name'));
  }
}

/** What each point of the compass stands for here: "North Korea" or "South Korean" in the text, and both states on file. */
function halvesOf(found: readonly Found[], actors: Actors): Map<string, ActorRecord> {
  const halves = new Map<string, ActorRecord>();
  for (const { reading } of found) {
    const root = reading.actor.id?.split('/')[0];
    const state = root === undefined ? null : actors.record(root);
    if (state?.kind !== 'state') continue;
    const [point, ...rest] = state.name.split(' ');
    const other = OTHER[point ?? ''];
    if (other === undefined || rest.length === 0) continue;
    const sibling = actors
      .named(normalise([other, ...rest].join(' ')))
      .find(({ how, record }) => how === 'name' && record.kind === 'state')?.record;
    if (!sibling) continue;
    if (!halves.has(point!)) halves.set(point!, state);
    if (!halves.has(other)) halves.set(other, sibling);
  }
  return halves;
}

/** Neither "the North Sea" nor "the north of the country". */
const goesOn = ({ upos, form }: Token): boolean => ['PROPN', 'ADJ', 'NOUN'].includes(upos) || /^(of|-)$/.test(form);
