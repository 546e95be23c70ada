/** The roles of a MUC template that words of the text fill, and which of them a phrase has in a key. */
import type { Template } from './muc4-data.ts';

export const ROLES = [
  'perp_individual_id',
  'perp_organization_id',
  'phys_tgt_id',
  'hum_tgt_name',
  'hum_tgt_description',
  'incident_instrument_id',
] as const;
export type Role = (typeof ROLES)[number];

/** Role of a phrase in the templates of its document, or null. Heads must agree, and one string hold the other. */
export function roleIn(phrase: { text: string }, templates: readonly Template[]): Role | null {
  const words = normal(phrase.text);
  if (words === '') return null;
  for (const role of ROLES) {
    for (const template of templates) {
      for (const filler of template.slots[role] ?? [])
        if (filler.strings.some((string) => agree(words, normal(string)))) return role;
    }
  }
  return null;
}

/** Upper case, without articles, quotation marks and brackets. */
export function normal(text: string): string {
  return text
    .toUpperCase()
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .replace(/["“”']/g, ' ')
    .replace(/\b(THE|A|AN|SOME|ABOUT)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The last word before the first preposition: the head, near enough for comparing strings. */
export function headWord(text: string): string {
  const before = text.split(/\s(?:OF|IN|FROM|AT|ON|WITH|BY|WHO|THAT|TO|FOR|BELONGING|LOCATED|AND|,)\s/)[0]!;
  return before.split(' ').at(-1)!.replace(/S$/, '');
}

export function agree(one: string, other: string): boolean {
  if (one === other) return true;
  if (headWord(one) !== headWord(other)) return false;
  return (
    ` ${one} `.includes(` ${other} `) ||
    ` ${other} `.includes(` ${one} `) ||
    (headWord(one).length > 3 && one.split(' ').some((word) => other.includes(word) && word !== headWord(one)))
  );
}
