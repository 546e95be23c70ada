/** A button with a panel below it that closes by Escape, by a click elsewhere, and gives the focus back. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  title: ReactNode;
  label?: string;
  /** Which edge of the button the panel keeps to. */
  align?: 'start' | 'end';
  quiet?: boolean;
  children: (close: () => void) => ReactNode;
}

export function Menu({ title, label, align = 'start', quiet = false, children }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and the focus that leaves are heard for the panel inside
    <div
      ref={box}
      className="menu"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          close();
        }
      }}
      onBlur={(event) => {
        if (open && event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={quiet ? 'quiet' : undefined}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {title} <span aria-hidden="true">▾</span>
      </button>
      {open ? (
        <div
          className={`popover ${align}`}
          role="dialog"
          aria-label={label ?? (typeof title === 'string' ? title : undefined)}
        >
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}
