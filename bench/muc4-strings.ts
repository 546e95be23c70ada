/** Which words of an entity fill a slot: names whole, descriptions as most mentions have them, without numbers and pointers. */
import type { Entity } from './muc4-entities.ts';
import type { Role } from './muc4-roles.ts';

const LEADING =
  /^(?:(?:\d[\d,.]*|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|DOZENS?|SEVERAL|OTHER|ANOTHER|ONE|MORE|LEAST|AT|MANY|HIS|HER|THEIR|ITS|OUR|THESE|THOSE|THIS|THAT|OF|ALLEGED|PRESUMED|SUSPECTED|FEW|YOUNG|LOCAL) )+/;

export function fillerText({ mentions }: Entity, role: Role): string {
  if (role === 'hum_tgt_name') {
    const names = mentions.filter(({ name, text }) => name && text !== '');
    return longest((names.length > 0 ? names : mentions).map(({ text }) => text));
  }
  const texts = mentions
    .map(({ text }) => (role === 'perp_individual_id' ? text : text.replace(LEADING, '')))
    .filter(Boolean);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return texts.find((text) => counts.get(text) === most) ?? '';
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}
