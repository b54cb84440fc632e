import { useEffect, useMemo } from 'preact/hooks';
import { Icon, type IconName } from '../../frame/Icon';
import { type WordKey, word } from '../../words';
import { useAnswer } from '../answer';
import { clock } from '../duration';
import type { Run } from '../run';
import { moment, script } from '../work';
import { VariableTable } from './VariableTable';

/** So much of the output is shown, in characters. */
const shownOutput = 4000;

/** A run one statement at a time, forward and backward. */
export function StepView({ run }: { run: Run }) {
  const at = moment.value;
  const firings = run.progress.value.fired;
  useEffect(() => {
    if (!at && firings > 0) moment.value = { firing: 0, statement: 0 };
  }, [at === null, firings > 0]);
  const { answer, error } = useAnswer(run, 'stap.moment', at ?? { firing: 0, statement: 0 });
  const printed = answer?.printed ?? 0;
  const output = useMemo(() => written(run, printed), [run, printed, run.output.version.value]);

  if (firings === 0) {
    return (
      <div class="centre">
        <p>{word('stap.timeline.nothing')}</p>
      </div>
    );
  }
  if (!answer || !at) {
    return error ? (
      <div class="centre" role="alert">
        <p>{error}</p>
      </div>
    ) : null;
  }

  const { firing, statement, statements } = answer;
  const last = firings - 1;
  const go = (to: number, statement: number) => {
    moment.value = { firing: Math.min(Math.max(to, 0), last), statement };
  };
  const moves: Record<string, () => void> = {
    Home: () => go(0, 0),
    PageUp: () => go(statement > 0 ? firing : firing - 1, 0),
    ArrowLeft: () => (statement > 0 ? go(firing, statement - 1) : firing > 0 && go(firing - 1, -1)),
    ArrowRight: () =>
      statement < statements ? go(firing, statement + 1) : firing < last && go(firing + 1, 0),
    PageDown: () => firing < last && go(firing + 1, 0),
    End: () => go(last, -1),
  };
  const probe = run.checked.probes[answer.probe];
  return (
    <div
      class="step-view"
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        move();
      }}
    >
      <div class="step-bar" role="toolbar" aria-label={word('stap.view.step')}>
        <Move
          icon="first"
          label="stap.step.first"
          disabled={firing === 0 && statement === 0}
          go={moves.Home}
        />
        <Move
          icon="back"
          label="stap.step.previousFiring"
          disabled={firing === 0 && statement === 0}
          go={moves.PageUp}
        />
        <Move
          icon="left"
          label="stap.step.back"
          disabled={firing === 0 && statement === 0}
          go={moves.ArrowLeft}
        />
        <Move
          icon="right"
          label="stap.step.forward"
          disabled={firing === last && statement === statements}
          go={moves.ArrowRight}
        />
        <Move icon="forward" label="stap.step.nextFiring" disabled={firing === last} go={moves.PageDown} />
        <Move
          icon="last"
          label="stap.step.last"
          disabled={firing === last && statement === statements}
          go={moves.End}
        />
        <span class="spacer" />
        <span class="muted">{word('stap.at', { n: firing + 1, all: firings })}</span>
      </div>
      <div class="step-where">
        <p>
          {probe && (
            <button type="button" class="link code" onClick={() => script.show(run, answer.place)}>
              {probe.name}
            </button>
          )}{' '}
          <strong class="time">{clock(BigInt(answer.at), 6)} s</strong>{' '}
          <span class="muted">
            {word('stap.jiffies', { n: answer.jiffies })} · {word('stap.cpu', { n: answer.cpu })}
          </span>
        </p>
        <label class="step-slider">
          <span aria-live="polite">
            {statement < statements
              ? word('stap.step.before', { k: statement + 1, all: statements })
              : word('stap.step.end')}
          </span>
          <input
            type="range"
            min={0}
            max={statements}
            value={statement}
            aria-label={word('stap.step.slider')}
            onInput={(event) => go(firing, Number(event.currentTarget.value))}
          />
        </label>
      </div>
      <VariableTable label={word('stap.variables.globals')} variables={answer.globals} />
      <VariableTable label={word('stap.variables.locals')} variables={answer.locals} />
      <section aria-label={word('stap.step.output')}>
        <h2 class="step-title">{word('stap.step.output')}</h2>
        {output ? <pre class="step-output">{output}</pre> : <p class="muted">{word('stap.step.noOutput')}</p>}
      </section>
    </div>
  );
}

/** What stood on standard output when so many bytes were written; of much, the end. */
function written(run: Run, bytes: number): string {
  const all = run.output.pieces
    .filter(({ stream }) => stream === 'stdout')
    .map(({ text }) => text)
    .join('');
  const text = new TextDecoder().decode(new TextEncoder().encode(all).subarray(0, bytes));
  return text.length > shownOutput ? `… ${text.slice(-shownOutput)}` : text;
}

function Move({
  icon,
  label,
  disabled,
  go,
}: {
  icon: IconName;
  label: WordKey;
  disabled: boolean;
  go: (() => void) | undefined;
}) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={word(label)}
      title={word(label)}
      // Still focusable: the keyboard is not thrown out where an end is reached.
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) go?.();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
