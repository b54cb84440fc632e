import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { keep, kept } from '../storage';
import { type WordKey, word } from '../words';
import { Tabs } from './Tabs';

const least = 20;
const most = 80;

/** The first pane's share of the width, in per cent. */
const share = signal(clamp(Number(kept('split') ?? 42)));

/** Which pane a phone shows. */
export const pane = signal<'source' | 'result'>('result');

function clamp(percent: number): number {
  return Number.isFinite(percent) ? Math.min(most, Math.max(least, percent)) : 42;
}

function choose(percent: number): void {
  share.value = clamp(percent);
  keep('split', String(share.value));
}

interface Props {
  /** What the panes hold. */
  titles: { source: WordKey; result: WordKey };
  source: ComponentChildren;
  result: ComponentChildren;
}

/** Two panes with a divider between them; on a phone one at a time. */
export function Split({ titles, source, result }: Props) {
  const panes = useRef<HTMLDivElement>(null);
  const percent = share.value;

  useEffect(() => {
    panes.current?.style.setProperty('--split', `${percent}%`);
  }, [percent]);

  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1 || !panes.current) return;
    const { left, width } = panes.current.getBoundingClientRect();
    choose(((event.clientX - left) / width) * 100);
  };
  const grab = (event: PointerEvent) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const step = (event: KeyboardEvent) => {
    const next = { ArrowLeft: percent - 2, ArrowRight: percent + 2, Home: least, End: most, Enter: 42 }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };

  return (
    <div class={`split shows-${pane.value}`} ref={panes}>
      <div class="narrow-only pane-tabs">
        <Tabs
          name="pane"
          label={word('frame.panes')}
          tabs={[
            { id: 'source', title: word(titles.source) },
            { id: 'result', title: word(titles.result) },
          ]}
          chosen={pane.value}
          onChoose={(id) => {
            pane.value = id;
          }}
        />
      </div>
      <section class="pane pane-source" aria-label={word(titles.source)} id="pane-panel">
        {source}
      </section>
      <div
        class="divider"
        role="separator"
        aria-orientation="vertical"
        aria-label={word('frame.divider')}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onPointerDown={grab}
        onPointerMove={drag}
        onDblClick={() => choose(42)}
        onKeyDown={step}
      />
      <section class="pane pane-result" aria-label={word(titles.result)} id="result" tabIndex={-1}>
        {result}
      </section>
    </div>
  );
}
