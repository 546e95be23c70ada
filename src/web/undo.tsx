/** Judgements and their undo: every write goes through here, says what it did, and can be taken back from anywhere. */
import { type ReactNode, useEffect, useState } from 'react';
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

/** Writes a judgement under the reviewer's name and tells every view to read again. */
export async function judge(path: string, body: Record<string, unknown>): Promise<boolean> {
  try {
    const answer = await write<Step | { step?: Step }>(path, { ...body, by: currentSettings().reviewer });
    const step = 'label' in answer ? answer : answer.step;
    changed();
    say(step ? sentence(step.label) : 'Done', true);
    return true;
  } catch (error) {
    say((error as Error).message);
    return false;
  }
}

const sentence = (label: string) => label[0]!.toUpperCase() + label.slice(1);

async function turn(path: '/review/undo' | '/review/redo', done: string, nothing: string): Promise<void> {
  try {
    const { step } = await write<{ step: Step | null }>(path, {});
    changed();
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
