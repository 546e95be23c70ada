/** All keys that work here, their off switch, and the name under one's judgements. */
import { type ReactNode, useEffect, useRef } from 'react';
import { activeKeys } from './keys.tsx';
import { changeSettings, useSettings } from './settings.ts';

const SHOWN: Record<string, string> = {
  space: 'Space',
  'mod+z': 'Ctrl Z',
  'mod+shift+z': 'Ctrl Shift Z',
  'mod+y': 'Ctrl Y',
};

export function HelpDialog({ open, close }: { open: boolean; close(): void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const settings = useSettings();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
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
      <p>
        <label>
          <input
            type="checkbox"
            checked={settings.keys}
            onChange={(event) => changeSettings({ keys: event.target.checked })}
            style={{ minHeight: 0 }}
          />{' '}
          Single-letter keys
        </label>
      </p>
      {open ? (
        <table>
          <tbody>
            {activeKeys().map((command) => (
              <tr key={command.key}>
                <td>
                  {command.key.split(' ').map((key) => (
                    <kbd key={key}>{SHOWN[key] ?? key}</kbd>
                  ))}
                </td>
                <td>{command.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="field">
        <label htmlFor="reviewer">Your judgements are kept under the name</label>
        <input
          id="reviewer"
          value={settings.reviewer}
          maxLength={100}
          onChange={(event) => changeSettings({ reviewer: event.target.value || 'reviewer' })}
        />
      </p>
      <button type="button" className="primary" onClick={close}>
        Close
      </button>
    </dialog>
  );
}
