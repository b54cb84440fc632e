import { useState } from 'preact/hooks';
import type { Diagnostic } from '../engine/types/protocol';
import { Icon } from '../frame/Icon';
import { useSteps } from '../frame/More';
import { bytes, word } from '../words';
import type { Opened, Side } from './side';

/** Findings are listed in steps of this many. */
const step = 100;

/** How many findings there are, and the list of them. */
export function Problems({ side }: { side: Side }) {
  const [open, setOpen] = useState(false);
  const opened = side.latest.value;
  const info = opened?.info;
  const { shown, more } = useSteps(info?.diagnostics ?? [], step);
  const list = `problems-${side.name}`;
  const any = info !== undefined && info.diagnostics.length > 0;

  return (
    <div class="problems">
      <button
        type="button"
        class="problems-bar"
        aria-expanded={open && any}
        aria-controls={list}
        disabled={!any}
        onClick={() => setOpen(!open)}
      >
        <Counts
          errors={info?.errors ?? 0}
          warnings={info?.warnings ?? 0}
          infos={info?.infos ?? 0}
          read={!!info}
        />
        <span class="spacer" />
        {info && (
          <span class="amount">
            {bytes(info.bytes)} · {word('source.elements', { n: info.elements })}
          </span>
        )}
        {any && <Icon name={open ? 'down' : 'right'} />}
      </button>
      {opened && open && any && (
        <ol class="problems-list" id={list} aria-label={word('problems.title')}>
          {shown.map((diagnostic, index) => (
            <Problem key={index} side={side} opened={opened} diagnostic={diagnostic} />
          ))}
          {more && <li>{more}</li>}
        </ol>
      )}
    </div>
  );
}

function Counts(counts: { errors: number; warnings: number; infos: number; read: boolean }) {
  const { errors, warnings, infos, read } = counts;
  return (
    <span class="counts" role="status">
      {errors > 0 && (
        <span class="state-error">
          <Icon name="error" />
          {word('problems.errors', { n: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span class="state-warning">
          <Icon name="warning" />
          {word('problems.warnings', { n: warnings })}
        </span>
      )}
      {infos > 0 && (
        <span class="state-info">
          <Icon name="info" />
          {word('problems.infos', { n: infos })}
        </span>
      )}
      {read && errors + warnings + infos === 0 && (
        <span class="state-yes">
          <Icon name="yes" />
          {word('problems.none')}
        </span>
      )}
      {!read && <span class="muted">{word('problems.unread')}</span>}
    </span>
  );
}

function Problem({ side, opened, diagnostic }: { side: Side; opened: Opened; diagnostic: Diagnostic }) {
  const { severity, message, hint, code, at, related, edits } = diagnostic;
  return (
    <li class={`problem state-${severity}`}>
      <Icon name={severity} />
      <div>
        <button type="button" class="problem-text" onClick={() => side.show(opened, diagnostic.place)}>
          <span class="visually-hidden">{word(`severity.${severity}`)}: </span>
          {message}
        </button>
        {hint && <p class="hint">{hint}</p>}
        {related.map((other, index) => (
          <button key={index} type="button" class="link" onClick={() => side.show(opened, other.place)}>
            {word('problems.related', { line: String(other.at.line), message: other.message })}
          </button>
        ))}
        {edits.length > 0 && (
          <button type="button" class="button small" onClick={() => side.apply(opened, edits)}>
            {word('problems.fix')}
          </button>
        )}
      </div>
      <span class="problem-place">
        {at.line}:{at.column} <span class="code">{code}</span>
      </span>
    </li>
  );
}
