import { Icon } from '../../frame/Icon';
import { word } from '../../words';
import { useAnswer } from '../answer';
import { clock } from '../duration';
import type { Run } from '../run';
import { type Moment, script, moment as shared, view } from '../work';

/** The moment that is pointed out: when it was, what fired, and the way into it. */
export function MomentBar({ run, moment }: { run: Run; moment: Moment }) {
  const { answer } = useAnswer(run, 'stap.moment', { ...moment });
  const go = (firing: number) => {
    shared.value = { firing, statement: -1 };
  };
  const probe = answer && run.checked.probes[answer.probe];
  const last = (answer?.firings ?? 0) - 1;
  return (
    <div
      class="moment-bar"
      role="group"
      aria-label={word('stap.at', { n: moment.firing + 1, all: last + 1 })}
    >
      <button
        type="button"
        class="icon-button"
        aria-label={word('stap.previousFiring')}
        title={word('stap.previousFiring')}
        disabled={moment.firing <= 0}
        onClick={() => go(moment.firing - 1)}
      >
        <Icon name="left" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={word('stap.nextFiring')}
        title={word('stap.nextFiring')}
        disabled={moment.firing >= last}
        onClick={() => go(moment.firing + 1)}
      >
        <Icon name="right" />
      </button>
      {answer && (
        <>
          {probe && (
            <button type="button" class="link code" onClick={() => script.show(run, probe.place)}>
              {probe.name}
            </button>
          )}
          <span class="time">{clock(BigInt(answer.at), 6)} s</span>
          <span class="moment-words muted">
            {word('stap.at', { n: answer.firing + 1, all: answer.firings })} ·{' '}
            {word('stap.cpu', { n: answer.cpu })} · {word('stap.jiffies', { n: answer.jiffies })}
          </span>
        </>
      )}
      {!answer && <span class="spacer" />}
      <button
        type="button"
        class="button small"
        onClick={() => {
          view.value = 'step';
        }}
      >
        {word('stap.lookInside')}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={word('stap.unpoint')}
        title={word('stap.unpoint')}
        onClick={() => {
          shared.value = null;
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
