/** All keys that work here, their off switch, the theme, and the name under one's judgements. */
import { type ReactNode, useEffect, useRef } from 'react';
import { activeKeys } from './keys.tsx';
import { changeSettings, useSettings } from './settings.ts';

const SHOWN: Record<string, string> = {
  space: 'Space',
  'mod+z': 'Ctrl Z',
  'mod+shift+z': 'Ctrl Shift Z',
  'mod+y': 'Ctrl Y',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

export function HelpDialog({ open, close }: { open: boolean; close(): void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const settings = useSettings();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    else if (!open) dialog.current?.close();
  }, [open]);
  const keys = open ? activeKeys() : [];
  const views = keys.filter(({ key }) => key.startsWith('g '));
  const here = keys.filter(({ key }) => !key.startsWith('g '));
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="help-title">
      <h2 id="help-title">Settings and keys</h2>
      <p className="field">
        <label htmlFor="theme">Theme</label>
        <select
          id="theme"
          value={settings.theme}
          onChange={(event) => changeSettings({ theme: event.target.value as 'system' })}
        >
          <option value="system">as the system</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </p>
      <p className="field">
        <label htmlFor="reviewer">Your judgements are kept under the name</label>
        <input
          id="reviewer"
          value={settings.reviewer}
          maxLength={100}
          onChange={(event) => changeSettings({ reviewer: event.target.value || 'reviewer' })}
        />
      </p>
      <p>
        <label className="check">
          <input
            type="checkbox"
            checked={settings.keys}
            onChange={(event) => changeSettings({ keys: event.target.checked })}
          />
          Single-letter keys
        </label>
      </p>
      <div className="two-sides">
        <KeyTable title="In this view" keys={here} />
        <KeyTable title="To another" keys={views} />
      </div>
      <button type="button" className="primary" onClick={close}>
        Close
      </button>
    </dialog>
  );
}

function KeyTable({ title, keys }: { title: string; keys: readonly { key: string; says: string }[] }): ReactNode {
  if (keys.length === 0) return null;
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {keys.map((command) => (
          <tr key={command.key}>
            <td className="keys">
              {command.key.split(' ').map((key) => (
                <kbd key={key}>{SHOWN[key] ?? key}</kbd>
              ))}
            </td>
            <td>{command.says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
