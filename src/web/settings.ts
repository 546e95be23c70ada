/** What a person chose on this machine: theme, name under judgements, single-letter keys on or off. Kept by the browser. */
import { useSyncExternalStore } from 'react';

export interface Settings {
  theme: 'system' | 'light' | 'dark';
  /** Whose judgements these are. */
  reviewer: string;
  /** Single-letter keys (WCAG 2.1.4 asks for an off switch). */
  keys: boolean;
}

const DEFAULTS: Settings = { theme: 'system', reviewer: 'reviewer', keys: true };
const NAME = 'entente-settings';
const listeners = new Set<() => void>();

function load(): Settings {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Settings>) };
  } catch {
    return DEFAULTS;
  }
}

let settings = load();
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function applyTheme(): void {
  const theme = settings.theme === 'system' ? (dark.matches ? 'dark' : 'light') : settings.theme;
  document.documentElement.dataset['theme'] = theme;
}
dark.addEventListener('change', () => {
  applyTheme();
  for (const listener of listeners) listener();
});
applyTheme();

export function currentSettings(): Settings {
  return settings;
}

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(NAME, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing keeps the choice for this page.
  }
  applyTheme();
  for (const listener of listeners) listener();
}

export function useSettings(): Settings {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentSettings);
}

/** The colours of the theme in force, for canvases. */
export function themeColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
