/**
 * Lemma edit rules, `case|n|tail`: put the word in a case (l lower, k keep, t Title, u UPPER), drop n characters at its end,
 * add the tail. In: a word form and the rule the model chose for it. Out: the lemma.
 */

export interface LemmaRule {
  letterCase: 'l' | 'k' | 't' | 'u';
  cut: number;
  tail: string;
}

export function parseLemmaRule(rule: string): LemmaRule {
  const [letterCase, cut, ...tail] = rule.split('|');
  return { letterCase: letterCase as LemmaRule['letterCase'], cut: Number(cut), tail: tail.join('|') };
}

export function applyLemmaRule(form: string, rule: LemmaRule): string {
  // Characters beyond the basic plane count once, as in training.
  const cased = recase(form, rule.letterCase);
  if (rule.cut === 0) return cased + rule.tail;
  const letters = [...cased];
  return letters.slice(0, Math.max(0, letters.length - rule.cut)).join('') + rule.tail;
}

function recase(form: string, letterCase: LemmaRule['letterCase']): string {
  switch (letterCase) {
    case 'l':
      return form.toLowerCase();
    case 't':
      return form.slice(0, 1).toUpperCase() + form.slice(1).toLowerCase();
    case 'u':
      return form.toUpperCase();
    default:
      return form;
  }
}
