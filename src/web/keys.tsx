/**
 * Keys: each view lists its own, all are shown under `?`. Silent while somebody types, off by a switch, and two commands on
 * one key are an error at once rather than a surprise later.
 */
import { useEffect, useRef } from 'react';
import { currentSettings } from './settings.ts';

export interface KeyCommand {
  /** As KeyboardEvent.key; `mod+z` means Ctrl or Cmd; `g r` is two keys one after the other. */
  key: string;
  says: string;
  run(event: KeyboardEvent): void;
}

const active = new Map<string, KeyCommand>();
let pending: { key: string; at: number } | null = null;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function keyOf(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && modifier ? 'shift+' : '';
  return `${modifier}${shift}${event.key === ' ' ? 'space' : modifier ? event.key.toLowerCase() : event.key}`;
}

window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const key = keyOf(event);
  const modified = key.startsWith('mod+');
  if (isTyping(event.target) && !(modified && key !== 'mod+z' && key !== 'mod+y' && key !== 'mod+shift+z')) return;
  // A button keeps its own space and Enter.
  if (
    (key === 'space' || key === 'Enter') &&
    event.target instanceof HTMLElement &&
    event.target.closest('button, a, summary, [role=option], [role=row]')
  )
    return;
  if (!modified && key !== 'Escape' && !currentSettings().keys) return;
  const sequence = pending && event.timeStamp - pending.at < 1200 ? active.get(`${pending.key} ${key}`) : undefined;
  pending = null;
  const command = sequence ?? active.get(key);
  if (command) {
    event.preventDefault();
    command.run(event);
  } else if ([...active.keys()].some((known) => known.startsWith(`${key} `))) pending = { key, at: event.timeStamp };
});

export function useKeys(commands: readonly KeyCommand[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const names = commands.map((command) => command.key).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the commands' latest bodies are read through the ref
  useEffect(() => {
    const mine = latest.current.map((command) => {
      const stable: KeyCommand = {
        key: command.key,
        says: command.says,
        run: (event) => latest.current.find((one) => one.key === command.key)?.run(event),
      };
      if (active.has(command.key))
        throw new Error(
          `key ${command.key} is taken: ${active.get(command.key)!.says}; choose another for: ${command.says}`,
        );
      active.set(command.key, stable);
      return stable;
    });
    return () => {
      for (const command of mine) active.delete(command.key);
    };
  }, [names]);
}

export function activeKeys(): KeyCommand[] {
  return [...active.values()];
}
