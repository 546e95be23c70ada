/** Whom a dossier is about, from the filters: one actor on either side, or two and what passes between them. */
export function subjectOf(query: URLSearchParams): string[] {
  const list = (name: string) => (query.get(name) ?? '').split(',').filter(Boolean);
  const party = list('party');
  if (party.length > 0) return party;
  return [...new Set([...list('actor'), ...list('recipient')])];
}

/** The filters of a dossier: both directions between two, or all that one takes part in. */
export function filtersOf(one: string, other: string): Record<string, string | null> {
  return one && other
    ? { actor: `${one},${other}`, recipient: `${one},${other}`, party: null }
    : { party: one || other || null, actor: null, recipient: null };
}
