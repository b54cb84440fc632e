import { useEffect, useRef } from 'preact/hooks';
import type { KernelFinding } from '../../engine/types/protocol';
import { useSteps } from '../../frame/More';
import { word } from '../../words';
import type { Checked } from '../checked';
import { faultOf, plainPath } from '../names';
import { add, chosen, files } from '../work';
import { FindingCard } from './FindingCard';

/** So many findings are listed at first. */
const step = 60;

/** What sparse prints of the files, then what it keeps to itself. */
export function FindingsView({ checked }: { checked: Checked }) {
  const list = useRef<HTMLDivElement>(null);
  const { findings, wanted } = checked.info;
  const printed = findings.filter(({ silence }) => silence === '');
  const hidden = findings.filter(({ silence }) => silence !== '');
  const open = chosen.value;
  useEffect(() => {
    // After the view has gone to its top, where it is new.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector('.finding.open > h3')?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [open]);

  return (
    <div class="findings" ref={list}>
      <Wanted wanted={wanted} />
      {printed.length > 0 ? (
        <>
          <h2 class="visually-hidden">{word('kernel.printed')}</h2>
          <FindingList checked={checked} findings={printed} label={word('kernel.printed')} />
        </>
      ) : (
        <div class="clean">
          <p class="clean-title">{word(hidden.length > 0 ? 'kernel.nothingPrinted' : 'kernel.clean')}</p>
          {hidden.length === 0 && <p class="muted">{word('kernel.cleanWhat')}</p>}
        </div>
      )}
      {hidden.length > 0 && (
        <>
          <h2 class="findings-title">{word('kernel.hidden', { n: hidden.length })}</h2>
          <FindingList checked={checked} findings={hidden} label={word('kernel.hiddenList')} />
        </>
      )}
    </div>
  );
}

interface ListProps {
  checked: Checked;
  findings: readonly KernelFinding[];
  label: string;
}

function FindingList({ checked, findings, label }: ListProps) {
  const { shown, more } = useSteps(findings, step);
  return (
    <ol class="finding-list" aria-label={label}>
      {shown.map((finding, index) => (
        <FindingCard key={index} checked={checked} finding={finding} />
      ))}
      {more && <li class="finding-rest">{more}</li>}
    </ol>
  );
}

/** Files that are included and that there are none of, each with a button that makes it. */
function Wanted({ wanted }: { wanted: readonly string[] }) {
  const names = files.value.map((file) => file.name.value);
  const makeable = [...new Set(wanted.map(plainPath))]
    .filter((name) => faultOf(name, names) === null)
    .slice(0, 5);
  if (makeable.length === 0) return null;
  return (
    <ul class="wanted">
      {makeable.map((name) => (
        <li key={name}>
          <span>{word('kernel.wanted', { name })}</span>
          <button type="button" class="button small" onClick={() => add(name, '')}>
            {word('kernel.make', { name })}
          </button>
        </li>
      ))}
    </ul>
  );
}
