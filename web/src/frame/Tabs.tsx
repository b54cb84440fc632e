import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props<ID extends string> {
  /** Distinguishes the IDs of several tab lists in one page. */
  name: string;
  label: string;
  tabs: readonly { id: ID; title: string }[];
  chosen: ID;
  onChoose: (id: ID) => void;
  children?: ComponentChildren;
}

/** A row of tabs; arrow keys move along it. Its panel is a TabPanel of the same name. */
export function Tabs<ID extends string>({ name, label, tabs, chosen, onChoose, children }: Props<ID>) {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected=true]')
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + tabs.length) % tabs.length;
    const tab = tabs[index];
    if (!tab) return;
    onChoose(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };

  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${name}-tab-${id}`}
            aria-controls={`${name}-panel`}
            aria-selected={id === chosen}
            tabIndex={id === chosen ? 0 : -1}
            data-title={title}
            onClick={() => onChoose(id)}
          >
            {title}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}

export function TabPanel({
  name,
  chosen,
  children,
  class: extra = '',
}: {
  name: string;
  chosen: string;
  children: ComponentChildren;
  class?: string;
}) {
  return (
    <div
      class={`tab-panel ${extra}`}
      role="tabpanel"
      id={`${name}-panel`}
      aria-labelledby={`${name}-tab-${chosen}`}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
