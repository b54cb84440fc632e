import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StapEnding } from '../../engine/types/protocol';
import { copy, download } from '../../frame/handOver';
import { Icon } from '../../frame/Icon';
import { word } from '../../words';
import { useAnswer } from '../answer';
import { clock } from '../duration';
import type { Run } from '../run';
import type { Look, Row } from '../terminal';
import { moment, runner } from '../work';
import { Explanations } from './Explanations';
import { MomentBar } from './MomentBar';
import { Overview } from './Overview';

/** So many lines are shown at first, and more at a time on request. */
const step = 1000;

/** So many while the run goes on: all of them are new each time. */
const stepGoing = 100;

/** What the run wrote, why it is what it is, and when its probes fired. */
export function ConsoleView({ run }: { run: Run }) {
  return (
    <div class="console-view">
      <ConsoleBar run={run} />
      <div class="console-body">
        <Lines run={run} />
        <Explanations run={run} />
      </div>
      {moment.value && <MomentBar run={run} moment={moment.value} />}
      <Overview run={run} />
    </div>
  );
}

function ConsoleBar({ run }: { run: Run }) {
  const [copied, setCopied] = useState(false);
  run.output.version.value;
  const { kernel, hz, cpus, seed } = run.started;
  const name = `${(run.settings.name || 'script').replace(/\.stp$/, '')}.txt`;
  return (
    <div class="console-bar">
      <span class="badge" title={word('stap.simulatedWhy')}>
        {word('stap.simulated')}
      </span>
      <span class="machine-line muted">{word('stap.machine', { kernel, hz: String(hz), cpus, seed })}</span>
      <span class="spacer" />
      <span class="amount muted">{word('stap.firings', { n: run.progress.value.fired })}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={word(copied ? 'frame.copied' : 'frame.copy')}
        title={word(copied ? 'frame.copied' : 'frame.copy')}
        disabled={run.output.length === 0}
        onBlur={() => setCopied(false)}
        onClick={() => void copy(run.output.text()).then(setCopied)}
      >
        <Icon name={copied ? 'yes' : 'copy'} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={word('frame.download')}
        title={word('frame.download')}
        disabled={run.output.length === 0}
        onClick={() => download(name, 'text/plain', run.output.bytes())}
      >
        <Icon name="download" />
      </button>
    </div>
  );
}

/** The lines of the terminal, how the run ended, and what of it was simulated. */
function Lines({ run }: { run: Run }) {
  const [count, setCount] = useState(step);
  const [active, setActive] = useState(-1);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const onScroll = (event: Event) => {
    const { scrollTop, clientHeight, scrollHeight } = event.target as HTMLElement;
    atEnd.current = scrollTop + clientHeight >= scrollHeight - 40;
  };
  const version = run.output.version.value;
  const { rows, dropped } = run.output;
  const most = run.ending.value || run.lost.value ? count : Math.min(count, stepGoing);
  const shown = rows.length > most ? rows.slice(rows.length - most) : rows;
  const hidden = rows.length - shown.length;
  const chosen = moment.value?.firing;

  useEffect(() => {
    const around = scroller.current?.parentElement;
    around?.addEventListener('scroll', onScroll);
    return () => around?.removeEventListener('scroll', onScroll);
  }, []);

  useEffect(() => {
    setCount(step);
    setActive(-1);
    atEnd.current = true;
  }, [run]);

  // Like a terminal it follows what is written, unless someone reads further up.
  useLayoutEffect(() => {
    if (!atEnd.current || !runner.busy) return;
    // On a small screen the lines and their explanation scroll as one.
    for (const element of [scroller.current, scroller.current?.parentElement]) {
      if (element) element.scrollTop = element.scrollHeight;
    }
  }, [version]);

  // The same function each time: lines that are as they were are not drawn again.
  const choose = useCallback((row: Row, firing: number) => {
    setActive(row.number);
    if (firing >= 0) moment.value = { firing, statement: -1 };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = shown.findIndex(({ number }) => number === active);
    const next = {
      ArrowUp: at < 0 ? shown.length - 1 : at - 1,
      ArrowDown: at + 1,
      PageUp: at - 20,
      PageDown: at + 20,
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    if (next !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const row = shown[Math.min(Math.max(next, 0), shown.length - 1)];
      if (!row) return;
      setActive(row.number);
      document.getElementById(`row-${row.number}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' || event.key === ' ') {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const row = shown[at];
      if (row) choose(row, row.firing);
    }
    if (event.key === 'Escape') moment.value = null;
  };

  return (
    <div class="console" ref={scroller} onScroll={onScroll}>
      {dropped > 0 && <p class="console-note muted">{word('stap.forgotten', { n: dropped })}</p>}
      {hidden > 0 && most === count && (
        <button type="button" class="button small console-earlier" onClick={() => setCount(count + step)}>
          {word('stap.earlier', { n: hidden })}
        </button>
      )}
      {shown.length > 0 ? (
        <div
          class="rows-list"
          role="listbox"
          aria-label={word('stap.output')}
          tabIndex={0}
          aria-activedescendant={active >= 0 ? `row-${active}` : undefined}
          onKeyDown={onKeyDown}
        >
          {shown.map((row, index) => (
            <Line
              key={row.number}
              row={row}
              // A firing's time stands beside the first of its lines.
              timed={shown[index - 1]?.firing !== row.firing || index === 0}
              length={row.spans.reduce((sum, { text }) => sum + text.length, 0)}
              active={row.number === active}
              chosen={chosen !== undefined && row.spans.some(({ firing }) => firing === chosen)}
              onChoose={choose}
            />
          ))}
        </div>
      ) : (
        <p class="console-note muted">
          {word(run.ending.value || run.lost.value ? 'stap.noOutput' : 'stap.noOutputYet')}
        </p>
      )}
      <Ending run={run} />
      <Simulated run={run} />
    </div>
  );
}

interface LineProps {
  row: Row;
  timed: boolean;
  /** How much there is of it: a row that is written on is drawn again. */
  length: number;
  active: boolean;
  chosen: boolean;
  onChoose: (row: Row, firing: number) => void;
}

function Line({ row, timed, active, chosen, onChoose }: LineProps) {
  const { number, stream, firing, at, spans, cleared } = row;
  const time = clock(at);
  const title = firing < 0 ? word('stap.byRuntime') : word('stap.lineAt', { time });
  return (
    <div
      class={`line of-${stream} ${active ? 'active' : ''}`}
      id={`row-${number}`}
      role="option"
      aria-selected={chosen}
      onClick={() => {
        // Text that is being selected is not meant as a choice.
        if (getSelection()?.isCollapsed !== false) onChoose(row, firing);
      }}
    >
      <span class="line-time" title={title}>
        {timed && firing >= 0 ? time : ''}
      </span>
      {stream === 'stderr' && (
        <span class="line-stream" title={word('stap.stderr')}>
          <span aria-hidden="true">err</span>
          <span class="visually-hidden">{word('stap.stderr')}: </span>
        </span>
      )}
      {cleared ? (
        <span class="line-cleared">{word('stap.cleared')}</span>
      ) : (
        <span class="line-text">
          {spans.map((span, index) => (
            <span
              key={index}
              class={classesOf(span.look) || undefined}
              onClick={(event) => {
                if (getSelection()?.isCollapsed === false) return;
                event.stopPropagation();
                onChoose(row, span.firing);
              }}
            >
              {span.text}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function classesOf({ foreground, background, bold, underlined, inverse }: Look): string {
  return [
    foreground >= 0 && `ansi-${foreground}`,
    background >= 0 && `ansi-on-${background}`,
    bold && 'ansi-bold',
    underlined && 'ansi-underlined',
    inverse && 'ansi-inverse',
  ]
    .filter(Boolean)
    .join(' ');
}

/** How the run ended, in one sentence. */
function Ending({ run }: { run: Run }) {
  const ending = run.ending.value;
  return ending ? <Ended run={run} ending={ending} /> : null;
}

function Ended({ run, ending }: { run: Run; ending: StapEnding }) {
  // A step of a run that has ended only tells the ending again, in the page's language.
  const { answer } = useAnswer(run, 'stap.step', { budget: 1, cancel: false });
  const state = ending.status === 0 ? 'info' : 'error';
  return (
    <p class={`ending of-${ending.reason}`} role="status">
      <span class={`state-${state}`}>
        <Icon name={ending.status === 0 ? 'yes' : 'error'} />
      </span>
      <span>{answer?.ending?.words ?? ending.words}</span>
      <span class="badge">{word('stap.exitStatus', { status: ending.status })}</span>
    </p>
  );
}

/** What of the run was simulated besides the kernel's time. */
function Simulated({ run }: { run: Run }) {
  const notes = run.checked.simulated;
  if (notes.length === 0) return null;
  return (
    <p class="simulated-notes" role="note" aria-label={word('stap.simulatedTitle')}>
      <span class="badge">{word('stap.simulated')}</span>
      {notes.join(' ')}
    </p>
  );
}
