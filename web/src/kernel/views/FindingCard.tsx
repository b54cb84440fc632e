import type { KernelFinding, KernelFix } from '../../engine/types/protocol';
import { Icon } from '../../frame/Icon';
import { language } from '../../settings';
import { word } from '../../words';
import type { Checked } from '../checked';
import { shownPath } from '../headers';
import { changedLines } from '../preview';
import { useRules } from '../rulebook';
import { badgeWord } from '../silence';
import { apply, choose, chosen, keyOf, rule, showRelated, view } from '../work';
import { CrossingPicture } from './CrossingPicture';
import { Prose } from './Prose';
import { TypePair } from './TypePair';

interface Props {
  checked: Checked;
  finding: KernelFinding;
}

/** One finding: what sparse says of it, and when it is opened all that stands behind it. */
export function FindingCard({ checked, finding }: Props) {
  const key = keyOf(finding, checked.info.findings);
  const open = chosen.value === key;
  const { severity, silence, noisy, file, at, text, code } = finding;
  const [line = ''] = text.split('\n');
  return (
    <li
      class={`finding state-${severity} ${open ? 'open' : ''} ${silence ? 'silenced' : ''}`}
      data-code={code}
    >
      <h3>
        <button
          type="button"
          class="finding-head"
          aria-expanded={open}
          onClick={() => {
            if (open) chosen.value = null;
            else choose(checked, finding, false);
          }}
        >
          <Icon name={severity} />
          <span class="finding-text">
            <span class="visually-hidden">{word(`severity.${severity}`)}: </span>
            <Prose text={line} />
          </span>
          {file && (
            <span class="finding-place">
              {shownPath(file)}:{at.line}:{at.column}
            </span>
          )}
        </button>
      </h3>
      {(silence || noisy) && (
        <p class="finding-badges">
          {silence && <span class="badge">{word(badgeWord(silence))}</span>}
          {noisy && <span class="badge">{word('kernel.badge.noisy')}</span>}
        </p>
      )}
      {open && <Details checked={checked} finding={finding} />}
    </li>
  );
}

function Details({ checked, finding }: Props) {
  const { silence, noisy, message, text, hint, related, fixes, expected, got, crossing, code } = finding;
  const [line = '', ...more] = text.split('\n');
  const rules = useRules();
  const known = rules?.find((one) => one.code === code);
  return (
    <div class="finding-details">
      {silence === 'ours' && <p class="muted">{word('kernel.oursWhat')}</p>}
      {message !== text && message !== line && (
        <p class="finding-message">
          <Prose text={message} />
        </p>
      )}
      {expected && got && <TypePair expected={expected} got={got} />}
      {!(expected && got) && more.length > 0 && <pre class="finding-more">{more.join('\n')}</pre>}
      {hint && (
        <p class="finding-hint">
          <Prose text={hint} />
        </p>
      )}
      {noisy && (
        <p class="finding-noisy">
          <Icon name="info" />
          <span>
            <Prose text={noisy} />
          </span>
        </p>
      )}
      {crossing && <CrossingPicture crossing={crossing} />}
      {fixes.length > 0 && (
        <ul class="fixes" aria-label={word('kernel.fixes')}>
          {fixes.map((fix, index) => (
            <Fix key={index} checked={checked} fix={fix} />
          ))}
        </ul>
      )}
      <p class="finding-links">
        {finding.file && (
          <button type="button" class="link" onClick={() => choose(checked, finding)}>
            {word('kernel.showPlace')}
          </button>
        )}
        {related.map((other, index) => (
          <button key={index} type="button" class="link" onClick={() => showRelated(checked, other)}>
            {word('kernel.related', {
              file: shownPath(other.file),
              line: String(other.at.line),
              message: other.message,
            })}
          </button>
        ))}
        {known && (
          <button
            type="button"
            class="link"
            onClick={() => {
              rule.value = known.code;
              view.value = 'rules';
            }}
          >
            {word('kernel.theRule', { title: known.title[language.value].replaceAll('`', '') })}
          </button>
        )}
      </p>
    </div>
  );
}

/** A change that mends the finding, line by line, and the button that makes it. */
function Fix({ checked, fix }: { checked: Checked; fix: KernelFix }) {
  const names = [...new Set(fix.edits.map(({ file }) => file))];
  return (
    <li class="fix">
      <div class="fix-head">
        <span>
          <Prose text={fix.title} />
        </span>
        <button
          type="button"
          class="button small"
          aria-label={word('kernel.applyFix', { title: fix.title.replaceAll('`', '') })}
          onClick={() => apply(checked, fix)}
        >
          {word('kernel.apply')}
        </button>
      </div>
      {names.map((name) => {
        const file = checked.file(name);
        if (!file) return null;
        const edits = fix.edits
          .filter((edit) => edit.file === name)
          .flatMap((edit) => {
            const range = checked.rangeNow(name, edit.place);
            return range ? [{ ...range, insert: edit.text }] : [];
          });
        file.revision.value;
        return changedLines(file.text(), edits).map((change) => (
          <div class="change code" key={`${name} ${change.number}`}>
            {change.before.map((text, index) => (
              <p key={`-${index}`} class="taken">
                <span class="visually-hidden">{word('kernel.lineTaken')}: </span>
                <span aria-hidden="true">−</span>
                <span>{text}</span>
              </p>
            ))}
            {change.after.map((text, index) => (
              <p key={`+${index}`} class="given">
                <span class="visually-hidden">{word('kernel.lineGiven')}: </span>
                <span aria-hidden="true">+</span>
                <span>{text}</span>
              </p>
            ))}
          </div>
        ));
      })}
    </li>
  );
}
