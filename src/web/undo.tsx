/** Judgements and their undo: every write goes through here, says what it did, and can be taken back from anywhere. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { changed, write } from './server.ts';
import { currentSettings } from './settings.ts';

interface Step {
  n: number;
  label: string;
}
interface Message {
  text: string;
  undoable: boolean;
}

let message: Message | null = null;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, undoable = false): void {
  message = { text, undoable };
  clearTimeout(timer);
  timer = setTimeout(() => {
    message = null;
    for (const listener of listeners) listener();
  }, 6000);
  for (const listener of listeners) listener();
}

/** Writes a judgement under the reviewer's name and tells every view to read again. @returns null where it was refused */
export async function judge<T extends object = object>(path: string, body: Record<string, unknown>): Promise<T | null> {
  try {
    const answer = await write<(Step | { step?: Step }) & T>(path, { ...body, by: currentSettings().reviewer });
    const step = 'label' in answer ? (answer as Step) : (answer as { step?: Step }).step;
    changed();
    say(step ? sentence(step.label) : 'Done', true);
    return answer;
  } catch (error) {
    say((error as Error).message);
    return null;
  }
}

const sentence = (label: string) => label[0]!.toUpperCase() + label.slice(1);

const turnings = new Set<(events: readonly string[]) => void>();

/** Told of the events that an undo or a redo touched, so that a view can go back to them. */
export function useTurned(listener: (events: readonly string[]) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const mine = (events: readonly string[]) => latest.current(events);
    turnings.add(mine);
    return () => void turnings.delete(mine);
  }, []);
}

async function turn(path: '/review/undo' | '/review/redo', done: string, nothing: string): Promise<void> {
  try {
    const { step, events } = await write<{ step: Step | null; events: string[] }>(path, {});
    changed();
    if (step) for (const listener of turnings) listener(events);
    say(step ? `${done}: ${step.label}` : nothing);
  } catch (error) {
    say((error as Error).message);
  }
}

export function useUndo(): { undo(): Promise<void>; redo(): Promise<void> } {
  return {
    undo: () => turn('/review/undo', 'Undone', 'There is nothing to undo'),
    redo: () => turn('/review/redo', 'Done again', 'There is nothing to redo'),
  };
}

export function Toast(): ReactNode {
  const [, draw] = useState(0);
  const { undo } = useUndo();
  useEffect(() => {
    const listener = () => draw((value) => value + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return (
    <div aria-live="polite" role="status">
      {message ? (
        <div className="toast">
          <span>{message.text}</span>
          {message.undoable ? (
            <button type="button" onClick={() => void undo()}>
              Undo
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
