import type { ComponentChildren } from 'preact';

interface Props {
  /** What the table is of, for those who hear it. */
  label: string;
  children: ComponentChildren;
}

/** A table that may be wider than the page: it scrolls, with the keyboard too. */
export function TableScroll({ label, children }: Props) {
  return (
    <div class="table-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
