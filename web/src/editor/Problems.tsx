import { useState } from 'preact/hooks';
import type { Diagnostic } from '../engine/types/protocol';
import type { Edit, Span } from '../engine/types/source';
import { Icon } from '../frame/Icon';
import { useSteps } from '../frame/More';
import { word } from '../words';

/** Findings are listed in steps of this many. */
const step = 100;

interface Props {
  /** Distinguishes the lists of several editors in one page. */
  name: string;
  /** What was found; null before the text was read. */
  found: {
    diagnostics: readonly Diagnostic[];
    errors: number;
    warnings: number;
    infos: number;
  } | null;
  /** What else there is to say of the text, in a few words. */
  amount?: string | undefined;
  onShow: (place: Span) => void;
  onFix: (edits: readonly Edit[]) => void;
}

/** How many findings there are, and the list of them. */
export function Problems({ name, found, amount, onShow, onFix }: Props) {
  const [open, setOpen] = useState(false);
  const { shown, more } = useSteps(found?.diagnostics ?? [], step);
  const list = `problems-${name}`;
  const any = found !== null && found.diagnostics.length > 0;

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
          errors={found?.errors ?? 0}
          warnings={found?.warnings ?? 0}
          infos={found?.infos ?? 0}
          read={found !== null}
        />
        <span class="spacer" />
        {amount && <span class="amount">{amount}</span>}
        {any && <Icon name={open ? 'down' : 'right'} />}
      </button>
      {open && any && (
        <ol class="problems-list" id={list} aria-label={word('problems.title')}>
          {shown.map((diagnostic, index) => (
            <Problem key={index} diagnostic={diagnostic} onShow={onShow} onFix={onFix} />
          ))}
          {more && <li>{more}</li>}
        </ol>
      )}
    </div>
  );
}

/** How many findings there are of each kind. */
export function Counts(counts: { errors: number; warnings: number; infos: number; read: boolean }) {
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

function Problem({
  diagnostic,
  onShow,
  onFix,
}: { diagnostic: Diagnostic } & Pick<Props, 'onShow' | 'onFix'>) {
  const { severity, message, hint, code, at, related, edits } = diagnostic;
  return (
    <li class={`problem state-${severity}`}>
      <Icon name={severity} />
      <div>
        <button type="button" class="problem-text" onClick={() => onShow(diagnostic.place)}>
          <span class="visually-hidden">{word(`severity.${severity}`)}: </span>
          {message}
        </button>
        {hint && <p class="hint">{hint}</p>}
        {related.map((other, index) => (
          <button key={index} type="button" class="link" onClick={() => onShow(other.place)}>
            {word('problems.related', { line: String(other.at.line), message: other.message })}
          </button>
        ))}
        {edits.length > 0 && (
          <button type="button" class="button small" onClick={() => onFix(edits)}>
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
