/**
 * A derived ontology's type of an event coded in its base. In: the event's type, modes, sectors, quantities, trigger and
 * code. Out: type and subtype of the first rule that fits, or null: then it is no event of that ontology.
 */
import type { Event } from '../../event.ts';
import type { DeriveRule, Ontology } from '../../ontology.ts';

type Coded = Pick<Event, 'type' | 'modes' | 'actor' | 'recipient' | 'quantities'>;

export function derive(
  ontology: Ontology,
  event: Coded,
  trigger: string,
  cameo: string | null,
): { type: string; subtype: string | null } | null {
  for (const rule of ontology.rules) {
    if (!holds(rule.when, event, trigger, cameo)) continue;
    if (Object.keys(rule.unless).length > 0 && holds(rule.unless, event, trigger, cameo)) continue;
    return { type: rule.type, subtype: rule.subtype };
  }
  return null;
}

function holds(when: DeriveRule['when'], event: Coded, trigger: string, cameo: string | null): boolean {
  const any = (wanted: string[] | undefined, have: readonly string[]): boolean =>
    wanted === undefined || wanted.some((each) => have.includes(each));
  return (
    any(when.type, [event.type]) &&
    any(when.modes, event.modes) &&
    any(when.actor, event.actor?.sectors ?? ['NONE']) &&
    any(when.recipient, event.recipient?.sectors ?? ['NONE']) &&
    any(
      when.quantities,
      event.quantities.map((quantity) => quantity.role),
    ) &&
    any(when.triggers, [trigger]) &&
    (when.cameo === undefined || cameo === null || when.cameo.some((code) => cameo.startsWith(code)))
  );
}
