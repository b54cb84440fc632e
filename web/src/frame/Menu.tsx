import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon';

interface Props {
  icon: IconName;
  label: string;
  title?: string;
  /** Shown once it is open; close is for its buttons to call. */
  children: (close: () => void) => ComponentChildren;
  align?: 'start' | 'end';
  onOpen?: () => void;
}

/** A button that opens a small panel; Escape, or a click elsewhere, closes it. */
export function Menu({ icon, label, title, children, align = 'start', onOpen }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!event.composedPath().includes(root.current as EventTarget)) setOpen(false);
    };
    addEventListener('pointerdown', outside);
    addEventListener('focusin', outside);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('focusin', outside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const buttons = [...(root.current?.querySelectorAll<HTMLElement>('.menu-panel button') ?? [])];
    if (buttons.length === 0) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    buttons[(next + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div class={`menu menu-${align}`} ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="button quiet"
        aria-expanded={open}
        title={title}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        <Icon name={icon} />
        <span class="label">{label}</span>
      </button>
      {open && <div class="menu-panel">{children(close)}</div>}
    </div>
  );
}
