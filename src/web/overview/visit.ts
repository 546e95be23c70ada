/**
 * When this browser was last in a project: for what changed since. The moment is that of the visit before this one, and
 * stays the same while the visit lasts, reloads among them.
 */
const NAME = 'entente-visits';

/** @returns the moment, ISO; null at the first visit, or where the browser keeps nothing */
export function lastVisit(project: string): string | null {
  try {
    const visits = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Record<string, string>;
    const held = sessionStorage.getItem(`${NAME} ${project}`) ?? visits[project] ?? '';
    sessionStorage.setItem(`${NAME} ${project}`, held);
    localStorage.setItem(NAME, JSON.stringify({ ...visits, [project]: new Date().toISOString() }));
    return held || null;
  } catch {
    return null;
  }
}
